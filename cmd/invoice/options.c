/* Options that commands of acct-invoice share, and what they tell of. */
#include "base/i18n.h"
#include "inside.h"

#define AT(member) offsetof(struct invoice_drafting, member)
const struct cli_option invoice_draft_options[] = {
    {'l', "line", N_("LINE"),
     N_("'TEXT|QTY|UNIT|PRICE', and after further bars the VAT and a discount, "
        "once for each line; a bar in the text is written \\|; a quote's says "
        "when, too: days=N, after=LINE, from=DATE, to=DATE"),
     CLI_LIST, AT(lines)},
    {'r', "ref", N_("NUMBER"),
     N_("the document's number; the next if left out"), CLI_TEXT, AT(ref)},
    {0, "gross", NULL, N_("the prices are with tax"), CLI_FLAG, AT(gross)},
    {0, "ground", N_("TEXT"), N_("why there is no tax"), CLI_TEXT, AT(ground)},
    {0},
};

#define WRITING(member) offsetof(struct invoice_writing, member)
const struct cli_option invoice_date_options[] = {
    {'d', "date", N_("DATE"), N_("of the record; today if left out"), CLI_TEXT,
     WRITING(date)},
    {0},
};

const struct cli_option invoice_writing_options[] = {
    {'m', "text", N_("TEXT"), N_("a remark"), CLI_TEXT, WRITING(text)},
    {'w', "owner", N_("WHO"),
     N_("who on our side answers for it; lists: only what WHO answers for"),
     CLI_TEXT, WRITING(owner)},
    {'s', "set", N_("KEY=VALUE"),
     N_("an attribute of the record; may be given again"), CLI_LIST,
     WRITING(set)},
    {'n', "dry-run", NULL, N_("check and print a draft; add nothing"), CLI_FLAG,
     WRITING(dry_run)},
    {'q', "quiet", NULL, N_("print nothing"), CLI_FLAG, WRITING(quiet)},
    {0},
};

#define SHEET(member) offsetof(struct invoice_sheet, member)
const struct cli_option invoice_sheet_options[] = {
    {'o', "output", N_("FILE"), N_("write the document to the file"), CLI_TEXT,
     SHEET(output)},
    {0, "lang", N_("LANG"),
     N_("the document's language: en, ru, …; the client's if left out"),
     CLI_TEXT, SHEET(look.lang)},
    {0, "layout", N_("LAYOUT"),
     N_("the layout of the paper; that of the setting if left out"), CLI_TEXT,
     SHEET(look.layout)},
    {0, "paper", N_("SIZE"), N_("a4 or letter"), CLI_TEXT, SHEET(look.size)},
    {0},
};

const char *const invoice_formats[] = {"text", NULL};
const char *const invoice_paper_formats[] = {"text", "html", "pdf", NULL};
const char *const invoice_remind_formats[] = {"text", "ics", NULL};

int invoice_row(struct cli *c, const struct invoice_writing *w,
                enum rec_type type, struct record *out)
{
    struct cli_record words = {
        .type = type,
        .date = w->date,
        .owner = w->owner,
        .text = w->text,
        .attrs = &w->set,
    };
    return cli_record(c, &words, out);
}
