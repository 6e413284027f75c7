/* What a message becomes: rows of the ledger. */
#include "base/i18n.h"
#include "book/optout.h"
#include "inside.h"

/* Columns of a text: what a list has room for. */
enum { BRIEF = 200 };

const char *rows_subject(struct taking *t)
{
    enum { WIDTH = 60 };
    return words_brief(str_of(t->m->subject), WIDTH, &t->in->arena);
}

static const char *brief(struct taking *t, struct str text)
{
    return words_brief(text, BRIEF, &t->in->arena);
}

static int offset_of(int64_t at, void *offset)
{
    (void)at;
    return *(int *)offset;
}

static const char *now(const struct taking *t, char date[DATE_SIZE])
{
    const struct mails_options *o = &t->in->options;
    return when_print(&o->now, &o->book->options.zone, date);
}

/* Nobody answers what is not written yet. */
static bool is_early(const struct taking *t, const struct when *when)
{
    const struct entry *e = t->thread;
    return e && (e->timed && when->timed ? when->at < entry_at(e)
                                         : when->day < e->day);
}

/* As the sender's clock had it, by its offset; what it cannot have had is now,
 * and told. */
static const char *date_of(struct taking *t)
{
    enum { DAY = 24 * 3600 };
    const struct mails_options *o = &t->in->options;
    char *date = arena_new(&t->in->arena, DATE_SIZE);
    struct when when = when_at(t->m->at, &o->book->options.zone);
    int offset = t->m->offset - t->m->offset % 60;
    struct zone theirs = {offset_of, &offset};
    bool early = t->m->dated && is_early(t, &when);
    if (t->m->dated && !early && !when_later(&when, &o->now) &&
        when.day >= DAY_MIN) {
        if (offset <= -DAY || offset >= DAY)
            offset = 0;
        return when_print(&when, &theirs, date);
    }
    now(t, date);
    tell(t,
         early ? _("mail from %s is dated before the letter that it answers: "
                   "'%s' (taken as of %s)")
         : t->m->dated
             ? _("mail from %s is dated in the future: '%s' (taken as of "
                 "%s)")
             : _("mail from %s has no date: '%s' (taken as of %s)"),
         t->m->from, rows_subject(t), date);
    return date;
}

/* What is to be done about it is to be done by who keeps the client: a row that
 * names nobody would be whose the ledger is. */
static struct record *begin(struct taking *t, enum rec_type type)
{
    struct record *r = &t->out->row[t->out->n++];
    const struct schema_type *s = &schema_types[type];
    *r = (struct record){.type = type};
    r->col[COL_TYPE] = str_of(s->name);
    r->col[COL_DATE] = str_of(date_of(t));
    r->col[COL_CLIENT] = str_of(t->who->client->key);
    if (type == REC_CLIENT || type == REC_CONTACT)
        return r; /* what they say of the client and the person stays */
    r->col[COL_CHANNEL] = STR("email");
    r->col[COL_OWNER] = str_of(t->who->client->owner);
    return r;
}

static void set(struct taking *t, struct record *r, const char *name,
                const char *value)
{
    if (*value)
        record_attr(r, name, value, &t->in->arena);
}

static bool is_there(struct book *b, const char *ref)
{
    for (int type = 0; type < REC_TYPES; type++)
        if (schema_types[type].ref == REF_OWN &&
            book_records(b, type, NULL, ref, false).n)
            return true;
    return book_with_id(b, ref) && !book_voided(b, ref);
}

/* What the thread is about: the same, unless that was taken back since; else
 * the record itself. */
static const char *about(const struct taking *t)
{
    const struct entry *thread = t->thread;
    if (!thread)
        return "";
    return is_there(t->in->options.book, thread->ref) ? thread->ref
                                                      : thread->id;
}

static void make_touch(struct taking *t, const char *kind, struct str text)
{
    struct record *r = begin(t, REC_TOUCH);
    r->col[COL_REF] = str_of(about(t));
    r->col[COL_TEXT] = str_of(brief(t, text));
    set(t, r, "dir", "in");
    set(t, r, "kind", kind);
    set(t, r, "contact", t->who->contact ? t->who->contact->ref : "");
    set(t, r, "message", t->id);
}

/* Nobody is greeted with nothing to say, but a message of such words alone says
 * that. */
static struct str text_of(const struct taking *t)
{
    struct str whole = str_trim(t->m->said);
    return t->said.n ? t->said : whole.n ? whole : str_of(t->m->subject);
}

void rows_touch(struct taking *t)
{
    make_touch(t,
               words_ask(t->said) ? "question"
               : t->thread        ? "answer"
                                  : "remark",
               text_of(t));
}

/* The survey that is answered: the letter that asked, or one that reminded of
 * it, which has its number; or NULL. */
