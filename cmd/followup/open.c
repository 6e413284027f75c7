/* All that is open. */
#include "inside.h"

int followup_rules_load(struct cli *c, const struct followup_cli *o,
                        struct rules *r)
{
    const char *path =
        o->rules_file ? o->rules_file : home_path(&c->home, "rules.csv");
    return rules_load(r, path, o->rules_file != NULL, &c->err);
}

int followup_open(struct cli *c, const struct followup_cli *o, int32_t until,
                  bool texts, struct followup_book *f)
{
    *f = (struct followup_book){0};
    if (followup_rules_load(c, o, &f->rules) < 0 ||
        worktime_user_read(&c->home, &f->work, &c->err) < 0 ||
        cli_book(c, followup_types(&f->rules), texts, NULL, &f->book) < 0)
        return -1;
    struct followup_options how = {.conf = &c->home.conf,
                                   .rules = &f->rules,
                                   .path = c->home.ledger,
                                   .today = c->home.today,
                                   .until = until,
                                   .held = o->held,
                                   .work = &f->work.work,
                                   .client_zone = f->work.client_zone};
    return followup_find(&f->book, &how, &f->open, &c->err);
}

void followup_close(struct followup_book *f)
{
    followup_release(&f->open);
    book_release(&f->book);
    worktime_user_release(&f->work);
    rules_release(&f->rules);
}
