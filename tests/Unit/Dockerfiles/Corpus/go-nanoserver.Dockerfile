# escape=`
FROM golang:1.24-nanoserver-ltsc2022 AS build
WORKDIR C:\src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN go build -trimpath -ldflags="-s -w" -o C:\app.exe .
FROM mcr.microsoft.com/windows/nanoserver:ltsc2022
COPY --from=build C:\app.exe C:\app.exe
USER ContainerUser
ENTRYPOINT ["C:\\app.exe"]
