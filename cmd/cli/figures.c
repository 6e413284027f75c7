#include "cli/figures.h"

#include <inttypes.h>

#include "base/i18n.h"

/* By unit: what it is called in machine formats, and how many decimals it has
 * there and in tables. */
static const struct {
    const char *name;
    int decimals, shown;
} units[FIGURE_UNITS] = {
    [FIGURE_COUNT] = {"count", 0, 0},   [FIGURE_MONEY] = {"money", 0, 0},
    [FIGURE_SHARE] = {"share", 6, 1},   [FIGURE_DAYS] = {"days", 1, 1},
    [FIGURE_HOURS] = {"hours", 2, 2},   [FIGURE_POINTS] = {"points", 1, 1},
    [FIGURE_NUMBER] = {"number", 2, 2},
};

const char *figure_unit_name(enum figure_unit unit)
{
    return units[unit].name;
}

const struct out_column figure_columns[FIGURE_COLUMNS] = {
    {"period", "", OUT_TEXT, 0}, {"figure", "", OUT_TEXT, 0},
    {"group", "", OUT_TEXT, 0},  {"value", "", OUT_NUMBER, 0},
    {"unit", "", OUT_TEXT, 0},   {"currency", "", OUT_KEY, 0},
    {"num", "", OUT_NUMBER, 0},  {"den", "", OUT_NUMBER, 0},
    {"low", "", OUT_NUMBER, 0},  {"high", "", OUT_NUMBER, 0},
    {"note", "", OUT_TEXT, 0},
};

static const struct out_column table[] = {
    {"period", N_("PERIOD"), OUT_KEY, 0},
    {"group", N_("GROUP"), OUT_TEXT, 0},
    {"figure", N_("FIGURE"), OUT_TEXT, 0},
    {"value", N_("VALUE"), OUT_NUMBER, 0},
    {"currency", "", OUT_KEY, 0},
    {"from", N_("FROM"), OUT_TEXT, 0},
    {"note", N_("NOTE"), OUT_TEXT, 0},
};

/* What the value is likely to lie between. */
static void put_interval(const struct figure *f, struct buf *out)
{
    int decimals = units[f->unit].shown, times = 1;
    if (f->unit == FIGURE_SHARE)
        times = 100;
    if (!isnan(f->low) && !isnan(f->high))
        buf_fmt(out, "%.*f … %.*f", decimals, times * f->low, decimals,
                times * f->high);
    else if (!isnan(f->low))
        buf_fmt(out, "%.*f …", decimals, times * f->low);
}

/* The words are a contract in machine formats and are translated in tables. */
static const char *note_text(const struct figure *f, struct buf *out,
                             bool people)
{
    static const char *const words[] = {N_("partial"), N_("thin"),
                                        N_("days merged"), NULL, N_("to come")};
    static const char *const names[] = {"partial", "thin", "merged",
                                        "unreached", "coming"};
    const char *join = people ? ", " : " ";
    buf_clear(out);
    if (people)
        put_interval(f, out);
    for (unsigned i = 0; i < sizeof names / sizeof names[0]; i++)
        if (f->note & 1u << i && words[people ? i : 0])
            buf_fmt(out, "%s%s", out->n ? join : "",
                    people ? _(words[i]) : names[i]);
    if (f->tau && people)
        buf_fmt(out,
                P_("%sof the first %" PRId64 " day",
                   "%sof the first %" PRId64 " days", f->tau),
                out->n ? join : "", f->tau);
    else if (f->tau)
        buf_fmt(out, "%stau=%" PRId64, out->n ? join : "", f->tau);
    if (f->unknown && people)
        buf_fmt(
            out,
            P_("%s%" PRId64 " unknown", "%s%" PRId64 " unknown", f->unknown),
            out->n ? join : "", f->unknown);
    else if (f->unknown)
        buf_fmt(out, "%sunknown=%" PRId64, out->n ? join : "", f->unknown);
    return buf_cstr(out);
}

const char *figure_note(const struct figure *f, struct buf *scratch)
{
    return note_text(f, scratch, true);
}

static int digits_of(const struct book *b, const struct figure *f)
{
    return book_currency(b, f->currency)->digits;
}

static const char *code_of(const struct book *b, const struct figure *f)
{
    return f->currency == CURRENCY_NONE ? ""
                                        : book_currency(b, f->currency)->code;
}

/* A numerator or denominator. */
static void out_part(struct out *o, const struct book *b,
                     const struct figure *f, int64_t n)
{
    if (n == FIGURE_NONE)
        out_none(o);
    else if (f->currency != CURRENCY_NONE)
        out_money(o, n, digits_of(b, f));
    else
        out_int(o, n);
}

static void out_real_or_none(struct out *o, double x, int decimals)
{
    if (isnan(x))
        out_none(o);
    else
        out_real(o, x, decimals);
}

void figure_value(struct out *o, const struct book *b, const struct figure *f)
{
    if (isnan(f->value))
        out_real(o, NAN, 0);
    else if (f->unit == FIGURE_MONEY)
        out_money(o, f->num, digits_of(b, f));
    else if (f->unit == FIGURE_COUNT)
        out_int(o, f->num);
    else
        out_real(o, f->value, units[f->unit].decimals);
}

