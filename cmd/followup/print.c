/* acct-followup: what is to be done, chosen and printed. */
#include <stdlib.h>

#include "base/i18n.h"
#include "cli/actions.h"
#include "inside.h"

static bool has_rule(const struct followup_filter *w, const char *rule)
{
    const struct cli_list *rules = &w->by->rules;
    for (size_t i = 0; i < rules->n; i++)
        if (strcmp(rules->v[i], rule) == 0)
            return true;
    return !rules->n;
}

/* Whose it is, and by which rule. */
static bool is_for(const struct followup_filter *w, const struct client *client,
                   const char *owner, const char *rule)
{
    return (!w->client || w->client == client) &&
           (!w->by->owner || strcmp(w->by->owner, owner) == 0) &&
           has_rule(w, rule);
}

/* Of those days and people, held back or not. */
static bool within(const struct followup_filter *w, const struct followup *f,
                   int32_t today)
{
    const struct action *a = &f->action;
    bool always = w->from == DAY_MIN && w->to == DAY_MAX;
    return (always ||
            (a->due != DAY_NONE && a->due >= w->from && a->due <= w->to)) &&
           action_day(a, today) <= w->last &&
           is_for(w, f->client, a->owner, a->rule);
}

static bool wanted(const struct followup_filter *w, const struct followup *f,
                   int32_t today)
{
    return (w->by->old || f->old ? w->by->old && f->old
                                 : w->by->held == (*f->held != '\0')) &&
           within(w, f, today);
}

/* What is not on the list, but there. */
struct hidden {
    size_t held, old;
};

static struct hidden count_hidden(const struct followup_filter *w,
                                  const struct followups *all, int32_t today)
{
    struct hidden n = {0};
    for (size_t i = 0; i < all->all.n && !w->by->held; i++) {
        const struct followup *f = &all->all.v[i];
        n.held += *f->held && !f->old && within(w, f, today);
    }
    for (size_t i = 0; i < all->old.n; i++) {
        const struct followup_old *f = &all->old.v[i];
        n.old += is_for(w, f->client, f->owner, f->rule->cell[RULE_NAME]);
    }
    return n;
}

static void say_held(const struct hidden *n, struct buf *out)
{
    buf_clear(out);
    buf_fmt(out, P_("%zu held back: --held", "%zu held back: --held", n->held),
            n->held);
}

static void say_old(const struct hidden *n, struct buf *out)
{
    buf_clear(out);
    buf_fmt(out, P_("%zu older duty: --old", "%zu older duties: --old", n->old),
            n->old);
}

/* Under a table; of machine formats on standard error, and only what is owed.
 */
static void print_hidden(struct cli *c, const struct hidden *n, bool table)
{
    struct buf line = {0};
    say_held(n, &line);
    if (table && n->held)
        puts(buf_cstr(&line));
    say_old(n, &line);
    if (table && n->old)
        puts(buf_cstr(&line));
    else if (n->old)
        cli_note(c, "%s", buf_cstr(&line));
    buf_release(&line);
}

/* --- Groups --------------------------------------------------------------- */

struct shown {
    VEC(const struct followup *) all;
};

/* qsort_r's order of arguments differs between systems: rows carry it all. */
struct row {
    const struct followup *f;
    size_t n; /* its place by urgency */
    int32_t day;
    enum followup_group group;
};

static int by_group(const void *x, const void *y)
{
    const struct row *a = x, *b = y;
    int d = 0;
    if (a->group == GROUP_OWNER)
        d = strcmp(a->f->action.owner, b->f->action.owner);
    else if (a->group == GROUP_CLIENT)
        d = strcmp(a->f->action.client, b->f->action.client);
    else if (a->group == GROUP_DAY)
        d = a->day < b->day ? -1 : a->day > b->day;
    return d ? d : a->n < b->n ? -1 : 1;
}

static void sort_groups(struct shown *s, enum followup_group group,
                        int32_t today)
{
    VEC(struct row) rows = {0};
    if (group == GROUP_NONE || !s->all.n)
        return;
    for (size_t i = 0; i < s->all.n; i++)
        *vec_push(&rows) =
            (struct row){.f = s->all.v[i],
                         .n = i,
                         .day = action_day(&s->all.v[i]->action, today),
                         .group = group};
    qsort(rows.v, rows.n, sizeof *rows.v, by_group);
    for (size_t i = 0; i < rows.n; i++)
        s->all.v[i] = rows.v[i].f;
    vec_release(&rows);
}

