/* acct-invoice remind: whom to write to about what is past due. */
#include <stdlib.h>

#include "action.h"
#include "base/i18n.h"
#include "invoice.h"
#include "work/remind.h"

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

static bool is_wanted(const struct remind *m, const struct client *client,
                      const struct invoice_options *o)
{
    const struct entry *e = m->invoice->entry;
    return (!client || m->invoice->client == client) &&
           (!o->owner || strcmp(entry_owner(e), o->owner) == 0) &&
           (m->why == REMIND_DUE) != o->held;
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

int invoice_run_remind(struct cli *c, void *options, int argc, char **argv)
{
    const struct invoice_options *o = options;
    const struct client *client;
    struct remind_rules rules;
    struct reminds all = {0};
    struct book b;
    if (invoice_no_operands(c, argc, argv) < 0 ||
        remind_rules_of(&c->conf, c->today, c->path, &rules, &c->err) < 0)
        return -1;
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
