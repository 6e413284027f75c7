/* The card: finding the client. */

#include "inside.h"
#include "work/risk/leaving.h"
#include "work/time/user.h"

static int print_key(struct cli *c, const struct client *client)
{
    static const struct out_column key = {.name = "section", .kind = OUT_TEXT};
    struct out *o = cli_out(c, &key, 1, NULL);
    out_word(o, client->key);
    out_end(o);
    return cli_out_close(c, o);
}

/* None where there is no checks.csv. */
static int find_checks(struct cli *c, struct book *b,
                       struct followup_start *start, struct checks *out)
{
    if (checks_start_read(&c->home, start, &c->err) < 0)
        return -1;
    return start->rules.all.n ? checks_find(b, &start->options, out, &c->err)
                              : 0;
}

/* `leaving`: what the warning says, or NULL. */
static int print(struct cli *c, const struct show_much *much, struct book *b,
                 struct client *client, const char *leaving)
{
    struct card card;
    if (c->format == OUT_IDS)
        return print_key(c, client);
    struct invoice_rules rules = invoice_rules_of(&c->home);
    struct followup_start start = {0};
    struct checks checks = {0};
    struct worktime_user work;
    int rc = worktime_user_read(&c->home, &work, &c->err);
    const struct card_asked asked = {&c->home.conf, &work.work,
                                     work.client_zone};
    card = (struct card){0};
    if (rc == 0)
        rc = card_find(b, client, &rules, &asked, &card, &c->err);
    card.leaving = leaving;
    if (rc == 0 && much->sections & 1u << SHOW_CHECK)
        rc = find_checks(c, b, &start, &checks);
    card.checks = &checks;
    if (rc == 0)
        rc = c->format == OUT_TABLE ? show_card_page(c, much, b, &card)
                                    : show_card_rows(c, much, b, &card);
    checks_release(&checks);
    followup_start_release(&start);
    card_release(&card);
    worktime_user_release(&work);
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

/* What the warning says, which is learnt from all clients. */
static const char *foresee(struct cli *c, struct book *all,
                           const struct client *client)
{
    struct leaving_rules rules = leaving_rules_of(&c->home);
    struct leavings found;
    rules.untried = true;
    leavings_find(all, &rules, &found);
    /* The past takes longest, and mostly it makes no difference. */
    if (leaving_untried(&found, client))
        leavings_try(&found);
    const char *says = keep(c, leaving_line(&found, client));
    leavings_release(&found);
    return says;
}

/* People alone are told what is likely, as programs ask acct-metrics for it:
 * from all clients' records, read along with the client's own. */
static int load_with_warning(struct cli *c, struct ledger *l, const char *given,
                             struct book *b, struct client **client,
                             const char **leaving)
{
    const struct cli_book_wanted wanted[] = {{LEAVING_TYPES, false, NULL},
                                             {TYPES_ALL, true, given}};
    struct client *found;
    struct book all, *const of[] = {&all, b};
    if (cli_books_from(c, l, wanted, of) < 0)
        return -1;
    int rc = cli_client(c, &all, given, &found);
    const char *key = rc == 0 ? keep(c, found->key) : given;
    if (rc == 0)
        *leaving = foresee(c, &all, found);
    book_release(&all);
    if (rc == 0 && strcmp(key, given) == 0) {
        *client = book_client(b, key);
        return 0;
    }
    book_release(b);
    return rc < 0 ? -1 : load(c, l, key, b, client);
}

/* Reads the records of this client only: where a key was given, at once; where
 * another name was, once more when the key is known. */
static int load_one(struct cli *c, struct ledger *l, const char *given,
                    struct book *b, struct client **client)
{
    int rc = load(c, l, given, b, client);
    if (rc < 0 || strcmp((*client)->key, given) == 0)
        return rc;
    const char *key = keep(c, (*client)->key);
    book_release(b);
    return load(c, l, key, b, client);
}

static int show(struct cli *c, const struct show_much *much, struct ledger *l,
                const char *given)
{
    bool told = c->format == OUT_TABLE && much->sections & 1u << SHOW_CLIENT;
    const char *leaving = NULL;
    struct client *client;
    struct book b = {0};
    int rc = told ? load_with_warning(c, l, given, &b, &client, &leaving)
                  : load_one(c, l, given, &b, &client);
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
