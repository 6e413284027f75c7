/* The ledger, read and folded as of the run's date. */
#include "book/find.h"
#include "cli/cli.h"

int cli_ledger(struct cli *c, struct ledger **l)
{
    if (ledger_open(l, c->home.ledger, c->home.wait_ms, &c->err) < 0)
        return ledger_holder(c->home.ledger, c->home.wait_ms, &c->err);
    return 0;
}

static void init(struct cli *c, const struct cli_book_wanted *w, struct book *b)
{
    struct book_options options = {
        .types = w->types,
        .as_of = c->home.as_of,
        .zone = c->home.zone,
        .currency = conf_text(&c->home.conf, "acct.currency"),
        .owner = conf_text(&c->home.conf, "acct.owner"),
        .texts = w->texts,
        .later = c->later,
        .only = w->only,
    };
    book_init(b, &options);
}

static void warn(struct cli *c, const struct book *b)
{
    if (!*b->warning || c->warned)
        return;
    cli_note(c, "%s", b->warning);
    c->warned = true;
}

int cli_book_from(struct cli *c, struct ledger *l, uint64_t types, bool texts,
                  const char *only, struct book *b)
{
    const struct cli_book_wanted wanted = {types, texts, only};
    init(c, &wanted, b);
    if (book_load(b, l, &c->err) < 0) {
        book_release(b);
        return -1;
    }
    warn(c, b);
    return 0;
}

int cli_books_from(struct cli *c, struct ledger *l,
                   const struct cli_book_wanted wanted[2],
                   struct book *const of[2])
{
    for (int i = 0; i < 2; i++)
        init(c, &wanted[i], of[i]);
    if (book_load_two(of[0], of[1], l, &c->err) < 0) {
        book_release(of[0]);
        book_release(of[1]);
        return -1;
    }
    warn(c, of[0]);
    return 0;
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
