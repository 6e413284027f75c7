/* Why a follow-up is there: one sentence that people read. */
#include <stdio.h>

#include "base/i18n.h"
#include "base/text/text.h"
#include "inside.h"

enum { QUOTE_WIDTH = 60 };

/* The first words of a text on one line. */
static void quote(const char *text, struct buf *out)
{
    for (const char *p = text; *p; p++) {
        bool blank = (unsigned char)*p <= ' ';
        if (!blank)
            buf_ch(out, *p);
        else if (out->n && out->p[out->n - 1] != ' ')
            buf_ch(out, ' ');
    }
    while (out->n && out->p[out->n - 1] == ' ')
        out->n--;
    if (text_width(buf_view(out)) > QUOTE_WIDTH) {
        out->n = text_fit(buf_view(out), QUOTE_WIDTH - 1);
        buf_puts(out, "…");
    }
}

struct filling {
    struct followup_run *run;
    const struct candidate *c;
    struct buf *out;
};

static void put_what(struct filling *f)
{
    struct buf words = {0};
    quote(f->c->thing.text, &words);
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
    when_print(at, &f->run->book->options.zone, text);
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
    int ago = due == DAY_NONE ? 0 : f->run->options->today - due;
    const char *clock = clock_of(f, time);
    day_print(due, day);
    if (*clock)
        snprintf(day + strlen(day), DATE_SIZE, " %s", clock);
    /* TRANSLATORS: order O-1 'Logo' …, task T-2 'Call' …, invoice … */
    if (due == DAY_NONE)
        buf_puts(f->out, _("has no deadline"));
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
    char day[DATE_SIZE];
    if (t->on == ON_ORDER && t->is.order->due != DAY_NONE &&
        t->is.order->due != f->c->at.due)
        buf_fmt(f->out, _("(promised for %s)"),
                day_print(t->is.order->due, day));
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
    int32_t end = f->c->at.due;
    int ago = end == DAY_NONE ? 0 : f->run->options->today - end;
    day_print(end, day);
    /* TRANSLATORS: contract C-1 'Support' … */
    if (ago == 0)
        buf_puts(f->out, _("ends today"));
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
    int32_t last = c ? last_contact(f->run, c) : DAY_NONE;
    int32_t since = last == DAY_NONE && c ? c->since : last;
    int days = since == DAY_NONE ? 0 : f->run->options->today - since;
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
    quote(t->text, &words);
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
    const struct currency *cur =
        book_currency(f->run->book, t->entry->currency);
    int64_t amount = t->on == ON_INVOICE
                         ? invoice_left(f->run->book, t->is.invoice)
                     : t->on == ON_REMINDER ? t->is.remind->state.open
                                            : t->entry->amount;
    buf_fmt(f->out, "%s %s", money_print(amount, cur->digits, money),
            cur->code);
}

/* All figures of the contract that are now below their targets. */
static void put_figures(struct filling *f)
{
    struct followup_run *run = f->run;
    const struct thing *t = &f->c->thing;
    struct map seen = {0};
    bool any = false, fresh;
    for (size_t i = run->facts.by_type[REC_KPI].n; i-- > 0;) {
        struct thing one = *t;
        one.entry = run->facts.by_type[REC_KPI].v[i];
        const char *name = entry_attr(run->book, one.entry, "name");
        if (t->on != ON_KPI || strcmp(one.entry->ref, t->ref) != 0)
            continue;
        map_put(&seen, name, strlen(name), &fresh);
        if (!fresh || !thing_fits(run, &one))
            continue;
        buf_fmt(f->out, _("%s%s: %s of %s"), any ? ", " : "", name,
                thing_value(run, &one, "actual"),
                thing_value(run, &one, "target"));
        any = true;
    }
    map_release(&seen);
}

static void put_reminder(struct filling *f)
{
    struct followup_run *run = f->run;
    if (f->c->thing.on == ON_REMINDER)
        buf_puts(f->out, remind_reason(run->book, &run->remind_rules,
                                       f->c->thing.is.remind));
}