/* What stands in the first column: nothing where it is the same again. */
static void print_group(struct out *o, enum followup_group group,
                        const struct followup *f, const struct followup *before,
                        int32_t today)
{
    static const char *const weekdays[] = {"",        N_("Mon"), N_("Tue"),
                                           N_("Wed"), N_("Thu"), N_("Fri"),
                                           N_("Sat"), N_("Sun")};
    char text[DATE_SIZE];
    struct buf day = {0};
    const char *is = group == GROUP_OWNER ? f->action.owner : f->action.client;
    const char *was = !before                ? NULL
                      : group == GROUP_OWNER ? before->action.owner
                                             : before->action.client;
    if (group == GROUP_DAY) {
        int32_t on = action_day(&f->action, today);
        if (!before || action_day(&before->action, today) != on)
            buf_fmt(&day, "%s %s", _(weekdays[day_weekday(on)]),
                    day_print(on, text));
        out_word(o, buf_cstr(&day));
    } else {
        out_word(o, !was || strcmp(is, was) != 0 ? (*is ? is : "-") : "");
    }
    buf_release(&day);
}

/* --- Printing ------------------------------------------------------------- */

static const struct out_column group_columns[] = {
    [GROUP_OWNER] = {"owner", N_("OWNER"), OUT_KEY, 0},
    [GROUP_CLIENT] = {"client", N_("CLIENT"), OUT_KEY, 0},
    [GROUP_DAY] = {"day", N_("DAY"), OUT_KEY, 0},
};
static const struct out_column due_column = {"due", N_("DUE"), OUT_DATE, 0};
/* Where there is no room, whose it is and how is left to the key, and to
 * --group. */
static const struct out_column client_column = {"client", N_("CLIENT"), OUT_KEY,
                                                OUT_SPARE(2)};
static const struct out_column why_column = {"reason", N_("WHY"), OUT_TEXT, 0};
static const struct out_column owner_column = {"owner", N_("OWNER"), OUT_KEY,
                                               OUT_SPARE(3)};
static const struct out_column via_column = {"channel", N_("VIA"), OUT_KEY,
                                             OUT_SPARE(1)};
static const struct out_column key_column = {"key", N_("KEY"), OUT_KEY, 0};

/* How a table looks. */
struct look {
    struct cli *c;
    const struct followup_filter *w;
    struct out_column columns[8]; /* the writer borrows them */
    struct buf text;
};

static struct out *table_open(struct look *k)
{
    const struct followup_filter *w = k->w;
    struct out_column *columns = k->columns;
    size_t n = 0;
    if (w->group)
        columns[n++] = group_columns[w->group];
    columns[n++] = due_column;
    if (w->group != GROUP_CLIENT)
        columns[n++] = client_column;
    columns[n++] = why_column;
    if (w->by->held)
        columns[n++] = action_columns[ACTION_COLUMNS];
    if (w->group != GROUP_OWNER)
        columns[n++] = owner_column;
    columns[n++] = via_column;
    columns[n++] = key_column;
    return cli_out(k->c, columns, n,
                   w->by->held ? _("Nothing is held back.")
                               : _("Nothing to follow up."));
}

/* What is due today at a time of day has that. */
static void put_due(struct out *o, const struct action *a, const struct cli *c)
{
    char text[DATE_SIZE];
    if (a->due != c->home.today || !a->due_at.timed) {
        out_day(o, a->due);
        return;
    }
    when_print(&a->due_at, &c->home.zone, text);
    out_text(o, (struct str){text + sizeof "YYYY-MM-DD", 5});
}

/* One row; `before`: what stands above it, or NULL. */
static void put_row(struct look *k, struct out *o,
                    const struct followup_row *row,
                    const struct followup_row *before)
{
    const struct followup_filter *w = k->w;
    const struct action *a = &row->last->action;
    int32_t due = row->first->action.due, today = k->c->home.today;
    if (w->group)
        print_group(o, w->group, row->last, before ? before->last : NULL,
                    today);
    if (due != DAY_NONE && due <= today)
        out_style(o, due < today ? OUT_BAD : OUT_WARN);
    put_due(o, &row->first->action, k->c);
    bool one = row->first->client == row->last->client;
    if (w->group != GROUP_CLIENT)
        out_word(o, one ? a->client : "");
    followup_row_say(row, &k->text);
    out_word(o, buf_cstr(&k->text));
    if (w->by->held)
        out_word(o, row->last->held);
    if (w->group != GROUP_OWNER)
        out_word(o, a->owner);
    out_word(o, a->channel);
    out_word(o, a->key);
    out_end(o);
}

