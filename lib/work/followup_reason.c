/* Why a follow-up is there: one sentence that people read. */
#include "base/i18n.h"
#include "base/text.h"
#include "work/followup_run.h"

enum { QUOTE_WIDTH = 60 };

static const char *keep(struct followup_run *run, struct buf *b)
{
    const char *kept = arena_dup(&run->book->arena, buf_cstr(b), b->n);
    buf_release(b);
    return kept;
}

/* The first words of a text on one line. */
static void quote(const char *text, struct buf *out)
{
    for (const char *p = text; *p; p++) {
        bool blank = (unsigned char)*p <= ' ';
        if (!blank)
            buf_ch(out, *p);
        else if (out->n && out->p[out->n - 1] != ' ')
            buf_ch(out, ' ');
    }
    while (out->n && out->p[out->n - 1] == ' ')
        out->n--;
    if (text_width(buf_view(out)) > QUOTE_WIDTH) {
        out->n = text_fit(buf_view(out), QUOTE_WIDTH - 1);
        buf_puts(out, "…");
    }
}

const char *reason_named(struct followup_run *run, const char *kind,
                         const char *ref, const char *text)
{
    struct buf b = {0}, words = {0};
    quote(text, &words);
    if (words.n)
        /* TRANSLATORS: order O-1 'Logo' */
        buf_fmt(&b, _("%s %s '%.*s'"), kind, ref, STR_ARG(buf_view(&words)));
    else
        buf_fmt(&b, _("%s %s"), kind, ref);
    buf_release(&words);
    return keep(run, &b);
}

const char *reason_question(struct followup_run *run, const char *text,
                            int32_t asked)
{
    struct buf b = {0}, words = {0};
    char day[DATE_SIZE];
    quote(text, &words);
    if (words.n)
        buf_fmt(&b, _("answer to '%.*s', asked %s,"), STR_ARG(buf_view(&words)),
                day_print(asked, day));
    else
        buf_fmt(&b, _("answer to a question of %s"), day_print(asked, day));
    buf_release(&words);
    return keep(run, &b);
}

const char *reason_due(struct followup_run *run, const char *what, int32_t due)
{
    struct buf b = {0};
    char day[DATE_SIZE];
    int ago = due == DAY_NONE ? 0 : run->options->today - due;
    day_print(due, day);
    /* TRANSLATORS: the first %s is order O-1 'Logo', task T-2 'Call', … */
    if (due == DAY_NONE)
        buf_fmt(&b, _("%s has no deadline"), what);
    else if (ago == 0)
        buf_fmt(&b, _("%s is due today"), what);
    else if (ago > 0)
        buf_fmt(
            &b,
            P_("%s was due %s, %d day ago", "%s was due %s, %d days ago", ago),
            what, day, ago);
    else
        buf_fmt(&b,
                P_("%s is due %s, in %d day", "%s is due %s, in %d days", -ago),
                what, day, -ago);
    return keep(run, &b);
}

const char *reason_end(struct followup_run *run, const char *what, int32_t end)
{
    struct buf b = {0};
    char day[DATE_SIZE];
    int ago = run->options->today - end;
    day_print(end, day);
    /* TRANSLATORS: the first %s is contract C-1 'Support' */
    if (ago == 0)
        buf_fmt(&b, _("%s ends today"), what);
    else if (ago > 0)
        buf_fmt(&b,
                P_("%s ended %s, %d day ago, and was not renewed",
                   "%s ended %s, %d days ago, and was not renewed", ago),
                what, day, ago);
    else
        buf_fmt(&b, P_("%s ends %s, in %d day", "%s ends %s, in %d days", -ago),
                what, day, -ago);
    return keep(run, &b);
}

const char *reason_silence(struct followup_run *run, int32_t since, bool first)
{
    struct buf b = {0};
    char day[DATE_SIZE];
    int days = run->options->today - since;
    day_print(since, day);
    if (first)
        buf_fmt(&b, _("no contact yet with a client since %s"), day);
    else
        buf_fmt(&b,
                P_("no contact for %d day, since %s",
                   "no contact for %d days, since %s", days),
                days, day);
    return keep(run, &b);
}
