/* What stands against a letter. */
#include "base/i18n.h"
#include "base/value/handle.h"
#include "book/optout.h"
#include "inside.h"
#include "work/contact/complaint.h"

static const char *domain(const struct making *m)
{
    const char *email =
        conf_text_on(&m->by->home->conf, "me.email", m->by->home->today);
    struct str bare = handle_bare(str_of(email));
    const char *plain = arena_dup(making_arena(m), bare.p, bare.n);
    const char *at = strrchr(plain, '@');
    return at && at[1] ? at + 1 : "acct.invalid";
}

void check_double(struct making *m)
{
    struct buf id = {0};
    struct err e = ERR_INIT;
    char day[DATE_SIZE];
    bool fresh;
    if (mail_id(str_of(m->out->row.key), str_of(domain(m)), &id, &e) < 0) {
        making_stop(m, LETTER_HOLE, arena_fmt(making_arena(m), "%s", e.text));
        buf_release(&id);
        return;
    }
    m->out->id = say_keep(m, &id);
    const char *waits;
    int32_t before = went_on(m, &waits);
    map_put(&m->by->made, m->out->id, strlen(m->out->id), &fresh);
    if (before != DAY_NONE && *waits)
        making_stop(m, LETTER_WENT,
                    arena_fmt(making_arena(m),
                              _("went on %s, which the ledger does not tell: "
                                "its row waits in %s (mend it there, then "
                                "acct-add - <%s)"),
                              day_print(before, day), waits, waits));
    else if (before != DAY_NONE)
        making_stop(m, LETTER_WENT,
                    arena_fmt(making_arena(m), _("went on %s"),
                              day_print(before, day)));
    else if (!fresh)
        making_stop(m, LETTER_WENT, _("is in the rows twice"));
}

void check_mark(struct making *m)
{
    char day[DATE_SIZE];
    const struct mark *mark =
        action_mark(m->by->book, m->out->client, m->out->row.key);
    if (mark && mark->done)
        making_stop(m, LETTER_CLOSED,
                    arena_fmt(making_arena(m), _("is done since %s"),
                              day_print(mark->done->day, day)));
    else if (mark && mark->snooze && mark->snooze->due > m->by->home->today)
        making_stop(m, LETTER_CLOSED,
                    arena_fmt(making_arena(m), _("is put off until %s"),
                              day_print(mark->snooze->due, day)));
}

void check_age(struct making *m)
{
    const struct action *row = &m->out->row;
    int32_t due = row->due == DAY_NONE ? row->date : row->due;
    int32_t today = m->by->home->today;
    if (!m->by->options->old && due != DAY_NONE &&
        (int64_t)today - due > LETTER_OLD_DAYS)
        making_stop(m, LETTER_OLD,
                    arena_fmt(making_arena(m),
                              _("was due %lld days ago (--old writes it)"),
                              (long long)today - due));
}

/* Those of the reader's zone, where that is known. */
void check_hours(struct making *m)
{
    enum { NOON = 12 * 3600 };
    const struct home *h = m->by->home;
    if (!m->by->options->hours)
        return;
    int64_t now =
        h->now.timed ? h->now.at : when_local(h->now.day, NOON, &h->zone);
    if (!sla_is_open(&m->by->clocks, m->out->client, now))
        making_stop(m, LETTER_HOURS, _("waits for the reader's working hours"));
}

/* What is owed they hear all the same. */
void check_wanted(struct making *m)
{
    const char *record = m->out->row.record;
    enum optout kind = strcmp(record, "survey") == 0 ? OPTOUT_SURVEY
                       : strcmp(record, "offer") == 0
                           ? OPTOUT_OFFER
                           : optout_of_touch(str_of(m->out->kind));
    if (m->out->colleague || (m->about.rule && m->about.rule->duty))
        return;
    if (!optout_wants(m->by->book, m->out->client, m->out->person, kind))
        making_stop(m, LETTER_UNWANTED, optout_say(kind));
}

/* Who is gone hears nothing that goes to many. */
void check_gone(struct making *m)
{
    if (m->by->options->campaign && m->out->client->state == CLIENT_LOST)
        making_stop(m, LETTER_UNWANTED, _("is no client any more"));
    else if (m->out->bulk && m->out->client->state == CLIENT_PAUSED)
        making_stop(m, LETTER_UNWANTED, _("is paused"));
}

/* Who complains hears no news, and is offered nothing. */
void check_complaint(struct making *m)
{
    struct letter_lists *l = &m->by->lists;
    struct book *b = m->by->book;
    if (!m->out->bulk)
        return;
    if (!l->complaints.book)
        complaints_find(b, &l->complaints);
    int at = complaint_at(&l->complaints, m->out->client);
    if (at >= 0)
        making_stop(
            m, LETTER_UNWANTED,
            complaint_say(b, l->complaints.of[at], b->issues.v[at]->ref));
}

/* What goes to many is no reason to write to somebody twice in few days. */
void check_quiet(struct making *m)
{
    struct letter_lists *l = &m->by->lists;
    struct book *b = m->by->book;
    if (!m->by->options->campaign)
        return;
    if (!l->messages.last) {
        messages_init(&l->messages, &m->by->home->conf, b);
        messages_note_all(&l->messages, b);
    }
    int32_t until = messages_wait(&l->messages, m->out->client);
    if (until > m->by->home->today)
        making_stop(m, LETTER_QUIET,
                    messages_say_wait(&l->messages, b, m->out->client, until));
}

/* What the user can do about it. */
static const char *hole_says(const struct making *m)
{
    static const struct {
        const char *place, *says;
    } known[] = {
        {"text", N_("waits for your words (-m TEXT stands in {text})")},
        {"signature", N_("says nobody whom it is from (set me.name in "
                         "acct.conf)")},
        {"me", N_("says nobody whom it is from (set me.name in acct.conf)")},
        {"contacts", N_("has no way to reach us (set me.phone, me.email, … in "
                        "acct.conf)")},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(known[i].place, m->hole) == 0)
            return _(known[i].says);
    return arena_fmt(making_arena(m),
                     _("nothing is known for {%s} (a paragraph with {?%s} is "
                       "left out then)"),
                     m->hole, m->hole);
}

void check_hole(struct making *m)
{
    if (m->hole)
        making_stop(m, LETTER_HOLE, hole_says(m));
}
