FROM golang:1.24 AS build
WORKDIR /src
COPY . .
RUN CGO_ENABLED=0 go build -o /src/bin/app .
FROM alpine:3.22
WORKDIR /src
COPY --from=build /src /src
USER nobody
CMD ["/src/bin/app"]
