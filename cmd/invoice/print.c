/* What the commands of acct-invoice share. */
#include "inside.h"

#include "base/i18n.h"

void invoice_text_is_table(struct cli *c)
{
    if (!c->own_format || strcmp(c->own_format, "text") != 0)
        return;
    c->own_format = NULL;
    c->format = OUT_TABLE;
}

/* Lines name their document, so that a draft's rows have its number; whoever
 * adds first gets it. */
static int print_rows(struct cli *c, const struct invoice_writing *w,
                      const struct enter *en)
{
    bool numbered = false;
    for (size_t i = 0; i < enter_count(en) && w->dry_run; i++)
        numbered = numbered || schema_types[enter_row(en, i)->type].series;
    if (numbered)
        cli_note(c, _("a draft: nothing was added, and its number is not "
                      "taken"));
    return cli_enter_print(c, en);
}

int invoice_print_added(struct cli *c, const struct invoice_writing *w,
                        const struct enter *en, enum column key)
{
    if (w->quiet)
        return 0;
    invoice_text_is_table(c);
    if (c->format_given || w->dry_run)
        return print_rows(c, w, en);
    printf("%.*s\n", STR_ARG(enter_row(en, 0)->col[key]));
    return 0;
}

int invoice_print_all_added(struct cli *c, const struct invoice_writing *w,
                            const struct enter *en, enum rec_type type,
                            enum column key)
{
    if (w->quiet)
        return 0;
    invoice_text_is_table(c);
    if (c->format_given || w->dry_run)
        return print_rows(c, w, en);
    for (size_t i = 0; i < enter_count(en); i++)
        if (enter_row(en, i)->type == type)
            printf("%.*s\n", STR_ARG(enter_row(en, i)->col[key]));
    return 0;
}

int invoice_print_numbers(struct cli *c, const struct invoice_writing *w,
                          const struct enter *en, const char *attr)
{
    struct str number, last = {"", 0};
    if (w->quiet)
        return 0;
    if (c->format_given || w->dry_run)
        return invoice_print_added(c, w, en, COL_ID);
    for (size_t i = 0; i < enter_count(en); i++)
        if (attr_raw(enter_row(en, i)->col[COL_ATTRS], attr, &number) &&
            (number.n != last.n || memcmp(number.p, last.p, last.n) != 0)) {
            printf("%.*s\n", STR_ARG(number));
            last = number;
        }
    return 0;
}

int invoice_client(struct cli *c, struct book *b, const char *given,
                   const struct client **out)
{
    struct client *found = NULL;
    if (given && cli_client(c, b, given, &found) < 0)
        return -1;
    *out = found;
    return 0;
}

struct out *invoice_out_ids(struct cli *c)
{
    static const struct out_column columns[] = {{"id", NULL, OUT_TEXT, 0}};
    return cli_out(c, columns, 1, NULL);
}

int invoice_no_operands(struct cli *c, int argc, char **argv)
{
    return argc ? cli_usage(c, _("'%s' is not expected here"), argv[0]) : 0;
}

void invoice_amount(struct buf *b, int64_t minor, int digits)
{
    char text[MONEY_SIZE];
    money_grouped(b, str_of(money_print(minor, digits, text)));
}
