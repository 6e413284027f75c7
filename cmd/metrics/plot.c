/* A figure as a chart: on a terminal, or as a picture in a file. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/text/text.h"
#include "inside.h"
#include "paper/draw.h"
#include "print/chart.h"

enum { SERIES_MAX = 6, WIDTH = 80 };

/* The figures as series, one for each group; of each currency a chart. */
struct plot {
    struct cli *c;
    const struct book *book;
    const struct metrics_options *m;
    const struct figure **first; /* of each series */
    struct chart_series *series;
    size_t n;
};

static double scale(const struct plot *p, const struct figure *f)
{
    double by = f->unit == FIGURE_SHARE ? 100 : 1;
    for (int i = 0; f->currency != CURRENCY_NONE &&
                    i < book_currency(p->book, f->currency)->digits;
         i++)
        by /= f->unit == FIGURE_MONEY ? 10 : 1;
    return by;
}

static struct chart_value value_of(const struct plot *p, const struct figure *f)
{
    double by = scale(p, f);
    struct buf shown = {0};
    figure_words(p->book, f, &shown);
    struct chart_value v = {.value = isnan(f->value) ? NAN
                                     : f->unit == FIGURE_MONEY
                                         ? (double)f->num * by
                                         : f->value * by,
                            .low = f->low * by,
                            .high = f->high * by,
                            .shown = buf_keep(&shown, &p->c->home.arena)};
    return v;
}

static const char *group_name(const struct plot *p, const struct figure *f)
{
    struct buf name = {0};
    text_plain(str_of(f->group), &name);
    return buf_keep(&name, &p->c->home.arena);
}

static size_t series_of(struct plot *p, const struct figure *f)
{
    size_t k = 0;
    while (k < p->n && (strcmp(p->first[k]->group, f->group) != 0 ||
                        p->first[k]->currency != f->currency))
        k++;
    if (k < p->n)
        return k;
    struct chart_value *v = arena_new(&p->c->home.arena, p->m->n * sizeof *v);
    for (size_t i = 0; i < p->m->n; i++)
        v[i] = (struct chart_value){NAN, NAN, NAN, ""};
    p->first[k] = f;
    p->series[k] = (struct chart_series){.name = group_name(p, f), .v = v};
    p->n++;
    return k;
}

static void collect(struct plot *p, const struct figures *figures)
{
    struct arena *a = &p->c->home.arena;
    size_t most = figures->all.n + 1;
    p->first = arena_new(a, most * sizeof *p->first);
    p->series = arena_new(a, most * sizeof *p->series);
    for (size_t i = 0; i < figures->all.n; i++) {
        const struct figure *f = &figures->all.v[i];
        size_t k = series_of(p, f);
        for (size_t j = 0; j < p->m->n; j++)
            if (p->m->periods[j].from == f->period.from &&
                p->m->periods[j].to == f->period.to)
                ((struct chart_value *)p->series[k].v)[j] = value_of(p, f);
    }
}

/* The last of them that is known, for who hears the chart. */
static const char *in_words(const struct plot *p, const struct chart *chart)
{
    struct buf text = {0};
    for (size_t k = 0; k < chart->m; k++)
        for (size_t i = chart->n; i-- > 0;) {
            const struct chart_series *s = &chart->series[k];
            if (isnan(s->v[i].value))
                continue;
            buf_fmt(&text, "%s%s%s%s: %s", text.n ? "; " : "", s->name,
                    *s->name ? ", " : "", chart->labels[i], s->v[i].shown);
            break;
        }
    return buf_keep(&text, &p->c->home.arena);
}

/* The chart of those in one currency (CURRENCY_NONE: of all), which are set
 * side by side. */
static struct chart chart_of(struct plot *p, const struct metrics_about *about,
                             const char *const *labels, uint8_t currency)
{
    struct arena *a = &p->c->home.arena;
    struct chart_series *series = arena_new(a, p->n * sizeof *series);
    const char *of = "";
    size_t m = 0;
    for (size_t k = 0; k < p->n; k++)
        if (p->first[k]->currency == currency) {
            series[m++] = p->series[k];
            of = figure_of(p->book, p->first[k]);
        }
    bool bars = about->unit == FIGURE_MONEY || about->unit == FIGURE_COUNT ||
                about->unit == FIGURE_HOURS;
    struct chart chart = {
        .kind = bars ? CHART_BARS : CHART_LINE,
        .title = arena_fmt(a, "%s%s%s", _(about->title), *of ? ", " : "", of),
        .labels = labels,
        .n = p->m->n,
        .series = series,
        .m = m,
        .unit = about->unit == FIGURE_SHARE ? " %" : "",
        .whole = about->unit == FIGURE_COUNT};
    chart.says = in_words(p, &chart);
    return chart;
}

