#include "work/survey/subject.h"

const char *const survey_kinds[SURVEY_KINDS] = {"order", "contract", "issue",
                                                "internal"};

/* The attribute that says the number. */
static const char *const refs[SURVEY_KINDS] = {"order", "contract", "issue",
                                               "order"};

enum survey_kind survey_kind_of(const struct entry *survey)
{
    struct str ref;
    if (survey->internal)
        return SURVEY_KIND_INTERNAL;
    for (int k = SURVEY_KIND_ORDER; k < SURVEY_KIND_INTERNAL; k++)
        if (entry_says(survey, "kind", survey_kinds[k]))
            return (enum survey_kind)k;
    for (int k = SURVEY_KIND_ORDER; k < SURVEY_KIND_INTERNAL; k++)
        if (entry_raw(survey, refs[k], &ref) && ref.n)
            return (enum survey_kind)k;
    return SURVEY_KIND_ORDER;
}

const char *survey_about(struct book *b, const struct entry *survey)
{
    return entry_attr(b, survey, refs[survey_kind_of(survey)]);
}

/* Numbers have no line ends. */
static void make_key(enum survey_kind kind, const char *ref, const char *who,
                     struct buf *key)
{
    buf_clear(key);
    buf_puts(key, survey_kinds[kind]);
    buf_ch(key, '\n');
    buf_puts(key, ref);
    buf_ch(key, '\n');
    buf_puts(key, who);
}

void survey_subject_key(const struct survey_subject *s, struct buf *key)
{
    make_key(s->kind, s->ref, s->who, key);
}

void survey_record_key(struct book *b, const struct entry *survey,
                       struct buf *key)
{
    make_key(survey_kind_of(survey), survey_about(b, survey),
             survey->internal ? entry_attr(b, survey, "specialist") : "", key);
}

void survey_subject_put(const struct survey_subject *s, struct record *r,
                        struct arena *a)
{
    if (!*s->ref)
        return;
    record_attr(r, refs[s->kind], s->ref, a);
    if (s->kind != SURVEY_KIND_ORDER)
        record_attr(r, "kind", survey_kinds[s->kind], a);
    if (*s->who)
        record_attr(r, "specialist", s->who, a);
}

const char *survey_key_end(struct book *b, const struct survey_subject *s)
{
    return *s->who ? action_join(b, &s->who, 1) : s->period;
}

static const char rule[] = "survey";

bool survey_is_key(const char *key)
{
    return strncmp(key, rule, sizeof rule - 1) == 0;
}

const char *survey_key(struct book *b, const struct client *client,
                       const struct survey_subject *s)
{
    return action_key(b, rule, client->key, s->ref,
                      *s->who ? s->who : s->period);
}

const char *survey_template(enum survey_kind kind)
{
    static const char *const templates[SURVEY_KINDS] = {
        "survey", "survey-contract", "survey-issue", "survey-internal"};
    return templates[kind];
}
