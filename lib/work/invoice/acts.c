#include "work/invoice/acts.h"

#include <stdlib.h>

#include "work/invoice/document.h"

/* A day or an instant; left alone where there is none. */
static void attr_day(struct book *b, const struct entry *e, const char *name,
                     int32_t *day)
{
    struct err none = ERR_INIT;
    struct when when;
    struct str text;
    if (!entry_raw(e, name, &text) || day_parse(text, day))
        return;
    if (memchr(text.p, '\\', text.n))
        text = str_of(entry_attr(b, e, name));
    if (when_parse(text, &b->options.zone, &when, &none) == 0)
        *day = when.day;
}

static void act_fold(struct book *b, struct act *a, const struct entry *e)
{
    const char *text;
    attr_day(b, e, "sent", &a->sent);
    attr_day(b, e, "signed", &a->signed_on);
    if (*(text = entry_attr(b, e, "order")))
        a->order = text;
    if (*(text = entry_attr(b, e, "invoice")))
        a->invoice = text;
}

struct act *acts_add(struct acts *a, struct book *b, const struct entry *e)
{
    bool fresh;
    struct map_slot *slot =
        map_put_kept(&a->at, e->ref, strlen(e->ref), &fresh);
    if (fresh) {
        slot->value = (uint32_t)a->all.n;
        *vec_push(&a->all) = (struct act){.ref = e->ref,
                                          .client = e->client,
                                          .entry = e,
                                          .sent = DAY_NONE,
                                          .signed_on = DAY_NONE,
                                          .order = "",
                                          .invoice = ""};
    }
    struct act *act = &a->all.v[slot->value];
    if (document_is_rather(e, act->entry)) {
        act->entry = e;
        act->client = e->client;
    }
    act_fold(b, act, e);
    act->is_void = document_was_voided(b, REC_ACT, act->ref, act->entry);
    return act;
}

void acts_find(struct book *b, struct acts *out)
{
    *out = (struct acts){0};
    for (size_t i = 0; (i = book_next(b, TYPE(REC_ACT), i)) < b->entries.n; i++)
        acts_add(out, b, &b->entries.v[i]);
    size_t kept = 0;
    for (size_t i = 0; i < out->all.n; i++)
        if (!out->all.v[i].is_void)
            out->all.v[kept++] = out->all.v[i];
    out->all.n = kept;
    map_release(&out->at);
}

void acts_release(struct acts *a)
{
    vec_release(&a->all);
    map_release(&a->at);
}

/* What the document names, in its record or in lines. */
static void add_named(struct book *b, const struct entry *document,
                      struct act_orders *out)
{
    const char *order = entry_attr(b, document, "order");
    const struct client_row *r = book_lines(b, document);
    if (*order)
        *vec_push(&out->all) = order;
    for (; r; r = r->before)
        if (*(order = entry_attr(b, r->entry, "order")))
            *vec_push(&out->all) = order;
}

void act_orders(struct book *b, const struct act *a, struct act_orders *out)
{
    *out = (struct act_orders){0};
    add_named(b, a->entry, out);
    if (*a->order)
        *vec_push(&out->all) = a->order;
    const struct invoice *v =
        !out->all.n && *a->invoice ? book_invoice(b, a->invoice) : NULL;
    if (v)
        add_named(b, v->entry, out);
}

static bool is_about(struct book *b, const struct act *a, const char *order)
{
    struct act_orders orders;
    bool found = false;
    act_orders(b, a, &orders);
    for (size_t i = 0; i < orders.all.n && !found; i++)
        found = strcmp(orders.all.v[i], order) == 0;
    vec_release(&orders.all);
    return found;
}

void acts_keep(struct acts *a, struct book *b, const struct acts_wanted *w)
{
    size_t kept = 0;
    for (size_t i = 0; i < a->all.n; i++) {
        const struct act *act = &a->all.v[i];
        if ((!w->client || act->client == w->client) &&
            (!w->order || is_about(b, act, w->order)) &&
            act->entry->day >= w->period.from &&
            act->entry->day <= w->period.to &&
            (!w->unsigned_only || act->signed_on == DAY_NONE))
            a->all.v[kept++] = *act;
    }
    a->all.n = kept;
}
