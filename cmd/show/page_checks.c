/* The card's section on checklists: their points, for each thing of the
 * client's. */
#include <stdlib.h>

#include "base/i18n.h"
#include "show/sections.h"

enum { CHECKS_MOST = 10 };

static int by_due(const void *x, const void *y)
{
    const struct check *a = *(const struct check *const *)x;
    const struct check *b = *(const struct check *const *)y;
    bool done = a->by != NULL, other = b->by != NULL;
    if (done != other)
        return done - other;
    if (a->due != b->due)
        return a->due == DAY_NONE || (b->due != DAY_NONE && a->due > b->due)
                   ? 1
                   : -1;
    return a < b ? -1 : a > b;
}

static void put(struct out *o, const struct check *k)
{
    static const enum out_style styles[] = {[CHECK_DONE] = OUT_DIM,
                                            [CHECK_LATE] = OUT_WARN,
                                            [CHECK_OPEN] = OUT_PLAIN,
                                            [CHECK_OVERDUE] = OUT_BAD};
    static const char *const states[] = {[CHECK_DONE] = N_("done"),
                                         [CHECK_LATE] = N_("done late"),
                                         [CHECK_OPEN] = N_("open"),
                                         [CHECK_OVERDUE] = N_("overdue")};
    out_day(o, k->due);
    out_style(o, styles[k->state]);
    out_word(o, _(states[k->state]));
    out_word(o, k->ref);
    out_word(o, k->text);
    out_word(o, k->rule->cell[RULE_NAME]);
    out_word(o, k->owner);
    out_end(o);
}

/* What is not done, the first to be due first; with --all the rest, too. */
int page_checks(struct page *p)
{
    static const struct out_column columns[] = {
        {"due", "", OUT_DATE, 0},
        {"state", "", OUT_KEY, 0},
        {"ref", "", OUT_KEY, 0},
        {"text", "", OUT_TEXT, 0},
        {"check", "", OUT_KEY, OUT_SPARE(2)},
        {"owner", "", OUT_TEXT, OUT_SPARE(1)},
    };
    const struct checks *all = p->card->checks;
    VEC(const struct check *) shown = {0};
    for (size_t i = 0; all && i < all->all.n; i++) {
        const struct check *k = &all->all.v[i];
        if (k->client == p->card->client && (p->much->all || !k->by))
            *vec_push(&shown) = k;
    }
    if (!shown.n)
        return 0;
    qsort(shown.v, shown.n, sizeof *shown.v, by_due);
    page_heading(p, _("Checklists"));
    size_t most = p->much->all || shown.n < CHECKS_MOST ? shown.n : CHECKS_MOST;
    struct out *o =
        page_table(p, columns, sizeof columns / sizeof *columns, true);
    for (size_t i = 0; i < most; i++)
        put(o, shown.v[i]);
    int rc = page_table_close(p, o);
    if (rc == 0 && most < shown.n)
        page_more(p, shown.n - most);
    vec_release(&shown);
    return rc;
}
