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
    if (messages_wait(m, f->client) > o->until)
        return messages_say_wait(m, h->book, f->client);
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
    for (size_t i = 0; i < all->all.n; i++) {
        struct followup *f = &all->all.v[i];
        if (*f->held || !f->client || f->quiet == QUIET_INSIDE)
            continue;
        const char *why = reason(&h, f);
        if (why) {
            f->held = why;
            continue;
        }
        h.sent++;
        if (!h.first[f->client->n])
            h.first[f->client->n] = f->action.key;
    }
    complaints_release(&h.complaints);
    free(h.first);
}
