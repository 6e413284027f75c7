#include "work/remind.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/i18n.h"

static const char rule[] = "reminder";

const char *const remind_holds[] = {
    N_("due"),
    N_("its next reminder is still to come"),
    N_("the client had a reminder lately"),
    N_("another invoice of the client goes first"),
    N_("an issue is open"),
    N_("the client is paused"),
    N_("the client wrote about it"),
    N_("put off"),
    N_("a person has it in hand"),
    N_("it names no client"),
};

int remind_rules_of(const struct conf *conf, int32_t today, const char *path,
                    struct remind_rules *out, struct err *e)
{
    struct str rest = str_of(conf_text(conf, "invoice.remind")), part;
    *out = (struct remind_rules){
        .invoice = {today, conf_span(conf, "invoice.due"), path},
        .quiet = conf_span(conf, "followup.quiet"),
    };
    while (str_cut(&rest, ',', &part)) {
        struct span *s = &out->stages[out->stages_n];
        part = str_trim(part);
        if (!part.n)
            continue;
        if (out->stages_n == REMIND_STAGES_MAX)
            return err_set(e, ERR_DATA,
                           _("invoice.remind has more than %d stages"),
                           REMIND_STAGES_MAX);
        if (span_parse(part, s, e) < 0)
            return err_at(e, "invoice.remind", 0);
        if (out->stages_n && span_days(*s) <= span_days(s[-1]))
            return err_set(e, ERR_DATA,
                           _("invoice.remind: '%.*s' is not later than the "
                             "stage before"),
                           STR_ARG(part));
        out->stages_n++;
    }
    return 0;
}

/* What was said of an invoice, and of a client. */
struct said {
    int sent;
    int32_t last;            /* our last reminder, or DAY_NONE */
    int32_t answer, promise; /* the client's last word, and a date in it */
    bool task;
};

struct search {
    struct book *book;
    const struct remind_rules *rules;
    struct reminds *out;
    struct map at; /* invoice -> place in said */
    VEC(struct said) said;
    int32_t *last;     /* our last reminder, by client */
    bool *issue;       /* by client */
    struct map orders; /* with an open issue */
};

static struct said *said_of(struct search *s, const char *number)
{
    const struct map_slot *slot = map_find(&s->at, number, strlen(number));
    return slot ? &s->said.v[slot->value] : NULL;
}

static void note_invoices(struct search *s)
{
    for (size_t i = 0; i < s->book->invoices.n; i++) {
        const char *ref = s->book->invoices.v[i]->ref;
        map_put(&s->at, ref, strlen(ref), NULL)->value = (uint32_t)s->said.n;
        *vec_push(&s->said) = (struct said){
            .last = DAY_NONE, .answer = DAY_NONE, .promise = DAY_NONE};
    }
}

static void note_touch(struct search *s, const struct entry *e)
{
    struct said *said = said_of(s, e->ref);
    bool ours = e->dir == DIR_OUT;
    if (ours) {
        if (strcmp(entry_attr(s->book, e, "kind"), "reminder") != 0)
            return;
        if (e->client)
            s->last[e->client->n] = e->day;
        if (said) {
            said->sent++;
            said->last = e->day;
        }
    } else if (said) {
        said->answer = e->day;
        said->promise = e->due;
    }
}

static void note_task(struct search *s, const struct task *t)
{
    const char *number = entry_attr(s->book, t->entry, "invoice");
    struct said *said = said_of(s, *number ? number : t->ref);
    if (said)
        said->task = true;
}

static void note_issue(struct search *s, const struct issue *i)
{
    const char *order = entry_attr(s->book, i->entry, "order");
    if (i->resolved)
        return;
    if (i->client)
        s->issue[i->client->n] = true;
    if (*order)
        map_put(&s->orders, order, strlen(order), NULL);
}

