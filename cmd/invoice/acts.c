/* acct-invoice sent, signed, acts: what became of closing documents. */
#include <stdlib.h>

#include "base/i18n.h"
#include "inside.h"
#include "work/invoice/document.h"

/* The first day on which it was sent, or DAY_NONE. */
static int32_t first_sent(struct cli *c, struct book *b, const char *ref)
{
    int32_t day = DAY_NONE;
    for (size_t i = 0; i < b->entries.n; i++) {
        const struct entry *e = &b->entries.v[i];
        struct err none = ERR_INIT;
        struct when when;
        if (e->type == REC_ACT && strcmp(e->ref, ref) == 0 &&
            when_parse(str_of(entry_attr(b, e, "sent")), &c->home.zone, &when,
                       &none) == 0 &&
            (day == DAY_NONE || when.day < day))
            day = when.day;
    }
    return day;
}

/* It is sent once it is there, and comes back signed after that. */
static int check_day(struct cli *c, struct book *b, const struct entry *act,
                     const char *attr, const char *day)
{
    struct when when;
    char of[DATE_SIZE];
    if (when_parse(str_of(day), &c->home.zone, &when, &c->err) < 0)
        return -1;
    if (when.day < act->day)
        return err_set(&c->err, ERR_DATA,
                       _("%s %s would be before the act %s, which is of %s "
                         "(give the date with -d)"),
                       attr, day, act->ref, day_print(act->day, of));
    int32_t sent =
        strcmp(attr, "signed") == 0 ? first_sent(c, b, act->ref) : DAY_NONE;
    if (sent != DAY_NONE && when.day < sent)
        return err_set(&c->err, ERR_DATA,
                       _("%s %s would be before the act %s was sent, on %s "
                         "(give the date with -d)"),
                       attr, day, act->ref, day_print(sent, of));
    return 0;
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
        .date = o->writing.date,
        .owner = o->writing.owner,
        .text = o->writing.text,
        .attrs = &o->writing.set,
    };
    if (document_find(enter_book(en), REC_ACT, ref, &act, &c->err) < 0 ||
        cli_record(c, &words, &r) < 0)
        return -1;
    if (act->client)
        r.col[COL_CLIENT] = str_of(act->client->key);
    struct str date = r.col[COL_DATE];
    const char *on = date.n ? arena_dup(&c->home.arena, date.p, date.n)
                            : day_print(c->home.now.day, day);
    if (check_day(c, enter_book(en), act, attr, on) < 0)
        return -1;
    record_attr(&r, attr, on, &c->home.arena);
    return enter_add(en, &r, &c->err);
}

static int mark(struct cli *c, const struct invoice_options *o, int argc,
                char **argv, const char *attr)
{
    struct cli_enter how = {.dry_run = o->writing.dry_run};
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
    if (rc == 0 && !o->writing.quiet && (c->format_given || o->writing.dry_run))
        rc = cli_enter_print(c, en);
    return cli_enter_end(c, en, rc);
}

int cmd_invoice_sent(struct cli *c, void *options, int argc, char **argv)
{
    return mark(c, options, argc, argv, "sent");
}

int cmd_invoice_signed(struct cli *c, void *options, int argc, char **argv)
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

int cmd_invoice_acts(struct cli *c, void *options, int argc, char **argv)
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

#define AT(member) offsetof(struct invoice_options, member)
static const struct cli_inherited sent_inherited[] = {
    {invoice_date_options, AT(writing)},
    {invoice_writing_options, AT(writing)},
    {0}};

const struct cli_command invoice_sent = {
    .name = "sent",
    .operands = "ACT … [options]",
    .help = N_("the closing document was sent"),
    .run = cmd_invoice_sent,
    .size = sizeof(struct invoice_options),
    .inherited = sent_inherited,
    .formats = invoice_formats,
};

static const struct cli_inherited signed_inherited[] = {
    {invoice_date_options, AT(writing)},
    {invoice_writing_options, AT(writing)},
    {0}};

const struct cli_command invoice_signed = {
    .name = "signed",
    .operands = "ACT … [options]",
    .help = N_("the closing document came back signed"),
    .run = cmd_invoice_signed,
    .size = sizeof(struct invoice_options),
    .inherited = signed_inherited,
    .formats = invoice_formats,
};

static const struct cli_option acts_options[] = {
    {0, "order", N_("ORDER"), N_("for this order; lists: only what names it"),
     CLI_TEXT, AT(order)},
    {0, "client", N_("CLIENT"),
     N_("only this client's; pay, refund: on account of this client"), CLI_TEXT,
     AT(client)},
    {'p', "period", N_("PERIOD"),
     N_("only what is dated in it; recurring: what falls due in it"), CLI_TEXT,
     AT(period)},
    {0, "unsigned", NULL, N_("only what did not come back signed"), CLI_FLAG,
     AT(unsigned_only)},
    {0},
};

const struct cli_command invoice_acts = {
    .name = "acts",
    .operands = "[options]",
    .help = N_("closing documents: when sent, when signed"),
    .run = cmd_invoice_acts,
    .size = sizeof(struct invoice_options),
    .options = acts_options,
    .formats = invoice_formats,
};
