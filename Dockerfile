# Moongate in a container, by BuildKit or by the classic builder: docker build -t moongate .
# What the image holds, and what its settings are, stands in docs/operations/docker.md.

FROM eclipse-temurin:25-jdk AS build
WORKDIR /build
COPY mvnw pom.xml ./
COPY .mvn .mvn
# Behind a mirror: more arguments, which Maven takes from the environment, and where mvnw fetches Maven from.
ARG MAVEN_ARGS=""
ARG MAVEN_ARCHIVE_URL=""
# a layer that lasts as long as the pom does
RUN ./mvnw -B -q dependency:resolve-plugins dependency:resolve
COPY src src
RUN ./mvnw -B -q package -DskipTests \
    && ./mvnw -B -q dependency:copy-dependencies -DincludeScope=test -DoutputDirectory=target/training \
    && java -Djarmode=tools -jar target/moongate-*.jar extract --layers --destination layers --application-filename moongate.jar \
    && java -cp target/test-classes dev.moongate.bench.Preparation \
       layers/application/moongate.jar layers/dependencies/lib layers/snapshot-dependencies/lib

FROM eclipse-temurin:25-jre AS untrained
WORKDIR /app
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/layers/application/ ./
# Ranks below JAVA_TOOL_OPTIONS and JDK_JAVA_OPTIONS, so that both can change it.
COPY src/main/docker/jvm.flags ./
ENV MALLOC_ARENA_MAX=2

# One start and some hundred requests, on the PostgreSQL and the Redis of the tests, tell the JVM what to have ready. It
# takes the very JVM, flags and jars of the last stage.
FROM untrained AS trained
COPY --from=build /build/target/training /training
COPY --from=build /build/target/classes /build/target/test-classes /training/classes/
RUN java --enable-native-access=ALL-UNNAMED -cp '/training/classes:/training/*' dev.moongate.bench.Training \
    moongate.jar jvm.flags moongate.aot

FROM untrained
COPY --from=trained /app/moongate.aot ./
USER 10001:10001
EXPOSE 8080 9090
HEALTHCHECK --interval=10s --timeout=4s --start-period=90s \
    CMD curl -fsS -o /dev/null --max-time 3 "http://127.0.0.1:${MANAGEMENT_PORT:-9090}/actuator/health/liveness" || exit 1
ENTRYPOINT ["java", "--enable-native-access=ALL-UNNAMED", "-XX:Flags=/app/jvm.flags", "-XX:AOTCache=/app/moongate.aot", "-Xlog:aot*=error,pagesize=error", "-jar", "/app/moongate.jar"]
