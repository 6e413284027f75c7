/* No spam: what is held back for now, and why. */
#include <limits.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "inside.h"

struct holding {
    struct followup_run *run;
    int sent;           /* messages today, with those that are let through */
    const char **first; /* by client->n: the message that comes before */
};

static const char *say(struct book *b, const char *form, const char *key)
{
    struct buf text = {0};
    buf_fmt(&text, form, key);
    const char *kept = arena_dup(&b->arena, buf_cstr(&text), text.n);
    buf_release(&text);
    return kept;
}

/* NULL: nothing speaks against it. */
static const char *reason(struct holding *h, const struct followup *f)
{
    const struct followup_options *o = h->run->options;
    const struct risk *c = &h->run->facts.risks.of[f->client->n];
    const struct messages *m = &h->run->facts.messages;
    enum rule_quiet quiet = f->quiet;
    struct book *b = h->run->book;
    if (quiet < QUIET_NORMAL)
        return NULL;
    if (quiet >= QUIET_COMMERCIAL && f->client->state == CLIENT_PAUSED)
        return _("the client is paused");
    if (quiet >= QUIET_POLITE && c->issue)
        return say(b, _("issue %s is open"), c->issue->ref);
    if (messages_wait(m, f->client) > o->until)
        return messages_say_wait(m, b, f->client);
    /* Whoever looks ahead sees all that is to come. */
    if (o->until != o->today)
        return NULL;
    if (h->first[f->client->n] && m->quiet.n > 0)
        return say(b, _("%s comes first"), h->first[f->client->n]);
    if (m->limit && h->sent >= m->limit)
        return messages_say_limit(m, b);
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
