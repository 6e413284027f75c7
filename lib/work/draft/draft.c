/* A document on its way into the ledger: whose it is, and what it comes to. */
#include <stdlib.h>

#include "base/i18n.h"
#include "book/find.h"
#include "inside.h"

void draft_begin(struct draft *d, struct words *words,
                 const struct draft_given *given, struct enter *en)
{
    *d = (struct draft){.given = given,
                        .words = words,
                        .home = words->home,
                        .en = en,
                        .book = enter_book(en),
                        .row = given->row,
                        .terms = {.gross = given->gross},
                        .ground = given->ground};
    for (size_t i = 0; i < given->typed_n; i++) {
        struct invoice_line *line = vec_push(&d->lines.all);
        *line = given->typed[i].line;
        line->order = given->order ? given->order : "";
    }
}

void draft_release(struct draft *d)
{
    vec_release(&d->lines.all);
    invoice_total_release(&d->total);
    plan_release(&d->plan);
}

int draft_find_client(struct draft *d, const char *given, struct err *e)
{
    struct client *client;
    if (book_find(d->book, str_of(given), &client, e) < 0)
        return -1;
    return draft_client(d, client, e);
}

void draft_known_client(struct draft *d, const struct client *client,
                        uint8_t currency)
{
    d->client = client;
    d->currency = currency;
    d->digits = book_currency(d->book, currency)->digits;
}

int draft_client(struct draft *d, const struct client *client, struct err *e)
{
    uint8_t currency;
    d->client = client;
    if (book_billed(d->book, client, d->given->currency, &currency, e) < 0)
        return -1;
    draft_known_client(d, client, currency);
    const char *order = d->given->order;
    const struct order *of = order ? book_order(d->book, order) : NULL;
    if (of && of->client != client)
        return err_set(e, ERR_DATA, _("'%s' belongs to client %s, not to %s"),
                       order, of->client ? of->client->key : "-", client->key);
    return 0;
}

int draft_take_terms(struct draft *d, const struct entry *from, struct err *e)
{
    const char *ground = entry_attr(d->book, from, "ground");
    d->terms_given = true;
    if (!d->ground && *ground)
        d->ground = ground;
    return invoice_terms_of(d->book, from, &d->terms, e);
}

const char *draft_loyalty(struct draft *d, const struct order *order)
{
    struct arena *arena = &d->home->arena;
    const char *contract = record_attr_of(&d->row, "contract", arena);
    const char *ref = record_attr_of(&d->row, "order", arena);
    if (!order && *ref)
        order = book_order(d->book, ref);
    if (order && bill_order_quote(d->book, order))
        return "";
    if (!*contract && order)
        contract = entry_attr(d->book, order->entry, "contract");
    return bill_discount(d->book, d->client,
                         *contract ? book_contract(d->book, contract) : NULL,
                         d->given->day);
}

static int read_discount(struct draft *d, struct err *e)
{
    const char *given = d->given->discount;
    struct str text = str_of(given);
    if (!given && (d->terms_given || d->row.type == REC_CREDIT))
        return 0;
    if (!given) {
        const char *usual = draft_loyalty(d, NULL);
        return *usual ? draft_percent(str_of(usual), &d->terms.discount, e) : 0;
    }
    /* It is instead of what another document has. */
    d->terms.discount = (struct decimal){0, 0};
    d->terms.allowance = d->terms.rounding = 0;
    int rc;
    if (text.n && text.p[text.n - 1] == '%')
        rc = draft_percent(str_trim((struct str){text.p, text.n - 1}),
                           &d->terms.discount, e);
    else
        rc = money_parse(text, d->digits, &d->terms.allowance, e);
    if (rc == 0 && d->terms.allowance < 0)
        rc = err_set(e, ERR_USAGE, _("'%s' is below zero"), given);
    if (rc == 0)
        return 0;
    e->kind = ERR_USAGE;
    return err_at(e, "--discount", 0);
}

