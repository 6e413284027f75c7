/* Plans of quotes that are in the book. */
#include <stdlib.h>

#include "base/i18n.h"
#include "work/plan/plan.h"

static int32_t day_of_attr(struct book *b, const struct entry *e,
                           const char *name)
{
    enum { ISO = 10 }; /* a time of day may follow */
    struct str said = str_of(entry_attr(b, e, name));
    int32_t day;
    if (said.n > ISO)
        said.n = ISO;
    return day_parse(said, &day) ? day : DAY_NONE;
}

static int read_line(struct book *b, const struct entry *e,
                     struct plan_line *out, struct err *err)
{
    int64_t days = 0;
    *out = (struct plan_line){.text = e->text,
                              .from = day_of_attr(b, e, "from"),
                              .to = day_of_attr(b, e, "to"),
                              .after = entry_attr(b, e, "after")};
    if (strspn(out->after, "0123456789, ") != strlen(out->after))
        return err_set(err, ERR_DATA,
                       _("after: '%s' is no number of a line, nor several "
                         "(write after=1,2)"),
                       out->after);
    if (!*entry_attr(b, e, "days"))
        return 0;
    if (!entry_whole(e, "days", &days) || days < 1 || days > PLAN_DAYS_MOST)
        return err_set(err, ERR_DATA,
                       _("days: '%s' is no number of working days (1 to %d)"),
                       entry_attr(b, e, "days"), PLAN_DAYS_MOST);
    out->days = (int)days;
    return 0;
}

/* The book has the last first. */
static void find_lines(const struct book *b, const struct entry *document,
                       struct plan_lines *out)
{
    for (const struct client_row *r = book_lines(b, document); r; r = r->before)
        *vec_push(&out->of) = r->entry;
    for (size_t i = 0; i < out->of.n / 2; i++) {
        const struct entry *first = out->of.v[i];
        out->of.v[i] = out->of.v[out->of.n - 1 - i];
        out->of.v[out->of.n - 1 - i] = first;
    }
}

int plan_lines(struct book *b, const struct entry *document,
               struct plan_lines *out, struct err *e)
{
    find_lines(b, document, out);
    for (size_t i = 0; i < out->of.n; i++) {
        struct plan_line *line = vec_push(&out->all);
        out->wrong = i;
        if (read_line(b, out->of.v[i], line, e) < 0)
            return -1;
        out->phases += plan_is_phase(line);
    }
    return 0;
}

void plan_lines_release(struct plan_lines *l)
{
    vec_release(&l->all);
    vec_release(&l->of);
}

int32_t plan_offer_start(struct book *b, const struct offer *o)
{
    int32_t until = DAY_NONE, said = DAY_NONE, accepted = DAY_NONE;
    for (const struct client_row *r = o->rows; r; r = r->before) {
        const struct entry *e = r->entry;
        said = said == DAY_NONE ? day_of_attr(b, e, "start") : said;
        until = until == DAY_NONE ? e->due : until;
        if (accepted == DAY_NONE && entry_says(e, "result", "won"))
            accepted = e->day;
    }
    return plan_start(said, accepted, until, o->first->day);
}

int plan_read(struct home *home, struct book *b, const struct offer *o,
              struct plan *out, struct err *e)
{
    struct plan_lines lines = {0};
    struct worktime_user user = {0};
    int rc = plan_lines(b, o->first, &lines, e);
    if (rc < 0)
        err_at(e, b->source, lines.of.v[lines.wrong]->line);
    if (rc == 0 && lines.phases) {
        struct plan_rules rules = {.work = &user.work,
                                   .start = plan_offer_start(b, o),
                                   .limit = DAY_NONE};
        rc = worktime_user_read(home, &user, e);
        if (rc == 0 && plan_find(lines.all.v, lines.all.n, &rules, out, e) < 0)
            rc = err_at(e, b->source, lines.of.v[out->wrong]->line);
    }
    worktime_user_release(&user);
    plan_lines_release(&lines);
    return rc;
}
