/* What the invoices of a batch bill, with their lines: each once. */
#include <stdlib.h>

#include "base/i18n.h"
#include "work/enter/bills.h"

static bool find_whole(void *arg, enum rec_type type, struct str key,
                       int64_t *whole, uint8_t *currency)
{
    struct bills *b = arg;
    const struct map_slot *slot = map_find(&b->whole_at[type], key.p, key.n);
    if (slot) {
        *whole = b->wholes.v[slot->value].amount;
        *currency = b->wholes.v[slot->value].currency;
        return true;
    }
    const char *ref = arena_dup(&b->keys, key.p, key.n);
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
    b->wholes.v[slot->value] = (struct bills_whole){e.amount, e.currency};
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

/* Ends the invoice in hand. */
static int end_invoice(struct bills *b, struct err *e)
{
    size_t n = b->all.n;
    struct client_row *chain = mem_new(n, sizeof *chain);
    struct billed_invoice in = {.entry = b->all.v};
    struct billed_again again = {.first = 0};
    for (size_t i = 1; i < n; i++) {
        chain[i] = (struct client_row){&b->all.v[i], in.lines, i};
        in.lines = &chain[i];
    }
    if (n && b->fine && billed_any(&in)) {
        if (!b->who.n)
            load(b);
        add(b, &in, &again);
    }
    int rc = again.first ? refuse(b, b->all.v[0].ref, &again, e) : 0;
    free(chain);
    b->all.n = 0;
    arena_clear(&b->cells);
    return rc;
}

/* An invoice, or a line of that in hand. */
static void keep(struct bills *b, const struct record *r)
{
    struct record kept = *r;
    struct str attrs = r->col[COL_ATTRS];
    kept.col[COL_REF] = b->number;
    kept.col[COL_ATTRS].p = arena_dup(&b->cells, attrs.p, attrs.n);
    b->fine = b->fine && read_entry(b, &kept, vec_push(&b->all));
}

static bool is_line(const struct bills *b, const struct record *r)
{
    struct str ref = r->col[COL_REF];
    return b->all.n && r->type == REC_LINE && ref.n == b->number.n &&
           memcmp(ref.p, b->number.p, ref.n) == 0;
}

void bills_row(struct bills *b, const struct record *r)
{
    struct str id, number = r->col[COL_REF];
    if (b->why.kind)
        return;
    if (is_line(b, r)) {
        keep(b, r);
        return;
    }
    if (b->all.n && end_invoice(b, &b->why) < 0)
        return;
    if (r->type == REC_ORDER || r->type == REC_OFFER)
        note_whole(b, r);
    /* Who amends one bills nothing. */
    if (r->type != REC_INVOICE ||
        book_amends(REC_INVOICE, r->col[COL_ATTRS], &id))
        return;
    b->number = (struct str){arena_dup(&b->keys, number.p, number.n), number.n};
    b->fine = true;
    keep(b, r);
}

int bills_end(struct bills *b, struct err *e)
{
    if (!b->why.kind && b->all.n)
        end_invoice(b, &b->why);
    if (!b->why.kind)
        return 0;
    *e = b->why;
    return -1;
}

void bills_release(struct bills *b)
{
    once_release(&b->once);
    vec_release(&b->who);
    for (int t = 0; t < REC_TYPES; t++)
        map_release(&b->whole_at[t]);
    vec_release(&b->wholes);
    vec_release(&b->all);
    arena_release(&b->keys);
    arena_release(&b->cells);
}
