/* The sections of the card that are tables. */

#include <math.h>

#include "base/i18n.h"
#include "show/sections.h"
#include "work/client/attrs.h"

enum { ORDERS_MOST = 10 };

#define COUNT(a) (sizeof(a) / sizeof(a)[0])

static void put_due(struct out *o, int32_t due, bool late)
{
    out_style(o, late ? OUT_BAD : OUT_PLAIN);
    out_day(o, due);
}

/* Role, and what matters of the person. */
static const char *about(struct page *p, const struct contact *k)
{
    const char *text = contact_attr(p->book, k, "role");
    const char *birthday = contact_attr(p->book, k, "birthday");
    const char *tone = contact_attr(p->book, k, "tone");
    char day[DATE_SIZE];
    const char *const parts[] = {
        k->left != DAY_NONE ? arena_fmt(&p->c->home.arena, _("left %s"),
                                        day_print(k->left, day))
                            : "",
        strcmp(contact_attr(p->book, k, "primary"), "yes") == 0 ? _("primary")
                                                                : "",
        strcmp(contact_attr(p->book, k, "decides"), "yes") == 0 ? _("decides")
                                                                : "",
        *birthday ? arena_fmt(&p->c->home.arena, _("born %s"), birthday) : "",
        *tone ? arena_fmt(&p->c->home.arena, _("“%s”"), tone) : "",
    };
    for (size_t i = 0; i < COUNT(parts); i++)
        if (*parts[i])
            text = arena_fmt(&p->c->home.arena, "%s%s%s", text,
                             *text ? ", " : "", parts[i]);
    return text;
}

/* A person: the channel that is preferred first, each in a line. */
static void put_person(struct page *p, struct out *o, const struct contact *k)
{
    static const char *const channels[] = {"email", "phone", "telegram",
                                           "whatsapp", "viber"};
    bool first = true;
    for (int preferred = 1; preferred >= 0; preferred--)
        for (size_t i = 0; i < COUNT(channels); i++) {
            const char *address = contact_attr(p->book, k, channels[i]);
            if (!*address ||
                (strcmp(channels[i], k->channel) == 0) != (bool)preferred)
                continue;
            out_word(o, first ? k->name : "");
            out_word(o, first ? about(p, k) : "");
            out_style(o, OUT_DIM);
            out_word(o, attrs_title(channels[i]));
            out_word(o, address);
            out_end(o);
            first = false;
        }
    if (!first)
        return;
    out_word(o, k->name);
    out_word(o, about(p, k));
    out_none(o);
    out_none(o);
    out_end(o);
}

int page_people(struct page *p)
{
    static const struct out_column columns[] = {
        {"name", "", OUT_TEXT, 0},
        {"about", "", OUT_TEXT, 0},
        {"channel", "", OUT_KEY, 0},
        {"address", "", OUT_KEY, 0},
    };
    if (!p->card->client->contacts)
        return 0;
    page_heading(p, _("People"));
    struct out *o = page_table(p, columns, COUNT(columns), true);
    for (const struct contact *k = p->card->client->contacts; k; k = k->next)
        put_person(p, o, k);
    return page_table_close(p, o);
}

static const char *contract_about(struct page *p, const struct contract *k,
                                  bool runs)
{
    static const char dot[] = " · ";
    struct arena *a = &p->c->home.arena;
    const char *text = card_contract_text(k);
    if (!runs)
        text = arena_fmt(a, "%s%s%s", text, *text ? dot : "", _("ended"));
    if (k->renewals)
        text = arena_fmt(
            a, "%s%s", text,
            arena_fmt(a, _("%srenewed %d×"), *text ? dot : "", k->renewals));
    return text;
}

