#include "work/rules/rules.h"

#include <stdlib.h>

#include "base/csv/csv.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/text/text.h"
#include "inside.h"

enum { FILE_MOST = 1 << 20 };

static int column_of(struct str name)
{
    for (int i = 0; i < RULE_COLUMNS; i++)
        if (str_is(name, rule_columns[i]))
            return i;
    return -1;
}

/* A file of rules being read. */
struct reading {
    struct rules *rules;
    bool builtin, titled;
    uint64_t line;
    unsigned given;   /* bits of the columns that there are */
    VEC(int) at;      /* the column of each cell */
    struct map named; /* by this file, so far */
};

static int column_unknown(struct str name, struct err *e)
{
    int best = 4, like = -1;
    for (int i = 0; i < RULE_COLUMNS; i++) {
        int d = text_distance(name, str_of(rule_columns[i]), best);
        if (d < best) {
            best = d;
            like = i;
        }
    }
    if (like >= 0)
        return err_set(e, ERR_DATA, _("no column '%.*s' (did you mean '%s'?)"),
                       STR_ARG(name), rule_columns[like]);
    return err_set(e, ERR_DATA,
                   _("no column '%.*s' (acct-followup rules -O csv shows "
                     "them)"),
                   STR_ARG(name));
}

static int read_titles(struct reading *r, const struct str *cells, size_t n,
                       struct err *e)
{
    for (size_t i = 0; i < n; i++) {
        int column = column_of(cells[i]);
        if (column < 0)
            return column_unknown(cells[i], e);
        if (r->given & 1u << column)
            return err_set(e, ERR_DATA, _("column '%s' is there twice"),
                           rule_columns[column]);
        r->given |= 1u << column;
        *vec_push(&r->at) = column;
    }
    if (!(r->given & 1u << RULE_NAME))
        return err_set(e, ERR_DATA,
                       _("there is no column 'rule' (the first line names the "
                         "columns: rule,use,on,…)"));
    r->titled = true;
    return 0;
}

static int check_name(struct str name, struct err *e)
{
    bool good = name.n > 0 && name.n <= 32;
    for (size_t i = 0; good && i < name.n; i++) {
        char c = name.p[i];
        good = (c >= 'a' && c <= 'z') ||
               (i && ((c >= '0' && c <= '9') || c == '-'));
    }
    return good ? 0
                : err_set(e, ERR_DATA,
                          _("rule: '%.*s' is no name (a to z, digits and -, "
                            "at most 32)"),
                          STR_ARG(name));
}

static struct rule *rule_of(const struct rules *r, struct str name)
{
    const struct map_slot *slot = map_find(&r->at, name.p, name.n);
    return slot ? &r->all.v[slot->value] : NULL;
}

static int check_use(struct str use, struct err *e)
{
    if (!use.n || str_is(use, "yes") || str_is(use, "no"))
        return 0;
    return err_set(e, ERR_DATA, _("use: '%.*s' is not yes or no"),
                   STR_ARG(use));
}

/* A row with the name '*' speaks of all the rules before it. */
static int all_rules(struct reading *r, struct str use, struct err *e)
{
    if (!str_is(use, "no") && !str_is(use, "yes"))
        return err_set(e, ERR_DATA,
                       _("rule: '*' stands for all rules (write use=yes or "
                         "no)"));
    for (size_t i = 0; i < r->rules->all.n; i++) {
        r->rules->all.v[i].use = str_is(use, "yes");
        r->rules->all.v[i].cell[RULE_USE] = str_is(use, "yes") ? "yes" : "no";
    }
    return 0;
}

static int named_twice(const struct reading *r, struct str name, struct err *e)
{
    const struct map_slot *slot = map_find(&r->named, name.p, name.n);
    return slot
               ? err_set(e, ERR_DATA, _("rule: '%s' is there twice"), slot->key)
               : 0;
}

/* To switch off what is not there is a slip of the pen, where something has
 * nearly that name; else it may be a rule that is no more. */
