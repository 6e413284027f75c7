/* acct-check --fix */
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/text/text.h"
#include "inside.h"
#include "work/check/fix.h"

static void say(const char *path, const char *text)
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
    say(c->home.ledger, buf_cstr(&text));
    buf_release(&text);
    if (*fix_aside(f))
        say(fix_aside(f), _("the torn line"));
    say(fix_backup(f), _("the ledger as it was"));
}

static int mend(struct cli *c, const struct check_run *run, struct fix *f)
{
    if (run->dry_run) {
        if (!run->quiet && !fix_none(f))
            check_diff(c->home.ledger, fix_old(f), fix_new(f),
                       !isatty(STDOUT_FILENO), stdout);
        return 0;
    }
    if (fix_commit(f, &c->err) < 0)
        return -1;
    if (run->quiet)
        return 0;
    if (fix_none(f))
        say(c->home.ledger, _("nothing to mend"));
    else
        tell(c, f);
    return 0;
}

int check_mend(struct cli *c, const struct check_run *run)
{
    struct timespec now;
    struct fix *f;
    clock_gettime(CLOCK_REALTIME, &now);
    struct fix_options options = {.path = c->home.ledger,
                                  .checks = run->checks,
                                  .today = c->home.today,
                                  .now_ms = (uint64_t)now.tv_sec * 1000 +
                                            (uint64_t)now.tv_nsec / 1000000,
                                  .wait_ms = c->home.wait_ms,
                                  .dry_run = run->dry_run};
    if (strcmp(c->home.ledger, "-") == 0 && !run->dry_run)
        return cli_usage(c, _("standard input cannot be mended (name a file "
                              "with -f, or see what would be done with "
                              "--dry-run)"));
    if (fix_begin(&f, &options, &c->err) < 0)
        return ledger_holder(c->home.ledger, c->home.wait_ms, &c->err);
    int rc = mend(c, run, f);
    fix_end(f);
    return rc;
}
