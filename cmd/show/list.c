/* Lists: their lines printed. */
#include <stdlib.h>

#include "base/i18n.h"
#include "inside.h"
#include "work/client/list.h"
#include "work/client/where.h"

static const struct list_kind *const kinds[] = {&list_clients};
enum { KINDS = sizeof kinds / sizeof kinds[0] };

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
    if (strcmp(column->name, "state") != 0)
        return OUT_PLAIN;
    return strcmp(f->text, "paused") == 0 ? OUT_WARN
           : strcmp(f->text, "lost") == 0 ? OUT_BAD
                                          : OUT_PLAIN;
}

static void put(struct out *o, const struct fact *f)
{
    if (f->kind == FACT_DATE)
        out_day(o, f->day);
    else if (f->kind == FACT_NUMBER)
        out_decimal(o, f->number);
    else
        out_word(o, f->text);
}

static int print(struct cli *c, const struct list *l, size_t most)
{
    static const enum out_kind out_kinds[] = {[FACT_TEXT] = OUT_TEXT,
                                              [FACT_DATE] = OUT_DATE,
                                              [FACT_NUMBER] = OUT_NUMBER};
    struct out_column *columns =
        arena_new(&c->home.arena, l->columns.n * sizeof *columns);
    for (size_t i = 0; i < l->columns.n; i++) {
        const struct list_column *s = &l->columns.v[i];
        columns[i] = (struct out_column){.name = s->name,
                                         .title = s->shown ? s->title : NULL,
                                         .kind = out_kinds[s->kind]};
        if (strcmp(s->name, "key") == 0)
            columns[i].kind = OUT_KEY;
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

static int run(struct cli *c, struct list *l, const struct show_much *much,
               const struct show_list_words *words,
               const struct list_kind *kind)
{
    struct leaving_rules leaving = leaving_rules_of(&c->home);
    const char **where;
    if (name_owners(c, words->where, &where) < 0)
        return -1;
    leaving.untried = true; /* the figure, no call */
    struct list_options options = {
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
    };
    struct book b;
    if (list_choose(l, kind, &options, &c->err) < 0 ||
        cli_book(c, list_types(l), false, NULL, &b) < 0)
        return -1;
    list_find(l, &b);
    int rc = print(c, l, much->most);
    book_release(&b);
    return rc;
}

int show_list(struct cli *c, const struct show_much *much,
              const struct show_list_words *words)
{
    const struct list_kind *kind = NULL;
    struct list l = {0};
    for (size_t i = 0; i < KINDS && !kind; i++)
        if (!words->name || strcmp(words->name, kinds[i]->name) == 0)
            kind = kinds[i];
    if (!kind)
        return cli_usage(c,
                         _("--list: no list '%s' (there is: clients; for a "
                           "client's card leave --list out)"),
                         words->name);
    int rc = run(c, &l, much, words, kind);
    list_release(&l);
    return rc;
}
