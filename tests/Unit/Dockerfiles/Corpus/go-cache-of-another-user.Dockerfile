FROM golang:1.24 AS build
RUN useradd --create-home builder
USER builder
WORKDIR /home/builder/src
COPY --chown=builder . .
RUN --mount=type=cache,target=/root/.cache/go-build go build -o /tmp/app .
FROM gcr.io/distroless/static:nonroot
COPY --from=build /tmp/app /app
CMD ["/app"]
