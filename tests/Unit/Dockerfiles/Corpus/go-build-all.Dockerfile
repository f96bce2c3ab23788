FROM golang:1.24 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -a -installsuffix cgo -o /app . && go clean -cache
FROM gcr.io/distroless/static:nonroot
COPY --from=build /app /app
