#include "outbox/letter/proof.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/text/text.h"
#include "ledger/schema/schema.h"
#include "words/known.h"
#include "words/press.h"
#include "words/template.h"
#include "work/rules/rules.h"

const char *const proof_names[PROOF_CHECKS] = {
    "syntax",  "place", "plural",  "quoted", "kind", "press",
    "closing", "name",  "missing", "words",  "rule"};

/* A language that there are letters in. */
struct language {
    const char *tag;
    struct press press;
};

struct reader {
    struct home *home;
    struct templates templates;
    struct template_shelf shelf;
    VEC(struct language) languages;
    struct template letter; /* that is read */
    enum template_part part;
    struct proofs *out;
};

static void add(struct reader *r, enum proof_check check, const char *file,
                uint64_t line, const char *what)
{
    *vec_push(&r->out->all) = (struct proof){
        .check = check,
        .file = file,
        .line = line,
        .what = arena_dup(&r->home->arena, what, strlen(what)),
    };
}

/* --- One letter ------------------------------------------------------------
 */

static void take_fault(void *arg, enum template_check check, uint64_t line,
                       const char *what)
{
    static const enum proof_check checks[] = {
        [TEMPLATE_SYNTAX] = PROOF_SYNTAX,
        [TEMPLATE_PLACE] = PROOF_PLACE,
        [TEMPLATE_PLURAL] = PROOF_PLURAL,
        [TEMPLATE_QUOTED] = PROOF_QUOTED,
    };
    struct reader *r = arg;
    add(r, checks[check], r->letter.source, line, what);
}

static void read_kind(struct reader *r)
{
    const struct template *t = &r->letter;
    struct err why = ERR_INIT;
    struct str kind = t->part[TEMPLATE_KIND];
    if (kind.n && schema_value(REC_TOUCH, STR("kind"), kind, 0, &why) < 0)
        add(r, PROOF_KIND, t->source, t->line[TEMPLATE_KIND], why.text);
}

static void take_phrase(void *arg, size_t at, const char *phrase)
{
    struct reader *r = arg;
    const struct template *t = &r->letter;
    struct str part = t->part[r->part];
    uint64_t line = t->line[r->part];
    for (size_t i = 0; i < at; i++)
        line += part.p[i] == '\n';
    add(r, PROOF_PRESS, t->source, line,
        arena_fmt(&r->home->arena, _("'%s' presses (say it without)"), phrase));
}

/* Who shouts presses, too. */
static void count_marks(struct reader *r)
{
    enum { MANY = 3 };
    const struct template *t = &r->letter;
    struct str body = t->part[TEMPLATE_BODY];
    uint64_t line = t->line[TEMPLATE_BODY];
    int marks = 0;
    for (size_t i = 0; i < body.n; i++) {
        line += body.p[i] == '\n';
        if (body.p[i] == '!' && ++marks == MANY) {
            add(r, PROOF_PRESS, t->source, line,
                arena_fmt(&r->home->arena,
                          _("%d exclamation marks (one is enough)"), MANY));
            return;
        }
    }
}

static const struct press *press_of(const struct reader *r, const char *lang)
{
    for (size_t i = 0; i < r->languages.n; i++)
        if (strcmp(r->languages.v[i].tag, lang) == 0)
            return &r->languages.v[i].press;
    return NULL;
}

static void read_words(struct reader *r)
{
    const struct template *t = &r->letter;
    const struct press *press = press_of(r, t->lang);
    static const enum template_part parts[] = {TEMPLATE_SUBJECT, TEMPLATE_BODY};
    for (int i = 0; press && i < 2; i++) {
        r->part = parts[i];
        press_find(press, t->part[r->part], take_phrase, r);
    }
    count_marks(r);
}

/* Has {signature} a closing in that language? */
static bool closes(struct reader *r, const char *lang)
{
    const struct paper_lang *words;
    struct err none = ERR_INIT;
    return words_of(&r->templates.words, lang, &words, &none) == 0 &&
           *paper_word_own(words, W_LETTER_REGARDS);
}

