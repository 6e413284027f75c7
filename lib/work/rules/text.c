/* The cell text: words and placeholders. */
#include "base/i18n.h"
#include "inside.h"

static int check(const struct rule *r, struct str name, struct err *e)
{
    if (rule_word(PART_TEXT, -1, name) ||
        rule_word(PART_THING, (int)r->start, name) ||
        rule_word(PART_WHO, -1, name) || str_starts(name, "x-") ||
        schema_attr(rule_on_type(r->start), name) ||
        schema_attr(REC_CLIENT, name))
        return 0;
    return rule_unknown(PART_TEXT, -1, _("placeholder"), name, e);
}

static int check_all(const struct rule *r, struct err *e)
{
    for (const char *p = strchr(r->cell[RULE_TEXT], '{'); p;
         p = strchr(p + 1, '{')) {
        const char *end = strchr(p, '}');
        if (!end)
            return err_set(e, ERR_DATA, _("'%s' is not closed (put a '}')"), p);
        if (check(r, (struct str){p + 1, (size_t)(end - p - 1)}, e) < 0)
            return -1;
    }
    return 0;
}

static struct rule_piece placeholder(struct arena *a, const struct rule *r,
                                     struct str name)
{
    const struct rule_word *text = rule_word(PART_TEXT, -1, name);
    if (text)
        return (struct rule_piece){.is = (enum rule_text)text->value};
    return (struct rule_piece){.is = TEXT_VALUE,
                               .name = arena_dup(a, name.p, name.n),
                               .value = rule_value_named((int)r->start, name),
                               .who = rule_who_named(name)};
}

/* A translation is not checked: what it asks for in vain is empty. */
int rule_parse_text(struct arena *a, struct rule *r, struct err *e)
{
    const char *text = r->cell[RULE_TEXT];
    size_t n = 1;
    if (check_all(r, e) < 0)
        return -1;
    if (r->builtin && *text)
        text = arena_dup(a, _(text), strlen(_(text)));
    for (const char *p = text; *p; p++)
        n += *p == '{' ? 2 : 0;
    struct rule_piece *all = arena_new(a, n * sizeof *all);
    for (const char *p = text; *p;) {
        const char *from = strchr(p, '{'), *to = from ? strchr(from, '}') : 0;
        size_t words = to ? (size_t)(from - p) : strlen(p);
        if (words)
            all[r->text_n++] = (struct rule_piece){.words = {p, words}};
        if (!to)
            break;
        struct str name = {from + 1, (size_t)(to - from - 1)};
        all[r->text_n++] = placeholder(a, r, name);
        p = to + 1;
    }
    r->text = all;
    return 0;
}
