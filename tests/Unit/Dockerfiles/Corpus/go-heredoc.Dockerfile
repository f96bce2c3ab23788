# syntax=docker/dockerfile:1.7
FROM golang:1.24 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN --mount=type=cache,target=/go/pkg/mod go mod download
COPY . .
RUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/root/.cache/go-build <<EOT
set -eu
export CGO_ENABLED=0
go vet ./...
go build -trimpath -ldflags '-s -w' -o /app ./cmd/app
EOT
FROM gcr.io/distroless/static:nonroot
COPY --from=build /app /app
COPY <<-"CONF" /etc/app.conf
	listen = ":8080"
	CONF
