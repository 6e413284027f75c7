/* Was the warning any good? */
#include <math.h>

#include "base/i18n.h"
#include "metrics/warning.h"
#include "work/risk/backtest.h"

static const struct out_column machine[] = {
    {"origin", "", OUT_TEXT, 0},         {"n", "", OUT_NUMBER, 0},
    {"quiet", "", OUT_NUMBER, 0},        {"base_accuracy", "", OUT_NUMBER, 0},
    {"accuracy", "", OUT_NUMBER, 0},     {"margin", "", OUT_NUMBER, 0},
    {"balanced", "", OUT_NUMBER, 0},     {"auc", "", OUT_NUMBER, 0},
    {"brier", "", OUT_NUMBER, 0},        {"base_brier", "", OUT_NUMBER, 0},
    {"calibration", "", OUT_NUMBER, 0},  {"top", "", OUT_NUMBER, 0},
    {"expected", "", OUT_NUMBER, 0},     {"leaves", "", OUT_NUMBER, 0},
    {"leaves_right", "", OUT_NUMBER, 0}, {"stays", "", OUT_NUMBER, 0},
    {"stays_right", "", OUT_NUMBER, 0},  {"unclear", "", OUT_NUMBER, 0},
    {"note", "", OUT_TEXT, 0},
};

static const struct out_column table[] = {
    {"origin", N_("ORIGIN"), OUT_TEXT, 0},
    {"n", N_("CLIENTS"), OUT_NUMBER, 0},
    {"quiet", N_("QUIET"), OUT_NUMBER, 0},
    {"base", N_("BASE"), OUT_NUMBER, 0},
    {"accuracy", N_("RIGHT"), OUT_TEXT, 0},
    {"auc", N_("AUC"), OUT_NUMBER, 0},
    {"brier", N_("BRIER"), OUT_NUMBER, 0},
    {"leaves", N_("LEAVES"), OUT_TEXT, 0},
    {"stays", N_("STAYS"), OUT_TEXT, 0},
    {"unclear", N_("UNCLEAR"), OUT_NUMBER, 0},
    {"note", N_("NOTE"), OUT_TEXT, 0},
};

/* A day, or all of them together. */
struct row {
    const char *origin;
    const struct judgement *is;
    bool partial;
};

static void put_reals(struct out *o, const double *x, size_t n, bool known)
{
    for (size_t i = 0; i < n; i++)
        if (known)
            out_real(o, x[i], 4);
        else
            out_none(o);
}

static void put_right(struct out *o, size_t n, bool known)
{
    if (known)
        out_int(o, (int64_t)n);
    else
        out_none(o);
}

static void machine_row(struct out *o, const struct row *r)
{
    const struct judgement *j = r->is;
    const double judged[] = {j->share,       j->base_accuracy,
                             j->accuracy,    1.96 * j->accuracy_error,
                             j->balanced,    j->auc,
                             j->brier,       j->base_brier,
                             j->calibration, j->top};
    out_word(o, r->origin);
    out_int(o, (int64_t)j->n);
    put_reals(o, judged, sizeof judged / sizeof *judged, !r->partial);
    put_reals(o, &j->expected, 1, true);
    out_int(o, (int64_t)j->leaves.n);
    put_right(o, j->leaves.right, !r->partial);
    out_int(o, (int64_t)j->stays.n);
    put_right(o, j->stays.right, !r->partial);
    out_int(o, (int64_t)j->unclear);
    out_word(o, r->partial ? "partial" : "");
    out_end(o);
}

static void put_text(struct out *o, struct buf *text)
{
    out_text(o, buf_view(text));
    buf_release(text);
}

/* "12 of 15" */
static void put_calls(struct out *o, const struct calls *calls, bool known)
{
    struct buf text = {0};
    if (known)
        buf_fmt(&text, _("%zu of %zu"), calls->right, calls->n);
    else
        buf_fmt(&text, "%zu", calls->n);
    put_text(o, &text);
}

static void table_row(struct out *o, const struct row *r)
{
    const struct judgement *j = r->is;
    bool known = !r->partial && j->n;
    struct buf right = {0};
    out_word(o, r->origin);
    out_int(o, (int64_t)j->n);
    put_reals(o, (double[]){j->share, j->base_accuracy}, 2, known);
    if (known)
        buf_fmt(&right, "%.3f ±%.3f", j->accuracy, 1.96 * j->accuracy_error);
    put_text(o, &right);
    put_reals(o, (double[]){j->auc, j->brier}, 2, known);
    put_calls(o, &j->leaves, known);
    put_calls(o, &j->stays, known);
    out_int(o, (int64_t)j->unclear);
    out_word(o, r->partial ? _("partial") : "");
    out_end(o);
}

static int print(struct cli *c, const struct backtest *t)
{
    bool people = c->format == OUT_TABLE;
    char day[DATE_SIZE];
    struct out *o =
        people ? cli_out(c, table, sizeof table / sizeof *table, _("No days."))
               : cli_out(c, machine, sizeof machine / sizeof *machine, NULL);
    for (size_t i = 0; i < t->days.n; i++) {
        const struct backtest_day *d = &t->days.v[i];
        const struct row row = {day_print(d->day, day), &d->is, d->partial};
        (people ? table_row : machine_row)(o, &row);
    }
    const struct row all = {people ? _("all") : "pooled", &t->pooled, false};
    if (t->days.n)
        (people ? table_row : machine_row)(o, &all);
    return cli_out_close(c, o);
}

/* What a day's book is loaded with. */
struct source {
    struct cli *cli;
    struct ledger *ledger;
};

static int load(void *arg, int32_t day, struct book *b, struct err *e)
{
    struct source *s = arg;
    struct when now = s->cli->home.as_of;
    char text[DATE_SIZE];
    (void)e; /* it is the tool's own */
    cli_busy(s->cli, _("looking back from %s…"), day_print(day, text));
    s->cli->home.as_of = (struct when){.day = day};
    int rc = cli_book_from(s->cli, s->ledger, LEAVING_TYPES, false, NULL, b);
    s->cli->home.as_of = now;
    return rc;
}

static int run(struct cli *c, struct ledger *l,
               const struct backtest_plan *plan)
{
    struct backtest t;
    struct book b;
    /* all types: whatever was written last says how far the ledger goes */
    if (cli_book_from(c, l, TYPES_ALL, false, NULL, &b) < 0)
        return -1;
    int rc = backtest_run(&b, plan, &t, &c->err);
    cli_idle(c);
    if (rc == 0)
        rc = print(c, &t);
    backtest_release(&t);
    book_release(&b);
    return rc;
}

int metrics_backtest(struct cli *c, const struct metrics_warning *o,
                     struct leaving_rules *rules)
{
    struct backtest_plan plan = {.rules = *rules, .load = load};
    struct source source = {.cli = c};
    struct period p;
    if (cli_period(c, "--backtest", o->backtest, &p) < 0 ||
        cli_ledger(c, &source.ledger) < 0)
        return -1;
    plan.arg = &source;
    plan.from = p.from;
    plan.to = p.to;
    int rc = run(c, source.ledger, &plan);
    ledger_close(source.ledger);
    return rc;
}
