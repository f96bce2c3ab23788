# windockertools ignore=BaseNotPinned
FROM alpine
USER nobody
# windockertools ignore=NoSuchRule: a slip of the pen
RUN true
