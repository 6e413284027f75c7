/*
 * Internal to words: the table of words, and how patterns are walked.
 */
#ifndef ACCT_WORDS_INSIDE_H
#define ACCT_WORDS_INSIDE_H

#include "words/pattern.h"
#include "words/words.h"

/* The places of either text may be in a file's. */
struct paper_text {
    const char *name, *en, *ru;
};
const struct paper_text *paper_text(enum paper_word word);
/* Of the words from W_REP_TITLE on. */
extern const struct paper_text report_texts[PAPER_WORDS - W_REP_TITLE];

/* --- Patterns: walk.c, below pattern.c --- */

struct walk {
    struct str text;
    size_t at;
    int depth; /* of cases */
    /* to look it through */
    pattern_see *see;
    void *arg;
    struct err *e;
    /* to fill it in */
    const struct pattern_fill *fill;
    struct buf *out;         /* NULL: nothing is put */
    size_t start, paragraph; /* where the whole began, and the paragraph with
                                the blank lines before it */
    bool leave_out;          /* the paragraph */
};

/* The next byte, or -1. */
int walk_peek(const struct walk *w);
/* Past blanks and line ends. */
void walk_space(struct walk *w);
/* Takes a name; an empty one where there is none. */
struct str walk_name(struct walk *w);
/* Takes the words before the brace of a case: =3, few, yes. */
struct str walk_selector(struct walk *w);

/* The number that # stands for. */
struct count {
    struct decimal n;
    const char *text; /* what it is, where that is no number */
    bool known;
};

struct count count_of(const char *text);

/* What stands in the place, or "". */
const char *walk_value(const struct walk *w, struct str name);
/* Put where the walk fills in. */
void walk_put(struct walk *w, struct str s);
void walk_put_value(struct walk *w, const char *text);
void walk_put_count(struct walk *w, const struct count *count);
/* What has no meaning; # has where it `counts`. */
void walk_text(struct walk *w, bool counts);
/* At a line end: it, and the blank lines that follow. */
void walk_line_end(struct walk *w);
/* At the end of a paragraph, before that of the text. */
void walk_end(struct walk *w);

#endif
