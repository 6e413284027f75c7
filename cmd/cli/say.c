/* What is said to a person: on standard error, with the tool's name. */
#include <stdarg.h>
#include <stdio.h>

#include "base/text/text.h"
#include "cli/cli.h"

int cli_usage(struct cli *c, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    c->err.kind = ERR_USAGE;
    vsnprintf(c->err.text, sizeof c->err.text, fmt, ap);
    va_end(ap);
    return -1;
}

void cli_say(const struct cli *c, const char *text)
{
    struct buf plain = {0};
    text_plain(str_of(text), &plain);
    fprintf(stderr, "%s: %s\n", c->tool->name, buf_cstr(&plain));
    buf_release(&plain);
}

void cli_say_notes(struct cli *c)
{
    if (c->keeping)
        return; /* they are kept */
    if (c->home.notes.all.n)
        cli_idle(c);
    for (size_t i = 0; i < c->home.notes.all.n; i++)
        cli_say(c, c->home.notes.all.v[i]);
    notes_release(&c->home.notes);
}

void cli_note(struct cli *c, const char *fmt, ...)
{
    char text[2048];
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(text, sizeof text, fmt, ap);
    va_end(ap);
    notes_add(&c->home.notes, "%s", text);
    cli_say_notes(c);
}
