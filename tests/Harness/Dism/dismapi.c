/*
 * A stand-in for Windows' dismapi.dll, for tests on machines without Windows. It keeps to the documented contract of
 * the DISM API (learn.microsoft.com/windows-hardware/manufacture/desktop/dism/dism-api-reference) for the functions
 * that read and change features of the running Windows, and is strict about it: calls out of order, sessions left
 * open and structures not given back are noticed.
 *
 * It works in a folder that StandInUse names:
 *   features    the feature table, a line each: name;state;restart;parent;payload;display name
 *               state and restart are the numbers of DismPackageFeatureState and DismRestartType, payload is 1 where
 *               the files are there; written back after every change
 *   behaviour   what goes wrong, a line each: key=value (see the names below)
 *   calls       a line for every call, written by the stand-in
 *
 * Built by: cc -shared -fPIC, or x86_64-w64-mingw32-gcc -shared.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifdef _WIN32
#include <windows.h>
#define EXPORT __declspec(dllexport)
#define CALL __stdcall
static int cancelled(void *event) { return event && WaitForSingleObject(event, 0) == WAIT_OBJECT_0; }
static void pause_ms(int ms) { Sleep(ms); }
static unsigned long thread_id(void) { return GetCurrentThreadId(); }
#else
#include <pthread.h>
#include <strings.h>
#include <unistd.h>
#define EXPORT __attribute__((visibility("default")))
#define CALL
/* There are no events of Windows here. */
static int cancelled(void *event) { (void)event; return 0; }
static void pause_ms(int ms) { usleep((useconds_t)ms * 1000); }
static unsigned long thread_id(void) { return (unsigned long)pthread_self(); }
#endif

typedef uint16_t wide;
typedef int32_t result;
typedef void (CALL *progress_callback)(uint32_t current, uint32_t total, void *user_data);

#pragma pack(push, 1)
typedef struct { wide *name; int32_t state; } DismFeatureRow;
typedef struct { wide *value; } DismStringRow;
#pragma pack(pop)

enum { NotPresent, UninstallPending, Staged, Removed, Installed, InstallPending, Superseded, Partial };

#define OK 0
#define RELOAD_SESSION 1
#define RESTART_REQUIRED 3010
#define E_INVALID_ARGUMENT ((result)0x80070057)
#define E_ELEVATION ((result)0x800702E4)
#define E_CANCELLED ((result)0x800704C7)
#define E_NOT_INITIALIZED ((result)0xC0040001)
#define E_OPEN_SESSIONS ((result)0xC0040003)
#define E_INVALID_SESSION ((result)0xC0040004)
#define E_UNKNOWN_FEATURE ((result)0x800F080C)
#define E_BUSY ((result)0x800F0902)
#define E_SOURCE_MISSING ((result)0x800F081F)
#define E_PARENT_DISABLED ((result)0xC004000D)

#define MAX_FEATURES 256
#define TEXT_SIZE 256

typedef struct { char name[TEXT_SIZE], parent[TEXT_SIZE], display[TEXT_SIZE]; int state, restart, payload; } feature;

static char folder[1024];
static feature table[MAX_FEATURES];
static int feature_count, is_initialized, session_number, open_session, must_reload, is_working, live_structures;
static result last_error;
static unsigned long last_error_thread;

/* ---- files ---- */

static FILE *in_folder(const char *name, const char *mode) {
    char path[1200];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return fopen(path, mode);
}

static void note(const char *text) {
    FILE *calls = in_folder("calls", "a");
    if (!calls) return;
    fprintf(calls, "%s\n", text);
    fclose(calls);
}

/* The value of a key in 'behaviour'; empty where there is none. A key may name a feature: fail.Containers. */
static void behaviour(const char *key, const char *subject, char *value, size_t size) {
    char line[TEXT_SIZE * 2], wanted[TEXT_SIZE * 2];
    FILE *file = in_folder("behaviour", "r");
    *value = 0;
    if (!file) return;
    snprintf(wanted, sizeof wanted, subject ? "%s.%s=" : "%s=", key, subject);
    while (fgets(line, sizeof line, file)) {
        line[strcspn(line, "\r\n")] = 0;
        if (strncmp(line, wanted, strlen(wanted)) == 0) snprintf(value, size, "%s", line + strlen(wanted));
    }
    fclose(file);
}