static int unknown_rule(const struct rules *r, struct str name, struct err *e)
{
    const char *like = NULL;
    int best = 3;
    for (size_t i = 0; i < r->all.n; i++) {
        /* What was but switched off is no rule. */
        if (!*r->all.v[i].cell[RULE_ON])
            continue;
        int d = text_distance(name, str_of(r->all.v[i].cell[RULE_NAME]), best);
        if (d < best) {
            best = d;
            like = r->all.v[i].cell[RULE_NAME];
        }
    }
    return like ? err_set(e, ERR_DATA,
                          _("rule: no rule '%.*s' to switch off (did you mean "
                            "'%s'?)"),
                          STR_ARG(name), like)
                : 0;
}

static int read_rule(struct reading *r, const struct str *cell, uint64_t line,
                     struct err *e)
{
    struct arena *a = &r->rules->arena;
    struct str name = cell[RULE_NAME];
    if (check_use(cell[RULE_USE], e) < 0)
        return -1;
    if (str_is(name, "*"))
        return all_rules(r, cell[RULE_USE], e);
    if (check_name(name, e) < 0 || named_twice(r, name, e) < 0)
        return -1;
    struct rule *rule = rule_of(r->rules, name), made = {0};
    if (!rule && str_is(cell[RULE_USE], "no") && !cell[RULE_ON].n &&
        unknown_rule(r->rules, name, e) < 0)
        return -1;
    if (rule)
        memcpy(made.cell, rule->cell, sizeof made.cell);
    for (int i = 0; i < RULE_COLUMNS; i++) {
        if (r->given & 1u << i)
            made.cell[i] = arena_dup(a, cell[i].p, cell[i].n);
        else if (!rule)
            made.cell[i] = "";
    }
    /* Who says that it passes, or no longer does, makes it a chance or not. */
    if (r->given & 1u << RULE_STAY && !(r->given & 1u << RULE_DUTY) &&
        (*made.cell[RULE_STAY] || (rule && *rule->cell[RULE_STAY])))
        made.cell[RULE_DUTY] = "";
    /* A text of the user's is not looked up among the translations. */
    made.builtin =
        r->builtin || (rule && rule->builtin && !(r->given & 1u << RULE_TEXT));
    made.line = r->builtin ? 0 : line;
    made.use = strcmp(made.cell[RULE_USE], "no") != 0;
    made.cell[RULE_USE] = made.use ? "yes" : "no";
    /* What is switched off need not be whole. */
    if ((made.use || *made.cell[RULE_ON]) && rule_parse(a, &made, e) < 0)
        return -1;
    map_put(&r->named, name.p, name.n, NULL);
    if (!rule) {
        map_put(&r->rules->at, name.p, name.n, NULL)->value =
            (uint32_t)r->rules->all.n;
        rule = vec_push(&r->rules->all);
    }
    *rule = made;
    return 0;
}

static int on_row(void *arg, const struct str *cells, size_t n, uint64_t line,
                  struct err *e)
{
    struct reading *r = arg;
    struct str cell[RULE_COLUMNS] = {0};
    r->line = line;
    if (!r->titled)
        return read_titles(r, cells, n, e);
    if (cells[0].n && cells[0].p[0] == '#')
        return 0;
    if (n > r->at.n)
        return err_set(e, ERR_DATA,
                       _("%zu cells, but the first line has %zu (a cell with "
                         "a comma goes in quotes)"),
                       n, r->at.n);
    for (int i = 0; i < RULE_COLUMNS; i++)
        cell[i] = STR("");
    for (size_t i = 0; i < n; i++)
        cell[r->at.v[i]] = str_trim(cells[i]);
    for (int i = 0; i < RULE_COLUMNS; i++)
        if (text_has_control(cell[i], false))
            return err_set(e, ERR_DATA,
                           _("%s: has a control character (take it out)"),
                           rule_columns[i]);
    return read_rule(r, cell, line, e);
}

