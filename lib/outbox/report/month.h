/*
 * The report on a period: what changed and why, whom to look after, and the
 * charts behind it; for the practice itself.
 */
#ifndef ACCT_OUTBOX_MONTH_H
#define ACCT_OUTBOX_MONTH_H

#include "base/conf/home.h"
#include "book/book.h"
#include "paper/brief.h"

/* A period of the calendar: a week, month, quarter or year.  What is open, or
 * likely to come, is told as of the home's day.  The book holds all types of
 * records, with texts, and outlives the brief, which the caller releases,
 * whatever is returned.  ERR_DATA: a sum does not fit, a file of holidays is
 * wrong; ERR_IO. */
int month_report(struct book *b, struct home *home,
                 const struct paper_lang *lang, struct period period,
                 struct brief *out, struct err *e);

#endif