static int print_table(struct cli *c, const struct shown *s,
                       const struct followup_filter *w)
{
    struct look k = {.c = c, .w = w};
    struct followup_rows rows;
    struct out *o = table_open(&k);
    followup_fold(s->all.v, s->all.n, c->home.today, &rows);
    for (size_t i = 0; i < rows.all.n; i++)
        put_row(&k, o, &rows.all.v[i], i ? &rows.all.v[i - 1] : NULL);
    followup_rows_release(&rows);
    buf_release(&k.text);
    return cli_out_close(c, o);
}

/* As rows, or in a calendar. */
static int print_actions(struct cli *c, const struct shown *s,
                         const struct action_look *look)
{
    struct action_list l;
    action_begin(c, look, NULL, &l);
    for (size_t i = 0; i < s->all.n; i++)
        action_put(&l, &s->all.v[i]->action);
    return action_end(&l);
}

static int print_held(struct cli *c, const struct shown *s)
{
    struct out *o = action_held_begin(c, NULL);
    for (size_t i = 0; i < s->all.n; i++)
        action_held_put(o, &s->all.v[i]->action, s->all.v[i]->held,
                        c->home.today);
    return cli_out_close(c, o);
}

static int print_all(struct cli *c, const struct followups *f,
                     const struct followup_filter *w)
{
    struct shown s = {0};
    struct hidden hidden = count_hidden(w, f, c->home.today);
    bool table = c->format == OUT_TABLE && !c->own_format;
    for (size_t i = 0; i < f->all.n && s.all.n < w->limit; i++)
        if (wanted(w, &f->all.v[i], c->home.today))
            *vec_push(&s.all) = &f->all.v[i];
    sort_groups(&s, w->group, c->home.today);
    int rc = 0;
    if (w->by->count)
        printf("%zu\n", s.all.n);
    else if (table)
        rc = print_table(c, &s, w);
    else if (w->by->held)
        rc = print_held(c, &s);
    else
        rc = print_actions(c, &s, w->look);
    if (rc == 0 && !w->by->count && (s.all.n || !c->quiet))
        print_hidden(c, &hidden, table);
    vec_release(&s.all);
    return rc;
}

/* --- Options -------------------------------------------------------------- */

static int check_rules(struct cli *c, const struct rules *rules,
                       const struct cli_list *given)
{
    struct buf list = {0};
    for (size_t i = 0; i < rules->all.n; i++)
        if (rules->all.v[i].use)
            buf_fmt(&list, "%s%s", list.n ? ", " : "",
                    rules->all.v[i].cell[RULE_NAME]);
    int rc = 0;
    for (size_t i = 0; i < given->n && rc == 0; i++)
        if (!rules_find(rules, given->v[i]))
            rc = cli_usage(c, _("--rule: no rule '%s' (%s)"), given->v[i],
                           buf_cstr(&list));
    buf_release(&list);
    return rc;
}

int followup_filter(struct cli *c, const struct followup_lists *by,
                    const struct action_look *look, struct followup_filter *out)
{
    *out = (struct followup_filter){.by = by,
                                    .look = look,
                                    .limit = (unsigned long)-1,
                                    .from = DAY_MIN,
                                    .to = DAY_MAX,
                                    .last = DAY_MAX};
    if (by->limit && (!str_number(str_of(by->limit), 1000000000, &out->limit) ||
                      out->limit == 0))
        return cli_usage(c, _("--limit: '%s' is no number of rows (1 or more)"),
                         by->limit);
    return 0;
}

int followup_print(struct cli *c, struct followup_filter *w, const char *rules,
                   int32_t until)
{
    const struct followup_lists *by = w->by;
    const struct followup_wanted how = {.rules = rules,
                                        .until = until,
                                        .held = by->held,
                                        .old = by->old,
                                        .texts = true};
    struct followup_book f = {0};
    struct client *client = NULL;
    if (by->held && c->own_format)
        return cli_usage(c, _("--held has no format '%s'"), c->own_format);
    if (action_check(c, w->look) < 0)
        return -1;
    if (by->held && by->old)
        return cli_usage(c, _("--held and --old are two lists (give one)"));
    int rc = followup_open(c, &how, &f);
    if (rc == 0)
        rc = check_rules(c, &f.start.rules, &by->rules);
    if (rc == 0 && by->client)
        rc = cli_client(c, &f.book, by->client, &client);
    w->client = client;
    if (rc == 0)
        rc = print_all(c, &f.open, w);
    followup_close(&f);
    return rc;
}
