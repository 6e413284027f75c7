/* Numbers, days and sentences of a report, in its language. */
#include <math.h>
#include <stdlib.h>

#include "inside.h"
#include "words/units.h"

static const char *keep(struct telling *t, struct buf *text)
{
    return buf_keep(text, &t->out->arena);
}

const char *tell_say(struct telling *t, enum paper_word word,
                     const struct paper_place *places)
{
    static const struct paper_place none[] = {{0}};
    struct buf text = {0};
    paper_say(t->lang, word, places ? places : none, &text);
    return keep(t, &text);
}

const char *tell_money(struct telling *t, int64_t minor, uint8_t currency)
{
    const struct currency *c = book_currency(t->b, currency);
    struct buf text = {0};
    paper_add_money(t->lang, minor, c->digits, &text);
    buf_fmt(&text, "\u00a0%s", paper_currency(t->lang, c->code));
    return keep(t, &text);
}

const char *tell_real(struct telling *t, double x, int decimals)
{
    struct buf text = {0};
    int64_t n = llround(x * pow(10, decimals));
    if (decimals)
        paper_add_money(t->lang, n, decimals, &text);
    else
        paper_add_decimal(t->lang, (struct decimal){n, 0}, &text);
    return keep(t, &text);
}

const char *tell_day(struct telling *t, int32_t day)
{
    struct buf text = {0};
    paper_add_day(t->lang, day, &text);
    return keep(t, &text);
}

const char *tell_days(struct telling *t, int64_t n)
{
    struct buf text = {0};
    struct decimal d = {n, 0};
    paper_add_decimal(t->lang, d, &text);
    buf_puts(&text, "\u00a0");
    paper_add_unit_word(t->lang, W_UNIT_DAY, d, &text);
    return keep(t, &text);
}

const char *tell_figure(struct telling *t, const struct figure *f)
{
    struct buf text = {0};
    if (!f || isnan(f->value))
        return "–";
    switch (f->unit) {
    case FIGURE_MONEY:
        return tell_money(t, f->num, f->currency);
    case FIGURE_COUNT:
        return tell_real(t, (double)f->num, 0);
    case FIGURE_SHARE:
        buf_fmt(&text, "%s\u00a0%%", tell_real(t, 100 * f->value, 1));
        return keep(t, &text);
    case FIGURE_DAYS:
        return tell_days(t, llround(f->value));
    case FIGURE_HOURS:
        buf_fmt(&text, "%s\u00a0", tell_real(t, f->value, 1));
        paper_add_unit_word(t->lang, W_UNIT_HOUR,
                            (struct decimal){llround(10 * f->value), 1}, &text);
        return keep(t, &text);
    case FIGURE_POINTS:
    case FIGURE_NUMBER:
    case FIGURE_UNITS:
        break;
    }
    return tell_real(t, f->value, 1);
}

const char *tell_place(struct telling *t, struct period p)
{
    char text[PERIOD_SIZE];
    period_print(p, text);
    return arena_dup(&t->out->arena, text, strlen(text));
}

void tell_heading(struct telling *t, enum paper_word word)
{
    brief_add(t->out, BRIEF_HEADING, paper_word(t->lang, word));
}

void tell_item(struct telling *t, enum paper_word word,
               const struct paper_place *places)
{
    brief_add(t->out, BRIEF_ITEM, tell_say(t, word, places));
}

const struct figure *tell_find(const struct figures *f, const char *name,
                               struct period p, uint8_t currency)
{
    for (size_t i = 0; i < f->all.n; i++) {
        const struct figure *v = &f->all.v[i];
        if (v->period.from == p.from && v->period.to == p.to &&
            (currency == CURRENCY_NONE || v->currency == currency) &&
            strcmp(v->name, name) == 0)
            return v;
    }
    return NULL;
}

const char *tell_what(struct telling *t, const char *text, const char *ref)
{
    struct buf both = {0};
    if (!*text || !*ref)
        return *text ? text : ref;
    buf_fmt(&both, "%s (%s)", text, ref);
    return buf_keep(&both, &t->out->arena);
}

void tell_of(struct telling *t, enum paper_word word, const char *what,
             const char *ref, int32_t day)
{
    const struct paper_place places[] = {
        {"what", what},
        {"ref", ref},
        {"day", day != DAY_NONE ? tell_day(t, day) : "–"},
        {0}};
    tell_item(t, word, places);
}

void tell_open(struct telling *t, const char *what, int32_t due)
{
    if (due == DAY_NONE)
        brief_add(t->out, BRIEF_ITEM, what);
    else
        tell_of(t, due < t->home->today ? W_CLIENT_OPEN_LATE : W_CLIENT_OPEN_BY,
                what, "", due);
}

const char *tell_paper_kind(struct telling *t, const struct contract_paper *p)
{
    static const struct {
        const char *kind;
        enum paper_word word;
    } kinds[] = {{"contract", W_PAGE_PAPER_CONTRACT},
                 {"addendum", W_PAGE_PAPER_ADDENDUM},
                 {"approval", W_PAGE_PAPER_APPROVAL}};
    enum paper_word word = W_PAGE_PAPER;
    const char *kind = "";
    for (const struct client_row *r = p->rows; r && !*kind; r = r->before)
        kind = shown_attr(t->b, r->entry, "kind");
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kind, kinds[i].kind) == 0)
            word = kinds[i].word;
    return paper_word(t->lang, word);
}
