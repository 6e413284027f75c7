/* What waits: issues, questions, tasks, offers. */
#include <stdlib.h>

#include "inside.h"
#include "work/contact/question.h"

const char *const card_kinds[] = {"issue", "question", "request", "task",
                                  "offer"};

static void add(struct card *card, enum card_kind kind, const struct entry *e,
                int32_t due)
{
    *vec_push(&card->items) = (struct card_item){
        .kind = kind,
        .key = e->type == REC_TOUCH ? e->id : e->ref,
        .entry = e,
        .text = e->text,
        .due = due,
    };
}

/* NULL: of all, and of what names no client. */
static bool is_of(const struct card *card, const struct client *c)
{
    return !card->client || c == card->client;
}

static void add_issues(struct card *card, struct sla *clocks,
                       const struct conf *conf)
{
    const struct book *b = clocks->book;
    for (size_t i = 0; i < b->issues.n; i++)
        if (is_of(card, b->issues.v[i]->client) && !b->issues.v[i]->resolved)
            add(card, CARD_ISSUE, b->issues.v[i]->entry,
                sla_asked(clocks, conf, b->issues.v[i]->entry));
}

int32_t card_task_due(const struct task *t)
{
    int32_t due = t->entry->due;
    return t->snooze && t->snooze->due > due ? t->snooze->due : due;
}

static void add_tasks(struct card *card, const struct book *b)
{
    for (size_t i = 0; i < b->tasks.n; i++) {
        const struct task *t = b->tasks.v[i];
        if (is_of(card, t->client) && !t->done)
            add(card, CARD_TASK, t->entry, card_task_due(t));
    }
}

void card_ordered(struct book *b, struct map *ordered)
{
    for (size_t i = 0; i < b->orders.n; i++) {
        const char *quote = entry_attr(b, b->orders.v[i]->entry, "quote");
        if (*quote)
            map_put(ordered, quote, strlen(quote), NULL);
    }
}

/* A record that only says how it stands has neither amount nor day. */
static void add_offer(struct card *card, struct book *b, const struct offer *o)
{
    const struct entry *amount = rows_on(b, o->rows, ROWS_AMOUNT, DAY_MAX);
    const struct entry *due = rows_on(b, o->rows, ROWS_DUE, DAY_MAX);
    add(card, CARD_OFFER, amount ? amount : o->first,
        due ? due->due : DAY_NONE);
    card->items.v[card->items.n - 1].text = card_offer_text(b, o);
}

/* An order that came of an offer says that it was won. */
static void add_offers(struct card *card, struct book *b)
{
    struct map ordered = {0};
    card_ordered(b, &ordered);
    for (size_t i = 0; i < b->offers.n; i++) {
        const struct offer *o = b->offers.v[i];
        const char *result = offer_attr(b, o, "result");
        if (is_of(card, o->client) &&
            (!*result || strcmp(result, "open") == 0) &&
            !map_find(&ordered, o->ref, strlen(o->ref)))
            add_offer(card, b, o);
    }
    map_release(&ordered);
}

static void add_questions(struct card *card, struct sla *clocks,
                          const struct conf *conf)
{
    struct questions q;
    questions_find(clocks->book, card->client, &q);
    for (int list = 0; list < QUESTION_LISTS; list++)
        for (size_t i = 0; i < q.open[list].n; i++)
            add(card, list == QUESTION_ASKED ? CARD_QUESTION : CARD_REQUEST,
                q.open[list].v[i], sla_asked(clocks, conf, q.open[list].v[i]));
    questions_release(&q);
}

/* By deadline, those without one last, by age. */
static int by_due(const void *a, const void *b)
{
    const struct card_item *x = a, *y = b;
    int32_t xd = x->due == DAY_NONE ? INT32_MAX : x->due;
    int32_t yd = y->due == DAY_NONE ? INT32_MAX : y->due;
    if (xd != yd)
        return xd < yd ? -1 : 1;
    if (x->entry->day != y->entry->day)
        return x->entry->day < y->entry->day ? -1 : 1;
    return x->entry->line < y->entry->line ? -1 : 1;
}

void card_add_items(struct card *card, struct book *b,
                    const struct card_asked *asked, int32_t today)
{
    struct sla clocks;
    sla_open(&clocks, b, asked->work, asked->client_zone);
    add_issues(card, &clocks, asked->conf);
    add_questions(card, &clocks, asked->conf);
    sla_close(&clocks);
    add_tasks(card, b);
    add_offers(card, b);
    for (size_t i = 0; i < card->items.n; i++)
        card->items.v[i].late =
            card->items.v[i].due != DAY_NONE && card->items.v[i].due < today;
    if (card->items.n > 1)
        qsort(card->items.v, card->items.n, sizeof *card->items.v, by_due);
}

void card_items_all(struct book *b, const struct card_asked *asked,
                    int32_t today, struct card *out)
{
    *out = (struct card){0};
    card_add_items(out, b, asked, today);
}
