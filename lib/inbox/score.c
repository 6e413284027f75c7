/* An answer to a survey: a figure, and what was good, bad and hard. */
#include "base/text/text.h"
#include "inside.h"

static bool skip(struct str *s, const char *word)
{
    size_t n = strlen(word);
    if (!str_starts(*s, word))
        return false;
    *s = (struct str){s->p + n, s->n - n};
    return true;
}

/* What may stand in front of it: a word, or the number of the question, and
 * then a blank, for 1.9 is another number. */
static void skip_front(struct str *s)
{
    static const char *const fronts[] = {"score:", "оценка:", "1. ", "1) "};
    for (size_t i = 0; i < sizeof fronts / sizeof fronts[0]; i++)
        if (skip(s, fronts[i])) {
            *s = str_trim(*s);
            return;
        }
}

/* And behind it. */
static void skip_behind(struct str *s)
{
    static const char *const ofs[] = {"/10",  " / 10",  "/ 10",
                                      " /10", " из 10", " of 10"};
    bool found = false;
    for (size_t i = 0; i < sizeof ofs / sizeof ofs[0] && !found; i++)
        found = skip(s, ofs[i]);
    if (!skip(s, "."))
        (void)skip(s, "!");
}

static bool is_score(struct str line, unsigned long *score)
{
    enum { MOST = 40 }; /* bytes: longer ones are none */
    struct buf folded = {0};
    if (line.n > MOST)
        return false;
    text_fold(line, &folded);
    struct str s = buf_view(&folded), digits = {NULL, 0};
    skip_front(&s);
    digits.p = s.p;
    while (digits.n < s.n && s.p[digits.n] >= '0' && s.p[digits.n] <= '9')
        digits.n++;
    /* written as at every door: neither 09 nor 007 */
    bool plain = digits.n == 1 || (digits.n == 2 && digits.p[0] != '0');
    bool is = plain && str_number(digits, 10, score);
    s = (struct str){s.n ? s.p + digits.n : s.p, s.n - digits.n};
    skip_behind(&s);
    buf_release(&folded);
    return is && !s.n;
}

/* --- the other questions ---------------------------------------------------
 */

/* Does the line begin with the word, whatever its capitals?  *rest is what is
 * behind it. */
static bool begins(struct str line, const char *word, struct str *rest)
{
    struct buf folded = {0};
    const char *colon = line.n ? memchr(line.p, ':', line.n) : NULL;
    size_t n = colon ? (size_t)(colon - line.p) + 1 : 0;
    text_fold((struct str){line.p, n}, &folded);
    *rest = str_trim((struct str){line.p + n, line.n - n});
    bool same = n && str_is(buf_view(&folded), word);
    buf_release(&folded);
    return same;
}

/* "2. The logo": with a blank, for 2.5 is a number. */
static bool is_numbered(struct str line, int n, struct str *rest)
{
    if (line.n < 2 || line.p[0] != '0' + n ||
        (line.p[1] != '.' && line.p[1] != ')') ||
        (line.n > 2 && line.p[2] != ' '))
        return false;
    *rest = str_trim((struct str){line.p + 2, line.n - 2});
    return true;
}

/* Which question the line begins an answer to; SCORED_REMARK: none. */
static int question_of(struct str line, struct str *rest)
{
    static const char *const words[SCORED][2] = {
        [SCORED_LIKED] = {"liked:", "понравилось:"},
        [SCORED_DISLIKED] = {"disliked:", "не понравилось:"},
        [SCORED_TROUBLE] = {"hard:", "трудно:"},
    };
    for (int k = SCORED_LIKED; k < SCORED; k++)
        if (is_numbered(line, k + 1, rest) || begins(line, words[k][0], rest) ||
            begins(line, words[k][1], rest))
            return k;
    *rest = line;
    return SCORED_REMARK;
}

static void put(struct buf *out, struct str line)
{
    if (line.n && out->n)
        buf_ch(out, '\n');
    buf_str(out, line);
}

/* An answer may go on in the next line; an empty one ends it.  False: a second
 * line is a score. */
static bool read_rest(struct str text, struct scored *out)
{
    struct str line, rest;
    unsigned long other;
    int now = SCORED_REMARK;
    while (str_cut(&text, '\n', &line)) {
        line = str_trim(line);
        if (is_score(line, &other))
            return false;
        int k = question_of(line, &rest);
        now = k != SCORED_REMARK || !line.n ? k : now;
        put(&out->said[now], rest);
    }
    return true;
}

bool score_read(struct str text, struct scored *out)
{
    struct str rest = str_trim(text), line, number;
    *out = (struct scored){0};
    (void)str_cut(&rest, '\n', &line);
    line = str_trim(line);
    if (!is_score(line, &out->score))
        return false;
    /* "1." may be the number of a question whose answer is in the next. */
    bool two = is_numbered(line, 1, &number) && !number.n && str_trim(rest).n;
    if (!two && read_rest(rest, out))
        return true;
    score_release(out);
    return false;
}

void score_release(struct scored *s)
{
    for (int k = 0; k < SCORED; k++)
        buf_release(&s->said[k]);
}
