/*
 * A brief: what is told on a page, in headings, sentences, lists, tables and
 * charts.  Made in lib/outbox/report, and turned into HTML, text and PDF by
 * html/, plain/ and pdf/.
 *
 *     struct brief b = {.lang = lang, .title = …};
 *     brief_add(&b, BRIEF_HEADING, text) …      texts live as long as b.arena
 *     html_brief(&b, &out), plain_brief(&b, width, &out) …
 *     brief_release(&b);
 */
#ifndef ACCT_PAPER_BRIEF_H
#define ACCT_PAPER_BRIEF_H

#include "paper/paper.h"
#include "print/chart.h"

enum brief_kind {
    BRIEF_HEADING,
    BRIEF_TEXT, /* a paragraph */
    BRIEF_ITEM, /* of a list */
    BRIEF_TABLE,
    BRIEF_CHART,
    BRIEF_NAME,  /* a heading below another: what follows is about that */
    BRIEF_STEPS, /* how far it has come */
    BRIEF_LINK,  /* of a list: to a file beside the page, or to somebody */
    BRIEF_CODE   /* a QR code, and what it is for */
};

enum brief_stand { STEP_DONE, STEP_NOW, STEP_NEXT };
struct brief_step {
    const char *name, *note;
    enum brief_stand stand;
};
struct brief_steps {
    const struct brief_step *v;
    size_t n;
};

/* The days of a row; DAY_NONE where they are not known. */
struct brief_bar {
    int32_t first, last;
    bool over, late; /* over: drawn hollow; late: apart from the others */
};

/* The first column has texts, the others numbers. */
struct brief_table {
    const char *const *titles;
    const char *const *cells; /* row by row */
    size_t columns, rows;
    const double *heat; /* 0 to 1 for each cell: how dark; NAN: not at all;
                           NULL: none is */
    const struct brief_bar *bars; /* of each row, drawn below it over a
                                     calendar; NULL: none */
};

struct brief_part {
    enum brief_kind kind;
    const char *text; /* of a table, what is above it; of a chart, unused */
    struct brief_table table;
    struct chart chart;
    struct brief_steps steps;
    const char *to;     /* of a link */
    struct str payload; /* of a code: see qr_make */
    bool small;         /* likewise */
};

struct brief {
    const struct paper_lang *lang;
    enum paper_size size;
    int32_t day;      /* of the file */
    const char *font; /* family, or "" */
    const char *title, *subtitle, *foot;
    const char *name; /* of its files, without an end, in ASCII; or NULL */
    struct str logo;  /* PNG, or empty */
    bool published; /* its page is where anybody may be: it is not to be found,
                       and says nothing of where its reader came from */
    VEC(struct brief_part) parts;
    struct arena arena;
};

/* Adds a part, whose other fields are for the caller to fill in; valid until
 * the next is added.  The text is copied. */
struct brief_part *brief_add(struct brief *b, enum brief_kind kind,
                             const char *text);
void brief_release(struct brief *b);
/* Steps on a line, for where they cannot be drawn: [x] done, [>] now, [ ]. */
void brief_say_steps(const struct brief_steps *s, struct buf *out);
/* Is it part of a list? */
static inline bool brief_is_item(enum brief_kind kind)
{
    return kind == BRIEF_ITEM || kind == BRIEF_LINK;
}
/* The numbers of a chart: a row for each place, a column for each series. */
struct brief_table brief_numbers(struct brief *b, const struct chart *c);

#endif
