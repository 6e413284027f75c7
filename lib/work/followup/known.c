/* What is known of a client, for who is to call: one pass over invoices and
 * issues, made when somebody asks for the first time. */
#include <stdlib.h>

#include "base/i18n.h"
#include "inside.h"

/* What is open, in a currency each. */
struct owed {
    uint8_t currency;
    int64_t sum; /* minor units */
    struct owed *next;
};
struct grievance {
    const struct issue *issue;
    struct grievance *next;
};
struct known {
    struct owed **owed;        /* by client->n; NULL until it is found */
    struct grievance **issues; /* likewise, the oldest first */
    struct grievance **latest; /* the end of each list */
};

struct known *known_new(void)
{
    return mem_new(1, sizeof(struct known));
}

void known_release(struct known *k)
{
    if (!k)
        return;
    free(k->owed);
    free(k->issues);
    free(k->latest);
    free(k);
}

static void note_invoice(struct known *k, struct book *b,
                         const struct invoice *i)
{
    int64_t left = i->client ? invoice_left(b, i) : 0;
    if (left <= 0 || i->entry->currency == CURRENCY_NONE)
        return;
    struct owed **at = &k->owed[i->client->n];
    while (*at && (*at)->currency != i->entry->currency)
        at = &(*at)->next;
    if (!*at) {
        *at = arena_new(&b->arena, sizeof **at);
        **at = (struct owed){.currency = i->entry->currency};
    }
    if (__builtin_add_overflow((*at)->sum, left, &(*at)->sum))
        (*at)->sum = INT64_MAX;
}

static void note_issue(struct known *k, struct book *b, const struct issue *i)
{
    if (i->resolved || !i->client)
        return;
    struct grievance *c = arena_new(&b->arena, sizeof *c);
    *c = (struct grievance){.issue = i};
    struct grievance **end = &k->latest[i->client->n];
    if (*end)
        (*end)->next = c;
    else
        k->issues[i->client->n] = c;
    *end = c;
}

static void find(struct known *k, struct book *b)
{
    k->owed = mem_new(b->clients.n, sizeof *k->owed);
    k->issues = mem_new(b->clients.n, sizeof *k->issues);
    k->latest = mem_new(b->clients.n, sizeof *k->latest);
    for (size_t i = 0; i < b->invoices.n; i++)
        note_invoice(k, b, b->invoices.v[i]);
    for (size_t i = 0; i < b->issues.n; i++)
        note_issue(k, b, b->issues.v[i]);
}

/* A part of the list; an empty one is none. */
static void add(struct buf *out, const char *part)
{
    if (*part)
        buf_fmt(out, "%s%s", out->n ? "; " : "", part);
}

static const char *say_owed(struct book *b, const struct owed *o)
{
    struct buf list = {0};
    char money[MONEY_SIZE];
    for (const struct owed *one = o; one; one = one->next) {
        const struct currency *cur = book_currency(b, one->currency);
        buf_fmt(&list, "%s%s %s", list.n ? ", " : "",
                money_print(one->sum, cur->digits, money), cur->code);
    }
    const char *kept = buf_keep(&list, &b->arena);
    /* TRANSLATORS: 90.00 EUR, 10.00 USD */
    return o ? arena_fmt(&b->arena, _("%s open"), kept) : "";
}

static const char *say_issues(struct book *b, const struct grievance *c)
{
    struct buf list = {0};
    int n = 0;
    for (const struct grievance *one = c; one; one = one->next, n++)
        buf_fmt(&list, "%s%s", list.n ? ", " : "", one->issue->ref);
    const char *kept = buf_keep(&list, &b->arena);
    /* TRANSLATORS: I-7, I-9 */
    return n ? arena_fmt(&b->arena,
                         P_("issue %s is open", "issues %s are open", n), kept)
             : "";
}

static const char *say_words(struct book *b, const struct client *c)
{
    struct buf words = {0};
    char day[DATE_SIZE];
    if (!c->last_in)
        return "";
    quote_words(c->last_in->text, &words);
    const char *kept = buf_keep(&words, &b->arena);
    day_print(c->last_in->day, day);
    return *kept ? arena_fmt(&b->arena, _("last heard %s: '%s'"), day, kept)
                 : arena_fmt(&b->arena, _("last heard %s"), day);
}

const char *known_say(const struct given *g, const struct client *c)
{
    struct known *k = g->facts->known;
    struct book *b = g->book;
    struct buf out = {0};
    if (!k->owed)
        find(k, b);
    /* Issues are named below. */
    add(&out, risk_say_but(g->facts->risks, c, 1u << RISK_ISSUE));
    add(&out, say_owed(b, k->owed[c->n]));
    add(&out, say_issues(b, k->issues[c->n]));
    add(&out, say_words(b, c));
    return buf_keep(&out, &b->arena);
}
