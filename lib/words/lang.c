/* Files of words. */
#include "base/conf/conf.h"
#include "base/i18n.h"
#include "base/text/text.h"
#include "inside.h"

struct reading {
    struct paper_lang *lang;
    struct arena *arena;
};

static int unknown(const char *name, struct err *e)
{
    const char *like = NULL;
    int best = 4;
    for (int i = 0; i < PAPER_WORDS; i++) {
        int d = text_distance(str_of(paper_text((enum paper_word)i)->name),
                              str_of(name), best);
        if (d < best) {
            best = d;
            like = paper_text((enum paper_word)i)->name;
        }
    }
    if (like)
        return err_set(e, ERR_DATA, _("no word '%s' (did you mean '%s'?)"),
                       name, like);
    return err_set(e, ERR_DATA,
                   _("no word '%s' ('acct-invoice words' lists them)"), name);
}

struct wanted {
    struct str name;
    bool there;
};

static int is_there(void *arg, const struct pattern_seen *seen, struct err *e)
{
    struct wanted *w = arg;
    (void)e;
    w->there |= seen->use != PATTERN_QUOTED && seen->name.n == w->name.n &&
                memcmp(seen->name.p, w->name.p, w->name.n) == 0;
    return 0;
}

/* A place that nobody fills would be a hole in the paper. */
static int check_place(void *arg, const struct pattern_seen *seen,
                       struct err *e)
{
    const struct paper_text *t = paper_text(*(enum paper_word *)arg);
    struct wanted w = {.name = seen->name,
                       .there = seen->use == PATTERN_QUOTED};
    pattern_check(str_of(t->en), is_there, &w, NULL, NULL);
    pattern_check(str_of(t->ru), is_there, &w, NULL, NULL);
    return w.there ? 0
                   : err_set(e, ERR_DATA,
                             _("nothing is known for {%.*s} (it is: %s)"),
                             STR_ARG(seen->name), t->en);
}

static int check_places(enum paper_word word, const char *text, struct err *e)
{
    struct err why = ERR_INIT;
    if (pattern_check(str_of(text), check_place, &word, NULL, &why) == 0)
        return 0;
    return err_set(e, ERR_DATA, "%s: %s", paper_word_name(word), why.text);
}

static int check_months(enum paper_word word, const char *text, struct err *e)
{
    struct str rest = str_of(text), name;
    int n = 0;
    if (word != W_MONTHS && word != W_MONTHS_ALONE)
        return 0;
    while (str_cut(&rest, ' ', &name))
        n += name.n > 0;
    return n == 12 ? 0
                   : err_set(e, ERR_DATA,
                             _("%s: twelve names are wanted, with a blank "
                               "between two"),
                             paper_text(word)->name);
}

static int find_word(const char *name, enum paper_word *out, struct err *e)
{
    enum paper_word word = 0;
    while (word < PAPER_WORDS && strcmp(paper_text(word)->name, name) != 0)
        word++;
    *out = word;
    return word < PAPER_WORDS ? 0 : unknown(name, e);
}

static int check_text(enum paper_word word, const char *text, struct err *e)
{
    if (!text_valid(str_of(text), NULL))
        return err_set(e, ERR_DATA, _("is not UTF-8"));
    if (text_has_control(str_of(text), true))
        return err_set(e, ERR_DATA, _("has a control character (take it out)"));
    return check_places(word, text, e) < 0 ? -1 : check_months(word, text, e);
}

/* Where the text of the word goes that holds from that day on. */
static const char **place_of(struct reading *r, enum paper_word word,
                             int32_t day)
{
    struct paper_since **at = &r->lang->since;
    if (day == DAY_NONE)
        return &r->lang->own[word];
    while (*at && (*at)->day > day)
        at = &(*at)->next;
    for (struct paper_since *p = *at; p && p->day == day; p = p->next)
        if (p->word == word)
            return &p->text;
    struct paper_since *p = arena_new(r->arena, sizeof *p);
    *p = (struct paper_since){.word = word, .day = day, .next = *at};
    *at = p;
    return &p->text;
}

static int read_section(const char *section, int32_t *day, struct err *e)
{
    struct buf name = {0};
    int rc = conf_section(section, &name, day, e);
    if (rc == 0 && *section && *day == DAY_NONE)
        rc = err_set(e, ERR_DATA,
                     _("there are no [sections] here but [me 2026-07-01]"));
    buf_release(&name);
    return rc;
}

static int set(void *arg, const struct conf_line *line, struct err *e)
{
    struct reading *r = arg;
    enum paper_word word;
    int32_t day;
    if (read_section(line->section, &day, e) < 0 ||
        find_word(line->name, &word, e) < 0)
        return -1;
    if (day != DAY_NONE && strncmp(line->name, "me_", 3) != 0)
        return err_set(e, ERR_DATA,
                       _("%s: only words that begin with me_ have days (put it "
                         "before the first section)"),
                       line->name);
    if (check_text(word, line->value, e) < 0)
        return -1;
    const char **at = place_of(r, word, day);
    bool joined = line->more && *at && **at;
    *at = arena_fmt(r->arena, "%s%s%s", joined ? *at : "", joined ? "\n" : "",
                    line->value);
    return 0;
}

int paper_lang_read(struct paper_lang *out, const char *path,
                    struct arena *arena, struct err *e)
{
    struct reading r = {.lang = out, .arena = arena};
    return conf_read(path, false, set, &r, e);
}
