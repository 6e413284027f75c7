/* What is said of who may leave, and why: for people. */
#include <inttypes.h>
#include <math.h>

#include "base/i18n.h"
#include "work/risk/leaving.h"

const char *const leaving_words[LEAVING_SAYS] = {
    "",         "likely", "possibly", "unclear",
    "may stay", "stays",  "contract", "paused",
};

const char *leaving_phrase(enum leaving_says says)
{
    static const char *const phrases[LEAVING_SAYS] = {
        "",
        N_("likely to go quiet"),
        N_("possibly going quiet"),
        N_("unclear"),
        N_("possibly staying"),
        N_("likely to stay"),
        N_("under contract"),
        N_("paused"),
    };
    return *phrases[says] ? _(phrases[says]) : "";
}

const char *leaving_call(const struct leavings *l, const struct client *c)
{
    enum leaving_says says = l->of[c->n].says;
    struct buf text = {0};
    int64_t right, n = leaving_calls(l, says, &right);
    buf_puts(&text, leaving_phrase(says));
    if (says == SAYS_POSSIBLY || says == SAYS_MAY_STAY) {
        buf_fmt(&text,
                P_(" (%" PRId64 " of %" PRId64 " such call right so far",
                   " (%" PRId64 " of %" PRId64 " such calls right so far", n),
                right, n);
        buf_puts(&text, n < LEAVING_CALLS ? _("; too few to judge)") : ")");
    }
    return buf_keep(&text, &l->book->arena);
}

static void say_silence(const struct leaving *of, struct buf *out)
{
    int n = of->silent;
    if (of->usual)
        buf_fmt(out,
                P_("no order for %d day, usually %d",
                   "no order for %d days, usually %d", n),
                n, of->usual);
    else
        buf_fmt(out,
                P_("no order for %d day since the first",
                   "no order for %d days since the first", n),
                n);
}

static void say_activity(const struct leaving *of, struct buf *out)
{
    buf_fmt(out, _("days of order in 90 days: %d, in 365: %d"), of->quarter,
            of->year);
}

static void say_rhythm(const struct leaving *of, struct buf *out)
{
    if (of->days < 3)
        buf_puts(out, _("too few orders to show a rhythm"));
    else
        buf_fmt(out,
                P_("between orders %d to %d day",
                   "between orders %d to %d days", of->longest),
                of->shortest, of->longest);
}

static void say_size(const struct leavings *l, const struct leaving *of,
                     struct buf *out)
{
    const struct currency *c = of->currency == CURRENCY_NONE
                                   ? NULL
                                   : book_currency(l->book, of->currency);
    buf_fmt(out, _("a day's order is %.*f %s on average"), c ? c->digits : 0,
            of->size, c ? c->code : "");
}

static void say_season(const struct leaving *of, struct buf *out)
{
    buf_puts(out, of->season ? _("ordered at this time last year")
                             : _("no order at this time last year"));
}

static void say_causes(const struct leavings *l, const struct leaving *of,
                       struct buf *out)
{
    for (int i = 0; i < of->reasons_n; i++) {
        if (i)
            buf_puts(out, "; ");
        switch ((enum leaving_cause)of->reasons[i]) {
        case CAUSE_SILENCE:
            say_silence(of, out);
            break;
        case CAUSE_ACTIVITY:
            say_activity(of, out);
            break;
        case CAUSE_RHYTHM:
            say_rhythm(of, out);
            break;
        case CAUSE_SIZE:
            say_size(l, of, out);
            break;
        case CAUSE_SEASON:
            say_season(of, out);
            break;
        case LEAVING_CAUSES:
            break;
        }
    }
}

const char *leaving_silence(const struct leavings *l, const struct client *c)
{
    struct buf text = {0};
    if (l->of[c->n].about == LEAVING_ORDERS)
        say_silence(&l->of[c->n], &text);
    return buf_keep(&text, &l->book->arena);
}

/* p as one in so many. */
static int one_in(double p)
{
    double n = rint(1 / p);
    return n < 1 ? 1 : n < 1e6 ? (int)n : 1000000;
}

static void say_pause(const struct leavings *l, const struct leaving *of,
                      struct buf *out)
{
    buf_fmt(out,
            _("about 1 in %d such clients leaves (here: %" PRId64 " of %" PRId64
              "): ask when they will be back"),
            one_in(of->p), l->ends.parted, l->ends.pauses);
}

static void say_contract(const struct leavings *l, const struct leaving *of,
                         struct buf *out)
{
    char day[DATE_SIZE];
    int n = one_in(of->p);
    if (of->ends)
        buf_fmt(
            out,
            _("contract %s ends on %s; about 1 in %d is not renewed (here: "
              "%" PRId64 " of %" PRId64 "), %.1f times the usual risk"),
            of->contract->ref,
            day_print(contract_end_on(l->book, of->contract, l->rules.today),
                      day),
            n, l->ends.lapsed, l->ends.ends, of->lift);
    else
        buf_fmt(out,
                _("about 1 in %d clients under contract leaves within %d days "
                  "(here: %" PRId64 " in %.0f months)"),
                n, l->rules.horizon, l->ends.broken, l->ends.months);
}

const char *leaving_why(const struct leavings *l, const struct client *c)
{
    const struct leaving *of = &l->of[c->n];
    struct buf text = {0};
    if (of->about == LEAVING_ORDERS)
        say_causes(l, of, &text);
    else if (of->about == LEAVING_PAUSE)
        say_pause(l, of, &text);
    else if (of->about == LEAVING_CONTRACT)
        say_contract(l, of, &text);
    return buf_keep(&text, &l->book->arena);
}

const char *leaving_line(const struct leavings *l, const struct client *c)
{
    const struct leaving *of = &l->of[c->n];
    struct buf text = {0};
    int64_t right;
    if (of->says == SAYS_NOTHING || of->says == SAYS_UNCLEAR ||
        (of->says == SAYS_CONTRACT && !of->ends) ||
        leaving_calls(l, of->says, &right) == 0)
        return "";
    const char *why = leaving_why(l, c);
    buf_fmt(&text, "%d %%, %s%s%s", of->percent, leaving_call(l, c),
            *why ? ": " : "", why);
    return buf_keep(&text, &l->book->arena);
}

const char *leaving_also(const struct leavings *l, const struct risks *risks,
                         const struct client *c)
{
    const struct leaving *of = &l->of[c->n];
    unsigned said = 0;
    for (int i = 0; i < of->reasons_n; i++)
        if (of->reasons[i] == CAUSE_SILENCE)
            said = 1u << RISK_SLOW;
    return risk_say_but(risks, c, said);
}
