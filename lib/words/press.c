#include "words/press.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/text/text.h"
#include "base/value/langtag.h"

/* A line each, as the user's file has them. */
static const struct {
    const char *lang, *phrases;
} built_in[] = {
    {"en", "urgent\nurgently\nimmediately\nas soon as possible\nasap\n"
           "final notice\nfinal reminder\nlast chance\nlast warning\n"
           "last reminder\nact now\nhurry\nonly today\ntoday only\n"
           "limited time\ndon't miss\ndo not miss\nyou must\nyou have to\n"
           "you are obliged\nyou are required\nyou forgot\nyou failed\n"
           "why have you not\nwithout fail\nwe demand\nwe insist\n"
           "no later than\nor else\notherwise we\nlegal action\nin court\n"
           "to court\ndebt collect*\npenalt*\nfailure to"},
    {"ru", "срочно\nсрочный\nнемедленно\nнезамедлительно\n"
           "в кратчайшие сроки\nкак можно скорее\nпоследн* предупреждени*\n"
           "последн* напоминани*\nпоследний шанс\nв последний раз\n"
           "только сегодня\nспешите\nпоторопитесь\nпоторопись\nне упустите\n"
           "не упусти\nуспейте\nвы должны\nты должен\nты должна\nвы обязаны\n"
           "ты обязан*\nвы забыли\nты забыл*\nвы до сих пор\nпочему вы не\n"
           "в обязательном порядке\nни в коем случае\nтребуем\nнастаиваем\n"
           "не позднее\nиначе мы\nв противном случае\nв суд\nчерез суд\n"
           "в судебном порядке\nштраф*\nпени\nпеню\nвзыскан*\nколлектор*"},
};

enum { WORDS_MOST = 8 };

struct press_word {
    struct str folded;
    bool begins; /* any word that begins so */
};
struct press_phrase {
    const char *text;
    struct press_word word[WORDS_MOST];
    size_t n;
};

static struct str folded(struct arena *a, struct str word)
{
    struct buf b = {0};
    text_fold(word, &b);
    size_t n = b.n;
    return (struct str){buf_keep(&b, a), n};
}

static bool add(struct press *p, struct str line)
{
    struct press_phrase phrase = {.text = arena_dup(&p->arena, line.p, line.n)};
    struct str rest = line, word;
    while (phrase.n < WORDS_MOST && text_word(&rest, &word))
        phrase.word[phrase.n++] = (struct press_word){folded(&p->arena, word),
                                                      rest.n && *rest.p == '*'};
    if (!phrase.n || text_word(&rest, &word))
        return false;
    *vec_push(&p->all) = phrase;
    return true;
}

static int add_lines(struct press *p, struct str text, const char *path,
                     struct err *e)
{
    struct str line;
    for (uint64_t n = 1; str_cut(&text, '\n', &line); n++) {
        line = str_trim(line);
        if (!line.n || *line.p == '#')
            continue;
        if (text_valid(line, NULL) && !text_has_control(line, false) &&
            add(p, line))
            continue;
        err_set(e, ERR_DATA,
                _("is no phrase (one to %d words in UTF-8, a phrase a line)"),
                WORDS_MOST);
        return err_at(e, path, n);
    }
    return 0;
}

static int add_file(struct home *home, const char *lang, struct press *p,
                    struct err *e)
{
    enum { MOST = 64 << 10 };
    struct buf text = {0};
    const char *path =
        home_join(&home->arena, home_file(home, STR("templates")),
                  str_of(arena_fmt(&home->arena, "press.%s", lang)));
    int rc = file_read(path, 0, MOST, &text, e);
    if (rc == 0) {
        text.n = str_line_ends(text.p, text.n);
        rc = add_lines(p, buf_view(&text), path, e);
    }
    buf_release(&text);
    return rc < 0 ? -1 : 0;
}

int press_read(struct home *home, const char *lang, struct press *out,
               struct err *e)
{
    char plain[LANGTAG_SIZE];
    *out = (struct press){0};
    snprintf(plain, sizeof plain, "%.*s", (int)strcspn(lang, "-"), lang);
    for (size_t i = 0; i < sizeof built_in / sizeof *built_in; i++)
        if (strcmp(built_in[i].lang, plain) == 0 &&
            add_lines(out, str_of(built_in[i].phrases), "", e) < 0)
            return -1;
    if (strcmp(plain, lang) != 0 && add_file(home, plain, out, e) < 0)
        return -1;
    return add_file(home, lang, out, e);
}

void press_release(struct press *p)
{
    vec_release(&p->all);
    arena_release(&p->arena);
}

/* --- In a text -------------------------------------------------------------
 */

struct found_word {
    struct str folded;
    size_t at;
};

static bool is_word(const struct press_word *want, struct str word)
{
    return (want->begins ? word.n >= want->folded.n
                         : word.n == want->folded.n) &&
           memcmp(word.p, want->folded.p, want->folded.n) == 0;
}

static bool is_phrase(const struct press_phrase *p,
                      const struct found_word *words, size_t n)
{
    size_t i = 0;
    while (i < p->n && i < n && is_word(&p->word[i], words[i].folded))
        i++;
    return i == p->n;
}

void press_find(const struct press *p, struct str text, press_found *found,
                void *arg)
{
    VEC(struct found_word) words = {0};
    struct arena arena = {0};
    struct str rest = text, word;
    while (text_word(&rest, &word))
        *vec_push(&words) = (struct found_word){folded(&arena, word),
                                                (size_t)(word.p - text.p)};
    for (size_t i = 0; i < words.n; i++)
        for (size_t k = 0; k < p->all.n; k++)
            if (is_phrase(&p->all.v[k], words.v + i, words.n - i))
                found(arg, words.v[i].at, p->all.v[k].text);
    vec_release(&words);
    arena_release(&arena);
}
