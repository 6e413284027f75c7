#include "work/rules/rules.h"

#include <stdlib.h>

#include "base/csv/csv.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/text/text.h"
#include "inside.h"

enum { FILE_MOST = 1 << 20 };

/* A checklist's points have the name of their list as well. */
enum { LIST = RULE_COLUMNS, CELLS };

/* What files there are. */
struct sort {
    bool checks;       /* points of checklists */
    const char *named; /* what the column of their names is called */
    unsigned columns;  /* bits of those that there are */
    const char *first; /* how a file of it begins */
    const char *more;  /* N_(): where to look the columns up */
};
static const struct sort rules_sort = {
    .named = "rule",
    .columns = (1u << RULE_COLUMNS) - 1,
    .first = "rule,use,on,…",
    .more = N_("acct-followup rules -O csv shows them"),
};
static const struct sort checks_sort = {
    .checks = true,
    .named = "check",
    .columns = 1u << LIST | 1u << RULE_NAME | 1u << RULE_ON | 1u << RULE_WHEN |
               1u << RULE_DUE | 1u << RULE_FOR | 1u << RULE_UNTIL |
               1u << RULE_OWNER | 1u << RULE_TEXT | 1u << RULE_NOTE,
    .first = "list,check,on,…",
    .more = N_("acct-rules(5) lists them"),
};

/* NULL: it has no such. */
static const char *column_name(const struct sort *s, int column)
{
    if (!(s->columns & 1u << column))
        return NULL;
    return column == LIST        ? "list"
           : column == RULE_NAME ? s->named
                                 : rule_columns[column];
}

static int column_of(const struct sort *s, struct str name)
{
    for (int i = 0; i < CELLS; i++)
        if (column_name(s, i) && str_is(name, column_name(s, i)))
            return i;
    return -1;
}

/* A file of rules being read. */
struct reading {
    struct rules *rules;
    const struct sort *sort;
    bool builtin, titled;
    uint64_t line;
    unsigned given;   /* bits of the columns that there are */
    VEC(int) at;      /* the column of each cell */
    struct map named; /* by this file, so far */
};

static int column_unknown(const struct sort *s, struct str name, struct err *e)
{
    const char *like = NULL;
    int best = 4;
    for (int i = 0; i < CELLS; i++) {
        const char *column = column_name(s, i);
        int d = column ? text_distance(name, str_of(column), best) : best;
        if (d < best) {
            best = d;
            like = column;
        }
    }
    if (like)
        return err_set(e, ERR_DATA, _("no column '%.*s' (did you mean '%s'?)"),
                       STR_ARG(name), like);
    return err_set(e, ERR_DATA, _("no column '%.*s' (%s)"), STR_ARG(name),
                   _(s->more));
}

static int read_titles(struct reading *r, const struct str *cells, size_t n,
                       struct err *e)
{
    for (size_t i = 0; i < n; i++) {
        int column = column_of(r->sort, cells[i]);
        if (column < 0)
            return column_unknown(r->sort, cells[i], e);
        if (r->given & 1u << column)
            return err_set(e, ERR_DATA, _("column '%s' is there twice"),
                           column_name(r->sort, column));
        r->given |= 1u << column;
        *vec_push(&r->at) = column;
    }
    int lacks = !(r->given & 1u << RULE_NAME)                 ? RULE_NAME
                : r->sort->checks && !(r->given & 1u << LIST) ? LIST
                                                              : -1;
    if (lacks >= 0)
        return err_set(e, ERR_DATA,
                       _("there is no column '%s' (the first line names the "
                         "columns: %s)"),
                       column_name(r->sort, lacks), r->sort->first);
    r->titled = true;
    return 0;
}

