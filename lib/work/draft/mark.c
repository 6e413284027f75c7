/* What became of a closing document. */
#include "base/i18n.h"
#include "work/draft/draft.h"
#include "work/invoice/document.h"

/* The first day on which it was sent, or DAY_NONE. */
static int32_t first_sent(struct home *home, struct book *b, const char *ref)
{
    int32_t day = DAY_NONE;
    struct records of = book_records(b, REC_ACT, NULL, ref, false);
    for (size_t i = 0; i < of.n; i++) {
        const struct entry *e = of.v[i];
        struct err none = ERR_INIT;
        struct when when;
        if (when_parse(str_of(entry_attr(b, e, "sent")), &home->zone, &when,
                       &none) == 0 &&
            (day == DAY_NONE || when.day < day))
            day = when.day;
    }
    return day;
}

/* What is said of it: the attribute, and its day as it is written. */
struct told {
    const char *attr, *day;
};

/* It is sent once it is there, and comes back signed after that. */
static int check_day(struct home *home, struct book *b, const struct entry *act,
                     const struct told *m, struct err *e)
{
    struct when when;
    char of[DATE_SIZE];
    if (when_parse(str_of(m->day), &home->zone, &when, e) < 0)
        return -1;
    if (when.day < act->day)
        return err_set(e, ERR_DATA,
                       _("%s %s would be before the act %s, which is of %s "
                         "(give the date with -d)"),
                       m->attr, m->day, act->ref, day_print(act->day, of));
    int32_t sent = strcmp(m->attr, "signed") == 0
                       ? first_sent(home, b, act->ref)
                       : DAY_NONE;
    if (sent != DAY_NONE && when.day < sent)
        return err_set(e, ERR_DATA,
                       _("%s %s would be before the act %s was sent, on %s "
                         "(give the date with -d)"),
                       m->attr, m->day, act->ref, day_print(sent, of));
    return 0;
}

int draft_mark(struct home *home, struct enter *en, const struct record *given,
               const char *ref, const char *attr, struct err *e)
{
    const struct entry *act;
    char day[DATE_SIZE];
    struct record r = *given;
    if (document_find(enter_book(en), REC_ACT, ref, &act, e) < 0)
        return -1;
    r.col[COL_REF] = str_of(ref);
    if (act->client)
        r.col[COL_CLIENT] = str_of(act->client->key);
    struct str date = r.col[COL_DATE];
    struct told m = {.attr = attr,
                     .day = date.n ? arena_dup(&home->arena, date.p, date.n)
                                   : day_print(home->now.day, day)};
    if (check_day(home, enter_book(en), act, &m, e) < 0)
        return -1;
    record_attr(&r, attr, m.day, &home->arena);
    return enter_add(en, &r, e);
}
