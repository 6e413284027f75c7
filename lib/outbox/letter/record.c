/* The record which says that a letter went. */
#include "inside.h"

#include "base/i18n.h"
#include "base/text/text.h"
#include "work/survey/subject.h"

typedef int record_fn(struct making *m, struct record *r, struct err *e);

static void put(struct making *m, struct record *r, const char *name,
                const char *value)
{
    if (*value)
        record_attr(r, name, value, making_arena(m));
}

const char *files_paper(const struct making *m)
{
    const struct about *a = &m->about;
    if (a->invoice && strcmp(m->out->kind, "reminder") == 0)
        return a->invoice->ref;
    return a->act ? a->act->ref : "";
}

bool files_any(const struct making *m)
{
    return strcmp(m->out->row.record, "report") == 0 || *files_paper(m);
}

const char *files_name(const struct making *m)
{
    if (!files_any(m))
        return "";
    if (*files_paper(m))
        return arena_fmt(making_arena(m), "%s.pdf", files_paper(m));
    char iso[PERIOD_SIZE];
    return arena_fmt(making_arena(m), "report-%s.pdf",
                     period_print(m->about.period, iso));
}

/* Is it what a touch may name?  Others have no such ref. */
static const char *touch_ref(const struct making *m)
{
    const struct about *a = &m->about;
    bool known = a->order || a->contract || a->invoice || a->issue ||
                 a->survey || a->act || a->doc || a->question || a->contact;
    return known ? m->out->row.ref : "";
}

static int touch(struct making *m, struct record *r, struct err *e)
{
    const struct about *a = &m->about;
    const char *kind = *m->out->kind ? m->out->kind : "notice";
    struct buf open = {0};
    (void)e;
    put(m, r, "dir", "out");
    put(m, r, "kind", kind);
    r->col[COL_REF] = str_of(touch_ref(m));
    if (!a->invoice || strcmp(kind, "reminder") != 0)
        return 0;
    const struct currency *c =
        book_currency(m->by->book, a->invoice->entry->currency);
    char amount[MONEY_SIZE];
    buf_puts(&open, money_print(a->state.open, c->digits, amount));
    r->col[COL_AMOUNT] = str_of(say_keep(m, &open));
    r->col[COL_CURRENCY] = str_of(c->code);
    if (strspn(a->last, "0123456789") == strlen(a->last))
        put(m, r, "stage", a->last);
    return 0;
}

static int survey(struct making *m, struct record *r, struct err *e)
{
    const struct action *row = &m->out->row;
    struct survey_subject s = {.ref = row->ref, .period = "", .who = ""};
    (void)e;
    while (s.kind + 1 < SURVEY_KINDS &&
           strcmp(survey_template(s.kind), row->template) != 0)
        s.kind++;
    if (strcmp(survey_template(s.kind), row->template) != 0)
        s.kind = SURVEY_KIND_ORDER;
    if (s.kind == SURVEY_KIND_INTERNAL)
        s.who = m->about.last;
    survey_subject_put(&s, r, making_arena(m));
    return 0;
}

static int report(struct making *m, struct record *r, struct err *e)
{
    char *period = arena_new(making_arena(m), PERIOD_SIZE);
    if (m->about.period.unit == PERIOD_DAYS)
        return err_set(e, ERR_DATA, _("%s: the report's key names no period"),
                       m->out->row.key);
    r->col[COL_REF] = str_of(m->about.contract ? m->about.contract->ref : "");
    put(m, r, "period", period_print(m->about.period, period));
    return 0;
}

static int offer(struct making *m, struct record *r, struct err *e)
{
    (void)e;
    put(m, r, "result", "open");
    return 0;
}

/* That it was sent is said of the document. */
static int act(struct making *m, struct record *r, struct err *e)
{
    char *day = arena_new(making_arena(m), DATE_SIZE);
    if (!m->about.act)
        return 0;
    (void)e;
    r->col[COL_REF] = str_of(m->about.act->ref);
    r->col[COL_CHANNEL] = r->col[COL_TEXT] = STR("");
    put(m, r, "sent", day_print(m->by->home->now.day, day));
    return 0;
}

static const struct {
    const char *name;
    enum rec_type type;
    record_fn *make;
} records[] = {
    {"touch", REC_TOUCH, touch},    {"survey", REC_SURVEY, survey},
    {"report", REC_REPORT, report}, {"offer", REC_OFFER, offer},
    {"act", REC_ACT, act},
};

bool record_of_letter(const char *type)
{
    for (size_t i = 0; i < sizeof records / sizeof *records; i++)
        if (strcmp(records[i].name, type) == 0)
            return true;
    return false;
}

/* An answer is what was answered; else what it is about will do. */
static const char *text_of(struct making *m)
{
    const char *text = m->by->options->text;
    struct buf cell = {0};
    if (!m->out->answers || !text || !*text)
        return m->out->subject;
    text_cell(str_trim(str_of(text)), &cell);
    return say_keep(m, &cell);
}

int record_make(struct making *m, struct err *e)
{
    const struct action *row = &m->out->row;
    const struct letter_options *o = m->by->options;
    struct record *r = &m->out->record;
    char *date = arena_new(making_arena(m), DATE_SIZE);
    size_t i = 0;
    while (i + 1 < sizeof records / sizeof *records &&
           strcmp(records[i].name, row->record) != 0)
        i++;
    /* what a letter does not end by itself is a dealing all the same */
    if (strcmp(records[i].name, row->record) != 0)
        i = 0;
    *r = (struct record){.type = records[i].type, .line = m->out->line};
    r->col[COL_TYPE] = str_of(records[i].name);
    r->col[COL_DATE] =
        str_of(when_print(&m->by->home->now, &m->by->home->zone, date));
    r->col[COL_CLIENT] = str_of(row->client);
    r->col[COL_CHANNEL] = str_of(row->channel);
    r->col[COL_OWNER] = str_of(o->owner ? o->owner : row->owner);
    r->col[COL_TEXT] = str_of(text_of(m));
    if (records[i].make(m, r, e) < 0)
        return -1;
    if (r->type != REC_ACT)
        put(m, r, "contact", row->contact);
    put(m, r, "message", m->out->id);
    put(m, r, "campaign", o->campaign ? o->campaign : "");
    return 0;
}