static int check_name(const char *what, struct str name, struct err *e)
{
    bool good = name.n > 0 && name.n <= 32;
    for (size_t i = 0; good && i < name.n; i++) {
        char c = name.p[i];
        good = (c >= 'a' && c <= 'z') ||
               (i && ((c >= '0' && c <= '9') || c == '-'));
    }
    return good ? 0
                : err_set(e, ERR_DATA,
                          _("%s: '%.*s' is no name (a to z, digits and -, at "
                            "most 32)"),
                          what, STR_ARG(name));
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
    return slot ? err_set(e, ERR_DATA, _("%s: '%s' is there twice"),
                          r->sort->named, slot->key)
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
    if (check_name("rule", name, e) < 0 || named_twice(r, name, e) < 0)
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

/* A point is done once, whatever became of the client. */
static int check_point(struct rule *p, struct err *e)
{
    if (p->repeat != REPEAT_NONE)
        return err_set(e, ERR_DATA,
                       _("when: a point is done once (no 'then', no day that "
                         "comes round)"));
    if (rule_passes(p->start))
        return err_set(e, ERR_DATA,
                       _("on: '%s' is not there any more once it is done (name "
                         "what stays: order, contract, touch, …)"),
                       p->cell[RULE_ON]);
    if (!p->until.n)
        return err_set(e, ERR_DATA,
                       _("until: is empty (say which record ticks it: touch "
                         "dir=out kind=welcome, …)"));
    if (!strstr(p->cell[RULE_FOR], "state="))
        p->states = ~0u;
    return 0;
}

/* Its name is LIST/CHECK. */
static int read_point(struct reading *r, const struct str *cell, uint64_t line,
                      struct err *e)
{
    struct arena *a = &r->rules->arena;
    struct rule made = {.use = true, .line = line};
    if (check_name("list", cell[LIST], e) < 0 ||
        check_name("check", cell[RULE_NAME], e) < 0)
        return -1;
    for (int i = 0; i < RULE_COLUMNS; i++)
        made.cell[i] = arena_dup(a, cell[i].p, cell[i].n);
    made.cell[RULE_NAME] = arena_fmt(a, "%.*s/%.*s", STR_ARG(cell[LIST]),
                                     STR_ARG(cell[RULE_NAME]));
    struct str name = str_of(made.cell[RULE_NAME]);
    made.cell[RULE_TEMPLATE] = "check"; /* there is no letter */
    if (named_twice(r, name, e) < 0 || rule_parse(a, &made, e) < 0 ||
        check_point(&made, e) < 0)
        return -1;
    map_put(&r->named, name.p, name.n, NULL);
    *vec_push(&r->rules->all) = made;
    return 0;
}

static int on_row(void *arg, const struct str *cells, size_t n, uint64_t line,
                  struct err *e)
{
    struct reading *r = arg;
    struct str cell[CELLS] = {0};
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
    for (int i = 0; i < CELLS; i++)
        cell[i] = STR("");
    for (size_t i = 0; i < n; i++)
        cell[r->at.v[i]] = str_trim(cells[i]);
    for (int i = 0; i < CELLS; i++)
        if (text_has_control(cell[i], false))
            return err_set(e, ERR_DATA,
                           _("%s: has a control character (take it out)"),
                           column_name(r->sort, i));
    return (r->sort->checks ? read_point : read_rule)(r, cell, line, e);
}

static int read_text(struct rules *rules, const struct sort *sort,
                     struct str text, const char *path, struct err *e)
{
    struct reading r = {.rules = rules, .sort = sort, .builtin = !path};
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
    enum { USUAL = 80 }; /* ours, and some of the user's: they are large */
    struct buf file = {0};
    *r = (struct rules){0};
    vec_reserve(&r->all, USUAL);
    int rc = read_text(r, &rules_sort, str_of(rules_default), NULL, e);
    if (rc == 0 && path &&
        file_read(path, must ? FILE_MUST | FILE_ANY_KIND : 0, FILE_MOST, &file,
                  e) < 0)
        rc = -1;
    if (rc == 0 && file.n)
        rc = read_text(r, &rules_sort, buf_view(&file), path, e);
    buf_release(&file);
    return rc;
}

int checks_load(struct rules *r, const char *path, struct err *e)
{
    struct buf file = {0};
    *r = (struct rules){0};
    int rc = file_read(path, 0, FILE_MOST, &file, e) < 0 ? -1 : 0;
    if (rc == 0 && file.n)
        rc = read_text(r, &checks_sort, buf_view(&file), path, e);
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
