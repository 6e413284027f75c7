/* A list of what lies ahead, by day: deadlines, ends, birthdays, … */
#include <stdlib.h>

#include "base/i18n.h"
#include "inside.h"

struct ahead {
    int32_t day;
    const char *what, *text, *owner, *ref;
};

#define AT(member) offsetof(struct ahead, member)
static const struct list_column columns[] = {
    {"date", N_("DATE"), FACT_DATE, true, .get = list_get_member_day,
     .at = AT(day)},
    {"what", N_("WHAT"), FACT_TEXT, true, .key = true, .get = list_get_word,
     .at = AT(what)},
    LIST_CLIENT,
    {"ref", N_("REF"), FACT_TEXT, true, .key = true, .get = list_get_word,
     .at = AT(ref)},
    {"owner", N_("OWNER"), FACT_TEXT, true, .get = list_get_word,
     .at = AT(owner)},
    {"text", N_("ABOUT"), FACT_TEXT, true, .types = LIST_TEXTS,
     .get = list_get_word, .at = AT(text)},
};

/* What is over is told by other lists. */
static void add(struct list_source *s, const struct client *c,
                struct ahead what)
{
    if (what.day == DAY_NONE || what.day < s->rules.today)
        return;
    struct ahead *a = arena_new(s->arena, sizeof *a);
    *a = what;
    list_add(s, (struct list_item){.client = c, .thing = a, .key = a->ref});
}

static void add_orders(struct list_source *s)
{
    for (size_t i = 0; i < s->book->orders.n; i++) {
        const struct order *o = s->book->orders.v[i];
        const char *owner = entry_answers(o->entry);
        if (!card_order_open(o))
            continue;
        add(s, o->client,
            (struct ahead){o->due, "order", o->entry->text, owner, o->ref});
        for (const struct phase *p = o->phases; p; p = p->next)
            if (p->done == DAY_NONE && !p->cancelled)
                add(s, o->client,
                    (struct ahead){p->due, "phase", p->name, owner, o->ref});
    }
}

static void add_contracts(struct list_source *s)
{
    struct book *b = s->book;
    for (size_t i = 0; i < b->contracts.n; i++) {
        const struct contract *k = b->contracts.v[i];
        const char *text = card_contract_text(k);
        const char *owner = entry_answers(k->last);
        const struct {
            const char *what;
            int32_t day;
        } days[] = {{"end", k->end},
                    {"notice", card_contract_notice(b, k)},
                    {"report", report_next(b, k)}};
        if (!card_contract_runs(k, s->rules.today))
            continue;
        for (size_t d = 0; d < sizeof days / sizeof *days; d++)
            add(s, k->client,
                (struct ahead){days[d].day, days[d].what, text, owner, k->ref});
    }
}

static void add_work(struct list_source *s)
{
    struct book *b = s->book;
    for (size_t i = 0; i < b->tasks.n; i++) {
        const struct task *t = b->tasks.v[i];
        if (!t->done)
            add(s, t->client,
                (struct ahead){card_task_due(t), "task", t->entry->text,
                               entry_answers(t->entry), t->ref});
    }
    for (size_t i = 0; i < b->issues.n; i++) {
        const struct issue *x = b->issues.v[i];
        if (!x->resolved)
            add(s, x->client,
                (struct ahead){x->entry->due, "issue", x->entry->text,
                               entry_answers(x->entry), x->ref});
    }
}

static int add_invoices(struct list_source *s, struct err *e)
{
    for (size_t i = 0; i < s->book->invoices.n; i++) {
        const struct invoice *v = s->book->invoices.v[i];
        struct invoice_state is;
        if (invoice_judge(s->book, v, &s->rules, &is, e) < 0)
            return -1;
        if (is.open > 0)
            add(s, v->client,
                (struct ahead){is.due, "invoice", v->entry->text,
                               entry_answers(v->entry), v->ref});
    }
    return 0;
}

/* The next one, of a day of any year; on 28 February where there is no 29th. */
static int32_t next_birthday(const char *text, int32_t today)
{
    int32_t born;
    if (!birthday_parse(str_of(text), &born))
        return DAY_NONE;
    int years = day_civil(today).year - day_civil(born).year;
    int32_t day = day_add_months(born, 12 * years);
    return day < today ? day_add_months(born, 12 * (years + 1)) : day;
}

static void add_birthdays(struct list_source *s)
{
    struct book *b = s->book;
    for (size_t i = 0; i < b->clients.n; i++) {
        const struct client *c = b->clients.v[i];
        if (!c->known)
            continue;
        add(s, c,
            (struct ahead){
                next_birthday(client_attr(b, c, "birthday"), s->rules.today),
                "birthday", c->name, c->owner, ""});
        for (const struct contact *p = c->contacts; p; p = p->next)
            if (!p->gone)
                add(s, c,
                    (struct ahead){next_birthday(contact_attr(b, p, "birthday"),
                                                 s->rules.today),
                                   "birthday", p->name, c->owner, p->ref});
    }
}

static int by_day(const void *x, const void *y)
{
    const struct ahead *a = ((const struct list_item *)x)->thing;
    const struct ahead *b = ((const struct list_item *)y)->thing;
    const struct client *c = ((const struct list_item *)x)->client;
    const struct client *d = ((const struct list_item *)y)->client;
    if (a->day != b->day)
        return a->day < b->day ? -1 : 1;
    int r = strcmp(c ? c->key : "", d ? d->key : "");
    r = r ? r : strcmp(a->what, b->what);
    return r ? r : strcmp(a->ref, b->ref);
}

LIST_MAKE(make)
{
    (void)kind;
    add_orders(s);
    add_contracts(s);
    add_work(s);
    add_birthdays(s);
    if (add_invoices(s, e) < 0)
        return -1;
    if (s->items.n > 1)
        qsort(s->items.v, s->items.n, sizeof *s->items.v, by_day);
    return 0;
}

const struct list_kind kind_calendar = {
    .name = "calendar",
    .empty = N_("nothing lies ahead"),
    LIST_COLUMNS(columns),
    .bare = true,
    .types = TYPE(REC_ORDER) | TYPE(REC_STAGE) | TYPE(REC_CONTRACT) |
             TYPE(REC_REPORT) | TYPE(REC_TASK) | TYPE(REC_DONE) |
             TYPE(REC_SNOOZE) | TYPE(REC_ISSUE) | TYPE(REC_RESOLVE) |
             INVOICE_TYPES,
    .make = make,
};
