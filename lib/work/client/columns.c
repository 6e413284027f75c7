/* The columns of the list of clients. */
#include "base/i18n.h"
#include "work/client/card.h"
#include "work/client/list.h"

#define GET(name)                                                              \
    static struct fact name(const struct list_source *s, const void *item,     \
                            const struct list_column *column)

static const void *member(const void *item, const struct list_column *column)
{
    return (const char *)item + column->at;
}

GET(get_word)
{
    (void)s;
    return fact_text(*(const char *const *)member(item, column));
}

GET(get_day)
{
    (void)s;
    return fact_day(*(const int32_t *)member(item, column));
}

/* The day of a record that is pointed to. */
GET(get_when)
{
    const struct entry *e = *(const struct entry *const *)member(item, column);
    (void)s;
    return fact_day(e ? e->day : DAY_NONE);
}

GET(get_attr)
{
    return fact_read(column->kind, client_attr(s->book, item, column->name));
}

GET(get_address)
{
    return fact_text(card_address(s->book, item, column->name));
}

GET(get_contact)
{
    const struct contact *p = card_primary(item);
    (void)s, (void)column;
    return fact_text(p ? p->name : "");
}

GET(get_state)
{
    const struct client *c = item;
    (void)s, (void)column;
    return fact_text(client_states[c->state]);
}

GET(get_state_since)
{
    const struct client *c = item;
    (void)s, (void)column;
    return fact_day(c->status ? c->status->day : c->since);
}

GET(get_currency)
{
    const struct client *c = item;
    (void)column;
    return fact_text(c->currency == CURRENCY_NONE
                         ? ""
                         : book_currency(s->book, c->currency)->code);
}

GET(get_orders)
{
    const struct client *c = item;
    (void)column;
    return fact_count(s->orders[c->n].all);
}

GET(get_orders_open)
{
    const struct client *c = item;
    (void)column;
    return fact_count(s->orders[c->n].open);
}

GET(get_leaving)
{
    const struct client *c = item;
    const struct leaving *of = &s->leavings.of[c->n];
    (void)column;
    return of->about == LEAVING_NONE ? fact_text("") : fact_count(of->percent);
}

#define AT(member) offsetof(struct client, member)
#define STATUS     TYPE(REC_STATUS)
#define TOUCH      TYPE(REC_TOUCH)
#define ORDERS     (TYPE(REC_ORDER) | TYPE(REC_STAGE))
static const struct list_column columns[] = {
    {"key", N_("KEY"), FACT_TEXT, 0, true, false, 0, get_word, AT(key)},
    {"name", N_("NAME"), FACT_TEXT, 0, true, false, 0, get_word, AT(name)},
    {"state", N_("STATE"), FACT_TEXT, 0, true, false, STATUS, get_state, 0},
    {"state_since", N_("STATE SINCE"), FACT_DATE, 0, false, false, STATUS,
     get_state_since, 0},
    {"owner", N_("OWNER"), FACT_TEXT, 0, true, false, 0, get_word, AT(owner)},
    {"tier", N_("TIER"), FACT_TEXT, 0, true, false, 0, get_attr, 0},
    {"stage", N_("STAGE"), FACT_TEXT, 0, false, false, 0, get_attr, 0},
    {"segment", N_("SEGMENT"), FACT_TEXT, 0, false, false, 0, get_attr, 0},
    {"source", N_("SOURCE"), FACT_TEXT, 0, false, false, 0, get_attr, 0},
    {"referrer", N_("REFERRED BY"), FACT_TEXT, 0, false, false, 0, get_attr, 0},
    {"lang", N_("LANGUAGE"), FACT_TEXT, 0, false, false, 0, get_attr, 0},
    {"channel", N_("CHANNEL"), FACT_TEXT, 0, false, false, 0, get_word,
     AT(channel)},
    {"currency", N_("CURRENCY"), FACT_TEXT, 0, false, false, 0, get_currency,
     0},
    {"since", N_("SINCE"), FACT_DATE, 0, false, false, 0, get_day, AT(since)},
    {"last_contact", N_("CONTACT"), FACT_DATE, 0, true, false, TOUCH, get_when,
     AT(last_touch)},
    {"last_in", N_("LAST IN"), FACT_DATE, 0, false, false, TOUCH, get_when,
     AT(last_in)},
    {"last_out", N_("LAST OUT"), FACT_DATE, 0, false, false, TOUCH, get_when,
     AT(last_out)},
    {"orders", N_("ORDERS"), FACT_NUMBER, 0, true, false, ORDERS, get_orders,
     0},
    {"orders_open", N_("OPEN"), FACT_NUMBER, 0, true, false, ORDERS,
     get_orders_open, 0},
    {.name = LIST_LEAVING,
     .title = N_("LEAVES"),
     .kind = FACT_NUMBER,
     .named = true,
     .types = LEAVING_TYPES,
     .get = get_leaving},
    {"contact", N_("PERSON"), FACT_TEXT, 0, false, false, 0, get_contact, 0},
    {"email", N_("E-MAIL"), FACT_TEXT, 0, false, false, 0, get_address, 0},
    {"phone", N_("PHONE"), FACT_TEXT, 0, false, false, 0, get_address, 0},
    {"telegram", "Telegram", FACT_TEXT, 0, false, false, 0, get_address, 0},
};

static size_t count(const struct book *b)
{
    return b->clients.n;
}

/* Rows may name clients that have no record of their own; acct-check tells. */
static const void *client_at(const struct book *b, size_t i)
{
    return b->clients.v[i]->known ? b->clients.v[i] : NULL;
}

const struct list_kind list_clients = {
    .name = "clients",
    .empty = N_("no clients"),
    .columns = columns,
    .columns_n = sizeof columns / sizeof columns[0],
    .sort = "name",
    .type = REC_CLIENT,
    .attr = get_attr,
    .count = count,
    .item = client_at,
};
