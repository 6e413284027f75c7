/*
 * Internal to words: the table of words, how patterns are walked, and where
 * letters are.
 */
#ifndef ACCT_WORDS_INSIDE_H
#define ACCT_WORDS_INSIDE_H

#include "words/pattern.h"
#include "words/template.h"
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

/* --- Letters: builtin.c and read.c, below shelf.c, below template.c --- */

struct template_text {
    const char *lang, *name, *text;
};
extern const struct template_text template_texts[];
extern const size_t template_texts_count;
/* NULL where there is none. */
const char *template_builtin(const char *lang, const char *name);

/* Does it stay in its directory?  ERR_DATA. */
int template_name_check(const char *name, struct err *e);
/* The letter out of its text, over *out, whose name, lang and source are set;
 * the text lives as long as it.  `fault` takes what is wrong, or where it is
 * NULL the first of it is the error, ERR_DATA with file and line. */
int template_parse(struct str text, template_fault *fault, void *arg,
                   struct template *out, struct err *e);
/* Likewise of a file; 1 where there is none, or an empty one: a shell that is
 * to put a letter into it makes it first. */
int template_parse_file(struct home *home, const char *path,
                        template_fault *fault, void *arg, struct template *out,
                        struct err *e);

/* shelf.c: the user's file of a letter, be it there or not. */
const char *template_path(struct home *home, const char *lang,
                          const char *name);

#endif
