# escape=`
FROM mcr.microsoft.com/windows/servercore:ltsc2016
SHELL ["powershell", "-NoProfile", "-Command"]
RUN Install-WindowsFeature Web-Server; `
    Remove-Item -Recurse C:\inetpub\wwwroot\*
COPY site C:/inetpub/wwwroot
EXPOSE 80
