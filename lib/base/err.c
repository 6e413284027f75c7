#include "base/err.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Cuts a text that was too long at a whole character. */
static void cut_at_character(char *text, size_t size, size_t wanted)
{
    if (wanted < size)
        return;
    size_t n = size - 1;
    while (n > 0 && ((unsigned char)text[n - 1] & 0xC0) == 0x80)
        n--;
    if (n > 0 && (unsigned char)text[n - 1] >= 0xC0)
        n--;
    text[n] = '\0';
}

static void fill(struct err *e, enum err_kind kind, const char *fmt, va_list ap)
{
    e->kind = kind;
    int n = vsnprintf(e->text, sizeof e->text, fmt, ap);
    cut_at_character(e->text, sizeof e->text, n < 0 ? 0 : (size_t)n);
}

int err_set(struct err *e, enum err_kind kind, const char *fmt, ...)
{
    if (e) {
        va_list ap;
        va_start(ap, fmt);
        fill(e, kind, fmt, ap);
        va_end(ap);
    }
    return -1;
}

int err_errno(struct err *e, int number, const char *fmt, ...)
{
    if (e) {
        va_list ap;
        va_start(ap, fmt);
        fill(e, ERR_IO, fmt, ap);
        va_end(ap);
        char words[128];
        size_t n = strlen(e->text);
        int more = snprintf(e->text + n, sizeof e->text - n, ": %s",
                            strerror_r(number, words, sizeof words));
        cut_at_character(e->text, sizeof e->text, n + (size_t)more);
    }
    return -1;
}

int err_at(struct err *e, const char *file, uint64_t line)
{
    if (e) {
        char text[sizeof e->text];
        memcpy(text, e->text, sizeof text);
        int n = line ? snprintf(e->text, sizeof e->text, "%s:%" PRIu64 ": %s",
                                file, line, text)
                     : snprintf(e->text, sizeof e->text, "%s: %s", file, text);
        cut_at_character(e->text, sizeof e->text, (size_t)n);
    }
    return -1;
}
