FROM golang:1.24 AS build
ENV GOCACHE=/cache/build GOMODCACHE=/cache/mod CGO_ENABLED=0
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/cache go build -trimpath -ldflags "-s -w" -o /app .
FROM scratch
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=build /usr/share/zoneinfo /usr/share/zoneinfo
COPY --from=build /app /app
USER 65532:65532
ENTRYPOINT ["/app"]
