#include "paper/draw.h"

#include <dlfcn.h>
#include <string.h>
#include <sys/resource.h>

#include "base/apart.h"
#include "base/i18n.h"
#include "paper/draw_module.h"

static bool same_build(const struct draw_build *a, const struct draw_build *b)
{
    return strcmp(a->version, b->version) == 0 && a->paper == b->paper &&
           a->lang == b->lang && a->brief == b->brief && a->buf == b->buf &&
           a->err == b->err;
}

/* Where memory is limited, that is why a library is not opened. */
static bool is_short(void)
{
    struct rlimit r;
    return getrlimit(RLIMIT_AS, &r) == 0 && r.rlim_cur != RLIM_INFINITY;
}

/* NULL: failed.  It stays open until its process ends: libraries that keep
 * fonts cannot be unloaded. */
static const struct draw_module *open_module(const char *path, struct err *e)
{
    static const struct draw_build ours = DRAW_BUILD;
    void *handle = dlopen(path, RTLD_LAZY | RTLD_LOCAL);
    const struct draw_module *m = handle ? dlsym(handle, DRAW_SYMBOL) : NULL;
    if (!m) {
        err_set(e, ERR_IO,
                is_short()
                    ? _("what draws a PDF cannot be opened: %s (too little "
                        "memory?)")
                    : _("what draws a PDF cannot be opened: %s (install "
                        "acct again)"),
                dlerror());
        return NULL;
    }
    if (!same_build(&m->build, &ours)) {
        err_set(e, ERR_IO,
                _("%s: it is of another build (acct %s) than the program "
                  "(acct %s): install both again"),
                path, m->build.version, ours.version);
        return NULL;
    }
    return m;
}

/* One of these is drawn. */
struct drawing {
    const char *module;
    const struct paper *paper;
    const struct brief *brief;
    struct str svg;
};

static int draw(void *arg, struct buf *out, struct err *e)
{
    const struct drawing *d = arg;
    const struct draw_module *m = open_module(d->module, e);
    return !m         ? -1
           : d->paper ? m->pdf(d->paper, out, e)
           : d->brief ? m->brief(d->brief, out, e)
                      : m->png(d->svg, out, e);
}

int draw_pdf(const char *module, const struct paper *p, struct buf *out,
             struct err *e)
{
    struct drawing d = {.module = module, .paper = p};
    return apart_run(_("what draws a PDF"), draw, &d, out, e);
}

int draw_brief(const char *module, const struct brief *b, struct buf *out,
               struct err *e)
{
    struct drawing d = {.module = module, .brief = b};
    return apart_run(_("what draws a PDF"), draw, &d, out, e);
}

int draw_png(const char *module, struct str svg, struct buf *out, struct err *e)
{
    struct drawing d = {.module = module, .svg = svg};
    return apart_run(_("what draws a picture"), draw, &d, out, e);
}
