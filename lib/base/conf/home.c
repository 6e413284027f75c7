#include "base/conf/home.h"

const char *home_join(struct arena *a, const char *dir, struct str name)
{
    if (name.n && name.p[0] == '/')
        return arena_dup(a, name.p, name.n);
    return arena_fmt(a, "%s/%.*s", dir, STR_ARG(name));
}

const char *home_path(struct home *h, const char *name)
{
    return home_join(&h->arena, h->dir, str_of(name));
}

void home_release(struct home *h)
{
    notes_release(&h->notes);
    conf_release(&h->conf);
    arena_release(&h->arena);
}
