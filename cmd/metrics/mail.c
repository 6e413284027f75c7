/* A report as mail. */
#include "cli/envelope.h"
#include "metrics/outgoing.h"
#include "paper/draw.h"
#include "paper/html/html.h"
#include "paper/plain/plain.h"

int report_mail(struct cli *c, struct brief *b, const char *to, struct buf *out)
{
    struct buf text = {0}, html = {0}, pdf = {0};
    plain_brief(b, REPORT_WIDTH, &text);
    html_brief(b, &html);
    int rc = draw_brief(cli_draw_module(c), b, &pdf, &c->err);
    const struct mail_file file = {
        .name = arena_fmt(&b->arena, "%s.pdf", report_name(b)),
        .type = "application",
        .subtype = "pdf",
        .bytes = buf_view(&pdf)};
    struct mail m = {.subject = b->title,
                     .text = buf_view(&text),
                     .html = buf_view(&html),
                     .files = &file,
                     .n = 1};
    if (rc == 0)
        rc = cli_mail(c, &m, to, out);
    buf_release(&text);
    buf_release(&html);
    buf_release(&pdf);
    return rc;
}
