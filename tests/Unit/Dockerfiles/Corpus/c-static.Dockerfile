FROM gcc:14 AS build
WORKDIR /src
COPY main.c .
RUN gcc -static -O2 -o /app main.c
FROM scratch
COPY --from=build /app /app
USER 1000
ENTRYPOINT ["/app"]
