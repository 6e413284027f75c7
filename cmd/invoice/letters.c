/* What commands share that issue letters. */
#include "base/i18n.h"
#include "inside.h"

int invoice_check_issue(struct cli *c, bool issue,
                        const struct invoice_writing *w,
                        const struct invoice_sheet *sheet, bool made)
{
    const struct {
        const char *name;
        bool given, sheet; /* a sheet has it, too */
    } options[] = {
        {"--dry-run", w->dry_run, false},
        {"--quiet", w->quiet, false},
        {"--text", w->text, false},
        {"--set", w->set.n > 0, false},
        {"--lang", sheet->look.lang, true},
        {"--layout", sheet->look.layout, true},
        {"--paper", sheet->look.size, true},
    };
    for (size_t i = 0; i < sizeof options / sizeof options[0] && !issue; i++)
        if (options[i].given && !(options[i].sheet && made))
            return cli_usage(c,
                             options[i].sheet
                                 ? _("%s goes with a sheet (-O pdf or html) or "
                                     "--issue only")
                                 : _("%s goes with --issue only"),
                             options[i].name);
    if (issue && sheet->output)
        return cli_usage(c, _("--output does not go with --issue: that prints "
                              "the number, and show NUMBER -o FILE makes the "
                              "paper"));
    return 0;
}

int invoice_letter_row(struct cli *c, const struct invoice_writing *w,
                       struct record *out)
{
    struct cli_record words = {
        .type = REC_TOUCH,
        .owner = w->owner,
        .text = w->text,
        .attrs = &w->set,
    };
    return cli_record(c, &words, out);
}