int page_contracts(struct page *p)
{
    static const struct out_column columns[] = {
        {"ref", N_("Contract"), OUT_KEY, 0},
        {"start", N_("Start"), OUT_DATE, OUT_SPARE(2)},
        {"end", N_("End"), OUT_DATE, 0},
        {"notice", N_("Notice"), OUT_DATE, OUT_SPARE(1)},
        {"amount", N_("Fee"), OUT_MONEY, 0},
        {"currency", "", OUT_KEY, 0},
        {"per", N_("Per"), OUT_TEXT, OUT_SPARE(3)},
        {"text", N_("About"), OUT_TEXT, 0},
    };
    if (!p->card->contracts.n)
        return 0;
    page_heading(p, _("Contracts"));
    struct out *o = page_table(p, columns, COUNT(columns), false);
    for (size_t i = 0; i < p->card->contracts.n; i++) {
        const struct contract *k = p->card->contracts.v[i];
        bool runs = card_contract_runs(k, p->c->home.today);
        int32_t notice = card_contract_notice(p->book, k);
        out_word(o, k->ref);
        out_day(o, k->start);
        out_style(o, runs ? OUT_PLAIN : OUT_DIM);
        out_day(o, k->end);
        put_due(o, notice,
                runs && notice != DAY_NONE && notice <= p->c->home.today);
        page_put_amount(o, p->book, card_contract_fee(k));
        out_word(o, contract_attr(p->book, k, "per"));
        out_style(o, runs ? OUT_PLAIN : OUT_DIM);
        out_word(o, contract_about(p, k, runs));
        out_end(o);
    }
    return page_table_close(p, o);
}

int page_orders(struct page *p)
{
    static const struct out_column columns[] = {
        {"ref", N_("Order"), OUT_KEY, 0},
        {"date", N_("Date"), OUT_DATE, OUT_SPARE(1)},
        {"stage", N_("Stage"), OUT_TEXT, 0},
        {"due", N_("Due"), OUT_DATE, 0},
        {"amount", N_("Amount"), OUT_MONEY, 0},
        {"currency", "", OUT_KEY, 0},
        {"text", N_("What"), OUT_TEXT, 0},
    };
    size_t n = p->card->orders.n;
    size_t most = p->much->all || n < ORDERS_MOST ? n : ORDERS_MOST;
    char heading[128];
    if (!n)
        return 0;
    snprintf(heading, sizeof heading, _("Orders: %zu open of %zu"),
             p->card->orders_open, n);
    page_heading(p, heading);
    struct out *o = page_table(p, columns, COUNT(columns), false);
    for (size_t i = 0; i < most; i++) {
        const struct order *k = p->card->orders.v[i];
        bool open = card_order_open(k);
        out_word(o, k->ref);
        out_day(o, k->entry->day);
        out_style(o, open ? OUT_PLAIN : OUT_DIM);
        out_word(o, order_stages[k->stage]);
        put_due(o, k->due,
                open && k->due != DAY_NONE && k->due < p->c->home.today);
        page_put_amount(o, p->book, k->entry);
        out_word(o, k->entry->text);
        out_end(o);
    }
    if (page_table_close(p, o) < 0)
        return -1;
    if (most < n)
        page_more(p, n - most);
    return 0;
}

int page_items(struct page *p)
{
    static const struct out_column columns[] = {
        {"kind", N_("Open"), OUT_TEXT, 0}, {"key", N_("Ref"), OUT_KEY, 0},
        {"date", N_("Date"), OUT_DATE, 0}, {"due", N_("Due"), OUT_DATE, 0},
        {"late", "", OUT_TEXT, 0},         {"owner", N_("Owner"), OUT_TEXT, 0},
        {"text", N_("What"), OUT_TEXT, 0},
    };
    static const char *const kinds[] = {N_("issue"), N_("question"),
                                        N_("request"), N_("task"), N_("offer")};
    if (!p->card->items.n)
        return 0;
    page_heading(p, _("To do"));
    struct out *o = page_table(p, columns, COUNT(columns), true);
    for (size_t i = 0; i < p->card->items.n; i++) {
        const struct card_item *k = &p->card->items.v[i];
        out_word(o, _(kinds[k->kind]));
        out_word(o, k->entry->ref);
        out_day(o, k->entry->day);
        put_due(o, k->due, k->late);
        out_style(o, OUT_BAD);
        out_word(o, k->late ? _("late") : "");
        out_word(o, entry_answers(k->entry));
        out_word(o, k->text);
        out_end(o);
    }
    return page_table_close(p, o);
}

static int last_payment(struct page *p)
{
    static const struct out_column columns[] = {
        {"label", "", OUT_TEXT, 0},   {"date", "", OUT_DATE, 0},
        {"amount", "", OUT_MONEY, 0}, {"currency", "", OUT_KEY, 0},
        {"ref", "", OUT_KEY, 0},
    };
    const struct entry *e = p->card->last_payment;
    if (!e)
        return 0;
    struct out *o = page_table(p, columns, COUNT(columns), true);
    out_style(o, OUT_DIM);
    out_word(o, _("last payment"));
    out_day(o, e->day);
    page_put_amount(o, p->book, e);
    out_word(o, e->ref);
    out_end(o);
    return page_table_close(p, o);
}

