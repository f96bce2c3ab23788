/* A stand-in for the mount.exe of Windows' NFS client: without arguments it lists two mounts, in the form that public
   reports show, with headings in German and in the code page of the console; it mounts nothing. Where the file
   C:\stand-ins\mount-fails is, it fails as where the client's service does not run. */
#include <fcntl.h>
#include <io.h>
#include <stdio.h>

static void list(const char *first, const char *size, const char *type) {
    printf("%s\r\n", first);
    printf("%48srsize=%s, wsize=%s\r\n%48smount=%s, timeout=0.8\r\n%48sretry=1, locking=yes\r\n", "", size, size, "", type, "");
    printf("%48sfileaccess=755, lang=ANSI\r\n%48scasesensitive=no\r\n%48ssec=sys\r\n\r\n", "", "", "");
}

int main(int count, char **arguments) {
    (void)arguments;
    if (count != 1)
        return 1;
    _setmode(_fileno(stdout), _O_BINARY);
    FILE *fails = fopen("C:\\stand-ins\\mount-fails", "r");
    if (fails) {
        fclose(fails);
        printf("The NFS client service is not running.\r\n");
        return 1;
    }
    /* Of code page 437: \x81 and \x94 are u and o with two dots, \xe1 is a sharp s. */
    printf("\r\nLokal    Remote                                 Eigenschaften f\x81r NFS\r\n");
    printf("-------------------------------------------------------------------------------\r\n");
    list("z:       \\\\files.example\\export\\gr\x94" "\xe1" "e         UID=-2, GID=-2", "1048576", "soft");
    list("y:       \\\\192.0.2.7\\cache                      UID=0, GID=0", "32768", "hard");
    return 0;
}
