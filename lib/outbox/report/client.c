#include "outbox/report/client.h"

#include "inside.h"
#include "outbox/doc/doc.h"

const char *client_what(struct addressing *a, const char *text, const char *ref)
{
    struct buf both = {0};
    if (!*text || !*ref)
        return *text ? text : ref;
    buf_fmt(&both, "%s (%s)", text, ref);
    return buf_keep(&both, &a->t.out->arena);
}

void client_item(struct addressing *a, enum paper_word word, const char *what,
                 const char *ref, int32_t day)
{
    const struct paper_place places[] = {
        {"what", what},
        {"ref", ref},
        {"day", day != DAY_NONE ? tell_day(&a->t, day) : "–"},
        {0}};
    tell_item(&a->t, word, places);
}

void client_none(struct addressing *a, size_t before, enum paper_word word)
{
    if (a->t.out->parts.n == before)
        brief_add(a->t.out, BRIEF_TEXT, paper_word(a->t.lang, word));
}

/* The client's own salutation is in the client's language. */
static void greet(struct addressing *a, bool theirs)
{
    const struct client_row *row = a->client->rows;
    const char *own = "";
    struct buf text = {0};
    for (; theirs && row && !*own; row = row->before)
        if (row->entry->type == REC_CLIENT)
            own = shown_attr(a->t.b, row->entry, "tone");
    buf_puts(&text, *own ? own : paper_word(a->t.lang, W_GREETING));
    if (!strchr(",.!?:", text.p[text.n - 1]))
        buf_ch(&text, ',');
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

/* --- That it was sent --- */

static bool promises(struct book *b, const struct contract *k, struct period p)
{
    enum period_unit unit;
    return period_unit_find(str_of(contract_attr(b, k, "report")), &unit) &&
           unit == p.unit;
}

const struct contract *client_report_contract(struct book *b,
                                              const struct client *c,
                                              struct period p, bool *several)
{
    const struct contract *found[2] = {NULL, NULL}; /* any; those that do */
    size_t n[2] = {0, 0};
    for (size_t i = 0; i < b->contracts.n; i++) {
        const struct contract *k = b->contracts.v[i];
        if (k->client != c || k->start > p.to ||
            (k->end != DAY_NONE && k->end < p.from))
            continue;
        bool does = promises(b, k, p);
        found[0] = k;
        n[0]++;
        found[1] = does ? k : found[1];
        n[1] += does;
    }
    bool best = n[1] > 0;
    *several = n[best] > 1;
    return n[best] == 1 ? found[best] : NULL;
}

const struct entry *client_report_sent(struct book *b, const struct client *c,
                                       const char *contract, struct period p)
{
    struct err none = ERR_INIT;
    struct period said;
    for (size_t i = b->entries.n; i-- > 0;) {
        const struct entry *e = &b->entries.v[i];
        if (e->type != REC_REPORT || e->client != c ||
            (*e->ref && *contract && strcmp(e->ref, contract) != 0))
            continue;
        const char *period = entry_attr(b, e, "period");
        if (period_parse(str_of(period), e->day, &said, &none) == 0 &&
            said.from == p.from && said.to == p.to)
            return e;
    }
    return NULL;
}
