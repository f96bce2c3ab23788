# escape=`
FROM mcr.microsoft.com/windows/servercore:ltsc2022
SHELL ["powershell", "-Command", "$ErrorActionPreference = 'Stop'; $ProgressPreference = 'SilentlyContinue';"]
ADD https://example.com/setup.msi C:\setup.msi
RUN Start-Process msiexec -Wait -ArgumentList '/i C:\setup.msi /qn'; `
    Remove-Item C:\setup.msi
