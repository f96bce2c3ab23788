/* A stand-in for shutdown.exe, which writes down what it was told and restarts nothing. */
#include <stdio.h>

int main(int count, char **arguments) {
    FILE *file = fopen("C:\\stand-ins\\shutdown.txt", "w");
    if (!file) return 1;
    for (int i = 1; i < count; i++) fprintf(file, "%s\n", arguments[i]);
    fclose(file);
    return 0;
}
