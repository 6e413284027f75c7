/* Lists: papers, and what clients answered. */
#include "work/account/papers.h"
#include "base/i18n.h"
#include "inside.h"
#include "work/invoice/acts.h"

/* --- invoices ---------------------------------------------------------------
 */

static struct fact amount(const struct list_source *s,
                          const struct list_item *item, int64_t n)
{
    return fact_money(n, book_currency(s->book, item->entry->currency), 0);
}

#define SUM(member)                                                            \
    LIST_GET(get_##member)                                                     \
    {                                                                          \
        const struct invoice_state *is = item->thing;                          \
        (void)column;                                                          \
        return amount(s, item, is->member);                                    \
    }
SUM(paid)
SUM(credited)
SUM(open)
SUM(over)

LIST_GET(get_status)
{
    const struct invoice_state *is = item->thing;
    (void)s, (void)column;
    return fact_text(invoice_statuses[is->status]);
}

LIST_GET(get_days)
{
    const struct invoice_state *is = item->thing;
    (void)s, (void)column;
    return is->days > 0 ? fact_count(is->days) : fact_text("");
}

#define AT(member) offsetof(struct invoice_state, member)
#define STATE(name, title, shown)                                              \
    {                                                                          \
#name, title, FACT_MONEY, shown, .get = get_##name                     \
    }
static const struct list_column invoice_columns[] = {
    LIST_KEY(N_("INVOICE"), true),
    LIST_CLIENT,
    LIST_DATE,
    {"due", N_("DUE"), FACT_DATE, true, .get = list_get_member_day,
     .at = AT(due)},
    {"status", N_("STATUS"), FACT_TEXT, true, .key = true, .get = get_status},
    {"days", N_("LATE"), FACT_NUMBER, false, .get = get_days},
    LIST_AMOUNT,
    STATE(paid, N_("PAID"), false),
    STATE(credited, N_("CREDITED"), false),
    STATE(open, N_("OPEN"), true),
    STATE(over, N_("OVERPAID"), false),
    LIST_ATTR("order", N_("ORDER"), false),
    LIST_ATTR("contract", N_("CONTRACT"), false),
    LIST_ATTR("period", N_("PERIOD"), false),
    LIST_OWNER,
    {"text", N_("WHAT"), FACT_TEXT, false, .types = LIST_TEXTS,
     .get = list_get_text},
};

LIST_MAKE(make_invoices)
{
    (void)kind;
    for (size_t i = 0; i < s->book->invoices.n; i++) {
        const struct invoice *v = s->book->invoices.v[i];
        struct invoice_state *is = arena_new(s->arena, sizeof *is);
        if (invoice_judge(s->book, v, &s->rules, is, e) < 0)
            return -1;
        list_add(s, (struct list_item){.entry = v->entry,
                                       .client = v->client,
                                       .thing = is,
                                       .key = v->ref});
    }
    return 0;
}

const struct list_kind kind_invoices = {
    .name = "invoices",
    .empty = N_("no invoices"),
    LIST_COLUMNS(invoice_columns),
    .sort = "date",
    .type = REC_INVOICE,
    .types = INVOICE_TYPES,
    .make = make_invoices,
};
#undef AT

/* --- closing documents ------------------------------------------------------
 */

#define AT(member) offsetof(struct act, member)
static const struct list_column act_columns[] = {
    LIST_KEY(N_("ACT"), true),
    LIST_CLIENT,
    LIST_DATE,
    LIST_AMOUNT,
    {"sent", N_("SENT"), FACT_DATE, true, .get = list_get_member_day,
     .at = AT(sent)},
    {"signed", N_("SIGNED"), FACT_DATE, true, .get = list_get_member_day,
     .at = AT(signed_on)},
    {"order", N_("ORDER"), FACT_TEXT, true, .get = list_get_word,
     .at = AT(order)},
    {"invoice", N_("INVOICE"), FACT_TEXT, false, .get = list_get_word,
     .at = AT(invoice)},
    LIST_OWNER,
    LIST_TEXT,
};

LIST_MAKE(make_acts)
{
    struct acts all;
    (void)kind, (void)e;
    acts_find(s->book, &all);
    for (size_t i = 0; i < all.all.n; i++) {
        struct act *a = arena_new(s->arena, sizeof *a);
        *a = all.all.v[i];
        list_add(s, (struct list_item){.entry = a->entry,
                                       .client = a->client,
                                       .thing = a,
                                       .key = a->ref});
    }
    acts_release(&all);
    return 0;
}

const struct list_kind kind_acts = {
    .name = "acts",
    .empty = N_("no closing documents"),
    LIST_COLUMNS(act_columns),
    .sort = "date",
    .type = REC_ACT,
    .types = TYPE(REC_ACT),
    .make = make_acts,
};

#undef AT

/* --- papers of contracts ----------------------------------------------------
 */

LIST_GET(get_paper_state)
{
    (void)s, (void)column;
    return fact_text(contract_paper_state(item->thing));
}

#define AT(member) offsetof(struct contract_paper, member)
static const struct list_column paper_columns[] = {
    LIST_KEY(N_("PAPER"), true),
    LIST_CLIENT,
    LIST_ATTR("kind", N_("KIND"), true),
    {"state", N_("STATE"), FACT_TEXT, true, .key = true,
     .get = get_paper_state},
    LIST_DATE,
    LIST_DUE,
    {"sent", N_("SENT"), FACT_DATE, true, .get = list_get_member_day,
     .at = AT(sent)},
    {"signed", N_("SIGNED"), FACT_DATE, true, .get = list_get_member_day,
     .at = AT(signed_on)},
    LIST_ATTR("contract", N_("CONTRACT"), true),
    LIST_ATTR("file", N_("FILE"), false),
    LIST_CHANNEL(false),
    LIST_OWNER,
    LIST_TEXT,
};

LIST_MAKE(make_papers)
{
    struct papers all;
    (void)kind, (void)e;
    papers_find(s->book, &all);
    for (size_t i = 0; i < all.all.n; i++) {
        struct contract_paper *p = arena_new(s->arena, sizeof *p);
        *p = all.all.v[i];
        list_add(s, (struct list_item){.entry = p->first,
                                       .rows = p->rows,
                                       .client = p->client,
                                       .thing = p,
                                       .key = p->ref});
    }
    papers_release(&all);
    return 0;
}

const struct list_kind kind_papers = {
    .name = "papers",
    .empty = N_("no papers"),
    LIST_COLUMNS(paper_columns),
    .sort = "date",
    .type = REC_PAPER,
    .types = TYPE(REC_PAPER),
    .make = make_papers,
};
#undef AT

/* --- surveys ----------------------------------------------------------------
 */

LIST_GET(get_answered)
{
    const struct survey *v = item->thing;
    (void)s, (void)column;
    return fact_day(v->response ? v->response->day : DAY_NONE);
}

LIST_GET(get_answer)
{
    const struct survey *v = item->thing;
    return fact_read(
        column->kind,
        v->response ? entry_attr(s->book, v->response, column->name) : "");
}

#define ANSWER(name, title, kind, shown)                                       \
    {                                                                          \
        name, title, kind, shown, .types = TYPE(REC_RESPONSE),                 \
                                  .get = get_answer                            \
    }
static const struct list_column survey_columns[] = {
    LIST_KEY(N_("SURVEY"), true),
    LIST_CLIENT,
    LIST_DATE,
    LIST_ATTR("order", N_("ORDER"), true),
    LIST_ATTR("contract", N_("CONTRACT"), false),
    LIST_CHANNEL(false),
    {"answered", N_("ANSWERED"), FACT_DATE, true, .types = TYPE(REC_RESPONSE),
     .get = get_answered},
    ANSWER("score", N_("SCORE"), FACT_NUMBER, true),
    ANSWER("csat", "CSAT", FACT_NUMBER, true),
    ANSWER("liked", N_("LIKED"), FACT_TEXT, false),
    ANSWER("disliked", N_("DISLIKED"), FACT_TEXT, false),
    ANSWER("trouble", N_("TROUBLE"), FACT_TEXT, false),
    LIST_OWNER,
    LIST_TEXT,
};

LIST_MAKE(make_surveys)
{
    (void)kind, (void)e;
    for (size_t i = 0; i < s->book->surveys.n; i++) {
        const struct survey *v = s->book->surveys.v[i];
        list_add(s, (struct list_item){.entry = v->entry,
                                       .client = v->client,
                                       .thing = v,
                                       .key = v->ref});
    }
    return 0;
}

const struct list_kind kind_surveys = {
    .name = "surveys",
    .empty = N_("no surveys"),
    LIST_COLUMNS(survey_columns),
    .sort = "date",
    .type = REC_SURVEY,
    .types = TYPE(REC_SURVEY),
    .make = make_surveys,
};
