/* Figures for a collector of metrics, in the text format of OpenMetrics 1.0. */
#include "inside.h"

/* The value of a label: a backslash, a quote and a line end are escaped. */
static void put_label(const char *name, const char *value, bool *any)
{
    if (!*value)
        return;
    printf("%s%s=\"", *any ? "," : "{", name);
    for (const char *p = value; *p; p++)
        if (*p == '\n')
            fputs("\\n", stdout);
        else if (*p == '\\' || *p == '"')
            printf("\\%c", *p);
        else
            putchar(*p);
    putchar('"');
    *any = true;
}

static void put_one(const struct book *b, const struct figure *f)
{
    char period[PERIOD_SIZE], money[MONEY_SIZE];
    bool any = false;
    printf("acct_%s", f->name);
    put_label("period", period_print(f->period, period), &any);
    put_label("group", f->group, &any);
    if (f->currency != CURRENCY_NONE)
        put_label("currency", book_currency(b, f->currency)->code, &any);
    fputs(any ? "} " : " ", stdout);
    if (f->unit == FIGURE_MONEY)
        puts(money_print(f->num, book_currency(b, f->currency)->digits, money));
    else if (f->unit == FIGURE_COUNT)
        printf("%lld\n", (long long)f->num);
    else
        printf("%.6f\n", f->value);
}

/* All of one figure stand together.  What is n/a is left out. */
static void put_family(const struct book *b, const struct figures *figures,
                       const struct metrics_about *about)
{
    bool first = true;
    for (size_t i = 0; i < figures->all.n; i++) {
        const struct figure *f = &figures->all.v[i];
        if (f->name != about->name || isnan(f->value))
            continue;
        if (first)
            printf("# TYPE acct_%s gauge\n# HELP acct_%s %s\n", about->name,
                   about->name, about->says);
        first = false;
        put_one(b, f);
    }
}

int metrics_print_openmetrics(struct cli *c, const struct book *b,
                              const struct figures *figures)
{
    (void)c;
    for (size_t i = 0; i < metrics_count(); i++)
        put_family(b, figures, metrics_about(i));
    puts("# EOF");
    return 0;
}
