/*
 * A client's page: how the work stands, what is to be paid, documents to
 * download, and a way to ask.  It is read by the client, and may stand where
 * anybody can read it: only what the table in outbox/report/shown.c lists is in
 * it, and documents that the client was given.
 *
 *     struct pages p;
 *     pages_find(&p, &home, &book, module)    once for all clients of a book
 *     page_make(&p, client, reports, n, &page, &e)
 *     … page.html, page.files
 *     client_page_release(&page)
 *     pages_release(&p)
 */
#ifndef ACCT_OUTBOX_PAGE_H
#define ACCT_OUTBOX_PAGE_H

#include "outbox/doc/doc.h"
#include "paper/brief.h"
#include "work/account/papers.h"
#include "work/invoice/acts.h"

/* What the book must hold, with texts. */
#define PAGE_TYPES                                                             \
    (INVOICE_TYPES | TYPE(REC_LINE) | TYPE(REC_OFFER) | TYPE(REC_ACT) |        \
     TYPE(REC_ORDER) | TYPE(REC_STAGE) | TYPE(REC_ISSUE) | TYPE(REC_RESOLVE) | \
     TYPE(REC_TOUCH) | TYPE(REC_REPORT) | TYPE(REC_STATUS) | TYPE(REC_PAPER) | \
     TYPE(REC_CONTRACT))

enum page_list {
    PAGE_CONTRACTS, /* that run */
    PAGE_ORDERS,
    PAGE_STAGES, /* of an order */
    PAGE_ISSUES,
    PAGE_QUESTIONS, /* of ours */
    PAGE_INVOICES,
    PAGE_CREDITS,
    PAGE_ACTS,
    PAGE_PAPERS, /* of contracts */
    PAGE_QUOTES,
    PAGE_PAYMENTS,
    PAGE_REPORTS
};
enum { PAGE_YEAR = 366 }; /* days of which documents are there */
/* What is whose: by client, list, what it is of, and in the book's order. */
struct page_item {
    uint32_t client;
    enum page_list list;
    const void *of; /* NULL, but of stages: the order */
    const void *thing;
    size_t n;
};
struct pages {
    struct home *home;
    struct book *book;
    struct doc_maker papers;
    const char *module; /* that draws: see draw.h */
    struct acts acts;
    struct papers contract_papers;
    int32_t *changed; /* by client: the last day of what its page is made of */
    VEC(struct page_item) items;
};

/* All stay where they are until pages_release. */
void pages_find(struct pages *p, struct home *home, struct book *b,
                const char *module);
void pages_release(struct pages *p);

/* A report that was sent to a client, as it was. */
struct page_report {
    const struct client *client;
    struct period period;
    int32_t sent;
};
/* The last one within a year; false where there is none. */
bool page_report_last(struct pages *p, const struct client *c,
                      struct page_report *out);

/* Names are of the page's arena; they have letters, digits and -._ alone. */
struct page_file {
    const char *name;
    struct buf bytes;
};
struct client_page {
    struct buf html;
    VEC(struct page_file) files;
    struct brief brief; /* what it was made of */
};
/* In the client's language.  `report` is the PDF of page_report_last's, or
 * empty.  Zero bytes make an empty page, which the caller releases whatever is
 * returned.  ERR_DATA, ERR_IO. */
int page_make(struct pages *p, const struct client *c, struct str report,
              struct client_page *out, struct err *e);
/* Where the file's name is taken by what is not to be replaced: the n-th other
 * name for it, of the page's arena; and to give it such a one, in the page,
 * too. */
const char *client_page_other(struct client_page *p, size_t file, int n);
void client_page_rename(struct client_page *p, size_t file, const char *name);
void client_page_release(struct client_page *p);
/* Is that a page of ours, and not what somebody else put there?  Names the
 * files that it links to, for as long as the page's bytes live. */
struct page_names {
    VEC(struct str) all;
};
bool page_is_ours(struct str html, struct page_names *files);
/* Is it a name that a file of a page may have? */
bool page_name_is(struct str s);
/* Likewise, where it is to be replaced; ERR_DATA: it is not. */
int page_replaces(const char *dir, struct str html, struct page_names *files,
                  struct err *e);

/* --- token.c --- */

/* The name of a client's page where all are published: nobody guesses one of
 * 130 random bits in base 32 (RFC 4648), in small letters. */
enum { PAGE_TOKEN_SIZE = 27 };
/* ERR_IO: the system has no random bytes. */
int page_token_new(char out[PAGE_TOKEN_SIZE], struct err *e);
/* Is it as good as one: that long, of these characters? */
bool page_token_is(const char *token);
/* Who has a page where all are published: not who is lost. */
bool page_is_wanted(const struct client *c);
/* Are those that clients have as good, and no two the same?  ERR_DATA. */
int page_tokens_check(struct book *b, struct err *e);

#endif