/* Kind regards, {signature}: one before another. */
static void read_closing(struct reader *r)
{
    const struct template *t = &r->letter;
    struct str rest = t->part[TEMPLATE_BODY], line, last = {"", 0};
    uint64_t n = t->line[TEMPLATE_BODY], at = n;
    for (; str_cut(&rest, '\n', &line); n++) {
        line = str_trim(line);
        if (str_is(line, "{signature}") && last.n &&
            (at + 1 == n || last.p[last.n - 1] == ',') && closes(r, t->lang))
            add(r, PROOF_CLOSING, t->source, at,
                arena_fmt(&r->home->arena,
                          _("'%.*s' stands before the closing that {signature} "
                            "has (take one out: this, or letter_regards of "
                            "templates/paper.%s)"),
                          STR_ARG(last), t->lang));
        if (line.n) {
            last = line;
            at = n;
        }
    }
}

static int compare_lines(const void *a, const void *b)
{
    const struct proof *x = a, *y = b;
    if (x->line != y->line)
        return x->line < y->line ? -1 : 1;
    return (int)x->check - (int)y->check;
}

static void read_letter(struct reader *r, const struct template_at *at)
{
    size_t from = r->out->all.n;
    struct err why = ERR_INIT;
    if (template_proof(&r->templates, at, take_fault, r, &r->letter, &why) <
        0) {
        add(r, PROOF_SYNTAX, at->path, 0, why.text);
        return;
    }
    read_kind(r);
    read_words(r);
    read_closing(r);
    if (r->out->all.n > from)
        qsort(r->out->all.v + from, r->out->all.n - from, sizeof *r->out->all.v,
              compare_lines);
}

/* --- All of them -----------------------------------------------------------
 */

static int add_languages(struct reader *r, struct err *e)
{
    for (size_t i = 0; i < r->shelf.all.n; i++) {
        const char *lang = r->shelf.all.v[i].lang;
        if (press_of(r, lang))
            continue;
        struct language *l = vec_push(&r->languages);
        l->tag = lang;
        if (press_read(r->home, lang, &l->press, e) < 0)
            return -1;
    }
    return 0;
}

/* The letters that the language lacks; a variety has those of its language. */
static void read_language(struct reader *r, const char *lang)
{
    struct buf names = {0};
    const char *name = "";
    bool there = true;
    size_t plain = strcspn(lang, "-");
    for (size_t i = 0; i <= r->shelf.all.n; i++) {
        const struct template_at *at =
            i < r->shelf.all.n ? &r->shelf.all.v[i] : NULL;
        if (!at || strcmp(at->name, name) != 0) {
            if (!there)
                buf_fmt(&names, "%s%s", names.n ? ", " : "", name);
            name = at ? at->name : "";
            there = false;
        }
        there |= at && (strcmp(at->lang, lang) == 0 ||
                        (strncmp(at->lang, lang, plain) == 0 &&
                         strlen(at->lang) == plain));
    }
    const char *dir = home_join(
        &r->home->arena, home_file(r->home, STR("templates")), str_of(lang));
    if (names.n)
        add(r, PROOF_MISSING, dir, 0,
            arena_fmt(&r->home->arena,
                      strcmp(lang, "en") == 0
                          ? _("no letter in that language, nor for all who "
                              "have another: %s")
                          : _("no letter in that language: %s (they are in "
                              "English then)"),
                      names.p));
    if (!words_known(r->home, str_of(lang)))
        add(r, PROOF_WORDS, dir, 0,
            _("dates, numbers and the closing are in English (translate the "
              "words of papers, too: see acct-invoice words)"));
    buf_release(&names);
}

/* Who talks needs no letter; who prefers the phone may be written to. */
static bool is_spoken(const struct rule *rule)
{
    const char *channel = rule->cell[RULE_CHANNEL];
    return strcmp(channel, "call") == 0 || strcmp(channel, "meeting") == 0;
}

static bool wants_letter(const struct rule *rule)
{
    static const uint64_t records =
        TYPE(REC_TOUCH) | TYPE(REC_SURVEY) | TYPE(REC_REPORT) | TYPE(REC_OFFER);
    return rule->use && rule->quiet != QUIET_INSIDE && !is_spoken(rule) &&
           records & TYPE(rule->record) && *rule->cell[RULE_TEMPLATE];
}

