/* acct-check --fix */
#include <stdio.h>

#include "base/i18n.h"
#include "base/text/text.h"
#include "inside.h"

void check_tell(const char *path, const char *text)
{
    struct buf plain = {0};
    text_plain(str_of(path), &plain);
    buf_puts(&plain, ": ");
    text_plain(str_of(text), &plain);
    puts(buf_cstr(&plain));
    buf_release(&plain);
}

/* What was mended, in a word or two each. */
static void tell(const struct cli *c, const struct fix *f)
{
    static const struct {
        enum check_name check;
        const char *text;
    } words[] = {
        {CHECK_ID, N_("ids given: %zu")},
        {CHECK_NFC, N_("cells brought into normal form C: %zu")},
        {CHECK_CRLF, N_("line ends changed to LF: %zu")},
        {CHECK_BOM, N_("byte order marks taken out: %zu")},
        {CHECK_NEWLINE, N_("newlines added at the end: %zu")},
        {CHECK_TORN, N_("torn lines set aside: %zu")},
    };
    struct buf text = {0};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t n = fix_count(f, words[i].check);
        if (!n)
            continue;
        if (text.n)
            buf_puts(&text, "; ");
        buf_fmt(&text, _(words[i].text), n);
    }
    check_tell(c->home.ledger, buf_cstr(&text));
    buf_release(&text);
    if (*fix_aside(f))
        check_tell(fix_aside(f), _("the torn line"));
    check_tell(fix_backup(f), _("the ledger as it was"));
}

/* What is told of it is kept while the ledger is locked: see check_end. */
static int commit(struct cli *c, const struct check_run *run, struct fix *f)
{
    if ((!run->quiet && cli_can_print(c) < 0) || fix_commit(f, &c->err) < 0)
        return -1;
    if (!fix_none(f))
        c->done = _("the ledger was changed, but that could not be told");
    cli_keep(c);
    return 0;
}

int check_end(struct cli *c, struct fix *f, int rc)
{
    fix_end(f);
    if (cli_keep_end(c) < 0)
        rc = -1;
    return rc == 0 ? cli_print_kept(c) : -1;
}

int check_settle(struct cli *c, const struct check_run *run, struct fix *f,
                 bool *told)
{
    *told = run->quiet || run->dry_run;
    if (!run->dry_run)
        return commit(c, run, f);
    if (!run->quiet && !fix_none(f))
        check_diff(c->home.ledger, fix_old(f), fix_new(f), !c->terminal,
                   stdout);
    return 0;
}

static int mend(struct cli *c, const struct check_run *run, struct fix *f)
{
    bool told;
    if (check_settle(c, run, f, &told) < 0)
        return -1;
    if (*fix_rest(f) && !run->quiet)
        check_tell(c->home.ledger, fix_rest(f));
    if (told)
        return 0;
    if (fix_none(f) && *fix_rest(f))
        return 0;
    if (fix_none(f))
        check_tell(c->home.ledger, _("nothing to mend"));
    else
        tell(c, f);
    return 0;
}

int check_fix_begin(struct cli *c, const struct check_run *run,
                    struct fix_options options, struct fix **out)
{
    options.path = c->home.ledger;
    options.checks = run->checks;
    options.today = c->home.today;
    options.now_ms = cli_now_ms();
    options.wait_ms = c->home.wait_ms;
    options.dry_run = run->dry_run;
    if (strcmp(c->home.ledger, "-") == 0 && !run->dry_run)
        return cli_usage(c, _("standard input cannot be mended (name a file "
                              "with -f, or see what would be done with "
                              "--dry-run)"));
    return fix_begin(out, &options, &c->err) < 0
               ? ledger_holder(c->home.ledger, c->home.wait_ms, &c->err)
               : 0;
}

int check_mend(struct cli *c, const struct check_run *run)
{
    struct fix *f = NULL;
    if (check_fix_begin(c, run, (struct fix_options){0}, &f) < 0)
        return -1;
    return check_end(c, f, mend(c, run, f));
}
