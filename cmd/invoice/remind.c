/* acct-invoice remind: whom to write to about what is past due. */
#include <stdlib.h>

#include "base/i18n.h"
#include "book/find.h"
#include "cli/actions.h"
#include "invoice/letter.h"

static const struct out_column held_columns[] = {
    {"number", N_("NUMBER"), OUT_TEXT, 0},
    {"client", N_("CLIENT"), OUT_TEXT, 24},
    {"days", N_("DAYS"), OUT_NUMBER, 0},
    {"open", N_("OPEN"), OUT_MONEY, 0},
    {"currency", "", OUT_TEXT, 0},
    {"sent", N_("SENT"), OUT_NUMBER, 0},
    {"until", N_("UNTIL"), OUT_DATE, 0},
    {"why", N_("WHY NOT NOW"), OUT_TEXT, 0},
};

static bool is_theirs(const struct remind *m, const struct client *client,
                      const struct invoice_options *o)
{
    const struct entry *e = m->invoice->entry;
    return (!client || m->invoice->client == client) &&
           (!o->writing.owner || strcmp(entry_owner(e), o->writing.owner) == 0);
}

static bool is_wanted(const struct remind *m, const struct client *client,
                      const struct invoice_options *o)
{
    return is_theirs(m, client, o) && (m->why == REMIND_DUE) != o->held;
}

static void print_held(struct out *o, const struct book *b,
                       const struct remind *m)
{
    const struct entry *e = m->invoice->entry;
    const struct currency *cur = book_currency(b, e->currency);
    out_word(o, m->invoice->ref);
    out_word(o, m->invoice->client ? m->invoice->client->key : "");
    out_int(o, m->state.days);
    out_money(o, m->state.open, cur->digits);
    out_word(o, cur->code);
    out_int(o, m->sent);
    out_day(o, m->wake);
    out_word(o, _(remind_holds[m->why]));
    out_end(o);
}

static int print_all_held(struct cli *c, const struct invoice_options *o,
                          const struct book *b, const struct client *client,
                          const struct reminds *all)
{
    struct out *out =
        cli_out(c, held_columns, sizeof held_columns / sizeof held_columns[0],
                _("nothing is held back"));
    for (size_t i = 0; i < all->all.n; i++)
        if (is_wanted(&all->all.v[i], client, o))
            print_held(out, b, &all->all.v[i]);
    return cli_out_close(c, out);
}

static int print_all(struct cli *c, const struct invoice_options *o,
                     struct book *b, const struct client *client,
                     const struct remind_rules *rules,
                     const struct reminds *all)
{
    struct action_list list;
    action_begin(c, &list, _("nobody is to be reminded"));
    for (size_t i = 0; i < all->all.n; i++) {
        struct action a;
        if (!is_wanted(&all->all.v[i], client, o))
            continue;
        remind_action(b, rules, &all->all.v[i], &a);
        action_put(&list, &a);
    }
    return action_end(&list);
}

/* --- --issue ---------------------------------------------------------------
 */

struct issuing {
    struct cli *c;
    const struct invoice_options *options;
    const struct client *client; /* only this one's; NULL: all */
    char **numbers;              /* only these; none: all that are due */
    int numbers_n;
    struct remind_rules rules;
    struct reminds all;
    struct enter *en;
};

static bool is_named(const struct issuing *s, const struct remind *m)
{
    for (int i = 0; i < s->numbers_n; i++)
        if (strcmp(s->numbers[i], m->invoice->ref) == 0)
            return true;
    return !s->numbers_n;
}

static bool is_letter(const struct issuing *s, const struct remind *m)
{
    return is_wanted(m, s->client, s->options) && !m->person && is_named(s, m);
}

/* Whoever names an invoice is told why there is no letter. */
static int check_named(struct issuing *s, const char *number)
{
    struct cli *c = s->c;
    const struct remind *m = NULL;
    struct invoice *v;
    char day[DATE_SIZE];
    if (invoice_find(enter_book(s->en), number, &v, &c->err) < 0)
        return -1;
    for (size_t i = 0; i < s->all.all.n; i++)
        if (s->all.all.v[i].invoice == v)
            m = &s->all.all.v[i];
    if (!m)
        return err_set(&c->err, ERR_DATA,
                       _("nothing is past due on invoice %s"), number);
    if (!is_theirs(m, s->client, s->options))
        return cli_usage(c, _("--client or --owner leaves invoice %s out"),
                         number);
    if (m->why == REMIND_DUE && m->person)
        return err_set(&c->err, ERR_DATA,
                       _("invoice %s: the reminders have run out: call, or "
                         "decide what comes next"),
                       number);
    if (m->why == REMIND_DUE)
        return 0;
    if (m->wake == DAY_NONE)
        return err_set(&c->err, ERR_DATA, _("invoice %s: no letter now: %s"),
                       number, _(remind_holds[m->why]));
    return err_set(&c->err, ERR_DATA,
                   _("invoice %s: no letter now: %s (until %s)"), number,
                   _(remind_holds[m->why]), day_print(m->wake, day));
}

static int issue_letter(struct issuing *s, const struct remind *m)
{
    struct cli *c = s->c;
    struct book *b = enter_book(s->en);
    struct letter letter = {0};
    struct invoice_page page;
    struct action a;
    struct record r;
    const char *number;
    letter_reminder(m->invoice, m->state.due, m->state.open, m->stage, &letter,
                    &page);
    remind_action(b, &s->rules, m, &a);
    if (letter_record(c, s->options, "reminder", &r) < 0)
        return -1;
    r.col[COL_CHANNEL] = str_of(a.channel);
    r.col[COL_OWNER] = str_of(a.owner);
    if (*a.contact)
        record_attr(&r, "contact", a.contact, &c->home.arena);
    return letter_enter(c, s->en, "numbers.reminder", &page, &r, &number);
}

