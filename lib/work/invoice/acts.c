#include "work/invoice/acts.h"

#include <stdlib.h>

#include "work/invoice/document.h"

/* A day or an instant; left alone where there is none. */
static void attr_day(struct book *b, const struct entry *e, const char *name,
                     int32_t *day)
{
    struct err none = ERR_INIT;
    struct when when;
    const char *text = entry_attr(b, e, name);
    if (when_parse(str_of(text), &b->options.zone, &when, &none) == 0)
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
    struct map_slot *slot = map_put(&a->at, e->ref, strlen(e->ref), &fresh);
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
    for (size_t i = 0; i < b->entries.n; i++)
        if (b->entries.v[i].type == REC_ACT)
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

/* The numbers of documents with a line that names the order. */
static void note_lines(struct book *b, const char *order, struct map *out)
{
    for (size_t i = 0; i < b->entries.n; i++) {
        const struct entry *e = &b->entries.v[i];
        if (e->type == REC_LINE &&
            strcmp(entry_attr(b, e, "order"), order) == 0)
            map_put(out, e->ref, strlen(e->ref), NULL);
    }
}

/* What names an order, or a line of it does, as list --order has it. */
static bool names_order(const struct act *a, const char *order,
                        const struct map *lines)
{
    return strcmp(a->order, order) == 0 ||
           map_find(lines, a->ref, strlen(a->ref));
}

void acts_keep(struct acts *a, struct book *b, const struct acts_wanted *w)
{
    struct map lines = {0};
    size_t kept = 0;
    if (w->order)
        note_lines(b, w->order, &lines);
    for (size_t i = 0; i < a->all.n; i++) {
        const struct act *act = &a->all.v[i];
        if ((!w->client || act->client == w->client) &&
            (!w->order || names_order(act, w->order, &lines)) &&
            act->entry->day >= w->period.from &&
            act->entry->day <= w->period.to &&
            (!w->unsigned_only || act->signed_on == DAY_NONE))
            a->all.v[kept++] = *act;
    }
    a->all.n = kept;
    map_release(&lines);
}
