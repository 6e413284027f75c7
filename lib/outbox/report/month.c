#include "outbox/report/month.h"

#include "inside.h"

static const char *const wanted[] = {"revenue",
                                     "invoiced",
                                     "received",
                                     "mrr",
                                     "new_clients",
                                     "clients_active",
                                     "client_churn",
                                     "on_time",
                                     "complaints",
                                     "nps",
                                     "first_response_median",
                                     "first_response_p90"};

static struct period year_before(struct period p)
{
    enum { MONTHS = 12, WEEKS = 52 };
    return p.unit == PERIOD_WEEK
               ? period_step(p, -WEEKS)
               : period_of(day_add_months(p.from, -MONTHS), p.unit);
}

static int count(struct telling *t, struct err *e)
{
    enum { TWICE = 2 * REPORT_PLACES };
    struct period all[TWICE];
    struct metrics_set set = {0}, revenue = {0};
    size_t n = 0;
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        if (metrics_add(&set, str_of(wanted[i]), e) < 0)
            return -1;
    if (metrics_add(&revenue, STR("revenue"), e) < 0)
        return -1;
    /* those of a year before come first, without those that are both */
    for (int i = 0; i < REPORT_PLACES; i++)
        if (t->before[i].to < t->now[0].from)
            all[n++] = t->before[i];
    for (int i = 0; i < REPORT_PLACES; i++)
        all[n++] = t->now[i];
    struct metrics_options o = {
        .periods = all, .n = n, .set = &set, .home = t->home};
    struct metrics_options moved = {.periods = t->now + REPORT_PLACES - 2,
                                    .n = 2,
                                    .set = &revenue,
                                    .by = BY_CLIENT,
                                    .home = t->home};
    return metrics_find(t->b, &o, &t->figures, e) < 0
               ? -1
               : metrics_find(t->b, &moved, &t->moved, e);
}

static void head(struct telling *t, struct period p)
{
    char iso[PERIOD_SIZE];
    struct buf text = {0};
    paper_add_period(t->lang, period_print(p, iso), &text);
    const struct paper_place title[] = {{"period", buf_cstr(&text)}, {0}};
    t->out->name = arena_fmt(&t->out->arena, "report-%s", iso);
    const struct paper_place day[] = {{"day", tell_day(t, t->home->today)},
                                      {0}};
    t->out->lang = t->lang;
    t->out->day = t->home->today;
    t->out->font = conf_text(&t->home->conf, "paper.font");
    t->out->title = tell_say(t, W_REP_TITLE, title);
    t->out->subtitle = tell_say(t, W_REP_AS_OF, day);
    t->out->foot = conf_text(&t->home->conf, "me.name");
    buf_release(&text);
}

int month_report(struct book *b, struct home *home,
                 const struct paper_lang *lang, struct period period,
                 struct brief *out, struct err *e)
{
    struct telling t = {.b = b, .home = home, .lang = lang, .out = out};
    for (int i = 0; i < REPORT_PLACES; i++) {
        t.now[i] = period_step(period, i - REPORT_PLACES + 1);
        t.before[i] = year_before(t.now[i]);
    }
    t.first = b->entries.n ? b->entries.v[0].day : DAY_NONE;
    head(&t, period);
    int rc = count(&t, e);
    if (rc == 0) {
        tell_changed(&t);
        rc = tell_clients(&t, e);
    }
    if (rc == 0) {
        tell_risk(&t);
        rc = tell_unpaid(&t, e);
    }
    if (rc == 0) {
        tell_promises(&t);
        rc = tell_charts(&t, e);
    }
    figures_release(&t.figures);
    figures_release(&t.moved);
    return rc;
}
