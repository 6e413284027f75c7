/* acct-invoice remind: whom to write to about what is past due. */
#include <stdio.h>

#include "base/i18n.h"
#include "cli/actions.h"
#include "inside.h"
#include "outbox/doc/letters.h"
#include "work/queue/queue.h"

static const struct out_column held_columns[] = {
    {"number", N_("NUMBER"), OUT_KEY, 0},
    {"client", N_("CLIENT"), OUT_KEY, 0},
    {"days", N_("DAYS"), OUT_NUMBER, 0},
    {"open", N_("OPEN"), OUT_MONEY, 0},
    {"currency", "", OUT_KEY, 0},
    {"sent", N_("SENT"), OUT_NUMBER, 0},
    {"until", N_("UNTIL"), OUT_DATE, OUT_SPARE(1)},
    {"why", N_("WHY NOT NOW"), OUT_TEXT, 0},
};

struct remind_options {
    struct invoice_writing writing;
    struct invoice_sheet sheet; /* its look alone */
    struct action_look calendar;
    const char *client;
    bool held, issue;
};

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
    out_word(o, remind_say_hold(m));
    out_end(o);
}

/* The answer: of one client and owner, or all. */
struct reminding {
    struct book book;
    struct remind_rules rules;
    struct remind_choice which;
    struct reminds found;
    struct queue queue; /* unless invoices are named */
};

static bool is_wanted(const struct reminding *r, const struct remind *m,
                      bool held)
{
    return remind_is_theirs(m, &r->which) && (m->why == REMIND_DUE) != held;
}

static int print_all_held(struct cli *c, const struct reminding *r)
{
    struct out *out =
        cli_out(c, held_columns, sizeof held_columns / sizeof held_columns[0],
                _("nothing is held back"));
    for (size_t i = 0; i < r->found.all.n; i++)
        if (is_wanted(r, &r->found.all.v[i], true))
            print_held(out, &r->book, &r->found.all.v[i]);
    return cli_out_close(c, out);
}

static int print_all(struct cli *c, struct reminding *r,
                     const struct action_look *look)
{
    struct action_list list;
    action_begin(c, look, _("nobody is to be reminded"), &list);
    for (size_t i = 0; i < r->found.all.n; i++) {
        struct action a;
        if (!is_wanted(r, &r->found.all.v[i], false))
            continue;
        remind_action(&r->book, &r->rules, &r->found.all.v[i], &a);
        action_put(&list, &a);
    }
    return action_end(&list);
}

/* --- --issue ---------------------------------------------------------------
 */

struct issuing {
    const struct remind_options *options;
    struct letters_ask ask;
    struct record row;
    struct book *book;
    struct letters letters;
};

static int add(struct cli *c, struct enter *en, void *arg)
{
    struct issuing *s = arg;
    s->book = enter_book(en);
    return letters_issue(&c->home, en, &s->ask, &s->letters, &c->err);
}

/* A form feed between two, as between pages. */
static int print_letters(struct cli *c, struct issuing *s)
{
    struct doc_maker m;
    doc_maker_init(&m, &c->home, s->book, &s->options->sheet.look);
    for (size_t i = 0; i < s->letters.all.n; i++) {
        struct doc_page *page = &s->letters.all.v[i].page;
        if (s->options->writing.dry_run)
            page->number = NULL;
        if (i)
            putchar('\f');
        if (invoice_paper_print(c, &m, page, NULL) < 0)
            return -1;
    }
    return 0;
}

static int print(struct cli *c, const struct enter *en, void *arg)
{
    struct issuing *s = arg;
    const struct invoice_writing *w = &s->options->writing;
    if (!s->letters.all.n) {
        cli_note(c, _("nobody is to be reminded"));
        return 0;
    }
    return invoice_print_as_paper(c, w)
               ? print_letters(c, s)
               : invoice_print_numbers(c, w, en, "number");
}

