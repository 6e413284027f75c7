/* What stands in the places of a letter: one function each. */
#include "inside.h"

#include "base/conf/team.h"
#include "outbox/doc/ours.h"
#include "work/account/goals.h"

typedef const char *place_fn(const struct making *m);

/* --- The client, and the reader --- */

static const char *name(const struct making *m)
{
    return client_name_on(m->by->book, m->out->client, m->by->home->today);
}

static const char *person(const struct making *m)
{
    return m->out->person ? m->out->person->name : "";
}

static const char *role(const struct making *m)
{
    return m->out->person ? contact_attr(m->by->book, m->out->person, "role")
                          : "";
}

static const char *goals(const struct making *m)
{
    struct letter_lists *l = &m->by->lists;
    if (!l->plans_known)
        l->plans = plans_latest(m->by->book);
    l->plans_known = true;
    return goals_of(m->by->book, m->out->client,
                    plan_of(l->plans, m->out->client))
        .text;
}

/* --- Us --- */

static struct colleague colleague(const struct making *m)
{
    const char *who = m->by->options->owner;
    return team_member(&m->by->home->conf.team, who ? who : m->out->row.owner);
}

static const char *owner(const struct making *m)
{
    return colleague(m).name;
}

static const char *owner_phone(const struct making *m)
{
    return colleague(m).phone;
}

static const char *owner_email(const struct making *m)
{
    return colleague(m).email;
}

/* --- What it is about --- */

static const char *text_of(const struct entry *e)
{
    return e ? e->text : "";
}

static const struct entry *contract_entry(const struct making *m)
{
    const struct contract *k = m->about.contract;
    const struct entry *e =
        k ? rows_on(m->by->book, k->rows, ROWS_TEXT, m->by->home->today) : NULL;
    return e ? e : k ? k->last : NULL;
}

/* In its own words, else its number. */
static const char *what(const struct making *m)
{
    const struct about *a = &m->about;
    const struct entry *of[] = {
        a->question,
        a->order ? a->order->entry : NULL,
        a->issue ? a->issue->entry : NULL,
        a->invoice ? a->invoice->entry : NULL,
        a->act,
        a->doc,
        contract_entry(m),
    };
    for (size_t i = 0; i < sizeof of / sizeof *of; i++)
        if (*text_of(of[i]))
            return text_of(of[i]);
    return a->contact ? a->contact->name : m->out->row.ref;
}

static const char *order(const struct making *m)
{
    return m->about.order ? m->about.order->ref : "";
}

static const char *contract(const struct making *m)
{
    return m->about.contract ? m->about.contract->ref : "";
}

static const char *stage(const struct making *m)
{
    return m->about.stage ? entry_attr(m->by->book, m->about.stage, "stage")
                          : "";
}

static const char *phase(const struct making *m)
{
    return m->about.phase ? m->about.phase->name : "";
}

static const char *date(const struct making *m)
{
    const struct about *a = &m->about;
    const struct entry *of = a->invoice    ? a->invoice->entry
                             : a->act      ? a->act
                             : a->question ? a->question
                             : a->stage    ? a->stage
                             : a->issue    ? a->issue->entry
                                           : NULL;
    return say_day(m, of ? of->day : a->day);
}

static int32_t promised(const struct making *m)
{
    const struct about *a = &m->about;
    return a->phase ? a->phase->due : a->order ? a->order->due : DAY_NONE;
}

static const char *deadline(const struct making *m)
{
    return say_day(m, promised(m));
}

/* The deadline before the last that was said. */
static const char *before(const struct making *m)
{
    const struct order *o = m->about.order;
    struct records all =
        o ? book_records(m->by->book, REC_STAGE, NULL, o->ref, false)
          : (struct records){0};
    int32_t was = o && o->entry ? o->entry->due : DAY_NONE;
    for (size_t i = 0; i < all.n; i++)
        if (all.v[i]->client == o->client && all.v[i] != o->promise &&
            all.v[i]->due != DAY_NONE && !entry_is_of_phase(all.v[i]))
            was = all.v[i]->due;
    return say_day(m, was == promised(m) ? DAY_NONE : was);
}

static const char *end(const struct making *m)
{
    return say_day(m, m->about.contract ? m->about.contract->end : DAY_NONE);
}

/* What has passed is not when it will be done. */
static const char *ahead(const struct making *m, int32_t day)
{
    return say_day(m, day >= m->by->home->today ? day : DAY_NONE);
}

/* The stage that the row is about, if it is about one. */
static const struct entry *told(const struct making *m)
{
    const struct about *a = &m->about;
    bool is = a->rule && a->rule->start == ON_STAGE && a->stage;
    return is && a->stage->day == a->day ? a->stage : NULL;
}

static const char *due(const struct making *m)
{
    const struct about *a = &m->about;
    if (a->invoice || a->said)
        return say_day(m, a->invoice ? a->state.due : a->stands);
    if (told(m))
        return ahead(m, told(m)->due);
    return a->question || a->issue ? ahead(m, m->out->row.due) : "";
}

/* Past due, or since the day that the row counts from. */
static const char *days(const struct making *m)
{
    const struct about *a = &m->about;
    int32_t today = m->by->home->today;
    int32_t from = a->order ? promised(m) : a->day;
    if (a->invoice)
        return say_number(m, a->state.days);
    return from == DAY_NONE || from > today ? "" : say_number(m, today - from);
}

