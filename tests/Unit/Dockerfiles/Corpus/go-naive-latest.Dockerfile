FROM golang
ADD . /go/src/app
WORKDIR /go/src/app
RUN go get ./...
RUN go install
ENTRYPOINT /go/bin/app