static void put_name(struct filling *f, struct str name)
{
    const struct thing *t = &f->c->thing;
    char word[64];
    if (name.n >= sizeof word)
        return;
    memcpy(word, name.p, name.n);
    word[name.n] = '\0';
    const char *value = thing_value(f->run, t, word);
    if (!*value && t->client)
        value = who_value(f->run, t->client, word);
    struct buf words = {0};
    quote(value, &words);
    buf_str(f->out, buf_view(&words));
    buf_release(&words);
}

static void put(struct filling *f, struct str name)
{
    const struct thing *t = &f->c->thing;
    const struct occurrence *o = &f->c->at;
    struct buf days = {0};
    if (str_is(name, "client")) {
        buf_puts(f->out, t->client ? t->client->name : "");
    } else if (str_is(name, "ref")) {
        buf_puts(f->out, t->ref);
    } else if (str_is(name, "what")) {
        put_what(f);
    } else if (str_is(name, "date")) {
        put_day(f, t->entry ? t->entry->day : o->day);
    } else if (str_is(name, "on")) {
        put_day(f, o->day);
    } else if (str_is(name, "due")) {
        put_due(f);
    } else if (str_is(name, "promised")) {
        put_promised(f);
    } else if (str_is(name, "deadline")) {
        put_deadline(f);
    } else if (str_is(name, "end")) {
        put_end(f);
    } else if (str_is(name, "period")) {
        buf_puts(f->out, o->period);
    } else if (str_is(name, "days")) {
        buf_fmt(&days, "%d", f->run->options->today - o->day);
        buf_str(f->out, buf_view(&days));
    } else if (str_is(name, "silence")) {
        put_silence(f);
    } else if (str_is(name, "question")) {
        put_question(f);
    } else if (str_is(name, "amount")) {
        put_amount(f);
    } else if (str_is(name, "signs")) {
        buf_puts(f->out,
                 t->client ? risk_say(&f->run->facts.risks, t->client) : "");
    } else if (str_is(name, "figures")) {
        put_figures(f);
    } else if (str_is(name, "reminder")) {
        put_reminder(f);
    } else {
        put_name(f, name);
    }
    buf_release(&days);
}

/* A placeholder was empty just before: "(goals: )" says nothing. */
static size_t drop_empty(const struct buf *b, size_t n)
{
    size_t open = n;
    while (open && b->p[open - 1] != '(' && b->p[open - 1] != ')')
        open--;
    bool said = n < 2 || b->p[n - 2] != ':' || b->p[n - 1] != ' ' || !open ||
                b->p[open - 1] != '(';
    return said ? n : open - 1;
}

/* What was empty leaves no second blank, none before a comma or colon, no
 * brackets, nor a comma at the end. */
static void tidy(struct buf *b)
{
    size_t n = 0;
    for (size_t i = 0; i < b->n; i++) {
        size_t kept = b->p[i] == ')' ? drop_empty(b, n) : n;
        if (kept != n) {
            n = kept;
            continue;
        }
        if (strchr(",:", b->p[i]) && n && b->p[n - 1] == ' ')
            n--;
        if (b->p[i] != ' ' || (n && b->p[n - 1] != ' '))
            b->p[n++] = b->p[i];
    }
    while (n && (b->p[n - 1] == ' ' || b->p[n - 1] == ','))
        n--;
    b->n = n;
}

const char *followup_text(struct followup_run *run, const struct candidate *c)
{
    struct buf b = {0};
    struct filling f = {.run = run, .c = c, .out = &b};
    const char *text = run->rule->cell[RULE_TEXT];
    if (run->rule->builtin && *text)
        text = _(text);
    for (const char *p = text; *p; p++) {
        const char *end = *p == '{' ? strchr(p, '}') : NULL;
        if (!end) {
            buf_ch(&b, *p);
            continue;
        }
        put(&f, (struct str){p + 1, (size_t)(end - p - 1)});
        p = end;
    }
    tidy(&b);
    const char *kept = arena_dup(&run->book->arena, b.n ? b.p : "", b.n);
    buf_release(&b);
    return kept;
}
