FROM golang:1.24-alpine AS build
RUN apk add --no-cache gcc musl-dev
WORKDIR /src
COPY . .
RUN CGO_ENABLED=1 go build -o /app .
FROM debian:bookworm-slim
COPY --from=build /app /app
USER nobody
CMD ["/app"]
