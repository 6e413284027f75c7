/* Quotes that are plans, and stages of phases. */
#include <stdlib.h>

#include "base/i18n.h"
#include "inside.h"
#include "work/plan/plan.h"

/* The user's working days, read once and only where a quote has a plan. */
struct days {
    struct worktime_user user;
    bool asked, known;
};

static bool know_days(struct check *c, struct days *d)
{
    struct err none = ERR_INIT;
    if (!d->asked)
        d->known = worktime_user_read(c->options->home, &d->user, &none) == 0;
    d->asked = true;
    return d->known;
}

static void say(struct check *c, const struct entry *line,
                const struct err *why)
{
    check_err(
        c, CHECK_PLAN,
        (struct place){line->line, (uint32_t)(c->at[COL_ATTRS] + 1), line->id},
        why);
}

static void check_plan(struct check *c, const struct offer *o,
                       const struct entry *head, struct days *days)
{
    struct plan_lines lines = {0};
    struct plan plan = {0};
    struct err why = ERR_INIT;
    if (plan_lines(&c->book, head, &lines, &why) < 0) {
        say(c, lines.of.v[lines.wrong], &why);
    } else if (lines.phases && know_days(c, days)) {
        struct plan_rules rules = {.work = &days->user.work,
                                   .start = plan_offer_start(&c->book, o),
                                   .limit = DAY_NONE};
        if (plan_find(lines.all.v, lines.all.n, &rules, &plan, &why) < 0) {
            err_at(&why, head->ref, 0);
            say(c, lines.of.v[plan.wrong], &why);
        }
    }
    plan_release(&plan);
    plan_lines_release(&lines);
}

/* Of what was decided the dates are history, whatever holidays are new; and
 * what cannot be read is told of already. */
static bool is_open(struct check *c, const struct offer *o)
{
    const char *result = offer_attr(&c->book, o, "result");
    return strcmp(result, "won") != 0 && strcmp(result, "lost") != 0 &&
           !map_find(&c->shaky, o->ref, strlen(o->ref));
}

static void make_key(const struct entry *e, struct str phase, struct buf *key)
{
    buf_clear(key);
    buf_puts(key, e->ref);
    buf_ch(key, '\n');
    buf_str(key, phase);
}

/* A phase that was never planned, of an order that has planned ones. */
static void check_phases(struct check *c)
{
    struct map planned = {0}; /* orders; and orders with each phase */
    struct buf key = {0};
    struct str phase;
    for (int round = 0; round < 1 + (planned.n > 0); round++)
        for (size_t i = 0;
             (i = book_next(&c->book, TYPE(REC_STAGE), i)) < c->book.entries.n;
             i++) {
            const struct entry *e = &c->book.entries.v[i];
            if (!entry_is_of_phase(e) || !entry_raw(e, "phase", &phase))
                continue;
            make_key(e, phase, &key);
            bool plans = entry_says(e, "stage", order_stages[STAGE_PLANNED]);
            if (round == 0 && plans) {
                map_put(&planned, e->ref, strlen(e->ref), NULL);
                map_put(&planned, key.p, key.n, NULL);
            } else if (round && !plans &&
                       map_find(&planned, e->ref, strlen(e->ref)) &&
                       !map_find(&planned, key.p, key.n)) {
                check_say(c, CHECK_PLAN,
                          (struct place){
                              e->line, (uint32_t)(c->at[COL_ATTRS] + 1), e->id},
                          _("order '%s' has no phase '%.*s' (acct-show CLIENT "
                            "lists them)"),
                          e->ref, STR_ARG(phase));
            }
        }
    buf_release(&key);
    map_release(&planned);
}

void check_plans(struct check *c)
{
    struct days days = {0};
    for (size_t i = 0; i < c->book.heads.n; i++) {
        const struct head *h = &c->book.heads.v[i];
        const struct offer *o = h->type == REC_OFFER && h->entry && h->lines
                                    ? book_offer_of(&c->book, h->entry)
                                    : NULL;
        if (o && is_open(c, o))
            check_plan(c, o, h->entry, &days);
    }
    if (c->phased)
        check_phases(c);
    if (days.asked)
        worktime_user_release(&days.user);
}
