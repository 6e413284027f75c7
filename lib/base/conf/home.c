#include "base/conf/home.h"

#include <sys/stat.h>
#include <unistd.h>

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

/* Beside the configuration, or NULL: one that is piped in has no place. */
static const char *beside(struct home *h, struct str name)
{
    const char *slash = strrchr(h->config, '/');
    struct stat st;
    if (stat(h->config, &st) < 0 || !S_ISREG(st.st_mode))
        return NULL;
    struct str dir =
        slash ? (struct str){h->config, (size_t)(slash - h->config)} : STR(".");
    return home_join(&h->arena, arena_dup(&h->arena, dir.p, dir.n), name);
}

const char *home_file(struct home *h, struct str name)
{
    const char *first = beside(h, name);
    const char *second = home_join(&h->arena, h->dir, name);
    return first && (access(first, F_OK) == 0 || access(second, F_OK) < 0)
               ? first
               : second;
}

void home_release(struct home *h)
{
    notes_release(&h->notes);
    conf_release(&h->conf);
    arena_release(&h->arena);
}