static const char *n(const struct making *m)
{
    const char *last = m->about.last;
    return strspn(last, "0123456789") == strlen(last) ? last : "";
}

static const char *number(const struct making *m)
{
    const struct about *a = &m->about;
    return a->invoice  ? a->invoice->ref
           : a->act    ? a->act->ref
           : a->survey ? a->survey->ref
                       : m->out->row.ref;
}

static const char *amount(const struct making *m)
{
    const struct about *a = &m->about;
    const struct entry *of = a->invoice ? a->invoice->entry
                             : a->act   ? a->act
                             : a->order ? a->order->entry
                                        : contract_entry(m);
    return of && of->has_amount ? say_money(m, of->amount, of->currency) : "";
}

static const char *open(const struct making *m)
{
    const struct about *a = &m->about;
    return a->invoice ? say_money(m, a->state.open, a->invoice->entry->currency)
                      : "";
}

static const char *currency(const struct making *m)
{
    const struct about *a = &m->about;
    uint8_t at = a->invoice ? a->invoice->entry->currency
                 : a->act   ? a->act->currency
                            : m->by->book->currency;
    return book_currency(m->by->book, at)->code;
}

static const char *period(const struct making *m)
{
    struct buf text = {0};
    char iso[PERIOD_SIZE];
    if (m->about.period.unit == PERIOD_DAYS)
        return "";
    paper_add_period(m->words, period_print(m->about.period, iso), &text);
    return say_keep(m, &text);
}

/* Of the contract's budget, in per cent: as the reason of the row has it. */
static const char *spent(const struct making *m)
{
    const char *reason = m->out->row.reason;
    size_t digits = strspn(reason, "0123456789");
    return arena_dup(making_arena(m), reason, digits);
}

static const char *text(const struct making *m)
{
    return m->by->options->text ? m->by->options->text : "";
}

static const char *question(const struct making *m)
{
    return text_of(m->about.question);
}

static const char *issue(const struct making *m)
{
    return m->about.issue ? text_of(m->about.issue->entry) : "";
}

static const struct entry *solution(const struct making *m)
{
    return m->about.issue ? m->about.issue->resolved : NULL;
}

static const char *done(const struct making *m)
{
    return text_of(solution(m));
}

static const char *compensation(const struct making *m)
{
    const struct entry *e = solution(m);
    return e && e->has_amount && e->amount > 0
               ? say_money(m, e->amount, e->currency)
               : "";
}

/* Why an order is late, where the last word on it says so. */
static const char *reason(const struct making *m)
{
    const struct order *o = m->about.order;
    return o ? text_of(o->moved) : "";
}

static const char *referral(const struct making *m)
{
    const struct client *c = m->about.referral;
    return c && c != m->out->client ? c->name : "";
}

/* Of what is asked. */
static const char *page(const struct making *m)
{
    bool asks = strncmp(m->out->row.template, "survey", strlen("survey")) == 0;
    return asks ? conf_text(&m->by->home->conf, "survey.link") : "";
}

static const char *none(const struct making *m)
{
    (void)m;
    return "";
}

static const char *attached(const struct making *m)
{
    return strcmp(m->out->row.channel, "email") == 0 && files_any(m) ? "yes"
                                                                     : "";
}

/* --- Filling --- */

static const char *greeting(const struct making *m)
{
    return m->salutation;
}

static const char *formality(const struct making *m)
{
    return m->informal ? "informal" : "formal";
}

static const char *signature(const struct making *m)
{
    const char *ours = doc_sender(m->by->home, m->words, m->by->home->today);
    const char *who = owner(m);
    bool both = *who && strcmp(who, ours) != 0;
    return arena_fmt(making_arena(m), "%s%s%s%s", say_closing(m),
                     both ? who : "", both ? "\n" : "", ours);
}

static const struct {
    const char *name;
    place_fn *value;
} fills[] = {
    {"salutation", greeting},
    {"formality", formality},
    {"signature", signature},
    {"name", name},
    {"person", person},
    {"role", role},
    {"goals", goals},
    {"owner", owner},
    {"owner_phone", owner_phone},
    {"owner_email", owner_email},
    {"what", what},
    {"order", order},
    {"contract", contract},
    {"stage", stage},
    {"phase", phase},
    {"date", date},
    {"deadline", deadline},
    {"before", before},
    {"end", end},
    {"due", due},
    {"days", days},
    {"n", n},
    {"number", number},
    {"amount", amount},
    {"open", open},
    {"currency", currency},
    {"invoices", list_invoices},
    {"orders", list_orders},
    {"questions", list_questions},
    {"figures", list_figures},
    {"services", list_services},
    {"more", list_more},
    {"period", period},
    {"spent", spent},
    {"text", text},
    {"question", question},
    {"issue", issue},
    {"done", done},
    {"compensation", compensation},
    {"reason", reason},
    {"referral", referral},
    {"link", page},
    {"attached", attached},
    {"holiday", none},
};

const char *place_value(const struct making *m, struct str name)
{
    const char *text = NULL;
    for (size_t i = 0; !text && i < sizeof fills / sizeof *fills; i++)
        if (str_is(name, fills[i].name))
            text = fills[i].value(m);
    const struct home *h = m->by->home;
    if (!text)
        text = answer_place(m, name);
    return text ? text : ours_place(m->by->home, m->words, h->today, name);
}
