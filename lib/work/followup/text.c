/* Why a follow-up is there: one sentence that people read. */
#include <stdio.h>

#include "base/i18n.h"
#include "inside.h"
#include "work/rules/sentence.h"

struct filling {
    const struct given *g;
    const struct candidate *c;
    const struct rule_piece *piece; /* whose turn it is */
    struct buf *out;
};

static void put_what(struct filling *f)
{
    struct buf words = {0};
    quote_words(f->c->thing.text, &words);
    if (words.n)
        buf_fmt(f->out, "'%.*s'", STR_ARG(buf_view(&words)));
    buf_release(&words);
}

static void put_day(struct filling *f, int32_t day)
{
    char text[DATE_SIZE];
    buf_puts(f->out, day_print(day, text));
}

/* The time of day at which it is due, where that counts, else "". */
static const char *clock_of(const struct filling *f, char text[DATE_SIZE])
{
    const struct when *at = &f->c->at.due_at;
    if (!at->timed || at->day != f->c->at.due)
        return "";
    when_print(at, &f->g->book->options.zone, text);
    text += strlen("2026-10-05T");
    text[strlen("12:00")] = '\0';
    return text;
}

static void put_due(struct filling *f)
{
    char day[2 * DATE_SIZE], time[DATE_SIZE];
    /* Of an invoice the day that the client knows. */
    int32_t due =
        f->c->thing.on == ON_INVOICE ? f->c->thing.entry->due : f->c->at.due;
    int ago = due == DAY_NONE ? 0 : f->g->home->today - due;
    const char *clock = clock_of(f, time);
    day_print(due, day);
    if (*clock)
        snprintf(day + strlen(day), DATE_SIZE, " %s", clock);
    /* TRANSLATORS: order O-1 'Logo' …, task T-2 'Call' …, invoice … */
    if (due == DAY_NONE)
        buf_puts(f->out, _("has no deadline"));
    else if (ago == 0 && *clock && occurrence_late(f->g, &f->c->at))
        /* TRANSLATORS: a time of day, such as 12:00 */
        buf_fmt(f->out, _("was due today at %s"), clock);
    else if (ago == 0 && *clock)
        /* TRANSLATORS: a time of day, such as 12:00 */
        buf_fmt(f->out, _("is due today at %s"), clock);
    else if (ago == 0)
        buf_puts(f->out, _("is due today"));
    else if (ago > 0)
        buf_fmt(f->out,
                P_("was due %s, %d day ago", "was due %s, %d days ago", ago),
                day, ago);
    else
        buf_fmt(f->out,
                P_("is due %s, in %d day", "is due %s, in %d days", -ago), day,
                -ago);
}

/* What the client was promised, where we are to be ready before. */
static void put_promised(struct filling *f)
{
    const struct thing *t = &f->c->thing;
    int32_t due = t->on == ON_ORDER ? t->is.order->due
                  : t->phase        ? t->phase->due
                                    : DAY_NONE;
    char day[DATE_SIZE];
    if (due != DAY_NONE && due != f->c->at.due)
        buf_fmt(f->out, _("(promised for %s)"), day_print(due, day));
}

static void put_deadline(struct filling *f)
{
    const struct thing *t = &f->c->thing;
    char day[DATE_SIZE];
    if (t->entry && t->entry->due != DAY_NONE)
        buf_fmt(f->out, _("to %s"), day_print(t->entry->due, day));
}

static void put_end(struct filling *f)
{
    char day[DATE_SIZE];
    const struct thing *t = &f->c->thing;
    int32_t end = t->on == ON_CONTRACT ? t->is.contract->end : f->c->at.due;
    if (end == DAY_NONE)
        return;
    int ago = f->g->home->today - end;
    day_print(end, day);
    /* TRANSLATORS: contract C-1 'Support' … */
    if (ago == 0)
        buf_puts(f->out, _("ends today"));
    else if (ago > 0 && t->on != ON_CONTRACT)
        /* TRANSLATORS: quote Q-1 'Website' … */
        buf_fmt(f->out,
                P_("lapsed %s, %d day ago", "lapsed %s, %d days ago", ago), day,
                ago);
    else if (ago > 0)
        buf_fmt(f->out,
                P_("ended %s, %d day ago, and was not renewed",
                   "ended %s, %d days ago, and was not renewed", ago),
                day, ago);
    else
        buf_fmt(f->out, P_("ends %s, in %d day", "ends %s, in %d days", -ago),
                day, -ago);
}

