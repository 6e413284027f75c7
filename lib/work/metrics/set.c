/* Sets of figures, by the words that name them. */
#include "base/i18n.h"
#include "base/text/text.h"
#include "inside.h"

const char *const metrics_groups[METRICS_GROUPS] = {
    "loyalty", "growth", "money", "service", "voice", "team",
};

/* Short names, each of figures with blanks between. */
static const struct {
    const char *name, *of;
} aliases[] = {
    {"churn", "client_churn"},
    {"tenure", "tenure_median tenure_mean_restricted tenure_year_share "
               "tenure_censored"},
    {"repeat", "repeat_order_share repeat_revenue_share repeat_clients"},
    {"referrals", "referral_share referral_revenue_share"},
    {"retention", "nrr grr"},
    {"aging", "receivables receivables_current receivables_1_30 "
              "receivables_31_60 receivables_61_90 receivables_over_90"},
    {"sla", "sla_attainment first_response_median first_response_p90"},
    {"quotes", "offers offered offers_won offer_win_share won"},
};
enum { ALIASES = sizeof aliases / sizeof aliases[0] };

size_t metrics_count(void)
{
    return metrics_kinds_n;
}

const struct metrics_about *metrics_about(size_t kind)
{
    return &metrics_kinds[kind].about;
}

const char *metrics_alias(size_t i, const char **names)
{
    if (i >= ALIASES)
        return NULL;
    *names = aliases[i].of;
    return aliases[i].name;
}

static bool add_name(struct metrics_set *set, struct str name)
{
    for (size_t i = 0; i < metrics_kinds_n; i++)
        if (str_is(name, metrics_kinds[i].about.name)) {
            set->has[i] = true;
            return true;
        }
    return false;
}

static bool add_group(struct metrics_set *set, struct str name)
{
    bool any = false;
    for (size_t i = 0; i < metrics_kinds_n; i++)
        if (str_is(name, "all") ||
            str_is(name, metrics_groups[metrics_kinds[i].about.group]))
            any = set->has[i] = true;
    return any;
}

static bool add_alias(struct metrics_set *set, struct str name)
{
    for (size_t i = 0; i < ALIASES; i++) {
        struct str rest = str_of(aliases[i].of), one;
        if (!str_is(name, aliases[i].name))
            continue;
        while (str_cut(&rest, ' ', &one))
            add_name(set, one);
        return true;
    }
    return false;
}

enum { CLOSE = 4 };

static void closer(struct str name, const char *word, int *best,
                   const char **like)
{
    int d = text_distance(name, str_of(word), *best);
    if (d < *best) {
        *best = d;
        *like = word;
    }
}

int metrics_add(struct metrics_set *set, struct str word, struct err *e)
{
    const char *like = NULL;
    int best = CLOSE;
    if (add_name(set, word) || add_alias(set, word) || add_group(set, word))
        return 0;
    for (size_t i = 0; i < metrics_kinds_n; i++)
        closer(word, metrics_kinds[i].about.name, &best, &like);
    for (size_t i = 0; i < ALIASES; i++)
        closer(word, aliases[i].name, &best, &like);
    for (size_t i = 0; i < METRICS_GROUPS; i++)
        closer(word, metrics_groups[i], &best, &like);
    return like ? err_set(e, ERR_USAGE,
                          _("there is no figure '%.*s' (did you mean '%s'?)"),
                          STR_ARG(word), like)
                : err_set(e, ERR_USAGE,
                          _("there is no figure '%.*s' (--list has them)"),
                          STR_ARG(word));
}

void metrics_add_usual(struct metrics_set *set)
{
    for (size_t i = 0; i < metrics_kinds_n; i++)
        set->has[i] = set->has[i] || metrics_kinds[i].about.usual;
}

bool metrics_means(const char *name, enum metrics_by by)
{
    for (size_t i = 0; i < metrics_kinds_n; i++)
        if (strcmp(name, metrics_kinds[i].about.name) == 0)
            return metrics_kinds[i].by & 1u << by;
    return true;
}
