#include "book/billed.h"

/* An invoice in hand. */
struct billing {
    struct once *once;
    struct book *book;
    const struct entry *e;
    const struct billed_wholes *wholes;
    uint32_t who;
    int64_t credited; /* and not yet taken off what it bills */
    struct billed_again *out;
};

/* Mostly as it is written: what a key has no escapes for is not kept again. */
static struct str attr_of(struct book *b, const struct entry *e,
                          const char *name)
{
    struct str raw;
    if (!entry_raw(e, name, &raw) || !raw.n)
        return STR("");
    return memchr(raw.p, '\\', raw.n) ? str_of(entry_attr(b, e, name)) : raw;
}

static void again(struct billing *b, enum rec_type type, struct str what,
                  struct str days, uint32_t first)
{
    if (first && !b->out->first)
        *b->out = (struct billed_again){what, type, days, first};
}

/* What it has for one thing, less what was credited. */
static int64_t share_of(struct billing *b, int64_t amount)
{
    int64_t off = amount < b->credited ? amount : b->credited;
    if (off <= 0)
        return amount;
    b->credited -= off;
    return amount - off;
}

static void add_days(struct billing *b)
{
    struct str contract = attr_of(b->book, b->e, "contract");
    struct str days = contract.n ? attr_of(b->book, b->e, "period") : contract;
    struct period p;
    if (days.n && period_parse(days, b->e->day, &p, NULL) == 0)
        again(b, REC_CONTRACT, contract, days,
              once_days(b->once, contract, p, b->who));
}

static void add(struct billing *b, enum rec_type type, struct str ref,
                int64_t amount)
{
    int64_t whole;
    uint8_t currency;
    if (!ref.n ||
        !b->wholes->find(b->wholes->arg, type, ref, &whole, &currency) ||
        whole <= 0 || currency != b->e->currency)
        return;
    again(b, type, ref, STR(""),
          once_bill(b->once, type, ref, whole, share_of(b, amount), b->who));
}

int64_t billed_line(const struct book *b, const struct entry *line)
{
    struct decimal qty = {1, 0};
    struct str raw;
    struct err none;
    int64_t amount;
    if (entry_raw(line, "qty", &raw) && raw.n &&
        decimal_parse(raw, &qty, &none) < 0)
        return 0;
    if (price_times((struct price){line->amount, line->finer}, qty, &amount,
                    &none) < 0 ||
        money_add(&amount, -entry_money(b, line, "discount"), &none) < 0)
        return 0;
    return amount;
}

static bool says(const struct entry *e, const char *name)
{
    struct str raw;
    return entry_raw(e, name, &raw) && raw.n;
}

/* A cost is billed besides. */
static void add_orders(struct billing *b, const struct client_row *lines)
{
    struct str head = attr_of(b->book, b->e, "order");
    if (!lines)
        add(b, REC_ORDER, head, b->e->amount);
    for (const struct client_row *r = lines; r; r = r->before) {
        struct str own = attr_of(b->book, r->entry, "order");
        if ((own.n || head.n) && !says(r->entry, "cost"))
            add(b, REC_ORDER, own.n ? own : head,
                billed_line(b->book, r->entry));
    }
}

void billed_add(struct once *o, struct book *book,
                const struct billed_invoice *i,
                const struct billed_wholes *wholes, struct billed_again *out)
{
    struct billing b = {.once = o,
                        .book = book,
                        .e = i->entry,
                        .wholes = wholes,
                        .who = i->who,
                        .out = out};
    /* What an advance paid was billed by that. */
    int64_t off = i->credited + entry_money(book, i->entry, "prepaid");
    *out = (struct billed_again){.first = 0};
    add_days(&b);
    b.credited = off;
    add(&b, REC_OFFER, attr_of(book, i->entry, "quote"), i->entry->amount);
    b.credited = off;
    add_orders(&b, i->lines);
}

bool billed_any(const struct billed_invoice *i)
{
    bool any = says(i->entry, "contract") || says(i->entry, "order") ||
               says(i->entry, "quote");
    for (const struct client_row *r = i->lines; r && !any; r = r->before)
        any = says(r->entry, "order");
    return any;
}

bool billed_counts(const struct invoice *i)
{
    return i->credited <= 0 || i->credited < i->entry->amount;
}
