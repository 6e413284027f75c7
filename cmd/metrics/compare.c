/* The last period beside the ones before, for people. */
#include <stdlib.h>

#include "base/i18n.h"
#include "inside.h"

enum { MOST = 3, COLUMNS_MOST = 4 + 2 * MOST };

/* The figures by period, group, name and currency. */
struct places {
    const struct figures *all;
    struct map at; /* -> place, from 1 on */
    struct buf key;
};

static struct map_slot *slot_of(struct places *s, struct period p,
                                const struct figure *f)
{
    buf_clear(&s->key);
    buf_fmt(&s->key, "%d %d %s\n%s\n%d", p.from, p.to, f->name, f->group,
            f->currency);
    return map_put(&s->at, s->key.p, s->key.n, NULL);
}

/* Its like in another period, or NULL. */
static const struct figure *like(struct places *s, struct period p,
                                 const struct figure *f)
{
    uint32_t at = slot_of(s, p, f)->value;
    return at ? &s->all->all.v[at - 1] : NULL;
}

static double number(const struct figure *f)
{
    if (isnan(f->value))
        return NAN;
    return f->unit == FIGURE_MONEY ? (double)f->num : f->value;
}

/* Points of a share, per cent of all else. */
static void out_change(struct out *o, const struct figure *now,
                       const struct figure *before, struct buf *scratch)
{
    double is = number(now), was = before ? number(before) : NAN;
    buf_clear(scratch);
    if (isnan(is) || isnan(was))
        ;
    else if (now->unit == FIGURE_SHARE)
        buf_fmt(scratch, "%+.1f", 100 * (is - was));
    else if (now->unit == FIGURE_POINTS)
        buf_fmt(scratch, "%+.1f", is - was);
    else if (was > 0)
        buf_fmt(scratch, "%+.1f %%", 100 * (is - was) / was);
    out_text(o, buf_view(scratch));
}

/* The titles are the periods, which are the same in all languages. */
static size_t columns_of(struct cli *c, const struct metrics_options *m,
                         struct out_column *out)
{
    size_t n = 0;
    if (m->by != BY_ALL)
        out[n++] = (struct out_column){"group", N_("GROUP"), OUT_TEXT, 0};
    out[n++] = (struct out_column){"figure", N_("FIGURE"), OUT_TEXT, 0};
    for (size_t i = m->n; i-- > 0;) {
        char *title = arena_new(&c->home.arena, PERIOD_SIZE);
        out[n++] = (struct out_column){
            "value", period_print(m->periods[i], title), OUT_NUMBER, 0};
        if (i == m->n - 1)
            out[n++] = (struct out_column){"currency", "", OUT_KEY, 0};
        else
            out[n++] = (struct out_column){"change", "", OUT_NUMBER, 0};
    }
    out[n++] = (struct out_column){"note", N_("NOTE"), OUT_TEXT, 0};
    return n;
}

static void put_row(struct out *o, const struct book *b, struct places *s,
                    const struct metrics_options *m, const struct figure *f,
                    struct buf *scratch)
{
    figure_shown(o, b, f, scratch);
    out_word(o, figure_of(b, f));
    for (size_t k = m->n - 1; k-- > 0;) {
        const struct figure *was = like(s, m->periods[k], f);
        if (was)
            figure_shown(o, b, was, scratch);
        else
            out_none(o);
        out_change(o, f, was, scratch);
    }
    out_word(o, figure_note(f, scratch));
    out_end(o);
}

int metrics_print_compare(struct cli *c, const struct book *b,
                          const struct figures *figures,
                          const struct metrics_options *m)
{
    struct out_column columns[COLUMNS_MOST];
    const struct figure_title *titles = metrics_titles(c);
    struct places s = {.all = figures};
    struct period last = m->periods[m->n - 1];
    struct buf scratch = {0};
    for (size_t i = 0; i < figures->all.n; i++)
        slot_of(&s, figures->all.v[i].period, &figures->all.v[i])->value =
            (uint32_t)(i + 1);
    size_t n = columns_of(c, m, columns);
    struct out *o = cli_out(c, columns, n, _("No figures."));
    for (size_t i = 0; i < figures->all.n; i++) {
        const struct figure *f = &figures->all.v[i];
        if (f->period.from != last.from || f->period.to != last.to)
            continue;
        if (m->by != BY_ALL)
            out_word(o, f->group);
        out_word(o, figure_name(titles, f->name));
        put_row(o, b, &s, m, f, &scratch);
    }
    map_release(&s.at);
    buf_release(&s.key);
    buf_release(&scratch);
    return cli_out_close(c, o);
}
