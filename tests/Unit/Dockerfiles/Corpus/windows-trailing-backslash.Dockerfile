FROM mcr.microsoft.com/windows/servercore:ltsc2022
COPY app.exe C:\app\
RUN dir C:\app\
CMD ["C:\\app\\app.exe"]
