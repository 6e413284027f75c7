/* Words, as Unicode tells them apart (UAX #29). */
#include <stdlib.h>

#include "base/mem.h"
#include "base/text/icu.h"
#include "base/text/text.h"
#include "inside.h"

struct breaker {
    UBreakIterator *at;
    UText *utf8;
    struct str text;
    int32_t from;
};

struct breaker *text_breaker_open(void)
{
    UErrorCode status = U_ZERO_ERROR;
    /* The rules are the same for all languages that have blanks. */
    UBreakIterator *at = icu()->ubrk_open(UBRK_WORD, "", NULL, 0, &status);
    if (U_FAILURE(status)) {
        if (at)
            icu()->ubrk_close(at);
        return NULL;
    }
    struct breaker *b = mem_new(1, sizeof *b);
    b->at = at;
    return b;
}

void text_breaker_set(struct breaker *b, struct str text)
{
    UErrorCode status = U_ZERO_ERROR;
    b->text = text.n <= INT32_MAX ? text : (struct str){"", 0};
    b->utf8 = icu()->utext_openUTF8(b->utf8, b->text.n ? b->text.p : "",
                                    (int64_t)b->text.n, &status);
    icu()->ubrk_setUText(b->at, b->utf8, &status);
    b->from = U_SUCCESS(status) ? icu()->ubrk_first(b->at) : UBRK_DONE;
}

/* What ends in a digit counts as a number there, be it mp3. */
static bool has_letter(struct str s)
{
    size_t i = 0;
    while (i < s.n) {
        int32_t c = text_next(s, &i);
        if (c >= 0 && icu()->u_isalpha(c))
            return true;
    }
    return false;
}

bool text_breaker_word(struct breaker *b, struct str *word)
{
    while (b->from != UBRK_DONE) {
        int32_t from = b->from;
        b->from = icu()->ubrk_next(b->at);
        if (b->from == UBRK_DONE ||
            icu()->ubrk_getRuleStatus(b->at) < UBRK_WORD_NONE_LIMIT)
            continue;
        *word = (struct str){b->text.p + from, (size_t)(b->from - from)};
        if (has_letter(*word))
            return true;
    }
    return false;
}

void text_breaker_close(struct breaker *b)
{
    if (!b)
        return;
    icu()->ubrk_close(b->at);
    if (b->utf8)
        icu()->utext_close(b->utf8);
    free(b);
}
