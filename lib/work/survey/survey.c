#include "work/survey/survey.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "work/contact/owner.h"

struct survey_rules survey_rules_of(const struct home *h, bool people)
{
    return (struct survey_rules){
        .conf = &h->conf,
        .after = conf_span(&h->conf, "survey.after"),
        .within = conf_span(&h->conf, "survey.within"),
        .gap = conf_span(&h->conf, "survey.gap"),
        .today = h->today,
        .people = people,
    };
}

static const char rule[] = "survey";
enum { WEIGHT = 30 }; /* urgency on the due day, as of a check-in */

/* Surveys, by order and by client. */
static void note_surveys(struct survey_plan *p, struct book *b)
{
    for (size_t i = 0; i < b->surveys.n; i++) {
        const struct survey *s = b->surveys.v[i];
        const char *order = entry_attr(b, s->entry, "order");
        if (*order)
            map_put(&p->asked, order, strlen(order), NULL)->value = (uint32_t)i;
        /* Entries are in order of date. */
        if (s->client)
            p->of[s->client->n].asked = s->entry->day;
    }
}

static void note_issues(struct survey_plan *p, struct book *b)
{
    struct complaints c;
    complaints_find(b, &c);
    for (size_t i = 0; i < p->n; i++) {
        int at = complaint_at(&c, p->of[i].client);
        if (at >= 0) {
            p->of[i].issue = b->issues.v[at];
            p->of[i].complaint = c.of[at];
        }
    }
    complaints_release(&c);
}

/* What was said of an order's survey, if anything was said of anything. */
static const struct mark *mark_of(struct book *b, const struct order *o)
{
    return b->marks.n
               ? action_mark(b, o->client,
                             action_key(b, rule, o->client->key, o->ref, ""))
               : NULL;
}

static void verdict(const struct survey_plan *p, const struct book *b,
                    const struct mark *mark, struct survey_case *s)
{
    const struct survey_rules *r = &p->rules;
    const struct map_slot *slot =
        map_find(&p->asked, s->order->ref, strlen(s->order->ref));
    int32_t last = span_add(s->order->delivered, r->within, 1);
    s->due = span_add(s->order->delivered, r->after, 1);
    if (slot) {
        const struct survey *survey = b->surveys.v[slot->value];
        s->why = SURVEY_ASKED;
        s->ref = survey->ref;
        s->day = survey->entry->day;
    } else if (mark && mark->done) {
        s->why = SURVEY_CLOSED;
        s->day = mark->done->day;
    } else if (r->today > last ||
               s->due < conf_day(r->conf, "followup.since")) {
        s->why = SURVEY_LATE;
        s->day = last;
    } else if (r->today < s->due) {
        s->why = SURVEY_EARLY;
        s->day = s->due;
    } else if (mark && mark->snooze && mark->snooze->due > r->today) {
        s->why = SURVEY_SNOOZED;
        s->day = mark->snooze->due;
    } else {
        s->why = SURVEY_DUE;
        if (mark && mark->snooze && mark->snooze->due > s->due)
            s->due = mark->snooze->due;
    }
}

/* Of a client's orders, the one to ask about, else the one that tells most.
 * One that is snoozed keeps its place: an older one does not step in. */
static bool outranks(const struct survey_case *a, const struct survey_case *b)
{
    static const signed char rank[] = {
        [SURVEY_DUE] = 0,   [SURVEY_SNOOZED] = 0, [SURVEY_EARLY] = 1,
        [SURVEY_ASKED] = 2, [SURVEY_CLOSED] = 2,  [SURVEY_LATE] = 3,
    };
    if (!b->order || rank[a->why] != rank[b->why])
        return !b->order || rank[a->why] < rank[b->why];
    return a->order->delivered >= b->order->delivered;
}

/* Done, but not left out on purpose: asked in some other way. */
static bool says_asked(struct book *b, const struct mark *mark)
{
    return mark && mark->done &&
           strcmp(entry_attr(b, mark->done, "result"), "skipped") != 0;
}

static void judge_orders(struct survey_plan *p, struct book *b)
{
    for (size_t i = 0; i < b->orders.n; i++) {
        const struct order *o = b->orders.v[i];
        if (!o->client ||
            (o->stage != STAGE_DELIVERED && o->stage != STAGE_ACCEPTED))
            continue;
        struct survey_case *best = &p->of[o->client->n], s = *best;
        const struct mark *mark = mark_of(b, o);
        s.order = o;
        s.ref = "";
        verdict(p, b, mark, &s);
        if (says_asked(b, mark) && mark->done->day > s.asked)
            best->asked = s.asked = mark->done->day;
        if (outranks(&s, best))
            *best = s;
    }
}

