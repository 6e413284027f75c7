/* The ledger, read and folded as of the run's date. */
#include "book/find.h"
#include "cli/cli.h"

int cli_ledger(struct cli *c, struct ledger **l)
{
    if (ledger_open(l, c->home.ledger, c->home.wait_ms, &c->err) < 0)
        return ledger_holder(c->home.ledger, c->home.wait_ms, &c->err);
    return 0;
}

int cli_book_from(struct cli *c, struct ledger *l, uint64_t types, bool texts,
                  const char *only, struct book *b)
{
    struct book_options options = {
        .types = types,
        .as_of = c->home.as_of,
        .zone = c->home.zone,
        .currency = conf_text(&c->home.conf, "acct.currency"),
        .owner = conf_text(&c->home.conf, "acct.owner"),
        .texts = texts,
        .later = c->later,
        .only = only,
    };
    book_init(b, &options);
    int rc = book_load(b, l, &c->err);
    if (rc < 0) {
        book_release(b);
        return rc;
    }
    if (*b->warning && !c->warned) {
        cli_note(c, "%s", b->warning);
        c->warned = true;
    }
    return rc;
}

int cli_book(struct cli *c, uint64_t types, bool texts, const char *only,
             struct book *b)
{
    struct ledger *l;
    if (cli_ledger(c, &l) < 0)
        return -1;
    int rc = cli_book_from(c, l, types, texts, only, b);
    ledger_close(l);
    return rc;
}

int cli_client(struct cli *c, struct book *b, const char *given,
               struct client **out)
{
    return book_find(b, str_of(given), out, &c->err);
}
