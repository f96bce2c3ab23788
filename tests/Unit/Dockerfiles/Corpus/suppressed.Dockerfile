# windockertools global ignore=RunsAsRoot: the platform maps root to a user of its own
FROM golang:1.24
WORKDIR /app
# windockertools ignore=SourcesBeforeDependencies: a demonstration of what is slow
COPY . .
RUN go mod download
