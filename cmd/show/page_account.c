/* The sections of the card about the account: its plan, papers of contracts. */

#include "base/i18n.h"
#include "show/sections.h"
#include "work/client/attrs.h"

static void plan_fact(void *arg, const char *name, const char *value)
{
    page_fact(arg, attrs_title(name), value, OUT_PLAIN);
}

int page_plan(struct page *p)
{
    const struct entry *e = p->card->plan;
    char date[DATE_SIZE];
    if (!e)
        return 0;
    const struct client_row row = {.entry = e, .n = 1};
    page_heading(p, _("Plan"));
    page_fact(p, _("Plan"), e->text, OUT_PLAIN);
    attrs_each(REC_PLAN, &row, plan_fact, p);
    page_fact(p, _("Of"), day_print(e->day, date), OUT_PLAIN);
    page_facts(p);
    return 0;
}

int page_papers(struct page *p)
{
    static const struct out_column columns[] = {
        {"paper", N_("Number"), OUT_KEY, 0},
        {"kind", N_("Kind"), OUT_TEXT, 0},
        {"text", N_("What"), OUT_TEXT, 0},
        {"date", N_("Date"), OUT_DATE, 0},
        {"sent", N_("Sent"), OUT_DATE, 0},
        {"signed", N_("Signed"), OUT_DATE, 0},
        {"contract", N_("Contract"), OUT_KEY, 0},
    };
    const struct papers *all = &p->card->papers;
    if (!all->all.n)
        return 0;
    page_heading(p, _("Papers"));
    struct out *o =
        page_table(p, columns, sizeof columns / sizeof columns[0], false);
    for (size_t i = 0; i < all->all.n; i++) {
        const struct contract_paper *d = &all->all.v[i];
        out_word(o, d->ref);
        out_word(o, contract_paper_attr(p->book, d, "kind"));
        out_word(o, contract_paper_text(d));
        out_day(o, d->first->day);
        out_day(o, d->sent);
        out_style(o, d->signed_on == DAY_NONE ? OUT_WARN : OUT_GOOD);
        out_day(o, d->signed_on);
        out_word(o, contract_paper_attr(p->book, d, "contract"));
        out_end(o);
    }
    return page_table_close(p, o);
}