static long number(const char *key, const char *subject) {
    char value[64];
    behaviour(key, subject, value, sizeof value);
    return (long)strtoll(value, NULL, 0);
}

static void load(void) {
    char line[TEXT_SIZE * 4];
    FILE *file = in_folder("features", "r");
    feature_count = 0;
    if (!file) return;
    while (feature_count < MAX_FEATURES && fgets(line, sizeof line, file)) {
        feature *f = &table[feature_count];
        memset(f, 0, sizeof *f);
        line[strcspn(line, "\r\n")] = 0;
        if (sscanf(line, "%255[^;];%d;%d;%255[^;];%d;%255[^\n]", f->name, &f->state, &f->restart, f->parent, &f->payload, f->display) >= 5) feature_count++;
    }
    fclose(file);
}

static void save(void) {
    FILE *file = in_folder("features", "w");
    if (!file) return;
    for (int i = 0; i < feature_count; i++)
        fprintf(file, "%s;%d;%d;%s;%d;%s\n", table[i].name, table[i].state, table[i].restart, table[i].parent, table[i].payload, table[i].display);
    fclose(file);
}

/* ---- texts ---- */

static void narrow(const wide *from, char *to, size_t size) {
    size_t i = 0;
    for (; from && from[i] && i + 1 < size; i++) to[i] = from[i] < 128 ? (char)from[i] : '?';
    to[i] = 0;
}

/* Copies a text behind a structure, where one call of DismDelete frees both. */
static wide *widen(char **place, const char *text) {
    wide *start = (wide *)*place;
    size_t length = strlen(text);
    for (size_t i = 0; i <= length; i++) start[i] = (unsigned char)text[i];
    *place += (length + 1) * sizeof(wide);
    return start;
}

static void *allocate(size_t size) {
    live_structures++;
    return calloc(1, size);
}

static result fail(result code) {
    last_error = code;
    last_error_thread = thread_id();
    return code;
}

/* ---- features ---- */

static feature *find(const char *name) {
    for (int i = 0; i < feature_count; i++) {
#ifdef _WIN32
        if (_stricmp(table[i].name, name) == 0) return &table[i];
#else
        if (strcasecmp(table[i].name, name) == 0) return &table[i];
#endif
    }
    return NULL;
}

static int is_on(const feature *f) { return f->state == Installed || f->state == InstallPending; }

static result check_session(uint32_t session) {
    if (!is_initialized) return fail(E_NOT_INITIALIZED);
    if (!open_session || (int)session != open_session) return fail(E_INVALID_SESSION);
    if (must_reload) return fail(E_INVALID_SESSION);
    if (is_working) return fail(E_BUSY);
    return OK;
}

/* Works through the steps of an operation; stops between two of them when it is told to. */
static result work(const char *name, void *cancel, progress_callback progress, void *user_data) {
    long steps = number("steps", NULL), step_ms = number("step_ms", NULL), failure = number("fail", name);
    if (!steps) steps = 4;
    for (long i = 0; i <= steps; i++) {
        if (cancelled(cancel)) { note("cancelled"); return E_CANCELLED; }
        if (progress) progress((uint32_t)i, (uint32_t)steps, user_data);
        if (failure && i == steps / 2) return (result)failure;
        pause_ms((int)step_ms);
    }
    return OK;
}

static int switch_on(feature *f) {
    int waits = f->restart == 2;
    if (is_on(f)) return 0;
    f->state = waits ? InstallPending : Installed;
    f->payload = 1;
    return waits;
}

