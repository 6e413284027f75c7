/* acct-invoice recurring: an invoice for each period of a retainer that is due
 * and not billed. */
#include "base/i18n.h"
#include "inside.h"

struct recurring_options {
    struct invoice_drafting drafting;
    struct invoice_writing writing;
    const char *client, *period, *from;
    bool pro_rata;
};

struct billing {
    const struct recurring_options *options;
    struct draft_given given;
    struct bill_due_rules rules;
    struct book *book;
    struct draft_round round;
    struct words words;
};

static const struct out_column columns[] = {
    {"contract", N_("CONTRACT"), OUT_KEY, 0},
    {"client", N_("CLIENT"), OUT_KEY, 0},
    {"period", N_("PERIOD"), OUT_KEY, 0},
    {"from", N_("FROM"), OUT_DATE, 0},
    {"to", N_("TO"), OUT_DATE, 0},
    {"fee", N_("FEE"), OUT_MONEY, 0},
    {"amount", N_("AMOUNT"), OUT_MONEY, 0},
    {"currency", "", OUT_KEY, 0},
};

static int print_dues(struct cli *c, const struct book *b,
                      const struct draft_round *r)
{
    char period[PERIOD_SIZE];
    struct out *o = cli_out(c, columns, sizeof columns / sizeof columns[0],
                            _("every period that is due is billed"));
    for (size_t i = 0; i < r->all.n; i++) {
        const struct draft_billed *billed = &r->all.v[i];
        const struct bill_due *due = billed->due;
        out_word(o, due->contract->ref);
        out_word(o, due->contract->client->key);
        out_word(o, period_print(due->period, period));
        out_day(o, due->from);
        out_day(o, due->to);
        out_money(o, due->fee, billed->digits);
        out_money(o, billed->gross, billed->digits);
        out_word(o, book_currency(b, due->currency)->code);
        out_end(o);
    }
    return cli_out_close(c, o);
}

/* Where to pay is the same on all in a currency. */
static int check_papers(struct cli *c, struct billing *k)
{
    uint8_t last = CURRENCY_NONE;
    for (size_t i = 0; i < k->round.all.n; i++) {
        const struct bill_due *due = k->round.all.v[i].due;
        struct doc_page page;
        if (due->currency == last)
            continue;
        last = due->currency;
        doc_page_init(&page, PAPER_INVOICE);
        page.client = due->contract->client;
        page.day = k->given.day;
        page.currency = last;
        page.state.gross = page.state.open = 1;
        if (doc_page_check(&c->home, k->book, &page, &c->err) < 0)
            return -1;
    }
    return 0;
}

static int add(struct cli *c, struct enter *en, void *arg)
{
    struct billing *k = arg;
    if (invoice_client(c, enter_book(en), k->options->client,
                       &k->rules.client) < 0)
        return -1;
    k->book = enter_book(en);
    return draft_recurring(&k->words, &k->given, en, &k->rules, &k->round,
                           &c->err) < 0
               ? -1
               : check_papers(c, k);
}

static int print(struct cli *c, const struct enter *en, void *arg)
{
    struct billing *k = arg;
    const struct invoice_writing *w = &k->options->writing;
    if (!w->dry_run)
        return invoice_print_all_added(c, w, en, REC_INVOICE, COL_REF);
    invoice_text_is_table(c);
    return w->quiet ? 0 : print_dues(c, k->book, &k->round);
}

int cmd_invoice_recurring(struct cli *c, void *options, int argc, char **argv)
{
    const struct recurring_options *o = options;
    struct billing k = {
        .options = o,
        .words = {.home = &c->home},
        .rules = {.today = c->home.today,
                  .from = DAY_NONE,
                  .within = {DAY_MIN, DAY_MAX, PERIOD_ALL},
                  .pro_rata = o->pro_rata},
    };
    struct cli_enter how = {.dry_run = o->writing.dry_run, .texts = true};
    const uint64_t types = INVOICE_TYPES | TYPE(REC_LINE) | TYPE(REC_CONTRACT) |
                           TYPE(REC_STATUS) | TYPE(REC_ORDER) | TYPE(REC_OFFER);
    if (invoice_no_operands(c, argc, argv) < 0 ||
        invoice_draft_read(c, REC_INVOICE, &o->drafting, &o->writing,
                           &k.given) < 0 ||
        (o->period &&
         cli_period(c, "--period", o->period, &k.rules.within) < 0) ||
        (o->from &&
         cli_day(c, "--from", o->from, DAY_FIRST, &k.rules.from) < 0))
        return -1;
    int rc = cli_write(c, &how, types, &(struct cli_writing){add, print}, &k);
    draft_round_release(&k.round);
    return rc;
}

#define AT(member) offsetof(struct recurring_options, member)
static const struct cli_option options[] = {
    {'D', "due", N_("DATE"),
     N_("to be paid by; quote: it stands until; accept: the deadline"),
     CLI_TEXT, AT(drafting.due)},
    {0, "discount", N_("DISCOUNT"),
     N_("off all lines: 10% or an amount; 0 for none, not even the client's "
        "own"),
     CLI_TEXT, AT(drafting.discount)},
    {0, "round", N_("STEP"), N_("make the total a multiple of it"), CLI_TEXT,
     AT(drafting.round)},
    {0, "ground", N_("TEXT"), N_("why there is no tax"), CLI_TEXT,
     AT(drafting.ground)},
    {0, "pro-rata", NULL, N_("bill parts of periods, too, by their days"),
     CLI_FLAG, AT(pro_rata)},
    INVOICE_CLIENT,
    INVOICE_PERIOD,
    {0, "from", N_("DATE"),
     N_("the first day; recurring: of what is billed, also before all that "
        "was"),
     CLI_TEXT, AT(from)},
    {0},
};

static const struct cli_inherited inherited[] = {
    {invoice_date_options, AT(writing)},
    {invoice_writing_options, AT(writing)},
    {0}};

const struct cli_command invoice_recurring = {
    .name = "recurring",
    .operands = "[options]",
    .help = N_("bill each period of each contract that is due and not billed"),
    .run = cmd_invoice_recurring,
    .size = sizeof(struct recurring_options),
    .options = options,
    .inherited = inherited,
    .formats = invoice_formats,
};
