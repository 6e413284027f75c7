/* A report as text, a page or paper. */
#include <errno.h>
#include <stdio.h>

#include "base/i18n.h"
#include "inside.h"
#include "paper/draw.h"
#include "paper/html/html.h"
#include "paper/plain/plain.h"

enum { WIDTH = 78 };

int metrics_print_brief(struct cli *c, struct brief *b)
{
    struct buf made = {0};
    int rc = 0;
    if (c->own_format && strcmp(c->own_format, "html") == 0)
        html_brief(b, &made);
    else if (c->own_format && strcmp(c->own_format, "pdf") == 0 &&
             c->terminal && !c->output)
        rc = cli_usage(c, _("a PDF is not for a terminal (-o FILE writes it "
                            "to a file)"));
    else if (c->own_format && strcmp(c->own_format, "pdf") == 0)
        rc = draw_brief(cli_draw_module(c), b, &made, &c->err);
    else
        plain_brief(b, c->width ? c->width : WIDTH, &made);
    if (rc == 0 && fwrite(buf_cstr(&made), 1, made.n, stdout) != made.n)
        rc = err_errno(&c->err, errno, _("standard output"));
    buf_release(&made);
    return rc;
}
