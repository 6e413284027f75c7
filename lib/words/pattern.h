/*
 * The one syntax of what papers and letters say: that of ICU's message format,
 * of which there is
 *
 *   {name}      a place: what stands there is put in
 *   {n, plural, =0{none} one{# day} other{# days}}
 *               the case of that very number, or else the one that goes with it
 *               in the language: zero, one, two, few, many or other; # is the
 *               number, as the language writes it
 *   {x, select, yes{…} other{…}}
 *               the case of that name
 *   {?name}     likewise before any of them: where nothing stands there, the
 *               paragraph is left out, with the blank line before it
 *
 * Cases are patterns themselves, but that a paragraph is what stands between
 * blank lines outside of all braces.  `other` is a must.
 *
 * An apostrophe is one, but before a brace (or # where that is the number):
 * there it begins a quotation, up to the next, in which nothing has a meaning.
 * Two of them are one.  ICU calls that its default mode.
 *
 * Quotation marks in what is put right behind such a mark are those of a
 * quotation in a quotation: «Сайт для „Ромашки“».
 */
#ifndef ACCT_WORDS_PATTERN_H
#define ACCT_WORDS_PATTERN_H

#include "words/words.h"

enum {
    PATTERN_MOST = 64 << 10, /* bytes */
    PATTERN_DEPTH = 4,       /* of cases within cases */
    PATTERN_NAME = 32        /* bytes of a place's name */
};

/* How a place is used. */
enum pattern_use {
    PATTERN_PUT,
    PATTERN_SELECT,
    PATTERN_PLURAL,
    PATTERN_QUOTED /* it has no meaning: '{name}' */
};

/* Who looks a pattern through is told of what it has, in its order. */
struct pattern_seen {
    struct str name;
    enum pattern_use use;
    bool optional;
    unsigned
        plurals; /* bits of enum text_plural: the cases that a plural has */
    size_t at;   /* its byte */
};
/* Returns 0, or -1 with *e, which ends it. */
typedef int pattern_see(void *arg, const struct pattern_seen *seen,
                        struct err *e);
/* Is it a pattern?  `see` may be NULL.  ERR_DATA: a brace without its like, no
 * name, no such form, a plural or select without `other`, a quotation without
 * an end, one that is too long or too deep; *at (which may be NULL) is the byte
 * then.  It is walked through once. */
int pattern_check(struct str text, pattern_see *see, void *arg, size_t *at,
                  struct err *e);

/* What stands in the place; NULL: nothing is known of it, and nothing put.
 * It is asked for those alone that the filled pattern shows or depends on.
 * Numbers are as machines write them. */
typedef const char *pattern_value(void *arg, struct str name);
struct pattern_fill {
    const struct paper_lang *lang; /* whose numbers # has */
    const char *tag;               /* whose plurals: there may be none of its
                                      numbers; NULL: that of lang */
    pattern_value *value;
    void *arg;
    bool line; /* what stands in a place is put on one line */
};
/* Appends it filled in; of what is no pattern, as much as is one. */
void pattern_fill(struct str text, const struct pattern_fill *fill,
                  struct buf *out);

#endif
