/*
 * A stand-in for wevtutil.exe, to its documented command line: the channel Application holds what C:\stand-ins\events.xml
 * has (ASCII), every other channel is not there. It answers as the real one does where Unicode is asked for.
 */
#include <fcntl.h>
#include <io.h>
#include <stdio.h>
#include <string.h>

#define NOT_FOUND 15007
#define WRONG 87

static int has(int count, char **arguments, const char *start) {
    for (int i = 3; i < count; i++)
        if (!strncmp(arguments[i], start, strlen(start))) return 1;
    return 0;
}

int main(int count, char **arguments) {
    if (count < 3 || strcmp(arguments[1], "qe") || !has(count, arguments, "/q:*[System[") || !has(count, arguments, "/f:RenderedXml")
        || !has(count, arguments, "/rd:true") || !has(count, arguments, "/uni:true"))
        return WRONG;
    FILE *file = strcmp(arguments[2], "Application") ? NULL : fopen("C:\\stand-ins\\events.xml", "rb");
    if (!file) return NOT_FOUND;
    _setmode(_fileno(stdout), _O_BINARY);
    for (int letter; (letter = fgetc(file)) != EOF;) {
        putchar(letter);
        putchar(0);
    }
    fclose(file);
    return 0;
}
