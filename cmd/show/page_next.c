/* The card's sections on what was promised, and on what is to be done next. */
#include <stdlib.h>

#include "base/i18n.h"
#include "show/sections.h"
#include "work/followup/followup.h"

enum { NEXT_MOST = 5 };

#define COUNT(a) (sizeof(a) / sizeof(a)[0])

/* Whether a figure was reached is in words: not all see colours. */
static const char *duty_value(struct page *p, const struct card_duty *d)
{
    return d->kind != DUTY_KPI
               ? d->value
               : arena_fmt(&p->c->home.arena, "%s / %s %s", d->actual,
                           d->lower ? "≤" : "≥", d->target);
}

static const char *duty_name(struct page *p, const struct card_duty *d)
{
    return d->kind != DUTY_KPI
               ? d->name
               : arena_fmt(&p->c->home.arena,
                           d->bad ? _("%s%s%s: missed") : _("%s%s%s: reached"),
                           d->name, *d->period ? " " : "", d->period);
}

int page_duties(struct page *p)
{
    static const struct out_column columns[] = {
        {"name", "", OUT_TEXT, 0},    {"value", "", OUT_KEY, 0},
        {"what", "", OUT_TEXT, 0},    {"date", "", OUT_DATE, 0},
        {"amount", "", OUT_MONEY, 0}, {"currency", "", OUT_KEY, 0},
        {"ref", "", OUT_KEY, 0},
    };
    static const char *const names[] = {[DUTY_SLA] = N_("answer within"),
                                        [DUTY_SOLVE] = N_("solve within"),
                                        [DUTY_REPORT] = N_("report every"),
                                        [DUTY_BUDGET] = N_("budget used"),
                                        [DUTY_KPI] = "KPI"};
    static const char *const whats[] = {[DUTY_SLA] = "",
                                        [DUTY_SOLVE] = "",
                                        [DUTY_REPORT] = N_("next due"),
                                        [DUTY_BUDGET] = N_("left"),
                                        [DUTY_KPI] = ""};
    if (!p->card->duties.n)
        return 0;
    page_heading(p, _("Promised"));
    struct out *o = page_table(p, columns, COUNT(columns), true);
    for (size_t i = 0; i < p->card->duties.n; i++) {
        const struct card_duty *d = &p->card->duties.v[i];
        enum out_style style = d->bad ? OUT_BAD : OUT_PLAIN;
        bool told = d->due != DAY_NONE || d->has_amount;
        out_style(o, OUT_DIM);
        out_word(o, _(names[d->kind]));
        out_style(o, d->kind == DUTY_REPORT ? OUT_PLAIN : style);
        out_word(o, duty_value(p, d));
        const char *what = told ? whats[d->kind] : "";
        out_word(o, *d->name ? duty_name(p, d) : *what ? _(what) : "");
        out_style(o, d->kind == DUTY_REPORT ? style : OUT_PLAIN);
        out_day(o, d->due != DAY_NONE ? d->due : d->day);
        if (d->has_amount) {
            const struct currency *in = book_currency(p->book, d->currency);
            out_money(o, d->amount, in->digits);
            out_word(o, in->code);
        } else {
            out_none(o);
            out_none(o);
        }
        out_word(o, d->contract->ref);
        out_end(o);
    }
    return page_table_close(p, o);
}

static void put_row(struct page *p, struct out *o,
                    const struct followup_row *row, struct buf *text)
{
    int32_t due = row->first->action.due;
    const struct action *last = &row->last->action;
    followup_row_say(row, text);
    out_style(o,
              due != DAY_NONE && due < p->c->home.today ? OUT_BAD : OUT_PLAIN);
    out_day(o, due != DAY_NONE ? due : row->first->action.date);
    out_word(o, buf_cstr(text));
    out_word(o, last->owner);
    out_word(o, last->channel);
    out_end(o);
}

/* Folded as acct-followup's own table has it. */
static int put_next(struct page *p, const struct followup_rows *rows)
{
    static const struct out_column columns[] = {
        {"due", "", OUT_DATE, 0},
        {"why", "", OUT_TEXT, 0},
        {"owner", "", OUT_TEXT, 0},
        {"via", "", OUT_TEXT, 0},
    };
    size_t n = rows->all.n;
    size_t shown = n > NEXT_MOST && !p->much->all ? NEXT_MOST : n;
    struct buf text = {0};
    if (n == 0)
        return 0;
    page_heading(p, _("Next"));
    struct out *o = page_table(p, columns, COUNT(columns), true);
    for (size_t i = 0; i < shown; i++)
        put_row(p, o, &rows->all.v[i], &text);
    buf_release(&text);
    if (page_table_close(p, o) < 0)
        return -1;
    if (shown < n)
        page_more(p, n - shown);
    return 0;
}

static int put_own(struct page *p, const struct followups *all)
{
    VEC(const struct followup *) own = {0};
    struct followup_rows rows;
    for (size_t i = 0; i < all->all.n; i++) {
        const struct followup *f = &all->all.v[i];
        if (f->client == p->card->client && !*f->held)
            *vec_push(&own) = f;
    }
    followup_fold(own.v, own.n, p->c->home.today, &rows);
    int rc = put_next(p, &rows);
    followup_rows_release(&rows);
    vec_release(&own);
    return rc;
}

/* The most urgent that acct-followup has of the client. */
int page_next(struct page *p)
{
    struct followup_start start;
    struct followups all = {0};
    struct err *e = &p->c->err;
    int rc = followup_start_read(&p->c->home, NULL, &start, e);
    if (rc == 0)
        rc = followup_find(p->book, &start.options, &all, e);
    if (rc == 0)
        rc = put_own(p, &all);
    followup_release(&all);
    followup_start_release(&start);
    return rc;
}
