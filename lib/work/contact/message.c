#include "work/contact/message.h"

#include <stdlib.h>

#include "base/i18n.h"

void messages_init(struct messages *m, const struct conf *conf,
                   const struct book *b)
{
    *m = (struct messages){
        .quiet = conf_span(conf, "followup.quiet"),
        .limit = (int)decimal_double(conf_number(conf, "followup.limit")),
        .today = b->options.as_of.day,
        .last = mem_new(b->clients.n + 1, sizeof *m->last),
    };
    for (size_t i = 0; i < b->clients.n; i++)
        m->last[i] = DAY_NONE;
}

void messages_note(struct messages *m, const struct entry *e)
{
    if (e->internal ||
        (e->dir != DIR_OUT && e->type != REC_SURVEY && e->type != REC_REPORT))
        return;
    if (e->client)
        m->last[e->client->n] = e->day;
    m->sent += e->day == m->today;
}

void messages_note_all(struct messages *m, const struct book *b)
{
    for (size_t i = 0; (i = book_next(b, MESSAGE_TYPES, i)) < b->entries.n; i++)
        messages_note(m, &b->entries.v[i]);
}

int32_t messages_wait(const struct messages *m, const struct client *c)
{
    int32_t last = m->last[c->n];
    return last == DAY_NONE ? DAY_MIN : span_add(last, m->quiet, 1);
}

const char *messages_say_wait(const struct messages *m, struct book *b,
                              const struct client *c, int32_t until)
{
    char day[DATE_SIZE], wake[DATE_SIZE];
    return arena_fmt(&b->arena, _("we wrote on %s: wait until %s"),
                     day_print(m->last[c->n], day), day_print(until, wake));
}

const char *messages_say_limit(const struct messages *m, struct book *b)
{
    return arena_fmt(&b->arena,
                     P_("%d message a day is the limit",
                        "%d messages a day are the limit", m->limit),
                     m->limit);
}

void messages_release(struct messages *m)
{
    free(m->last);
}
