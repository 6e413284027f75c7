/* What stands around what a letter says: a greeting, a closing phrase, the
 * sender's name. */
#include "base/text/text.h"
#include "inside.h"

enum { LINE_MOST = 60, WORDS_MOST = 4 };

struct phrase {
    const char *folded;
    bool alone; /* what may follow in its line are names that are known */
};

static const struct phrase greetings[] = {
    {"hello", false},
    {"hi", false},
    {"hey", false},
    {"dear", false},
    {"greetings", false},
    {"good morning", false},
    {"good afternoon", false},
    {"good evening", false},
    {"good day", false},
    {"здравствуйте", false},
    {"здравствуй", false},
    {"добрый день", false},
    {"добрый вечер", false},
    {"доброе утро", false},
    {"доброго дня", false},
    {"доброго времени суток", false},
    {"привет", false},
    {"приветствую", false},
    {"уважаемый", false},
    {"уважаемая", false},
    {"уважаемые", false},
    {"дорогой", false},
    {"дорогая", false},
    {"дорогие", false},
    {"коллеги", false},
    {NULL, false},
};

static const struct phrase closings[] = {
    {"kind regards", false},
    {"best regards", false},
    {"warm regards", false},
    {"regards", false},
    {"best wishes", false},
    {"all the best", false},
    {"sincerely", false},
    {"yours sincerely", false},
    {"yours faithfully", false},
    {"с уважением", false},
    {"с наилучшими пожеланиями", false},
    {"с благодарностью", false},
    {"best", true},
    {"thanks", true},
    {"many thanks", true},
    {"thanks in advance", true},
    {"thank you", true},
    {"thank you in advance", true},
    {"cheers", true},
    {"спасибо", true},
    {"заранее спасибо", true},
    {"благодарю", true},
    {"всего доброго", true},
    {"всего хорошего", true},
    {"хорошего дня", true},
    {NULL, false},
};

/* Whom one greets without a capital. */
static const char *const everybody[] = {"all",     "everyone", "team", "there",
                                        "вам",     "всем",     "все",  "друзья",
                                        "коллеги", NULL};

/* --- words -----------------------------------------------------------------
 */

static size_t count_words(struct str s)
{
    struct str word;
    size_t n = 0;
    while (text_word(&s, &word))
        n++;
    return n;
}

/* The words of s without their capitals begin those of the line: the rest of
 * it; p is NULL where they do not. */
static struct str behind(struct str line, const char *folded)
{
    const struct str none = {NULL, 0};
    struct str rest = line, words = str_of(folded), word, wanted;
    struct buf small = {0};
    bool same = true;
    while (same && text_word(&words, &wanted)) {
        buf_clear(&small);
        same = text_word(&rest, &word);
        if (same)
            text_fold(word, &small);
        same = same && small.n == wanted.n &&
               memcmp(buf_cstr(&small), wanted.p, wanted.n) == 0;
    }
    buf_release(&small);
    return same ? rest : none;
}

static bool is_capital(struct str word)
{
    struct buf small = {0};
    text_fold(word, &small);
    bool same =
        small.n == word.n && memcmp(buf_cstr(&small), word.p, word.n) == 0;
    buf_release(&small);
    return !same;
}

static bool greets(struct str word)
{
    for (size_t i = 0; everybody[i]; i++)
        if (behind(word, everybody[i]).p)
            return true;
    return is_capital(word);
}

/* --- names -----------------------------------------------------------------
 */

struct names {
    const char *const *of;
    size_t n;
};

static bool is_name_word(const struct names *names, struct str word)
{
    struct buf small = {0}, other = {0};
    bool found = false;
    text_fold(word, &small);
    bool initial = text_width(word) == 1;
    for (size_t i = 0; i < names->n && !found; i++) {
        struct str rest = str_of(names->of[i]), part;
        while (!found && text_word(&rest, &part)) {
            buf_clear(&other);
            text_fold(part, &other);
            found = (initial || other.n == small.n) && other.n >= small.n &&
                    memcmp(buf_cstr(&other), buf_cstr(&small), small.n) == 0;
        }
    }
    buf_release(&small);
    buf_release(&other);
    return found;
}

