/* Lists: their lines printed. */
#include <stdlib.h>

#include "base/i18n.h"
#include "inside.h"
#include "work/client/list.h"
#include "work/client/where.h"

/* "ru_RU.UTF-8" is ru_RU; "C" is the order of no language. */
static const char *language(struct cli *c)
{
    static const char *const names[] = {"LC_ALL", "LC_COLLATE", "LANG"};
    const char *locale = NULL;
    for (size_t i = 0; i < 3 && !(locale && *locale); i++)
        locale = getenv(names[i]);
    if (!locale)
        locale = "";
    size_t n = strcspn(locale, ".@");
    const char *lang = arena_dup(&c->home.arena, locale, n);
    if (strcmp(lang, "C") == 0 || strcmp(lang, "POSIX") == 0)
        lang = "";
    return lang;
}

static enum out_style style_of(const struct list_column *column,
                               const struct fact *f)
{
    static const struct {
        const char *column, *value;
        enum out_style style;
    } styles[] = {
        {"state", "paused", OUT_WARN},  {"state", "lost", OUT_BAD},
        {"status", "overdue", OUT_BAD}, {"status", "partial", OUT_WARN},
        {"state", "overdue", OUT_BAD},  {"severity", "critical", OUT_BAD}};
    for (size_t i = 0; i < sizeof styles / sizeof *styles; i++)
        if (strcmp(column->name, styles[i].column) == 0 &&
            strcmp(f->text, styles[i].value) == 0)
            return styles[i].style;
    return strcmp(column->name, "late") == 0 ? OUT_BAD : OUT_PLAIN;
}

static void put(struct out *o, const struct fact *f)
{
    if (f->kind == FACT_DATE)
        out_day(o, f->day);
    else if (fact_none(f))
        out_none(o);
    else if (f->kind == FACT_MONEY)
        out_money(o, f->number.n, f->number.scale);
    else if (f->kind == FACT_NUMBER)
        out_decimal(o, f->number);
    else
        out_word(o, f->text);
}

static struct out_column column_of(const struct list_column *s)
{
    static const enum out_kind kinds[] = {[FACT_TEXT] = OUT_TEXT,
                                          [FACT_DATE] = OUT_DATE,
                                          [FACT_NUMBER] = OUT_NUMBER,
                                          [FACT_MONEY] = OUT_MONEY};
    return (struct out_column){.name = s->name,
                               .title = s->shown ? s->title : NULL,
                               .kind = s->key ? OUT_KEY : kinds[s->kind]};
}

/* How many, and how much. */
static int print_tally(struct cli *c, const struct list *l, size_t most)
{
    const struct list_tally *t = &l->tally;
    bool money = t->summed && t->sum.kind == FACT_MONEY;
    /* once: it may be what they are grouped by */
    bool named =
        money && !(t->grouped && strcmp(t->group.name, "currency") == 0);
    bool amounts = t->grouped && t->group.kind == FACT_MONEY;
    struct out_column columns[5];
    size_t n = 0;
    if (t->grouped)
        columns[n++] = column_of(&t->group);
    if (amounts)
        columns[n++] = (struct out_column){
            named ? "group_currency" : "currency", "", OUT_KEY, 0};
    columns[n++] = (struct out_column){"count", N_("COUNT"), OUT_NUMBER, 0};
    if (t->summed)
        columns[n++] = column_of(&t->sum);
    if (named)
        columns[n++] = (struct out_column){"currency", "", OUT_KEY, 0};
    struct out *o = cli_out(c, columns, n, _(l->kind->empty));
    for (size_t i = 0; i < t->rows.n && i < most; i++) {
        const struct list_sum *r = &t->rows.v[i];
        if (t->grouped)
            put(o, &r->group);
        if (amounts)
            out_word(o, fact_none(&r->group) ? "" : r->group.text);
        out_int(o, r->count);
        if (t->summed && !r->added)
            out_none(o);
        else if (money)
            out_money(o, r->sum.n, r->sum.scale);
        else if (t->summed)
            out_decimal(o, r->sum);
        if (named)
            out_word(o, r->currency);
        out_end(o);
    }
    return cli_out_close(c, o);
}

/* Where a terminal is too narrow, what nobody asked for by name is left out
 * from the right: first who and what sort, then when it was recorded, then how
 * it stands and when it is due; never what it is, whose, what about and how
 * much. */
static int spare(const struct list *l, size_t i)
{
    static const char *const kept[] = {"client", "name", "amount", "currency",
                                       "text"};
    enum { SORT, DAY, STANDS, CLASS = OUT_SPARES / 4 };
    int class = SORT;
    const struct list_column *s = &l->columns.v[i];
    bool stays = i == 0 || l->options.columns || s->kind == FACT_MONEY;
    for (size_t k = 0; k < sizeof kept / sizeof *kept; k++)
        stays = stays || strcmp(s->name, kept[k]) == 0;
    if (strcmp(s->name, "date") == 0)
        class = DAY;
    else if (s->kind == FACT_DATE || (s->key && !s->attr))
        class = STANDS;
    return stays ? 0 : OUT_LATE((int)(l->columns.n - i) + class * CLASS);
}

