/* The card as rows of one shape, for programs. */
#include <stdio.h>

#include "show/card_rows.h"
#include "work/client/attrs.h"
#include "work/plan/plan.h"

static void on_attr(void *arg, const char *name, const char *value)
{
    struct rows *r = arg;
    const struct client *referrer =
        strcmp(name, "referrer") == 0 ? book_client(r->book, value) : NULL;
    if (strcmp(name, "channel") != 0) /* the client's own is resolved */
        rows_fact(r, name, value, referrer ? referrer->name : NULL);
}

static void put_word(struct rows *r, const char *name, const char *value)
{
    if (*value)
        rows_fact(r, name, value, NULL);
}

static void put_client(struct rows *r)
{
    const struct client *c = r->card->client;
    const struct entry *status = c->status;
    char date[DATE_SIZE];
    r->section = "client";
    r->key = c->key;
    put_word(r, "name", c->name);
    struct row state = {.section = "client",
                        .key = c->key,
                        .name = "state",
                        .value = client_states[c->state],
                        .when = {.day = c->since},
                        .due = DAY_NONE};
    if (status) {
        state.when.day = status->day;
        state.owner = status->owner;
        state.text = status->text;
    }
    rows_put(r, &state);
    put_word(r, "since", day_print(c->since, date));
    put_word(r, "owner", c->owner);
    put_word(r, "channel", c->channel);
    if (c->currency != CURRENCY_NONE)
        put_word(r, "currency", book_currency(r->book, c->currency)->code);
    attrs_each(REC_CLIENT, c->rows, on_attr, r);
    for (size_t i = 0; i < r->card->referred.n; i++)
        rows_fact(r, "referred", r->card->referred.v[i]->key,
                  r->card->referred.v[i]->name);
}

static void put_contacts(struct rows *r)
{
    r->section = "contact";
    for (const struct contact *p = r->card->client->contacts; p; p = p->next) {
        r->key = p->ref;
        put_word(r, "name", p->name);
        put_word(r, "channel", p->channel);
        attrs_each(REC_CONTACT, p->rows, on_attr, r);
    }
}

static void put_contracts(struct rows *r)
{
    for (size_t i = 0; i < r->card->contracts.n; i++) {
        const struct contract *k = r->card->contracts.v[i];
        const struct entry *fee = card_contract_fee(k);
        char number[16];
        struct row row = rows_of(fee ? fee : k->last, "contract");
        row.name = "state";
        row.value =
            card_contract_runs(k, r->c->home.today) ? "running" : "ended";
        row.when = (struct when){.day = k->start};
        row.due = k->end;
        row.owner = k->last->owner;
        row.text = card_contract_text(k);
        rows_put(r, &row);
        r->section = "contract";
        r->key = k->ref;
        attrs_each(REC_CONTRACT, k->rows, on_attr, r);
        if (k->renewals) {
            snprintf(number, sizeof number, "%d", k->renewals);
            rows_fact(r, "renewals", number, NULL);
        }
    }
}

static void put_duties(struct rows *r)
{
    for (size_t i = 0; i < r->card->duties.n; i++) {
        const struct card_duty *d = &r->card->duties.v[i];
        rows_put(r, &(struct row){.section = "duty",
                                  .key = d->contract->ref,
                                  .name = card_duties[d->kind],
                                  .value = d->value,
                                  .when = {.day = d->day},
                                  .due = d->due,
                                  .has_amount = d->has_amount,
                                  .amount = d->amount,
                                  .currency = d->currency,
                                  .text = d->name});
    }
}

static void put_plan(struct rows *r)
{
    const struct entry *e = r->card->plan;
    if (!e)
        return;
    struct row row = rows_of(e, "plan");
    const struct client_row only = {.entry = e, .n = 1};
    row.key = e->id;
    row.name = "plan";
    rows_put(r, &row);
    r->section = "plan";
    r->key = e->id;
    attrs_each(REC_PLAN, &only, on_attr, r);
}

