/* acct-show --handover: for who takes over. */
#include <errno.h>

#include "base/i18n.h"
#include "inside.h"
#include "outbox/handover/handover.h"
#include "paper/draw.h"
#include "paper/html/html.h"
#include "paper/plain/plain.h"

enum { USUAL_WIDTH = 100 };

static bool is_format(const struct cli *c, const char *name)
{
    return c->own_format && strcmp(c->own_format, name) == 0;
}

static int print(struct cli *c, struct brief *b)
{
    struct buf made = {0};
    int rc = 0;
    if (is_format(c, "pdf"))
        rc = draw_brief(cli_draw_module(c), b, &made, &c->err);
    else if (is_format(c, "html"))
        html_brief(b, &made);
    else
        plain_brief(b, c->width ? c->width : USUAL_WIDTH, &made);
    if (rc == 0 && fwrite(buf_cstr(&made), 1, made.n, stdout) != made.n)
        rc = err_errno(&c->err, errno, _("standard output"));
    buf_release(&made);
    return rc;
}

/* A colleague is meant rather than a client. */
static int whose(struct cli *c, struct book *b, const char *given,
                 struct handover_ask *ask)
{
    struct client *client;
    const char *owner;
    if (cli_owner(c, given, &owner) < 0)
        return -1;
    if (handover_knows(&c->home, b, owner)) {
        ask->owner = owner;
        return 0;
    }
    if (cli_client(c, b, given, &client) < 0)
        return -1;
    ask->client = client;
    return 0;
}

static int make(struct cli *c, struct book *b, const char *given,
                const struct followup_options *options)
{
    struct handover_ask ask = {0};
    struct brief brief = {0};
    int rc = whose(c, b, given, &ask);
    if (rc == 0)
        rc = handover_make(b, &c->home, options, &ask, &brief, &c->err);
    if (rc == 0)
        rc = print(c, &brief);
    brief_release(&brief);
    return rc;
}

int show_handover(struct cli *c, const struct show_handover *ask)
{
    struct followup_start start;
    struct book b;
    if (is_format(c, "pdf") && c->terminal && !ask->output)
        return cli_usage(c, _("a PDF is not for a terminal (-o FILE writes it "
                              "to a file)"));
    if (cli_output(c, "--output", ask->output) < 0)
        return -1;
    int rc = followup_start_read(&c->home, NULL, &start, &c->err);
    if (rc == 0)
        rc = cli_book(c, TYPES_ALL, true, NULL, &b);
    if (rc == 0) {
        rc = make(c, &b, ask->whose, &start.options);
        book_release(&b);
    }
    followup_start_release(&start);
    return rc;
}
