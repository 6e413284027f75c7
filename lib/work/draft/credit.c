/* A credit note for an invoice, in part or as a whole. */
#include "base/i18n.h"
#include "inside.h"
#include "work/invoice/document.h"

struct crediting {
    struct draft *d;
    bool all;
    struct invoice *invoice;
    struct document document; /* the invoice; its sums: what is left of it */
    int64_t left;             /* of its total */
};

/* Lines that name no tax have that of the invoice, where it has only one; those
 * that say there is none, its reason. */
static void borrow_tax(struct crediting *k)
{
    const struct invoice_total *t = &k->document.total;
    const struct draft_given *given = k->d->given;
    for (size_t i = 0; i < given->typed_n && t->taxes.n == 1; i++) {
        struct invoice_line *line = &k->d->lines.all.v[i];
        bool none = draft_untaxed(k->d, i) && t->taxes.v[0].rate.n == 0;
        if (*given->typed[i].part[DRAFT_PART_VAT] && !none)
            continue;
        line->vat = t->taxes.v[0].rate;
        line->category = t->taxes.v[0].category;
    }
}

/* What is left of a rate, as a line. */
static int add_rest(struct crediting *k, const struct invoice_tax *tax,
                    struct err *e)
{
    struct draft *d = k->d;
    const struct paper_place places[] = {{"number", k->invoice->ref}, {0}};
    const struct paper_lang *lang;
    if (words_of(d->words, client_lang(d->book, d->client), &lang, e) < 0)
        return -1;
    struct invoice_line *line = vec_push(&d->lines.all);
    struct buf text = {0};
    paper_say(lang, W_LINE_INVOICE, places, &text);
    /* A price is not below zero. */
    *line = (struct invoice_line){
        .text = buf_keep(&text, &d->home->arena),
        .unit = "",
        .order = "",
        .cost = "",
        .category = tax->category,
        .qty = {tax->net < 0 ? -1 : 1, 0},
        .vat = tax->rate,
        .price = {tax->net < 0 ? -tax->net : tax->net, 0},
    };
    return 0;
}

/* The lines of all of it: as they are, or, after other credit notes, what is
 * left of each rate. */
static int add_all(struct crediting *k, struct err *e)
{
    struct draft *d = k->d;
    const struct document *doc = &k->document;
    const struct invoice_tax *taxes = doc->total.taxes.v;
    size_t n = doc->total.taxes.n;
    bool fresh = k->invoice->credited == 0;
    d->terms = fresh ? doc->terms : (struct invoice_terms){0};
    for (size_t i = 0; i < doc->lines.all.n && fresh; i++)
        *vec_push(&d->lines.all) = doc->lines.all.v[i];
    for (size_t i = 0; i < n && !fresh; i++)
        if ((taxes[i].net || taxes[i].tax) && add_rest(k, &taxes[i], e) < 0)
            return -1;
    /* An invoice without lines; or but its rounding is left. */
    if (d->lines.all.n)
        return 0;
    return add_rest(k,
                    n ? &taxes[0]
                      : &(struct invoice_tax){.category = "", .net = k->left},
                    e);
}

/* Taxes of parts are rounded each by itself, and would not add up to that of
 * the invoice: who takes the last of a rate takes what is left of its tax, and
 * nobody takes more. */
static void settle_tax(struct crediting *k, const struct invoice_tax *asked)
{
    const struct invoice_tax *left =
        invoice_tax_like(&k->document.total, asked);
    bool gross = k->d->terms.gross;
    if (!left)
        return;
    int64_t room = left->net + (gross ? left->tax : 0);
    int64_t part = asked->net + (gross ? asked->tax : 0);
    if (part == room || (part < room && asked->tax > left->tax))
        k->d->lines.all.v[asked->last].vat_round += left->tax - asked->tax;
}

/* With --all the sum is what it must be: the invoice's own rounding, too. */
static int settle(struct crediting *k, struct err *e)
{
    struct draft *d = k->d;
    struct invoice_line *lines = d->lines.all.v;
    struct invoice_total sum = {0};
    int rc = invoice_add_up(&d->terms, lines, d->lines.all.n, &sum, e);
    for (size_t i = 0; i < sum.taxes.n && rc == 0; i++)
        settle_tax(k, &sum.taxes.v[i]);
    invoice_total_release(&sum);
    if (rc < 0 || !k->all)
        return rc;
    rc = invoice_add_up(&d->terms, lines, d->lines.all.n, &sum, e);
    if (rc == 0)
        d->terms.rounding += k->left - sum.gross;
    invoice_total_release(&sum);
    return rc;
}

