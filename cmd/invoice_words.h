/*
 * What the programs write into lines of documents, in the client's language.
 * The ledger keeps the words; what they mean to a program is in attributes.
 */
#ifndef ACCT_CMD_INVOICE_WORDS_H
#define ACCT_CMD_INVOICE_WORDS_H

#include "cli.h"
#include "out/paper.h"

enum line_word {
    LINE_MONTH, /* units */
    LINE_QUARTER,
    LINE_YEAR,
    LINE_HOUR,
    LINE_COST,         /* one of which nothing is said */
    LINE_REST,         /* text, amount, amount of the whole */
    LINE_OTHER_RATE,   /* text */
    LINE_REST_INVOICE, /* number */
    LINE_WORDS
};

/* Of the attribute `lang`; English where there are no words for it. */
enum paper_lang line_lang(struct book *b, const struct client *client);
const char *line_word(enum paper_lang lang, enum line_word word);
/* Makes common blanks, from that place on, of those that break no line on
 * paper: people type and search for the former. */
void line_blanks(struct buf *text, size_t from);
/* The text in the run's memory; releases it. */
const char *line_text(struct cli *c, struct buf *text);

#endif