typedef bool word_fn(const struct names *names, struct str word);

static bool any_name(const struct names *names, struct str word)
{
    (void)names;
    return is_capital(word);
}

/* Few words, and each of them is such. */
static bool all_words(struct str s, word_fn *is, const struct names *names)
{
    struct str word;
    size_t n = 0;
    while (n <= WORDS_MOST && text_word(&s, &word)) {
        if (!is(names, word))
            return false;
        n++;
    }
    return n && n <= WORDS_MOST;
}

/* Neither a sentence nor a number. */
static bool is_short(struct str line)
{
    for (size_t i = 0; i < line.n; i++)
        if (line.p[i] == '?' || line.p[i] == ':' ||
            (line.p[i] >= '0' && line.p[i] <= '9'))
            return false;
    return line.n && text_width(line) <= LINE_MOST;
}

/* --- in front --------------------------------------------------------------
 */

static bool is_greeting(struct str line)
{
    line = str_trim(line);
    char mark = line.n ? line.p[line.n - 1] : 0;
    if (!is_short(line) || (mark != ',' && mark != '!'))
        return false;
    for (const struct phrase *p = greetings; p->folded; p++) {
        struct str rest = behind(line, p->folded), word;
        if (!rest.p || count_words(rest) > WORDS_MOST)
            continue;
        /* "Hi it works!" says something. */
        bool names = true;
        while (mark == '!' && names && text_word(&rest, &word))
            names = greets(word);
        if (names)
            return true;
    }
    return false;
}

static struct str past_greeting(struct str text)
{
    struct str rest = text, line;
    (void)str_cut(&rest, '\n', &line);
    return is_greeting(line) ? str_trim(rest) : text;
}

/* --- behind ----------------------------------------------------------------
 */

/* The last line, and what stands before it. */
static struct str last_line(struct str text, struct str *before)
{
    size_t n = text.n;
    while (n > 0 && text.p[n - 1] != '\n')
        n--;
    *before = str_trim((struct str){text.p, n});
    return str_trim((struct str){text.p + n, text.n - n});
}

/* `firm`: by a phrase that is nothing but that. */
static bool is_closing(struct str line, const struct names *names, bool firm)
{
    if (!is_short(line))
        return false;
    for (const struct phrase *p = closings; p->folded; p++) {
        struct str rest = behind(line, p->folded);
        if (rest.p && !(firm && p->alone) &&
            (!count_words(rest) ||
             all_words(rest, p->alone ? is_name_word : any_name, names)))
            return true;
    }
    return false;
}

static bool is_name(struct str line, const struct names *names)
{
    return is_short(line) && all_words(line, is_name_word, names);
}

/* "It is to go to:" goes on. */
static bool goes_on(struct str text)
{
    return text.n && text.p[text.n - 1] == ':';
}

/* Name, firm and telephone number, below a closing phrase. */
static struct str before_block(struct str text, const struct names *names)
{
    enum { LINES = 5 };
    struct str rest = text, before, line;
    for (int i = 0; i < LINES && rest.n; i++, rest = before) {
        line = last_line(rest, &before);
        if (is_closing(line, names, true))
            return before;
        if (text_width(line) > LINE_MOST || memchr(line.p, '?', line.n))
            break;
    }
    return text;
}

static struct str before_closing(struct str text, const struct names *names)
{
    struct str before, above;
    text = before_block(text, names);
    struct str line = last_line(text, &before);
    bool closed = is_closing(last_line(before, &above), names, false);
    if (!goes_on(before) &&
        (is_name(line, names) ||
         (closed && is_short(line) && all_words(line, any_name, names))))
        text = before;
    while (is_closing(last_line(text, &before), names, false))
        text = before;
    return text;
}

struct str words_within(struct str text, const char *const *names, size_t n)
{
    const struct names all = {names, n};
    return before_closing(past_greeting(str_trim(text)), &all);
}
