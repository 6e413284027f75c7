/* All that is open. */
#include "inside.h"

int followup_open(struct cli *c, const struct followup_wanted *wanted,
                  struct followup_book *f)
{
    struct followup_start *s = &f->start;
    *f = (struct followup_book){0};
    if (followup_start_read(&c->home, wanted->rules, s, &c->err) < 0 ||
        cli_book(c, followup_types(&s->rules), wanted->texts, NULL, &f->book) <
            0)
        return -1;
    s->options.until = wanted->until;
    s->options.held = wanted->held;
    s->options.old = wanted->old;
    return followup_find(&f->book, &s->options, &f->open, &c->err);
}

void followup_close(struct followup_book *f)
{
    followup_release(&f->open);
    book_release(&f->book);
    followup_start_release(&f->start);
}
