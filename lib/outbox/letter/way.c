/* To whom a letter goes, and how. */
#include "inside.h"

#include "base/i18n.h"
#include "base/value/handle.h"
#include "work/contact/link.h"
#include "work/contact/salute.h"
#include "work/survey/subject.h"

/* Channels on which one is told something, and not written to. */
static bool is_spoken(const char *channel)
{
    static const char *const spoken[] = {"phone", "call", "meeting"};
    for (size_t i = 0; i < sizeof spoken / sizeof *spoken; i++)
        if (strcmp(channel, spoken[i]) == 0)
            return true;
    return false;
}

/* Another channel than that of the row, of the same person where that is
 * possible. */
static void find_other(struct making *m)
{
    struct action *row = &m->out->row;
    struct action other = *row;
    action_address_written(m->by->book, m->out->client, &other);
    if (!*other.address || strcmp(other.channel, row->channel) == 0)
        return;
    m->out->instead = arena_fmt(making_arena(m),
                                _("%s: goes by %s (there is no address on %s)"),
                                row->client, other.channel, row->channel);
    *row = other;
}

static bool is_address_of(const struct making *m, const char *contact)
{
    struct action known = m->out->row;
    struct buf given = {0}, had = {0};
    known.contact = contact;
    known.address = "";
    action_address_on(m->by->book, m->out->client, known.channel, &known);
    handle_fold(str_of(m->out->row.address), &given);
    handle_fold(str_of(known.address), &had);
    bool same =
        given.n == had.n && given.n && memcmp(given.p, had.p, had.n) == 0;
    buf_release(&given);
    buf_release(&had);
    return same;
}

/* Rows of yesterday, or of somebody else, may name an address that is not, or
 * no more, theirs. */
static bool is_theirs(const struct making *m)
{
    const struct contact *p = m->out->client->contacts;
    if (is_address_of(m, m->out->row.contact))
        return true;
    while (!*m->out->row.contact && p && !is_address_of(m, p->ref))
        p = p->next;
    return !*m->out->row.contact && p;
}

/* As a server said of what was sent there. */
static bool is_dead(const struct making *m)
{
    struct letter_lists *l = &m->by->lists;
    if (strcmp(m->out->row.channel, "email") != 0)
        return false;
    if (!l->reach_known)
        reach_open(&l->reach, m->by->book);
    l->reach_known = true;
    return reach_is_dead(&l->reach, str_of(m->out->row.address));
}

/* Of whom the row names; false: is there, or nobody is named. */
static bool is_away(struct making *m)
{
    const struct contact *p = m->out->person;
    const struct action *row = &m->out->row;
    char day[DATE_SIZE];
    if (!*row->contact)
        return false;
    if (!p)
        making_stop(m, LETTER_NOWHERE,
                    arena_fmt(making_arena(m),
                              _("%s is nobody of %s (ask for the rows anew)"),
                              row->contact, row->client));
    else if (p->left != DAY_NONE && p->left <= m->by->home->today)
        making_stop(m, LETTER_NOWHERE,
                    arena_fmt(making_arena(m),
                              _("%s (%s) left on %s (ask for the rows anew)"),
                              row->contact, p->name, day_print(p->left, day)));
    else
        return false;
    return true;
}

static bool is_address(const struct making *m)
{
    const struct action *row = &m->out->row;
    struct err none = ERR_INIT;
    return strcmp(row->channel, "email") != 0 ||
           handle_check(HANDLE_EMAIL, str_of(row->address), &none) == 0;
}

/* One of ours is asked: the client hears nothing of it. */
static bool is_ours(const struct making *m)
{
    return strcmp(m->out->row.template,
                  survey_template(SURVEY_KIND_INTERNAL)) == 0;
}

static void find_ours(struct making *m)
{
    struct action *row = &m->out->row;
    struct colleague who = team_member(&m->by->home->conf.team, m->about.last);
    row->contact = "";
    row->channel = "email";
    row->address = who.email;
    m->out->colleague = who.name;
    if (!*row->address)
        making_stop(m, LETTER_NOWHERE,
                    arena_fmt(making_arena(m),
                              _("%s has no email in [team] of the settings"),
                              m->about.last));
}

static void check_address(struct making *m)
{
    const char *address = m->out->row.address;
    if (!is_theirs(m))
        making_stop(m, LETTER_NOWHERE,
                    arena_fmt(making_arena(m),
                              _("%s is no address of theirs (ask for the rows "
                                "anew)"),
                              address));
    else if (is_dead(m))
        making_stop(m, LETTER_NOWHERE,
                    arena_fmt(making_arena(m),
                              _("nothing arrives at %s (give another one, or "
                                "the same again: acct-add contact)"),
                              address));
}

void way_find(struct making *m)
{
    struct action *row = &m->out->row;
    const char *wanted = m->by->options->channel;
    if (is_ours(m)) {
        find_ours(m);
        return;
    }
    if (!*row->channel)
        action_address_written(m->by->book, m->out->client, row);
    m->out->person = contact_named(m->by->book, m->out->client, row->contact);
    if (!*row->address)
        action_address_on(m->by->book, m->out->client, row->channel, row);
    if (is_spoken(row->channel)) {
        making_stop(m, LETTER_SPOKEN,
                    arena_fmt(making_arena(m), _("is to be told, by %s %s"),
                              row->channel, row->address));
        return;
    }
    if (!*row->address)
        find_other(m);
    if (wanted && strcmp(wanted, row->channel) != 0)
        making_stop(m, LETTER_NONE, "");
    if (!is_away(m) && *row->address)
        check_address(m);
    if (!*row->address || !is_address(m))
        making_stop(m, LETTER_NOWHERE,
                    arena_fmt(making_arena(m),
                              _("there is no address on %s (add one: acct-add "
                                "contact %s NAME -s %s=…)"),
                              row->channel, row->client, row->channel));
    m->out->person =
        contact_named(m->by->book, m->out->client, m->out->row.contact);
}

void way_link(struct making *m)
{
    struct buf url = {0};
    const struct action *row = &m->out->row;
    struct err none = ERR_INIT;
    if (contact_link(row->channel, row->address, m->out->subject, m->out->body,
                     &url, &none) == 0)
        m->out->link = say_keep(m, &url);
    buf_release(&url);
}
