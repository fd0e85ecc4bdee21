# Moongate in a container, by BuildKit or by the classic builder: docker build -t moongate .
# What the image holds, and what its settings are, stands in docs/operations/docker.md.

FROM eclipse-temurin:25-jdk AS build
WORKDIR /build
COPY mvnw pom.xml ./
COPY .mvn .mvn
# a layer that lasts as long as the pom does
RUN ./mvnw -B -q dependency:resolve-plugins dependency:resolve
COPY src src
RUN ./mvnw -B -q package -Dmaven.test.skip=true \
    && java -Djarmode=tools -jar target/moongate-*.jar extract --layers --destination layers --application-filename moongate.jar

FROM eclipse-temurin:25-jre AS untrained
WORKDIR /app
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/layers/application/ ./
# Ranks below JAVA_TOOL_OPTIONS and JDK_JAVA_OPTIONS, so that both can change it. The cache below is mapped at the address
# it was made for: elsewhere each instance would hold a copy of its own, 60 MB larger.
RUN printf '%s\n' +UseSerialGC +UseCompactObjectHeaders +ExitOnOutOfMemoryError MaxRAMPercentage=35 \
    InitialRAMPercentage=12 MinHeapFreeRatio=20 MaxHeapFreeRatio=40 ReservedCodeCacheSize=96m \
    +UnlockDiagnosticVMOptions ArchiveRelocationMode=0 >jvm.flags
ENV MALLOC_ARENA_MAX=2

# One start and a few requests, with nothing to connect to, tell the JVM which classes to have ready. It takes the very
# JVM, flags and jars of the last stage.
FROM untrained AS trained
RUN export PORT=48080 MANAGEMENT_PORT=48081 JWT_ALGORITHM=HS256 JWT_SECRET_KEY=no-secret-for-training-keeps-nothing-safe \
    DATABASE_URL=postgresql://127.0.0.1:9/none REDIS_URL=redis://127.0.0.1:9 SPRING_FLYWAY_ENABLED=false \
    DB_SCHEDULER_POLLING_STRATEGY=fetch \
    && { java --enable-native-access=ALL-UNNAMED -XX:Flags=jvm.flags -XX:AOTCacheOutput=moongate.aot -jar moongate.jar >/tmp/training.log 2>&1 & } \
    && curl -fsS -o /dev/null --retry 120 --retry-delay 1 --retry-all-errors http://127.0.0.1:48081/actuator/health/liveness \
    && for call in captcha login refresh me; do curl -sS -o /dev/null "http://127.0.0.1:48080/api/v1/auth/$call" \
        -H 'Content-Type: application/json' -d '{"username": "nobody", "password": "none at all", "refresh_token": "x"}'; done \
    && kill "$!" && { wait "$!"; [ -s moongate.aot ] || { cat /tmp/training.log; exit 1; }; }

FROM untrained
COPY --from=trained /app/moongate.aot ./
USER 10001:10001
EXPOSE 8080 9090
HEALTHCHECK --interval=10s --timeout=4s --start-period=90s \
    CMD curl -fsS -o /dev/null --max-time 3 "http://127.0.0.1:${MANAGEMENT_PORT:-9090}/actuator/health/liveness" || exit 1
ENTRYPOINT ["java", "--enable-native-access=ALL-UNNAMED", "-XX:Flags=/app/jvm.flags", "-XX:AOTCache=/app/moongate.aot", "-Xlog:aot*=error", "-jar", "/app/moongate.jar"]
