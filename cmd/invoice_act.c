/* acct-invoice act, sent, signed, acts: closing documents. */
#include <stdlib.h>

#include "base/i18n.h"
#include "book/find.h"
#include "invoice_draft.h"
#include "work/bill.h"
#include "work/document.h"

#define ACT_TYPES                                                              \
    (INVOICE_TYPES | TYPE(REC_LINE) | TYPE(REC_ORDER) | TYPE(REC_OFFER) |      \
     TYPE(REC_ACT))

/* The lines and terms of the invoice. */
static int from_invoice(struct draft *d, struct book *b)
{
    struct cli *c = d->c;
    struct invoice *v;
    struct document doc;
    if (invoice_find(b, d->options->invoice, &v, &c->err) < 0)
        return -1;
    if (!v->client)
        return err_set(&c->err, ERR_DATA, _("invoice %s names no client"),
                       v->ref);
    draft_known_client(d, b, v->client, v->entry->currency);
    int rc = document_load(b, v->entry, c->path, &doc, &c->err);
    for (size_t i = 0; rc == 0 && i < doc.lines.all.n; i++)
        *vec_push(&d->lines.all) = doc.lines.all.v[i];
    if (rc == 0 && !doc.lines.all.n)
        *vec_push(&d->lines.all) = (struct invoice_line){
            .text = *v->entry->text ? v->entry->text : v->ref,
            .unit = "",
            .order = "",
            .cost = "",
            .category = "",
            .qty = {1, 0},
            .price = v->entry->amount,
        };
    document_release(&doc);
    cli_record_attr(c, &d->row, "invoice", v->ref);
    const char *order = entry_attr(b, v->entry, "order");
    if (*order && !d->options->order)
        cli_record_attr(c, &d->row, "order", order);
    return rc == 0 ? draft_take_terms(d, b, v->entry) : -1;
}

static int from_order(struct draft *d, struct book *b)
{
    struct cli *c = d->c;
    const struct entry *none;
    const struct order *o = book_order(b, d->options->order);
    struct bill_lines found = {.lines = &d->lines};
    struct invoice_line usual = {0};
    if (!o)
        return document_find(b, REC_ORDER, d->options->order, &none, &c->err);
    if (!o->client)
        return err_set(&c->err, ERR_DATA, _("order %s names no client"),
                       o->ref);
    if (draft_defaults(c, &usual) < 0)
        return -1;
    const struct offer *quote = bill_order_quote(b, o);
    draft_known_client(d, b, o->client,
                       o->entry->has_amount || !quote ? o->entry->currency
                                                      : quote->first->currency);
    struct bill bill = {.book = b};
    struct bill_rules rules = {
        .client = o->client,
        .path = c->path,
        .currency = d->currency,
        .vat = usual.vat,
        .category = usual.category,
        .unit = usual.unit,
        .gross = d->terms.gross,
        .alone = true,
        .whole = true,
    };
    int rc = bill_add_order(&bill, &rules, o, &found, &c->err);
    if (rc == 0 && found.left.n)
        rc = err_set(&c->err, ERR_DATA,
                     _("order %s has no amount (give the lines with -l)"),
                     o->ref);
    if (rc == 0)
        rc = draft_take_orders(d, b, &found);
    bill_lines_release(&found);
    return rc;
}

/* The same work is not closed twice by oversight. */
static int check_acts(struct draft *d, struct book *b)
{
    const struct invoice_options *o = d->options;
    struct acts acts;
    const struct act *before = NULL;
    acts_find(b, &acts);
    for (size_t i = 0; i < acts.all.n && !before; i++) {
        const struct act *a = &acts.all.v[i];
        if (o->invoice ? strcmp(a->invoice, o->invoice) == 0
                       : !*a->invoice && strcmp(a->order, o->order) == 0)
            before = a;
    }
    int rc = 0;
    if (before)
        rc = err_set(&d->c->err, ERR_DATA,
                     o->invoice
                         ? _("invoice %s has the closing document %s already "
                             "(for another, give its lines: -l)")
                         : _("order %s has the closing document %s already "
                             "(for another, give its lines: -l)"),
                     o->invoice ? o->invoice : o->order, before->ref);
    acts_release(&acts);
    return rc;
}

