/*
 * The languages of papers: their words, numbers and dates.  English and Russian
 * are built in; a file may change their words, or bring another language.
 *
 * A word is a text, or a template with places such as {number} in it.
 */
#ifndef ACCT_WORDS_WORDS_H
#define ACCT_WORDS_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/value/date.h"
#include "base/value/money.h"
#include "words/word.h"

/* What a file says of a word that is ours, from a day on: see conf_section. */
struct paper_since {
    enum paper_word word;
    int32_t day;
    const char *text;
    struct paper_since *next; /* the latest day first */
};

struct paper_lang {
    const char *tag; /* "en", "de", "pt-BR" */
    bool russian;    /* whose words serve where `own` has none; else English */
    const char *own[PAPER_WORDS];
    struct paper_since *since;
};
extern const struct paper_lang paper_en, paper_ru;

/* Is it the language, in whatever variety: "ru", "ru-RU"? */
bool paper_lang_is(const struct paper_lang *l, const char *tag);
/* Reads a file of `name = text` lines over *out, whose other fields are set;
 * texts are of the arena.  Sections [me 2026-07-01] say what is ours from a day
 * on.  Returns 1 where there is no such file, else 0.
 * ERR_DATA with file and line: no such word or place, months that are not
 * twelve; ERR_IO. */
int paper_lang_read(struct paper_lang *out, const char *path,
                    struct arena *arena, struct err *e);

/* The name that files have for it. */
const char *paper_word_name(enum paper_word word);
const char *paper_word(const struct paper_lang *l, enum paper_word word);
/* Likewise, but "" where a language has none of its own. */
const char *paper_word_own(const struct paper_lang *l, enum paper_word word);
/* That of a paper of that day: of W_ME_… */
const char *paper_word_on(const struct paper_lang *l, enum paper_word word,
                          int32_t day);
/* What stands in a place of a template; an array of them ends with {0}. */
struct paper_place {
    const char *name, *text;
};
/* Appends the template with its places filled in; those that nobody fills are
 * left out. */
void paper_say(const struct paper_lang *l, enum paper_word word,
               const struct paper_place *places, struct buf *out);
/* A template about a document, with its {number} and its day as {date} (ISO),
 * {dd}, {mm} and {yyyy}. */
void paper_say_of(const struct paper_lang *l, enum paper_word word,
                  const char *number, int32_t day, struct buf *out);
/* What stands behind an amount: руб., or the code. */
const char *paper_currency(const struct paper_lang *l, const char *code);
/* What has to be said of a tax category, or "": reverse charge, exemption. */
const char *paper_category_note(const struct paper_lang *l, const char *code);
/* The same in a word or two, behind the rate. */
const char *paper_category_name(const struct paper_lang *l, const char *code);

/* Numbers and dates as the language writes them: 1,234.50 and 1 234,50;
 * 5 October 2026 and 5 октября 2026 г.  number.c */
void paper_add_money(const struct paper_lang *l, int64_t minor, int digits,
                     struct buf *out);
void paper_add_decimal(const struct paper_lang *l, struct decimal d,
                       struct buf *out);
void paper_add_day(const struct paper_lang *l, int32_t day, struct buf *out);
/* Both days count: 1–15 October 2026, 28 September – 4 October 2026. */
void paper_add_days(const struct paper_lang *l, int32_t from, int32_t to,
                    struct buf *out);
/* 2026-09 as September 2026, 2026-q3 as Q3 2026, FROM..TO as days; what is no
 * period of the calendar as it stands. */
void paper_add_period(const struct paper_lang *l, const char *period,
                      struct buf *out);
/* The month of the day: October 2026, or October alone. */
void paper_add_month(const struct paper_lang *l, int32_t day, bool year,
                     struct buf *out);

#endif
