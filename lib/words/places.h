/*
 * The places that a letter may have: {order}, {days}, {invoices}.
 *
 * Whoever sends a letter fills them in, as its form says; what is not known is
 * empty, and a paragraph that asks for it ({?goals}) is left out then.
 */
#ifndef ACCT_WORDS_PLACES_H
#define ACCT_WORDS_PLACES_H

#include "base/err.h"
#include "base/str.h"
#include "words/words.h"

enum place_form {
    PLACE_TEXT,   /* a few words on one line; dates, periods and amounts as the
                     language writes them, amounts with their currency */
    PLACE_NUMBER, /* as machines write it: 3, 1.5; for plural, too */
    PLACE_WORD,   /* one of a few, for select alone; not to be printed */
    PLACE_LINES   /* several lines, in a body alone */
};

struct letter_place {
    const char *name;
    enum place_form form;
    const char *help;    /* N_() */
    const char *en, *ru; /* a sample of it */
};
extern const struct letter_place letter_places[];
extern const size_t letter_places_count;

/* NULL where there is none of that name. */
const struct letter_place *letter_place(struct str name);
/* The error for such a name: says the closest. */
int letter_place_unknown(struct str name, struct err *e);
/* For struct pattern_fill, whose arg is a pointer to the struct paper_lang: the
 * samples. */
const char *letter_place_sample(void *arg, struct str name);

#endif