/* Lines of its own, for an order or an invoice or neither. */
static int from_lines(struct draft *d, struct book *b, const char *given)
{
    const struct invoice_options *o = d->options;
    struct cli *c = d->c;
    const struct order *order = o->order ? book_order(b, o->order) : NULL;
    struct invoice *v = NULL;
    if (o->invoice && invoice_find(b, o->invoice, &v, &c->err) < 0)
        return -1;
    const struct client *client = order ? order->client : v ? v->client : NULL;
    if (given && draft_find_client(d, b, given) < 0)
        return -1;
    if (!given && !client)
        return cli_usage(c, _("whose is it? (acct-invoice act CLIENT -l "
                              "LINE)"));
    if (!given && draft_client(d, b, client) < 0)
        return -1;
    if (v && v->client != d->client)
        return err_set(&c->err, ERR_DATA,
                       _("'%s' belongs to client %s, not to %s"), v->ref,
                       v->client ? v->client->key : "-", d->client->key);
    if (v)
        cli_record_attr(c, &d->row, "invoice", v->ref);
    return draft_price(d);
}

static int fill_act(struct draft *d, struct book *b, const char *given)
{
    const struct invoice_options *o = d->options;
    struct cli *c = d->c;
    if (o->lines.n)
        return from_lines(d, b, given);
    int rc = o->invoice ? from_invoice(d, b) : from_order(d, b);
    struct client *client;
    if (rc == 0 && given) {
        rc = book_find(b, str_of(given), &client, &c->err);
        if (rc == 0 && client != d->client)
            rc = err_set(&c->err, ERR_DATA,
                         _("'%s' belongs to client %s, not to %s"),
                         o->invoice ? o->invoice : o->order, d->client->key,
                         client->key);
    }
    return rc == 0 ? check_acts(d, b) : rc;
}

int invoice_run_act(struct cli *c, void *options, int argc, char **argv)
{
    const struct invoice_options *o = options;
    struct draft d = {0};
    struct enter *en = NULL;
    struct cli_enter how = {.dry_run = o->dry_run, .texts = true};
    int rc = -1;
    if (argc > 1)
        return cli_usage(c, _("one client is expected (a line is given with "
                              "-l)"));
    if (!o->lines.n && !o->invoice && !o->order)
        return cli_usage(c, _("of what? (--invoice, --order or -l)"));
    if (draft_read(&d, c, o, REC_ACT) < 0)
        goto out;
    d.kind = PAPER_ACT;
    if (cli_enter_begin(c, &how, ACT_TYPES | TYPE(REC_CONTRACT), &en) == 0 &&
        fill_act(&d, enter_book(en), argc ? argv[0] : NULL) == 0 &&
        draft_add_up(&d, enter_book(en)) == 0 && draft_enter(&d, en) == 0 &&
        cli_enter_commit(c, en) == 0)
        rc = draft_print(&d, en);
out:
    rc = cli_enter_end(c, en, rc);
    draft_release(&d);
    return rc;
}

/* It is sent and signed once it is there. */
static int check_day(struct cli *c, const struct entry *act, const char *attr,
                     const char *day)
{
    struct when when;
    char of[DATE_SIZE];
    if (when_parse(str_of(day), &c->zone, &when, &c->err) < 0)
        return -1;
    if (when.day >= act->day)
        return 0;
    return err_set(&c->err, ERR_DATA,
                   _("%s %s would be before the act %s, which is of %s (give "
                     "the date with -d)"),
                   attr, day, act->ref, day_print(act->day, of));
}

static int mark_one(struct cli *c, const struct invoice_options *o,
                    struct enter *en, const char *ref, const char *attr)
{
    const struct entry *act;
    char day[DATE_SIZE];
    struct record r;
    struct cli_record words = {
        .type = REC_ACT,
        .ref = ref,
        .date = o->date,
        .owner = o->owner,
        .text = o->text,
        .attrs = &o->set,
    };
    if (document_find(enter_book(en), REC_ACT, ref, &act, &c->err) < 0 ||
        cli_record(c, &words, &r) < 0)
        return -1;
    if (act->client)
        r.col[COL_CLIENT] = str_of(act->client->key);
    struct str date = r.col[COL_DATE];
    const char *on = date.n ? arena_dup(&c->arena, date.p, date.n)
                            : day_print(c->now.day, day);
    if (check_day(c, act, attr, on) < 0)
        return -1;
    cli_record_attr(c, &r, attr, on);
    return enter_add(en, &r, &c->err);
}

