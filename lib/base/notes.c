#include "base/notes.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void notes_add(struct notes *n, const char *fmt, ...)
{
    char text[2048];
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(text, sizeof text, fmt, ap);
    va_end(ap);
    *vec_push(&n->all) = arena_dup(&n->texts, text, strlen(text));
}

void notes_release(struct notes *n)
{
    vec_release(&n->all);
    arena_release(&n->texts);
}
