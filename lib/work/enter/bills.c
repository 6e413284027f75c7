/* What the invoices of a batch bill, with their lines: each once. */
#include <stdlib.h>

#include "base/i18n.h"
#include "book/billed.h"
#include "work/enter/conflict.h"

/* What an order or quote of the batch comes to. */
struct whole {
    int64_t amount;
    uint8_t currency;
};

struct bills {
    struct book *book;
    struct once once;
    VEC(const char *) who; /* numbers of invoices */
    struct map whole_at[REC_TYPES];
    VEC(struct whole) wholes;
    struct arena keys;
};

static bool find_whole(void *arg, enum rec_type type, struct str key,
                       int64_t *whole, uint8_t *currency)
{
    struct bills *b = arg;
    const char *ref = arena_dup(&b->keys, key.p, key.n);
    const struct map_slot *slot =
        map_find(&b->whole_at[type], ref, strlen(ref));
    if (slot) {
        *whole = b->wholes.v[slot->value].amount;
        *currency = b->wholes.v[slot->value].currency;
        return true;
    }
    const struct order *order =
        type == REC_ORDER ? book_order(b->book, ref) : NULL;
    const struct offer *offer =
        type == REC_OFFER ? book_offer(b->book, ref) : NULL;
    const struct entry *e = order ? order->entry : offer ? offer->first : NULL;
    if (!e || !e->has_amount)
        return false;
    *whole = e->amount;
    *currency = e->currency;
    return true;
}

/* The row as an entry; its strings are the row's. */
static bool read_entry(struct bills *b, const struct record *r,
                       struct entry *out)
{
    struct values v;
    struct err none = ERR_INIT;
    const struct str *col = r->col;
    if (values_read(r, &b->book->rules, &v, &none) < 0)
        return false;
    *out = (struct entry){.type = r->type,
                          .currency = v.currency,
                          .has_amount = v.has_amount,
                          .finer = v.finer,
                          .day = v.when.day,
                          .amount = v.amount,
                          .ref = col[COL_REF].n ? col[COL_REF].p : "",
                          .attrs = col[COL_ATTRS].n ? col[COL_ATTRS].p : "",
                          .says = attr_bits(col[COL_ATTRS])};
    return true;
}

static void note_whole(struct bills *b, const struct record *r)
{
    struct entry e;
    bool fresh;
    struct str ref = r->col[COL_REF];
    if (!r->col[COL_AMOUNT].n || !read_entry(b, r, &e))
        return;
    struct map_slot *slot =
        map_put(&b->whole_at[r->type], ref.p, ref.n, &fresh);
    if (fresh) {
        slot->value = (uint32_t)b->wholes.n;
        vec_push(&b->wholes);
    }
    b->wholes.v[slot->value] = (struct whole){e.amount, e.currency};
}

static void add(struct bills *b, const struct billed_invoice *i,
                struct billed_again *out)
{
    const struct billed_wholes wholes = {find_whole, b};
    struct billed_invoice in = *i;
    *vec_push(&b->who) = i->entry->ref;
    in.who = (uint32_t)b->who.n;
    billed_add(&b->once, b->book, &in, &wholes, out);
}

static void load(struct bills *b)
{
    struct billed_again none;
    for (size_t i = 0; i < b->book->invoices.n; i++) {
        const struct invoice *v = b->book->invoices.v[i];
        const struct billed_invoice in = {
            v->entry, book_lines(b->book, v->entry), v->credited, 0};
        if (billed_counts(v) && billed_any(&in))
            add(b, &in, &none);
    }
}

static int refuse(const struct bills *b, const char *number,
                  const struct billed_again *again, struct err *e)
{
    const char *by = b->who.v[again->first - 1];
    if (again->type == REC_CONTRACT)
        return err_set(e, ERR_DATA,
                       _("%s: days of %.*s of contract %.*s are billed by %s "
                         "already (void or credit that first; acct-add --force "
                         "lets it in)"),
                       number, STR_ARG(again->days), STR_ARG(again->what), by);
    return err_set(e, ERR_DATA,
                   _("%s: %s %.*s is billed by %s already (void or credit that "
                     "first; amend its amount where it became more; acct-add "
                     "--force lets it in)"),
                   number, schema_types[again->type].name, STR_ARG(again->what),
                   by);
}

/* How many lines follow the invoice. */
static size_t lines_of(const struct record *rows, size_t n)
{
    struct str number = rows[0].col[COL_REF];
    size_t i = 1;
    while (i < n && rows[i].type == REC_LINE &&
           rows[i].col[COL_REF].n == number.n &&
           memcmp(rows[i].col[COL_REF].p, number.p, number.n) == 0)
        i++;
    return i - 1;
}

static int add_invoice(struct bills *b, const struct record *rows, size_t lines,
                       struct err *e)
{
    struct entry *all = mem_new(lines + 1, sizeof *all);
    struct client_row *chain = mem_new(lines + 1, sizeof *chain);
    struct billed_invoice in = {.entry = &all[0]};
    struct billed_again again = {.first = 0};
    bool fine = read_entry(b, &rows[0], &all[0]);
    for (size_t i = 1; i <= lines && fine; i++) {
        fine = read_entry(b, &rows[i], &all[i]);
        chain[i] = (struct client_row){&all[i], in.lines, i};
        in.lines = &chain[i];
    }
    if (fine && billed_any(&in)) {
        if (!b->who.n)
            load(b);
        add(b, &in, &again);
    }
    int rc = again.first ? refuse(b, all[0].ref, &again, e) : 0;
    free(all);
    free(chain);
    return rc;
}

int conflict_bills(struct book *book, const struct record *rows, size_t n,
                   struct err *e)
{
    struct bills b = {.book = book};
    struct str id;
    int rc = 0;
    for (size_t i = 0; i < n && rc == 0; i++) {
        if (rows[i].type == REC_ORDER || rows[i].type == REC_OFFER)
            note_whole(&b, &rows[i]);
        /* Who amends one bills nothing. */
        if (rows[i].type != REC_INVOICE ||
            book_amends(REC_INVOICE, rows[i].col[COL_ATTRS], &id))
            continue;
        size_t lines = lines_of(&rows[i], n - i);
        rc = add_invoice(&b, &rows[i], lines, e);
        i += lines;
    }
    once_release(&b.once);
    vec_release(&b.who);
    for (int t = 0; t < REC_TYPES; t++)
        map_release(&b.whole_at[t]);
    vec_release(&b.wholes);
    arena_release(&b.keys);
    return rc;
}
