#include "words/words.h"

#include "base/conf/conf.h"
#include "base/i18n.h"
#include "base/text/text.h"
#include "inside.h"

const struct paper_lang paper_en = {.tag = "en"};
const struct paper_lang paper_ru = {.tag = "ru", .russian = true};

bool paper_lang_is(const struct paper_lang *l, const char *tag)
{
    size_t n = strlen(tag);
    return strncmp(l->tag, tag, n) == 0 && (!l->tag[n] || l->tag[n] == '-');
}

const char *paper_word_name(enum paper_word word)
{
    return paper_text(word)->name;
}

const char *paper_word(const struct paper_lang *l, enum paper_word word)
{
    if (l->own[word])
        return l->own[word];
    return l->russian ? paper_text(word)->ru : paper_text(word)->en;
}

const char *paper_word_on(const struct paper_lang *l, enum paper_word word,
                          int32_t day)
{
    for (const struct paper_since *p = l->since; p; p = p->next)
        if (p->word == word && p->day <= day)
            return p->text;
    return paper_word(l, word);
}

/* Takes {name} off the front of *rest; false where that is none. */
static bool take_place(struct str *rest, struct str *name)
{
    size_t n = 1;
    if (!rest->n || *rest->p != '{')
        return false;
    while (n < rest->n && rest->p[n] >= 'a' && rest->p[n] <= 'z')
        n++;
    if (n == 1 || n == rest->n || rest->p[n] != '}')
        return false;
    *name = (struct str){rest->p + 1, n - 1};
    *rest = (struct str){rest->p + n + 1, rest->n - n - 1};
    return true;
}

void paper_say(const struct paper_lang *l, enum paper_word word,
               const struct paper_place *places, struct buf *out)
{
    struct str rest = str_of(paper_word(l, word)), name;
    while (rest.n) {
        if (!take_place(&rest, &name)) {
            buf_ch(out, *rest.p);
            rest = (struct str){rest.p + 1, rest.n - 1};
            continue;
        }
        for (const struct paper_place *p = places; p->name; p++)
            if (str_is(name, p->name))
                buf_puts(out, p->text);
    }
}

const char *paper_currency(const struct paper_lang *l, const char *code)
{
    return strcmp(code, "RUB") == 0 ? paper_word(l, W_RUB) : code;
}

static const char *category(const struct paper_lang *l, const char *code,
                            enum paper_word first)
{
    static const char *const codes[] = {"Z", "E", "AE", "K", "G", "O"};
    for (int i = 0; i < (int)(sizeof codes / sizeof codes[0]); i++)
        if (strcmp(codes[i], code) == 0)
            return paper_word(l, (enum paper_word)((int)first + i));
    return "";
}

const char *paper_category_note(const struct paper_lang *l, const char *code)
{
    return category(l, code, W_NOTE_Z);
}

const char *paper_category_name(const struct paper_lang *l, const char *code)
{
    return category(l, code, W_CAT_Z);
}

/* --- files ------------------------------------------------------------------
 */

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

static bool has_place(const char *text, struct str wanted)
{
    struct str rest = str_of(text), name;
    while (rest.n)
        if (!take_place(&rest, &name))
            rest = (struct str){rest.p + 1, rest.n - 1};
        else if (name.n == wanted.n && memcmp(name.p, wanted.p, name.n) == 0)
            return true;
    return false;
}

/* A place that nobody fills would be a hole in the paper. */
static int check_places(enum paper_word word, const char *text, struct err *e)
{
    const struct paper_text *t = paper_text(word);
    struct str rest = str_of(text), name;
    while (rest.n)
        if (!take_place(&rest, &name))
            rest = (struct str){rest.p + 1, rest.n - 1};
        else if (!has_place(t->en, name) && !has_place(t->ru, name))
            return err_set(e, ERR_DATA,
                           _("%s: nothing is known for {%.*s} (it is: %s)"),
                           t->name, STR_ARG(name), t->en);
    return 0;
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
    int word = 0;
    while (word < PAPER_WORDS && strcmp(paper_text(word)->name, name) != 0)
        word++;
    *out = (enum paper_word)word;
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
