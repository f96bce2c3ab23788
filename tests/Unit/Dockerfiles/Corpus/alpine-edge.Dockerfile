FROM alpine:edge
RUN apk update
RUN apk add curl
CMD ["sh"]