/* What holds for the client as a whole. */
static void judge_client(const struct survey_plan *p, struct survey_case *s)
{
    const struct survey_rules *r = &p->rules;
    int32_t wait = messages_wait(&p->messages, s->client);
    s->held = s->why == SURVEY_DUE || s->why == SURVEY_SNOOZED;
    int32_t again =
        s->asked == DAY_NONE ? DAY_NONE : span_add(s->asked, r->gap, 1);
    if (s->client->state != CLIENT_ACTIVE) {
        s->why = s->client->state == CLIENT_LOST ? SURVEY_LOST : SURVEY_PAUSED;
        s->held = s->held && s->why == SURVEY_PAUSED;
    } else if (s->why != SURVEY_DUE) {
        return;
    } else if (s->issue) {
        s->why = SURVEY_ISSUE;
        s->ref = s->issue->ref;
    } else if (again > r->today) {
        s->why = SURVEY_RECENT;
        s->day = s->asked;
        s->again = again;
    } else if (wait > r->today && !r->queued) {
        s->why = SURVEY_QUIET;
        s->day = p->messages.last[s->client->n];
        s->again = wait;
    } else {
        s->held = false;
        s->due = again > s->due ? again : s->due;
    }
}

static int by_waiting(const void *a, const void *b)
{
    const struct survey_case *const *x = a, *const *y = b;
    if ((*x)->due != (*y)->due)
        return (*x)->due < (*y)->due ? -1 : 1;
    return strcmp((*x)->client->key, (*y)->client->key);
}

/* Those that have waited longest, as many as may still go out today. */
static void keep_limit(struct survey_plan *p)
{
    VEC(struct survey_case *) due = {0};
    int left = p->messages.limit - p->messages.sent;
    for (size_t i = 0; i < p->n; i++)
        if (p->of[i].why == SURVEY_DUE)
            *vec_push(&due) = &p->of[i];
    if (due.n)
        qsort(due.v, due.n, sizeof *due.v, by_waiting);
    for (size_t i = left > 0 ? (size_t)left : 0; i < due.n; i++) {
        due.v[i]->why = SURVEY_LIMIT;
        due.v[i]->held = true;
    }
    vec_release(&due);
}

void survey_plan_find(struct book *b, const struct survey_rules *rules,
                      struct survey_plan *p)
{
    *p = (struct survey_plan){.rules = *rules, .n = b->clients.n};
    p->of = mem_new(p->n, sizeof *p->of);
    for (size_t i = 0; i < p->n; i++)
        p->of[i] = (struct survey_case){.why = SURVEY_UNDELIVERED,
                                        .client = b->clients.v[i],
                                        .due = DAY_NONE,
                                        .day = DAY_NONE,
                                        .ref = "",
                                        .asked = DAY_NONE};
    messages_init(&p->messages, rules->conf, b);
    messages_note_all(&p->messages, b);
    note_surveys(p, b);
    note_issues(p, b);
    judge_orders(p, b);
    for (size_t i = 0; i < p->n; i++)
        judge_client(p, &p->of[i]);
    if (p->messages.limit && !rules->queued)
        keep_limit(p);
}

void survey_plan_release(struct survey_plan *p)
{
    free(p->of);
    map_release(&p->asked);
    messages_release(&p->messages);
}

const char *survey_reason(struct book *b, const struct survey_rules *r,
                          const struct order *o)
{
    char day[DATE_SIZE];
    int32_t ago = r->today - o->delivered;
    const char *form = r->people  ? P_("delivered %s, %d day ago",
                                       "delivered %s, %d days ago", ago)
                       : ago == 1 ? "delivered %s, %d day ago"
                                  : "delivered %s, %d days ago";
    return arena_fmt(&b->arena, form, day_print(o->delivered, day), (int)ago);
}

void survey_action(struct book *b, const struct survey_rules *rules,
                   const struct survey_case *s, struct action *a)
{
    const struct order *o = s->order;
    const char *ref = o ? o->ref : "";
    int32_t due = s->why == SURVEY_DUE || s->held ? s->due : rules->today;
    *a = (struct action){
        .key = action_key(b, rule, s->client->key, ref, ""),
        .date = due,
        .due = due,
        .rule = rule,
        .ref = ref,
        .owner = o ? entry_answers(o->entry) : s->client->owner,
        .urgency = action_urgency(WEIGHT, due, rules->today),
        .template = "survey",
        .record = schema_types[REC_SURVEY].name,
        .reason = o ? survey_reason(b, rules, o) : "",
    };
    action_address_written(b, s->client, a);
    owner_cover(b, &rules->conf->team, rules->today, a);
}

