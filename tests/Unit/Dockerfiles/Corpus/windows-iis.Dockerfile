# escape=`
FROM mcr.microsoft.com/dotnet/framework/aspnet:4.8-windowsservercore-ltsc2022
ARG source
WORKDIR C:\inetpub\wwwroot
COPY ${source:-obj/Docker/publish} .
