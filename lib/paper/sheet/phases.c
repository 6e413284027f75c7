/* The plan of a quote: a table of its phases, and a bar for each over a
 * calendar. */
#include "inside.h"

static void add_column(struct sheet_table *t, const struct sheet *s,
                       enum paper_word title, bool right, bool wide)
{
    *vec_push(&t->columns) =
        (struct sheet_column){sheet_word(s, title), right, wide};
}

static void add_cell(struct sheet_table *t, const char *text)
{
    *vec_push(&t->cells) = text;
}

static void add_table(struct sheet *s)
{
    const struct paper *p = s->paper;
    struct sheet_table *t = &sheet_add(s, SHEET_TABLE)->table;
    t->grid = p->layout == PAPER_FORM_RU;
    add_column(t, s, W_COL_N, true, false);
    add_column(t, s, W_COL_PHASE, false, true);
    add_column(t, s, W_COL_BEGINS, false, false);
    add_column(t, s, W_COL_ENDS, false, false);
    add_column(t, s, W_COL_DAYS, true, false);
    for (size_t i = 0; i < p->phases_n; i++) {
        const struct paper_phase *one = &p->phases[i];
        add_cell(t, arena_fmt(&s->arena, "%zu", one->line));
        add_cell(t, one->name);
        add_cell(t, sheet_day(s, one->first));
        add_cell(t, sheet_day(s, one->last));
        add_cell(t, arena_fmt(&s->arena, "%d", one->days));
    }
}

static void add_bars(struct sheet *s)
{
    const struct paper *p = s->paper;
    struct sheet_block *block = sheet_add(s, SHEET_BARS);
    struct sheet_bars *b = &block->bars;
    struct buf words = {0};
    b->first = p->plan_first;
    b->last = p->plan_last;
    sheet_scale(b, p->lang, p->plan_off, &s->arena);
    for (size_t i = 0; i < p->phases_n; i++) {
        const struct paper_phase *one = &p->phases[i];
        *vec_push(&b->all) =
            (struct sheet_bar){one->name, one->first, one->last, false, false};
        buf_fmt(&words, "%s%s: ", i ? "; " : "", one->name);
        paper_add_days(p->lang, one->first, one->last, &words);
    }
    block->text = sheet_keep(s, &words);
}

/* What has to be known of it, in small type. */
static void add_notes(struct sheet *s, bool shaded)
{
    const struct paper *p = s->paper;
    const struct paper_place places[] = {{"day", sheet_day(s, p->plan_by)},
                                         {0}};
    struct buf b = {0};
    if (shaded)
        buf_puts(&b, sheet_word(s, W_PLAN_OFF));
    if (p->plan_by != DAY_NONE) {
        buf_puts(&b, b.n ? " " : "");
        paper_say(p->lang, W_PLAN_BY, places, &b);
    }
    const char *text = sheet_keep(s, &b);
    if (*text)
        sheet_add(s, SHEET_SMALL)->text = text;
}

void sheet_phases(struct sheet *s)
{
    sheet_add(s, SHEET_SMALL)->text = sheet_word(s, W_PLAN);
    add_table(s);
    add_bars(s);
    add_notes(s, s->blocks.v[s->blocks.n - 1].bars.off != NULL);
}
