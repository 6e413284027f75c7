/* The cells on, for and until. */
#include "base/i18n.h"
#include "base/text/text.h"
#include "book/book.h"
#include "inside.h"

static const char *keep(struct arena *a, struct str s)
{
    return arena_dup(a, s.p, s.n);
}

/* 80.., 0..6, ..3, 7 */
static bool parse_range(struct str s, struct rule_test *t)
{
    const char *dots = memmem(s.p, s.n, "..", 2);
    struct decimal d;
    if (!dots)
        return false;
    struct str from = {s.p, (size_t)(dots - s.p)};
    struct str to = {dots + 2, s.n - from.n - 2};
    t->range = true;
    t->from = -1e300;
    t->to = 1e300;
    if (from.n && decimal_parse(from, &d, NULL) < 0)
        return false;
    if (from.n)
        t->from = decimal_double(d);
    if (to.n && decimal_parse(to, &d, NULL) < 0)
        return false;
    if (to.n)
        t->to = decimal_double(d);
    return (from.n || to.n) && t->from <= t->to;
}

/* Each value of a choice must be one of it. */
static int check_values(const struct schema_attr *attr, struct str values,
                        struct err *e)
{
    struct str one, choice;
    while (attr->kind == ATTR_ENUM && str_cut(&values, '|', &one)) {
        struct str all = str_of(attr->values), like = {0};
        int best = 4;
        if (schema_check(attr, one, 2, e) == 0)
            continue;
        while (str_cut(&all, '|', &choice)) {
            int d = text_distance(one, choice, best);
            if (d < best) {
                best = d;
                like = choice;
            }
        }
        return like.p ? err_set(e, ERR_DATA,
                                _("'%.*s' is no %s (did you mean '%.*s'?)"),
                                STR_ARG(one), attr->name, STR_ARG(like))
                      : -1;
    }
    return 0;
}

/* What is asked: words of a part, attributes of a type. */
struct asked {
    enum rule_part part;
    int on; /* enum rule_on; -1: any */
    enum rec_type type;
};

static int unknown_name(const struct asked *of, struct str name, struct err *e)
{
    const char *like = schema_attr_like(of->type, name);
    if (like)
        return err_set(e, ERR_DATA, _("%s has no '%.*s' (did you mean '%s'?)"),
                       schema_types[of->type].name, STR_ARG(name), like);
    return rule_unknown(of->part, of->on, _("word"), name, e);
}

/* a|b */
static void keep_values(struct arena *a, struct str values, struct rule_test *t)
{
    struct str one;
    size_t n = 1;
    for (size_t i = 0; i < values.n; i++)
        n += values.p[i] == '|';
    struct str *all = arena_new(a, n * sizeof *all);
    values.p = keep(a, values);
    t->values = all;
    while (str_cut(&values, '|', &one))
        all[t->values_n++] = one;
}

/* NAME=VALUES, NAME!=VALUES, NAME or no-NAME */
static int parse_test(struct arena *a, const struct asked *of, struct str s,
                      struct rule_tests *out, struct err *e)
{
    if (out->n == RULE_TESTS)
        return err_set(e, ERR_DATA, _("more than %d conditions"), RULE_TESTS);
    struct rule_test *t = &out->v[out->n++];
    const char *is = memchr(s.p, '=', s.n);
    struct str name = s, values = {0};
    if (is) {
        name.n = (size_t)(is - s.p);
        values = (struct str){is + 1, s.n - name.n - 1};
        t->not = name.n && name.p[name.n - 1] == '!';
        name.n -= t->not ;
        if (!values.n)
            return err_set(e, ERR_DATA,
                           _("'%.*s' says no value (write no-%.*s for what is "
                             "not there)"),
                           STR_ARG(s), STR_ARG(name));
    } else if (str_starts(s, "no-")) {
        t->not = true;
        name = (struct str){s.p + 3, s.n - 3};
    }
    t->name = keep(a, name);
    if (is)
        keep_values(a, values, t);
    if (is && memmem(values.p, values.n, "..", 2) && !parse_range(values, t))
        return err_set(e, ERR_DATA,
                       _("'%.*s' is no range (write such as 0..6, 80.. or "
                         "..3, the lower end first)"),
                       STR_ARG(values));
    if (is && (values.p[0] == '|' || values.p[values.n - 1] == '|' ||
               memmem(values.p, values.n, "||", 2)))
        return err_set(e, ERR_DATA,
                       _("'%.*s' has an empty value (no bar where none "
                         "follows)"),
                       STR_ARG(s));
    if (!name.n)
        return err_set(e, ERR_DATA, _("'%.*s' names nothing to ask for"),
                       STR_ARG(s));
    t->what = of->part == PART_THING ? (int)rule_value_named(of->on, name)
              : of->part == PART_WHO ? (int)rule_who_named(name)
                                     : 0;
    if (rule_word(of->part, of->on, name) || str_starts(name, "x-"))
        return 0;
    const struct schema_attr *attr = schema_attr(of->type, name);
    if (!attr)
        return unknown_name(of, name, e);
    return is && !t->range ? check_values(attr, values, e) : 0;
}

