/* Lists: who is there, and how all of them are reached. */
#include "base/i18n.h"
#include "inside.h"

#define AT(member) offsetof(struct contact, member)

LIST_GET(get_gone)
{
    const struct contact *p = item->thing;
    (void)s, (void)column;
    return fact_text(p->gone ? "gone" : "there");
}

LIST_GET(get_primary)
{
    const struct contact *p = item->thing;
    (void)s, (void)column;
    return fact_text(p->client && card_primary(p->client) == p ? "yes" : "no");
}

static const struct list_column contact_columns[] = {
    LIST_KEY(N_("KEY"), true),
    LIST_CLIENT,
    {"name", N_("NAME"), FACT_TEXT, true, .get = list_get_word, .at = AT(name)},
    LIST_ATTR("role", N_("ROLE"), true),
    {"primary", N_("FIRST"), FACT_TEXT, .get = get_primary},
    LIST_ATTR("decides", N_("DECIDES"), true),
    {"channel", N_("CHANNEL"), FACT_TEXT, .get = list_get_word,
     .at = AT(channel)},
    LIST_WHOLE("email", N_("E-MAIL"), true),
    LIST_WHOLE("phone", N_("PHONE"), true),
    LIST_WHOLE("telegram", "Telegram", false),
    LIST_WHOLE("whatsapp", "WhatsApp", false),
    LIST_WHOLE("viber", "Viber", false),
    LIST_ATTR("lang", N_("LANGUAGE"), false),
    LIST_ATTR("birthday", N_("BIRTHDAY"), true),
    {"seen", N_("SAID"), FACT_DATE, .get = list_get_day},
    LIST_HAS("there", N_("THERE"), FACT_TEXT, false, get_gone),
    {"left", N_("LEFT"), FACT_DATE, true, .rare = true,
     .get = list_get_member_day, .at = AT(left)},
};

LIST_MAKE(make_contacts)
{
    (void)kind, (void)e;
    for (size_t i = 0; i < s->book->contacts.n; i++) {
        const struct contact *p = s->book->contacts.v[i];
        list_add(s, (struct list_item){.entry = p->entry,
                                       .rows = p->rows,
                                       .client = p->client,
                                       .thing = p,
                                       .key = p->ref});
    }
    return 0;
}

const struct list_kind kind_contacts = {
    .name = "contacts",
    .empty = N_("no contacts"),
    LIST_COLUMNS(contact_columns),
    .sort = "client",
    .type = REC_CONTACT,
    .make = make_contacts,
};

/* --- every address that a client has -------------------------------------- */

struct address {
    const char *channel, *name, *contact;
};

#define OF(member) offsetof(struct address, member)
static const struct list_column address_columns[] = {
    {"address", N_("ADDRESS"), FACT_TEXT, true, .key = true,
     .get = list_get_key},
    {"channel", N_("CHANNEL"), FACT_TEXT, true, .get = list_get_word,
     .at = OF(channel)},
    LIST_CLIENT,
    {"contact", N_("PERSON"), FACT_TEXT, false, .get = list_get_word,
     .at = OF(contact)},
    {"name", N_("NAME"), FACT_TEXT, true, .get = list_get_word, .at = OF(name)},
};

/* Once each of a client, however many of its people have it. */
static void add_addresses(struct list_source *s, struct map *seen,
                          const struct client *c, const struct contact *p)
{
    static const char *const channels[] = {"email", "phone", "telegram",
                                           "whatsapp", "viber"};
    for (size_t i = 0; i < sizeof channels / sizeof *channels; i++) {
        bool fresh;
        const char *text = p ? contact_attr(s->book, p, channels[i])
                             : client_attr(s->book, c, channels[i]);
        char *key = arena_fmt(s->arena, "%u %s %s", c->n, channels[i], text);
        if (!*text)
            continue;
        map_put_kept(seen, key, strlen(key), &fresh);
        if (!fresh)
            continue;
        struct address *a = arena_new(s->arena, sizeof *a);
        *a = (struct address){channels[i], p ? p->name : c->name,
                              p ? p->ref : ""};
        list_add(s, (struct list_item){.client = c, .thing = a, .key = text});
    }
}

/* Nothing is sent to those who are not there any more. */
LIST_MAKE(make_addresses)
{
    struct map seen = {0};
    (void)kind, (void)e;
    for (size_t i = 0; i < s->book->clients.n; i++) {
        const struct client *c = s->book->clients.v[i];
        if (s->only && c != s->only)
            continue;
        if (c->known)
            add_addresses(s, &seen, c, NULL);
        for (const struct contact *p = c->contacts; p; p = p->next)
            if (!p->gone)
                add_addresses(s, &seen, c, p);
    }
    map_release(&seen);
    return 0;
}

const struct list_kind kind_addresses = {
    .name = "addresses",
    .empty = N_("no addresses"),
    LIST_COLUMNS(address_columns),
    .sort = "client",
    .bare = true,
    .make = make_addresses,
};
