/* A letter, from its row. */
#include "inside.h"

#include "base/i18n.h"
#include "book/find.h"
#include "book/optout.h"
#include "work/contact/salute.h"
#include "work/followup/followup.h"

int letter_maker_init(struct letter_maker *m, struct home *home, struct book *b,
                      const struct letter_options *options, struct err *e)
{
    *m = (struct letter_maker){.home = home, .book = b, .options = options};
    const struct doc_look look = {.lang = options->lang};
    templates_init(&m->templates, home);
    doc_maker_init(&m->papers, home, b, &look);
    int rc = followup_rules_read(home, NULL, &m->rules, e);
    if (rc == 0 && options->hours)
        rc = worktime_user_read(home, &m->work, e);
    if (rc == 0 && options->hours)
        sla_open(&m->clocks, b, &m->work.work, true);
    return rc;
}

void letter_maker_release(struct letter_maker *m)
{
    templates_release(&m->templates);
    rules_release(&m->rules);
    sla_close(&m->clocks);
    worktime_user_release(&m->work);
    map_release(&m->made);
    letter_lists_release(&m->lists);
}

void letter_release(struct letter *l)
{
    arena_release(&l->arena);
}

const char *letter_reader(const struct letter *l)
{
    return l->colleague ? l->colleague
           : l->person  ? l->person->name
                        : l->client->name;
}

/* --- What stands against it --- */

static const char *domain(const struct making *m)
{
    const char *email =
        conf_text_on(&m->by->home->conf, "me.email", m->by->home->today);
    const char *at = strrchr(email, '@');
    return at && at[1] ? at + 1 : "acct.invalid";
}

/* Of all kinds of records that letters have. */
static const struct entry *went(const struct making *m)
{
    static const enum rec_type types[] = {REC_TOUCH, REC_SURVEY, REC_REPORT,
                                          REC_OFFER, REC_ACT};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        struct records all =
            book_records(m->by->book, types[i], "message", m->out->id, false);
        if (all.n)
            return all.v[0];
    }
    return NULL;
}

static int check_double(struct making *m, struct err *e)
{
    struct buf id = {0};
    char day[DATE_SIZE];
    bool fresh;
    int rc = mail_id(str_of(m->out->row.key), str_of(domain(m)), &id, e);
    if (rc < 0) {
        buf_release(&id);
        return -1;
    }
    m->out->id = say_keep(m, &id);
    const struct entry *before = went(m);
    map_put(&m->by->made, m->out->id, strlen(m->out->id), &fresh);
    if (before)
        making_stop(m, LETTER_WENT,
                    arena_fmt(making_arena(m), _("went on %s"),
                              day_print(before->day, day)));
    else if (!fresh)
        making_stop(m, LETTER_WENT, _("is in the rows twice"));
    return 0;
}

static void check_mark(struct making *m)
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

static void check_age(struct making *m)
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
static void check_hours(struct making *m)
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
static void check_wanted(struct making *m)
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

static void check_hole(struct making *m)
{
    if (m->hole)
        making_stop(m, LETTER_HOLE, hole_says(m));
}

/* --- Making it --- */

static int find_template(struct making *m, const struct template **t,
                         struct err *e)
{
    const struct letter_options *o = m->by->options;
    const struct action *row = &m->out->row;
    const char *name = o->template      ? o->template
                       : *row->template ? row->template
                                        : row->rule;
    const char *stage =
        m->about.stage ? entry_attr(m->by->book, m->about.stage, "stage") : "";
    return template_find_variant(&m->by->templates, name, stage, m->out->lang,
                                 t, e);
}

/* In the reader's own language, if it has one. */
static void find_lang(struct making *m)
{
    const struct contact *p = m->out->person;
    const char *lang = p ? contact_attr(m->by->book, p, "lang") : "";
    if (m->by->options->lang)
        lang = m->by->options->lang;
    m->out->lang = *lang ? lang : client_lang(m->by->book, m->out->client);
}

static void find_reply(struct making *m)
{
    const struct entry *q = m->about.question;
    m->out->reply = q ? entry_attr(m->by->book, q, "message") : "";
}

static int write_letter(struct making *m, struct err *e)
{
    const struct template *t;
    struct buf kind = {0};
    way_find(m);
    find_lang(m);
    if (find_template(m, &t, e) < 0)
        return -1;
    m->words = t->words;
    m->salutation =
        m->out->colleague
            ? paper_word(m->words, W_GREETING)
            : salutation(m->by->book, m->out->client, m->out->person,
                         m->by->home->today, m->words);
    m->informal = salutation_familiar(m->salutation);
    template_fill(t, TEMPLATE_KIND, NULL, NULL, &kind);
    m->out->kind = say_keep(m, &kind);
    m->out->bulk = strcmp(m->out->kind, "news") == 0 ||
                   strcmp(m->out->kind, "proposal") == 0;
    check_wanted(m);
    places_fill(m, t);
    check_hole(m);
    way_link(m);
    find_reply(m);
    return record_make(m, e);
}

static int make(struct making *m, struct err *e)
{
    const struct letter_maker *by = m->by;
    if (!record_of_letter(m->out->row.record) && !by->options->template) {
        making_stop(m, LETTER_NONE, "");
        return 0;
    }
    if (book_find(by->book, str_of(m->out->row.client), &m->out->client, e) < 0)
        return -1;
    m->out->row.client = m->out->client->key;
    if (check_double(m, e) < 0)
        return -1;
    check_mark(m);
    check_age(m);
    if (m->out->fate != LETTER_GOES)
        return 0;
    check_hours(m);
    return about_find(m, e) < 0 ? -1 : write_letter(m, e);
}

int letter_make(struct letter_maker *by, const struct action *row,
                uint64_t line, struct letter *out, struct err *e)
{
    *out = (struct letter){
        .row = *row,
        .line = line,
        .kind = "",
        .subject = "",
        .body = "",
        .id = "",
        .reply = "",
        .link = "",
        .lang = "",
        .why = "",
        .instead = "",
    };
    struct making m = {.by = by, .out = out, .salutation = ""};
    return make(&m, e);
}
