@echo off
rem Builds Moongate with the right Maven: mvnw [Maven arguments]
rem The rules and the settings (MAVEN_USER_HOME, MAVEN_ARCHIVE_URL) are those in the head of mvnw, its twin.
setlocal EnableExtensions DisableDelayedExpansion
set "MVNW_SCRIPT=%~f0"
set "MVNW_PROJECT=%~dp0"
set "MVNW_MVN="
set "MVNW_TOO_OLD="

if defined MAVEN_HOME call :consider "%MAVEN_HOME%\bin\mvn.cmd"
if not defined MVNW_MVN if defined M2_HOME call :consider "%M2_HOME%\bin\mvn.cmd"
if not defined MVNW_MVN for %%m in (mvn.cmd) do if not "%%~$PATH:m"=="" call :consider "%%~$PATH:m"
if defined MVNW_MVN goto run

if not defined JAVA_HOME goto java_on_path
if exist "%JAVA_HOME%\bin\java.exe" goto java_found
>&2 echo mvnw: no Java at JAVA_HOME, "%JAVA_HOME%". Set JAVA_HOME to a JDK of 21 or newer, or unset it.
exit /b 1
:java_on_path
for %%j in (java.exe) do if not "%%~$PATH:j"=="" goto java_found
>&2 echo mvnw: no Java found. Install a JDK of 21 or newer and put its bin folder on the PATH, or set JAVA_HOME.
exit /b 1
:java_found

set "MVNW_PINS=%MVNW_PROJECT%.mvn\wrapper\maven-wrapper.properties"
set "MVNW_distributionUrl="
set "MVNW_zipSha512Sum="
if not exist "%MVNW_PINS%" goto pins_missing
for /f "usebackq eol=# tokens=1,* delims==" %%a in ("%MVNW_PINS%") do set "MVNW_%%a=%%b"
if not defined MVNW_distributionUrl goto pins_missing
if not defined MVNW_zipSha512Sum goto pins_missing
for %%u in ("%MVNW_distributionUrl%") do set "MVNW_NAME=%%~nu"
set "MVNW_NAME=%MVNW_NAME:-bin=%"
set "MVNW_URL=%MVNW_distributionUrl%"
if defined MAVEN_ARCHIVE_URL set "MVNW_URL=%MAVEN_ARCHIVE_URL%/%MVNW_NAME:apache-maven-=%/binaries/%MVNW_NAME%-bin.zip"
set "MVNW_KEPT=%USERPROFILE%\.m2\wrapper\%MVNW_NAME%"
if defined MAVEN_USER_HOME set "MVNW_KEPT=%MAVEN_USER_HOME%\wrapper\%MVNW_NAME%"
set "MVNW_MVN=%MVNW_KEPT%\bin\mvn.cmd"
if exist "%MVNW_KEPT%\" goto fetched
>&2 echo mvnw: no Maven of 3.8.6 or newer is installed%MVNW_TOO_OLD%; fetching %MVNW_URL%
rem Modules of another edition of PowerShell, inherited through this variable, would not load.
set "PSModulePath="
"%SystemRoot%\System32\WindowsPowerShell\v1.0\powershell.exe" -NoLogo -NoProfile -NonInteractive -Command "$text = [IO.File]::ReadAllText($env:MVNW_SCRIPT); Invoke-Expression $text.Substring($text.IndexOf('# ' + 'PowerShell'))"
if errorlevel 1 exit /b 1
:fetched
if exist "%MVNW_MVN%" goto run
>&2 echo mvnw: "%MVNW_KEPT%" is damaged. Remove it and start again.
exit /b 1

:pins_missing
>&2 echo mvnw: "%MVNW_PINS%" is missing or incomplete.
exit /b 1

rem Maven looks for a pom in the working directory only.
:run
set MVNW_FILE=-f "%MVNW_PROJECT%pom.xml"
if /i "%CD%\"=="%MVNW_PROJECT%" set "MVNW_FILE="
:argument
set MVNW_ARGUMENT=%1
if not defined MVNW_ARGUMENT goto start
if "%~1"=="-f" set "MVNW_FILE="
if "%~1"=="--file" set "MVNW_FILE="
shift /1
goto argument
:start
endlocal & "%MVNW_MVN%" %MVNW_FILE% %*
exit /b

rem Sets MVNW_MVN to the mvn.cmd in the first argument if it is new enough, else notes it in MVNW_TOO_OLD.
:consider
if not exist "%~1" exit /b 0
setlocal
set "MAVEN_OPTS="
set "MAVEN_ARGS="
set "MAVEN_DEBUG_OPTS="
set "version="
for /f "tokens=2,3" %%a in ('call "%~1" --version 2^>nul') do if "%%a"=="Maven" if not defined version set "version=%%b"
set "number=0"
if defined version for /f "tokens=1-3 delims=.-" %%a in ("%version%.0.0") do set /a "number=%%a*1000000+%%b*1000+%%c"
if %number% geq 3008006 endlocal & set "MVNW_MVN=%~1" & exit /b 0
if defined version endlocal & set "MVNW_TOO_OLD=%MVNW_TOO_OLD%, found %version% at %~1" & exit /b 0
exit /b 0

# PowerShell, run from above when Maven has to be fetched: MVNW_KEPT appears only once it is complete and verified.
$ErrorActionPreference = 'Stop'
try {
  $work = $env:MVNW_KEPT + '.' + [IO.Path]::GetRandomFileName()
  $archive = [IO.Path]::Combine($work, 'archive.zip')
  $unpacked = [IO.Path]::Combine($work, 'unpacked')
  $null = [IO.Directory]::CreateDirectory($work)
  try {
    $tls = [Net.ServicePointManager]::SecurityProtocol
    if ($tls -ne 0) { [Net.ServicePointManager]::SecurityProtocol = $tls -bor [Net.SecurityProtocolType]::Tls12 }
    try {
      (New-Object Net.WebClient).DownloadFile($env:MVNW_URL, $archive)
    } catch {
      throw "could not download $env:MVNW_URL ($($_.Exception.Message)). Check the network, set MAVEN_ARCHIVE_URL, or install a Maven of 3.8.6 or newer."
    }
    $stream = [IO.File]::OpenRead($archive)
    try {
      $actual = [BitConverter]::ToString([Security.Cryptography.SHA512]::Create().ComputeHash($stream)).Replace('-', '')
    } finally {
      $stream.Dispose()
    }
    if ($actual -ne $env:MVNW_zipSha512Sum) {
      throw "checksum mismatch, nothing was installed. The SHA-512 of $env:MVNW_URL should be $env:MVNW_zipSha512Sum but is $actual"
    }
    Add-Type -AssemblyName System.IO.Compression.FileSystem
    [IO.Compression.ZipFile]::ExtractToDirectory($archive, $unpacked)
    try {
      [IO.Directory]::Move([IO.Path]::Combine($unpacked, $env:MVNW_NAME), $env:MVNW_KEPT)
    } catch {
      if (-not [IO.Directory]::Exists($env:MVNW_KEPT)) { throw }
    }
  } finally {
    [IO.Directory]::Delete($work, $true)
  }
} catch {
  [Console]::Error.WriteLine("mvnw: $($_.Exception.Message)")
  exit 1
}
