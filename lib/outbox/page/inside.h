/*
 * What the parts of a client's page share.
 */
#ifndef ACCT_OUTBOX_PAGE_INSIDE_H
#define ACCT_OUTBOX_PAGE_INSIDE_H

#include "outbox/page/page.h"
#include "outbox/report/shown.h"
#include "outbox/report/tell.h"

/* find.c: the items of a client's list, and of what (NULL, but of stages). */
struct page_range {
    const struct page_item *v;
    size_t n;
};
struct page_range page_range(const struct pages *p, const struct client *c,
                             enum page_list list, const void *of);

/* Did a paper of a contract come back signed? */
bool page_paper_signed(const struct pages *p, const struct contract_paper *k);

/* An open invoice. */
struct page_bill {
    const char *ref;
    int32_t due;
    int64_t open;
    uint8_t currency;
    struct str payload; /* of its code; empty: none */
    bool small;
};
struct page_sum {
    uint8_t currency;
    int64_t open, late, ahead;
};
struct page_link {
    const char *text, *file;
};

struct paging {
    struct telling t;
    struct pages *p;
    const struct client *client;
    struct client_page *out;
    struct map taken; /* names of files */
    VEC(struct page_link) links;
    VEC(struct page_bill) bills;
    VEC(struct page_sum) sums;
};

/* work.c */
void page_tell_work(struct paging *g);
void page_tell_results(struct paging *g);
/* need.c: what we need of them */
void page_tell_need(struct paging *g);
/* papers.c: makes the documents; then their links are told */
int page_make_papers(struct paging *g, struct str report, struct err *e);
void page_tell_papers(struct paging *g);
/* pay.c: likewise what is to be paid */
int page_add_up(struct paging *g, struct err *e);
void page_tell_pay(struct paging *g);
/* ask.c */
void page_tell_ask(struct paging *g);

#endif
