/* acct-invoice recurring: an invoice for each period of a retainer that is due
 * and not billed. */
#include <stdlib.h>

#include "base/i18n.h"
#include "invoice/draft.h"
#include "work/bill/bill.h"

struct round {
    struct cli *c;
    const struct invoice_options *options;
    struct enter *en;
    struct bill bill;
    struct bill_dues dues;
    struct out *out; /* of a dry run */
    struct map told; /* notes */
};

static const struct out_column columns[] = {
    {"contract", N_("CONTRACT"), OUT_TEXT, 0},
    {"client", N_("CLIENT"), OUT_TEXT, 24},
    {"period", N_("PERIOD"), OUT_TEXT, 0},
    {"from", N_("FROM"), OUT_DATE, 0},
    {"to", N_("TO"), OUT_DATE, 0},
    {"fee", N_("FEE"), OUT_MONEY, 0},
    {"amount", N_("AMOUNT"), OUT_MONEY, 0},
    {"currency", "", OUT_TEXT, 0},
};

/* What was agreed on, for which time. */
static const char *due_text(struct cli *c, const struct paper_lang *lang,
                            const struct bill_due *due)
{
    struct buf text = {0};
    char period[PERIOD_SIZE];
    buf_fmt(&text, "%s, ", *due->text ? due->text : due->contract->ref);
    size_t agreed = text.n;
    paper_add_period(lang, period_print(due->period, period), &text);
    if (due->from != due->period.from || due->to != due->period.to) {
        buf_puts(&text, " (");
        paper_add_days(lang, due->from, due->to, &text);
        buf_ch(&text, ')');
    }
    words_blanks(&text, agreed);
    return buf_keep(&text, &c->home.arena);
}

static int add_line(struct draft *d, struct book *b, const struct bill_due *due)
{
    static const enum paper_word units[] = {[PERIOD_MONTH] = W_UNIT_MONTH,
                                            [PERIOD_QUARTER] = W_UNIT_QUARTER,
                                            [PERIOD_YEAR] = W_UNIT_YEAR};
    struct cli *c = d->c;
    const struct paper_lang *lang;
    if (words_of(&c->words, client_lang(b, d->client), &lang, &c->err) < 0)
        return -1;
    struct invoice_line *line = vec_push(&d->lines.all);
    char rate[MONEY_SIZE];
    *line = (struct invoice_line){
        .text = due_text(c, lang, due),
        .order = "",
        .cost = "",
        .qty = {1, 0},
        .price = due->fee,
    };
    if (draft_defaults(d, b, line) < 0)
        return -1;
    if (due->has_vat && draft_vat(c, decimal_print(due->vat, rate), line) < 0)
        return err_at(&c->err, due->contract->ref, 0);
    line->unit = paper_word(lang, units[due->unit]);
    return 0;
}

static void print_due(struct round *r, const struct draft *d,
                      const struct bill_due *due)
{
    char period[PERIOD_SIZE];
    struct out *o = r->out;
    out_word(o, due->contract->ref);
    out_word(o, due->contract->client->key);
    out_word(o, period_print(due->period, period));
    out_day(o, due->from);
    out_day(o, due->to);
    out_money(o, due->fee, d->digits);
    out_money(o, d->total.gross, d->digits);
    out_word(o, book_currency(enter_book(r->en), due->currency)->code);
    out_end(o);
}

static int bill_one(struct round *r, const struct bill_due *due)
{
    struct draft d;
    struct cli *c = r->c;
    struct book *b = enter_book(r->en);
    const struct contract *contract = due->contract;
    char period[PERIOD_SIZE];
    struct period billed = due->period;
    /* A part is named by its days: the rest of the period may follow. */
    if (due->from != billed.from || due->to != billed.to)
        billed = (struct period){due->from, due->to, PERIOD_DAYS};
    int rc = draft_read(&d, c, r->options, REC_INVOICE);
    if (rc < 0)
        goto out;
    draft_known_client(&d, b, contract->client, due->currency);
    record_attr(&d.row, "contract", contract->ref, &c->home.arena);
    record_attr(&d.row, "period", period_print(billed, period), &c->home.arena);
    d.terms.discount = invoice_decimal(due->discount);
    d.terms_given = true;
    rc = add_line(&d, b, due);
    if (rc == 0)
        rc = draft_add_up(&d, b);
    if (rc == 0)
        rc = draft_enter(&d, r->en);
    if (rc == 0)
        invoice_note_taxid(c, b, d.client, &d.total, &r->told);
    if (rc == 0 && r->out)
        print_due(r, &d, due);
out:
    draft_release(&d);
    return rc;
}

