/* What all blocks are made of: pairs, words, numbers of the language. */
#include "base/text/text.h"
#include "inside.h"
#include "words/units.h"

struct sheet_block *sheet_add(struct sheet *s, enum sheet_kind kind)
{
    struct sheet_block *b = vec_push(&s->blocks);
    b->kind = kind;
    b->text = b->title = "";
    return b;
}

void sheet_pair(struct sheet_block *b, const char *label, const char *value)
{
    *vec_push(&b->pairs) = (struct sheet_pair){label, value, false};
}

void sheet_strong(struct sheet_block *b)
{
    b->pairs.v[b->pairs.n - 1].strong = true;
}

const char *sheet_keep(struct sheet *s, struct buf *b)
{
    return buf_keep(b, &s->arena);
}

const char *sheet_word(const struct sheet *s, enum paper_word word)
{
    return paper_word(s->paper->lang, word);
}

const char *sheet_say(struct sheet *s, enum paper_word word,
                      const struct paper_place *places)
{
    struct buf b = {0};
    paper_say(s->paper->lang, word, places, &b);
    return sheet_keep(s, &b);
}

const char *sheet_money(struct sheet *s, int64_t minor)
{
    struct buf b = {0};
    paper_add_money(s->paper->lang, minor, s->paper->digits, &b);
    return sheet_keep(s, &b);
}

const char *sheet_price(struct sheet *s, struct price p)
{
    struct buf b = {0};
    paper_add_money(s->paper->lang, p.n, s->paper->digits + p.finer, &b);
    return sheet_keep(s, &b);
}

const char *sheet_unit(struct sheet *s, const char *unit, struct decimal qty)
{
    struct buf b = {0};
    paper_add_unit(s->paper->lang, unit, qty, &b);
    return sheet_keep(s, &b);
}

const char *sheet_day(struct sheet *s, int32_t day)
{
    struct buf b = {0};
    paper_add_day(s->paper->lang, day, &b);
    return sheet_keep(s, &b);
}

const char *sheet_decimal(struct sheet *s, struct decimal d)
{
    struct buf b = {0};
    paper_add_decimal(s->paper->lang, d, &b);
    return sheet_keep(s, &b);
}

const char *sheet_with_code(struct sheet *s, enum paper_word word)
{
    return arena_fmt(&s->arena, "%s, %s", sheet_word(s, word),
                     paper_currency(s->paper->lang, s->paper->code));
}

const char *sheet_document(struct sheet *s, const char *number, int32_t day)
{
    const struct paper_place places[] = {{"title", sheet_word(s, W_FOR)},
                                         {"number", number},
                                         {"day", sheet_day(s, day)},
                                         {0}};
    struct buf b = {0};
    if (day == DAY_NONE)
        buf_fmt(&b, "%s %s", sheet_word(s, W_FOR), number);
    else
        paper_say(s->paper->lang, W_NUMBERED, places, &b);
    return sheet_keep(s, &b);
}

void sheet_words(struct sheet *s, int64_t amount)
{
    const struct paper *p = s->paper;
    struct buf words = {0};
    if (!text_amount_words(amount, p->digits, p->code, p->lang->tag, &words))
        return;
    text_capital(&words, 0);
    const struct paper_place places[] = {{"words", buf_cstr(&words)}, {0}};
    struct sheet_block *b = sheet_add(s, SHEET_TEXT);
    b->text = sheet_say(s, W_IN_WORDS, places);
    buf_release(&words);
    b->strong = p->layout == PAPER_FORM_RU;
}

bool sheet_gross(const struct paper *p)
{
    bool taxed = false;
    for (size_t i = 0; i < p->taxes_n; i++)
        taxed = taxed || p->taxes[i].rate.n > 0;
    return p->gross_prices && taxed;
}

bool sheet_without_tax(const struct paper *p, const struct paper_tax *t)
{
    bool russia = p->layout == PAPER_FORM_RU || paper_lang_is(p->lang, "ru");
    bool outside = strcmp(t->category, "O") == 0;
    return t->rate.n == 0 && !paper_zero_rated(t) && (russia || outside);
}
