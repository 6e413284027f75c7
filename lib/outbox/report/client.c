#include "outbox/report/client.h"

#include "inside.h"
#include "outbox/doc/doc.h"
#include "work/contact/salute.h"

/* The client's own salutation is in the client's language. */
static void greet(struct addressing *a, bool theirs)
{
    const struct client_row *row = a->client->rows;
    const char *own = "";
    struct buf text = {0};
    for (; theirs && row && !*own; row = row->before)
        if (row->entry->type == REC_CLIENT)
            own = shown_attr(a->t.b, row->entry, "tone");
    if (*own && !salutation_is_of_gone(own, a->client, NULL, a->t.home->today))
        salutation_put(own, a->t.lang, &text);
    else
        buf_puts(&text, paper_word(a->t.lang, W_GREETING));
    brief_add(a->t.out, BRIEF_TEXT, buf_cstr(&text));
    buf_release(&text);
}

static int head(struct addressing *a, struct err *e)
{
    struct telling *t = &a->t;
    struct brief *out = t->out;
    struct buf text = {0}, logo = {0};
    char iso[PERIOD_SIZE];
    paper_add_period(t->lang, period_print(a->period, iso), &text);
    const char *me = doc_sender(t->home, t->lang, t->home->today);
    const struct paper_place title[] = {
        {"client", a->client->name}, {"period", buf_cstr(&text)}, {0}};
    const struct paper_place from[] = {
        {"me", me}, {"day", tell_day(t, t->home->today)}, {0}};
    out->lang = t->lang;
    out->name = arena_fmt(&out->arena, "report-%s", iso);
    out->day = t->home->today;
    out->font = conf_text(&t->home->conf, "paper.font");
    out->size = strcmp(conf_text(&t->home->conf, "paper.size"), "letter") == 0
                    ? PAPER_LETTER
                    : PAPER_A4;
    out->title = tell_say(t, W_CLIENT_TITLE, title);
    out->subtitle = tell_say(t, *me ? W_CLIENT_FROM : W_REP_AS_OF, from);
    out->foot = me;
    int rc = doc_logo(t->home, out->day, &logo, e);
    if (rc == 0 && logo.n)
        out->logo =
            (struct str){arena_dup(&out->arena, logo.p, logo.n), logo.n};
    buf_release(&text);
    buf_release(&logo);
    return rc;
}

int client_report(struct book *b, struct home *home,
                  const struct client_report_ask *ask, struct brief *out,
                  struct err *e)
{
    struct words words = {.home = home};
    const struct paper_lang *theirs;
    struct addressing a = {
        .t = {.b = b, .home = home, .out = out},
        .client = ask->client,
        .period = ask->period,
        .last = ask->period.to < home->today ? ask->period.to : home->today,
        .ask = ask,
    };
    if (words_of(&words, client_lang(b, ask->client), &theirs, e) < 0)
        return -1;
    a.t.lang = theirs;
    if (ask->lang && words_named(&words, ask->lang, &a.t.lang, e) < 0)
        return -1;
    if (head(&a, e) < 0)
        return -1;
    greet(&a, a.t.lang == theirs);
    client_tell_done(&a);
    client_tell_hours(&a);
    client_tell_kpis(&a);
    client_tell_next(&a);
    return client_tell_need(&a, e);
}
