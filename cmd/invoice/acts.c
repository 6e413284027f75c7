/* acct-invoice acts: closing documents, when sent, when signed. */
#include "work/invoice/acts.h"
#include "base/i18n.h"
#include "inside.h"

struct acts_options {
    const char *order, *client, *period;
    bool unsigned_only;
};

static const struct out_column columns[] = {
    {"number", N_("NUMBER"), OUT_KEY, 0},
    {"date", N_("DATE"), OUT_DATE, OUT_SPARE(1)},
    {"client", N_("CLIENT"), OUT_KEY, 0},
    {"order", N_("ORDER"), OUT_KEY, OUT_SPARE(3)},
    {"invoice", N_("INVOICE"), OUT_KEY, OUT_SPARE(2)},
    {"amount", N_("AMOUNT"), OUT_MONEY, 0},
    {"currency", "", OUT_KEY, 0},
    {"sent", N_("SENT"), OUT_DATE, 0},
    {"signed", N_("SIGNED"), OUT_DATE, 0},
    {"owner", NULL, OUT_TEXT, 0},
};

static void print_act(struct out *o, const struct book *b, const struct act *a)
{
    const struct currency *cur = book_currency(b, a->entry->currency);
    out_word(o, a->ref);
    out_day(o, a->entry->day);
    out_word(o, a->client ? a->client->key : "");
    out_word(o, a->order);
    out_word(o, a->invoice);
    if (a->entry->has_amount)
        out_money(o, a->entry->amount, cur->digits);
    else
        out_none(o);
    out_word(o, a->entry->has_amount ? cur->code : "");
    out_day(o, a->sent);
    out_day(o, a->signed_on);
    out_word(o, entry_owner(a->entry));
    out_end(o);
}

int cmd_invoice_acts(struct cli *c, void *options, int argc, char **argv)
{
    const struct acts_options *o = options;
    struct acts_wanted wanted = {.order = o->order,
                                 .period = {DAY_MIN, DAY_MAX, PERIOD_ALL},
                                 .unsigned_only = o->unsigned_only};
    struct acts acts = {0};
    struct out *out = NULL;
    struct book b;
    if (invoice_no_operands(c, argc, argv) < 0 ||
        (o->period && cli_period(c, "--period", o->period, &wanted.period) < 0))
        return -1;
    invoice_text_is_table(c);
    uint64_t types =
        TYPE(REC_ACT) | (o->order ? TYPE(REC_LINE) | TYPE(REC_INVOICE) : 0);
    if (cli_book(c, types, false, NULL, &b) < 0)
        return -1;
    int rc = invoice_client(c, &b, o->client, &wanted.client);
    if (rc == 0) {
        acts_find(&b, &acts);
        acts_keep(&acts, &b, &wanted);
        out = cli_out(c, columns, sizeof columns / sizeof columns[0],
                      _("no such closing documents"));
    }
    for (size_t i = 0; out && i < acts.all.n; i++)
        print_act(out, &b, &acts.all.v[i]);
    if (out)
        rc = cli_out_close(c, out);
    acts_release(&acts);
    book_release(&b);
    return rc;
}

#define AT(member) offsetof(struct acts_options, member)
static const struct cli_option options[] = {
    {0, "order", N_("ORDER"), N_("for this order; lists: only what names it"),
     CLI_TEXT, AT(order)},
    INVOICE_CLIENT,
    INVOICE_PERIOD,
    {0, "unsigned", NULL, N_("only what did not come back signed"), CLI_FLAG,
     AT(unsigned_only)},
    {0},
};

const struct cli_command invoice_acts = {
    .name = "acts",
    .operands = "[options]",
    .help = N_("closing documents: when sent, when signed"),
    .run = cmd_invoice_acts,
    .size = sizeof(struct acts_options),
    .options = options,
    .formats = invoice_formats,
};
