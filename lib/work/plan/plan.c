#include "work/plan/plan.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "inside.h"

bool plan_is_phase(const struct plan_line *line)
{
    return line->from != DAY_NONE || line->to != DAY_NONE || line->days > 0 ||
           *line->after;
}

int32_t plan_start(int32_t said, int32_t accepted, int32_t until, int32_t day)
{
    int32_t base = accepted != DAY_NONE ? accepted
                   : until != DAY_NONE  ? until
                                        : day;
    if (said == DAY_NONE || (accepted != DAY_NONE && said <= accepted))
        return base + 1;
    return said;
}

/* --- what comes after what ------------------------------------------------ */

/* Lines by their places. */
struct places {
    size_t *v;
    size_t n, cap;
};

/* What is asked, and what is known of each line so far. */
struct making {
    const struct plan_line *lines;
    size_t n;
    const struct plan_rules *rules;
    struct plan_phase *phase; /* by line */
    struct places *after;     /* which it comes after, each once */
    struct places *behind;    /* which come after it */
    size_t *waits;            /* for how many that are not placed yet */
    bool *placed;
    struct plan *out;
    struct err *e;
};

static int wrong(struct making *m, size_t i)
{
    struct buf where = {0};
    buf_fmt(&where, _("line %zu"), i + 1);
    m->out->wrong = i;
    err_at(m->e, buf_cstr(&where), 0);
    buf_release(&where);
    return -1;
}

static int check_named(struct making *m, size_t i, struct str name, size_t *of)
{
    bool several;
    *of = plan_line_named(m->lines, m->n, name, &several);
    if (*of == SIZE_MAX)
        err_set(m->e, ERR_DATA,
                _("after: no line '%.*s' (say its number, 1 to %zu, or its "
                  "text)"),
                STR_ARG(name), m->n);
    else if (several)
        err_set(m->e, ERR_DATA,
                _("after: several lines are called '%.*s' (say the number)"),
                STR_ARG(name));
    else if (*of == i)
        err_set(m->e, ERR_DATA, _("after: it cannot come after itself"));
    else if (!plan_is_phase(&m->lines[*of]))
        err_set(m->e, ERR_DATA,
                _("after: line %zu has no dates (give it days=N, or from and "
                  "to)"),
                *of + 1);
    else
        return 0;
    return wrong(m, i);
}

static int check_length(struct making *m, size_t i, bool numbers)
{
    enum { LONG = 1000, NAMES = 30 };
    const char *after = m->lines[i].after;
    size_t n = 1;
    for (const char *p = after; *p && !numbers; p++)
        n += *p == ',';
    if (strlen(after) > LONG)
        err_set(m->e, ERR_DATA, _("after: more than %d characters"), LONG);
    else if (n > NAMES)
        err_set(m->e, ERR_DATA,
                _("after: more than %d lines (name them by their numbers)"),
                NAMES);
    else
        return 0;
    return wrong(m, i);
}

/* Reads once what each comes after. */
static int read_after(struct making *m, size_t i, size_t *seen)
{
    struct str rest = str_of(m->lines[i].after), name;
    bool numbers = plan_is_numbers(rest);
    size_t of;
    if (check_length(m, i, numbers) < 0)
        return -1;
    while (numbers ? str_cut(&rest, ',', &name)
                   : plan_next_named(m->lines, m->n, &rest, &name)) {
        name = str_trim(name);
        if (check_named(m, i, name, &of) < 0)
            return -1;
        if (seen[of] == i + 1)
            continue;
        seen[of] = i + 1;
        *vec_push(&m->after[i]) = of;
        *vec_push(&m->behind[of]) = i;
        m->waits[i]++;
    }
    return 0;
}

static int read_all(struct making *m)
{
    size_t *seen = mem_new(m->n + 1, sizeof *seen);
    int rc = 0;
    for (size_t i = 0; i < m->n && rc == 0; i++)
        rc = *m->lines[i].after ? read_after(m, i, seen) : 0;
    free(seen);
    return rc;
}

/* Some line waits for one that waits for it: goes from the first to what it
 * waits for until one comes again. */
