#include "work/contact/salute.h"

#include <stdio.h>

#include "base/text/text.h"
#include "base/value/langtag.h"
#include "book/find.h"

const struct contact *contact_named(struct book *b, const struct client *c,
                                    const char *key)
{
    const struct contact *p = *key ? book_contact(b, key) : NULL;
    if (!p || p->client == c)
        return p;
    return client_contact(c, str_of(key));
}

void salutation_put(const char *tone, const struct paper_lang *l,
                    struct buf *out)
{
    const char *usual = paper_word(l, W_GREETING);
    char mark = *usual ? usual[strlen(usual) - 1] : ',';
    buf_puts(out, tone);
    if (!strchr(",.!?:", tone[strlen(tone) - 1]))
        buf_ch(out, strchr(",.!?:", mark) ? mark : ',');
}

/* Where nobody knows theirs, it is. */
static bool is_theirs(struct book *b, const struct client *c,
                      const struct contact *p, int32_t day,
                      const struct paper_lang *l)
{
    const char *lang = p ? contact_attr(b, p, "lang") : "";
    char tag[LANGTAG_SIZE], plain[LANGTAG_SIZE];
    if (!*lang)
        lang = client_lang_on(b, c, day);
    if (!langtag_form(str_of(lang), tag))
        return true;
    snprintf(plain, sizeof plain, "%.*s", (int)strcspn(tag, "-"), tag);
    return paper_lang_is(l, plain);
}

/* Is it a name of the person, or short for one: Max of Maxim Orlov? */
static bool calls(const struct buf *word, const struct contact *p)
{
    enum { TITLE = 2 };
    struct buf name = {0};
    struct str rest, part;
    bool is = false;
    text_fold(str_of(p ? p->name : ""), &name);
    rest = buf_view(&name);
    while (word->n > TITLE && str_cut(&rest, ' ', &part))
        is = is || (part.n >= word->n && memcmp(part.p, word->p, word->n) == 0);
    buf_release(&name);
    return is;
}

static bool left_by(const struct contact *p, int32_t day)
{
    return p->left != DAY_NONE && p->left <= day;
}

bool salutation_is_of_gone(const char *tone, const struct client *c,
                           const struct contact *p, int32_t day)
{
    static const char between[] = " ,.!?:";
    bool of_gone = false;
    for (const char *at = tone; *at && !of_gone;) {
        size_t n = strcspn(at, between);
        struct buf word = {0};
        text_fold((struct str){at, n}, &word);
        for (const struct contact *x = c->contacts; x && !of_gone; x = x->next)
            of_gone = left_by(x, day) && calls(&word, x) && !calls(&word, p);
        buf_release(&word);
        at += n;
        at += strspn(at, between);
    }
    return of_gone;
}

const char *salutation_own(struct book *b, const struct client *c,
                           const struct contact *p, int32_t day,
                           const struct paper_lang *l)
{
    struct buf text = {0};
    const char *tone = p ? rows_attr(b, p->rows, day, "tone") : "";
    if (!*tone && c) {
        tone = client_attr_on(b, c, day, "tone");
        if (salutation_is_of_gone(tone, c, p, day))
            return "";
    }
    if (!*tone || !is_theirs(b, c, p, day, l))
        return "";
    salutation_put(tone, l, &text);
    return buf_keep(&text, &b->arena);
}

/* --- Names -----------------------------------------------------------------
 */

enum { NAMES_MOST = 4 };

static bool is_patronymic(struct str word)
{
    static const char *const ends[] = {"вич", "ьич", "мич",
                                       "кич", "вна", "чна"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t n = strlen(ends[i]);
        if (word.n > n && memcmp(word.p + word.n - n, ends[i], n) == 0)
            return true;
    }
    return false;
}

/* What one is called by in Russian: Максим; Максим Петрович of Орлов Максим
 * Петрович; nothing of Максим Орлов, or Орлов Максим. */
static struct str russian_name(struct str name)
{
    struct str rest = name, word, words[NAMES_MOST];
    size_t n = 0;
    while (str_cut(&rest, ' ', &word))
        if (word.n && n < NAMES_MOST)
            words[n++] = word;
    if (n == 1)
        return words[0];
    for (size_t i = 1; i < n; i++)
        if (is_patronymic(words[i]))
            return (struct str){words[i - 1].p,
                                (size_t)(words[i].p - words[i - 1].p) +
                                    words[i].n};
    return STR("");
}

const char *salutation(struct book *b, const struct client *c,
                       const struct contact *p, int32_t day,
                       const struct paper_lang *l)
{
    const char *own = salutation_own(b, c, p, day, l);
    struct str name = str_of(p ? p->name : "");
    struct buf out = {0};
    if (*own)
        return own;
    if (paper_lang_is(l, "ru"))
        name = russian_name(name);
    /* who changed the one in a file of words may not have the other there */
    if (!name.n || (l->own[W_GREETING] && !l->own[W_GREETING_NAME]))
        return paper_word(l, W_GREETING);
    const struct paper_place places[] = {
        {"name", arena_dup(&b->arena, name.p, name.n)}, {0}};
    paper_say(l, W_GREETING_NAME, places, &out);
    return buf_keep(&out, &b->arena);
}

bool salutation_familiar(const char *salutation)
{
    static const char *const words[] = {
        "привет", "здравствуй", "здорово", "салют", "хай", "hi", "hey", "hiya"};
    struct buf folded = {0};
    bool found = false;
    text_fold(str_of(salutation), &folded);
    for (size_t i = 0; !found && i < sizeof words / sizeof *words; i++)
        found = text_has_words(buf_view(&folded), str_of(words[i]));
    buf_release(&folded);
    return found;
}