static int find_dues(struct round *r)
{
    struct cli *c = r->c;
    const struct invoice_options *o = r->options;
    struct bill_due_rules rules = {
        .today = c->home.today,
        .within = {DAY_MIN, DAY_MAX, PERIOD_ALL},
        .pro_rata = o->pro_rata,
    };
    struct book *b = enter_book(r->en);
    if (o->period && cli_period(c, "--period", o->period, &rules.within) < 0)
        return -1;
    if (invoice_client(c, b, o->client, &rules.client) < 0)
        return -1;
    bill_open(&r->bill, b);
    return bill_recurring(&r->bill, &rules, &r->dues, &c->err);
}

/* Days on which a retainer ran, and which nothing bills. */
static void note_skipped(struct round *r)
{
    char from[DATE_SIZE], to[DATE_SIZE];
    for (size_t i = 0; i < r->dues.skipped.n; i++) {
        const struct bill_skip *s = &r->dues.skipped.v[i];
        day_print(s->from, from);
        day_print(s->to, to);
        if (s->paused)
            cli_note(r->c,
                     _("contract %s: %s to %s is not billed, since %s was not "
                       "active when it began (if part of it is due, bill that "
                       "by hand, with -s contract=%s -s period=FROM..TO)"),
                     s->contract->ref, from, to, s->contract->client->key,
                     s->contract->ref);
        else
            cli_note(r->c,
                     _("contract %s: %s to %s is no whole period, and not "
                       "billed (--pro-rata bills it by its days)"),
                     s->contract->ref, from, to);
    }
}

static int bill_all(struct round *r)
{
    struct cli *c = r->c;
    if (find_dues(r) < 0)
        return -1;
    note_skipped(r);
    invoice_text_is_table(c);
    if (r->options->writing.dry_run && !r->options->writing.quiet)
        r->out = cli_out(c, columns, sizeof columns / sizeof columns[0],
                         _("every period that is due is billed"));
    int rc = 0;
    for (size_t i = 0; i < r->dues.all.n && rc == 0; i++)
        rc = bill_one(r, &r->dues.all.v[i]);
    if (r->out && cli_out_close(c, r->out) < 0)
        rc = -1;
    if (rc == 0 && enter_count(r->en))
        rc = cli_enter_commit(c, r->en);
    return rc;
}

int cmd_invoice_recurring(struct cli *c, void *options, int argc, char **argv)
{
    struct round r = {.c = c, .options = options};
    struct cli_enter how = {.dry_run = r.options->writing.dry_run,
                            .texts = true};
    const uint64_t types = INVOICE_TYPES | TYPE(REC_LINE) | TYPE(REC_CONTRACT) |
                           TYPE(REC_STATUS) | TYPE(REC_ORDER) | TYPE(REC_OFFER);
    int rc = -1;
    if (invoice_no_operands(c, argc, argv) < 0)
        return -1;
    if (cli_enter_begin(c, &how, types, &r.en) == 0)
        rc = bill_all(&r);
    if (rc == 0 && !how.dry_run)
        rc = invoice_print_all_added(c, &r.options->writing, r.en, REC_INVOICE,
                                     COL_REF);
    rc = cli_enter_end(c, r.en, rc);
    bill_dues_release(&r.dues);
    bill_release(&r.bill);
    map_release(&r.told);
    return rc;
}

#define AT(member) offsetof(struct invoice_options, member)
static const struct cli_option options[] = {
    {'D', "due", N_("DATE"),
     N_("to be paid by; quote: it stands until; accept: the deadline"),
     CLI_TEXT, AT(due)},
    {0, "discount", N_("DISCOUNT"),
     N_("off all lines: 10% or an amount; 0 for none, not even the client's "
        "own"),
     CLI_TEXT, AT(discount)},
    {0, "round", N_("STEP"), N_("make the total a multiple of it"), CLI_TEXT,
     AT(round)},
    {0, "ground", N_("TEXT"), N_("why there is no tax"), CLI_TEXT, AT(ground)},
    {0, "pro-rata", NULL, N_("bill parts of periods, too, by their days"),
     CLI_FLAG, AT(pro_rata)},
    {0, "client", N_("CLIENT"),
     N_("only this client's; pay, refund: on account of this client"), CLI_TEXT,
     AT(client)},
    {'p', "period", N_("PERIOD"),
     N_("only what is dated in it; recurring: what falls due in it"), CLI_TEXT,
     AT(period)},
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
    .size = sizeof(struct invoice_options),
    .options = options,
    .inherited = inherited,
    .formats = invoice_formats,
};
