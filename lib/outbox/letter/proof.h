/*
 * Letters, proof-read before anybody gets one: the user's own, and those that
 * are built in.
 *
 *     struct proofs p;
 *     proofs_find(&home, &p, &e)
 *     … p.all
 *     proofs_release(&p)
 */
#ifndef ACCT_OUTBOX_PROOF_H
#define ACCT_OUTBOX_PROOF_H

#include "base/conf/home.h"

enum proof_check {
    PROOF_SYNTAX,  /* it is no letter, or a brace is out of place */
    PROOF_PLACE,   /* a place that there is not, or that is not used so */
    PROOF_PLURAL,  /* a case that the language has is missing */
    PROOF_QUOTED,  /* a place between apostrophes, which is none */
    PROOF_KIND,    /* no kind of touch */
    PROOF_PRESS,   /* it presses */
    PROOF_CLOSING, /* it ends twice */
    PROOF_NAME,    /* a name that is almost another's */
    PROOF_MISSING, /* letters that a language lacks */
    PROOF_WORDS,   /* a language without words for its numbers and dates */
    PROOF_RULE,    /* a rule asks for a letter that there is not */
    PROOF_CHECKS
};
extern const char *const proof_names[PROOF_CHECKS];

/* Strings live as long as the home. */
struct proof {
    enum proof_check check;
    const char *file; /* or directory; "ru/welcome" of a built-in */
    uint64_t line;    /* 0: the whole of it */
    const char *what; /* with the remedy; translated */
};
struct proofs {
    VEC(struct proof) all; /* by letter and language; then what is missing */
};

/* The caller releases *out, whatever is returned.  ERR_DATA, ERR_IO: rules or a
 * list of words that cannot be read. */
int proofs_find(struct home *home, struct proofs *out, struct err *e);
/* ERR_DATA, without a text, where anything was found. */
int proofs_judge(const struct proofs *p, struct err *e);
void proofs_release(struct proofs *p);

#endif