/* Makes the total a multiple of --round. */
static int read_rounding(struct draft *d, struct err *e)
{
    const char *round = d->given->round;
    int64_t step;
    if (!round)
        return 0;
    if (money_parse(str_of(round), d->digits, &step, e) < 0 || step <= 0) {
        if (!e->kind)
            err_set(e, ERR_USAGE, _("'%s' is not above zero"), round);
        e->kind = ERR_USAGE;
        return err_at(e, "--round", 0);
    }
    d->terms.rounding = invoice_rounding(d->total.gross, step);
    d->total.rounding = d->terms.rounding;
    return money_add(&d->total.gross, d->terms.rounding, e);
}

static bool has_untaxed(const struct draft *d)
{
    for (size_t i = 0; i < d->lines.all.n; i++) {
        const struct invoice_line *l = &d->lines.all.v[i];
        if (l->vat.n == 0 && strcmp(l->category, "Z") != 0)
            return true;
    }
    return false;
}

/* Lines without tax have a reason; a rate of 0 may be one.  It is the user's
 * own in the client's language, or else the setting. */
static int find_ground(struct draft *d, struct err *e)
{
    const struct paper_lang *lang;
    if (d->ground || !has_untaxed(d))
        return 0;
    if (words_of(d->words, client_lang(d->book, d->client), &lang, e) < 0)
        return -1;
    const char *usual = paper_word_on(lang, W_ME_GROUND, d->given->day);
    if (!*usual)
        usual = conf_text(&d->home->conf, "invoice.ground");
    d->ground = *usual ? usual : NULL;
    return 0;
}

static void put_terms(struct draft *d)
{
    struct arena *arena = &d->home->arena;
    const struct invoice_terms *t = &d->terms;
    char text[MONEY_SIZE];
    struct record *r = &d->row;
    if (t->discount.n)
        record_attr(r, "discount", decimal_print(t->discount, text), arena);
    if (t->allowance)
        record_attr(r, "allowance", money_print(t->allowance, d->digits, text),
                    arena);
    if (t->rounding)
        record_attr(r, "rounding", money_print(t->rounding, d->digits, text),
                    arena);
    if (t->gross)
        record_attr(r, "prices", "gross", arena);
    if (d->ground)
        record_attr(r, "ground", d->ground, arena);
}

static int check_prepaid(struct draft *d, struct err *e)
{
    const char *text = record_attr_of(&d->row, "prepaid", &d->home->arena);
    int64_t amount = 0;
    if (*text && money_parse(str_of(text), d->digits, &amount, e) < 0)
        return err_at(e, "prepaid", 0);
    return amount < 0
               ? err_set(e, ERR_USAGE, _("prepaid: '%s' is below zero"), text)
               : 0;
}

int draft_add_up(struct draft *d, struct err *e)
{
    char text[MONEY_SIZE], most[MONEY_SIZE];
    if (d->given->round)
        d->terms.rounding = 0;
    if (read_discount(d, e) < 0 || check_prepaid(d, e) < 0 ||
        invoice_add_up(&d->terms, d->lines.all.v, d->lines.all.n, &d->total,
                       e) < 0)
        return -1;
    if (d->terms.allowance > 0 && d->terms.allowance > d->total.lines)
        return err_set(e, ERR_USAGE,
                       _("--discount: %s is more than the lines' %s"),
                       money_print(d->terms.allowance, d->digits, text),
                       money_print(d->total.lines, d->digits, most));
    if (read_rounding(d, e) < 0)
        return -1;
    if (d->total.gross < 0)
        return err_set(e, ERR_USAGE,
                       _("the lines add up to %s (what goes back to the "
                         "client is a credit note)"),
                       money_print(d->total.gross, d->digits, text));
    if (find_ground(d, e) < 0)
        return -1;
    put_terms(d);
    return 0;
}