static size_t charts_of(struct plot *p, size_t kind, struct chart *out)
{
    struct arena *a = &p->c->home.arena;
    const char **labels = arena_new(a, (p->m->n + 1) * sizeof *labels);
    bool seen[CURRENCIES_MAX + 1] = {0};
    size_t n = 0;
    for (size_t i = 0; i < p->m->n; i++)
        labels[i] = period_print(p->m->periods[i], arena_new(a, PERIOD_SIZE));
    for (size_t k = 0; k < p->n; k++) {
        uint8_t currency = p->first[k]->currency;
        if (seen[currency])
            continue;
        seen[currency] = true;
        out[n++] = chart_of(p, metrics_about(kind), labels, currency);
    }
    return n;
}

/* A row of characters for each series, where there are many. */
static void print_sparks(const struct chart *chart, struct buf *out)
{
    int widest = 0;
    for (size_t k = 0; k < chart->m; k++) {
        int width = text_width(str_of(chart->series[k].name));
        widest = width > widest ? width : widest;
    }
    for (size_t k = 0; k < chart->m; k++) {
        const struct chart_series *s = &chart->series[k];
        buf_fmt(out, "%s%*s", s->name, widest - text_width(str_of(s->name)) + 2,
                "");
        chart_spark(s, chart->n, out);
        buf_fmt(out, "  %s\n", s->v[chart->n - 1].shown);
    }
}

static int put(struct cli *c, const struct buf *made)
{
    if (fwrite(made->p, 1, made->n, stdout) != made->n)
        return err_errno(&c->err, errno, _("standard output"));
    return 0;
}

static bool is_picture(const struct cli *c)
{
    return c->own_format && strcmp(c->own_format, "text") != 0;
}

static int picture(struct cli *c, const struct chart *charts, size_t n,
                   struct buf *out)
{
    struct buf svg = {0};
    for (size_t i = 0; i < n; i++)
        if (charts[i].m > SERIES_MAX)
            return cli_usage(c,
                             _("--plot: %zu lines are too many for a picture "
                               "(at most %d: ask without --by, or on a "
                               "terminal)"),
                             charts[i].m, SERIES_MAX);
    bool png = strcmp(c->own_format, "png") == 0;
    if (png && c->terminal && !c->output)
        return cli_usage(c, _("a picture is not for a terminal (-o FILE.png "
                              "writes it to a file)"));
    if (!png) {
        chart_file(charts, n, out);
        return 0;
    }
    chart_file(charts, n, &svg);
    int rc = draw_png(cli_draw_module(c), buf_view(&svg), out, &c->err);
    buf_release(&svg);
    return rc;
}

static void characters(struct cli *c, const struct chart *charts, size_t n,
                       struct buf *out)
{
    for (size_t i = 0; i < n; i++) {
        buf_fmt(out, "%s%s\n\n", i ? "\n" : "", charts[i].title);
        if (charts[i].m && *charts[i].series[0].name)
            print_sparks(&charts[i], out);
        else
            chart_text(&charts[i], c->width ? c->width : WIDTH, out);
    }
}

static int print(struct cli *c, const struct chart *charts, size_t n)
{
    struct buf out = {0};
    int rc = 0;
    if (is_picture(c))
        rc = picture(c, charts, n, &out);
    else
        characters(c, charts, n, &out);
    if (rc == 0)
        rc = put(c, &out);
    buf_release(&out);
    return rc;
}

/* The figure that a word names, which is to be one alone. */
static int find(struct cli *c, const char *word, size_t *kind)
{
    struct metrics_set set = {0};
    size_t n = 0;
    if (metrics_add(&set, str_of(word), &c->err) < 0)
        return -1;
    for (size_t i = 0; i < METRICS_MOST; i++)
        if (set.has[i]) {
            *kind = i;
            n++;
        }
    return n == 1 ? 0
                  : cli_usage(c,
                              _("--plot: '%s' is %zu figures (name one of "
                                "--list)"),
                              word, n);
}

int metrics_print_plot(struct cli *c, const char *word, const struct book *b,
                       const struct figures *figures,
                       const struct metrics_options *m)
{
    struct plot p = {.c = c, .book = b, .m = m};
    size_t kind = 0;
    if (find(c, word, &kind) < 0)
        return -1;
    collect(&p, figures);
    if (!p.n)
        return cli_usage(c,
                         _("--plot: there is nothing of '%s' in these "
                           "periods"),
                         word);
    struct chart *charts = arena_new(&c->home.arena, p.n * sizeof *charts);
    return print(c, charts, charts_of(&p, kind, charts));
}
