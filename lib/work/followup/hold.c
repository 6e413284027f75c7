/* No spam: what is held back for now, and why. */
#include <limits.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "inside.h"

struct holding {
    struct book *book;
    const struct followup_options *options;
    const struct facts *facts;
    int sent;           /* messages today, with those that are let through */
    const char **first; /* by client->n: the message that comes before */
    struct complaints complaints;
};

/* What we owe waits for no more than the message of today. */
static int32_t wait_of(const struct messages *m, const struct followup *f)
{
    int32_t last = m->last[f->client->n], wake = messages_wait(m, f->client);
    return f->rule->duty && last != DAY_NONE && wake > last + 1 ? last + 1
                                                                : wake;
}

/* NULL: nothing speaks against it. */
static const char *reason(const struct holding *h, const struct followup *f)
{
    const struct followup_options *o = h->options;
    const struct messages *m = &h->facts->messages;
    if (f->quiet < QUIET_NORMAL)
        return NULL;
    if (f->quiet >= QUIET_COMMERCIAL && f->client->state == CLIENT_PAUSED)
        return _("the client is paused");
    int issue = complaint_at(&h->complaints, f->client);
    if (f->quiet >= QUIET_POLITE && issue >= 0)
        return complaint_say(h->book, h->complaints.of[issue],
                             h->book->issues.v[issue]->ref);
    int32_t wake = wait_of(m, f);
    if (wake > o->until)
        return messages_say_wait(m, h->book, f->client, wake);
    /* Whoever looks ahead sees all that is to come. */
    if (o->until != o->home->today)
        return NULL;
    if (h->first[f->client->n] && m->quiet.n > 0)
        return arena_fmt(&h->book->arena, _("%s comes first"),
                         h->first[f->client->n]);
    if (m->limit && h->sent >= m->limit)
        return messages_say_limit(m, h->book);
    return NULL;
}

/* Lets through, or holds, those that are duties, or those that are not. */
static void hold_those(struct holding *h, struct followups *all, bool duties)
{
    for (size_t i = 0; i < all->all.n; i++) {
        struct followup *f = &all->all.v[i];
        if (*f->held || f->old || !f->client || f->quiet == QUIET_INSIDE ||
            f->rule->duty != duties)
            continue;
        const char *why = reason(h, f);
        if (why) {
            f->held = why;
            continue;
        }
        h->sent++;
        if (!h->first[f->client->n])
            h->first[f->client->n] = f->action.key;
    }
}

void followup_hold(struct book *b, const struct followup_options *options,
                   const struct facts *facts, struct followups *all)
{
    struct holding h = {
        .book = b,
        .options = options,
        .facts = facts,
        .sent = facts->messages.sent,
        .first = mem_new(b->clients.n, sizeof *h.first),
    };
    complaints_find(b, &h.complaints);
    hold_those(&h, all, true);
    hold_those(&h, all, false);
    complaints_release(&h.complaints);
    free(h.first);
}
