# escape=`
FROM golang:1.24-windowsservercore AS build
SHELL ["powershell", "-Command", "$ErrorActionPreference = 'Stop';"]
WORKDIR C:\src
COPY . .
RUN go build -o C:\app.exe .
FROM mcr.microsoft.com/windows/nanoserver:1809
COPY --from=build C:\app.exe C:\app.exe
ENTRYPOINT ["C:\\app.exe"]
