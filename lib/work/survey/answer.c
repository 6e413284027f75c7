#include "work/survey/answer.h"

#include "base/i18n.h"
#include "book/find.h"

/* The client's latest survey without an answer, sent on or before a day; NULL:
 * none. */
static const struct survey *open_survey(const struct book *b,
                                        const struct client *c, int32_t day)
{
    for (size_t i = b->surveys.n; i-- > 0;) {
        const struct survey *s = b->surveys.v[i];
        if (s->client == c && !s->response && !s->entry->internal &&
            s->entry->day <= day)
            return s;
    }
    return NULL;
}

static int no_open_survey(const struct book *b, const struct client *client,
                          struct err *e)
{
    const struct survey *last = NULL;
    for (size_t i = 0; i < b->surveys.n; i++)
        if (b->surveys.v[i]->client == client &&
            !b->surveys.v[i]->entry->internal)
            last = b->surveys.v[i];
    return last ? err_set(e, ERR_DATA,
                          _("%s has no survey that waits for an answer (name "
                            "one with -r: the latest is %s; or send one: "
                            "acct-survey send %s)"),
                          client->key, last->ref, client->key)
                : err_set(e, ERR_DATA,
                          _("%s was never asked (send a survey first: "
                            "acct-survey send %s)"),
                          client->key, client->key);
}

/* A later answer replaces an earlier one; a date before it would not. */
static int answered(const struct survey *s, const struct answer_options *o,
                    struct err *e)
{
    char then[DATE_SIZE];
    day_print(s->response->day, then);
    if (!o->force)
        return err_set(e, ERR_DATA,
                       _("survey %s was answered on %s (--force replaces the "
                         "answer)"),
                       s->ref, then);
    if (o->day < s->response->day)
        return err_set(e, ERR_DATA,
                       _("survey %s was answered on %s: an answer dated before "
                         "that would not replace it (give a later --date)"),
                       s->ref, then);
    return 0;
}

/* survey:CLIENT:REF, and behind it who of us was asked; a contract's stretch is
 * not in the record: it is the first survey since. */
static bool has_key(struct book *b, const struct survey *s, const char *given)
{
    const struct survey_subject about = {
        .kind = survey_kind_of(s->entry),
        .ref = survey_about(b, s->entry),
        .period = "",
        .who = s->entry->internal ? entry_attr(b, s->entry, "specialist") : "",
    };
    const char *key = survey_key(b, s->client, &about);
    struct str end = str_of(given);
    int32_t since;
    if (!str_starts(end, key))
        return false;
    end = (struct str){end.p + strlen(key), end.n - strlen(key)};
    if (about.kind != SURVEY_KIND_CONTRACT)
        return !end.n;
    return end.n && end.p[0] == ':' &&
           day_parse((struct str){end.p + 1, end.n - 1}, &since) &&
           s->entry->day >= since;
}

const struct survey *answer_named(struct book *b, const char *given)
{
    if (book_client(b, given))
        return NULL;
    const struct survey *s = book_survey(b, given);
    for (size_t i = 0; !s && i < b->surveys.n; i++)
        if (b->surveys.v[i]->client && str_starts(str_of(given), "survey:") &&
            has_key(b, b->surveys.v[i], given))
            s = b->surveys.v[i];
    return s;
}

int answer_find(struct book *b, const struct client *client,
                const struct answer_options *o, const struct survey **out,
                struct err *e)
{
    char then[DATE_SIZE];
    if (!o->ref) {
        *out = open_survey(b, client, o->day);
        return *out ? 0 : no_open_survey(b, client, e);
    }
    const struct survey *s = *out = book_survey(b, o->ref);
    if (!s)
        return book_no_ref(b, REC_SURVEY, o->ref, e);
    if (s->client != client)
        return err_set(e, ERR_DATA, _("survey %s went to %s, not to %s"),
                       s->ref, s->client ? s->client->key : _("nobody"),
                       client->key);
    if (o->day < s->entry->day)
        return err_set(e, ERR_DATA,
                       _("survey %s was sent on %s (an answer cannot be "
                         "older)"),
                       s->ref, day_print(s->entry->day, then));
    return s->response ? answered(s, o, e) : 0;
}
