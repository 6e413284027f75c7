/* acct-check --fix */
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/i18n.h"
#include "check.h"
#include "work/fix.h"

/* What was mended, in a word or two each. */
static void tell(struct cli *c, const struct fix *f)
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
    cli_note(c, "%s: %s", c->path, buf_cstr(&text));
    buf_release(&text);
    if (*fix_aside(f))
        cli_note(c, _("the torn line is in %s"), fix_aside(f));
    cli_note(c, _("the ledger as it was is %s"), fix_backup(f));
}

static int mend(struct cli *c, const struct check_run *run, struct fix *f)
{
    if (fix_none(f)) {
        if (!run->quiet)
            cli_note(c, _("%s: nothing to mend"), c->path);
        return 0;
    }
    if (run->dry_run) {
        if (!run->quiet)
            check_diff(c->path, fix_old(f), fix_new(f), !isatty(STDOUT_FILENO),
                       stdout);
        return 0;
    }
    if (fix_commit(f, &c->err) < 0)
        return -1;
    if (!run->quiet)
        tell(c, f);
    return 0;
}

int check_mend(struct cli *c, const struct check_run *run)
{
    struct timespec now;
    struct fix *f;
    clock_gettime(CLOCK_REALTIME, &now);
    struct fix_options options = {.path = c->path,
                                  .checks = run->checks,
                                  .today = c->today,
                                  .now_ms = (uint64_t)now.tv_sec * 1000 +
                                            (uint64_t)now.tv_nsec / 1000000,
                                  .wait_ms = c->wait_ms,
                                  .dry_run = run->dry_run};
    if (strcmp(c->path, "-") == 0 && !run->dry_run)
        return cli_usage(c, _("standard input cannot be mended (name a file "
                              "with -f, or see what would be done with "
                              "--dry-run)"));
    if (fix_begin(&f, &options, &c->err) < 0)
        return cli_holder(c);
    int rc = mend(c, run, f);
    fix_end(f);
    return rc;
}
