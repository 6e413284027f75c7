/* What finding starts from: the user's rules and working time. */
#include "inside.h"

int followup_rules_read(struct home *h, const char *file, struct rules *out,
                        struct err *e)
{
    return rules_load(out, file ? file : home_file(h, STR("rules.csv")),
                      file != NULL, e);
}

int followup_start_read(struct home *h, const char *file,
                        struct followup_start *s, struct err *e)
{
    *s = (struct followup_start){0};
    if (followup_rules_read(h, file, &s->rules, e) < 0)
        return -1;
    return followup_start_ready(h, s, e);
}

int followup_start_ready(struct home *h, struct followup_start *s,
                         struct err *e)
{
    if (worktime_user_read(h, &s->work, e) < 0)
        return -1;
    s->options = (struct followup_options){.home = h,
                                           .rules = &s->rules,
                                           .work = &s->work.work,
                                           .client_zone = s->work.client_zone,
                                           .until = h->today};
    return 0;
}

bool followup_start_has(const struct followup_start *s, const char *rule)
{
    return rules_find(&s->rules, rule);
}

void followup_start_release(struct followup_start *s)
{
    worktime_user_release(&s->work);
    rules_release(&s->rules);
}
