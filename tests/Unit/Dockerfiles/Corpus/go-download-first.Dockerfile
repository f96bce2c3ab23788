FROM golang:1.24-alpine AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -o /bin/app .

FROM alpine:3.22
COPY --from=build /bin/app /usr/local/bin/app
USER nobody
ENTRYPOINT ["app"]
