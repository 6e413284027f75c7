/* What a run that takes its time does now. */
#include <time.h>

#include <stdarg.h>
#include <stdlib.h>
#include <unistd.h>

#include "cli/cli.h"

/* Back to the line's beginning, and nothing behind that. */
#define ERASE "\r\033[K"

static bool can_erase(void)
{
    const char *term = getenv("TERM");
    return isatty(STDERR_FILENO) && term && *term && strcmp(term, "dumb") != 0;
}

void cli_busy(struct cli *c, const char *fmt, ...)
{
    enum { SOON_MS = 500 };
    if (!c->busy && (cli_now_ms() - c->began < SOON_MS || !can_erase()))
        return;
    va_list ap;
    va_start(ap, fmt);
    fprintf(stderr, ERASE "%s: ", c->tool->name);
    vfprintf(stderr, fmt, ap);
    va_end(ap);
    fflush(stderr);
    c->busy = true;
}

void cli_idle(struct cli *c)
{
    if (c->busy)
        fputs(ERASE, stderr);
    c->busy = false;
}

uint64_t cli_now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}