static int issue(struct cli *c, const struct remind_options *o,
                 struct reminding *r)
{
    struct cli_enter how = {.dry_run = o->writing.dry_run, .as_of = true};
    struct issuing s = {.options = o};
    bool all = !r->which.numbers_n;
    s.ask = (struct letters_ask){&r->rules, o->client, r->which, &s.row,
                                 all ? &r->queue : NULL};
    if (invoice_letter_row(c, &o->writing, &s.row) < 0)
        return -1;
    uint64_t types = all ? queue_types(&r->queue) : REMIND_TYPES;
    int rc = cli_write(c, &how, types | enter_needs(&s.row),
                       &(struct cli_writing){add, print}, &s);
    letters_release(&s.letters);
    return rc;
}

static int list(struct cli *c, const struct remind_options *o,
                struct reminding *r)
{
    if (cli_book(c, queue_types(&r->queue), false, NULL, &r->book) < 0)
        return -1;
    int rc = invoice_client(c, &r->book, o->client, &r->which.client);
    if (rc == 0)
        rc = remind_find(&r->book, &r->rules, &r->found, &c->err);
    if (rc == 0)
        rc = queue_hold_reminders(&r->queue, &r->book, &r->found, &c->err);
    if (rc == 0)
        rc = o->held ? print_all_held(c, r) : print_all(c, r, &o->calendar);
    reminds_release(&r->found);
    book_release(&r->book);
    return rc;
}

static int cmd_invoice_remind(struct cli *c, void *options, int argc,
                              char **argv)
{
    const struct remind_options *o = options;
    struct reminding r = {.which = {.owner = o->writing.owner}};
    if ((!o->issue && invoice_no_operands(c, argc, argv) < 0) ||
        invoice_check_issue(c, o->issue, &o->writing, &o->sheet, false) < 0 ||
        remind_rules_of(&c->home, &r.rules, &c->err) < 0)
        return -1;
    if (o->issue && o->held)
        return cli_usage(c, _("either --issue or --held"));
    if (o->issue && c->own_format && strcmp(c->own_format, "text") != 0)
        return cli_usage(c, _("--issue has no format '%s'"), c->own_format);
    r.which.numbers = argv;
    r.which.numbers_n = argc;
    if (!o->issue)
        invoice_text_is_table(c);
    if (action_check(c, &o->calendar) < 0)
        return -1;
    if (o->held && c->own_format)
        return cli_usage(c, _("--held has no format '%s'"), c->own_format);
    int rc = argc ? 0 : queue_open(&c->home, &r.queue, &c->err);
    if (rc == 0)
        rc = o->issue ? issue(c, o, &r) : list(c, o, &r);
    queue_release(&r.queue);
    return rc;
}

#define AT(member) offsetof(struct remind_options, member)
static const struct cli_option options[] = {
    INVOICE_CLIENT,
    {0, "held", NULL, N_("what is past due and not to be reminded of now"),
     CLI_FLAG, AT(held)},
    {0, "issue", NULL,
     N_("give the letter a number and record that it was sent"), CLI_FLAG,
     AT(issue)},
    {0, "lang", N_("LANG"),
     N_("the document's language: en, ru, …; the client's if left out"),
     CLI_TEXT, AT(sheet.look.lang)},
    {0, "layout", N_("LAYOUT"),
     N_("the layout of the paper; that of the setting if left out"), CLI_TEXT,
     AT(sheet.look.layout)},
    {0},
};

static const struct cli_inherited inherited[] = {
    {invoice_writing_options, AT(writing)},
    {action_options, AT(calendar)},
    {0}};

const struct cli_command invoice_remind = {
    .name = "remind",
    .operands = "[--issue [NUMBER …]] [options]",
    .help = N_("whom to write to about what is past due"),
    .run = cmd_invoice_remind,
    .size = sizeof(struct remind_options),
    .options = options,
    .inherited = inherited,
    .formats = invoice_remind_formats,
};
