/* What finding starts from: the user's rules and working time. */
#include "base/i18n.h"
#include "inside.h"

/* A word that is nobody's would take the follow-ups from everybody. */
static int check_owner(const struct home *h, const struct rule *r,
                       struct err *e)
{
    const char *who = r->cell[RULE_OWNER];
    struct buf text = {0};
    if (!r->line || !r->use || r->manager || r->role < TEAM_ROLES ||
        strcmp(who, conf_text(&h->conf, "acct.owner")) == 0)
        return 0;
    int rc = 0;
    const char *role = team_role_like(who);
    if (team_stranger(&h->conf.team, who, &text))
        rc = role
                 ? err_set(e, ERR_DATA,
                           _("owner: '%s' is no role, and not in the team (did "
                             "you mean '%s'?)"),
                           who, role)
                 : err_set(e, ERR_DATA, _("owner: %s"), buf_cstr(&text));
    buf_release(&text);
    return rc;
}

int followup_rules_check(const struct home *h, const struct rules *rules,
                         const char *file, struct err *e)
{
    for (size_t i = 0; i < rules->all.n; i++)
        if (check_owner(h, &rules->all.v[i], e) < 0)
            return err_at(e, file, rules->all.v[i].line);
    return 0;
}

int followup_rules_read(struct home *h, const char *file, struct rules *out,
                        struct err *e)
{
    const char *path = file ? file : home_file(h, STR("rules.csv"));
    return rules_load(out, path, file != NULL, e) < 0
               ? -1
               : followup_rules_check(h, out, path, e);
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
