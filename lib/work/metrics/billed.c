/* What was billed without tax, by the lines of the papers. */
#include <stdlib.h>

#include "inside.h"
#include "work/invoice/invoice.h"

/* The lines of credit notes: those of invoices the book has. */
struct credits {
    struct map at; /* number -> place in `of`, and of its lines */
    VEC(const struct entry *) of;
    VEC(struct invoice_lines) lines;
};

static int gather_credits(struct metrics_run *r, struct credits *c,
                          struct err *e)
{
    struct book *b = r->book;
    for (size_t i = 0; i < b->entries.n; i++) {
        const struct entry *en = &b->entries.v[i];
        if (en->type != REC_CREDIT || !en->client || !invoice_of_credit(b, en))
            continue;
        struct map_slot *slot = map_put(&c->at, en->ref, strlen(en->ref), NULL);
        slot->value = (uint32_t)c->of.n;
        *vec_push(&c->of) = en;
        vec_push(&c->lines);
    }
    for (size_t i = 0; i < b->entries.n && c->of.n; i++) {
        const struct entry *line = &b->entries.v[i];
        const struct map_slot *slot =
            line->type == REC_LINE
                ? map_find(&c->at, line->ref, strlen(line->ref))
                : NULL;
        if (slot &&
            invoice_line_read(b, c->of.v[slot->value], line,
                              vec_push(&c->lines.v[slot->value].all), e) < 0)
            return -1;
    }
    return 0;
}

/* One without lines says no tax. */
static int add_paper(struct metrics_run *r, const struct entry *en,
                     struct invoice_lines *lines, int sign, struct err *e)
{
    struct invoice_terms terms;
    struct invoice_total total = {0};
    struct cell *c = run_cell_of(r, en);
    if (!c)
        return 0;
    int rc = invoice_terms_of(r->book, en, &terms, e);
    if (rc == 0)
        rc = invoice_add_up(&terms, lines->all.v, lines->all.n, &total, e);
    if (rc == 0)
        rc = cell_add(c, SUM_BILLED, en->currency,
                      sign * (lines->all.n ? total.net : en->amount), e);
    invoice_total_release(&total);
    return rc;
}

int sweep_billed(struct metrics_run *r, struct err *e)
{
    struct book *b = r->book;
    struct credits credits = {0};
    int rc = gather_credits(r, &credits, e);
    for (size_t i = 0; i < credits.of.n; i++) {
        if (rc == 0)
            rc = add_paper(r, credits.of.v[i], &credits.lines.v[i], -1, e);
        vec_release(&credits.lines.v[i].all);
    }
    for (size_t i = 0; i < b->invoices.n && rc == 0; i++) {
        const struct invoice *v = b->invoices.v[i];
        struct invoice_lines lines = {0};
        if (!v->client || run_period(r, v->entry->day) == NO_PERIOD)
            continue;
        rc = invoice_lines(b, v, &lines, e);
        if (rc == 0)
            rc = add_paper(r, v->entry, &lines, 1, e);
        vec_release(&lines.all);
    }
    vec_release(&credits.of);
    vec_release(&credits.lines);
    map_release(&credits.at);
    return rc;
}
