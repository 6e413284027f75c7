/* Who has the ledger locked.  The kernel does not say it of locks that belong
 * to an open file; Linux shows them where the file's descriptors are. */
#include <dirent.h>
#include <stdio.h>
#include <sys/stat.h>

#include "base/i18n.h"
#include "ledger/store/ledger.h"

enum { PATH_SIZE = 64, LINE_SIZE = 256, NAME_SIZE = 64 };

/* Does the open file behind that descriptor hold a lock? */
static bool locks(const char *pid, const char *fd)
{
    char path[PATH_SIZE], line[LINE_SIZE];
    bool found = false;
    snprintf(path, sizeof path, "/proc/%.10s/fdinfo/%.10s", pid, fd);
    FILE *f = fopen(path, "re");
    while (f && !found && fgets(line, sizeof line, f))
        found = strncmp(line, "lock:", 5) == 0;
    if (f)
        fclose(f);
    return found;
}

/* Does one of the process's descriptors lock that file? */
static bool holds(const char *pid, const struct stat *file)
{
    char path[PATH_SIZE];
    bool found = false;
    snprintf(path, sizeof path, "/proc/%.10s/fd", pid);
    DIR *d = opendir(path);
    for (struct dirent *e; d && !found && (e = readdir(d));) {
        struct stat st;
        snprintf(path, sizeof path, "/proc/%.10s/fd/%.10s", pid, e->d_name);
        found = stat(path, &st) == 0 && st.st_dev == file->st_dev &&
                st.st_ino == file->st_ino && locks(pid, e->d_name);
    }
    if (d)
        closedir(d);
    return found;
}

static bool process_name(const char *pid, char name[NAME_SIZE])
{
    char path[PATH_SIZE];
    snprintf(path, sizeof path, "/proc/%.10s/comm", pid);
    FILE *f = fopen(path, "re");
    bool read = f && fgets(name, NAME_SIZE, f);
    if (f)
        fclose(f);
    if (read)
        name[strcspn(name, "\n")] = '\0';
    return read;
}

int ledger_holder(const char *path, int wait_ms, struct err *e)
{
    struct stat file;
    char name[NAME_SIZE];
    if (e->kind != ERR_BUSY || stat(path, &file) < 0)
        return -1;
    DIR *proc = opendir("/proc");
    for (struct dirent *p; proc && (p = readdir(proc));)
        if (str_digits(str_of(p->d_name)) && holds(p->d_name, &file) &&
            process_name(p->d_name, name)) {
            err_set(e, ERR_BUSY,
                    _("%s is locked by %s, process %s (waited %d s; try again, "
                      "or --wait longer)"),
                    path, name, p->d_name, wait_ms / 1000);
            break;
        }
    if (proc)
        closedir(proc);
    return -1;
}
