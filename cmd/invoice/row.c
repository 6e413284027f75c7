/* The record that the options of what is added tell of. */
#include "inside.h"

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
