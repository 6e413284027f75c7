/* What is said of surveys: why one is to be sent, and why not. */
#include "base/i18n.h"
#include "book/optout.h"
#include "work/survey/survey.h"

/* "delivered 2026-09-21, 14 days ago" and the like. */
static const char *ago_say(struct book *b, const struct survey_rules *r,
                           const struct survey_subject *s)
{
    char day[DATE_SIZE];
    int32_t ago = r->today - s->day;
    bool one = ago == 1, closed = s->kind == SURVEY_KIND_ISSUE;
    const char *form;
    if (closed)
        form = r->people
                   ? P_("closed %s, %d day ago", "closed %s, %d days ago", ago)
               : one ? "closed %s, %d day ago"
                     : "closed %s, %d days ago";
    else
        form = r->people ? P_("delivered %s, %d day ago",
                              "delivered %s, %d days ago", ago)
               : one     ? "delivered %s, %d day ago"
                         : "delivered %s, %d days ago";
    return arena_fmt(&b->arena, form, day_print(s->day, day), (int)ago);
}

const char *survey_reason(struct book *b, const struct survey_rules *r,
                          const struct survey_subject *s)
{
    static const char stretch[] = N_("it has run until %s, time to ask again");
    char day[DATE_SIZE];
    if (s->kind == SURVEY_KIND_CONTRACT)
        return arena_fmt(&b->arena, r->people ? _(stretch) : stretch,
                         day_print(s->day, day));
    const char *ago = ago_say(b, r, s);
    return *s->who ? arena_fmt(&b->arena, "%s, %s", s->who, ago) : ago;
}

const char *survey_subject_say(struct book *b, const struct survey_subject *s)
{
    static const char *const forms[SURVEY_KINDS] = {
        N_("order %s"), N_("contract %s"), N_("issue %s"), N_("order %s")};
    return arena_fmt(&b->arena, _(forms[s->kind]), s->ref);
}

const char *survey_held(const struct survey_plan *p, struct book *b,
                        const struct survey_case *s)
{
    char day[DATE_SIZE], again[DATE_SIZE];
    switch (s->why) {
    case SURVEY_QUIET:
        return messages_say_wait(
            &p->dealings->messages, b, s->client,
            messages_wait(&p->dealings->messages, s->client));
    case SURVEY_LIMIT:
        return messages_say_limit(&p->dealings->messages, b);
    case SURVEY_QUEUE:
        return s->ref;
    case SURVEY_PAUSED:
        return _("the client is paused");
    case SURVEY_UNWANTED:
        return optout_say(OPTOUT_SURVEY);
    case SURVEY_SNOOZED:
        return arena_fmt(&b->arena, _("snoozed until %s"),
                         day_print(s->day, day));
    case SURVEY_ISSUE:
        return complaint_say(b, s->complaint, s->ref);
    default:
        return arena_fmt(&b->arena, _("we asked on %s: wait until %s"),
                         day_print(s->day, day), day_print(s->again, again));
    }
}

static int refuse_complaint(const struct survey_case *s, struct err *e)
{
    static const char *const forms[] = {
        [COMPLAINT_OPEN] = N_("%s: issue %s is open (solve it, then ask)"),
        [COMPLAINT_UNTOLD] = N_("%s: issue %s is solved, but the client was "
                                "not told (tell, then ask)"),
        [COMPLAINT_OWED] = N_("%s: compensation for %s is owed (give it, then "
                              "ask)"),
    };
    return err_set(e, ERR_DATA, _(forms[s->complaint]), s->client->key, s->ref);
}

int survey_refuse(const struct survey_case *s, struct err *e)
{
    /* Client; issue or order; `day`; survey or `due`. */
    static const char *const forms[] = {
        [SURVEY_SNOOZED] = N_("%s: the survey about %s waits until %s (--force "
                              "asks all the same)"),
        [SURVEY_EARLY] = N_("%s: %s was delivered not long ago (ask from %s "
                            "on)"),
        [SURVEY_CLOSED] = N_("%s: the survey about %s was closed on %s "
                             "(--force asks all the same)"),
        [SURVEY_ASKED] = N_("%s: about %s we asked on %s (survey %s)"),
        [SURVEY_LATE] = N_("%s: %s was delivered too long ago (the time to ask "
                           "was until %s)"),
        [SURVEY_UNDELIVERED] = N_("%s: no order has been delivered"),
        [SURVEY_RECENT] = N_("%s: about %s we do not ask yet, for we asked on "
                             "%s (ask from %s on)"),
        [SURVEY_QUIET] = N_("%s: about %s we do not ask yet, for we wrote on "
                            "%s (ask from %s on; --force asks all the same)"),
        [SURVEY_QUEUE] = N_("%s: not now: %s"),
        [SURVEY_UNWANTED] = N_("%s: does not want surveys (--force asks all "
                               "the same)"),
        [SURVEY_PAUSED] = N_("%s: the client is paused (--force asks all the "
                             "same)"),
        [SURVEY_LOST] = N_("%s: the client is lost (--force asks all the "
                           "same)"),
    };
    bool delivered = s->about.kind == SURVEY_KIND_ORDER;
    char day[DATE_SIZE], due[DATE_SIZE];
    const char *about = s->about.ref, *last = s->ref;
    if (s->why == SURVEY_DUE || s->why == SURVEY_LIMIT)
        return 0;
    if (s->why == SURVEY_ISSUE)
        return refuse_complaint(s, e);
    if (s->why == SURVEY_QUEUE)
        about = s->ref;
    if (s->why == SURVEY_RECENT || s->why == SURVEY_QUIET)
        last = day_print(s->again, due);
    const char *form = forms[s->why];
    if (!delivered && s->why == SURVEY_EARLY)
        form = N_("%s: about %s we ask from %s on");
    if (!delivered && s->why == SURVEY_LATE)
        form = N_("%s: about %s it is too late to ask (the time was until %s)");
    return err_set(e, ERR_DATA, _(form), s->client->key, about,
                   day_print(s->day, day), last);
}
