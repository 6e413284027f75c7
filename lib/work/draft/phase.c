/* When the work of a typed line is done: from=DATE, to=DATE, days=N and
 * after=LINE, in a part of their own each, or with blanks between. */
#include <stdio.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "inside.h"

enum word { WORD_FROM, WORD_TO, WORD_DAYS, WORD_AFTER, WORDS };
static const char *const words[WORDS] = {"from=", "to=", "days=", "after="};

bool draft_is_when(const char *part)
{
    return strchr(part, '=') != NULL;
}

/* Which begins there; WORDS: none. */
static enum word word_at(const char *p)
{
    int w = WORD_FROM;
    while (w < WORDS && !str_starts(str_of(p), words[w]))
        w++;
    return (enum word)w;
}

/* A text that it comes after may have blanks: a value ends where the next word
 * of ours begins. */
static struct str value_at(const char *p)
{
    size_t n = 0;
    while (p[n] && !(p[n] == ' ' && word_at(p + n + 1) != WORDS))
        n++;
    return (struct str){p, n};
}

static int read_day(struct home *home, struct str value, enum day_edge edge,
                    int32_t *out, struct err *e)
{
    return day_word(value, home->today, edge, out, e);
}

static int read_word(struct home *home, enum word w, struct str value,
                     struct plan_line *out, struct err *e)
{
    unsigned long days = 0;
    switch (w) {
    case WORD_FROM:
        return read_day(home, value, DAY_FIRST, &out->from, e);
    case WORD_TO:
        return read_day(home, value, DAY_LAST, &out->to, e);
    case WORD_DAYS:
        if (!str_number(value, PLAN_DAYS_MOST, &days) || !days)
            return err_set(e, ERR_USAGE,
                           _("'%.*s' is no number of working days (1 to %d)"),
                           STR_ARG(value), PLAN_DAYS_MOST);
        out->days = (int)days;
        return 0;
    default:
        if (!value.n)
            return err_set(e, ERR_USAGE, _("which line? (after=1)"));
        out->after = arena_dup(&home->arena, value.p, value.n);
        return 0;
    }
}

static bool is_said(const struct plan_line *line, enum word w)
{
    const bool said[WORDS] = {
        [WORD_FROM] = line->from != DAY_NONE,
        [WORD_TO] = line->to != DAY_NONE,
        [WORD_DAYS] = line->days > 0,
        [WORD_AFTER] = *line->after != '\0',
    };
    return said[w];
}

int draft_read_when(struct home *home, const char *part, struct plan_line *out,
                    struct err *e)
{
    char name[8];
    for (const char *p = part; *p;) {
        enum word w = word_at(p);
        if (w == WORDS)
            return err_set(e, ERR_USAGE,
                           _("'%s' says nothing of when (from=DATE, to=DATE, "
                             "days=N, after=LINE)"),
                           p);
        p += strlen(words[w]);
        struct str value = value_at(p);
        p += value.n + (p[value.n] == ' ');
        snprintf(name, sizeof name, "%.*s", (int)strlen(words[w]) - 1,
                 words[w]);
        if (is_said(out, w))
            return err_set(e, ERR_USAGE, _("%s is there twice"), name);
        if (read_word(home, w, str_trim(value), out, e) < 0)
            return err_at(e, name, 0);
    }
    return 0;
}

/* What typed lines say, one after another. */
static struct plan_line *lines_of(const struct draft *d)
{
    const struct draft_given *g = d->given;
    struct plan_line *lines =
        arena_new(&d->home->arena, (g->typed_n + 1) * sizeof *lines);
    for (size_t i = 0; i < g->typed_n; i++)
        lines[i] = g->typed[i].plan;
    return lines;
}

static bool has_plan(const struct draft *d)
{
    for (size_t i = 0; i < d->given->typed_n; i++)
        if (plan_is_phase(&d->given->typed[i].plan))
            return true;
    return false;
}

int draft_plan(struct draft *d, struct err *e)
{
    struct worktime_user user = {0};
    int32_t said = DAY_NONE;
    d->plan.by = DAY_NONE;
    if (!has_plan(d))
        return 0;
    day_parse(str_of(record_attr_of(&d->row, "start", &d->home->arena)), &said);
    struct plan_rules rules = {
        .work = &user.work,
        .start = plan_start(said, DAY_NONE, d->given->due, d->given->day),
        .limit = DAY_NONE};
    int rc = worktime_user_read(d->home, &user, e);
    if (rc == 0 &&
        plan_find(lines_of(d), d->given->typed_n, &rules, &d->plan, e) < 0) {
        e->kind = ERR_USAGE;
        rc = -1;
    }
    worktime_user_release(&user);
    return rc;
}

void draft_put_when(const struct draft *d, size_t i, struct record *r)
{
    struct arena *arena = &d->home->arena;
    char text[DATE_SIZE];
    if (i >= d->given->typed_n || !plan_is_phase(&d->given->typed[i].plan))
        return;
    const struct plan_line *line = &d->given->typed[i].plan;
    if (line->from != DAY_NONE)
        record_attr(r, "from", day_print(line->from, text), arena);
    if (line->to != DAY_NONE)
        record_attr(r, "to", day_print(line->to, text), arena);
    if (line->days) {
        snprintf(text, sizeof text, "%d", line->days);
        record_attr(r, "days", text, arena);
    }
    if (*line->after) {
        struct buf after = {0};
        plan_after(lines_of(d), d->given->typed_n, i, &after);
        record_attr(r, "after", buf_keep(&after, arena), arena);
    }
}
