#include "work/remind/named.h"

#include "base/i18n.h"

bool remind_is_theirs(const struct remind *m, const struct remind_choice *w)
{
    return (!w->client || m->invoice->client == w->client) &&
           (!w->owner || strcmp(m->owner, w->owner) == 0);
}

static bool is_named(const struct remind *m, const struct remind_choice *w)
{
    for (int i = 0; i < w->numbers_n; i++)
        if (strcmp(w->numbers[i], m->invoice->ref) == 0)
            return true;
    return !w->numbers_n;
}

bool remind_is_letter(const struct remind *m, const struct remind_choice *w)
{
    return remind_is_theirs(m, w) && m->why == REMIND_DUE && !m->person &&
           is_named(m, w);
}

static int check(struct book *b, const struct reminds *all,
                 const struct remind_choice *w, const char *number,
                 struct err *e)
{
    const struct remind *m = NULL;
    struct invoice *v;
    char day[DATE_SIZE];
    if (invoice_find(b, number, &v, e) < 0)
        return -1;
    for (size_t i = 0; i < all->all.n; i++)
        if (all->all.v[i].invoice == v)
            m = &all->all.v[i];
    if (!m)
        return err_set(e, ERR_DATA, _("nothing is past due on invoice %s"),
                       number);
    if (!remind_is_theirs(m, w))
        return err_set(e, ERR_USAGE,
                       _("--client or --owner leaves invoice %s out"), number);
    if (m->why == REMIND_DUE && m->person)
        return err_set(e, ERR_DATA,
                       _("invoice %s: the reminders have run out: call, or "
                         "decide what comes next"),
                       number);
    if (m->why == REMIND_DUE)
        return 0;
    if (m->wake == DAY_NONE)
        return err_set(e, ERR_DATA, _("invoice %s: no letter now: %s"), number,
                       remind_say_hold(m));
    return err_set(e, ERR_DATA, _("invoice %s: no letter now: %s (until %s)"),
                   number, remind_say_hold(m), day_print(m->wake, day));
}

int remind_check_named(struct book *b, const struct reminds *all,
                       const struct remind_choice *w, struct err *e)
{
    for (int i = 0; i < w->numbers_n; i++)
        if (check(b, all, w, w->numbers[i], e) < 0)
            return -1;
    return 0;
}