static int circle(struct making *m)
{
    struct buf all = {0};
    bool *seen = mem_new(m->n, sizeof *seen);
    size_t at = 0, first = 0;
    while (m->placed[at] || !plan_is_phase(&m->lines[at]))
        at++;
    for (bool again = false; !again || at != first;) {
        if (seen[at] && !again) {
            again = true;
            first = at;
        }
        seen[at] = true;
        if (again)
            buf_fmt(&all, "%s%zu", all.n ? ", " : "", at + 1);
        const size_t *of = m->after[at].v;
        while (m->placed[*of])
            of++;
        at = *of;
    }
    err_set(m->e, ERR_DATA, _("after: these lines wait for each other: %s"),
            buf_cstr(&all));
    buf_release(&all);
    free(seen);
    return wrong(m, at);
}

/* --- the days of one phase ------------------------------------------------ */

static int32_t working_from(const struct worktime *w, int32_t day)
{
    return worktime_is_working_day(w, day) ? day : worktime_next_day(w, day);
}

static int working_days(const struct worktime *w, int32_t from, int32_t to)
{
    int n = 0;
    for (int32_t day = from; day <= to; day++)
        n += worktime_is_working_day(w, day);
    return n;
}

static int32_t later(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

static int overlaps(struct making *m, size_t i, size_t of)
{
    char from[DATE_SIZE], last[DATE_SIZE];
    err_set(m->e, ERR_DATA, _("from %s is not after line %zu, which ends %s"),
            day_print(m->lines[i].from, from), of + 1,
            day_print(m->phase[of].last, last));
    return wrong(m, i);
}

static int set_first(struct making *m, size_t i)
{
    const struct plan_line *line = &m->lines[i];
    int32_t from = line->from;
    if (from == DAY_NONE && !*line->after) {
        from = m->rules->start;
        m->out->by = from - 1;
    }
    for (size_t k = 0; k < m->after[i].n; k++) {
        size_t of = m->after[i].v[k];
        if (line->from != DAY_NONE && line->from <= m->phase[of].last)
            return overlaps(m, i, of);
        from = later(from, m->phase[of].last + 1);
    }
    m->phase[i].first = working_from(m->rules->work, from);
    return 0;
}

static int too_long(struct making *m, size_t i)
{
    err_set(m->e, ERR_DATA, _("the plan is longer than ten years"));
    return wrong(m, i);
}

static int set_last(struct making *m, size_t i)
{
    const struct plan_line *line = &m->lines[i];
    const struct worktime *w = m->rules->work;
    struct plan_phase *p = &m->phase[i];
    char first[DATE_SIZE], last[DATE_SIZE];
    p->last = p->first;
    if (line->to == DAY_NONE) {
        p->days = line->days ? line->days : 1;
        for (int k = 1; k < p->days && p->last < DAY_MAX; k++)
            p->last = worktime_next_day(w, p->last);
        return p->last - p->first < PLAN_DAYS_MOST ? 0 : too_long(m, i);
    }
    p->agreed = true;
    p->last = line->to;
    if (line->to < p->first) {
        err_set(m->e, ERR_DATA, _("it would end %s, before it begins, %s"),
                day_print(line->to, last), day_print(p->first, first));
        return wrong(m, i);
    }
    if (p->last - p->first >= PLAN_DAYS_MOST)
        return too_long(m, i);
    p->days = working_days(w, p->first, p->last);
    if (!line->days || line->days == p->days)
        return 0;
    err_set(m->e, ERR_DATA,
            _("days %d contradict to: from %s to %s there are %d (leave one "
              "of them out)"),
            line->days, day_print(p->first, first), day_print(p->last, last),
            p->days);
    return wrong(m, i);
}

static int check_limit(struct making *m, size_t i)
{
    char last[DATE_SIZE], limit[DATE_SIZE];
    if (m->rules->limit == DAY_NONE || m->phase[i].last <= m->rules->limit)
        return 0;
    err_set(m->e, ERR_DATA, _("it ends %s, after the deadline %s"),
            day_print(m->phase[i].last, last),
            day_print(m->rules->limit, limit));
    return wrong(m, i);
}

static int place(struct making *m, size_t i)
{
    const struct plan_line *line = &m->lines[i];
    char from[DATE_SIZE], to[DATE_SIZE];
    m->phase[i] = (struct plan_phase){.line = i, .name = line->text};
    if (line->from != DAY_NONE && line->to != DAY_NONE &&
        line->to < line->from) {
        err_set(m->e, ERR_DATA, _("to %s is before from %s"),
                day_print(line->to, to), day_print(line->from, from));
        return wrong(m, i);
    }
    if (set_first(m, i) < 0 || set_last(m, i) < 0 || check_limit(m, i) < 0)
        return -1;
    m->placed[i] = true;
    return 0;
}

/* --- all of them ---------------------------------------------------------- */

/* What waited for a line waits for one less. */
static void let_go(struct making *m, size_t of)
{
    for (size_t k = 0; k < m->behind[of].n; k++)
        m->waits[m->behind[of].v[k]]--;
}

static int check_number(struct making *m)
{
    size_t phases = 0;
    for (size_t i = 0; i < m->n; i++) {
        phases += plan_is_phase(&m->lines[i]);
        if (phases <= PLAN_PHASES_MOST)
            continue;
        err_set(m->e, ERR_DATA, _("more than %d phases"), PLAN_PHASES_MOST);
        return wrong(m, i);
    }
    return 0;
}

/* Rounds over the lines until all are placed, or none can be. */
static int place_all(struct making *m)
{
    size_t left = 0, before;
    for (size_t i = 0; i < m->n; i++)
        left += plan_is_phase(&m->lines[i]);
    do {
        before = left;
        for (size_t i = 0; i < m->n; i++) {
            if (m->placed[i] || m->waits[i] || !plan_is_phase(&m->lines[i]))
                continue;
            if (place(m, i) < 0)
                return -1;
            let_go(m, i);
            left--;
        }
    } while (left && left < before);
    return left ? circle(m) : 0;
}

void plan_calendar(const struct worktime *work, struct plan *out)
{
    out->first -= day_weekday(out->first) - 1;
    out->last += 7 - day_weekday(out->last);
    for (int32_t day = out->first; day <= out->last; day++)
        *vec_push(&out->off) = !worktime_is_working_day(work, day);
}

static int put_all(struct making *m)
{
    struct plan *out = m->out;
    size_t longest = 0;
    for (size_t i = 0; i < m->n; i++) {
        const struct plan_phase *p = &m->phase[i];
        if (!m->placed[i])
            continue;
        if (!out->all.n || p->first < out->first)
            out->first = p->first;
        if (!out->all.n || p->last > out->last) {
            out->last = p->last;
            longest = i;
        }
        *vec_push(&out->all) = *p;
    }
    if (!out->all.n)
        return 0;
    if (out->last - out->first >= PLAN_DAYS_MOST)
        return too_long(m, longest);
    plan_calendar(m->rules->work, out);
    return 0;
}

int plan_find(const struct plan_line *lines, size_t n,
              const struct plan_rules *rules, struct plan *out, struct err *e)
{
    struct making m = {
        .lines = lines, .n = n, .rules = rules, .out = out, .e = e};
    out->by = DAY_NONE;
    m.phase = mem_new(n, sizeof *m.phase);
    m.after = mem_new(n, sizeof *m.after);
    m.behind = mem_new(n, sizeof *m.behind);
    m.waits = mem_new(n, sizeof *m.waits);
    m.placed = mem_new(n, sizeof *m.placed);
    int rc = check_number(&m) < 0 || read_all(&m) < 0 || place_all(&m) < 0
                 ? -1
                 : put_all(&m);
    for (size_t i = 0; i < n; i++) {
        vec_release(&m.after[i]);
        vec_release(&m.behind[i]);
    }
    free(m.phase);
    free(m.after);
    free(m.behind);
    free(m.waits);
    free(m.placed);
    return rc;
}

void plan_release(struct plan *p)
{
    vec_release(&p->all);
    vec_release(&p->off);
}