static void put_silence(struct filling *f)
{
    const struct client *c = f->c->thing.client;
    char day[DATE_SIZE];
    int32_t last = c ? last_contact(f->g->facts, c) : DAY_NONE;
    int32_t since = last == DAY_NONE && c ? c->since : last;
    int days = since == DAY_NONE ? 0 : f->g->home->today - since;
    day_print(since, day);
    if (last == DAY_NONE)
        buf_fmt(f->out, _("no contact yet with a client since %s"), day);
    else
        buf_fmt(f->out,
                P_("no contact for %d day, since %s",
                   "no contact for %d days, since %s", days),
                days, day);
}

static void put_question(struct filling *f)
{
    const struct thing *t = &f->c->thing;
    struct buf words = {0};
    char day[DATE_SIZE];
    day_print(t->entry ? t->entry->day : DAY_NONE, day);
    quote_words(t->text, &words);
    if (words.n)
        buf_fmt(f->out, _("answer to '%.*s', asked %s,"),
                STR_ARG(buf_view(&words)), day);
    else
        buf_fmt(f->out, _("answer to a question of %s"), day);
    buf_release(&words);
}

static void put_amount(struct filling *f)
{
    const struct thing *t = &f->c->thing;
    char money[MONEY_SIZE];
    if (!t->entry || !t->entry->has_amount ||
        t->entry->currency == CURRENCY_NONE)
        return;
    const struct currency *cur = book_currency(f->g->book, t->entry->currency);
    int64_t amount = t->on == ON_INVOICE
                         ? invoice_left(f->g->book, t->is.invoice)
                     : t->on == ON_REMINDER ? t->is.remind->state.open
                                            : t->entry->amount;
    buf_fmt(f->out, "%s %s", money_print(amount, cur->digits, money),
            cur->code);
}

/* All figures of the contract that are now below their targets. */
static void put_figures(struct filling *f)
{
    const struct given *g = f->g;
    const struct thing *t = &f->c->thing;
    struct map seen = {0};
    bool any = false, fresh;
    const struct map_slot *slot =
        map_find(&g->facts->kpi_at, t->ref, strlen(t->ref));
    for (size_t i = slot && t->on == ON_KPI ? slot->value : 0; i;
         i = g->facts->kpi_before.v[i - 1]) {
        struct thing one = *t;
        one.entry = g->facts->by_type[REC_KPI].v[i - 1];
        /* A target alone says nothing of what was missed before. */
        const struct kpi *kpi = kpis_of(&g->facts->kpis, one.entry);
        if (!kpi || !kpi->whole)
            continue;
        const char *name = entry_attr(g->book, one.entry, "name");
        map_put(&seen, name, strlen(name), &fresh);
        if (!fresh || !thing_fits(g, &one))
            continue;
        buf_fmt(f->out, _("%s%s: %s of %s"), any ? ", " : "", name,
                thing_attr(g, &one, "actual"), thing_attr(g, &one, "target"));
        any = true;
    }
    map_release(&seen);
}

static void put_survey(struct filling *f)
{
    if (f->c->thing.on == ON_SURVEY)
        buf_puts(f->out, survey_reason(f->g->book, &f->g->facts->surveys->rules,
                                       &f->c->thing.is.survey->about));
}

static void put_subject(struct filling *f)
{
    if (f->c->thing.on == ON_SURVEY)
        buf_puts(f->out,
                 survey_subject_say(f->g->book, &f->c->thing.is.survey->about));
}

static void put_reminder(struct filling *f)
{
    const struct given *g = f->g;
    if (f->c->thing.on == ON_REMINDER)
        buf_puts(f->out, remind_reason(g->book, &g->facts->remind_rules,
                                       f->c->thing.is.remind));
}