static int too_much(struct crediting *k, struct err *e)
{
    const struct draft *d = k->d;
    char asked[MONEY_SIZE], rest[MONEY_SIZE];
    return err_set(e, ERR_DATA,
                   _("%s is more than the %s that can be credited on invoice "
                     "%s"),
                   money_print(d->total.gross, d->digits, asked),
                   money_print(k->left, d->digits, rest), k->invoice->ref);
}

/* Never beyond the invoice: neither its total nor that of any rate. */
static int check_rates(struct crediting *k, struct err *e)
{
    const struct draft *d = k->d;
    const struct invoice_total *left = &k->document.total, *asked = &d->total;
    char net[MONEY_SIZE], most[MONEY_SIZE], rate[MONEY_SIZE];
    for (size_t i = 0; left->taxes.n && i < asked->taxes.n; i++) {
        const struct invoice_tax *a = &asked->taxes.v[i];
        const struct invoice_tax *l = invoice_tax_like(left, a);
        int64_t room = l ? l->net : 0;
        if (a->net > room)
            return err_set(e, ERR_DATA,
                           _("%s at %s %% is more than the %s that can be "
                             "credited at that rate on invoice %s"),
                           money_print(a->net, d->digits, net),
                           decimal_print(a->rate, rate),
                           money_print(room, d->digits, most), k->invoice->ref);
    }
    return 0;
}

/* There is nothing to take back before it was billed. */
static int check_day(const struct crediting *k, struct err *e)
{
    const struct invoice *i = k->invoice;
    char day[DATE_SIZE], of[DATE_SIZE];
    if (k->d->given->day >= i->entry->day)
        return 0;
    return err_set(e, ERR_DATA,
                   _("a credit note of %s would be before invoice %s, which is "
                     "of %s (give its date with -d)"),
                   day_print(k->d->given->day, day), i->ref,
                   day_print(i->entry->day, of));
}

static int read_invoice(struct crediting *k, const char *number, struct err *e)
{
    struct draft *d = k->d;
    struct book *b = d->book;
    if (invoice_find(b, number, &k->invoice, e) < 0 || check_day(k, e) < 0 ||
        document_left(b, k->invoice, &k->document, e) < 0)
        return -1;
    k->left = k->invoice->entry->amount - k->invoice->credited;
    if (k->left <= 0)
        return err_set(e, ERR_DATA, _("invoice %s is credited in full already"),
                       k->invoice->ref);
    if (!k->invoice->client)
        return err_set(e, ERR_DATA, _("invoice %s names no client"),
                       k->invoice->ref);
    draft_known_client(d, k->invoice->client, k->invoice->entry->currency);
    return 0;
}

static int add_lines(struct crediting *k, struct err *e)
{
    struct draft *d = k->d;
    if (k->all) {
        if (add_all(k, e) < 0)
            return -1;
    } else {
        d->terms.gross = d->terms.gross || k->document.terms.gross;
        if (draft_price(d, e) < 0)
            return -1;
        borrow_tax(k);
    }
    const char *ground = entry_attr(d->book, k->invoice->entry, "ground");
    if (!d->ground && *ground)
        d->ground = ground;
    if (settle(k, e) < 0 || draft_add_up(d, e) < 0)
        return -1;
    if (d->total.gross <= 0)
        return err_set(e, ERR_USAGE, _("a credit note of nothing is none"));
    if (d->total.gross > k->left)
        return too_much(k, e);
    return k->all ? 0 : check_rates(k, e);
}

int draft_credit(struct draft *d, const char *number, bool all,
                 struct invoice **of, struct err *e)
{
    struct crediting k = {.d = d, .all = all};
    int rc = -1;
    if (read_invoice(&k, number, e) == 0 && add_lines(&k, e) == 0) {
        record_attr(&d->row, "invoice", k.invoice->ref, &d->home->arena);
        rc = draft_enter(d, e);
    }
    if (rc == 0)
        rc = money_add(&k.invoice->credited, d->total.gross, e);
    *of = k.invoice;
    document_release(&k.document);
    return rc;
}
