#include "work/survey/said.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/text/text.h"

const char *const survey_saids[SAIDS] = {"disliked", "trouble", "liked",
                                         "remark"};

const char *survey_said(struct book *b, const struct entry *response,
                        enum survey_part what)
{
    return what == SAID_REMARK ? response->text
                               : entry_attr(b, response, survey_saids[what]);
}

enum { WORD_LEAST = 2, WORD_MOST = 64 }; /* characters; bytes */

static bool is_letter(struct str word)
{
    size_t n = 0;
    for (size_t i = 0; i < word.n && n < WORD_LEAST; i++)
        n += (word.p[i] & 0xc0) != 0x80;
    return n < WORD_LEAST;
}

struct counted {
    const char *word;
    int64_t answers;
    size_t last; /* the answer that had it last, from 1 */
};

struct counting {
    struct book *b;
    struct breaker *breaker;
    struct map at; /* word -> place in all */
    VEC(struct counted) all;
    struct buf folded;
};

static void count_word(struct counting *c, struct str word, size_t answer)
{
    buf_clear(&c->folded);
    text_fold(word, &c->folded);
    struct str folded = buf_view(&c->folded);
    if (is_letter(folded) || folded.n > WORD_MOST || survey_stop_word(folded))
        return;
    bool fresh;
    struct map_slot *slot = map_put(&c->at, folded.p, folded.n, &fresh);
    if (fresh) {
        slot->value = (uint32_t)c->all.n;
        vec_push(&c->all)->word = arena_dup(&c->b->arena, folded.p, folded.n);
    }
    struct counted *w = &c->all.v[slot->value];
    w->answers += w->last != answer;
    w->last = answer;
}

static void count_text(struct counting *c, const char *text, size_t answer)
{
    struct str word;
    if (!*text)
        return;
    text_breaker_set(c->breaker, str_of(text));
    while (text_breaker_word(c->breaker, &word))
        count_word(c, word, answer);
}

static int by_frequency(const void *a, const void *b)
{
    const struct counted *x = a, *y = b;
    if (x->answers != y->answers)
        return x->answers > y->answers ? -1 : 1;
    return strcmp(x->word, y->word);
}

int survey_words_find(struct book *b, const struct survey_groups *g,
                      enum survey_part what, size_t most,
                      struct said_words *out, struct err *e)
{
    struct counting c = {.b = b, .breaker = text_breaker_open()};
    *out = (struct said_words){0};
    if (!c.breaker)
        return err_set(e, ERR_IO,
                       _("ICU cannot tell words apart (is its data "
                         "installed?)"));
    for (size_t i = 0; i < b->surveys.n; i++)
        if (g->of[i] >= 0 && b->surveys.v[i]->response)
            count_text(&c, survey_said(b, b->surveys.v[i]->response, what),
                       i + 1);
    if (c.all.n)
        qsort(c.all.v, c.all.n, sizeof *c.all.v, by_frequency);
    for (size_t i = 0; i < c.all.n && i < most; i++)
        *vec_push(&out->all) =
            (struct said_word){c.all.v[i].word, c.all.v[i].answers};
    text_breaker_close(c.breaker);
    map_release(&c.at);
    vec_release(&c.all);
    buf_release(&c.folded);
    return 0;
}

void survey_words_release(struct said_words *w)
{
    vec_release(&w->all);
}