static int mark(struct cli *c, const struct invoice_options *o, int argc,
                char **argv, const char *attr)
{
    struct cli_enter how = {.dry_run = o->dry_run};
    struct enter *en = NULL;
    if (argc < 1)
        return cli_usage(c,
                         _("which closing document? (acct-invoice %s "
                           "ACT …)"),
                         attr);
    int rc = cli_enter_begin(c, &how, TYPE(REC_ACT) | TYPE(REC_INVOICE), &en);
    for (int i = 0; i < argc && rc == 0; i++)
        rc = mark_one(c, o, en, argv[i], attr);
    if (rc == 0)
        rc = cli_enter_commit(c, en);
    invoice_text_is_table(c);
    if (rc == 0 && !o->quiet && (c->format_given || o->dry_run))
        rc = cli_enter_print(c, en);
    return cli_enter_end(c, en, rc);
}

int invoice_run_sent(struct cli *c, void *options, int argc, char **argv)
{
    return mark(c, options, argc, argv, "sent");
}

int invoice_run_signed(struct cli *c, void *options, int argc, char **argv)
{
    return mark(c, options, argc, argv, "signed");
}

static const struct out_column columns[] = {
    {"number", N_("NUMBER"), OUT_TEXT, 0},
    {"date", N_("DATE"), OUT_DATE, 0},
    {"client", N_("CLIENT"), OUT_TEXT, 24},
    {"order", N_("ORDER"), OUT_TEXT, 0},
    {"invoice", N_("INVOICE"), OUT_TEXT, 0},
    {"amount", N_("AMOUNT"), OUT_MONEY, 0},
    {"currency", "", OUT_TEXT, 0},
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

/* The numbers of documents with a line that names the order. */
static void note_lines(struct book *b, const char *order, struct map *out)
{
    for (size_t i = 0; i < b->entries.n; i++) {
        const struct entry *e = &b->entries.v[i];
        if (e->type == REC_LINE &&
            strcmp(entry_attr(b, e, "order"), order) == 0)
            map_put(out, e->ref, strlen(e->ref), NULL);
    }
}

/* What names an order, or a line of it does, as list --order has it. */
static bool names_order(const struct act *a, const char *order,
                        const struct map *lines)
{
    return strcmp(a->order, order) == 0 ||
           map_find(lines, a->ref, strlen(a->ref));
}

int invoice_run_acts(struct cli *c, void *options, int argc, char **argv)
{
    const struct invoice_options *o = options;
    struct period period = {DAY_MIN, DAY_MAX, PERIOD_ALL};
    const struct client *client;
    struct map lines = {0};
    struct acts acts;
    struct book b;
    if (invoice_no_operands(c, argc, argv) < 0 ||
        (o->period && cli_period(c, "--period", o->period, &period) < 0))
        return -1;
    invoice_text_is_table(c);
    uint64_t types = TYPE(REC_ACT) | (o->order ? TYPE(REC_LINE) : 0);
    if (cli_book(c, types, false, NULL, &b) < 0)
        return -1;
    int rc = invoice_client(c, &b, o->client, &client);
    acts_find(&b, &acts);
    if (o->order)
        note_lines(&b, o->order, &lines);
    struct out *out =
        rc < 0 ? NULL
               : cli_out(c, columns, sizeof columns / sizeof columns[0],
                         _("no such closing documents"));
    for (size_t i = 0; out && i < acts.all.n; i++) {
        const struct act *a = &acts.all.v[i];
        if ((!client || a->client == client) &&
            (!o->order || names_order(a, o->order, &lines)) &&
            a->entry->day >= period.from && a->entry->day <= period.to &&
            (!o->unsigned_only || a->signed_on == DAY_NONE))
            print_act(out, &b, a);
    }
    if (out)
        rc = cli_out_close(c, out);
    acts_release(&acts);
    map_release(&lines);
    book_release(&b);
    return rc;
}
