FROM golang:1.19 AS build
WORKDIR /app
COPY go.mod go.sum ./
RUN --mount=type=cache,target=/go/pkg/mod go mod download
COPY . .
RUN --mount=type=cache,target=/root/.cache/go-build --mount=type=cache,target=/go/pkg/mod \
    CGO_ENABLED=0 go build -trimpath -ldflags="-s -w" -o server .

FROM gcr.io/distroless/static-debian12
WORKDIR /app
COPY --from=build /app/server ./
EXPOSE 8080
CMD ["./server"]
