/* Clients about to leave. */
#include <inttypes.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "metrics/warning.h"

#define AT(member) offsetof(struct metrics_warning, member)
const struct cli_option metrics_warning_options[] = {
    {0, "leaving", NULL,
     N_("clients about to leave instead: how likely, why, what is at stake"),
     CLI_FLAG, AT(leaving)},
    {0, "backtest", N_("FROM..TO"),
     N_("how good that warning was, tried on days of the past"), CLI_TEXT,
     AT(backtest)},
    {0, "horizon", N_("SPAN"),
     N_("how far ahead they look: 90d if left out, accounts 1y"), CLI_TEXT,
     AT(horizon)},
    {0},
};

enum { HORIZON_MAX = 3653 };

static const struct out_column machine[] = {
    {"client", "", OUT_TEXT, 0},    {"name", "", OUT_TEXT, 0},
    {"leaving", "", OUT_NUMBER, 0}, {"p", "", OUT_NUMBER, 0},
    {"says", "", OUT_TEXT, 0},      {"calls", "", OUT_NUMBER, 0},
    {"right", "", OUT_NUMBER, 0},   {"reasons", "", OUT_TEXT, 0},
    {"also", "", OUT_TEXT, 0},      {"stake", "", OUT_MONEY, 0},
    {"currency", "", OUT_TEXT, 0},
};

static const struct out_column table[] = {
    {"client", N_("CLIENT"), OUT_KEY, 0},
    {"leaving", N_("LEAVES"), OUT_NUMBER, 0},
    {"says", N_("SAYS"), OUT_TEXT, 0},
    {"stake", N_("AT STAKE"), OUT_MONEY, 0},
    {"currency", "", OUT_KEY, 0},
    {"why", N_("WHY"), OUT_TEXT, 0},
};

/* What a row is made of. */
struct rows {
    struct out *out;
    const struct leavings *leavings;
    const struct risks *risks;
    struct buf scratch;
};

static void put_stake(struct rows *r, const struct leaving *of)
{
    const struct book *b = r->leavings->book;
    if (of->currency == CURRENCY_NONE) {
        out_none(r->out);
        out_none(r->out);
        return;
    }
    const struct currency *currency = book_currency(b, of->currency);
    out_money(r->out, of->stake, currency->digits);
    out_word(r->out, currency->code);
}

static void machine_row(struct rows *r, const struct client *c)
{
    const struct leaving *of = &r->leavings->of[c->n];
    int64_t right, calls = leaving_calls(r->leavings, of->says, &right);
    out_word(r->out, c->key);
    out_word(r->out, c->name);
    out_int(r->out, of->percent);
    out_real(r->out, of->p, 4);
    out_word(r->out, leaving_words[of->says]);
    if (calls < 0) {
        out_none(r->out);
        out_none(r->out);
    } else {
        out_int(r->out, calls);
        out_int(r->out, right);
    }
    out_word(r->out, leaving_why(r->leavings, c));
    out_word(r->out, leaving_also(r->leavings, r->risks, c));
    put_stake(r, of);
    out_end(r->out);
}

static enum out_style style_of(enum leaving_says says)
{
    return says == SAYS_LIKELY                           ? OUT_BAD
           : says == SAYS_POSSIBLY || says == SAYS_PAUSE ? OUT_WARN
                                                         : OUT_PLAIN;
}

static void table_row(struct rows *r, const struct client *c)
{
    const struct leaving *of = &r->leavings->of[c->n];
    const char *also = leaving_also(r->leavings, r->risks, c);
    struct buf *why = &r->scratch;
    buf_clear(why);
    buf_puts(why, leaving_why(r->leavings, c));
    if (*also)
        buf_fmt(why, _("%salso: %s"), why->n ? "; " : "", also);
    out_word(r->out, c->key);
    out_style(r->out, style_of(of->says));
    out_int(r->out, of->percent);
    out_style(r->out, style_of(of->says));
    out_word(r->out, leaving_phrase(of->says));
    put_stake(r, of);
    out_text(r->out, buf_view(why));
    out_end(r->out);
}

/* How far the calls can be believed. */
static void add_record(struct buf *out, int64_t right, int64_t n)
{
    buf_fmt(out,
            P_("%" PRId64 " of %" PRId64 " call right so far",
               "%" PRId64 " of %" PRId64 " calls right so far", n),
            right, n);
    buf_puts(out, n < LEAVING_CALLS ? _("; too few to judge.") : ".");
}

static void print_record(const struct cli *c, const struct leavings *l)
{
    const struct leaving_record *r = &l->record;
    struct buf text = {0};
    buf_fmt(&text, _("Within %d days.  Going quiet: "), l->rules.horizon);
    add_record(&text, r->leaves_right, r->leaves);
    buf_puts(&text, _("  Staying: "));
    add_record(&text, r->stays_right, r->stays);
    putchar('\n');
    cli_text(c, buf_cstr(&text));
    buf_release(&text);
}

static int print(struct cli *c, const struct leavings *l,
                 const struct risks *risks)
{
    bool people = c->format == OUT_TABLE;
    struct rows r = {.leavings = l, .risks = risks};
    const struct client **clients;
    size_t n = leavings_sort(l, &clients);
    r.out = people
                ? cli_out(c, table, sizeof table / sizeof *table,
                          _("Nobody of whom there is something to say."))
                : cli_out(c, machine, sizeof machine / sizeof *machine, NULL);
    for (size_t i = 0; i < n; i++)
        (people ? table_row : machine_row)(&r, clients[i]);
    free(clients);
    buf_release(&r.scratch);
    int rc = cli_out_close(c, r.out);
    if (rc == 0 && people && n)
        print_record(c, l);
    return rc;
}

static int leaving(struct cli *c, const struct leaving_rules *rules)
{
    const struct risk_rules signs = {rules->today, rules->term};
    struct leavings l;
    struct risks risks;
    struct book b;
    if (cli_book(c, LEAVING_TYPES, false, NULL, &b) < 0)
        return -1;
    leavings_find(&b, rules, &l);
    risks_find(&risks, &b, &signs);
    int rc = print(c, &l, &risks);
    risks_release(&risks);
    leavings_release(&l);
    book_release(&b);
    return rc;
}

int metrics_horizon(struct cli *c, const char *text, int *days)
{
    struct span span;
    if (!text)
        return 0;
    if (span_parse(str_of(text), &span, &c->err) < 0) {
        c->err.kind = ERR_USAGE;
        return err_at(&c->err, "--horizon", 0);
    }
    *days = span_days(span);
    return *days >= 1 && *days <= HORIZON_MAX
               ? 0
               : cli_usage(c, _("--horizon: '%s' is not from 1d to 10y"), text);
}

bool metrics_warns(const struct metrics_warning *o)
{
    return o->leaving || o->backtest;
}

int metrics_warn(struct cli *c, const struct metrics_warning *o)
{
    struct leaving_rules rules = leaving_rules_of(&c->home);
    if (o->leaving && o->backtest)
        return cli_usage(c, _("--leaving and --backtest are two answers"));
    if (metrics_horizon(c, o->horizon, &rules.horizon) < 0)
        return -1;
    return o->leaving ? leaving(c, &rules) : metrics_backtest(c, o, &rules);
}
