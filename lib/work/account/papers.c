#include "work/account/papers.h"

#include <stdlib.h>

/* Left alone where the record does not say it. */
static void note_day(struct book *b, const struct entry *e, const char *name,
                     int32_t *day)
{
    struct err none = ERR_INIT;
    struct when when;
    const char *text = entry_attr(b, e, name);
    if (when_parse(str_of(text), &b->options.zone, &when, &none) == 0)
        *day = when.day;
}

static void note(struct papers *p, struct book *b, const struct entry *e)
{
    bool fresh;
    struct map_slot *slot = map_put(&p->at, e->ref, strlen(e->ref), &fresh);
    if (fresh) {
        slot->value = (uint32_t)p->all.n;
        *vec_push(&p->all) = (struct contract_paper){.ref = e->ref,
                                                     .client = e->client,
                                                     .first = e,
                                                     .sent = DAY_NONE,
                                                     .signed_on = DAY_NONE};
    }
    struct contract_paper *paper = &p->all.v[slot->value];
    struct client_row *row = arena_new(&b->arena, sizeof *row);
    *row = (struct client_row){.entry = e,
                               .before = paper->rows,
                               .n = paper->rows ? paper->rows->n + 1 : 1};
    paper->rows = row;
    paper->last = e;
    note_day(b, e, "sent", &paper->sent);
    note_day(b, e, "signed", &paper->signed_on);
}

void papers_find(struct book *b, struct papers *out)
{
    *out = (struct papers){0};
    for (size_t i = 0; (i = book_next(b, TYPE(REC_PAPER), i)) < b->entries.n;
         i++)
        note(out, b, &b->entries.v[i]);
}

void papers_release(struct papers *p)
{
    vec_release(&p->all);
    map_release(&p->at);
}

const char *contract_paper_state(const struct contract_paper *p)
{
    return p->signed_on != DAY_NONE ? "signed"
           : p->sent != DAY_NONE    ? "sent"
                                    : "made";
}

const char *contract_paper_attr(struct book *b, const struct contract_paper *p,
                                const char *name)
{
    return rows_attr(b, p->rows, DAY_MAX, name);
}

const char *contract_paper_text(const struct contract_paper *p)
{
    for (const struct client_row *r = p->rows; r; r = r->before)
        if (*r->entry->text)
            return r->entry->text;
    return "";
}
