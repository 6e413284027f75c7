#include "work/survey/survey.h"

#include <stdlib.h>

#include "book/optout.h"

struct survey_rules survey_rules_of(const struct home *h, bool people)
{
    const struct conf *c = &h->conf;
    struct survey_rules r = {
        .conf = c,
        .after = {[SURVEY_KIND_ORDER] = conf_span(c, "survey.after"),
                  [SURVEY_KIND_ISSUE] = conf_span(c, "survey.issue"),
                  [SURVEY_KIND_INTERNAL] = conf_span(c, "survey.internal")},
        .every = conf_span(c, "survey.every"),
        .within = conf_span(c, "survey.within"),
        .gap = conf_span(c, "survey.gap"),
        .today = h->today,
        .people = people,
    };
    r.kinds[SURVEY_KIND_ORDER] = true;
    r.kinds[SURVEY_KIND_CONTRACT] = span_days(r.every) > 0;
    for (int k = SURVEY_KIND_ISSUE; k < SURVEY_KINDS; k++)
        r.kinds[k] = r.after[k].n > 0;
    return r;
}

/* What a plan is made with. */
struct planning {
    struct survey_plan *p;
    struct book *b;
    struct map asked; /* a subject's key -> the place of its last survey */
    struct map ours;  /* who of us -> when asked last, as a day from DAY_MIN;
                         then the place in p->of, from 1 */
    struct map ours_at;
    struct buf key;
    bool marked; /* a done or snooze record is of the key of one */
};

/* Surveys, by what they are about and whom they ask. */
static void note_surveys(struct planning *w)
{
    for (size_t i = 0; i < w->b->surveys.n; i++) {
        const struct survey *s = w->b->surveys.v[i];
        survey_record_key(w->b, s->entry, &w->key);
        map_put(&w->asked, w->key.p, w->key.n, NULL)->value = (uint32_t)i;
        /* Entries are in order of date. */
        const char *who = entry_attr(w->b, s->entry, "specialist");
        if (s->entry->internal)
            map_put(&w->ours, who, strlen(who), NULL)->value =
                (uint32_t)(s->entry->day - DAY_MIN);
        else if (s->client)
            w->p->of[s->client->n].asked = s->entry->day;
    }
}

static void note_issues(struct planning *w)
{
    const struct complaints *c = &w->p->dealings->complaints;
    for (size_t i = 0; i < w->b->clients.n; i++) {
        struct survey_case *s = &w->p->of[i];
        int at = complaint_at(c, s->client);
        if (at >= 0) {
            s->issue = w->b->issues.v[at];
            s->complaint = c->of[at];
        }
    }
}

static void note_marks(struct planning *w)
{
    for (size_t i = 0; i < w->b->marks.n && !w->marked; i++)
        w->marked = survey_is_key(w->b->marks.v[i]->key);
}

/* What was said of a subject's survey, if anything was said of any. */
static const struct mark *mark_of(const struct planning *w,
                                  const struct survey_case *s)
{
    struct book *b = w->b;
    return w->marked
               ? action_mark(b, s->client, survey_key(b, s->client, &s->about))
               : NULL;
}

/* The last survey about it; of a contract that of this stretch. */
static const struct survey *asked_about(struct planning *w,
                                        const struct survey_subject *about)
{
    survey_subject_key(about, &w->key);
    const struct map_slot *slot = map_find(&w->asked, w->key.p, w->key.n);
    const struct survey *s = slot ? w->b->surveys.v[slot->value] : NULL;
    bool before =
        s && about->kind == SURVEY_KIND_CONTRACT && s->entry->day < about->day;
    return before ? NULL : s;
}

