#include "words/template.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/text/text.h"
#include "base/value/langtag.h"
#include "inside.h"

void templates_init(struct templates *all, struct home *home)
{
    *all = (struct templates){.words = {.home = home}};
}

void templates_release(struct templates *all)
{
    map_release(&all->at);
    map_release(&all->told);
    vec_release(&all->all);
}

/* --- One, of one language -------------------------------------------------
 */

static const char *kept(struct templates *all, const char *s)
{
    return arena_dup(&all->words.home->arena, s, strlen(s));
}

static int read_builtin(struct templates *all, const char *text,
                        template_fault *fault, void *arg, struct template *out,
                        struct err *e)
{
    out->builtin = true;
    out->source =
        arena_fmt(&all->words.home->arena, "%s/%s", out->lang, out->name);
    return template_parse(str_of(text), fault, arg, out, e);
}

/* Reads it, where it is there: 1 where it is not. */
static int read_one(struct templates *all, const char *lang, const char *name,
                    const struct template **out, struct err *e)
{
    struct home *home = all->words.home;
    const char *text = template_builtin(lang, name);
    struct template t = {.name = name, .lang = lang};
    int rc = template_parse_file(home, template_path(home, lang, name), NULL,
                                 NULL, &t, e);
    if (rc == 1 && text)
        rc = read_builtin(all, text, NULL, NULL, &t, e);
    if (rc)
        return rc;
    t.name = kept(all, name);
    t.lang = kept(all, lang);
    if (words_of(&all->words, t.lang, &t.words, e) < 0)
        return -1;
    struct template *own = arena_new(&home->arena, sizeof *own);
    *own = t;
    *out = own;
    return 0;
}

/* Likewise where that is not there the next lower number: reminder-2 for
 * reminder-5. */
static int read_numbered(struct templates *all, const char *lang,
                         const char *name, const struct template **out,
                         struct err *e)
{
    enum { DIGITS = 2 };
    const char *dash = strrchr(name, '-');
    unsigned long n;
    struct buf lower = {0};
    int rc = read_one(all, lang, name, out, e);
    if (rc != 1 || !dash || strlen(dash + 1) > DIGITS ||
        !str_number(str_of(dash + 1), 99, &n))
        return rc;
    while (rc == 1 && n-- > 0) {
        buf_clear(&lower);
        buf_fmt(&lower, "%.*s-%lu", (int)(dash - name), name, n);
        rc = read_one(all, lang, buf_cstr(&lower), out, e);
    }
    buf_release(&lower);
    return rc;
}

/* --- One, of what there is --------------------------------------------------
 */

static int absent(struct templates *all, const char *name, const char *tag,
                  struct err *e)
{
    struct template_shelf s;
    struct buf langs = {0};
    const char *like = NULL;
    int best = 3;
    template_list(all->words.home, &s);
    for (size_t i = 0; i < s.all.n; i++) {
        const struct template_at *at = &s.all.v[i];
        int d = text_distance(str_of(at->name), str_of(name), best);
        if (strcmp(at->name, name) == 0)
            buf_fmt(&langs, "%s%s", langs.n ? ", " : "", at->lang);
        if (d < best) {
            best = d;
            like = at->name;
        }
    }
    if (langs.n)
        err_set(e, ERR_ABSENT,
                _("no letter '%s' in '%s' (there is one in: %s)"), name, tag,
                langs.p);
    else if (like)
        err_set(e, ERR_ABSENT, _("no letter '%s' (did you mean '%s'?)"), name,
                like);
    else
        err_set(e, ERR_ABSENT,
                _("no letter '%s' ('acct-letter --list' lists them)"), name);
    buf_release(&langs);
    template_shelf_release(&s);
    return -1;
}

/* That somebody is written to in English who does not read it: of a language
 * without any letter once, else of each that it lacks. */
static void tell_english(struct templates *all, const char *name,
                         const char *lang)
{
    struct home *home = all->words.home;
    const char *dir = template_path(home, lang, "");
    bool fresh = true, some = access(dir, F_OK) == 0;
    if (!some)
        map_put(&all->told, lang, strlen(lang), &fresh);
    if (some)
        notes_add(&home->notes,
                  _("no letter '%s' in '%s': it is in English (put yours into "
                    "%s)"),
                  name, lang, dir);
    else if (fresh)
        notes_add(&home->notes,
                  _("no letters in '%s': they are in English (put yours into "
                    "%s)"),
                  lang, dir);
}

static int find(struct templates *all, const char *name, const char *lang,
                const struct template **out, struct err *e)
{
    char tag[LANGTAG_SIZE], plain[LANGTAG_SIZE];
    if (!langtag_form(str_of(lang), tag))
        snprintf(tag, sizeof tag, "en");
    snprintf(plain, sizeof plain, "%.*s", (int)strcspn(tag, "-"), tag);
    int rc = read_numbered(all, tag, name, out, e);
    if (rc == 1 && strcmp(plain, tag) != 0)
        rc = read_numbered(all, plain, name, out, e);
    if (rc == 1 && strcmp(plain, "en") != 0) {
        rc = read_numbered(all, "en", name, out, e);
        if (rc == 0)
            tell_english(all, name, plain);
    }
    return rc == 1 ? absent(all, name, tag, e) : rc;
}

int template_find(struct templates *all, const char *name, const char *lang,
                  const struct template **out, struct err *e)
{
    struct buf key = {0};
    int rc = 0;
    buf_fmt(&key, "%s %s", lang, name);
    const struct map_slot *met = map_find(&all->at, key.p, key.n);
    if (met) {
        *out = all->all.v[met->value - 1];
    } else if (template_name_check(name, e) < 0) {
        rc = -1;
    } else {
        rc = find(all, name, lang, out, e);
        if (rc == 0) {
            *vec_push(&all->all) = *out;
            map_put(&all->at, key.p, key.n, NULL)->value = (uint32_t)all->all.n;
        }
    }
    buf_release(&key);
    return rc;
}

int template_find_variant(struct templates *all, const char *name,
                          const char *variant, const char *lang,
                          const struct template **out, struct err *e)
{
    struct buf whole = {0};
    struct err why = ERR_INIT;
    buf_fmt(&whole, "%s-%s", name, variant);
    int rc = template_find(all, buf_cstr(&whole), lang, out, &why);
    buf_release(&whole);
    if (rc < 0 && why.kind == ERR_ABSENT)
        return template_find(all, name, lang, out, e);
    return rc < 0 ? err_set(e, why.kind, "%s", why.text) : 0;
}

int template_proof(struct templates *all, const struct template_at *at,
                   template_fault *fault, void *arg, struct template *out,
                   struct err *e)
{
    struct home *home = all->words.home;
    *out = (struct template){.name = at->name, .lang = at->lang};
    if (!at->path)
        return read_builtin(all, template_builtin(at->lang, at->name), fault,
                            arg, out, e);
    int rc = template_parse_file(home, at->path, fault, arg, out, e);
    return rc == 1 ? err_set(e, ERR_ABSENT, _("%s: there is no such file"),
                             at->path)
                   : rc;
}

void template_fill(const struct template *t, enum template_part part,
                   pattern_value *value, void *arg, struct buf *out)
{
    const struct pattern_fill fill = {.lang = t->words,
                                      .tag = t->lang,
                                      .value = value,
                                      .arg = arg,
                                      .line = part != TEMPLATE_BODY};
    pattern_fill(t->part[part], &fill, out);
    if (part == TEMPLATE_BODY)
        buf_ch(out, '\n');
}
