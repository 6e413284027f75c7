/* What a row is about: whatever its ref names. */
#include "base/i18n.h"
#include "inside.h"
#include "work/invoice/acts.h"

static void read_part(struct making *m, const char *part)
{
    enum { DAY = 10 }; /* 2026-10-05, and perhaps a time behind it */
    struct about *a = &m->about;
    struct err none = ERR_INIT;
    struct period p;
    struct when when;
    struct str head = {part, strlen(part)};
    if (strcmp(part, m->out->row.ref) == 0)
        return;
    a->last = part;
    if (head.n >= DAY && part[4] == '-' && part[7] == '-') {
        head.n = DAY;
        if (when_parse(head, &m->by->home->zone, &when, &none) == 0)
            a->day = when.day;
    } else if (strchr(part, '-') &&
               period_parse(head, m->by->home->today, &p, &none) == 0) {
        a->period = p;
    }
}

/* The key's parts have colons between them: rule:client, then what it is about
 * and since when, of which each may be missing. */
static void read_key(struct making *m)
{
    struct str rest = str_of(m->out->row.key), part;
    m->about.last = "";
    m->about.day = m->out->row.date;
    m->about.period.unit = PERIOD_DAYS;
    for (int i = 0; str_cut(&rest, ':', &part); i++)
        if (i >= 2)
            read_part(m, book_key_part(m->by->book, part));
}

static const struct phase *phase_named(const struct order *o,
                                       const struct entry *stage,
                                       const char *last, struct book *b)
{
    const char *key = stage ? entry_attr(b, stage, "phase") : "";
    for (const struct phase *p = o->phases; p; p = p->next)
        if (strcmp(p->key, *key ? key : last) == 0)
            return p;
    return NULL;
}

/* The stage of the day that the key names, else the order's latest. */
static const struct entry *find_stage(struct book *b, const struct order *o,
                                      int32_t day)
{
    struct records all = book_records(b, REC_STAGE, NULL, o->ref, false);
    const struct entry *on = NULL, *last = NULL;
    for (size_t i = 0; i < all.n; i++) {
        if (all.v[i]->client != o->client)
            continue;
        last = all.v[i];
        on = last->day == day ? last : on;
    }
    return on ? on : last;
}

static const struct entry *latest(struct book *b, enum rec_type type,
                                  const struct client *c, const char *ref)
{
    struct records all = book_records(b, type, NULL, ref, false);
    for (size_t i = all.n; i-- > 0;)
        if (all.v[i]->client == c || (!all.v[i]->client && type == REC_DOC))
            return all.v[i];
    return NULL;
}

static void find_order(struct making *m, const char *ref)
{
    struct about *a = &m->about;
    struct book *b = m->by->book;
    const struct order *o = book_order(b, ref);
    if (!o || o->client != m->out->client)
        return;
    a->order = o;
    a->stage = find_stage(b, o, a->day);
    a->phase = phase_named(o, a->stage, a->last, b);
}

/* What is offered, or to be signed. */
static void find_said(struct making *m, const char *ref)
{
    struct about *a = &m->about;
    struct book *b = m->by->book;
    const struct offer *o = book_offer(b, ref);
    struct records papers = book_records(b, REC_PAPER, NULL, ref, false);
    a->stands = DAY_NONE;
    for (size_t i = 0; i < papers.n; i++)
        if (papers.v[i]->client == m->out->client && *papers.v[i]->text)
            a->said = papers.v[i];
    if (!o || o->client != m->out->client)
        return;
    const struct entry *due = rows_on(b, o->rows, ROWS_DUE, DAY_MAX);
    a->said = rows_on(b, o->rows, ROWS_TEXT, DAY_MAX);
    a->stands = due ? due->due : DAY_NONE;
}

static int find_invoice(struct making *m, const char *ref, struct err *e)
{
    struct invoice_rules rules = invoice_rules_of(m->by->home);
    struct about *a = &m->about;
    a->invoice = book_invoice(m->by->book, ref);
    if (!a->invoice || a->invoice->client != m->out->client)
        return a->invoice = NULL, 0;
    return invoice_judge(m->by->book, a->invoice, &rules, &a->state, e);
}

static void find_question(struct making *m, const char *ref)
{
    const struct entry *e = book_with_id(m->by->book, ref);
    if (e && e->type == REC_TOUCH && e->dir == DIR_IN &&
        e->client == m->out->client)
        m->about.question = e;
}

/* Of a row that wants it sent. */
static void find_act(struct making *m)
{
    struct about *a = &m->about;
    const struct act *act = a->order ? list_act(m, a->order->ref) : NULL;
    if (act)
        a->act = act->entry;
    if (!a->act || !act || act->sent != DAY_NONE)
        making_stop(m, LETTER_HOLE,
                    arena_fmt(making_arena(m),
                              act ? _("the closing document of %s was sent")
                                  : _("there is no closing document of %s yet "
                                      "(acct-invoice act makes it)"),
                              m->out->row.ref));
}

/* What a survey or issue is about, or what was asked of. */
static void find_behind(struct making *m)
{
    struct about *a = &m->about;
    struct book *b = m->by->book;
    const struct entry *of = a->survey  ? a->survey->entry
                             : a->issue ? a->issue->entry
                                        : a->act;
    if (of && !a->order)
        find_order(m, entry_attr(b, of, "order"));
    if (a->question && !a->order)
        find_order(m, a->question->ref);
    if (!a->contract && a->order && a->order->entry)
        a->contract =
            book_contract(b, entry_attr(b, a->order->entry, "contract"));
}

int about_find(struct making *m, struct err *e)
{
    struct about *a = &m->about;
    struct book *b = m->by->book;
    const struct client *c = m->out->client;
    const char *ref = m->out->row.ref;
    read_key(m);
    a->rule = rules_find(&m->by->rules, m->out->row.rule);
    if (!*ref)
        return 0;
    find_order(m, ref);
    a->contract = book_contract(b, ref);
    if (a->contract && a->contract->client != c)
        a->contract = NULL;
    a->issue = book_issue(b, ref);
    if (a->issue && a->issue->client != c)
        a->issue = NULL;
    a->survey = book_survey(b, ref);
    if (a->survey && a->survey->client != c)
        a->survey = NULL;
    for (struct contact *p = c->contacts; p; p = p->next)
        if (strcmp(p->ref, ref) == 0)
            a->contact = p;
    a->referral = book_client(b, ref);
    a->act = latest(b, REC_ACT, c, ref);
    a->doc = latest(b, REC_DOC, c, ref);
    if (strcmp(m->out->row.record, "act") == 0 && !a->act)
        find_act(m);
    find_question(m, ref);
    find_said(m, ref);
    a->doc = a->doc ? a->doc : a->said;
    find_behind(m);
    return find_invoice(m, ref, e);
}