/* What has waited longest comes first. */
static int by_due(const void *a, const void *b)
{
    const struct action *x = a, *y = b;
    if (x->due != y->due)
        return x->due < y->due ? -1 : 1;
    return strcmp(x->client, y->client);
}

void survey_due_find(const struct survey_plan *p, struct book *b,
                     struct survey_actions *out)
{
    for (size_t i = 0; i < p->n; i++)
        if (p->of[i].why == SURVEY_DUE)
            survey_action(b, &p->rules, &p->of[i], vec_push(&out->all));
    if (out->all.n)
        qsort(out->all.v, out->all.n, sizeof *out->all.v, by_due);
}

void survey_actions_release(struct survey_actions *a)
{
    vec_release(&a->all);
}

const char *survey_held(const struct survey_plan *p, struct book *b,
                        const struct survey_case *s)
{
    char day[DATE_SIZE], again[DATE_SIZE];
    switch (s->why) {
    case SURVEY_QUIET:
        return messages_say_wait(&p->messages, b, s->client,
                                 messages_wait(&p->messages, s->client));
    case SURVEY_LIMIT:
        return messages_say_limit(&p->messages, b);
    case SURVEY_QUEUE:
        return s->ref;
    case SURVEY_PAUSED:
        return _("the client is paused");
    case SURVEY_SNOOZED:
        return arena_fmt(&b->arena, _("snoozed until %s"),
                         day_print(s->day, day));
    case SURVEY_ISSUE:
        return complaint_say(b, s->complaint, s->ref);
    default:
        return arena_fmt(&b->arena, _("we asked on %s: wait until %s"),
                         day_print(s->day, day), day_print(s->again, again));
    }
}

static int refuse_complaint(const struct survey_case *s, struct err *e)
{
    static const char *const forms[] = {
        [COMPLAINT_OPEN] = N_("%s: issue %s is open (solve it, then ask)"),
        [COMPLAINT_UNTOLD] = N_("%s: issue %s is solved, but the client was "
                                "not told (tell, then ask)"),
        [COMPLAINT_OWED] = N_("%s: compensation for %s is owed (give it, then "
                              "ask)"),
    };
    return err_set(e, ERR_DATA, _(forms[s->complaint]), s->client->key, s->ref);
}

int survey_refuse(const struct survey_case *s, struct err *e)
{
    /* Client; issue or order; `day`; survey or `due`. */
    static const char *const forms[] = {
        [SURVEY_SNOOZED] = N_("%s: the survey about %s waits until %s (--force "
                              "asks all the same)"),
        [SURVEY_EARLY] = N_("%s: %s was delivered not long ago (ask from %s "
                            "on)"),
        [SURVEY_CLOSED] = N_("%s: the survey about %s was closed on %s "
                             "(--force asks all the same)"),
        [SURVEY_ASKED] = N_("%s: about %s we asked on %s (survey %s)"),
        [SURVEY_LATE] = N_("%s: %s was delivered too long ago (the time to ask "
                           "was until %s)"),
        [SURVEY_UNDELIVERED] = N_("%s: no order has been delivered"),
        [SURVEY_RECENT] = N_("%s: about %s we do not ask yet, for we asked on "
                             "%s (ask from %s on)"),
        [SURVEY_QUIET] = N_("%s: about %s we do not ask yet, for we wrote on "
                            "%s (ask from %s on; --force asks all the same)"),
        [SURVEY_QUEUE] = N_("%s: not now: %s"),
        [SURVEY_PAUSED] = N_("%s: the client is paused (--force asks all the "
                             "same)"),
        [SURVEY_LOST] = N_("%s: the client is lost (--force asks all the "
                           "same)"),
    };
    char day[DATE_SIZE], due[DATE_SIZE];
    const char *about = s->order ? s->order->ref : "", *last = s->ref;
    if (s->why == SURVEY_DUE || s->why == SURVEY_LIMIT)
        return 0;
    if (s->why == SURVEY_ISSUE)
        return refuse_complaint(s, e);
    if (s->why == SURVEY_QUEUE)
        about = s->ref;
    if (s->why == SURVEY_RECENT || s->why == SURVEY_QUIET)
        last = day_print(s->again, due);
    return err_set(e, ERR_DATA, _(forms[s->why]), s->client->key, about,
                   day_print(s->day, day), last);
}
