/* A list of the points of checklists, and whether records ticked them. */
#include "work/followup/checks.h"

#include "base/i18n.h"
#include "inside.h"

#define AT(member) offsetof(struct check, member)

LIST_GET(get_done)
{
    const struct check *c = item->thing;
    (void)s, (void)column;
    return fact_day(c->by ? c->by->day : DAY_NONE);
}

LIST_GET(get_by)
{
    const struct check *c = item->thing;
    (void)s, (void)column;
    return fact_text(c->by ? c->by->id : "");
}

LIST_GET(get_state)
{
    const struct check *c = item->thing;
    (void)s, (void)column;
    return fact_text(check_states[c->state]);
}

LIST_GET(get_late)
{
    const struct check *c = item->thing;
    (void)s, (void)column;
    return c->late ? fact_count(c->late) : fact_text("");
}

/* In per cent, so that the mean of several is the share of them. */
LIST_GET(get_kept)
{
    const struct check *c = item->thing;
    (void)s, (void)column;
    return c->state == CHECK_OPEN
               ? fact_text("")
               : fact_count(c->state == CHECK_DONE ? 100 : 0);
}

#define WORD(name, title, shown, is_key, member)                               \
    {                                                                          \
        name, title, FACT_TEXT, shown, .key = is_key, .get = list_get_word,    \
                                       .at = AT(member)                        \
    }
static const struct list_column columns[] = {
    LIST_KEY(N_("KEY"), false),
    WORD("list", N_("LIST"), true, true, list),
    WORD("check", N_("CHECK"), true, true, check),
    LIST_CLIENT,
    WORD("ref", N_("REF"), true, true, ref),
    {"due", N_("DUE"), FACT_DATE, true, .get = list_get_member_day,
     .at = AT(due)},
    {"state", N_("STATE"), FACT_TEXT, true, .key = true, .get = get_state},
    {"done", N_("DONE"), FACT_DATE, true, .get = get_done},
    {"late", N_("LATE"), FACT_NUMBER, false, .get = get_late},
    {"kept", N_("KEPT %"), FACT_NUMBER, false, .get = get_kept},
    WORD("owner", N_("OWNER"), true, false, owner),
    {"by", N_("BY"), FACT_TEXT, false, .key = true, .get = get_by},
    WORD("text", N_("WHAT"), true, false, text),
};

LIST_MAKE(make)
{
    (void)kind;
    if (checks_find(s->book, s->checks, &s->checked, e) < 0)
        return -1;
    for (size_t i = 0; i < s->checked.all.n; i++) {
        const struct check *c = &s->checked.all.v[i];
        list_add(s, (struct list_item){
                        .client = c->client, .thing = c, .key = c->key});
    }
    return 0;
}

const struct list_kind kind_checks = {
    .name = "checks",
    .empty = N_("no points of checklists (checks.csv has them)"),
    LIST_COLUMNS(columns),
    .sort = "due",
    .bare = true,
    .types = LIST_CHECKS,
    .make = make,
};
