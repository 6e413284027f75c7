/* The card's rows on what waits, and on money. */
#include "show/card_rows.h"

void rows_checks(struct rows *r)
{
    const struct checks *all = r->card->checks;
    for (size_t i = 0; all && i < all->all.n; i++) {
        const struct check *k = &all->all.v[i];
        if (k->client != r->card->client)
            continue;
        rows_put(r,
                 &(struct row){.section = "check",
                               .key = k->key,
                               .name = k->rule->cell[RULE_NAME],
                               .value = check_states[k->state],
                               .when = {.day = k->by ? k->by->day : DAY_NONE},
                               .due = k->due,
                               .ref = k->ref,
                               .owner = k->owner,
                               .text = k->text});
    }
}

void rows_items(struct rows *r)
{
    for (size_t i = 0; i < r->card->items.n; i++) {
        const struct card_item *k = &r->card->items.v[i];
        struct row row = rows_of(k->entry, "open");
        row.key = k->key;
        row.name = card_kinds[k->kind];
        row.value = k->late ? "late" : "";
        row.due = k->due;
        row.ref = k->entry->type == REC_TOUCH ? k->entry->ref : "";
        row.owner = entry_answers(k->entry);
        row.text = k->text;
        rows_put(r, &row);
    }
}

void rows_money(struct rows *r)
{
    for (size_t i = 0; i < r->card->money.n; i++) {
        const struct card_money *m = &r->card->money.v[i];
        const struct {
            const char *name;
            int64_t amount;
        } sums[] = {
            {"invoiced", m->invoiced},
            {"credited", m->credited},
            {"paid", m->paid},
            {"open", m->open},
            {"overdue", m->overdue},
            {"overpaid", m->overpaid},
            {"on_account", m->on_account},
            {"cost", m->cost},
            {"billed", m->billed},
            {"margin", m->margin},
        };
        bool spent = !m->unsure && (m->cost || r->card->hours.n);
        size_t n = sizeof sums / sizeof sums[0] - (spent ? 0 : m->cost ? 2 : 3);
        for (size_t k = 0; k < n; k++)
            rows_put(r, &(struct row){.section = "money",
                                      .name = sums[k].name,
                                      .when = {.day = DAY_NONE},
                                      .due = DAY_NONE,
                                      .has_amount = true,
                                      .amount = sums[k].amount,
                                      .currency = m->currency});
    }
    if (r->card->hours.n) {
        char hours[MONEY_SIZE];
        r->section = "money";
        r->key = "";
        rows_fact(r, "hours", decimal_print(r->card->hours, hours), NULL);
    }
    if (r->card->last_payment) {
        struct row row = rows_of(r->card->last_payment, "money");
        row.key = r->card->last_payment->id;
        row.name = "last_payment";
        row.ref = r->card->last_payment->ref;
        rows_put(r, &row);
    }
}