static void machine_row(struct out *o, const struct book *b,
                        const struct figure *f, struct buf *scratch)
{
    char period[PERIOD_SIZE];
    bool plain = f->unit == FIGURE_MONEY;
    out_word(o, period_print(f->period, period));
    out_word(o, f->name);
    out_word(o, f->group);
    figure_value(o, b, f);
    out_word(o, units[f->unit].name);
    out_word(o, code_of(b, f));
    out_part(o, b, f, plain ? FIGURE_NONE : f->num);
    out_part(o, b, f, f->den);
    out_real_or_none(o, f->low, units[f->unit].decimals);
    out_real_or_none(o, f->high, units[f->unit].decimals);
    out_word(o, note_text(f, scratch, false));
    out_end(o);
}

void figures_rows(struct out *o, const struct book *b,
                  const struct figures *figures)
{
    struct buf scratch = {0};
    for (size_t i = 0; i < figures->all.n; i++)
        machine_row(o, b, &figures->all.v[i], &scratch);
    buf_release(&scratch);
}

/* "3 of 4", amounts with their decimals. */
static const char *from_text(const struct book *b, const struct figure *f,
                             struct buf *out)
{
    buf_clear(out);
    if (f->den == FIGURE_NONE || f->num == FIGURE_NONE)
        return "";
    char num[MONEY_SIZE], den[MONEY_SIZE];
    int digits = f->currency == CURRENCY_NONE ? 0 : digits_of(b, f);
    buf_fmt(out, _("%s of %s"), money_print(f->num, digits, num),
            money_print(f->den, digits, den));
    return buf_cstr(out);
}

static bool is_exact(const struct figure *f)
{
    return !isnan(f->value) &&
           (f->unit == FIGURE_MONEY || f->unit == FIGURE_COUNT);
}

void figure_words(const struct book *b, const struct figure *f, struct buf *out)
{
    int decimals = units[f->unit].shown;
    char text[MONEY_SIZE];
    if (isnan(f->value))
        buf_puts(out, f->note & FIGURE_UNREACHED ? _("not reached") : _("n/a"));
    else if (f->unit == FIGURE_SHARE)
        buf_fmt(out, "%.*f %%", decimals, 100 * f->value);
    else if (is_exact(f))
        money_grouped(
            out,
            str_of(money_print(
                f->num, f->unit == FIGURE_MONEY ? digits_of(b, f) : 0, text)));
    else
        buf_fmt(out, "%.*f", decimals, f->value);
}

void figure_shown(struct out *o, const struct book *b, const struct figure *f,
                  struct buf *scratch)
{
    buf_clear(scratch);
    /* what is exact is set to its right by the table */
    if (is_exact(f)) {
        figure_value(o, b, f);
        return;
    }
    figure_words(b, f, scratch);
    out_text(o, buf_view(scratch));
}

/* What stands beside the value: the currency, or what it counts. */
const char *figure_of(const struct book *b, const struct figure *f)
{
    if (!isnan(f->value) && f->unit == FIGURE_DAYS)
        return _("days");
    if (!isnan(f->value) && f->unit == FIGURE_HOURS)
        return _("hours");
    return code_of(b, f);
}

/* Which columns a table has beside those of all. */
struct shape {
    bool periods, groups;
};

static void table_row(struct out *o, const struct book *b,
                      const struct figure *f, const char *title,
                      struct shape shape, struct buf *scratch)
{
    char period[PERIOD_SIZE];
    if (shape.periods)
        out_word(o, period_print(f->period, period));
    if (shape.groups)
        out_word(o, f->group);
    out_word(o, title);
    figure_shown(o, b, f, scratch);
    out_word(o, figure_of(b, f));
    out_word(o, from_text(b, f, scratch));
    out_word(o, note_text(f, scratch, true));
    out_end(o);
}

const char *figure_name(const struct figure_title *titles, const char *name)
{
    for (; titles && titles->name; titles++)
        if (strcmp(titles->name, name) == 0)
            return _(titles->title);
    return name;
}

static struct shape shape_of(const struct figures *figures)
{
    struct shape shape = {false, false};
    for (size_t i = 0; i < figures->all.n; i++) {
        const struct figure *f = &figures->all.v[i];
        struct period first = figures->all.v[0].period;
        shape.periods = shape.periods || f->period.from != first.from ||
                        f->period.to != first.to;
        shape.groups = shape.groups || *f->group;
    }
    return shape;
}

/* One period stands above the values; groups have a column where there are
 * any. */
static int print_table(struct cli *c, const struct book *b,
                       const struct figures *figures,
                       const struct figure_title *titles)
{
    enum { N = sizeof table / sizeof table[0] };
    struct out_column columns[N];
    struct shape shape = shape_of(figures);
    char period[PERIOD_SIZE];
    size_t n = 0;
    for (size_t i = 0; i < N; i++) {
        if ((!shape.groups && strcmp(table[i].name, "group") == 0) ||
            (!shape.periods && strcmp(table[i].name, "period") == 0))
            continue;
        columns[n++] = table[i];
        if (!shape.periods && figures->all.n &&
            strcmp(table[i].name, "value") == 0)
            columns[n - 1].title =
                period_print(figures->all.v[0].period, period);
    }
    struct out *o = cli_out(c, columns, n, _("No figures."));
    struct buf scratch = {0};
    for (size_t i = 0; i < figures->all.n; i++) {
        const struct figure *f = &figures->all.v[i];
        table_row(o, b, f, figure_name(titles, f->name), shape, &scratch);
    }
    buf_release(&scratch);
    return cli_out_close(c, o);
}

int figures_print(struct cli *c, const struct book *b,
                  const struct figures *figures,
                  const struct figure_title *titles)
{
    if (c->format == OUT_TABLE)
        return print_table(c, b, figures, titles);
    struct out *o = cli_out(c, figure_columns, FIGURE_COLUMNS, NULL);
    figures_rows(o, b, figures);
    return cli_out_close(c, o);
}
