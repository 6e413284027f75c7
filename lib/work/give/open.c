/* What is open, and what is over and still to do. */
#include <stdlib.h>

#include "book/find.h"
#include "inside.h"
#include "work/account/goals.h"
#include "work/account/papers.h"
#include "work/contact/question.h"
#include "work/invoice/invoice.h"

/* What names nobody follows its client; where there is none, it is with who
 * keeps the books. */
static bool is_theirs(const struct search *s, const struct entry *e,
                      const struct client *c)
{
    const char *who = *e->owner ? entry_answers(e)
                      : c       ? ""
                                : conf_text(&s->home->conf, "acct.owner");
    return strcmp(who, s->ask->from) == 0;
}

/* A row by which another answers for the record of that client, whose key the
 * record itself may lack. */
static int take_entry(struct search *s, const struct entry *e,
                      const struct client *c)
{
    struct book *b = s->book;
    size_t place = (size_t)(e - b->entries.v);
    if (s->taken[place] || !give_wanted(s, c) || !is_theirs(s, e, c))
        return 0;
    s->taken[place] = true;
    if (!*e->id)
        return book_no_id(b, e, s->err);
    struct record *r = give_row(s, e->type, e->client);
    r->col[COL_REF] = str_of(e->ref);
    record_attr(r, schema_amends, e->id, &b->arena);
    if (e->type == REC_TOUCH)
        give_say(s, c, entry_attr(b, e, "kind"), "");
    else
        give_say_type(s, c, e->type, e->ref);
    return 0;
}

/* Of what several rows tell the latest that names an owner. */
static int take_rows(struct search *s, const struct client_row *row,
                     const struct client *c)
{
    while (row && !*row->entry->owner)
        row = row->before;
    return row ? take_entry(s, row->entry, c) : 0;
}

static int take_orders(struct search *s)
{
    for (size_t i = 0; i < s->book->orders.n; i++) {
        const struct order *o = s->book->orders.v[i];
        bool open = o->delivered == DAY_NONE && !o->cancelled;
        if (open && take_entry(s, o->entry, o->client) < 0)
            return -1;
    }
    return 0;
}

static int take_contracts(struct search *s)
{
    for (size_t i = 0; i < s->book->contracts.n; i++) {
        const struct contract *k = s->book->contracts.v[i];
        bool runs = k->end == DAY_NONE || k->end >= s->home->today;
        if (runs && take_rows(s, k->rows, k->client) < 0)
            return -1;
    }
    return 0;
}

static int take_offers(struct search *s)
{
    for (size_t i = 0; i < s->book->offers.n; i++) {
        const struct offer *o = s->book->offers.v[i];
        const char *result = offer_attr(s->book, o, "result");
        bool open = !*result || strcmp(result, "open") == 0;
        if (open && take_rows(s, o->rows, o->client) < 0)
            return -1;
    }
    return 0;
}

static int take_tasks(struct search *s)
{
    for (size_t i = 0; i < s->book->tasks.n; i++) {
        const struct task *k = s->book->tasks.v[i];
        if (!k->done && take_entry(s, k->entry, k->client) < 0)
            return -1;
    }
    return 0;
}

static int take_issues(struct search *s)
{
    for (size_t i = 0; i < s->book->issues.n; i++) {
        const struct issue *k = s->book->issues.v[i];
        if (!k->resolved && take_entry(s, k->entry, k->client) < 0)
            return -1;
    }
    return 0;
}

/* Money that is to come, or to go back. */
static int take_invoices(struct search *s)
{
    for (size_t i = 0; i < s->book->invoices.n; i++) {
        const struct invoice *v = s->book->invoices.v[i];
        if (invoice_left(s->book, v) != 0 &&
            take_entry(s, v->entry, v->client) < 0)
            return -1;
    }
    return 0;
}

static int take_questions(struct search *s)
{
    struct questions open;
    int rc = 0;
    questions_find(s->book, NULL, &open);
    for (int list = 0; list < QUESTION_LISTS; list++)
        for (size_t i = 0; i < open.open[list].n && rc == 0; i++)
            rc = take_entry(s, open.open[list].v[i],
                            open.open[list].v[i]->client);
    questions_release(&open);
    return rc;
}

static int take_papers(struct search *s)
{
    struct papers papers;
    int rc = 0;
    papers_find(s->book, &papers);
    for (size_t i = 0; i < papers.all.n && rc == 0; i++)
        if (papers.all.v[i].signed_on == DAY_NONE)
            rc = take_rows(s, papers.all.v[i].rows, papers.all.v[i].client);
    papers_release(&papers);
    return rc;
}

static int take_plans(struct search *s)
{
    const struct entry **plans = plans_latest(s->book);
    int rc = 0;
    for (size_t i = 0; plans && i < s->book->clients.n && rc == 0; i++)
        rc = plans[i] ? take_entry(s, plans[i], plans[i]->client) : 0;
    free(plans);
    return rc;
}

/* What is over may still be to do: the invoice of what was delivered. */
static int take_about(struct search *s, const struct followup *f)
{
    struct book *b = s->book;
    const char *ref = f->action.ref;
    const struct client *c = f->client;
    if (f->by && schema_types[f->by->type].amend != AMEND_NONE &&
        take_entry(s, f->by, c) < 0)
        return -1;
    const struct order *o = *ref ? book_order(b, ref) : NULL;
    const struct contract *k = *ref ? book_contract(b, ref) : NULL;
    const struct issue *issue = *ref ? book_issue(b, ref) : NULL;
    const struct offer *offer = *ref ? book_offer(b, ref) : NULL;
    if ((o && o->client == c && take_entry(s, o->entry, c) < 0) ||
        (k && k->client == c && take_rows(s, k->rows, c) < 0) ||
        (issue && issue->client == c && take_entry(s, issue->entry, c) < 0))
        return -1;
    return offer && offer->client == c ? take_rows(s, offer->rows, c) : 0;
}

static int take_followups(struct search *s)
{
    struct followup_options all = *s->followups;
    struct followups open;
    all.until = DAY_MAX;
    all.held = all.old = true;
    int rc = followup_find(s->book, &all, &open, s->err);
    for (size_t i = 0; i < open.all.n && rc == 0; i++)
        if (strcmp(open.all.v[i].owner, s->ask->from) == 0)
            rc = take_about(s, &open.all.v[i]);
    followup_release(&open);
    return rc;
}

int give_open(struct search *s)
{
    static int (*const takes[])(struct search * s) = {
        take_orders, take_contracts, take_tasks,  take_issues, take_questions,
        take_offers, take_invoices,  take_papers, take_plans,  take_followups};
    int rc = 0;
    for (size_t i = 0; i < sizeof takes / sizeof *takes && rc == 0; i++)
        rc = takes[i](s);
    return rc;
}
