/* The columns of the list of clients. */
#include "base/i18n.h"
#include "inside.h"

/* The day of a record that is pointed to. */
LIST_GET(get_when)
{
    const struct entry *e;
    (void)s;
    memcpy(&e, (const char *)item->thing + column->at, sizeof e);
    return fact_day(e ? e->day : DAY_NONE);
}

LIST_GET(get_address)
{
    return fact_text(card_address(s->book, item->client, column->name));
}

LIST_GET(get_contact)
{
    const struct contact *p = card_primary(item->client);
    (void)s, (void)column;
    return fact_text(p ? p->name : "");
}

LIST_GET(get_state)
{
    const struct client *c = item->client;
    (void)s, (void)column;
    return fact_text(client_states[c->state]);
}

LIST_GET(get_state_since)
{
    const struct client *c = item->client;
    (void)s, (void)column;
    return fact_day(c->status ? c->status->day : c->since);
}

LIST_GET(get_currency)
{
    const struct client *c = item->client;
    (void)column;
    return fact_text(c->currency == CURRENCY_NONE
                         ? ""
                         : book_currency(s->book, c->currency)->code);
}

LIST_GET(get_orders)
{
    const struct client *c = item->client;
    (void)column;
    return fact_count(s->orders[c->n].all);
}

LIST_GET(get_orders_open)
{
    const struct client *c = item->client;
    (void)column;
    return fact_count(s->orders[c->n].open);
}

LIST_GET(get_leaving)
{
    const struct client *c = item->client;
    const struct leaving *of = &s->leavings.of[c->n];
    (void)column;
    return of->about == LEAVING_NONE ? fact_text("") : fact_count(of->percent);
}

#define AT(member) offsetof(struct client, member)
#define STATUS     TYPE(REC_STATUS)
#define TOUCH      TYPE(REC_TOUCH)
#define ORDERS     (TYPE(REC_ORDER) | TYPE(REC_STAGE) | LIST_ORDERS)
#define WORD(name, title, shown, member)                                       \
    {                                                                          \
#name, title, FACT_TEXT, shown, .get = list_get_word, .at = AT(member) \
    }
#define LAST(name, title, shown, member)                                       \
    {                                                                          \
#name, title, FACT_DATE, shown, .types = TOUCH, .get = get_when,       \
                                        .at = AT(member)                       \
    }
#define ADDRESS(name, title)                                                   \
    {                                                                          \
#name, title, FACT_TEXT, .key = true, .get = get_address               \
    }
static const struct list_column columns[] = {
    LIST_KEY(N_("KEY"), true),
    WORD(name, N_("NAME"), true, name),
    {"state", N_("STATE"), FACT_TEXT, true, .key = true, .types = STATUS,
     .get = get_state},
    {"state_since", N_("STATE SINCE"), FACT_DATE, .types = STATUS,
     .get = get_state_since},
    WORD(owner, N_("OWNER"), true, owner),
    LIST_ATTR("tier", N_("TIER"), true),
    LIST_ATTR("stage", N_("STAGE"), false),
    LIST_ATTR("segment", N_("SEGMENT"), false),
    LIST_ATTR("source", N_("SOURCE"), false),
    LIST_WHOLE("referrer", N_("REFERRED BY"), false),
    LIST_ATTR("lang", N_("LANGUAGE"), false),
    WORD(channel, N_("CHANNEL"), false, channel),
    {"currency", N_("CURRENCY"), FACT_TEXT, .get = get_currency},
    {"since", N_("SINCE"), FACT_DATE, .get = list_get_member_day,
     .at = AT(since)},
    LAST(last_contact, N_("CONTACT"), true, last_touch),
    LAST(last_in, N_("LAST IN"), false, last_in),
    LAST(last_out, N_("LAST OUT"), false, last_out),
    {"orders", N_("ORDERS"), FACT_NUMBER, true, .types = ORDERS,
     .get = get_orders},
    {"orders_open", N_("OPEN"), FACT_NUMBER, true, .types = ORDERS,
     .get = get_orders_open},
    {"leaving", N_("LEAVES"), FACT_NUMBER, .named = true,
     .types = LEAVING_TYPES | LIST_LEAVINGS, .get = get_leaving},
    {"contact", N_("PERSON"), FACT_TEXT, .get = get_contact},
    ADDRESS(email, N_("E-MAIL")),
    ADDRESS(phone, N_("PHONE")),
    ADDRESS(telegram, "Telegram"),
};

/* Rows may name clients that have no record of their own; acct-check tells. */
LIST_MAKE(make)
{
    (void)kind, (void)e;
    for (size_t i = 0; i < s->book->clients.n; i++) {
        const struct client *c = s->book->clients.v[i];
        if (c->known)
            list_add(s, (struct list_item){.rows = c->rows,
                                           .client = c,
                                           .thing = c,
                                           .key = c->key});
    }
    return 0;
}

const struct list_kind kind_clients = {
    .name = "clients",
    .empty = N_("no clients"),
    LIST_COLUMNS(columns),
    .sort = "name",
    .keyed = true,
    .type = REC_CLIENT,
    .make = make,
};
