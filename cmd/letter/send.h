/*
 * Letters on their way: made, looked through, sent and recorded.
 */
#ifndef ACCT_CMD_LETTER_SEND_H
#define ACCT_CMD_LETTER_SEND_H

#include "cli/cli.h"
#include "outbox/letter/letter.h"
#include "work/contact/rows.h"

struct letter_send {
    struct letter_options how;
    const char *pipe, *output, *limit;
    bool preview, record, quiet, dry_run;
};
extern const struct cli_option letter_send_options[];
extern const char *const letter_formats[];

/* Reads rows, and does with their letters what the options say. */
int letter_send(struct cli *c, struct letter_send *o);

/* --- What the parts share --- */

/* Where they go. */
enum letter_to {
    TO_TEXT,  /* printed, to be read */
    TO_LINKS, /* … to be opened */
    TO_MAIL,  /* … as one mailbox, or one message */
    TO_PIPE,  /* a command gets each */
    TO_DIR,   /* a file each */
    TO_PAGE,  /* all on a page */
    TO_ROWS   /* nowhere: they went by hand */
};

struct sending {
    struct cli *c;
    const struct letter_send *options;
    enum letter_to to;
    struct action_rows rows;
    struct book book;
    struct letter_maker maker;
    VEC(struct letter) all;
    size_t going, failed, recorded;
    struct mime mime;
    struct cli_rows printed; /* where records are printed */
    uint64_t needs;          /* what must be read to add them */
    struct enter *entering;  /* … or added: between two letters, or NULL */
    bool prints;
};

/* mail.c: appends the letter as a message, with its files.  ERR_DATA, ERR_IO.
 */
int letter_mail(struct sending *s, const struct letter *l, struct buf *out);
/* print.c: appends it as text; `link`: with that which opens a chat. */
void letter_text(const struct letter *l, bool link, struct buf *out);
/* All of them on a page of HTML. */
int letter_page(struct sending *s, struct buf *out);

/* tell.c: notes why one does not go, or what it lacks; and what was asked for
 * by rows that are no letters.  Nothing where that is not to be told. */
void letter_tell(struct sending *s, const struct letter *l);
void letter_tell_others(struct sending *s);

/* deliver.c: gives each that goes to where it goes, and calls `went` for it at
 * once.  Signals wait in between.  What fails is told, and the rest goes on;
 * -1 where nothing can go on. */
typedef int letter_went(struct sending *s, const struct letter *l);
int letter_deliver(struct sending *s, letter_went *went);

/* record.c: can all be recorded?  ERR_DATA with the line of the row. */
int letter_check(struct sending *s);
/* Records one, or prints its row. */
int letter_record(struct sending *s, const struct letter *l);

#endif
