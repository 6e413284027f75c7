/* A pattern is walked, not turned into a tree: to look it through, and to fill
 * it in.  Of a plural or select all cases are looked through, then the one that
 * was chosen is filled in, so that a byte is met once for each case it is in.
 */
#include "words/pattern.h"

#include "base/i18n.h"
#include "base/text/text.h"
#include "inside.h"

/* --- Places -------------------------------------------------------------- */

static int fault_at(struct walk *w, size_t at)
{
    w->at = at;
    return -1;
}

static int told(struct walk *w, const struct pattern_seen *seen)
{
    if (!w->see || w->see(w->arg, seen, w->e) == 0)
        return 0;
    return fault_at(w, seen->at);
}

static int walk_pattern(struct walk *w, const struct count *count);

static int bad_open(struct walk *w, size_t open)
{
    err_set(w->e, ERR_DATA,
            _("the '{' has no '}' (one that is to be read stands in "
              "apostrophes: '{')"));
    return fault_at(w, open);
}

/* The choice among cases: the best so far. */
enum { RANK_NONE, RANK_OTHER, RANK_NAME, RANK_NUMBER };
struct choice {
    struct pattern_seen *seen;
    const struct count *count; /* of a plural */
    enum text_plural plural;
    const char *word; /* of a select */
    int rank;
    size_t begin; /* of the case */
    bool other;
};

static int bad_selector(struct walk *w, struct str selector)
{
    w->at -= selector.n;
    return err_set(w->e, ERR_DATA,
                   _("'%.*s' is no case of a plural (zero, one, two, few, "
                     "many, other, or a number such as =0)"),
                   STR_ARG(selector));
}

static int rank_plural(struct walk *w, const struct choice *c,
                       struct str selector, int *rank)
{
    const struct count *count = c->count;
    struct decimal n;
    int i = 0;
    *rank = RANK_NONE;
    if (selector.n && *selector.p == '=') {
        if (decimal_parse((struct str){selector.p + 1, selector.n - 1}, &n,
                          NULL) < 0)
            return bad_selector(w, selector);
        if (count && count->known &&
            decimal_double(n) == decimal_double(count->n))
            *rank = RANK_NUMBER;
        return 0;
    }
    while (i < TEXT_PLURALS && !str_is(selector, text_plural_names[i]))
        i++;
    if (i == TEXT_PLURALS)
        return bad_selector(w, selector);
    c->seen->plurals |= 1u << i;
    if ((enum text_plural)i == c->plural)
        *rank = RANK_NAME;
    else if (i == TEXT_PLURAL_OTHER)
        *rank = RANK_OTHER;
    return 0;
}

static int walk_case(struct walk *w, struct choice *c)
{
    struct buf *out = w->out;
    size_t open;
    int rank;
    struct str selector = walk_selector(w);
    walk_space(w);
    if (!selector.n || walk_peek(w) != '{')
        return err_set(w->e, ERR_DATA,
                       _("a case is wanted here, such as other{…}"));
    if (c->seen->use == PATTERN_SELECT)
        rank = str_is(selector, c->word)   ? RANK_NAME
               : str_is(selector, "other") ? RANK_OTHER
                                           : RANK_NONE;
    else if (rank_plural(w, c, selector, &rank) < 0)
        return -1;
    c->other |= str_is(selector, "other");
    open = w->at++;
    if (rank > c->rank) {
        c->rank = rank;
        c->begin = w->at;
    }
    w->out = NULL;
    int rc = walk_pattern(w, c->count);
    w->out = out;
    if (rc == 0 && walk_peek(w) != '}')
        return bad_open(w, open);
    w->at += rc == 0;
    return rc;
}

/* Up to behind the closing brace; what was chosen is filled in. */
static int walk_cases(struct walk *w, struct choice *c)
{
    size_t end;
    int rc = 0;
    if (++w->depth > PATTERN_DEPTH)
        return err_set(w->e, ERR_DATA,
                       _("cases are within cases more than %d deep"),
                       PATTERN_DEPTH);
    walk_space(w);
    while (rc == 0 && walk_peek(w) != '}' && walk_peek(w) >= 0) {
        rc = walk_case(w, c);
        if (rc == 0)
            walk_space(w);
    }
    if (rc == 0 && walk_peek(w) < 0)
        rc = bad_open(w, c->seen->at);
    if (rc == 0 && !c->other) {
        err_set(w->e, ERR_DATA,
                _("{%.*s, %s, …} has no case other{…} (for all that no other "
                  "case is for)"),
                STR_ARG(c->seen->name),
                c->seen->use == PATTERN_PLURAL ? "plural" : "select");
        rc = fault_at(w, c->seen->at);
    }
    if (rc < 0)
        return -1;
    end = w->at + 1;
    if (w->out && c->rank) {
        w->at = c->begin;
        rc = walk_pattern(w, c->count);
    }
    w->at = end;
    w->depth--;
    return rc == 0 ? told(w, c->seen) : -1;
}

static int walk_choice(struct walk *w, struct pattern_seen *seen,
                       const char *value)
{
    struct count count = count_of(value);
    struct choice c = {
        .seen = seen, .plural = TEXT_PLURAL_OTHER, .word = value};
    if (seen->use == PATTERN_PLURAL) {
        c.count = &count;
        if (w->out && count.known)
            c.plural =
                text_plural(w->fill->tag ? w->fill->tag : w->fill->lang->tag,
                            decimal_double(count.n));
    }
    return walk_cases(w, &c);
}

