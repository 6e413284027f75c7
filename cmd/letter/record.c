/* That letters went. */
#include "base/i18n.h"
#include "letter/send.h"

struct recording {
    struct sending *s;
    const struct letter *only; /* NULL: all that go */
};

static int add(struct cli *c, struct enter *en, void *arg)
{
    const struct recording *r = arg;
    if (r->only)
        return enter_add(en, &r->only->record, &c->err);
    for (size_t i = 0; i < r->s->all.n; i++) {
        const struct letter *l = &r->s->all.v[i];
        if (l->fate == LETTER_GOES && enter_add(en, &l->record, &c->err) < 0)
            return err_at(&c->err, _("standard input"), l->line);
    }
    return 0;
}

static int print(struct cli *c, const struct enter *en, void *arg)
{
    (void)c;
    (void)en;
    (void)arg;
    return 0;
}

int letter_check(struct sending *s)
{
    static const struct cli_writing w = {add, print};
    const struct cli_enter how = {.dry_run = true, .unseen = true};
    struct recording all = {.s = s};
    for (size_t i = 0; i < s->all.n; i++)
        if (s->all.v[i].fate == LETTER_GOES)
            s->needs |= enter_needs(&s->all.v[i].record);
    return s->going ? cli_write(s->c, &how, s->needs, &w, &all) : 0;
}

/* At once: whoever reads them has it, whatever comes. */
static int print_row(struct sending *s, const struct letter *l)
{
    cli_rows_put(&s->printed, &l->record);
    return cli_rows_flush(s->c, &s->printed);
}

/* It went: whoever reads this has to see to it that it does not go again. */
static int tell_lost(struct sending *s, const struct letter *l)
{
    struct header h;
    struct buf row = {0};
    header_default(&h);
    record_csv(&l->record, &h, &row);
    cli_note(s->c,
             _("%s: it went, and is not recorded; its row for acct-add: %.*s"),
             l->row.key, (int)(row.n ? row.n - 1 : 0), buf_cstr(&row));
    buf_release(&row);
    header_release(&h);
    return -1;
}

int letter_record(struct sending *s, const struct letter *l)
{
    static const struct cli_writing w = {add, print};
    const struct cli_enter how = {.unseen = true};
    struct recording one = {.s = s, .only = l};
    s->recorded++;
    int rc = s->prints
                 ? print_row(s, l)
                 : cli_write_more(s->c, &how, s->needs, &w, &one, &s->entering);
    return rc == 0 ? 0 : tell_lost(s, l);
}
