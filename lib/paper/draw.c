#include "paper/draw.h"

#include "base/apart.h"
#include "base/i18n.h"
#include "paper/draw_module.h"

/* One of these is drawn. */
struct drawing {
    const char *module;
    const struct paper *paper;
    const struct brief *brief;
    struct str svg;
};

static int draw(void *arg, struct str request, struct buf *out, struct err *e)
{
    static const struct module_build ours = DRAW_BUILD;
    const struct drawing *d = arg;
    (void)request;
    const struct draw_module *m =
        module_open(d->module, _("what draws a PDF"), DRAW_SYMBOL, &ours, e);
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
