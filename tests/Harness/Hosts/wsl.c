/* A stand-in for wsl.exe: it writes what the real one does (github.com/microsoft/WSL src/windows/common/WslClient.cpp), in
   UTF-16 as that does to a pipe, and starts nothing. */
#include <fcntl.h>
#include <io.h>
#include <stdio.h>
#include <string.h>

int main(int count, char **arguments) {
    _setmode(_fileno(stdout), _O_BINARY);
    const wchar_t *text;
    if (count == 2 && !strcmp(arguments[1], "--version"))
        text = L"WSL-Version: 2.6.3.0\r\nKernelversion: 6.6.87.2-1\r\nWSLg-Version: 1.0.71\r\nWindows-Version: 10.0.20348.2700\r\n";
    else if (count == 3 && !strcmp(arguments[1], "--list") && !strcmp(arguments[2], "--verbose"))
        text = L"  NAME                   STATE           VERSION\r\n"
               L"* Ubuntu-24.04           Running         2\r\n"
               L"  docker-desktop         Stopped         2\r\n"
               L"  Gr\x00f6\x00df" L"e \x5927\x304d\x3044             Stopped         1\r\n";
    else
        return 1;
    fwrite(text, sizeof(wchar_t), wcslen(text), stdout);
    return 0;
}
