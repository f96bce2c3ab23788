FROM maven:3.9-eclipse-temurin-21 AS build
WORKDIR /app
COPY pom.xml .
RUN mvn -B dependency:go-offline
COPY src src
RUN mvn -B -o package
FROM eclipse-temurin:21-jre
COPY --from=build /app/target/app.jar /app.jar
USER 10001
CMD ["java", "-jar", "/app.jar"]
