/* acct-metrics report --client: the report to a client, and that it was sent.
 */
#include "outbox/report/client.h"
#include "base/i18n.h"
#include "inside.h"
#include "work/contact/action.h"

int metrics_client_report(struct cli *c, const struct report_options *o,
                          struct period p)
{
    struct brief brief = {0};
    struct client *client;
    struct book b;
    if (cli_output(c, "--output", o->output) < 0 ||
        cli_book(c, TYPES_ALL, true, NULL, &b) < 0)
        return -1;
    int rc = cli_client(c, &b, o->client, &client);
    if (rc == 0) {
        const struct client_report_ask ask = {.client = client,
                                              .period = p,
                                              .lang = o->lang,
                                              .hours = o->hours,
                                              .done = o->done.v,
                                              .done_n = o->done.n};
        rc = client_report(&b, &c->home, &ask, &brief, &c->err);
    }
    if (rc == 0)
        rc = metrics_print_brief(c, o, &brief);
    brief_release(&brief);
    book_release(&b);
    return rc;
}

/* --- --sent --- */

struct sending {
    const struct report_options *options;
    struct period period;
};

static int find_contract(struct cli *c, struct book *b, const struct sending *s,
                         const struct client *client, const char **ref)
{
    bool several;
    const struct contract *k;
    if (s->options->contract) {
        k = book_contract(b, s->options->contract);
        if (!k || k->client != client)
            return err_set(&c->err, ERR_ABSENT, _("%s has no contract '%s'"),
                           client->key, s->options->contract);
        *ref = k->ref;
        return 0;
    }
    k = client_report_contract(b, client, s->period, &several);
    if (several)
        return cli_usage(c, _("%s has several contracts (--contract REF)"),
                         client->key);
    *ref = k ? k->ref : "";
    return 0;
}

static int record_of(struct cli *c, struct book *b, const struct sending *s,
                     struct client *client, const char *contract,
                     struct record *r)
{
    const struct report_options *o = s->options;
    struct action how = {0};
    char *day = arena_new(&c->home.arena, DATE_SIZE);
    char *period = arena_new(&c->home.arena, PERIOD_SIZE);
    int32_t on = c->home.today;
    if (o->date && cli_past_day(c, "--date", o->date, &on) < 0)
        return -1;
    action_address(b, client, &how);
    const struct cli_record words = {
        .type = REC_REPORT,
        .client = client->key,
        .ref = contract,
        .date = day_print(on, day),
        .channel = o->channel ? o->channel : how.channel,
        .owner = o->owner,
    };
    if (cli_record(c, &words, r) < 0)
        return -1;
    record_attr(r, "period", period_print(s->period, period), &c->home.arena);
    return 0;
}

static int add(struct cli *c, struct enter *en, void *arg)
{
    const struct sending *s = arg;
    struct book *b = enter_book(en);
    struct client *client;
    struct record r;
    const char *contract = "";
    return cli_client(c, b, s->options->client, &client) < 0 ||
                   find_contract(c, b, s, client, &contract) < 0 ||
                   client_report_unsent(b, client, contract, s->period,
                                        &c->err) < 0 ||
                   record_of(c, b, s, client, contract, &r) < 0
               ? -1
               : enter_add(en, &r, &c->err);
}

static int print(struct cli *c, const struct enter *en, void *arg)
{
    const struct sending *s = arg;
    return c->format_given || s->options->dry_run ? cli_enter_print(c, en) : 0;
}

int metrics_client_sent(struct cli *c, const struct report_options *o,
                        struct period p)
{
    const struct cli_enter how = {.dry_run = o->dry_run};
    struct sending s = {.options = o, .period = p};
    if (c->own_format || o->output)
        return cli_usage(c, _("--sent records that it was sent, and prints no "
                              "report"));
    return cli_write(c, &how,
                     TYPE(REC_REPORT) | TYPE(REC_CONTRACT) | TYPE(REC_CONTACT),
                     &(struct cli_writing){add, print}, &s);
}
