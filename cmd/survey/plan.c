/* Whom to ask now, as the queue of all messages lets it. */
#include "inside.h"

int survey_asking_open(struct cli *c, bool alone, struct survey_asking *a)
{
    *a = (struct survey_asking){
        .rules = survey_rules_of(&c->home, c->format == OUT_TABLE)};
    if (alone) {
        if (cli_book(c, SURVEY_TYPES, false, NULL, &a->book) < 0)
            return -1;
        survey_plan_find(&a->book, &a->rules, &a->plan);
        return 0;
    }
    if (queue_open(&c->home, &a->queue, &c->err) < 0 ||
        cli_book(c, queue_types(&a->queue), false, NULL, &a->book) < 0)
        return -1;
    a->rules.queued = queue_has_surveys(&a->queue);
    survey_plan_find(&a->book, &a->rules, &a->plan);
    return queue_hold_surveys(&a->queue, &a->book, &a->plan, &c->err);
}

void survey_asking_close(struct survey_asking *a)
{
    survey_plan_release(&a->plan);
    queue_release(&a->queue);
    book_release(&a->book);
}
