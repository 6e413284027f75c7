/*
 * acct-invoice: its options, its commands, and what they share.
 */
#ifndef ACCT_CMD_INVOICE_H
#define ACCT_CMD_INVOICE_H

#include "invoice/commands.h"
#include "outbox/doc/doc.h"
#include "work/draft/draft.h"

/* What is said of anything that is added. */
struct invoice_writing {
    const char *date, *text, *owner;
    struct cli_list set;
    bool dry_run, quiet;
};

/* What a document is made from. */
struct invoice_drafting {
    struct cli_list lines;
    const char *ref, *ground, *due, *currency, *order, *discount, *round;
    bool gross;
};

/* What a paper is to be like, and where it goes. */
struct invoice_sheet {
    struct doc_look look;
    const char *output;
};

/* options.c: what commands share.  Of a struct invoice_writing, and its date
 * apart; of a struct invoice_sheet; of a struct invoice_drafting. */
extern const struct cli_option invoice_writing_options[],
    invoice_date_options[], invoice_sheet_options[], invoice_draft_options[];
extern const char *const invoice_formats[], *const invoice_paper_formats[],
                                                *const invoice_remind_formats[];

/* Options that several commands have; AT says where theirs are kept. */
#define INVOICE_CLIENT                                                         \
    {                                                                          \
        0, "client", N_("CLIENT"),                                             \
            N_("only this client's; pay, refund: on account of this client"),  \
            CLI_TEXT, AT(client)                                               \
    }
#define INVOICE_PERIOD                                                         \
    {                                                                          \
        'p', "period", N_("PERIOD"),                                           \
            N_("only what is dated in it; recurring: what falls due in it"),   \
            CLI_TEXT, AT(period)                                               \
    }
#define INVOICE_CREDITS                                                        \
    {                                                                          \
        0, "credits", NULL,                                                    \
            N_("list: the credit notes instead; payments: these as well"),     \
            CLI_FLAG, AT(credits)                                              \
    }

cli_run cmd_invoice_new, cmd_invoice_pay, cmd_invoice_recurring,
    cmd_invoice_credit, cmd_invoice_quote, cmd_invoice_accept, cmd_invoice_act,
    cmd_invoice_sent, cmd_invoice_signed, cmd_invoice_acts, cmd_invoice_refund,
    cmd_invoice_interest;

/* options.c: a record of that type, as far as those options tell of it. */
int invoice_row(struct cli *c, const struct invoice_writing *w,
                enum rec_type type, struct record *out);
/* A list printed as `text` is a table. */
void invoice_text_is_table(struct cli *c);
/* The client of that name, which --client gives; NULL where `given` is. */
int invoice_client(struct cli *c, struct book *b, const char *given,
                   const struct client **out);
/* A list of ids, numbers or the like, a line each. */
struct out *invoice_out_ids(struct cli *c);
/* ERR_USAGE where there are any. */
int invoice_no_operands(struct cli *c, int argc, char **argv);
/* Appends an amount with its thousands set apart. */
void invoice_amount(struct buf *b, int64_t minor, int digits);
/* Prints what was added: the rows where a format was asked for, else `key` of
 * the first. */
int invoice_print_added(struct cli *c, const struct invoice_writing *w,
                        const struct enter *en, enum column key);
/* Likewise, but `key` of every row of that type, a line each. */
int invoice_print_all_added(struct cli *c, const struct invoice_writing *w,
                            const struct enter *en, enum rec_type type,
                            enum column key);
/* Likewise, but the numbers that an attribute of the rows holds, each once. */
int invoice_print_numbers(struct cli *c, const struct invoice_writing *w,
                          const struct enter *en, const char *attr);

/* --- draft.c --- */

/* What is asked of a document of that type; ERR_USAGE. */
int invoice_draft_read(struct cli *c, enum rec_type type,
                       const struct invoice_drafting *o,
                       const struct invoice_writing *w,
                       struct draft_given *out);
/* Can its paper be made?  Before it is committed. */
int invoice_draft_check(struct cli *c, enum paper_kind kind,
                        const struct draft *d);
/* What a command says of it, once it is committed. */
int invoice_draft_print(struct cli *c, enum paper_kind kind,
                        const struct invoice_writing *w, struct draft *d);

/* paper.c.  Is a sheet asked for, HTML or PDF? */
bool invoice_sheet_wanted(const struct cli *c);
/* Is what was added to be printed as papers, rather than by its number?
 * ACCT_FORMAT is not to change what a script reads: the number. */
bool invoice_print_as_paper(const struct cli *c,
                            const struct invoice_writing *w);
/* Prints it in the format asked for, text where none is, to that file or, where
 * it is NULL, standard output. */
int invoice_paper_print(struct cli *c, struct doc_maker *m,
                        const struct doc_page *page, const char *output);
/* Likewise what was added, as the settings say. */
int invoice_paper_print_added(struct cli *c, struct book *b,
                              const struct doc_page *page);
/* After the commit: the receipt's number; itself where a draft or text is asked
 * for; or the rows. */
int invoice_print_receipt(struct cli *c, const struct invoice_writing *w,
                          struct book *b, const struct enter *en);

/* Of letters that are issued.  Options that only go with --issue, or
 * with a sheet, which is made or not, or that do not go with it; ERR_USAGE. */
int invoice_check_issue(struct cli *c, bool issue,
                        const struct invoice_writing *w,
                        const struct invoice_sheet *sheet, bool made);
/* What their records say, of all that the command line can. */
int invoice_letter_row(struct cli *c, const struct invoice_writing *w,
                       struct record *out);

#endif
