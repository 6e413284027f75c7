/* The card: finding the client. */

#include "inside.h"
#include "work/risk/leaving.h"

static int print_key(struct cli *c, const struct client *client)
{
    static const struct out_column key = {.name = "section", .kind = OUT_TEXT};
    struct out *o = cli_out(c, &key, 1, NULL);
    out_word(o, client->key);
    out_end(o);
    return cli_out_close(c, o);
}

/* `leaving`: what the warning says, or NULL. */
static int print(struct cli *c, const struct show_much *much, struct book *b,
                 struct client *client, const char *leaving)
{
    struct card card;
    if (c->format == OUT_IDS)
        return print_key(c, client);
    struct invoice_rules rules = invoice_rules_of(&c->home);
    int rc = card_find(b, client, &rules, &card, &c->err);
    card.leaving = leaving;
    if (rc == 0)
        rc = c->format == OUT_TABLE ? show_card_page(c, much, b, &card)
                                    : show_card_rows(c, much, b, &card);
    card_release(&card);
    return rc;
}

static int load(struct cli *c, struct ledger *l, const char *given,
                struct book *b, struct client **client)
{
    if (cli_book_from(c, l, TYPES_ALL, true, given, b) < 0)
        return -1;
    int rc = cli_client(c, b, given, client);
    if (rc < 0)
        book_release(b);
    return rc;
}

static const char *keep(struct cli *c, const char *text)
{
    return arena_dup(&c->home.arena, text, strlen(text));
}

/* The client's key, and what the warning says, which is learnt from all
 * clients. People alone are told, as programs ask acct-metrics for it. */
static int foresee(struct cli *c, struct ledger *l, const char *given,
                   const char **key, const char **leaving)
{
    const struct leaving_rules rules = leaving_rules_of(&c->home);
    struct leavings all;
    struct client *client;
    struct book b;
    if (cli_book_from(c, l, LEAVING_TYPES, false, NULL, &b) < 0)
        return -1;
    int rc = cli_client(c, &b, given, &client);
    if (rc == 0) {
        *key = keep(c, client->key);
        leavings_find(&b, &rules, &all);
        *leaving = keep(c, leaving_line(&all, client));
        leavings_release(&all);
    }
    book_release(&b);
    return rc;
}

/* Reads the records of this client only: where a key was given, at once; where
 * another name was, once more when the key is known. */
static int show(struct cli *c, const struct show_much *much, struct ledger *l,
                const char *given)
{
    const char *key = NULL, *leaving = NULL;
    struct client *client;
    struct book b;
    if (c->format == OUT_TABLE && foresee(c, l, given, &key, &leaving) < 0)
        return -1;
    int rc = load(c, l, key ? key : given, &b, &client);
    if (rc == 0 && !key && strcmp(client->key, given) != 0) {
        key = keep(c, client->key);
        book_release(&b);
        rc = load(c, l, key, &b, &client);
    }
    if (rc < 0)
        return -1;
    rc = print(c, much, &b, client, leaving);
    book_release(&b);
    return rc;
}

int show_client(struct cli *c, const struct show_much *much, const char *given)
{
    struct ledger *l;
    if (cli_ledger(c, &l) < 0)
        return -1;
    int rc = show(c, much, l, given);
    ledger_close(l);
    return rc;
}