/* day 12-31 */
static int parse_day(struct str *rest, struct rule_clause *c, struct err *e)
{
    struct str word = {0};
    int32_t day;
    char date[16] = "2000-";
    if (rule_next(rest, &word) && word.n == 5) {
        memcpy(date + 5, word.p, 5);
        if (day_parse((struct str){date, 10}, &day)) {
            struct civil civil = day_civil(day);
            c->month = civil.month;
            c->day = civil.day;
            return 0;
        }
    }
    return err_set(e, ERR_DATA,
                   _("'%.*s' is no day of the year (write such as day 12-31)"),
                   STR_ARG(word));
}

static int parse_subject(struct arena *a, struct str s, struct rule_clause *c,
                         enum rule_on *on, struct err *e)
{
    struct str word = {0};
    rule_next(&s, &word);
    const struct rule_word *w = rule_word(PART_ON, -1, word);
    if (!w)
        return rule_unknown(PART_ON, -1, _("thing to start from"), word, e);
    *on = (enum rule_on)w->value;
    c->type = rule_on_type(*on);
    if (*on == ON_DAY && parse_day(&s, c, e) < 0)
        return -1;
    const struct asked of = {PART_THING, w->value, c->type};
    while (rule_next(&s, &word))
        if (parse_test(a, &of, word, &c->tests, e) < 0)
            return -1;
    return 0;
}

static int too_many(struct err *e)
{
    return err_set(e, ERR_DATA, _("more than %d parts joined by 'or'"),
                   RULE_ALTERNATIVES);
}

int rule_parse_on(struct arena *a, struct rule *r, struct err *e)
{
    struct str s = str_of(r->cell[RULE_ON]), part;
    enum rule_on on = ON_CLIENT;
    if (!s.n)
        return err_set(e, ERR_DATA,
                       _("is empty (say what starts it: client, order, touch "
                         "dir=in, …)"));
    while (rule_cut(&s, "or", &part)) {
        if (r->on.n == RULE_ALTERNATIVES)
            return too_many(e);
        if (parse_subject(a, part, &r->on.v[r->on.n++], &on, e) < 0)
            return -1;
        if (r->on.n == 1)
            r->start = on;
        if (on != r->start)
            return err_set(e, ERR_DATA,
                           _("'or' joins two sorts of things (make two "
                             "rules)"));
    }
    return 0;
}

/* state=active|paused */
static int parse_states(struct str values, unsigned *states, struct err *e)
{
    struct str one;
    *states = 0;
    while (str_cut(&values, '|', &one)) {
        unsigned before = *states;
        if (str_is(one, "any"))
            *states |= 7;
        for (int i = CLIENT_ACTIVE; i <= CLIENT_LOST; i++)
            if (str_is(one, client_states[i]))
                *states |= 1u << i;
        if (*states == before)
            return err_set(e, ERR_DATA,
                           _("'%.*s' is no state (active, paused, lost or "
                             "any)"),
                           STR_ARG(one));
    }
    return 0;
}

int rule_parse_for(struct arena *a, struct rule *r, struct err *e)
{
    const struct asked of = {PART_WHO, -1, REC_CLIENT};
    struct str s = str_of(r->cell[RULE_FOR]), word;
    r->states = 1u << CLIENT_ACTIVE;
    while (rule_next(&s, &word)) {
        if (str_starts(word, "state=")) {
            struct str values = {word.p + 6, word.n - 6};
            if (parse_states(values, &r->states, e) < 0)
                return -1;
        } else if (parse_test(a, &of, word, &r->who, e) < 0) {
            return -1;
        }
    }
    return 0;
}

static int parse_end(struct arena *a, const struct rule *r, struct str s,
                     struct rule_clause *c, struct err *e)
{
    struct str word = {0};
    rule_next(&s, &word);
    enum rec_type type = schema_find(word);
    if (type == REC_TYPES)
        return schema_unknown(word, e);
    c->type = type;
    const struct asked of = {PART_UNTIL, -1, type};
    bool *const said[] = {[END_ABOUT] = &c->about,
                          [END_PERIOD] = &c->period,
                          [END_EARLY] = &c->early,
                          [END_EVER] = &c->ever};
    while (rule_next(&s, &word)) {
        const struct rule_word *w = rule_word(PART_UNTIL, -1, word);
        if (w)
            *said[w->value] = true;
        else if (parse_test(a, &of, word, &c->tests, e) < 0)
            return -1;
    }
    if (c->period && r->repeat != REPEAT_UNIT && r->repeat != REPEAT_REPORT)
        return err_set(e, ERR_DATA,
                       _("'period' is nothing where every names no period"));
    if (c->period && !schema_attr(c->type, STR("period")))
        return err_set(e, ERR_DATA, _("a %s has no period (a report has)"),
                       schema_types[c->type].name);
    return 0;
}

int rule_parse_until(struct arena *a, struct rule *r, struct err *e)
{
    struct str s = str_of(r->cell[RULE_UNTIL]), part;
    if (!s.n)
        return 0;
    while (rule_cut(&s, "or", &part)) {
        if (r->until.n == RULE_ALTERNATIVES)
            return too_many(e);
        if (parse_end(a, r, part, &r->until.v[r->until.n++], e) < 0)
            return -1;
    }
    return 0;
}
