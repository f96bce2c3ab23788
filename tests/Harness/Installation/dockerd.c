/*
 * A stand-in for dockerd.exe, for tests of its installation: it tells its version, registers itself as a service as
 * moby's cmd/dockerd/service_windows.go does, and as a service answers what a client asks first, at the pipe that an
 * engine has without other orders. Files beside it say how:
 *   version.txt        the version that it tells
 *   refuse.txt         it cannot be registered, and says what is in here
 *   fail.txt           it ends as soon as it is started
 *   silent.txt         it runs, and has no pipe
 *
 * Built by: x86_64-w64-mingw32-gcc
 */
#include <windows.h>
#include <stdio.h>
#include <string.h>

#define PIPE "\\\\.\\pipe\\docker_engine"

static char folder[MAX_PATH], program[MAX_PATH], service_name[64] = "docker", version[64];
static SERVICE_STATUS_HANDLE status_handle;
static HANDLE stopped;

static int read_beside(const char *name, char *text, size_t size) {
    char path[MAX_PATH + 32];
    FILE *file;
    size_t length;
    snprintf(path, sizeof path, "%s\\%s", folder, name);
    if (!(file = fopen(path, "r"))) return 0;
    length = fread(text, 1, size - 1, file);
    fclose(file);
    text[length] = 0;
    text[strcspn(text, "\r\n")] = 0;
    return 1;
}

static void report(DWORD state, DWORD exit_code) {
    SERVICE_STATUS status = { SERVICE_WIN32_OWN_PROCESS, state, state == SERVICE_RUNNING ? SERVICE_ACCEPT_STOP : 0, exit_code, 0, 0, 0 };
    SetServiceStatus(status_handle, &status);
}

static DWORD WINAPI control(DWORD code, DWORD type, void *data, void *context) {
    (void)type; (void)data; (void)context;
    if (code == SERVICE_CONTROL_STOP) { report(SERVICE_STOP_PENDING, 0); SetEvent(stopped); }
    return NO_ERROR;
}

/* Answers one request; what it is asked for decides. */
static int answer(HANDLE pipe, const char *request) {
    char body[512], head[256];
    DWORD written;
    if (strstr(request, "/_ping")) snprintf(body, sizeof body, "OK");
    else if (strstr(request, "/version"))
        snprintf(body, sizeof body, "{\"Version\":\"%s\",\"ApiVersion\":\"1.44\",\"MinAPIVersion\":\"1.24\",\"Os\":\"windows\",\"Arch\":\"amd64\"}", version);
    else snprintf(body, sizeof body, "{\"ServerVersion\":\"%s\",\"OSType\":\"windows\",\"Name\":\"stand-in\",\"OperatingSystem\":\"Microsoft Windows Server Version 21H2 (OS Build 20348.2700)\"}", version);
    snprintf(head, sizeof head, "HTTP/1.1 200 OK\r\nApi-Version: 1.44\r\nOstype: windows\r\nContent-Type: application/json\r\nContent-Length: %u\r\n\r\n", (unsigned)strlen(body));
    return WriteFile(pipe, head, (DWORD)strlen(head), &written, NULL) && (!strncmp(request, "HEAD", 4) || WriteFile(pipe, body, (DWORD)strlen(body), &written, NULL));
}

static DWORD WINAPI serve(void *given) {
    HANDLE pipe = given;
    char request[8192];
    DWORD length = 0, read;
    while (length < sizeof request - 1 && ReadFile(pipe, request + length, sizeof request - 1 - length, &read, NULL) && read) {
        char *end;
        length += read;
        request[length] = 0;
        while ((end = strstr(request, "\r\n\r\n"))) {
            if (!answer(pipe, request)) goto done;
            length -= (DWORD)(end + 4 - request);
            memmove(request, end + 4, length + 1);
        }
    }
done:
    FlushFileBuffers(pipe);
    DisconnectNamedPipe(pipe);
    CloseHandle(pipe);
    return 0;
}

static DWORD WINAPI listen_at_pipe(void *none) {
    (void)none;
    for (;;) {
        HANDLE pipe = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX, PIPE_TYPE_BYTE | PIPE_READMODE_BYTE | PIPE_WAIT, PIPE_UNLIMITED_INSTANCES, 65536, 65536, 0, NULL);
        if (pipe == INVALID_HANDLE_VALUE) return 1;
        if (ConnectNamedPipe(pipe, NULL) || GetLastError() == ERROR_PIPE_CONNECTED) CloseHandle(CreateThread(NULL, 0, serve, pipe, 0, NULL));
        else CloseHandle(pipe);
    }
}

static void WINAPI service_main(DWORD count, char **arguments) {
    char text[256];
    (void)count; (void)arguments;
    status_handle = RegisterServiceCtrlHandlerExA(service_name, control, NULL);
    stopped = CreateEventA(NULL, TRUE, FALSE, NULL);
    if (read_beside("fail.txt", text, sizeof text)) { report(SERVICE_STOPPED, ERROR_SERVICE_SPECIFIC_ERROR); return; }
    if (!read_beside("silent.txt", text, sizeof text)) CloseHandle(CreateThread(NULL, 0, listen_at_pipe, NULL, 0, NULL));
    report(SERVICE_RUNNING, 0);
    WaitForSingleObject(stopped, INFINITE);
    report(SERVICE_STOPPED, 0);
}

static int register_service(void) {
    char command[MAX_PATH * 2], text[256];
    SC_HANDLE manager, service;
    if (read_beside("refuse.txt", text, sizeof text)) { fprintf(stderr, "%s\n", text); return 1; }
    snprintf(command, sizeof command, "\"%s\" --run-service --service-name %s", program, service_name);
    manager = OpenSCManagerA(NULL, NULL, SC_MANAGER_CREATE_SERVICE);
    service = CreateServiceA(manager, service_name, "Docker Engine", SERVICE_ALL_ACCESS, SERVICE_WIN32_OWN_PROCESS, SERVICE_AUTO_START,
                             SERVICE_ERROR_NORMAL, command, NULL, NULL, NULL, NULL, NULL);
    if (!service) { fprintf(stderr, "service error %lu\n", GetLastError()); return 1; }
    CloseServiceHandle(service);
    CloseServiceHandle(manager);
    return 0;
}

int main(int count, char **arguments) {
    const char *order = "";
    GetModuleFileNameA(NULL, program, sizeof program);
    strcpy(folder, program);
    *strrchr(folder, '\\') = 0;
    read_beside("version.txt", version, sizeof version);
    for (int i = 1; i < count; i++) {
        if (!strcmp(arguments[i], "--service-name") && i + 1 < count) snprintf(service_name, sizeof service_name, "%s", arguments[++i]);
        else order = arguments[i];
    }
    if (!strcmp(order, "--version")) { printf("Docker version %s, build stand-in\n", version); return 0; }
    if (!strcmp(order, "--register-service")) return register_service();
    if (!strcmp(order, "--run-service")) {
        SERVICE_TABLE_ENTRYA table[] = { { service_name, service_main }, { NULL, NULL } };
        return StartServiceCtrlDispatcherA(table) ? 0 : 1;
    }
    fprintf(stderr, "unknown order %s\n", order);
    return 2;
}