static const struct survey *survey_of(const struct taking *t)
{
    const struct entry *letter = t->thread;
    if (!letter || (letter->type != REC_SURVEY && letter->type != REC_TOUCH))
        return NULL;
    const struct survey *s = book_survey(t->in->options.book, letter->ref);
    return s && s->client == letter->client ? s : NULL;
}

bool rows_response(struct taking *t)
{
    static const char *const names[SCORED] = {NULL, "liked", "disliked",
                                              "trouble"};
    const struct survey *s = survey_of(t);
    struct scored scored;
    bool fresh = false;
    /* our own people are asked of what the client is not */
    if (!s || s->response || s->entry->internal ||
        !score_read(t->said, &scored))
        return false;
    map_put_kept(&t->in->answered, s->ref, strlen(s->ref), &fresh);
    if (fresh) {
        struct record *r = begin(t, REC_RESPONSE);
        r->col[COL_REF] = str_of(s->ref);
        r->col[COL_TEXT] =
            str_of(brief(t, buf_view(&scored.said[SCORED_REMARK])));
        set(t, r, "score", arena_fmt(&t->in->arena, "%lu", scored.score));
        for (int k = SCORED_LIKED; k < SCORED; k++)
            set(t, r, names[k], brief(t, buf_view(&scored.said[k])));
        set(t, r, "message", t->id);
    }
    score_release(&scored);
    return fresh;
}

/* --- who wants no more -----------------------------------------------------
 */

/* What goes to many, and what the letter was that they answer. */
static unsigned unwanted(const struct taking *t)
{
    unsigned kinds = OPTOUT_BIT(OPTOUT_NEWS) | OPTOUT_BIT(OPTOUT_OFFER);
    enum optout kind = OPTOUT_KINDS;
    if (survey_of(t))
        kind = OPTOUT_SURVEY;
    else if (t->thread && t->thread->type == REC_TOUCH)
        kind = optout_of_touch(
            str_of(entry_attr(t->in->options.book, t->thread, "kind")));
    return kind == OPTOUT_KINDS ? kinds : kinds | OPTOUT_BIT(kind);
}

/* The touch says that it was read, so that it is not the last word for ever:
 * who asks for news again gets them. */
void rows_optout(struct taking *t)
{
    struct book *b = t->in->options.book;
    const struct contact *p = t->who->contact;
    const char *had = p ? contact_attr(b, p, "optout")
                        : client_attr(b, t->who->client, "optout");
    const char *all = optout_join(had, unwanted(t), &t->in->arena);
    make_touch(t, "remark", t->said.n ? t->said : str_of(t->m->subject));
    if (strcmp(all, optout_join(had, 0, &t->in->arena)) != 0) {
        struct record *r = begin(t, p ? REC_CONTACT : REC_CLIENT);
        r->col[COL_REF] = str_of(p ? p->ref : "");
        set(t, r, "optout", all);
    }
    tell(t, _("%s wants no more mail to many: '%s'"), t->m->from,
         rows_subject(t));
}

/* --- what did not arrive ---------------------------------------------------
 */

/* What the server said of it; "". */
static struct str why(struct taking *t)
{
    return str_trim(
        str_of(arena_fmt(&t->in->arena, "%s %s", t->m->status, t->m->why)));
}

void rows_dead(struct taking *t)
{
    const struct contact *contact = t->who->contact;
    struct record *r = begin(t, REC_NOTE);
    struct str said = why(t);
    struct arena *a = &t->in->arena;
    r->col[COL_REF] = str_of(contact ? contact->ref : "");
    r->col[COL_TEXT] = str_of(brief(
        t, str_of(said.n ? arena_fmt(a, _("mail to %s does not arrive: %.*s"),
                                     t->m->failed, STR_ARG(said))
                         : arena_fmt(a, _("mail to %s does not arrive"),
                                     t->m->failed))));
    set(t, r, "dead", t->m->failed);
    set(t, r, "message", t->id);
}

void rows_lost(struct taking *t, const char *id)
{
    enum { WIDTH = 60 };
    struct arena *a = &t->in->arena;
    struct str said = why(t);
    char *due = arena_new(a, DATE_SIZE);
    bool fresh;
    id = *id ? id : t->id;
    map_put(&t->in->lost, id, strlen(id), &fresh);
    if (!fresh)
        return;
    struct record *r = begin(t, REC_TASK);
    const char *subject = words_brief(str_of(t->m->lost_subject), WIDTH, a);
    const char *text =
        *subject
            ? arena_fmt(a, _("the letter “%s” to %s did not arrive"), subject,
                        t->m->failed)
            : arena_fmt(a, _("a letter to %s did not arrive"), t->m->failed);
    if (said.n)
        text = arena_fmt(a, "%s: %.*s", text, STR_ARG(said));
    r->col[COL_TEXT] = str_of(brief(t, str_of(text)));
    r->col[COL_DUE] = str_of(day_print(t->in->options.now.day, due));
    set(t, r, "message", id);
}
