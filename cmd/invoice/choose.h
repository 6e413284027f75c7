/*
 * The words of papers, and of what the programs write into lines of documents,
 * in the client's language.  The ledger keeps the words; what they mean to a
 * program is in attributes.
 */
#ifndef ACCT_CMD_INVOICE_WORDS_H
#define ACCT_CMD_INVOICE_WORDS_H

#include "cli/cli.h"
#include "words/words.h"

/* Those of the client's attribute `lang`, out of templates/paper.LANG beside
 * the ledger and what is built in; English where there are none, or the client
 * is NULL.  ERR_DATA: the file is wrong. */
int words_of(struct cli *c, struct book *b, const struct client *client,
             const struct paper_lang **out);
/* The same of a tag that was asked for; ERR_USAGE where there are none. */
int words_named(struct cli *c, const char *name, const struct paper_lang **out);

/* Makes common blanks, from that place on, of those that break no line on
 * paper: people type and search for the former. */
void words_blanks(struct buf *text, size_t from);
/* The text in the run's memory; releases it. */
const char *words_keep(struct cli *c, struct buf *text);

#endif
