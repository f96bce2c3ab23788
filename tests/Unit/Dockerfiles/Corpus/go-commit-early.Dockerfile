FROM golang:1.24 AS build
ARG GIT_COMMIT
ARG BUILD_DATE
LABEL commit=$GIT_COMMIT built=$BUILD_DATE
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -trimpath -ldflags "-s -w -X main.commit=$GIT_COMMIT" -o /app .
FROM gcr.io/distroless/static:nonroot
COPY --from=build /app /app
