/*
 * The card as people read it: sections with a heading each, of page*.c, put
 * together from what is in page_put.c.
 */
#ifndef ACCT_CMD_SHOW_SECTIONS_H
#define ACCT_CMD_SHOW_SECTIONS_H

#include "inside.h"

struct page_line {
    const char *label, *value;
    enum out_style style;
};

struct page {
    struct cli *c;
    const struct show_much *much;
    struct book *book;
    const struct card *card;
    VEC(struct page_line) lines; /* of the section in hand */
};

/* A text from column `at` on, where the terminal is: broken at blanks before
 * its edge, and where it has lines of its own; never within what is read as one
 * letter. */
void page_text(struct page *p, const char *text, enum out_style style, int at);
/* A line in bold, with an empty one before. */
void page_heading(struct page *p, const char *text);
/* Keeps a label and its value (both copied) until page_facts; nothing where
 * the value is empty. */
void page_fact(struct page *p, const char *label, const char *value,
               enum out_style style);
/* Prints what was kept, the values one under another; long ones go on in lines
 * of their own. */
void page_facts(struct page *p);
/* A table of the section; `bare`: without titles. */
struct out *page_table(struct page *p, const struct out_column *columns,
                       size_t n, bool bare);
int page_table_close(struct page *p, struct out *o);
/* The cells of an amount and its currency; empty where e is NULL. */
void page_put_amount(struct out *o, struct book *b, const struct entry *e);
/* Dim, in a line of its own. */
void page_say(struct page *p, const char *text);
/* Likewise: so many more were left out. */
void page_more(struct page *p, size_t n);
/* `2026-10-05`, or `2026-10-05 14:30`; in buf. */
const char *page_when(struct page *p, const struct entry *e,
                      char buf[DATE_SIZE]);

/* The sections that are tables: page_tables.c, page_phases.c, page_history.c,
 * page_next.c */
int page_people(struct page *p);
int page_contracts(struct page *p);
int page_orders(struct page *p);
int page_phases(struct page *p);
int page_checks(struct page *p); /* page_checks.c */
int page_duties(struct page *p);
int page_next(struct page *p);
int page_items(struct page *p);
int page_money(struct page *p);
int page_touches(struct page *p);
int page_plan(struct page *p);   /* page_account.c */
int page_papers(struct page *p); /* likewise */
int page_history(struct page *p);

#endif
