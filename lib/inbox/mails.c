#include "inbox/mails.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "inside.h"

/* --- what is known ---------------------------------------------------------
 */

/* `thread`: what answers it is about that record. */
static void know(struct mails *in, const struct entry *e, bool thread)
{
    const char *id = TYPE(e->type) & MAILS_TYPES
                         ? entry_attr(in->options.book, e, "message")
                         : "";
    bool fresh;
    if (!*id)
        return;
    struct map_slot *slot = map_put_kept(&in->known, id, strlen(id), &fresh);
    if (!thread || (!fresh && slot->value))
        return;
    *vec_push(&in->threads) = e;
    slot->value = (uint32_t)in->threads.n;
}

void mails_open(struct mails *in, const struct mails_options *options)
{
    struct book *b = options->book;
    *in = (struct mails){.options = *options};
    reach_open(&in->reach, b);
    for (size_t i = 0; i < b->entries.n; i++)
        know(in, &b->entries.v[i], true);
    for (size_t i = 0; i < b->later.n; i++)
        know(in, &b->later.v[i], false);
    for (size_t i = 0; i < b->voided.n; i++)
        know(in, &b->voided.v[i], false);
}

void mails_release(struct mails *in)
{
    reach_release(&in->reach);
    map_release(&in->known);
    vec_release(&in->threads);
    map_release(&in->answered);
    arena_release(&in->arena);
}

static const struct entry *thread_of_id(const struct mails *in, struct str id)
{
    const struct map_slot *slot =
        id.n ? map_find(&in->known, id.p, id.n) : NULL;
    return slot && slot->value ? in->threads.v[slot->value - 1] : NULL;
}

/* The record that the message answers: of what it names, the last; NULL. */
static const struct entry *thread_of(const struct mails *in,
                                     const struct received *m)
{
    const char *const lists[] = {m->answers, m->references};
    for (size_t i = 0; i < 2; i++) {
        const struct entry *last = NULL;
        struct str rest = str_of(lists[i]), id;
        while (str_cut(&rest, ' ', &id)) {
            const struct entry *e = thread_of_id(in, id);
            last = e ? e : last;
        }
        if (last)
            return last;
    }
    return NULL;
}

/* FNV-1a; of what has no id, so that it is known again. */
static uint64_t hash(uint64_t h, struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        h = (h ^ (unsigned char)s.p[i]) * UINT64_C(0x100000001b3);
    return h * UINT64_C(0x100000001b3);
}

static const char *id_of(struct mails *in, const struct received *m)
{
    uint64_t h = UINT64_C(0xcbf29ce484222325);
    if (*m->id)
        return m->id;
    h = hash(h, str_of(m->from));
    h = hash(h, str_of(m->subject));
    h = hash(h, (struct str){(const char *)&m->at, sizeof m->at});
    h = hash(h, m->said); /* however its lines end */
    return arena_fmt(&in->arena, "%016llx@none.invalid", (unsigned long long)h);
}

/* Columns of a text: what a list has room for. */
enum { BRIEF = 200 };

/* --- rows ------------------------------------------------------------------
 */

/* The message in hand. */
struct taking {
    struct mails *in;
    const struct received *m;
    const char *id;
    const struct entry *thread; /* what it answers, or NULL */
    const struct reached *who;
    struct mails_said *out;
};

/* The note on it. */
#define tell(t, ...) ((t)->out->note = arena_fmt(&(t)->in->arena, __VA_ARGS__))

static const char *subject_of(struct taking *t)
{
    enum { WIDTH = 60 };
    return words_brief(str_of(t->m->subject), WIDTH, &t->in->arena);
}

static int offset_of(int64_t at, void *offset)
{
    (void)at;
    return *(int *)offset;
}

/* As the sender's clock had it, by its offset; what it cannot have had is now,
 * and told. */
static const char *date_of(struct taking *t)
{
    enum { DAY = 24 * 3600 };
    const struct mails_options *o = &t->in->options;
    const struct zone *zone = &o->book->options.zone;
    char *date = arena_new(&t->in->arena, DATE_SIZE);
    struct when when = when_at(t->m->at, zone);
    int offset = t->m->offset - t->m->offset % 60;
    struct zone theirs = {offset_of, &offset};
    if (t->m->dated && !when_later(&when, &o->now) && when.day >= DAY_MIN) {
        if (offset <= -DAY || offset >= DAY)
            offset = 0;
        return when_print(&when, &theirs, date);
    }
    when_print(&o->now, zone, date);
    tell(t,
         t->m->dated
             ? _("mail from %s is dated in the future: '%s' (taken as of "
                 "%s)")
             : _("mail from %s has no date: '%s' (taken as of %s)"),
         t->m->from, subject_of(t), date);
    return date;
}

static void begin_row(struct taking *t, enum rec_type type)
{
    struct record *r = &t->out->row;
    *r = (struct record){.type = type};
    r->col[COL_TYPE] = str_of(schema_types[type].name);
    r->col[COL_DATE] = str_of(date_of(t));
    r->col[COL_CLIENT] = str_of(t->who->client->key);
    r->col[COL_CHANNEL] = STR("email");
    t->out->is_row = true;
}

static void set(struct taking *t, const char *name, const char *value)
{
    if (*value)
        record_attr(&t->out->row, name, value, &t->in->arena);
}

