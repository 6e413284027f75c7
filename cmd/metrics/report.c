/* acct-metrics report: a period on one page. */
#include <string.h>

#include "base/i18n.h"
#include "cli/envelope.h"
#include "inside.h"
#include "metrics/commands.h"
#include "outbox/report/month.h"
#include "words/choose.h"

static int period_of_report(struct cli *c, const struct report_options *o,
                            struct period *p)
{
    *p = period_step(period_of(c->home.today, PERIOD_MONTH), -1);
    if (o->period && cli_period(c, "--period", o->period, p) < 0)
        return -1;
    if (p->from > c->home.today)
        return cli_usage(c, _("--period: it has not begun"));
    return p->unit == PERIOD_WEEK || p->unit == PERIOD_MONTH ||
                   p->unit == PERIOD_QUARTER || p->unit == PERIOD_YEAR
               ? 0
               : cli_usage(c, _("--period: a report is of a week, a month, a "
                                "quarter or a year"));
}

/* What is about a client, and about its being sent. */
static int check_options(struct cli *c, const struct report_options *o)
{
    const struct {
        const char *name;
        bool given, sent;
    } all[] = {
        {"--sent", o->sent, false},
        {"--hours", o->hours, false},
        {"--text", o->done.n > 0, false},
        {"--contract", o->contract != NULL, true},
        {"--channel", o->channel != NULL, true},
        {"--date", o->date != NULL, true},
        {"--owner", o->owner != NULL, true},
        {"--dry-run", o->dry_run, true},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (all[i].given && !o->client)
            return cli_usage(c, _("%s goes with --client only"), all[i].name);
        if (all[i].given && all[i].sent && !o->sent)
            return cli_usage(c, _("%s goes with --sent only"), all[i].name);
    }
    if (c->format_given && !c->own_format && c->format != OUT_TABLE && !o->sent)
        return cli_usage(
            c,
            o->client
                ? _("a report is text, a page or mail (-O text, html, pdf, "
                    "eml), not %s")
                : _("a report is text, a page or mail (-O text, html, pdf, "
                    "eml); its figures are acct-metrics -O %s"),
            out_format_name(c->format));
    bool eml = c->own_format && strcmp(c->own_format, "eml") == 0;
    bool html = c->own_format && strcmp(c->own_format, "html") == 0;
    if (o->open && (o->output || o->sent || (c->format_given && !html)))
        return cli_usage(c, _("--open shows a page: it goes with no -o, and "
                              "with no -O but html"));
    if (eml)
        return cli_mail_check(c, o->to);
    return o->to ? cli_usage(c, _("--to goes with -O eml")) : 0;
}

static int report_practice(struct cli *c, const struct report_options *o,
                           struct period p)
{
    const struct paper_lang *lang;
    struct words words = {.home = &c->home};
    struct brief brief = {0};
    struct book b;
    if (words_named(&words, o->lang ? o->lang : "en", &lang, &c->err) < 0 ||
        cli_output(c, "--output", o->output) < 0 ||
        cli_book(c, TYPES_ALL, true, NULL, &b) < 0)
        return -1;
    cli_busy(c, _("counting…"));
    int rc = month_report(&b, &c->home, lang, p, &brief, &c->err);
    if (rc == 0)
        rc = metrics_print_brief(c, o, &brief);
    brief_release(&brief);
    book_release(&b);
    return rc;
}

static int cmd_metrics_report(struct cli *c, void *options, int argc,
                              char **argv)
{
    const struct report_options *o = options;
    struct period p;
    if (argc)
        return cli_usage(c, _("report takes no operand (%s is one)"), argv[0]);
    if (check_options(c, o) < 0 || period_of_report(c, o, &p) < 0)
        return -1;
    return o->sent     ? metrics_client_sent(c, o, p)
           : o->client ? metrics_client_report(c, o, p)
                       : report_practice(c, o, p);
}

#define AT(member) offsetof(struct report_options, member)
static const struct cli_option options[] = {
    {'p', "period", N_("PERIOD"),
     N_("a week, month, quarter or year; last month if left out"), CLI_TEXT,
     AT(period)},
    {0, "lang", N_("LANG"),
     N_("the report's language: en, ru, …; the client's, of one to a client"),
     CLI_TEXT, AT(lang)},
    {0, "client", N_("CLIENT"), N_("the report to that client"), CLI_TEXT,
     AT(client)},
    {0, "hours", NULL,
     N_("to a client who is not billed by the hour: the hours, too"), CLI_FLAG,
     AT(hours)},
    {'m', "text", N_("TEXT"),
     N_("to a client: a line more of what was done; may be given again"),
     CLI_LIST, AT(done)},
    {0, "sent", NULL,
     N_("record that the report was sent to the client; prints no report"),
     CLI_FLAG, AT(sent)},
    {0, "contract", N_("REF"),
     N_("--sent: the contract that promises it, where there are several"),
     CLI_TEXT, AT(contract)},
    {'c', "channel", N_("CHANNEL"),
     N_("--sent: on which; the client's if left out"), CLI_TEXT, AT(channel)},
    {'d', "date", N_("DATE"), N_("--sent: when; today if left out"), CLI_TEXT,
     AT(date)},
    {'w', "owner", N_("WHO"), N_("--sent: who on our side"), CLI_TEXT,
     AT(owner)},
    {'n', "dry-run", NULL, N_("--sent: print the record; add nothing"),
     CLI_FLAG, AT(dry_run)},
    {'o', "output", N_("FILE"), N_("write to a file, which is replaced whole"),
     CLI_TEXT, AT(output)},
    {0, "open", NULL, N_("show the page in a browser"), CLI_FLAG, AT(open)},
    {0, "to", N_("ADDRESS"), N_("of mail: to whom it goes"), CLI_TEXT, AT(to)},
    {0},
};

static const char *const formats[] = {"text", "html", "pdf", "eml", NULL};

const struct cli_command metrics_report = {
    .name = "report",
    .operands = "[-p PERIOD] [--client CLIENT [--sent]] [-O html]",
    .help = N_("what changed and why, on one page"),
    .run = cmd_metrics_report,
    .size = sizeof(struct report_options),
    .options = options,
    .formats = formats,
};
