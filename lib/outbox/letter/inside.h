/*
 * Internal to letter/: a letter in the making.
 *
 *     about     what its row is about
 *     lists     what takes several lines
 *     places    what stands in a template
 *     fill      a template, filled in
 *     way       to whom, and how
 *     went      whether it did before
 *     check     what stands against it
 *     record    what says that it went
 *     letter    all of it
 */
#ifndef ACCT_OUTBOX_LETTER_INSIDE_H
#define ACCT_OUTBOX_LETTER_INSIDE_H

#include "outbox/letter/letter.h"

/* What the ref of a row names, and what hangs on that; NULL: it is about no
 * such.  Of the client, all of it. */
struct about {
    const struct rule *rule; /* of the row, where it is in force */
    const struct order *order;
    const struct phase *phase;
    const struct entry *stage; /* of the order: that of the row's day, else the
                                  latest */
    const struct contract *contract;
    const struct invoice *invoice;
    struct invoice_state state;    /* of the invoice */
    const struct entry *act, *doc; /* doc: else as said */
    const struct entry *said;      /* a quote's or paper's latest with a text */
    int32_t stands;                /* how long a quote does; DAY_NONE */
    const struct issue *issue;
    const struct entry *question; /* a touch of theirs */
    const struct survey *survey;
    const struct contact *contact; /* whose birthday it is */
    const struct client *referral;
    const char *last;     /* the last part of the row's key, behind its client,
                             where that is not its ref; "" */
    struct period period; /* a part that is one: else unit is PERIOD_DAYS */
    int32_t day;          /* likewise a day: else the row's */
};

struct making {
    struct letter_maker *by;
    struct letter *out;
    const struct paper_lang *words;
    struct about about;
    const char *salutation;
    bool informal;
    const char *hole; /* the first place that had to be filled, and is not */
};

static inline struct arena *making_arena(const struct making *m)
{
    return &m->out->arena;
}

/* about.c; ERR_DATA: the invoice cannot be judged. */
int about_find(struct making *m, struct err *e);

/* say.c: as the language writes it, in the letter's arena. */
const char *say_day(const struct making *m, int32_t day);
const char *say_money(const struct making *m, int64_t minor, uint8_t currency);
const char *say_number(const struct making *m, int64_t n);
/* Kind regards, with a line end; "": there is none. */
const char *say_closing(const struct making *m);
const char *say_keep(const struct making *m, struct buf *text);

/* lists.c: a line each; "" where there is none. */
const char *list_invoices(const struct making *m);
const char *list_orders(const struct making *m);
const char *list_questions(const struct making *m);
const char *list_figures(const struct making *m);
/* The last closing document of an order of the client's; NULL: none yet. */
const struct act *list_act(const struct making *m, const char *order);
/* Services of the client; of ours, those that the client does not have. */
const char *list_services(const struct making *m);
const char *list_more(const struct making *m);

/* answers.c: of what a client answered in a survey: score, liked, disliked,
 * trouble; "" where that is not said, NULL: it is another place. */
const char *answer_place(const struct making *m, struct str name);
/* places.c: what stands in it; NULL: there is no such place. */
const char *place_value(const struct making *m, struct str name);
/* fill.c: fills the template in; notes the first hole. */
void places_fill(struct making *m, const struct template *t);

/* way.c: the channel and address; sets the fate where there is none. */
void way_find(struct making *m);
/* The link of a channel that has such. */
void way_link(struct making *m);

/* went.c: the day on which it did; DAY_NONE.  *waits: the file of refused rows
 * that alone says so; "": the ledger does. */
int32_t went_on(struct making *m, const char **waits);

/* check.c: each stops the letter, with the reason. */
void check_double(struct making *m); /* also gives it its id */
void check_mark(struct making *m);
void check_age(struct making *m);
void check_hours(struct making *m);
void check_wanted(struct making *m);
void check_gone(struct making *m);
void check_complaint(struct making *m);
void check_quiet(struct making *m); /* of campaigns */
void check_hole(struct making *m);

/* record.c: does a document go with it? */
bool files_any(const struct making *m);
/* The number of that document, where it is no report; "". */
const char *files_paper(const struct making *m);
/* What it is called; "" where there is none. */
const char *files_name(const struct making *m);
/* record.c; ERR_DATA: there is no record of that type for a letter. */
int record_make(struct making *m, struct err *e);
/* Can a record of that type say that a letter went? */
bool record_of_letter(const char *type);

/* say.c: it does not go; the text is kept. */
void making_stop(struct making *m, enum letter_fate fate, const char *why);

#endif
