FROM alpine:3.22
COPPY . .
RUN --mont=type=cache true
COPY one
ENV
USER nobody
