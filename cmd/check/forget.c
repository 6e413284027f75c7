/* acct-check --forget */
#include <stdlib.h>

#include "base/i18n.h"
#include "inside.h"
#include "ledger/store/ledger.h"

/* Documents that stay, and until when. */
static void tell_kept(const struct cli *c, const struct forget *plan)
{
    struct buf list = {0};
    char day[DATE_SIZE];
    for (int t = 0; t < REC_TYPES; t++)
        if (plan->kept[t])
            buf_fmt(&list, "%s%lu %s", list.n ? ", " : "", plan->kept[t],
                    schema_types[t].name);
    if (list.n) {
        struct buf text = {0};
        buf_fmt(&text,
                _("what the law asks to keep stays until %s (the setting "
                  "acct.keep), with the name, address and tax number that are "
                  "on it: %s"),
                day_print(plan->until, day), buf_cstr(&list));
        check_tell(c->home.ledger, buf_cstr(&text));
        buf_release(&text);
    }
    buf_release(&list);
}

/* What others said of the client, a person has to judge. */
static void tell_named(const struct cli *c, const struct fix *f)
{
    uint64_t lines[FIX_NAMED];
    struct buf text = {0};
    size_t n = fix_named(f, lines);
    if (!n)
        return;
    buf_puts(&text, _("records of others may name the client: look at line"));
    for (size_t i = 0; i < n && i < FIX_NAMED; i++)
        buf_fmt(&text, "%s %llu", i ? "," : "", (unsigned long long)lines[i]);
    if (n > FIX_NAMED)
        buf_puts(&text, ", …");
    check_tell(c->home.ledger, buf_cstr(&text));
    buf_release(&text);
}

static void tell_beside(void *arg, const char *file)
{
    (void)arg;
    check_tell(file,
               _("still holds it all: delete it once you have looked at the "
                 "new ledger (and think of other copies, such as git's)"));
}

/* Files beside the ledger that begin with its name hold the old one. */
static void tell_backups(struct cli *c)
{
    char *path = realpath(c->home.ledger, NULL);
    ledger_beside(path ? path : c->home.ledger, ".", tell_beside, NULL);
    free(path);
}

static int finish(struct cli *c, const struct check_run *run,
                  const struct forget *plan, struct fix *f)
{
    struct buf text = {0};
    bool told;
    if (check_settle(c, run, f, &told) < 0)
        return -1;
    if (told)
        return 0;
    if (fix_none(f)) {
        check_tell(c->home.ledger, _("nothing is left to forget"));
        tell_kept(c, plan);
        return 0;
    }
    buf_fmt(&text, _("'%s' is %s now; cells changed: %zu"), run->forget,
            plan->names.v[0], fix_forgotten(f));
    check_tell(c->home.ledger, buf_cstr(&text));
    buf_release(&text);
    tell_kept(c, plan);
    tell_named(c, f);
    tell_backups(c);
    return 0;
}

struct planning {
    struct cli *c;
    const char *client;
    struct book book;
    bool loaded;
    struct forget plan;
};

static int make_plan(void *arg, struct ledger *l, struct err *e)
{
    struct planning *p = arg;
    if (cli_book_from(p->c, l, FORGET_TYPES, true, NULL, &p->book) < 0)
        return -1;
    p->loaded = true;
    return forget_plan(&p->c->home, &p->book, p->client, &p->plan, e);
}

int check_forget(struct cli *c, const struct check_run *run)
{
    struct planning p = {.c = c, .client = run->forget};
    struct fix_options options = {
        .forget = &p.plan, .plan = make_plan, .arg = &p};
    struct fix *f = NULL;
    int rc = check_fix_begin(c, run, options, &f);
    if (rc == 0)
        rc = check_end(c, f, finish(c, run, &p.plan, f));
    forget_release(&p.plan);
    if (p.loaded)
        book_release(&p.book);
    return rc;
}
