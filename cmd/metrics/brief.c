/* A report as text, a page, paper or mail. */
#include <errno.h>
#include <stdio.h>

#include "base/i18n.h"
#include "inside.h"
#include "metrics/outgoing.h"
#include "paper/draw.h"
#include "paper/html/html.h"
#include "paper/plain/plain.h"

static bool is_format(const struct cli *c, const char *name)
{
    return c->own_format && strcmp(c->own_format, name) == 0;
}

static int make(struct cli *c, const struct report_options *o, struct brief *b,
                struct buf *out)
{
    if (is_format(c, "eml"))
        return report_mail(c, b, o->to, out);
    if (is_format(c, "pdf") && c->terminal && !c->output)
        return cli_usage(c, _("a PDF is not for a terminal (-o FILE writes it "
                              "to a file)"));
    if (is_format(c, "pdf"))
        return draw_brief(cli_draw_module(c), b, out, &c->err);
    if (o->open || is_format(c, "html"))
        html_brief(b, out);
    else
        plain_brief(b, c->width ? c->width : REPORT_WIDTH, out);
    return 0;
}

int metrics_print_brief(struct cli *c, const struct report_options *o,
                        struct brief *b)
{
    struct buf made = {0};
    int rc = make(c, o, b, &made);
    cli_idle(c);
    if (rc == 0 && o->open)
        rc = cli_browse(c, arena_fmt(&b->arena, "%s.html", report_name(b)),
                        buf_view(&made));
    else if (rc == 0 && fwrite(buf_cstr(&made), 1, made.n, stdout) != made.n)
        rc = err_errno(&c->err, errno, _("standard output"));
    buf_release(&made);
    return rc;
}
