/* No spam: what is held back for now, and why. */
#include <limits.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "work/followup_run.h"

struct holding {
    struct followup_run *run;
    struct span quiet;
    int limit; /* messages a day; 0: any number */
    int sent;
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
    enum rule_quiet quiet = f->rule->quiet;
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
    int32_t until =
        c->out == DAY_NONE ? DAY_MIN : span_add(c->out, h->quiet, 1);
    if (until > o->until) {
        buf_fmt(&text, _("we wrote on %s: wait until %s"),
                day_print(c->out, day), day_print(until, wake));
        return say(h, &text);
    }
    /* Whoever looks ahead sees all that is to come. */
    if (o->until != o->today)
        return NULL;
    if (h->first[f->client->n] && h->quiet.n > 0) {
        buf_fmt(&text, _("%s comes first"), h->first[f->client->n]);
        return say(h, &text);
    }
    if (h->limit && h->sent >= h->limit) {
        buf_fmt(&text,
                P_("%d message a day is the limit",
                   "%d messages a day are the limit", h->limit),
                h->limit);
        return say(h, &text);
    }
    return NULL;
}

void followup_hold(struct followup_run *run)
{
    struct decimal limit = conf_number(run->options->conf, "followup.limit");
    struct holding h = {
        .run = run,
        .quiet = conf_span(run->options->conf, "followup.quiet"),
        .limit = (int)decimal_double(limit),
        .sent = run->facts.sent_today,
        .first = mem_new(run->book->clients.n, sizeof *h.first),
    };
    for (size_t i = 0; i < run->out->all.n; i++) {
        struct followup *f = &run->out->all.v[i];
        if (*f->held || !f->client || f->rule->quiet == QUIET_INSIDE)
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