/* A form feed between two, as between pages. */
static int print_letters(struct issuing *s)
{
    struct cli *c = s->c;
    size_t n = 0;
    for (size_t i = 0; i < s->all.all.n; i++) {
        const struct remind *m = &s->all.all.v[i];
        struct letter letter = {0};
        struct invoice_page page;
        struct str number;
        if (!is_letter(s, m))
            continue;
        letter_reminder(m->invoice, m->state.due, m->state.open, m->stage,
                        &letter, &page);
        const struct record *r = enter_row(s->en, n++);
        page.day = s->rules.invoice.today;
        page.number = NULL;
        page.remark = s->options->writing.text ? s->options->writing.text : "";
        if (!s->options->writing.dry_run &&
            attr_raw(r->col[COL_ATTRS], "number", &number))
            page.number = arena_dup(&c->home.arena, number.p, number.n);
        if (n > 1)
            putchar('\f');
        if (invoice_paper_print(c, s->options, enter_book(s->en), &page) < 0)
            return -1;
    }
    return 0;
}

static int issue_all(struct issuing *s)
{
    struct cli *c = s->c;
    struct book *b = enter_book(s->en);
    if (invoice_client(c, b, s->options->client, &s->client) < 0 ||
        remind_find(b, &s->rules, &s->all, &c->err) < 0)
        return -1;
    for (int i = 0; i < s->numbers_n; i++)
        if (check_named(s, s->numbers[i]) < 0)
            return -1;
    for (size_t i = 0; i < s->all.all.n; i++)
        if (is_letter(s, &s->all.all.v[i]) &&
            issue_letter(s, &s->all.all.v[i]) < 0)
            return -1;
    if (!enter_count(s->en)) {
        cli_note(c, _("nobody is to be reminded"));
        return 0;
    }
    if (cli_enter_commit(c, s->en) < 0)
        return -1;
    return invoice_print_as_paper(c, &s->options->writing)
               ? print_letters(s)
               : invoice_print_numbers(c, &s->options->writing, s->en,
                                       "number");
}

static int issue(struct issuing *s)
{
    struct cli *c = s->c;
    struct cli_enter how = {.dry_run = s->options->writing.dry_run,
                            .as_of = true};
    struct record probe;
    int rc = -1;
    if (letter_record(c, s->options, "reminder", &probe) == 0 &&
        cli_enter_begin(c, &how, REMIND_TYPES | enter_needs(&probe), &s->en) ==
            0)
        rc = issue_all(s);
    reminds_release(&s->all);
    return cli_enter_end(c, s->en, rc);
}

int cmd_invoice_remind(struct cli *c, void *options, int argc, char **argv)
{
    const struct invoice_options *o = options;
    struct issuing s = {
        .c = c, .options = o, .numbers = argv, .numbers_n = argc};
    const struct client *client;
    struct remind_rules rules;
    struct reminds all = {0};
    struct book b;
    if ((!o->issue && invoice_no_operands(c, argc, argv) < 0) ||
        invoice_check_issue(c, o, false) < 0 ||
        remind_rules_of(&c->home, &rules, &c->err) < 0)
        return -1;
    s.rules = rules;
    if (o->issue && o->held)
        return cli_usage(c, _("either --issue or --held"));
    if (o->issue && c->own_format && strcmp(c->own_format, "text") != 0)
        return cli_usage(c, _("--issue has no format '%s'"), c->own_format);
    if (o->issue)
        return issue(&s);
    invoice_text_is_table(c);
    if (o->held && c->own_format)
        return cli_usage(c, _("--held has no format '%s'"), c->own_format);
    if (cli_book(c, REMIND_TYPES, false, NULL, &b) < 0)
        return -1;
    int rc = invoice_client(c, &b, o->client, &client);
    if (rc == 0)
        rc = remind_find(&b, &rules, &all, &c->err);
    if (rc == 0)
        rc = o->held ? print_all_held(c, o, &b, client, &all)
                     : print_all(c, o, &b, client, &rules, &all);
    reminds_release(&all);
    book_release(&b);
    return rc;
}

#define AT(member) offsetof(struct invoice_options, member)
static const struct cli_option options[] = {
    {0, "client", N_("CLIENT"),
     N_("only this client's; pay, refund: on account of this client"), CLI_TEXT,
     AT(client)},
    {0, "held", NULL, N_("what is past due and not to be reminded of now"),
     CLI_FLAG, AT(held)},
    {0, "issue", NULL,
     N_("give the letter a number and record that it was sent"), CLI_FLAG,
     AT(issue)},
    {0, "lang", N_("LANG"),
     N_("the document's language: en, ru, …; the client's if left out"),
     CLI_TEXT, AT(lang)},
    {0, "layout", N_("LAYOUT"),
     N_("the layout of the paper; that of the setting if left out"), CLI_TEXT,
     AT(layout)},
    {0},
};

static const struct cli_inherited inherited[] = {
    {invoice_writing_options, AT(writing)}, {0}};

const struct cli_command invoice_remind = {
    .name = "remind",
    .operands = "[--issue [NUMBER …]] [options]",
    .help = N_("whom to write to about what is past due"),
    .run = cmd_invoice_remind,
    .size = sizeof(struct invoice_options),
    .options = options,
    .inherited = inherited,
    .formats = invoice_remind_formats,
};
