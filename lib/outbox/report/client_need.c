/* What a client owes us: answers, decisions, signatures, money. */
#include <stdlib.h>

#include "inside.h"
#include "work/account/papers.h"
#include "work/contact/question.h"
#include "work/invoice/acts.h"
#include "work/invoice/invoice.h"

static void tell_questions(struct addressing *a)
{
    struct question_items asked = {0};
    questions_of_ours(a->t.b, a->client, &asked);
    for (size_t i = 0; i < asked.n; i++)
        if (*shown_text(asked.v[i]))
            tell_of(&a->t, W_CLIENT_ANSWER, shown_text(asked.v[i]), "",
                    asked.v[i]->day);
    vec_release(&asked);
}

static void tell_quotes(struct addressing *a)
{
    struct book *b = a->t.b;
    for (size_t i = 0; i < b->offers.n; i++) {
        const struct offer *o = b->offers.v[i];
        const char *result = offer_attr(b, o, "result");
        const struct entry *due =
            rows_on(b, o->rows, ROWS_DUE, a->t.home->today);
        int32_t until = due ? due->due : DAY_NONE;
        if (o->client != a->client ||
            strcmp(offer_attr(b, o, "kind"), "quote") != 0 ||
            (*result && strcmp(result, "open") != 0) ||
            (until != DAY_NONE && until < a->t.home->today))
            continue;
        tell_of(&a->t, until == DAY_NONE ? W_CLIENT_DECIDE : W_CLIENT_DECIDE_BY,
                tell_what(&a->t, shown_text(o->first), o->ref), "", until);
    }
}

static void tell_acts(struct addressing *a)
{
    struct acts acts = {0};
    acts_find(a->t.b, &acts);
    for (size_t i = 0; i < acts.all.n; i++) {
        const struct act *k = &acts.all.v[i];
        if (k->client == a->client && k->sent != DAY_NONE &&
            k->signed_on == DAY_NONE)
            tell_of(&a->t, W_CLIENT_SIGN, "", k->ref, k->sent);
    }
    acts_release(&acts);
}

/* Papers of contracts that they were sent. */
static void tell_papers(struct addressing *a)
{
    struct papers papers;
    papers_find(a->t.b, &papers);
    for (size_t i = 0; i < papers.all.n; i++) {
        const struct contract_paper *k = &papers.all.v[i];
        int32_t today = a->t.home->today;
        bool is_signed = k->signed_on != DAY_NONE && k->signed_on <= today;
        if (k->client == a->client && !is_signed && k->sent != DAY_NONE &&
            k->sent <= today)
            tell_of(&a->t, W_PAGE_SIGN, tell_paper_kind(&a->t, k),
                    shown_ref(k->first), k->sent);
    }
    papers_release(&papers);
}

static int tell_unpaid_of(struct addressing *a, struct err *e)
{
    struct book *b = a->t.b;
    struct invoice_rules rules = invoice_rules_of(a->t.home);
    for (size_t i = 0; i < b->invoices.n; i++) {
        const struct invoice *v = b->invoices.v[i];
        struct invoice_state state;
        if (v->client != a->client)
            continue;
        if (invoice_judge(b, v, &rules, &state, e) < 0)
            return -1;
        const struct paper_place places[] = {
            {"ref", v->ref},
            {"open", tell_money(&a->t, state.open, v->entry->currency)},
            {"day", tell_day(&a->t, state.due)},
            {0}};
        if (state.status == INVOICE_OVERDUE)
            tell_item(&a->t, W_CLIENT_PAY, places);
    }
    return 0;
}

int client_tell_need(struct addressing *a, struct err *e)
{
    tell_heading(&a->t, W_CLIENT_NEED);
    size_t before = a->t.out->parts.n;
    tell_questions(a);
    tell_quotes(a);
    tell_acts(a);
    tell_papers(a);
    int rc = tell_unpaid_of(a, e);
    client_none(a, before, W_CLIENT_NOTHING_NEEDED);
    return rc;
}
