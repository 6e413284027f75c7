/* acct-invoice credit: a credit note for an invoice, in part or as a whole. */
#include <stdlib.h>

#include "base/i18n.h"
#include "invoice/draft.h"
#include "work/invoice/document.h"

struct crediting {
    struct draft d;
    struct enter *en;
    struct invoice *invoice;
    struct document document; /* the invoice; its sums: what is left of it */
    int64_t left;             /* of its total */
};

/* Lines that name no tax have that of the invoice, where it has only one; those
 * that say there is none, its reason. */
static void borrow_tax(struct crediting *k)
{
    const struct invoice_total *t = &k->document.total;
    for (size_t i = 0; i < k->d.typed.n && t->taxes.n == 1; i++) {
        struct invoice_line *line = &k->d.lines.all.v[i];
        bool none = draft_untaxed(&k->d, i) && t->taxes.v[0].rate.n == 0;
        if (*k->d.typed.v[i].part[PART_VAT] && !none)
            continue;
        line->vat = t->taxes.v[0].rate;
        line->category = t->taxes.v[0].category;
    }
}

/* What is left of a rate, as a line. */
static int add_rest(struct crediting *k, const struct invoice_tax *tax)
{
    struct draft *d = &k->d;
    const struct paper_place places[] = {{"number", k->invoice->ref}, {0}};
    const struct paper_lang *lang;
    if (words_of(&d->c->words, client_lang(enter_book(k->en), d->client), &lang,
                 &d->c->err) < 0)
        return -1;
    struct invoice_line *line = vec_push(&d->lines.all);
    struct buf text = {0};
    paper_say(lang, W_LINE_INVOICE, places, &text);
    /* A price is not below zero. */
    *line = (struct invoice_line){
        .text = buf_keep(&text, &d->c->home.arena),
        .unit = "",
        .order = "",
        .cost = "",
        .category = tax->category,
        .qty = {tax->net < 0 ? -1 : 1, 0},
        .vat = tax->rate,
        .price = tax->net < 0 ? -tax->net : tax->net,
    };
    return 0;
}

/* The lines of all of it: as they are, or, after other credit notes, what is
 * left of each rate. */
static int add_all(struct crediting *k)
{
    struct draft *d = &k->d;
    const struct document *doc = &k->document;
    const struct invoice_tax *taxes = doc->total.taxes.v;
    size_t n = doc->total.taxes.n;
    bool fresh = k->invoice->credited == 0;
    d->terms = fresh ? doc->terms : (struct invoice_terms){0};
    for (size_t i = 0; i < doc->lines.all.n && fresh; i++)
        *vec_push(&d->lines.all) = doc->lines.all.v[i];
    for (size_t i = 0; i < n && !fresh; i++)
        if ((taxes[i].net || taxes[i].tax) && add_rest(k, &taxes[i]) < 0)
            return -1;
    /* An invoice without lines; or but its rounding is left. */
    if (d->lines.all.n)
        return 0;
    return add_rest(k,
                    n ? &taxes[0]
                      : &(struct invoice_tax){.category = "", .net = k->left});
}

/* Taxes of parts are rounded each by itself, and would not add up to that of
 * the invoice: who takes the last of a rate takes what is left of its tax, and
 * nobody takes more. */
static void settle_tax(struct crediting *k, const struct invoice_tax *asked)
{
    const struct invoice_tax *left =
        invoice_tax_like(&k->document.total, asked);
    bool gross = k->d.terms.gross;
    if (!left)
        return;
    int64_t room = left->net + (gross ? left->tax : 0);
    int64_t part = asked->net + (gross ? asked->tax : 0);
    if (part == room || (part < room && asked->tax > left->tax))
        k->d.lines.all.v[asked->last].vat_round += left->tax - asked->tax;
}

/* With --all the sum is what it must be: the invoice's own rounding, too. */
static int settle(struct crediting *k)
{
    struct draft *d = &k->d;
    struct invoice_line *lines = d->lines.all.v;
    struct invoice_total sum = {0};
    int rc = invoice_add_up(&d->terms, lines, d->lines.all.n, &sum, &d->c->err);
    for (size_t i = 0; i < sum.taxes.n && rc == 0; i++)
        settle_tax(k, &sum.taxes.v[i]);
    invoice_total_release(&sum);
    if (rc < 0 || !d->options->all)
        return rc;
    rc = invoice_add_up(&d->terms, lines, d->lines.all.n, &sum, &d->c->err);
    if (rc == 0)
        d->terms.rounding += k->left - sum.gross;
    invoice_total_release(&sum);
    return rc;
}

static int too_much(struct crediting *k, int64_t left)
{
    struct draft *d = &k->d;
    char asked[MONEY_SIZE], rest[MONEY_SIZE];
    return err_set(&d->c->err, ERR_DATA,
                   _("%s is more than the %s that can be credited on invoice "
                     "%s"),
                   money_print(d->total.gross, d->digits, asked),
                   money_print(left, d->digits, rest), k->invoice->ref);
}

