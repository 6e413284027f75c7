/*
 * Letters: what an action row asks for, said in the words of its template, to
 * whom it goes and how, and the record that says so.
 *
 *     struct letter_maker m;
 *     letter_maker_init(&m, &home, &book, &options)
 *     letter_make(&m, &row, line, &letter, &e)      for each row
 *     … letter.fate: does it go?  If not, letter.why says so
 *     letter_files(&m, &letter, module, &files, &e)   what goes with it
 *     letter_release(&letter) … letter_maker_release(&m)
 */
#ifndef ACCT_OUTBOX_LETTER_H
#define ACCT_OUTBOX_LETTER_H

#include "book/kpi.h"
#include "book/reach.h"
#include "ledger/record.h"
#include "mime/mail.h"
#include "outbox/doc/doc_find.h"
#include "words/template.h"
#include "work/contact/action.h"
#include "work/contact/complaint.h"
#include "work/invoice/acts.h"
#include "work/offer/services.h"
#include "work/rules/rules.h"
#include "work/time/sla.h"
#include "work/time/user.h"

/* What the book is to hold, with texts; a report needs all types. */
#define LETTER_TYPES                                                           \
    (DOC_TYPES | TYPE(REC_TOUCH) | TYPE(REC_SURVEY) | TYPE(REC_RESPONSE) |     \
     TYPE(REC_CONTRACT) | TYPE(REC_ISSUE) | TYPE(REC_RESOLVE) |                \
     TYPE(REC_KPI) | TYPE(REC_DOC) | TYPE(REC_REPORT) | TYPE(REC_STATUS) |     \
     TYPE(REC_SNOOZE) | TYPE(REC_PAPER) | TYPE(REC_PLAN) | TYPE(REC_NOTE) |    \
     COMPLAINT_TYPES)

/* NULL where it is left to the row. */
struct letter_options {
    const char *template, *lang, *channel;
    const char *text;     /* what stands in {text} */
    const char *campaign; /* that they are of */
    const char *owner;    /* who writes */
    bool old;             /* those that are long past, too */
    bool hours;           /* in the reader's working hours alone */
};

/* What clients have, found when it is first asked for: lists.c. */
struct letter_order {
    const struct order *order;
    size_t next; /* of the client's, from 1; 0: none */
};
struct letter_invoice {
    const struct invoice *invoice;
    size_t next;
};
struct letter_of {
    size_t orders, invoices;
};
struct letter_lists {
    struct letter_of *of;            /* by client->n */
    VEC(struct letter_order) orders; /* in work */
    VEC(struct letter_invoice) invoices;
    struct map went; /* client and id of a message of ours, or campaign: the
                        day and one more */
    bool went_known;
    struct reach reach; /* which addresses are dead */
    bool reach_known;
    struct complaints complaints; /* .book is NULL: nobody has asked */
    struct acts acts;
    struct map act_of; /* by order: the place of its act, from 1 */
    bool acts_known, kpis_known;
    struct kpis kpis;
    struct services services;   /* where they are known */
    const struct entry **plans; /* see plans_latest */
    bool plans_known;
};
void letter_lists_release(struct letter_lists *l);

struct letter_maker {
    struct home *home;
    struct book *book;
    const struct letter_options *options;
    struct templates templates;
    struct doc_maker papers;
    struct rules rules;
    struct worktime_user work; /* where hours count */
    struct sla clocks;         /* likewise */
    struct map made;           /* ids of this run */
    struct letter_lists lists;
};

/* Why a letter does not go. */
enum letter_fate {
    LETTER_GOES,
    LETTER_NONE,      /* the row asks for something else than a letter */
    LETTER_WENT,      /* it did already */
    LETTER_CLOSED,    /* somebody has said that it is done, or put it off */
    LETTER_OLD,       /* it was due long ago */
    LETTER_UNWANTED,  /* the client does not want its like */
    LETTER_SPOKEN,    /* it is to be told, not written */
    LETTER_NOWHERE,   /* there is no address */
    LETTER_HOURS,     /* it is not the hour */
    LETTER_HOLE,      /* something that it has to say is not known */
    LETTER_LATER,     /* of a campaign: on another day */
    LETTER_ELSEWHERE, /* it goes another way than the others */
    LETTER_FATES
};
enum { LETTER_OLD_DAYS = 30 };

/* Strings are never NULL but where it says so; they live as long as the letter
 * and the book. */
struct letter {
    struct action row; /* as it was read; the address as it goes */
    uint64_t line;     /* of the row */
    struct client *client;
    const struct contact *person; /* NULL: the client */
    const char *colleague;        /* NULL but where one of ours is asked */
    const char *kind;             /* of the touch that records it */
    const char *subject, *body;
    const char *id;    /* of the message: what is always the same of the row */
    const char *reply; /* the id of the message that it answers; "" */
    const char *file;  /* that goes with it by e-mail: INV-1.pdf; "" */
    const char *link;  /* opens a chat or a mail with the text in it; "" */
    const char *lang;
    bool answers; /* a question, with words given for it */
    bool bulk;    /* news and offers: it says how to be left out */
    struct record record;
    enum letter_fate fate;
    const char *why;     /* translated; "" where it goes, or is NONE */
    const char *instead; /* "goes by email: no address on telegram"; or "" */
    struct arena arena;
};

/* ERR_DATA, ERR_IO: rules.csv, or working time.  To be released, whatever is
 * returned. */
int letter_maker_init(struct letter_maker *m, struct home *home, struct book *b,
                      const struct letter_options *options, struct err *e);
void letter_maker_release(struct letter_maker *m);

/* The caller releases *out, whatever is returned.  ERR_ABSENT: no such client;
 * ERR_DATA: the row, or a template, is wrong; ERR_USAGE: the options are. */
int letter_make(struct letter_maker *by, const struct action *row,
                uint64_t line, struct letter *out, struct err *e);
void letter_release(struct letter *l);
/* The name of who reads it. */
const char *letter_reader(const struct letter *l);

/* Files that go with it: the invoice of a reminder, an act, a report, as PDF;
 * drawn by that module (draw.h).  Their bytes are the caller's:
 * letter_files_release.  ERR_DATA, ERR_IO. */
struct letter_files {
    VEC(struct mail_file) all;
    VEC(struct buf) bytes;
    struct arena names;
};
int letter_files(struct letter_maker *m, const struct letter *l,
                 const char *module, struct letter_files *out, struct err *e);
void letter_files_release(struct letter_files *f);

#endif
