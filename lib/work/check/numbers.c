/* Numbers that stand in attributes: those of letters and receipts. */
#include <inttypes.h>

#include "base/i18n.h"
#include "inside.h"

static const struct numbered_kind kinds[] = {
    {REC_TOUCH, "number", "reminder", "numbers.reminder"},
    {REC_TOUCH, "number", "statement", "numbers.statement"},
    {REC_PAYMENT, "receipt", "receipt", "numbers.receipt"},
};

static bool says(const struct row *row, const char *attr, const char *value)
{
    struct str raw;
    return attr_raw(row->r.col[COL_ATTRS], attr, &raw) && str_is(raw, value);
}

/* What the row numbers, or NULL; of touches only letters of ours do. */
static const struct numbered_kind *kind_of(const struct row *row,
                                           struct str *number)
{
    for (size_t i = 0; !row->plain && i < sizeof kinds / sizeof *kinds; i++) {
        const struct numbered_kind *k = &kinds[i];
        if (k->type == row->r.type &&
            attr_raw(row->r.col[COL_ATTRS], k->attr, number) && number->n &&
            (k->type != REC_TOUCH ||
             (says(row, "kind", k->name) && says(row, "dir", "out"))))
            return k;
    }
    return NULL;
}

uint64_t check_about(const struct row *row)
{
    struct str number;
    const struct numbered_kind *k = kind_of(row, &number);
    return k && strcmp(k->name, "reminder") == 0 ? TYPE(REC_INVOICE) : 0;
}

/* A statement's sheet is of these days; figures and reports are compared by
 * their period. */
static void check_period(struct check *c, const struct row *row)
{
    enum rec_type type = row->r.type;
    bool compared = type == REC_KPI || type == REC_REPORT;
    struct period period;
    struct str raw;
    struct buf plain = {0};
    struct err e;
    if ((!compared && (type != REC_TOUCH || !says(row, "kind", "statement"))) ||
        !attr_raw(row->r.col[COL_ATTRS], "period", &raw) || !raw.n)
        return;
    attr_unescape(raw, &plain);
    if (period_parse(buf_view(&plain), row->v.when.day, &period, &e) < 0) {
        err_at(&e, "period", 0);
        check_err(c, CHECK_ATTR, check_at(c, row, COL_ATTRS), &e);
    }
    buf_release(&plain);
}

void check_number(struct check *c, const struct row *row)
{
    struct str raw;
    const struct numbered_kind *k = kind_of(row, &raw);
    struct buf plain = {0};
    if (row->plain)
        return;
    if (!row->bad)
        check_period(c, row);
    if (!k)
        return;
    attr_unescape(raw, &plain);
    if (row->bad) {
        check_vague(c, buf_view(&plain));
    } else {
        if (check_about(row) && !row->r.col[COL_REF].n)
            check_say(c, CHECK_REF, check_at(c, row, COL_REF),
                      _("a reminder with a number names its invoice"));
        *vec_push(&c->numbered) = (struct numbered){
            .by = {.ref = arena_dup(&c->texts, plain.p, plain.n),
                   .id = row->at.id,
                   .line = row->at.line,
                   .who = row->who,
                   .day = row->v.when.day,
                   .type = (uint8_t)row->r.type},
            .kind = k,
            .currency = row->v.currency,
        };
    }
    buf_release(&plain);
}

/* A payment in parts has one receipt. */
static bool is_part(const struct numbered *a, const struct numbered *b)
{
    return a->kind == b->kind && a->kind->type == REC_PAYMENT &&
           check_same_client(a->by.who, b->by.who) &&
           a->currency == b->currency && a->by.day == b->by.day;
}

static struct place place_of(const struct check *c, const struct numbered *n)
{
    return (struct place){n->by.line, (uint32_t)(c->at[COL_ATTRS] + 1),
                          n->by.id};
}

static void say_again(struct check *c, struct place at, const char *number,
                      const char *name, uint64_t line)
{
    check_say(c, CHECK_DUPLICATE, at,
              _("'%s' is the number of the %s in line %" PRIu64 ", too"),
              number, name, line);
}

/* Told of what was written later. */
static void say_document(struct check *c, const struct numbered *n,
                         const struct given *g)
{
    struct place at = {g->line, (uint32_t)(c->at[COL_REF] + 1), g->id};
    if (g->line > n->by.line)
        say_again(c, at, n->by.ref, n->kind->name, n->by.line);
    else
        say_again(c, place_of(c, n), n->by.ref, schema_types[g->type].name,
                  g->line);
}

/* The document of another kind that has the number, or NULL. */
static const struct given *document_with(const struct check *c,
                                         const char *number)
{
    static const enum rec_type types[] = {REC_INVOICE, REC_CREDIT, REC_ACT,
                                          REC_OFFER};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        const struct map_slot *slot =
            map_find(&c->refs[types[i]], number, strlen(number));
        const struct given *g = slot ? &c->given.v[slot->value] : NULL;
        if (g && !g->voided)
            return g;
    }
    return NULL;
}

void check_numbers(struct check *c)
{
    struct map first = {0}; /* number -> place in numbered, from 1 */
    for (size_t i = 0; i < c->numbered.n; i++) {
        const struct numbered *n = &c->numbered.v[i];
        if (book_voided(&c->book, n->by.id))
            continue;
        struct map_slot *slot =
            map_put(&first, n->by.ref, strlen(n->by.ref), NULL);
        const struct numbered *before =
            slot->value ? &c->numbered.v[slot->value - 1] : NULL;
        const struct given *g = before ? NULL : document_with(c, n->by.ref);
        if (!before)
            slot->value = (uint32_t)i + 1;
        if (g)
            say_document(c, n, g);
        else if (before && before->kind == n->kind &&
                 n->kind->type == REC_PAYMENT && !is_part(before, n))
            check_say(c, CHECK_DUPLICATE, place_of(c, n),
                      _("receipt '%s' is in line %" PRIu64
                        " already, of another client, currency or day"),
                      n->by.ref, before->by.line);
        else if (before && !is_part(before, n))
            say_again(c, place_of(c, n), n->by.ref, before->kind->name,
                      before->by.line);
    }
    map_release(&first);
}
