/* acct-invoice sent, signed: what became of closing documents. */
#include "base/i18n.h"
#include "inside.h"

struct marking {
    const struct invoice_writing *writing;
    const char *attr; /* sent, or signed */
    struct record given;
    char **acts;
    int n;
};

static int add(struct cli *c, struct enter *en, void *arg)
{
    const struct marking *m = arg;
    int rc = 0;
    for (int i = 0; i < m->n && rc == 0; i++)
        rc = draft_mark(&c->home, en, &m->given, m->acts[i], m->attr, &c->err);
    return rc;
}

static int print(struct cli *c, const struct enter *en, void *arg)
{
    const struct marking *m = arg;
    invoice_text_is_table(c);
    if (!m->writing->quiet && (c->format_given || m->writing->dry_run))
        return cli_enter_print(c, en);
    return 0;
}

static int mark(struct cli *c, struct marking *m)
{
    const struct invoice_writing *w = m->writing;
    struct cli_enter how = {.dry_run = w->dry_run};
    struct cli_record words = {
        .type = REC_ACT,
        .date = w->date,
        .owner = w->owner,
        .text = w->text,
        .attrs = &w->set,
    };
    if (m->n < 1)
        return cli_usage(c,
                         _("which closing document? (acct-invoice %s "
                           "ACT …)"),
                         m->attr);
    int32_t day;
    if (w->date && !strchr(w->date, ':')) {
        if (cli_past_day(c, "--date", w->date, &day) < 0)
            return -1;
        words.date = day_print(day, arena_new(&c->home.arena, DATE_SIZE));
    }
    if (cli_record(c, &words, &m->given) < 0)
        return -1;
    return cli_write(c, &how, TYPE(REC_ACT) | TYPE(REC_INVOICE),
                     &(struct cli_writing){add, print}, m);
}

int cmd_invoice_sent(struct cli *c, void *options, int argc, char **argv)
{
    struct marking m = {
        .writing = options, .attr = "sent", .acts = argv, .n = argc};
    return mark(c, &m);
}

int cmd_invoice_signed(struct cli *c, void *options, int argc, char **argv)
{
    struct marking m = {
        .writing = options, .attr = "signed", .acts = argv, .n = argc};
    return mark(c, &m);
}

static const struct cli_inherited sent_inherited[] = {
    {invoice_date_options, 0}, {invoice_writing_options, 0}, {0}};

const struct cli_command invoice_sent = {
    .name = "sent",
    .operands = "ACT … [options]",
    .help = N_("the closing document was sent"),
    .run = cmd_invoice_sent,
    .size = sizeof(struct invoice_writing),
    .inherited = sent_inherited,
    .formats = invoice_formats,
};

static const struct cli_inherited signed_inherited[] = {
    {invoice_date_options, 0}, {invoice_writing_options, 0}, {0}};

const struct cli_command invoice_signed = {
    .name = "signed",
    .operands = "ACT … [options]",
    .help = N_("the closing document came back signed"),
    .run = cmd_invoice_signed,
    .size = sizeof(struct invoice_writing),
    .inherited = signed_inherited,
    .formats = invoice_formats,
};