/* What the thread is about: the same; else the record itself. */
static const char *about(const struct entry *thread)
{
    return !thread ? "" : *thread->ref ? thread->ref : thread->id;
}

static void make_touch(struct taking *t)
{
    struct str said = t->m->said;
    bool empty = !str_trim(said).n;
    begin_row(t, REC_TOUCH);
    t->out->row.col[COL_REF] = str_of(about(t->thread));
    t->out->row.col[COL_TEXT] = str_of(words_brief(
        empty ? str_of(t->m->subject) : said, BRIEF, &t->in->arena));
    set(t, "dir", "in");
    set(t, "kind",
        words_ask(said) ? "question"
        : t->thread     ? "answer"
                        : "remark");
    set(t, "contact", t->who->contact ? t->who->contact->ref : "");
    set(t, "message", t->id);
}

/* An answer to a survey that is a figure, the first to it. */
static bool make_response(struct taking *t)
{
    struct str rest = t->m->said;
    const struct survey *s = NULL;
    unsigned long score;
    bool fresh;
    if (t->thread && t->thread->type == REC_SURVEY)
        s = book_survey(t->in->options.book, t->thread->ref);
    if (!s || s->response || !words_take_score(&rest, &score))
        return false;
    map_put_kept(&t->in->answered, s->ref, strlen(s->ref), &fresh);
    if (!fresh)
        return false;
    begin_row(t, REC_RESPONSE);
    t->out->row.col[COL_REF] = str_of(s->ref);
    t->out->row.col[COL_TEXT] = str_of(words_brief(rest, BRIEF, &t->in->arena));
    set(t, "score", arena_fmt(&t->in->arena, "%lu", score));
    set(t, "message", t->id);
    return true;
}

/* --- what is left out ------------------------------------------------------
 */

/* Who has the address; of several clients the one whose thread it is. False:
 * nobody, and that is told. */
static bool find_sender(struct taking *t)
{
    struct reach *reach = &t->in->reach;
    struct str from = str_of(t->m->from);
    if (t->thread && t->thread->client &&
        (t->who = reach_find(reach, from, t->thread->client)))
        return true;
    t->thread = NULL; /* another's: it was passed on */
    t->who = reach_find(reach, from, NULL);
    if (!t->who)
        tell(t, _("nobody is known who writes from %s: '%s' (left out)"),
             t->m->from, subject_of(t));
    else if (t->who->several)
        tell(t,
             _("several clients write from %s: '%s' (left out: add it by "
               "hand)"),
             t->m->from, subject_of(t));
    return t->who && !t->who->several;
}

/* What we sent did not arrive: of an address that is dead, its client's book
 * says so. */
static void take_bounce(struct taking *t)
{
    const struct received *m = t->m;
    bool dead = m->status[0] == '5' || !*m->status;
    t->who =
        *m->failed ? reach_find(&t->in->reach, str_of(m->failed), NULL) : NULL;
    if (!*m->failed)
        tell(t, _("%s says that a message did not arrive, but not whose: '%s'"),
             m->from, subject_of(t));
    else if (!dead)
        tell(t, _("mail to %s is late, and is tried again: '%s'"), m->failed,
             subject_of(t));
    else if (!t->who)
        tell(t, _("mail to %s did not arrive, and nobody is known by it: '%s'"),
             m->failed, subject_of(t));
    if (!t->who || !dead)
        return;
    const struct contact *contact = t->who->contact;
    begin_row(t, REC_NOTE);
    t->out->row.col[COL_REF] = str_of(contact ? contact->ref : "");
    const char *why = arena_fmt(&t->in->arena, "%s %s", m->status, m->why);
    const char *text =
        str_trim(str_of(why)).n
            ? arena_fmt(&t->in->arena, _("mail to %s does not arrive: %s"),
                        m->failed, why)
            : arena_fmt(&t->in->arena, _("mail to %s does not arrive"),
                        m->failed);
    t->out->row.col[COL_TEXT] =
        str_of(words_brief(str_of(text), BRIEF, &t->in->arena));
    set(t, "message", t->id);
}

static void take_written(struct taking *t)
{
    const struct received *m = t->m;
    if (!find_sender(t))
        return;
    if (m->sort == MAIL_AUTO)
        tell(t, _("%s answers automatically: '%s' (left out)"), m->from,
             subject_of(t));
    else if (m->sort == MAIL_LIST)
        tell(t, _("%s writes to many: '%s' (left out)"), m->from,
             subject_of(t));
    else if (!make_response(t))
        make_touch(t);
}

void mails_take(struct mails *in, const struct received *m,
                struct mails_said *out)
{
    bool fresh;
    *out = (struct mails_said){0};
    arena_release(&in->arena);
    struct taking t = {.in = in, .m = m, .id = id_of(in, m), .out = out};
    map_put(&in->known, t.id, strlen(t.id), &fresh);
    if (!fresh)
        return;
    t.thread = thread_of(in, m);
    if (m->sort == MAIL_BOUNCE)
        take_bounce(&t);
    else if (!*m->from)
        tell(&t, _("mail names no sender: '%s' (left out)"), subject_of(&t));
    else if (*in->options.ours &&
             reach_same(&in->reach, str_of(m->from), str_of(in->options.ours)))
        tell(&t, _("mail from %s is ours: '%s' (left out)"), m->from,
             subject_of(&t));
    else
        take_written(&t);
}