/* The word behind the name's comma, and the comma behind it. */
static int read_use(struct walk *w, struct pattern_seen *seen)
{
    w->at++;
    walk_space(w);
    size_t from = w->at;
    struct str word = walk_name(w);
    bool plural = str_is(word, "plural");
    walk_space(w);
    if ((!plural && !str_is(word, "select")) || walk_peek(w) != ',') {
        err_set(w->e, ERR_DATA, _("behind {%.*s, comes 'plural,' or 'select,'"),
                STR_ARG(seen->name));
        return fault_at(w, from);
    }
    w->at++;
    seen->use = plural ? PATTERN_PLURAL : PATTERN_SELECT;
    return 0;
}

static int walk_place(struct walk *w)
{
    struct pattern_seen seen = {.at = w->at++};
    const char *value = "";
    seen.optional = walk_peek(w) == '?';
    w->at += seen.optional;
    walk_space(w);
    seen.name = walk_name(w);
    walk_space(w);
    if (!seen.name.n || seen.name.n > PATTERN_NAME) {
        err_set(w->e, ERR_DATA,
                _("behind '{' comes the name of a place, in small letters (a "
                  "brace that is to be read stands in apostrophes: '{')"));
        return fault_at(w, seen.at);
    }
    if (w->out)
        value = walk_value(w, seen.name);
    if (w->out && seen.optional && !*value)
        w->leave_out = true;
    if (walk_peek(w) == ',')
        return read_use(w, &seen) < 0 ? -1 : walk_choice(w, &seen, value);
    if (walk_peek(w) != '}')
        return bad_open(w, seen.at);
    w->at++;
    if (w->out)
        walk_put_value(w, value);
    return told(w, &seen);
}

/* --- Text ---------------------------------------------------------------- */

/* A place that is quoted may have been meant as one. */
static int tell_quoted(struct walk *w, size_t from, size_t to)
{
    struct walk inside = {.text = {w->text.p, to}, .at = from};
    for (; w->see && inside.at < to; inside.at++) {
        struct pattern_seen seen = {.use = PATTERN_QUOTED, .at = inside.at};
        if (walk_peek(&inside) != '{')
            continue;
        inside.at++;
        inside.at += walk_peek(&inside) == '?';
        seen.name = walk_name(&inside);
        if (seen.name.n && seen.name.n <= PATTERN_NAME &&
            walk_peek(&inside) == '}' && told(w, &seen) < 0)
            return -1;
        inside.at = seen.at;
    }
    return 0;
}

/* At an apostrophe. */
static int walk_quote(struct walk *w, bool counts)
{
    size_t open = w->at++;
    int c = walk_peek(w);
    if (c == '\'') {
        w->at++;
        walk_put(w, STR("'"));
        return 0;
    }
    if (c != '{' && c != '}' && !(counts && c == '#')) {
        walk_put(w, STR("'"));
        return 0;
    }
    while (walk_peek(w) >= 0) {
        size_t from = w->at;
        while (walk_peek(w) >= 0 && walk_peek(w) != '\'')
            w->at++;
        walk_put(w, (struct str){w->text.p + from, w->at - from});
        if (walk_peek(w) < 0)
            break;
        if (tell_quoted(w, from, w->at) < 0)
            return -1;
        if (++w->at == w->text.n || walk_peek(w) != '\'')
            return 0;
        walk_put(w, STR("'"));
        w->at++;
    }
    err_set(w->e, ERR_DATA,
            _("the apostrophe before a brace begins a quotation, which does "
              "not end (one that is to be read there is written twice, or as "
              "\u2019)"));
    return fault_at(w, open);
}

/* Up to the end, or the brace that closes the case.  `count`: the number, in a
 * case of a plural. */
static int walk_pattern(struct walk *w, const struct count *count)
{
    int rc = 0;
    while (rc == 0 && walk_peek(w) >= 0 && !(walk_peek(w) == '}' && w->depth)) {
        walk_text(w, count);
        switch (walk_peek(w)) {
        case '{':
            rc = walk_place(w);
            break;
        case '\'':
            rc = walk_quote(w, count);
            break;
        case '\n':
            walk_line_end(w);
            break;
        case '#':
            walk_put_count(w, count);
            w->at++;
            break;
        case '}':
            if (!w->depth)
                rc = err_set(w->e, ERR_DATA,
                             _("the '}' has no '{' before it (one that is to "
                               "be read stands in apostrophes: '}')"));
            break;
        default:
            break;
        }
    }
    return rc;
}

int pattern_check(struct str text, pattern_see *see, void *arg, size_t *at,
                  struct err *e)
{
    struct walk w = {.text = text, .see = see, .arg = arg, .e = e};
    int rc =
        text.n > PATTERN_MOST
            ? err_set(e, ERR_DATA, _("is longer than %d bytes"), PATTERN_MOST)
            : walk_pattern(&w, NULL);
    if (rc < 0 && at)
        *at = w.at;
    return rc;
}

void pattern_fill(struct str text, const struct pattern_fill *fill,
                  struct buf *out)
{
    struct walk w = {.text = text,
                     .fill = fill,
                     .out = out,
                     .start = out->n,
                     .paragraph = out->n};
    walk_pattern(&w, NULL);
    walk_end(&w);
}
