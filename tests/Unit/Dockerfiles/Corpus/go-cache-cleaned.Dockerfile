FROM golang:1.26 AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/root/.cache/go-build go clean -cache && CGO_ENABLED=0 go build -trimpath -ldflags "-s -w" -o /app .
FROM gcr.io/distroless/static-debian12:nonroot
COPY --from=build /app /app
