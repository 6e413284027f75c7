/* Days, amounts and numbers as the letter's language writes them; and why it
 * does not go. */
#include "inside.h"

const char *say_keep(const struct making *m, struct buf *text)
{
    return buf_keep(text, making_arena(m));
}

const char *say_day(const struct making *m, int32_t day)
{
    struct buf text = {0};
    if (day == DAY_NONE)
        return "";
    paper_add_day(m->words, day, &text);
    return say_keep(m, &text);
}

const char *say_money(const struct making *m, int64_t minor, uint8_t currency)
{
    const struct currency *c = book_currency(m->by->book, currency);
    struct buf text = {0};
    paper_add_money(m->words, minor, c->digits, &text);
    buf_fmt(&text, "\u00a0%s", paper_currency(m->words, c->code));
    return say_keep(m, &text);
}

const char *say_number(const struct making *m, int64_t n)
{
    return arena_fmt(making_arena(m), "%lld", (long long)n);
}

const char *say_closing(const struct making *m)
{
    /* in a language that has none of its own, letters bring theirs */
    const char *words = paper_word_own(
        m->words, m->informal ? W_LETTER_REGARDS_INFORMAL : W_LETTER_REGARDS);
    return *words ? arena_fmt(making_arena(m), "%s\n", words) : "";
}

void making_stop(struct making *m, enum letter_fate fate, const char *why)
{
    if (m->out->fate != LETTER_GOES)
        return;
    m->out->fate = fate;
    m->out->why = why;
}