static void verdict(struct planning *w, const struct mark *mark,
                    struct survey_case *s)
{
    const struct survey_rules *r = &w->p->rules;
    int32_t last = span_add(s->about.day, r->within, 1);
    const struct survey *survey =
        r->due && r->today > last ? NULL : asked_about(w, &s->about);
    s->due = span_add(s->about.day, r->after[s->about.kind], 1);
    if (survey) {
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

/* Of a client's subjects, the one to ask about, else the one that tells most.
 * One that is snoozed keeps its place: an older one does not step in. */
static bool outranks(const struct survey_case *a, const struct survey_case *b)
{
    /* Of the others a subject has none. */
    static const signed char rank[SURVEY_LOST + 1] = {
        [SURVEY_DUE] = 0,   [SURVEY_SNOOZED] = 0, [SURVEY_EARLY] = 1,
        [SURVEY_ASKED] = 2, [SURVEY_CLOSED] = 2,  [SURVEY_LATE] = 3,
    };
    static const signed char kinds[SURVEY_KINDS] = {
        [SURVEY_KIND_ORDER] = 0,
        [SURVEY_KIND_ISSUE] = 1,
        [SURVEY_KIND_CONTRACT] = 2,
        [SURVEY_KIND_INTERNAL] = 3,
    };
    if (!b->about.entry || rank[a->why] != rank[b->why])
        return !b->about.entry || rank[a->why] < rank[b->why];
    if (a->about.kind != b->about.kind)
        return kinds[a->about.kind] < kinds[b->about.kind];
    return a->about.day >= b->about.day;
}

/* Done, but not left out on purpose: asked in some other way. */
static bool says_asked(struct book *b, const struct mark *mark)
{
    return mark && mark->done &&
           strcmp(entry_attr(b, mark->done, "result"), "skipped") != 0;
}

/* Puts it in the case's place where it is to be. */
static void judge(struct planning *w, const struct survey_subject *about,
                  struct survey_case *best)
{
    struct survey_case s = *best;
    s.about = *about;
    s.ref = "";
    const struct mark *mark = mark_of(w, &s);
    verdict(w, mark, &s);
    if (says_asked(w->b, mark) && mark->done->day > s.asked)
        best->asked = s.asked = mark->done->day;
    if (outranks(&s, best))
        *best = s;
}

static struct survey_case fresh_case(const struct client *c)
{
    return (struct survey_case){.why = SURVEY_UNDELIVERED,
                                .client = c,
                                .about = {.ref = "", .period = "", .who = ""},
                                .due = DAY_NONE,
                                .day = DAY_NONE,
                                .ref = "",
                                .asked = DAY_NONE};
}

static struct survey_subject subject_of(enum survey_kind kind,
                                        const struct entry *e, const char *ref,
                                        int32_t day)
{
    return (struct survey_subject){.kind = kind,
                                   .entry = e,
                                   .ref = ref,
                                   .period = "",
                                   .who = "",
                                   .day = day};
}

/* Who of us did it is asked apart; of several orders about the latest. */
static void judge_ours(struct planning *w, const struct order *o)
{
    const char *who = entry_attr(w->b, o->entry, "specialist");
    struct survey_subject about =
        subject_of(SURVEY_KIND_INTERNAL, o->entry, o->ref, o->delivered);
    if (!*who || !w->p->rules.kinds[SURVEY_KIND_INTERNAL])
        return;
    about.who = who;
    struct map_slot *slot = map_put(&w->ours_at, who, strlen(who), NULL);
    if (!slot->value) {
        w->p->of[w->p->n] = fresh_case(o->client);
        slot->value = (uint32_t)++w->p->n;
    }
    /* Whose order it is goes with it. */
    struct survey_case *best = &w->p->of[slot->value - 1], s = *best;
    s.client = o->client;
    s.about = (struct survey_subject){0};
    judge(w, &about, &s);
    if (outranks(&s, best))
        *best = s;
}

static void judge_orders(struct planning *w)
{
    for (size_t i = 0; i < w->b->orders.n; i++) {
        const struct order *o = w->b->orders.v[i];
        if (!o->client ||
            (o->stage != STAGE_DELIVERED && o->stage != STAGE_ACCEPTED))
            continue;
        struct survey_subject about =
            subject_of(SURVEY_KIND_ORDER, o->entry, o->ref, o->delivered);
        judge(w, &about, &w->p->of[o->client->n]);
        judge_ours(w, o);
    }
}

/* When the stretch was over that was last by today, else the first. */
static int32_t stretch_of(const struct survey_rules *r,
                          const struct contract *k)
{
    int n = (r->today - k->start) / span_days(r->every) + 1;
    while (span_add(k->start, r->every, n + 1) <= r->today)
        n++;
    while (n > 1 && span_add(k->start, r->every, n) > r->today)
        n--;
    return span_add(k->start, r->every, n < 1 ? 1 : n);
}

static void judge_contracts(struct planning *w)
{
    const struct survey_rules *r = &w->p->rules;
    char day[DATE_SIZE];
    for (size_t i = 0; i < w->b->contracts.n; i++) {
        const struct contract *k = w->b->contracts.v[i];
        if (!r->kinds[SURVEY_KIND_CONTRACT] || !k->client ||
            (k->end != DAY_NONE && k->end < r->today))
            continue;
        struct survey_subject about = subject_of(SURVEY_KIND_CONTRACT, k->first,
                                                 k->ref, stretch_of(r, k));
        about.period = arena_fmt(&w->b->arena, "%s", day_print(about.day, day));
        judge(w, &about, &w->p->of[k->client->n]);
    }
}

static void judge_closed_issues(struct planning *w)
{
    for (size_t i = 0; i < w->b->issues.n; i++) {
        const struct issue *k = w->b->issues.v[i];
        int32_t over = w->p->dealings->complaints.over[i];
        if (!w->p->rules.kinds[SURVEY_KIND_ISSUE] || !k->client ||
            over == DAY_NONE)
            continue;
        struct survey_subject about =
            subject_of(SURVEY_KIND_ISSUE, k->entry, k->ref, over);
        judge(w, &about, &w->p->of[k->client->n]);
    }
}

/* What holds for the client as a whole. */
static void judge_client(const struct survey_plan *p, struct book *b,
                         struct survey_case *s)
{
    const struct contact *whom;
    const struct survey_rules *r = &p->rules;
    int32_t wait = messages_wait(&p->dealings->messages, s->client);
    s->held = s->why == SURVEY_DUE || s->why == SURVEY_SNOOZED;
    int32_t again =
        s->asked == DAY_NONE ? DAY_NONE : span_add(s->asked, r->gap, 1);
    if (s->client->state != CLIENT_ACTIVE) {
        s->why = s->client->state == CLIENT_LOST ? SURVEY_LOST : SURVEY_PAUSED;
        s->held = s->held && s->why == SURVEY_PAUSED;
    } else if (s->why != SURVEY_DUE) {
        return;
    } else if (!optout_person(b, s->client, OPTOUT_SURVEY, &whom)) {
        s->why = SURVEY_UNWANTED;
    } else if (s->issue) {
        s->why = SURVEY_ISSUE;
        s->ref = s->issue->ref;
    } else if (again > r->today) {
        s->why = SURVEY_RECENT;
        s->day = s->asked;
        s->again = again;
    } else if (wait > r->today && !r->queued) {
        s->why = SURVEY_QUIET;
        s->day = p->dealings->messages.last[s->client->n];
        s->again = wait;
    } else {
        s->held = false;
        s->due = again > s->due ? again : s->due;
    }
}

/* Of one of us: only how long ago that was. */
static void judge_one_of_us(const struct planning *w, struct survey_case *s)
{
    const struct survey_rules *r = &w->p->rules;
    const char *who = s->about.who;
    const struct map_slot *slot = map_find(&w->ours, who, strlen(who));
    s->held = s->why == SURVEY_SNOOZED;
    if (!slot || s->why != SURVEY_DUE)
        return;
    s->asked = (int32_t)slot->value + DAY_MIN;
    s->again = span_add(s->asked, r->gap, 1);
    if (s->again > r->today) {
        s->why = SURVEY_RECENT;
        s->day = s->asked;
        s->held = true;
    } else if (s->again > s->due) {
        s->due = s->again;
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
static void keep_limit(struct survey_plan *p, size_t clients)
{
    VEC(struct survey_case *) due = {0};
    int left = p->dealings->messages.limit - p->dealings->messages.sent;
    for (size_t i = 0; i < clients; i++)
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
    struct planning w = {.p = p, .b = b};
    size_t clients = b->clients.n;
    size_t most =
        clients + (rules->kinds[SURVEY_KIND_INTERNAL] ? b->orders.n : 0);
    *p = (struct survey_plan){.rules = *rules, .n = clients};
    p->of = mem_new(most, sizeof *p->of);
    for (size_t i = 0; i < clients; i++)
        p->of[i] = fresh_case(b->clients.v[i]);
    p->dealings = rules->dealings;
    if (!p->dealings) {
        dealings_find(b, rules->conf, &p->own);
        p->dealings = &p->own;
    }
    note_marks(&w);
    note_surveys(&w);
    note_issues(&w);
    judge_orders(&w);
    judge_contracts(&w);
    judge_closed_issues(&w);
    for (size_t i = 0; i < clients; i++)
        judge_client(p, b, &p->of[i]);
    for (size_t i = clients; i < p->n; i++)
        judge_one_of_us(&w, &p->of[i]);
    if (p->dealings->messages.limit && !rules->queued)
        keep_limit(p, clients);
    map_release(&w.asked);
    map_release(&w.ours);
    map_release(&w.ours_at);
    buf_release(&w.key);
}

void survey_plan_release(struct survey_plan *p)
{
    free(p->of);
    dealings_release(&p->own);
}