static int switch_off(feature *f) {
    int waits = 0;
    for (int i = 0; i < feature_count; i++)
        if (strcmp(table[i].parent, f->name) == 0 && is_on(&table[i])) waits |= switch_off(&table[i]);
    if (!is_on(f)) return waits;
    /* What never came into effect goes without a restart. */
    if (f->state == InstallPending || f->restart != 2) { f->state = Staged; return waits; }
    f->state = UninstallPending;
    return 1;
}

static result enable_one(const char *name, int has_source, int all, void *cancel, progress_callback progress, void *user_data) {
    feature *chain[16], *f = find(name);
    int depth = 0, waits = 0;
    result done;
    if (!f || f->state == NotPresent) return E_UNKNOWN_FEATURE;
    for (; f && depth < 16; f = *f->parent && *f->parent != '-' ? find(f->parent) : NULL) {
        if (depth && !is_on(f) && !all) return E_PARENT_DISABLED;
        if (!f->payload && !has_source && !is_on(f)) return E_SOURCE_MISSING;
        chain[depth++] = f;
    }
    done = work(name, cancel, progress, user_data);
    if (done != OK) return done;
    while (depth-- > 0) waits |= switch_on(chain[depth]);
    return waits ? RESTART_REQUIRED : OK;
}

static result disable_one(const char *name, void *cancel, progress_callback progress, void *user_data) {
    feature *f = find(name);
    result done;
    if (!f || f->state == NotPresent) return E_UNKNOWN_FEATURE;
    done = work(name, cancel, progress, user_data);
    if (done != OK) return done;
    return switch_off(f) ? RESTART_REQUIRED : OK;
}

/* ---- the documented functions ---- */

EXPORT void CALL StandInUse(const wide *path) { narrow(path, folder, sizeof folder); }

/* How much is still held: initialised, open, or not given back. */
EXPORT int CALL StandInLive(void) { return is_initialized + (open_session != 0) + live_structures; }

EXPORT result CALL DismInitialize(int32_t log_level, const wide *log_file, const wide *scratch) {
    (void)log_file; (void)scratch;
    note("DismInitialize");
    if (log_level < 0 || log_level > 2) return fail(E_INVALID_ARGUMENT);
    if (number("initialize", NULL)) return fail((result)number("initialize", NULL));
    if (number("not_elevated", NULL)) return fail(E_ELEVATION);
    if (is_initialized) return RELOAD_SESSION;
    is_initialized = 1;
    return OK;
}

EXPORT result CALL DismShutdown(void) {
    note("DismShutdown");
    if (!is_initialized) return fail(E_NOT_INITIALIZED);
    if (open_session) return fail(E_OPEN_SESSIONS);
    is_initialized = 0;
    return OK;
}

EXPORT result CALL DismOpenSession(const wide *image, const wide *windows, const wide *drive, uint32_t *session) {
    char path[TEXT_SIZE];
    (void)windows; (void)drive;
    narrow(image, path, sizeof path);
    note("DismOpenSession");
    if (!is_initialized) return fail(E_NOT_INITIALIZED);
    if (!session || strcmp(path, "DISM_{53BFAE52-B167-4E2F-A258-0A37B57FF845}")) return fail(E_INVALID_ARGUMENT);
    if (number("open", NULL)) return fail((result)number("open", NULL));
    if (open_session) return fail(E_BUSY);
    *session = (uint32_t)(open_session = ++session_number);
    return OK;
}

EXPORT result CALL DismCloseSession(uint32_t session) {
    note("DismCloseSession");
    if (!is_initialized) return fail(E_NOT_INITIALIZED);
    if (!open_session || (int)session != open_session) return fail(E_INVALID_SESSION);
    open_session = must_reload = 0;
    return OK;
}

