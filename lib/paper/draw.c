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
           a->lang == b->lang && a->buf == b->buf && a->err == b->err;
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

struct drawing {
    const char *module;
    const struct paper *paper;
};

static int draw(void *arg, struct buf *out, struct err *e)
{
    const struct drawing *d = arg;
    const struct draw_module *m = open_module(d->module, e);
    return m ? m->pdf(d->paper, out, e) : -1;
}

int draw_pdf(const char *module, const struct paper *p, struct buf *out,
             struct err *e)
{
    struct drawing d = {module, p};
    return apart_run(_("what draws a PDF"), draw, &d, out, e);
}

int draw_png(const char *module, struct str svg, struct buf *out, struct err *e)
{
    const struct draw_module *m = open_module(module, e);
    return m ? m->png(svg, out, e) : -1;
}