static void put_papers(struct rows *r)
{
    for (size_t i = 0; i < r->card->papers.all.n; i++) {
        const struct contract_paper *d = &r->card->papers.all.v[i];
        struct row row = rows_of(d->first, "paper");
        row.name = contract_paper_attr(r->book, d, "kind");
        row.value = contract_paper_state(d);
        row.ref = contract_paper_attr(r->book, d, "contract");
        row.text = contract_paper_text(d);
        rows_put(r, &row);
    }
}

static void put_orders(struct rows *r)
{
    for (size_t i = 0; i < r->card->orders.n; i++) {
        const struct order *k = r->card->orders.v[i];
        struct row row = rows_of(k->entry, "order");
        row.name = card_order_open(k) ? "open" : "closed";
        row.value = order_stages[k->stage];
        row.due = k->due;
        row.ref = entry_attr(r->book, k->entry, "contract");
        rows_put(r, &row);
    }
}

static void put_phases(struct rows *r)
{
    for (size_t i = 0; i < r->card->orders.n; i++) {
        const struct order *o = r->card->orders.v[i];
        const struct plan_look look = plan_look(o, r->c->home.today);
        for (const struct phase *p = o->phases; p; p = p->next)
            rows_put(r,
                     &(struct row){.section = "phase",
                                   .key = p->key,
                                   .name = plan_states[plan_state_of(&look, p)],
                                   .value = order_stages[p->stage],
                                   .when = {.day = p->from},
                                   .due = p->due,
                                   .ref = o->ref,
                                   .text = p->name});
    }
}

static void put_entry(struct rows *r, const struct entry *e,
                      const char *section, const char *name, const char *value)
{
    struct row row = rows_of(e, section);
    row.key = e->id;
    row.name = name;
    row.value = value;
    row.ref = e->ref;
    rows_put(r, &row);
}

static void put_touches(struct rows *r)
{
    const struct client *c = r->card->client;
    if (c->last_in)
        put_entry(r, c->last_in, "touch", "in",
                  entry_attr(r->book, c->last_in, "kind"));
    if (c->last_out)
        put_entry(r, c->last_out, "touch", "out",
                  entry_attr(r->book, c->last_out, "kind"));
}

static void put_surveys(struct rows *r)
{
    static const char *const names[] = {"score", "csat", "liked", "disliked",
                                        "trouble"};
    const struct survey *s = r->card->answered;
    for (size_t i = 0; s && i < sizeof names / sizeof names[0]; i++) {
        struct row row = rows_of(s->response, "survey");
        row.name = names[i];
        row.value = entry_attr(r->book, s->response, names[i]);
        if (*row.value)
            rows_put(r, &row);
    }
    if (r->card->asked) {
        struct row row = rows_of(r->card->asked->entry, "survey");
        row.name = "asked";
        rows_put(r, &row);
    }
}

static void put_history(struct rows *r)
{
    const struct card *card = r->card;
    size_t shown = 0;
    for (size_t i = 0; i < card->history.n && shown < r->much->most; i++) {
        const struct entry *e = card->history.v[i];
        if (e->day < r->much->from || e->day > r->much->to)
            continue;
        put_entry(r, e, "history", schema_types[e->type].name, e->attrs);
        shown++;
    }
}

int show_card_rows(struct cli *c, const struct show_much *much, struct book *b,
                   const struct card *card)
{
    static void (*const sections[SHOW_SECTIONS])(struct rows *) = {
        [SHOW_CLIENT] = put_client,      [SHOW_PLAN] = put_plan,
        [SHOW_PAPER] = put_papers,       [SHOW_CONTACT] = put_contacts,
        [SHOW_CONTRACT] = put_contracts, [SHOW_DUTY] = put_duties,
        [SHOW_ORDER] = put_orders,       [SHOW_PHASE] = put_phases,
        [SHOW_CHECK] = rows_checks,      [SHOW_OPEN] = rows_items,
        [SHOW_MONEY] = rows_money,       [SHOW_TOUCH] = put_touches,
        [SHOW_SURVEY] = put_surveys,     [SHOW_HISTORY] = put_history,
    };
    struct rows r = {.c = c, .book = b, .card = card, .much = much};
    rows_begin(&r);
    for (int i = 0; i < SHOW_SECTIONS; i++)
        if (sections[i] && much->sections & 1u << i)
            sections[i](&r);
    return cli_out_close(c, r.out);
}
