# escape=`
FROM golang:1.24-windowsservercore-ltsc2022 AS build
WORKDIR C:\src
COPY . .
RUN --mount=type=cache,target=C:\gocache go build -o C:\app.exe .
FROM mcr.microsoft.com/windows/nanoserver:ltsc2022
COPY --link --from=build C:\app.exe C:\app.exe
