FROM alpine:3.22
COPY --from=busybox:1.36 /bin/busybox /bin/bb
COPY --from=golang /usr/local/go/VERSION /
USER nobody
