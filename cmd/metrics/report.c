/* acct-metrics report: a period on one page. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "cli/envelope.h"
#include "metrics/commands.h"
#include "metrics/outgoing.h"
#include "outbox/report/month.h"
#include "paper/draw.h"
#include "paper/html/html.h"
#include "paper/plain/plain.h"
#include "words/choose.h"

struct report_options {
    const char *period, *lang, *output, *to;
    bool open;
};

static bool is_format(const struct cli *c, const char *name)
{
    return c->own_format && strcmp(c->own_format, name) == 0;
}

static int make(struct cli *c, const struct report_options *o, struct brief *b,
                struct buf *out)
{
    if (is_format(c, "eml"))
        return report_mail(c, b, o->to, out);
    if (is_format(c, "pdf"))
        return draw_brief(cli_draw_module(c), b, out, &c->err);
    if (o->open || is_format(c, "html"))
        html_brief(b, out);
    else
        plain_brief(b, c->width ? c->width : REPORT_WIDTH, out);
    return 0;
}

static int print(struct cli *c, const struct report_options *o, struct brief *b)
{
    struct buf made = {0};
    int rc = make(c, o, b, &made);
    cli_idle(c);
    if (rc == 0 && o->open)
        rc = cli_browse(c, arena_fmt(&b->arena, "%s.html", report_name(b)),
                        buf_view(&made));
    else if (rc == 0 && fwrite(buf_cstr(&made), 1, made.n, stdout) != made.n)
        rc = err_errno(&c->err, errno, _("standard output"));
    buf_release(&made);
    return rc;
}

/* What does not go together. */
static int check(struct cli *c, const struct report_options *o)
{
    if (c->format_given && !c->own_format && c->format != OUT_TABLE)
        return cli_usage(
            c,
            _("a report is text, a page or mail (-O text, html, pdf, eml); its "
              "figures are acct-metrics -O %s"),
            out_format_name(c->format));
    if (o->open && (o->output || (c->format_given && !is_format(c, "html"))))
        return cli_usage(c, _("--open shows a page: it goes with no -o, and "
                              "with no -O but html"));
    if (is_format(c, "eml"))
        return cli_mail_check(c, o->to);
    return o->to ? cli_usage(c, _("--to goes with -O eml")) : 0;
}

static int period_of_report(struct cli *c, const struct report_options *o,
                            struct period *p)
{
    *p = period_step(period_of(c->home.today, PERIOD_MONTH), -1);
    if (o->period && cli_period(c, "--period", o->period, p) < 0)
        return -1;
    return p->unit == PERIOD_WEEK || p->unit == PERIOD_MONTH ||
                   p->unit == PERIOD_QUARTER || p->unit == PERIOD_YEAR
               ? 0
               : cli_usage(c, _("--period: a report is of a week, a month, a "
                                "quarter or a year"));
}

static int cmd_metrics_report(struct cli *c, void *options, int argc,
                              char **argv)
{
    const struct report_options *o = options;
    const struct paper_lang *lang;
    struct words words = {.home = &c->home};
    struct brief brief = {0};
    struct period p;
    struct book b;
    if (argc)
        return cli_usage(c, _("report takes no operand (%s is one)"), argv[0]);
    if (check(c, o) < 0 || period_of_report(c, o, &p) < 0 ||
        words_named(&words, o->lang ? o->lang : "en", &lang, &c->err) < 0 ||
        cli_output(c, "--output", o->output) < 0 ||
        cli_book(c, TYPES_ALL, true, NULL, &b) < 0)
        return -1;
    cli_busy(c, _("counting…"));
    int rc = month_report(&b, &c->home, lang, p, &brief, &c->err);
    if (rc == 0)
        rc = print(c, o, &brief);
    brief_release(&brief);
    book_release(&b);
    return rc;
}

#define AT(member) offsetof(struct report_options, member)
static const struct cli_option options[] = {
    {'p', "period", N_("PERIOD"),
     N_("a week, month, quarter or year; last month if left out"), CLI_TEXT,
     AT(period)},
    {0, "lang", N_("LANG"), N_("the report's language: en, ru, …"), CLI_TEXT,
     AT(lang)},
    {'o', "output", N_("FILE"), N_("write to a file, which is replaced whole"),
     CLI_TEXT, AT(output)},
    {0, "open", NULL, N_("show the page in a browser"), CLI_FLAG, AT(open)},
    {0, "to", N_("ADDRESS"), N_("of mail: to whom it goes"), CLI_TEXT, AT(to)},
    {0},
};

static const char *const formats[] = {"text", "html", "pdf", "eml", NULL};

const struct cli_command metrics_report = {
    .name = "report",
    .operands = "[-p PERIOD] [-O html]",
    .help = N_("what changed and why, on one page"),
    .run = cmd_metrics_report,
    .size = sizeof(struct report_options),
    .options = options,
    .formats = formats,
};