static int print(struct cli *c, const struct list *l, size_t most)
{
    struct out_column *columns =
        arena_new(&c->home.arena, l->columns.n * sizeof *columns);
    for (size_t i = 0; i < l->columns.n; i++) {
        columns[i] = column_of(&l->columns.v[i]);
        columns[i].width = spare(l, i);
    }
    struct out *o = cli_out(c, columns, l->columns.n, _(l->kind->empty));
    for (size_t i = 0; i < l->lines.n && i < most; i++) {
        for (size_t k = 0; k < l->columns.n; k++) {
            const struct list_column *s = &l->columns.v[k];
            struct fact f = list_fact(l, &l->lines.v[i], s);
            out_style(o, style_of(s, &f));
            put(o, &f);
        }
        out_end(o);
    }
    return cli_out_close(c, o);
}

/* The conditions, their owner named where it is asked for as me.  What is no
 * condition is told of later. */
static int name_owners(struct cli *c, const struct cli_list *given,
                       const char ***out)
{
    *out = arena_new(&c->home.arena, (given->n + 1) * sizeof **out);
    for (size_t i = 0; i < given->n; i++) {
        struct where w;
        struct err e = ERR_INIT;
        const char *owner;
        (*out)[i] = given->v[i];
        if (where_split(given->v[i], &w, &e) < 0 || !str_is(w.key, "owner") ||
            !str_is(w.value, "me") || (w.op != WHERE_IS && w.op != WHERE_NOT))
            continue;
        if (cli_owner(c, "me", &owner) < 0)
            return -1;
        (*out)[i] = arena_fmt(&c->home.arena, "owner%s%s",
                              w.op == WHERE_IS ? "=" : "!=", owner);
    }
    return 0;
}

static int find(struct cli *c, struct list *l, const struct show_much *much,
                const struct show_list_words *words)
{
    struct book b;
    if (cli_book(c, list_types(l), list_texts(l), NULL, &b) < 0)
        return -1;
    struct client *only = NULL;
    int rc = words->client ? cli_client(c, &b, words->client, &only) : 0;
    if (rc == 0)
        rc = list_find(l, &b, only, &c->err);
    if (rc == 0)
        rc = l->tally.on ? print_tally(c, l, much->most)
                         : print(c, l, much->most);
    book_release(&b);
    return rc;
}

static int run(struct cli *c, struct list *l, const struct show_much *much,
               const struct show_list_words *words,
               const struct list_kind *kind)
{
    struct leaving_rules leaving = leaving_rules_of(&c->home);
    const char **where;
    if (name_owners(c, words->where, &where) < 0)
        return -1;
    leaving.untried = true; /* the figure, no call */
    struct followup_start checks = {0};
    int rc = kind->types & LIST_CHECKS
                 ? checks_start_read(&c->home, &checks, &c->err)
                 : 0;
    struct worktime_user work = {0};
    if (rc == 0 && kind->types & LIST_CLOCKS)
        rc = worktime_user_read(&c->home, &work, &c->err);
    struct list_options options = {
        .work = &work,
        .columns = words->columns,
        .sort = words->sort,
        .where = where,
        .where_n = words->where->n,
        .reader = c->format == OUT_TABLE ? LIST_PEOPLE
                  : c->format == OUT_IDS ? LIST_KEYS
                                         : LIST_PROGRAMS,
        .today = c->home.today,
        .lang = language(c),
        .leaving = &leaving,
        .rules = invoice_rules_of(&c->home),
        .conf = &c->home.conf,
        .checks = &checks.options,
        .tally = words->tally,
    };
    if (rc == 0)
        rc = list_choose(l, kind, &options, &c->err);
    if (rc == 0)
        rc = find(c, l, much, words);
    followup_start_release(&checks);
    worktime_user_release(&work);
    return rc;
}

int show_list(struct cli *c, const struct show_much *much,
              const struct show_list_words *words)
{
    const struct list_kind *kind = &kind_clients;
    struct list l = {0};
    if (words->name &&
        list_kind_find(words->name, &c->home.arena, &kind, &c->err) < 0)
        return -1;
    int rc = run(c, &l, much, words, kind);
    list_release(&l);
    return rc;
}

int show_lists(struct cli *c)
{
    static const struct out_column column = {"list", N_("LIST"), OUT_KEY, 0};
    struct out *o = cli_out(c, &column, 1, NULL);
    const char *name;
    for (size_t i = 0; (name = list_kind_name(i, &c->home.arena)); i++) {
        out_word(o, name);
        out_end(o);
    }
    return cli_out_close(c, o);
}