/* A sum; `rare`: its column is left out where it is zero in all currencies. */
static const struct sum {
    struct out_column column;
    size_t at;
    bool rare, bad;
} sums[] = {
#define SUM(name, title, spare, rare, bad)                                     \
    {                                                                          \
        {#name, title, OUT_MONEY, spare}, offsetof(struct card_money, name),   \
            rare, bad                                                          \
    }
    SUM(invoiced, N_("Invoiced"), 0, false, false),
    SUM(credited, N_("Credited"), OUT_SPARE(1), true, false),
    SUM(paid, N_("Paid"), OUT_SPARE(2), false, false),
    SUM(open, N_("Open"), 0, false, false),
    SUM(overdue, N_("Overdue"), 0, false, true),
    SUM(overpaid, N_("Overpaid"), 0, true, false),
    SUM(on_account, N_("On account"), 0, true, false),
    SUM(cost, N_("Costs"), OUT_SPARE(3), true, false),
};

static int64_t sum_of(const struct card_money *m, const struct sum *s)
{
    int64_t amount;
    memcpy(&amount, (const char *)m + s->at, sizeof amount);
    return amount;
}

/* What it leaves of what was billed, and by the hour where the client pays in
 * that currency. */
static const char *margin_says(struct page *p, const struct card_money *m)
{
    double hours = decimal_double(p->card->hours);
    bool by_hour = hours > 0 && p->card->client->currency == m->currency;
    struct buf text = {0};
    char per[MONEY_SIZE];
    if (m->billed > 0)
        buf_fmt(&text, _("%.1f %% of what was billed without tax"),
                100 * (double)m->margin / (double)m->billed);
    if (by_hour)
        buf_fmt(&text, _("%s%s an hour"), text.n ? ", " : "",
                money_print(llround((double)m->margin / hours),
                            book_currency(p->book, m->currency)->digits, per));
    return buf_keep(&text, &p->book->arena);
}

/* Where something was spent. */
static int margins(struct page *p)
{
    static const struct out_column columns[] = {
        {"label", "", OUT_TEXT, 0},
        {"amount", "", OUT_MONEY, 0},
        {"currency", "", OUT_KEY, 0},
        {"says", "", OUT_TEXT, 0},
    };
    struct out *o = NULL;
    for (size_t i = 0; i < p->card->money.n; i++) {
        const struct card_money *m = &p->card->money.v[i];
        const struct currency *in = book_currency(p->book, m->currency);
        if (m->unsure || (!m->cost && !(p->card->hours.n && m->billed)))
            continue;
        if (!o)
            o = page_table(p, columns, COUNT(columns), true);
        out_style(o, OUT_DIM);
        out_word(o, _("margin"));
        out_money(o, m->margin, in->digits);
        out_word(o, in->code);
        out_word(o, margin_says(p, m));
        out_end(o);
    }
    return o ? page_table_close(p, o) : 0;
}

int page_money(struct page *p)
{
    struct out_column columns[1 + COUNT(sums)] = {{"currency", "", OUT_KEY, 0}};
    char hours[MONEY_SIZE];
    if (!p->card->money.n)
        return 0;
    for (size_t k = 0; k < COUNT(sums); k++) {
        bool any = !sums[k].rare;
        for (size_t i = 0; i < p->card->money.n; i++)
            any = any || sum_of(&p->card->money.v[i], &sums[k]);
        columns[1 + k] = sums[k].column;
        if (!any)
            columns[1 + k].title = NULL;
    }
    page_heading(p, _("Money"));
    struct out *o = page_table(p, columns, COUNT(columns), false);
    for (size_t i = 0; i < p->card->money.n; i++) {
        const struct card_money *m = &p->card->money.v[i];
        const struct currency *in = book_currency(p->book, m->currency);
        out_word(o, in->code);
        for (size_t k = 0; k < COUNT(sums); k++) {
            int64_t amount = sum_of(m, &sums[k]);
            out_style(o, sums[k].bad && amount ? OUT_BAD : OUT_PLAIN);
            out_money(o, amount, in->digits);
        }
        out_end(o);
    }
    if (page_table_close(p, o) < 0 || last_payment(p) < 0 || margins(p) < 0)
        return -1;
    if (p->card->hours.n)
        page_fact(p, _("hours spent"), decimal_print(p->card->hours, hours),
                  OUT_PLAIN);
    page_facts(p);
    return 0;
}