/* Never beyond the invoice: neither its total nor that of any rate. */
static int check_rates(struct crediting *k)
{
    const struct invoice_total *left = &k->document.total, *asked = &k->d.total;
    struct draft *d = &k->d;
    char net[MONEY_SIZE], most[MONEY_SIZE], rate[MONEY_SIZE];
    for (size_t i = 0; left->taxes.n && i < asked->taxes.n; i++) {
        const struct invoice_tax *a = &asked->taxes.v[i];
        const struct invoice_tax *l = invoice_tax_like(left, a);
        int64_t room = l ? l->net : 0;
        if (a->net > room)
            return err_set(&d->c->err, ERR_DATA,
                           _("%s at %s %% is more than the %s that can be "
                             "credited at that rate on invoice %s"),
                           money_print(a->net, d->digits, net),
                           decimal_print(a->rate, rate),
                           money_print(room, d->digits, most), k->invoice->ref);
    }
    return 0;
}

/* There is nothing to take back before it was billed. */
static int check_day(const struct crediting *k)
{
    const struct invoice *i = k->invoice;
    char day[DATE_SIZE], of[DATE_SIZE];
    if (k->d.day >= i->entry->day)
        return 0;
    return err_set(&k->d.c->err, ERR_DATA,
                   _("a credit note of %s would be before invoice %s, which is "
                     "of %s (give its date with -d)"),
                   day_print(k->d.day, day), i->ref,
                   day_print(i->entry->day, of));
}

static int read_invoice(struct crediting *k, const char *number)
{
    struct draft *d = &k->d;
    struct cli *c = d->c;
    struct book *b = enter_book(k->en);
    if (invoice_find(b, number, &k->invoice, &c->err) < 0 || check_day(k) < 0 ||
        document_load(b, k->invoice->entry, c->home.ledger, &k->document,
                      &c->err) < 0 ||
        document_credited(b, &k->document, c->home.ledger, &c->err) < 0)
        return -1;
    k->left = k->invoice->entry->amount - k->invoice->credited;
    if (k->left <= 0)
        return err_set(&c->err, ERR_DATA,
                       _("invoice %s is credited in full already"),
                       k->invoice->ref);
    if (!k->invoice->client)
        return err_set(&c->err, ERR_DATA, _("invoice %s names no client"),
                       k->invoice->ref);
    return draft_known_client(d, b, k->invoice->client,
                              k->invoice->entry->currency);
}

static int add_lines(struct crediting *k)
{
    struct draft *d = &k->d;
    struct cli *c = d->c;
    struct book *b = enter_book(k->en);
    if (d->options->all) {
        if (add_all(k) < 0)
            return -1;
    } else {
        d->terms.gross = d->terms.gross || k->document.terms.gross;
        if (draft_price(d, b) < 0)
            return -1;
        borrow_tax(k);
    }
    const char *ground = entry_attr(b, k->invoice->entry, "ground");
    if (!d->ground && *ground)
        d->ground = ground;
    if (settle(k) < 0 || draft_add_up(d, b) < 0)
        return -1;
    if (d->total.gross <= 0)
        return err_set(&c->err, ERR_USAGE,
                       _("a credit note of nothing is none"));
    if (d->total.gross > k->left)
        return too_much(k, k->left);
    return d->options->all ? 0 : check_rates(k);
}

static int credit(struct crediting *k, const char *number)
{
    if (read_invoice(k, number) < 0 || add_lines(k) < 0)
        return -1;
    record_attr(&k->d.row, "invoice", k->invoice->ref, &k->d.c->home.arena);
    if (draft_enter(&k->d, k->en) < 0 ||
        money_add(&k->invoice->credited, k->d.total.gross, &k->d.c->err) < 0)
        return -1;
    return cli_enter_commit(k->d.c, k->en);
}

int cmd_invoice_credit(struct cli *c, void *options, int argc, char **argv)
{
    const struct invoice_options *o = options;
    struct crediting k = {0};
    struct cli_enter how = {.dry_run = o->writing.dry_run, .texts = true};
    const uint64_t types = INVOICE_TYPES | TYPE(REC_LINE) | TYPE(REC_ORDER);
    int rc = -1;
    if (argc != 1)
        return cli_usage(c, argc ? _("one number is expected")
                                 : _("which invoice? (acct-invoice credit "
                                     "NUMBER --all, or -l LINE)"));
    if (o->all == (o->lines.n > 0))
        return cli_usage(c, o->all ? _("either --all or -l")
                                   : _("how much? (--all, or a line for each "
                                       "part: -l)"));
    if (draft_read(&k.d, c, o, REC_CREDIT) == 0 &&
        cli_enter_begin(c, &how, types, &k.en) == 0)
        rc = credit(&k, argv[0]);
    k.d.kind = PAPER_CREDIT;
    if (rc == 0)
        rc = draft_print(&k.d, k.en);
    if (rc == 0)
        rc = invoice_note_over(c, enter_book(k.en), k.invoice);
    rc = cli_enter_end(c, k.en, rc);
    document_release(&k.document);
    draft_release(&k.d);
    return rc;
}

#define AT(member) offsetof(struct invoice_options, member)
static const struct cli_option options[] = {
    {0, "all", NULL, N_("credit all that is left of the invoice"), CLI_FLAG,
     AT(all)},
    {0},
};

static const struct cli_inherited inherited[] = {
    {invoice_draft_options, 0},
    {invoice_date_options, AT(writing)},
    {invoice_writing_options, AT(writing)},
    {0}};

const struct cli_command invoice_credit = {
    .name = "credit",
    .operands = "NUMBER --all | -l LINE … [options]",
    .help = N_("credit an invoice, in part or as a whole"),
    .run = cmd_invoice_credit,
    .size = sizeof(struct invoice_options),
    .options = options,
    .inherited = inherited,
    .formats = invoice_formats,
};
