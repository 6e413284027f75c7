/*
 * Letters, before they are filled in: files templates/LANG/NAME in the user's
 * directory, and those that are built in (letters/).
 *
 *     Subject: Order {order} is on its way
 *     Kind: notice
 *
 *     {salutation}
 *
 *     your order {order} left us on {date}.
 *
 * Header lines, a blank line, the body.  Subject is a must, and may have
 * places, as the body may: see pattern.h for what there may be, places.h for
 * the places.  Kind is that of the touch which records the letter.
 *
 *     struct templates all;
 *     templates_init(&all, &home)
 *     template_find(&all, "welcome", "pt-BR", &t, &e)
 *     … template_fill(t, TEMPLATE_SUBJECT, value, arg, &out)
 *     templates_release(&all)
 */
#ifndef ACCT_WORDS_TEMPLATE_H
#define ACCT_WORDS_TEMPLATE_H

#include "words/choose.h"
#include "words/pattern.h"

enum { TEMPLATE_SUBJECT_MOST = 400 /* bytes, not filled in */ };

enum template_part {
    TEMPLATE_SUBJECT,
    TEMPLATE_KIND, /* "" where the letter does not say */
    TEMPLATE_BODY,
    TEMPLATE_PARTS
};

/* Strings live as long as the home. */
struct template
{
    const char *name, *lang;
    const struct paper_lang
        *words;         /* of that language; English where it has none */
    const char *source; /* its path; "ru/welcome" of a built-in */
    bool builtin;
    struct str text; /* all of it */
    struct str part[TEMPLATE_PARTS];
    uint64_t line[TEMPLATE_PARTS]; /* where it begins; 0: it is not there */
};

/* What a run has read so far. */
struct templates {
    struct words words;
    struct map at; /* by "LANG NAME" -> place in all, plus 1 */
    VEC(const struct template *) all;
    struct map told; /* languages that there is nothing in */
};
void templates_init(struct templates *all, struct home *home);
void templates_release(struct templates *all);

/* The letter of that name for a client's attribute `lang`, which may be any
 * text: in that variety of the language, in the language, in English; in each
 * the user's own before what is built in; where a name that ends in -N is not
 * there, the next lower number that is.  A language without letters is told of
 * in the notes of the home, once.
 * ERR_ABSENT: no such letter (says the closest); ERR_DATA: the name is none, or
 * the file is wrong, with file and line; ERR_IO. */
int template_find(struct templates *all, const char *name, const char *lang,
                  const struct template **out, struct err *e);
/* The letter NAME-VARIANT, or where that is not there, NAME: tell-shipped. */
int template_find_variant(struct templates *all, const char *name,
                          const char *variant, const char *lang,
                          const struct template **out, struct err *e);
/* Appends a part filled in: the subject on one line, the body with a line end
 * behind it. */
void template_fill(const struct template *t, enum template_part part,
                   pattern_value *value, void *arg, struct buf *out);

/* --- shelf.c: what there is --- */

struct template_at {
    const char *name, *lang;
    const char *path; /* of the user's own; NULL: built in */
    bool builtin;     /* there is one, be it the user's own that counts */
};
struct template_shelf {
    VEC(struct template_at) all; /* by name, then by language */
};
/* All of them; strings live as long as the home.  The caller releases *out. */
void template_list(struct home *home, struct template_shelf *out);
void template_shelf_release(struct template_shelf *s);

/* --- One of them, closely --- */

enum template_check {
    TEMPLATE_SYNTAX, /* it is no letter */
    TEMPLATE_PLACE,  /* a place that there is not, or is not used so */
    TEMPLATE_PLURAL, /* a case that the language has is missing */
    TEMPLATE_QUOTED, /* a place between apostrophes is none */
    TEMPLATE_CHECKS
};
/* Takes a fault; what is looked at goes on. */
typedef void template_fault(void *arg, enum template_check check, uint64_t line,
                            const char *what);
/* Reads that letter over *out, whose name and lang are set; tells of all its
 * faults.  -1: it cannot be read at all (ERR_IO, ERR_ABSENT). */
int template_proof(struct templates *all, const struct template_at *at,
                   template_fault *fault, void *arg, struct template *out,
                   struct err *e);

#endif
