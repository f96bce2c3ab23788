# escape=`
FROM mcr.microsoft.com/powershell:lts-nanoserver-ltsc2022
COPY job.ps1 C:/
USER ContainerUser
CMD ["pwsh", "-File", "C:/job.ps1"]