static int read_text(struct rules *rules, struct str text, const char *path,
                     struct err *e)
{
    struct reading r = {.rules = rules, .builtin = !path};
    struct csv_reader *csv = csv_reader_new(on_row, &r);
    int rc = csv_feed(csv, text.p, text.n, e);
    if (rc == 0)
        rc = csv_end(csv, e);
    if (rc < 0)
        err_at(e, path ? path : "built-in", csv_line(csv));
    csv_reader_free(csv);
    vec_release(&r.at);
    map_release(&r.named);
    return rc;
}

int rules_load(struct rules *r, const char *path, bool must, struct err *e)
{
    struct buf file = {0};
    *r = (struct rules){0};
    int rc = read_text(r, str_of(rules_default), NULL, e);
    if (rc == 0 && path &&
        file_read(path, must ? FILE_MUST | FILE_ANY_KIND : 0, FILE_MOST, &file,
                  e) < 0)
        rc = -1;
    if (rc == 0 && file.n)
        rc = read_text(r, buf_view(&file), path, e);
    buf_release(&file);
    return rc;
}

void rules_release(struct rules *r)
{
    vec_release(&r->all);
    map_release(&r->at);
    arena_release(&r->arena);
}

const struct rule *rules_find(const struct rules *r, const char *name)
{
    const struct rule *rule = rule_of(r, str_of(name));
    return rule && rule->use ? rule : NULL;
}

static bool counts_from(const struct rule_dates *d, enum rule_base base)
{
    for (size_t i = 0; i < d->n; i++)
        if (d->v[i].base == base)
            return true;
    return false;
}

static bool asks(const struct rule_tests *tests, int what)
{
    for (size_t i = 0; i < tests->n; i++)
        if (tests->v[i].what == what)
            return true;
    return false;
}

static bool asks_leaving(const struct rule *r)
{
    bool all = asks(&r->who, WHO_LEAVING) || asks(&r->who, WHO_WARNED) ||
               counts_from(&r->due, BASE_LEAVING);
    for (size_t i = 0; i < r->on.n; i++)
        all = all || asks(&r->on.v[i].tests, VALUE_LEAVING);
    for (size_t i = 0; i < r->steps; i++)
        all = all || counts_from(&r->when[i], BASE_LEAVING);
    for (size_t i = 0; i < r->text_n; i++)
        all = all ||
              (r->text[i].is == TEXT_VALUE && r->text[i].who == WHO_LEAVING);
    return r->use && all;
}

bool rules_ask_leaving(const struct rules *r)
{
    for (size_t i = 0; i < r->all.n; i++)
        if (asks_leaving(&r->all.v[i]))
            return true;
    return false;
}

/* Of orders. */
static bool ask_of_order(const struct rules *r, enum rule_value what)
{
    for (size_t i = 0; i < r->all.n; i++)
        for (size_t k = 0; r->all.v[i].use && k < r->all.v[i].on.n; k++)
            if (r->all.v[i].start == ON_ORDER &&
                asks(&r->all.v[i].on.v[k].tests, what))
                return true;
    return false;
}

bool rules_ask_billed(const struct rules *r)
{
    return ask_of_order(r, VALUE_UNBILLED);
}

bool rules_ask_hours(const struct rules *r)
{
    return ask_of_order(r, VALUE_HOURS);
}

bool rules_ask_praised(const struct rules *r)
{
    return ask_of_order(r, VALUE_PRAISED) || ask_of_order(r, VALUE_BLAMED);
}

bool rules_ask_act(const struct rules *r)
{
    return ask_of_order(r, VALUE_ACT);
}

static bool least_of(const struct rule_tests *tests, int what, int *least)
{
    for (size_t i = 0; i < tests->n; i++)
        if (tests->v[i].what == what && tests->v[i].range) {
            *least = (int)tests->v[i].from;
            return true;
        }
    return false;
}

int rule_least(const struct rule *r, enum rule_who who, enum rule_value value,
               int high)
{
    int least = high;
    if (least_of(&r->who, (int)who, &least))
        return least;
    for (size_t i = 0; i < r->on.n; i++)
        if (least_of(&r->on.v[i].tests, (int)value, &least))
            return least;
    return high;
}
