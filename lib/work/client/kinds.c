/* The lists by their names. */
#include "base/i18n.h"
#include "base/text/text.h"
#include "inside.h"

static const struct list_kind *const kinds[] = {
    &kind_clients,   &kind_contacts,  &kind_addresses, &kind_projects,
    &kind_contracts, &kind_orders,    &kind_issues,    &kind_tasks,
    &kind_questions, &kind_offers,    &kind_quotes,    &kind_invoices,
    &kind_acts,      &kind_papers,    &kind_kpis,      &kind_surveys,
    &kind_services,  &kind_load,      &kind_calendar,  &kind_checks,
    &kind_accounts,  &kind_referrals,
};
enum { KINDS = sizeof kinds / sizeof kinds[0] };

/* Types of which there is no list of records: what they say is seen in what
 * they change. */
static bool unlisted(enum rec_type type)
{
    return type == REC_MERGE || type == REC_VOID;
}

static const char *plural(enum rec_type type, struct arena *a)
{
    static const char *const same[] = {"usage", "done"};
    const char *name = schema_types[type].name;
    size_t n = strlen(name);
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        if (strcmp(name, same[i]) == 0)
            return name;
    bool hissing = name[n - 1] == 's' || (n > 1 && name[n - 1] == 'h');
    return arena_fmt(a, "%s%s", name, hissing ? "es" : "s");
}

static const struct list_kind *of_name(const char *name)
{
    for (size_t i = 0; i < KINDS; i++)
        if (strcmp(kinds[i]->name, name) == 0)
            return kinds[i];
    return NULL;
}

const char *list_kind_name(size_t i, struct arena *a)
{
    if (i < KINDS)
        return kinds[i]->name;
    i -= KINDS;
    for (int t = 0; t < REC_TYPES; t++) {
        const char *name = plural((enum rec_type)t, a);
        if (unlisted((enum rec_type)t) || of_name(name))
            continue;
        if (i-- == 0)
            return name;
    }
    return NULL;
}

static int no_list(const char *name, struct arena *a, struct err *e)
{
    struct buf all = {0};
    const char *like = NULL, *one;
    int best = (int)(strlen(name) < 30 ? strlen(name) : 30) / 3 + 1;
    for (size_t i = 0; (one = list_kind_name(i, a)); i++) {
        int d = text_distance(str_of(name), str_of(one), best);
        like = d < best ? one : like;
        best = d < best ? d : best;
        buf_fmt(&all, "%s%s", i ? ", " : "", one);
    }
    if (like)
        err_set(e, ERR_USAGE, _("--list: no list '%s' (did you mean '%s'?)"),
                name, like);
    else
        err_set(e, ERR_USAGE,
                _("--list: no list '%s' (there is: %s; for a client's card "
                  "leave --list out)"),
                name, buf_cstr(&all));
    buf_release(&all);
    return -1;
}

bool list_kind_is(const char *name, struct arena *a)
{
    const struct list_kind *kind;
    struct err none = ERR_INIT;
    return list_kind_find(name, a, &kind, &none) == 0;
}

int list_kind_find(const char *name, struct arena *a,
                   const struct list_kind **out, struct err *e)
{
    if ((*out = of_name(name)))
        return 0;
    for (int t = 0; t < REC_TYPES; t++) {
        enum rec_type type = (enum rec_type)t;
        const char *many = plural(type, a);
        if (unlisted(type) || (strcmp(name, many) != 0 &&
                               strcmp(name, schema_types[type].name) != 0))
            continue;
        *out = of_name(many);
        if (!*out)
            *out = list_of_type(type, many, a);
        return 0;
    }
    return no_list(name, a, e);
}
