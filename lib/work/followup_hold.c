/* No spam: what is held back for now, and why. */
#include <limits.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "work/followup_run.h"

struct holding {
    struct followup_run *run;
    int sent;           /* messages today, with those that are let through */
    const char **first; /* by client->n: the message that comes before */
};

static const char *say(struct holding *h, struct buf *text)
{
    const char *kept = arena_dup(&h->run->book->arena, buf_cstr(text), text->n);
    buf_release(text);
    return kept;
}

/* NULL: nothing speaks against it. */
static const char *reason(struct holding *h, const struct followup *f)
{
    const struct followup_options *o = h->run->options;
    const struct client_facts *c = &h->run->facts.of[f->client->n];
    const struct messages *m = &h->run->facts.messages;
    enum rule_quiet quiet = f->quiet;
    char day[DATE_SIZE], wake[DATE_SIZE];
    struct buf text = {0};
    if (quiet < QUIET_NORMAL)
        return NULL;
    if (quiet >= QUIET_COMMERCIAL && f->client->state == CLIENT_PAUSED)
        return _("the client is paused");
    if (quiet >= QUIET_POLITE && c->issue) {
        buf_fmt(&text, _("issue %s is open"), c->issue->ref);
        return say(h, &text);
    }
    int32_t until = messages_wait(m, f->client);
    if (until > o->until) {
        buf_fmt(&text, _("we wrote on %s: wait until %s"),
                day_print(m->last[f->client->n], day), day_print(until, wake));
        return say(h, &text);
    }
    /* Whoever looks ahead sees all that is to come. */
    if (o->until != o->today)
        return NULL;
    if (h->first[f->client->n] && m->quiet.n > 0) {
        buf_fmt(&text, _("%s comes first"), h->first[f->client->n]);
        return say(h, &text);
    }
    if (m->limit && h->sent >= m->limit) {
        buf_fmt(&text,
                P_("%d message a day is the limit",
                   "%d messages a day are the limit", m->limit),
                m->limit);
        return say(h, &text);
    }
    return NULL;
}

void followup_hold(struct followup_run *run)
{
    struct holding h = {
        .run = run,
        .sent = run->facts.messages.sent,
        .first = mem_new(run->book->clients.n, sizeof *h.first),
    };
    for (size_t i = 0; i < run->out->all.n; i++) {
        struct followup *f = &run->out->all.v[i];
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
    free(h.first);
}