static void note_all(struct search *s)
{
    struct book *b = s->book;
    s->last = mem_new(b->clients.n + 1, sizeof *s->last);
    s->issue = mem_new(b->clients.n + 1, sizeof *s->issue);
    for (size_t i = 0; i < b->clients.n; i++)
        s->last[i] = DAY_NONE;
    note_invoices(s);
    for (size_t i = 0; i < b->entries.n; i++)
        if (b->entries.v[i].type == REC_TOUCH)
            note_touch(s, &b->entries.v[i]);
    for (size_t i = 0; i < b->tasks.n; i++)
        note_task(s, b->tasks.v[i]);
    for (size_t i = 0; i < b->issues.n; i++)
        note_issue(s, b->issues.v[i]);
}

static bool is_disputed(struct search *s, const struct invoice *v)
{
    const char *order = entry_attr(s->book, v->entry, "order");
    if (s->issue[v->client->n])
        return true;
    if (!s->orders.n)
        return false;
    if (*order && map_find(&s->orders, order, strlen(order)))
        return true;
    for (const struct client_row *r = v->lines; r; r = r->before) {
        order = entry_attr(s->book, r->entry, "order");
        if (*order && map_find(&s->orders, order, strlen(order)))
            return true;
    }
    return false;
}

static const char *key_of(struct search *s, const struct invoice *v, int stage)
{
    char name[16];
    snprintf(name, sizeof name, "%d", stage);
    return action_key(s->book, rule, v->client->key, v->ref,
                      stage > s->rules->stages_n ? "task" : name);
}

/* How long past due the stage is; a person's turn is as long after the last
 * stage as that came after the one before. */
static int days_of(const struct remind_rules *r, int stage)
{
    int last = span_days(r->stages[r->stages_n - 1]);
    if (stage <= r->stages_n)
        return span_days(r->stages[stage - 1]);
    return r->stages_n > 1 ? 2 * last - span_days(r->stages[r->stages_n - 2])
                           : 2 * last;
}