EXPORT result CALL DismGetFeatures(uint32_t session, const wide *identifier, int32_t kind, DismFeatureRow **features, uint32_t *count) {
    result usable = check_session(session);
    size_t size = 0;
    char *place;
    (void)kind;
    if (usable != OK) return usable;
    if (identifier || !features || !count) return fail(E_INVALID_ARGUMENT);
    load();
    for (int i = 0; i < feature_count; i++) size += sizeof(DismFeatureRow) + (strlen(table[i].name) + 1) * sizeof(wide);
    *features = allocate(size + 1);
    *count = (uint32_t)feature_count;
    place = (char *)(*features + feature_count);
    for (int i = 0; i < feature_count; i++) {
        (*features)[i].state = table[i].state;
        (*features)[i].name = widen(&place, table[i].name);
    }
    return OK;
}

/* Names may be many, divided by semicolons. */
static result change(uint32_t session, const wide *names, int on, int has_source, int all, void *cancel, progress_callback progress, void *user_data) {
    result usable = check_session(session), worst = OK;
    char text[TEXT_SIZE * 4], *name;
    if (usable != OK) return usable;
    if (!names) return fail(E_INVALID_ARGUMENT);
    if (number("busy", NULL)) return fail(E_BUSY);
    narrow(names, text, sizeof text);
    load();
    is_working = 1;
    for (name = strtok(text, ";"); name && worst >= 0; name = strtok(NULL, ";")) {
        result done = on ? enable_one(name, has_source, all, cancel, progress, user_data) : disable_one(name, cancel, progress, user_data);
        if (done != OK) worst = done;
    }
    is_working = 0;
    save();
    if (worst == OK && number("reload", NULL)) { must_reload = 1; return RELOAD_SESSION; }
    if (worst == RESTART_REQUIRED && number("restart_as_failure", NULL)) return (result)0x80070BC2;
    return worst < 0 ? fail(worst) : worst;
}

EXPORT result CALL DismEnableFeature(uint32_t session, const wide *names, const wide *identifier, int32_t kind, int32_t limit_access,
                                     const wide **sources, uint32_t source_count, int32_t all, void *cancel, progress_callback progress, void *user_data) {
    char line[TEXT_SIZE * 8], text[TEXT_SIZE * 4], source[TEXT_SIZE * 2] = "";
    (void)kind;
    narrow(names, text, sizeof text);
    for (uint32_t i = 0; i < source_count; i++) {
        char one[TEXT_SIZE];
        narrow(sources[i], one, sizeof one);
        snprintf(source + strlen(source), sizeof source - strlen(source), "%s,", one);
    }
    snprintf(line, sizeof line, "DismEnableFeature %s all=%d limit=%d source=%s", text, all, limit_access, source);
    note(line);
    if (identifier || (source_count && !sources)) return fail(E_INVALID_ARGUMENT);
    return change(session, names, 1, source_count > 0, all, cancel, progress, user_data);
}

EXPORT result CALL DismDisableFeature(uint32_t session, const wide *names, const wide *package, int32_t remove_payload,
                                      void *cancel, progress_callback progress, void *user_data) {
    char line[TEXT_SIZE * 6], text[TEXT_SIZE * 4];
    narrow(names, text, sizeof text);
    snprintf(line, sizeof line, "DismDisableFeature %s remove=%d", text, remove_payload);
    note(line);
    if (package) return fail(E_INVALID_ARGUMENT);
    return change(session, names, 0, 0, 0, cancel, progress, user_data);
}

EXPORT result CALL DismGetLastErrorMessage(DismStringRow **message) {
    char text[TEXT_SIZE], code[32], *place;
    if (!last_error || last_error_thread != thread_id()) return (result)1;
    snprintf(code, sizeof code, "0x%08X", (unsigned)last_error);
    behaviour("words", code, text, sizeof text);
    if (!*text) snprintf(text, sizeof text, "The stand-in failed with %s.", code);
    *message = allocate(sizeof(DismStringRow) + (strlen(text) + 1) * sizeof(wide));
    place = (char *)(*message + 1);
    (*message)->value = widen(&place, text);
    return OK;
}

EXPORT result CALL DismDelete(void *structure) {
    if (!structure) return OK;
    live_structures--;
    free(structure);
    return OK;
}