/* The numbers of reminders are of their stages. */
static bool has_letter(const struct reader *r, const char *name)
{
    size_t n = strlen(name);
    for (size_t i = 0; i < r->shelf.all.n; i++) {
        const char *have = r->shelf.all.v[i].name;
        if (strcmp(have, name) == 0 ||
            (strncmp(have, name, n) == 0 && have[n] == '-' &&
             str_digits(str_of(have + n + 1))))
            return true;
    }
    return false;
}

/* --- Names that are almost another's --- */

struct likeness {
    struct str name;
    const char *like; /* "": that one is known itself */
    int best;
};

static void compare_name(struct likeness *l, const char *known)
{
    int d = text_distance(str_of(known), l->name, l->best);
    if (d < l->best) {
        l->best = d;
        l->like = d ? known : "";
    }
}

/* What somebody has named so on purpose: a stage of tell, one of a number. */
static bool is_one_of_many(const char *name)
{
    struct err none = ERR_INIT;
    static const char tell[] = "tell-";
    struct str n = str_of(name);
    if (strchr("0123456789", name[n.n - 1]))
        return true;
    return str_starts(n, tell) &&
           schema_value(REC_STAGE, STR("stage"), str_of(name + sizeof tell - 1),
                        0, &none) == 0;
}

/* Letters of campaigns may have any name, but for a slip of the pen. */
static void read_name(struct reader *r, const struct template_at *at,
                      const struct rules *rules)
{
    enum { SHORT = 6 };
    struct likeness l = {.name = str_of(at->name)};
    l.best = l.name.n < SHORT ? 2 : 3;
    for (size_t i = 0; i < rules->all.n; i++)
        compare_name(&l, rules->all.v[i].cell[RULE_TEMPLATE]);
    for (size_t i = 0; i < r->shelf.all.n; i++)
        if (r->shelf.all.v[i].builtin)
            compare_name(&l, r->shelf.all.v[i].name);
    if (l.like && *l.like)
        add(r, PROOF_NAME, at->path, 0,
            arena_fmt(&r->home->arena,
                      _("no rule or built-in letter has that name (did you "
                        "mean '%s'?)"),
                      l.like));
}

static void read_names(struct reader *r, const struct rules *rules)
{
    for (size_t i = 0; i < r->shelf.all.n; i++) {
        const struct template_at *at = &r->shelf.all.v[i];
        if (at->path && !at->builtin && !is_one_of_many(at->name))
            read_name(r, at, rules);
    }
}

static int read_rules(struct reader *r, struct err *e)
{
    struct rules rules;
    const char *path = home_file(r->home, STR("rules.csv"));
    int rc = rules_load(&rules, path, false, e);
    for (size_t i = 0; rc == 0 && i < rules.all.n; i++) {
        const struct rule *rule = &rules.all.v[i];
        const char *name = rule->cell[RULE_TEMPLATE];
        if (wants_letter(rule) && !has_letter(r, name))
            add(r, PROOF_RULE, path, rule->line,
                arena_fmt(&r->home->arena,
                          _("rule %s: there is no letter '%s' (write one, or "
                            "name another in the column template)"),
                          rule->cell[RULE_NAME], name));
    }
    if (rc == 0)
        read_names(r, &rules);
    rules_release(&rules);
    return rc;
}

static int read_all(struct reader *r, struct err *e)
{
    if (add_languages(r, e) < 0)
        return -1;
    for (size_t i = 0; i < r->shelf.all.n; i++)
        read_letter(r, &r->shelf.all.v[i]);
    for (size_t i = 0; i < r->languages.n; i++)
        read_language(r, r->languages.v[i].tag);
    return read_rules(r, e);
}

int proofs_find(struct home *home, struct proofs *out, struct err *e)
{
    struct reader r = {.home = home, .out = out};
    *out = (struct proofs){0};
    templates_init(&r.templates, home);
    template_list(home, &r.shelf);
    int rc = read_all(&r, e);
    for (size_t i = 0; i < r.languages.n; i++)
        press_release(&r.languages.v[i].press);
    vec_release(&r.languages);
    template_shelf_release(&r.shelf);
    templates_release(&r.templates);
    return rc;
}

int proofs_judge(const struct proofs *p, struct err *e)
{
    return p->all.n ? err_set(e, ERR_DATA, "%s", "") : 0;
}

void proofs_release(struct proofs *p)
{
    vec_release(&p->all);
}
