# escape=`
FROM mcr.microsoft.com/windows/servercore:20H2
RUN setx /M PATH "%PATH%;C:\tools"
COPY tools C:\tools
CMD ["cmd"]
