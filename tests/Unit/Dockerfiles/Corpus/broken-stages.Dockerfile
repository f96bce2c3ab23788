FROM alpine:3.22 AS one
COPY --from=two /x /x
FROM alpine:3.22 AS two
COPY --from=two /y /y
USER nobody