static int32_t later(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

/* Stages that a done record closes were left out on purpose, that day. */
static const struct mark *skip_closed(struct search *s, struct remind *m,
                                      int32_t *last)
{
    const struct mark *mark = NULL;
    for (; m->stage <= s->rules->stages_n + 1; m->stage++) {
        mark = s->book->marks.n
                   ? book_mark(s->book, key_of(s, m->invoice, m->stage))
                   : NULL;
        if (!mark || !mark->done)
            return mark;
        *last = later(*last, mark->done->day);
    }
    return NULL;
}

static void hold(struct remind *m, enum remind_hold why, int32_t day)
{
    m->why = why;
    m->day = day;
}

/* When the next stage comes, and what stands against it. */
static void judge(struct search *s, struct remind *m)
{
    const struct remind_rules *r = s->rules;
    const struct invoice *v = m->invoice;
    const struct said *said = said_of(s, v->ref);
    int32_t today = r->invoice.today, last = said->last, quiet;
    m->sent = said->sent;
    m->stage = said->sent < r->stages_n ? said->sent + 1 : r->stages_n + 1;
    const struct mark *mark = skip_closed(s, m, &last);
    m->day = m->state.due + days_of(r, m->stage);
    if (last != DAY_NONE && m->stage > 1)
        m->day = later(m->day,
                       last + days_of(r, m->stage) - days_of(r, m->stage - 1));
    if (m->stage > r->stages_n + 1 || (m->stage > r->stages_n && said->task))
        hold(m, REMIND_TASK, DAY_NONE);
    else if (is_disputed(s, v))
        hold(m, REMIND_ISSUE, DAY_NONE);
    else if (v->client->state == CLIENT_PAUSED && m->stage <= r->stages_n)
        hold(m, REMIND_PAUSED, DAY_NONE);
    else if (today < m->day)
        hold(m, REMIND_EARLY, m->day);
    else if (mark && mark->snooze && mark->snooze->due > today)
        hold(m, REMIND_SNOOZED, mark->snooze->due);
    else if (said->promise != DAY_NONE && said->promise >= today)
        hold(m, REMIND_ANSWERED, said->promise + 1);
    else if (said->answer != DAY_NONE &&
             today < (quiet = span_add(said->answer, r->quiet, 1)))
        hold(m, REMIND_ANSWERED, quiet);
    else if (s->last[v->client->n] != DAY_NONE &&
             today < (quiet = span_add(s->last[v->client->n], r->quiet, 1)))
        hold(m, REMIND_QUIET, quiet);
}

/* One letter a client: the invoice furthest past due. A person's task is no
 * letter. */
static void choose(struct search *s)
{
    size_t *best = mem_new(s->book->clients.n + 1, sizeof *best);
    for (size_t i = 0; i < s->out->all.n; i++) {
        struct remind *m = &s->out->all.v[i];
        if (m->why != REMIND_DUE || m->stage > s->rules->stages_n)
            continue;
        size_t *at = &best[m->invoice->client->n];
        struct remind *other = *at ? &s->out->all.v[*at - 1] : NULL;
        if (other && other->state.days >= m->state.days) {
            hold(m, REMIND_OTHER, DAY_NONE);
            continue;
        }
        if (other)
            hold(other, REMIND_OTHER, DAY_NONE);
        *at = i + 1;
    }
    free(best);
}

static const char *reason(struct search *s, const struct remind *m)
{
    struct book *b = s->book;
    const struct currency *cur = book_currency(b, m->invoice->entry->currency);
    char open[MONEY_SIZE];
    struct buf text = {0};
    buf_fmt(&text,
            P_("invoice %s: %s %s open, %d day past due",
               "invoice %s: %s %s open, %d days past due", m->state.days),
            m->invoice->ref, money_print(m->state.open, cur->digits, open),
            cur->code, m->state.days);
    if (m->stage <= s->rules->stages_n)
        buf_fmt(&text, _("; reminder %d of %d"), m->stage, s->rules->stages_n);
    else
        buf_puts(&text, _("; the reminders have run out: call, or decide what "
                          "comes next"));
    const char *kept = arena_dup(&b->arena, text.p, text.n);
    buf_release(&text);
    return kept;
}

static void make_action(struct search *s, struct remind *m)
{
    struct action *a = &m->action;
    const struct invoice *v = m->invoice;
    bool letter = m->stage <= s->rules->stages_n;
    char name[32];
    if (letter)
        action_address_written(s->book, v->client, a);
    else
        action_address(s->book, v->client, a);
    snprintf(name, sizeof name, "reminder-%d", m->stage);
    a->key = key_of(s, v, m->stage);
    a->date = a->due = m->day;
    a->rule = rule;
    a->ref = v->ref;
    a->owner = entry_owner(v->entry);
    a->urgency = 40 + 10 * m->stage;
    a->urgency = a->urgency > 100 ? 100 : a->urgency;
    a->template = letter ? arena_dup(&s->book->arena, name, strlen(name)) : "";
    a->record = letter ? "touch" : "task";
    a->reason = reason(s, m);
}

int remind_find(struct book *b, const struct remind_rules *rules,
                struct reminds *out, struct err *e)
{
    struct search s = {.book = b, .rules = rules, .out = out};
    int rc = 0;
    *out = (struct reminds){0};
    if (!rules->stages_n)
        return 0;
    note_all(&s);
    for (size_t i = 0; i < b->invoices.n && rc == 0; i++) {
        struct remind m = {.invoice = b->invoices.v[i]};
        rc = invoice_judge(b, m.invoice, &rules->invoice, &m.state, e);
        if (rc < 0 || m.state.days <= 0)
            continue;
        if (m.invoice->client)
            judge(&s, &m);
        else
            hold(&m, REMIND_NO_CLIENT, DAY_NONE);
        *vec_push(&out->all) = m;
    }
    choose(&s);
    for (size_t i = 0; i < out->all.n; i++)
        if (out->all.v[i].why == REMIND_DUE)
            make_action(&s, &out->all.v[i]);
    map_release(&s.at);
    map_release(&s.orders);
    vec_release(&s.said);
    free(s.last);
    free(s.issue);
    return rc;
}