static void put_client(struct filling *f)
{
    const struct client *c = f->c->thing.client;
    buf_puts(f->out, c ? c->name : "");
}

static void put_ref(struct filling *f)
{
    buf_puts(f->out, f->c->thing.ref);
}

static void put_date(struct filling *f)
{
    const struct entry *e = f->c->thing.entry;
    put_day(f, e ? e->day : f->c->at.day);
}

static void put_on(struct filling *f)
{
    put_day(f, f->c->at.day);
}

static void put_period(struct filling *f)
{
    buf_puts(f->out, f->c->at.period);
}

static void put_days(struct filling *f)
{
    buf_fmt(f->out, "%d", f->g->home->today - f->c->at.day);
}

static void put_signs(struct filling *f)
{
    const struct client *c = f->c->thing.client;
    const struct risks *risks = f->g->facts->risks;
    const struct leavings *l = &f->g->facts->leavings;
    if (!c)
        return;
    if (!l->of || l->of[c->n].about != LEAVING_ORDERS ||
        l->of[c->n].percent < LEAVING_HIGH) {
        buf_puts(f->out, risk_say(risks, c));
        return;
    }
    const char *why = leaving_why(l, c), *also = leaving_also(l, risks, c);
    buf_fmt(f->out, "%s%s%s", *why || *also ? why : leaving_silence(l, c),
            *why && *also ? "; " : "", also);
}

static void put_known(struct filling *f)
{
    const struct client *c = f->c->thing.client;
    buf_puts(f->out, c ? known_say(f->g, c) : "");
}

static void put_value(struct filling *f)
{
    const struct thing *t = &f->c->thing;
    const struct rule_piece *p = f->piece;
    /* What a client is asked may be known from more than its own records. */
    bool known = t->on == ON_CLIENT && p->value == VALUE_ATTR;
    const char *value = known ? "" : thing_value(f->g, t, p->value, p->name);
    if (!*value && t->client)
        value = who_value(f->g, t->client, p->who, p->name);
    struct buf words = {0};
    quote_words(value, &words);
    buf_str(f->out, buf_view(&words));
    buf_release(&words);
}

const char *followup_text(const struct given *g, const struct candidate *c)
{
    static void (*const put[RULE_TEXTS])(struct filling *) = {
        [TEXT_VALUE] = put_value,
        [TEXT_CLIENT] = put_client,
        [TEXT_REF] = put_ref,
        [TEXT_WHAT] = put_what,
        [TEXT_DATE] = put_date,
        [TEXT_DUE] = put_due,
        [TEXT_PROMISED] = put_promised,
        [TEXT_DEADLINE] = put_deadline,
        [TEXT_END] = put_end,
        [TEXT_DAYS] = put_days,
        [TEXT_ON] = put_on,
        [TEXT_PERIOD] = put_period,
        [TEXT_AMOUNT] = put_amount,
        [TEXT_FIGURES] = put_figures,
        [TEXT_REMINDER] = put_reminder,
        [TEXT_SURVEY] = put_survey,
        [TEXT_SUBJECT] = put_subject,
        [TEXT_SIGNS] = put_signs,
        [TEXT_SILENCE] = put_silence,
        [TEXT_QUESTION] = put_question,
        [TEXT_KNOWN] = put_known,
    };
    struct sentence s = {0};
    struct filling f = {.g = g, .c = c, .out = &s.text};
    for (size_t i = 0; i < g->rule->text_n; i++) {
        size_t from = s.text.n;
        f.piece = &g->rule->text[i];
        if (f.piece->is == TEXT_WORDS) {
            sentence_words(&s, f.piece->words);
            continue;
        }
        put[f.piece->is](&f);
        sentence_placed(&s, from);
        if (f.piece->is == TEXT_QUESTION)
            s.floor--; /* its comma is the sentence's */
    }
    sentence_end(&s);
    const char *kept =
        arena_dup(&g->book->arena, s.text.n ? s.text.p : "", s.text.n);
    buf_release(&s.text);
    return kept;
}
