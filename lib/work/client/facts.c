/* What cards and lists say alike of a thing. */
#include "base/i18n.h"
#include "inside.h"

bool card_order_open(const struct order *o)
{
    return !o->cancelled && o->delivered == DAY_NONE;
}

bool card_contract_runs(const struct contract *c, int32_t today)
{
    return c->end == DAY_NONE || c->end >= today;
}

const struct entry *card_contract_fee(const struct contract *c)
{
    for (const struct client_row *r = c->rows; r; r = r->before)
        if (r->entry->has_amount)
            return r->entry;
    return NULL;
}

const char *card_contract_text(const struct contract *c)
{
    for (const struct client_row *r = c->rows; r; r = r->before)
        if (*r->entry->text)
            return r->entry->text;
    return "";
}

const char *card_offer_text(struct book *b, const struct offer *o)
{
    const struct entry *e = rows_on(b, o->rows, ROWS_TEXT, DAY_MAX);
    if (e)
        return e->text;
    const struct client_row *first = book_lines(b, o->first);
    while (first && first->before)
        first = first->before;
    return first ? first->entry->text : "";
}

int32_t card_contract_notice(struct book *b, const struct contract *c)
{
    struct span notice;
    const char *text = contract_attr(b, c, "notice");
    if (c->end == DAY_NONE || !*text ||
        span_parse(str_of(text), &notice, NULL) < 0)
        return DAY_NONE;
    return span_add(c->end, notice, -1);
}

const struct contact *card_primary(const struct client *c)
{
    const struct contact *best = NULL;
    for (const struct contact *p = c->contacts; p; p = p->next)
        if (p->primary && !p->gone)
            best = p;
    return best ? best : c->primary;
}

const char *card_address(struct book *b, const struct client *c,
                         const char *attr)
{
    const struct contact *p = card_primary(c);
    const char *found = p ? contact_attr(b, p, attr) : "";
    if (!*found)
        found = client_attr(b, c, attr);
    for (p = c->contacts; p && !*found; p = p->next)
        found = p->gone ? "" : contact_attr(b, p, attr);
    return found;
}

const struct client *card_meant(struct book *b, const struct entry *e)
{
    const struct order *o;
    const struct issue *i;
    const struct task *t;
    const struct survey *s;
    const struct contract *k;
    const struct invoice *v;
    if (e->client)
        return e->client;
    switch (e->type) {
    case REC_STAGE:
        return (o = book_order_of(b, e)) ? o->client : NULL;
    case REC_RESOLVE:
        return (i = book_issue_of(b, e)) ? i->client : NULL;
    case REC_DONE:
    case REC_SNOOZE:
        return (t = book_task_of(b, e)) ? t->client : NULL;
    case REC_RESPONSE:
        return (s = book_survey_of(b, e)) ? s->client : NULL;
    case REC_KPI:
        return (k = book_contract_of(b, e)) ? k->client : NULL;
    case REC_LINE:
        return (v = book_invoice_of(b, e)) ? v->client : NULL;
    default:
        return NULL;
    }
}

int decimal_sum(struct decimal *sum, struct decimal more, struct err *e)
{
    for (; sum->scale < more.scale; sum->scale++)
        if (__builtin_mul_overflow(sum->n, (int64_t)10, &sum->n))
            return err_set(e, ERR_DATA, _("a sum does not fit"));
    for (; more.scale < sum->scale; more.scale++)
        if (__builtin_mul_overflow(more.n, (int64_t)10, &more.n))
            return err_set(e, ERR_DATA, _("a sum does not fit"));
    return money_add(&sum->n, more.n, e);
}
