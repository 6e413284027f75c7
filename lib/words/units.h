/*
 * Units of lines, in the language of a paper.  A unit's word may have several
 * forms with bars between, by how many there are: month|months, год|года|лет.
 */
#ifndef ACCT_WORDS_UNITS_H
#define ACCT_WORDS_UNITS_H

#include "words/words.h"

struct paper_unit {
    enum paper_word word;
    const char *okei, *rec20; /* its codes, or "" */
    const char *en, *ru;      /* how else it is written, bars between */
};
/* The unit that is meant by what was typed, in the language of the paper, in
 * English or in Russian; NULL: none that is known. */
const struct paper_unit *paper_unit_find(const struct paper_lang *l,
                                         const char *typed);
/* Appends it as it is printed behind that many: a word of another language in
 * that of the paper; what is not known, and other words of the same language,
 * as they were typed. */
void paper_add_unit(const struct paper_lang *l, const char *typed,
                    struct decimal qty, struct buf *out);
/* The form of a unit's word that goes with that many. */
void paper_add_unit_word(const struct paper_lang *l, enum paper_word word,
                         struct decimal qty, struct buf *out);

#endif
