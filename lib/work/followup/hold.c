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
    struct map
        reports; /* what they are about -> the place of one that is due */
    const struct followups *all;
};

/* Reports that are to be written now, by client and contract. */
static struct str about(const struct followup *f, struct buf *key)
{
    buf_clear(key);
    buf_puts(key, f->action.client);
    buf_ch(key, '\n');
    buf_puts(key, f->action.ref);
    return buf_view(key);
}

static void note_reports(struct holding *h)
{
    struct buf key = {0};
    for (size_t i = 0; i < h->all->all.n; i++) {
        const struct followup *f = &h->all->all.v[i];
        if (f->rule->record != REC_REPORT || *f->held || f->old)
            continue;
        struct str k = about(f, &key);
        map_put(&h->reports, k.p, k.n, NULL)->value = (uint32_t)i;
    }
    buf_release(&key);
}

/* The report that it goes into, or NULL. */
static const char *report_of(const struct holding *h, const struct followup *f)
{
    struct buf key = {0};
    struct str k = about(f, &key);
    const struct map_slot *slot =
        f->quiet == QUIET_REPORT ? map_find(&h->reports, k.p, k.n) : NULL;
    buf_release(&key);
    return slot ? h->all->all.v[slot->value].action.key : NULL;
}

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
    const struct messages *m = &h->facts->dealings->messages;
    const struct complaints *c = &h->facts->dealings->complaints;
    const char *report = report_of(h, f);
    if (report)
        return arena_fmt(&h->book->arena, _("it goes into %s"), report);
    if (f->quiet < QUIET_NORMAL)
        return NULL;
    if (f->quiet >= QUIET_COMMERCIAL && f->client->state == CLIENT_PAUSED)
        return _("the client is paused");
    int issue = complaint_at(c, f->client);
    if (f->quiet >= QUIET_POLITE && issue >= 0)
        return complaint_say(h->book, c->of[issue],
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

/* What is urgent, and was for over a week, holds back nothing: who lets it lie
 * is not to lose all the rest. */
static bool is_stale(const struct holding *h, const struct followup *f)
{
    return f->quiet < QUIET_NORMAL && f->action.due != DAY_NONE &&
           f->action.due < h->options->home->today - FOLLOWUP_STALE;
}

/* One more message today; the client's others wait. */
static void take_turn(struct holding *h, const struct followup *f)
{
    h->sent++;
    if (!h->first[f->client->n])
        h->first[f->client->n] = f->action.key;
}

/* What we owe comes first, then what passes; what waits for ever, such as a
 * check-in, any other message makes up for. */
enum turn { TURN_DUTY, TURN_PASSING, TURN_LASTING, TURNS };

static enum turn turn_of(const struct rule *r)
{
    return r->duty                                  ? TURN_DUTY
           : r->stays_ever && r->start != ON_SURVEY ? TURN_LASTING
                                                    : TURN_PASSING;
}

bool followup_is_last(const struct rule *r)
{
    return turn_of(r) == TURN_LASTING;
}

/* Lets through, or holds, those whose turn it is. */
static void hold_those(struct holding *h, struct followups *all, enum turn turn)
{
    for (size_t i = 0; i < all->all.n; i++) {
        struct followup *f = &all->all.v[i];
        if (*f->held || f->old || !f->client || f->quiet == QUIET_INSIDE ||
            turn_of(f->rule) != turn)
            continue;
        const char *why = reason(h, f);
        if (why) {
            f->held = why;
            continue;
        }
        if (!is_stale(h, f))
            take_turn(h, f);
    }
}

void followup_hold(struct book *b, const struct followup_options *options,
                   const struct facts *facts, struct followups *all)
{
    struct holding h = {
        .book = b,
        .options = options,
        .facts = facts,
        .sent = facts->dealings->messages.sent,
        .first = mem_new(b->clients.n, sizeof *h.first),
        .all = all,
    };
    note_reports(&h);
    for (int turn = TURN_DUTY; turn < TURNS; turn++)
        hold_those(&h, all, (enum turn)turn);
    map_release(&h.reports);
    free(h.first);
}
