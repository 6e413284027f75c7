/*
 * Internal to doc/: a paper in the making.
 */
#ifndef ACCT_OUTBOX_DOC_INSIDE_H
#define ACCT_OUTBOX_DOC_INSIDE_H

#include "outbox/doc/doc.h"

/* letters.c: the page of a reminder, with its one debt. */
void letter_reminder(const struct invoice *v, int32_t due, int64_t open,
                     int stage, struct doc *d);
/* The page of a letter that was issued, from its record: fills all of d->page
 * but number and remark in.  The book holds touches as well.  ERR_DATA: the
 * record does not say enough. */
int letter_read(struct home *home, struct book *b, const struct entry *entry,
                struct doc *d, struct err *e);
/* receipt.c: a part of the payment, of its page and debts.  ERR_DATA where the
 * sum does not fit. */
int receipt_add(struct book *b, const char *ref, int64_t amount, struct doc *d,
                struct err *e);

/* --- A paper --- */

struct making {
    struct home *home;
    struct book *book;
    struct words *words;
    const struct doc_look *look;
    const struct doc_page *page;
    struct doc_paper *out;
    bool code; /* is to be on it, if there can be one */
    bool code_only;
    bool sheet; /* goes out: has to be right */
    bool bare;  /* see doc_maker */
};

/* Whose names are on it. */
static inline const struct client *making_party(const struct making *m)
{
    return m->page->party ? m->page->party : m->page->client;
}

/* A setting's text, as it is on the day of the paper. */
static inline const char *making_setting(const struct making *m,
                                         const char *key)
{
    return conf_text_on(&m->home->conf, key, m->page->day);
}
/* Likewise what is known of the client; "" where there is none. */
static inline const char *making_of_client(const struct making *m,
                                           const char *name)
{
    const struct client *c = making_party(m);
    return c ? client_attr_on(m->book, c, m->page->day, name) : "";
}
static inline const char *making_client_lang(const struct making *m)
{
    const struct client *c = making_party(m);
    return c ? client_lang_on(m->book, c, m->page->day) : "";
}

/* parties.c: language, layout and size, who writes to whom: from what is asked
 * for, settings and the client.  ERR_USAGE. */
int making_look(struct making *m, struct err *e);
void making_parties(struct making *m);
/* Why there is no tax, in the paper's language where it is what the user says
 * usually. */
int making_ground(struct making *m, struct err *e);
int making_logo(struct making *m, struct err *e);
/* code.c: the code to pay with, where there is something to pay and an account
 * for it. */
int making_code(struct making *m, struct err *e);
#endif
