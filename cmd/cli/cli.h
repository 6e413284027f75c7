/*
 * What all tools share: commands with their options as tables, where the user's
 * files are, the as-of date, reading, writing and printing, messages and exit
 * status.
 *
 *     int main(int argc, char **argv)
 *     {
 *         return cli_main(&tool, argc, argv);
 *     }
 *
 * cli_main finds the command, fills a struct of the command's with its options,
 * then calls its run function.  That returns 0, or -1 with c->err filled;
 * cli_main prints the error, closes standard output, and maps the kind to an
 * exit status: 0 done, 1 data or I/O, 2 usage; 3 where c->alerted.
 */
#ifndef ACCT_CMD_CLI_H
#define ACCT_CMD_CLI_H

#include <stddef.h>
#include <stdio.h>
#include <sys/types.h>

#include "base/conf/home.h"
#include "book/book.h"
#include "print/out.h"
#include "work/enter/enter.h"

enum cli_kind {
    CLI_FLAG,  /* bool */
    CLI_TEXT,  /* const char *: NULL where not given */
    CLI_MAYBE, /* likewise, "" where given without a value (--name=VALUE) */
    CLI_LIST   /* struct cli_list: may be given again; freed by cli_main */
};

struct cli_list {
    const char **v;
    size_t n, cap;
};

struct cli_option {
    int letter;       /* 0: long only */
    const char *name; /* NULL ends a table */
    const char *arg;  /* N_(): name of the value; NULL for a flag */
    const char *help; /* N_() */
    enum cli_kind kind;
    size_t at; /* offsetof in the struct that the table is about */
};

/* A table that commands share; it is about a struct of its own, which stands
 * `at` bytes into the command's. */
struct cli_inherited {
    const struct cli_option *options; /* NULL ends a list of them */
    size_t at;
};

struct cli;
typedef int cli_run(struct cli *c, void *options, int argc, char **argv);

/* What a command is, beside its code.  In all commands of a tool a letter or a
 * long option has one meaning as to whether it takes a value. */
struct cli_command {
    const char *name;     /* NULL: what runs where none is named; it is first */
    bool open;            /* likewise where the first word is no command's name:
                             it is an operand of its own */
    const char *operands; /* as in the synopsis: "CLIENT [TEXT…]" */
    const char *help;     /* N_(): one line */
    cli_run *run;
    size_t size; /* of the struct that its options fill; zeroed before */
    const struct cli_option *options;      /* its own, or NULL */
    const struct cli_inherited *inherited; /* or NULL */
    const char *const *formats; /* beside the common ones; ends with NULL, or
                                   NULL */
    /* What does that for which there is no option of that name; NULL: nothing.
     * May be NULL itself. */
    const char *(*instead)(const char *option, struct arena *a);
    bool news; /* it tells by itself what is odd about its rows' owners */
};

struct cli_tool {
    const char *name;
    const char *summary;                       /* N_(): one line */
    const struct cli_command *const *commands; /* ends with NULL */
    /* `--help OPERAND`: prints it; 1 where it has nothing of that name; -1 with
     * c->err.  May be NULL. */
    cli_run *help;
    const char *more; /* N_(): said at the end of --help, or NULL */
};

enum { CLI_OFFSETS = 64 };
struct cli {
    const struct cli_tool *tool;
    const struct cli_command *command;
    struct err err;
    struct home home; /* where things are, and as of when */
    /* Of the zone, as it is asked for: see cmd/cli/run.c. */
    _Atomic uint64_t offsets[CLI_OFFSETS];
    enum out_format format;
    bool format_given;      /* by option, or by the end of the output's name */
    const char *own_format; /* of the command's, or NULL */
    bool color;
    int width;
    bool quiet;              /* nothing is printed of an empty answer */
    bool warned;             /* of the ledger's end */
    bool alerted;            /* exit 3: an alert was met */
    bool later;              /* cli_book keeps later records apart */
    VEC(const char *) reads; /* files that options name, to be read */
    const char *output;      /* the file in place of standard output, or NULL */
    bool terminal;           /* standard output is one */
    pid_t pager;             /* … and this reads what is printed; 0: none */
    /* What is printed while it is kept, and where it goes then (a descriptor,
     * while `keeping`). */
    char *kept;
    size_t kept_n;
    bool keeping;
    int out;
    const char *done; /* what was done before it is printed, or NULL */
    uint64_t began;   /* when the run did: see cli_now_ms */
    bool busy;        /* cli_busy's line is on the terminal */
};

/* --- run.c --- */

int cli_main(const struct cli_tool *tool, int argc, char **argv);

/* --- say.c --- */

/* Fills c->err with ERR_USAGE; returns -1. */
int cli_usage(struct cli *c, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
/* A note on standard error, with the tool's name in front; those that were left
 * in c->home come before it. */
void cli_note(struct cli *c, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
/* Those alone. */
void cli_say_notes(struct cli *c);
/* busy.c: of a run that takes its time, what it does now: a line on standard
 * error where that is a terminal, which the next one takes the place of.
 * cli_idle takes it away, before anything else is printed there. */
void cli_busy(struct cli *c, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
void cli_idle(struct cli *c);
/* A text on standard error, likewise; nothing of it reaches the terminal
 * unescaped. */
void cli_say(const struct cli *c, const char *text);

/* Prints the text from that column on, broken at blanks, and ends the line, on
 * which `at` columns are taken; help.c. */
void cli_wrap(FILE *out, const char *text, int at, int column);
/* Likewise a text of its own, on standard output, as wide as the terminal is.
 */
void cli_text(const struct cli *c, const char *text);

/* --- ask.c --- */

/* Dates of the command line, relative to as-of; ERR_USAGE.  `what` names the
 * option for the message. */
int cli_day(struct cli *c, const char *what, const char *text,
            enum day_edge edge, int32_t *day);
/* Of what has happened: not after today. */
int cli_past_day(struct cli *c, const char *what, const char *text,
                 int32_t *day);
int cli_period(struct cli *c, const char *what, const char *text,
               struct period *p);
/* A decimal of the command line. */
int cli_decimal(struct cli *c, const char *what, const char *text,
                struct decimal *d);

/* --- read.c --- */

/* Opens and folds the ledger as of c->home.as_of; warnings go to standard
 * error. The caller releases the book. */
int cli_book(struct cli *c, uint64_t types, bool texts, const char *only,
             struct book *b);
/* The same in two steps, for more than one book out of one ledger (standard
 * input can be opened once only).  The caller closes the ledger. */
int cli_ledger(struct cli *c, struct ledger **l);
int cli_book_from(struct cli *c, struct ledger *l, uint64_t types, bool texts,
                  const char *only, struct book *b);
/* Two of them out of one pass. */
struct cli_book_wanted {
    uint64_t types;
    bool texts;
    const char *only;
};
int cli_books_from(struct cli *c, struct ledger *l,
                   const struct cli_book_wanted wanted[2],
                   struct book *const of[2]);
/* The client that an operand or option names. */
int cli_client(struct cli *c, struct book *b, const char *given,
               struct client **out);

/* --- streams.c --- */

/* What is printed from here on is for that file (NULL or "-": it stays where it
 * is): a new one takes its place when all went well, at the end of the run.
 * `option` names it in messages.  ERR_USAGE where it is the ledger, or another
 * file that must not be lost. */
int cli_output(struct cli *c, const char *option, const char *path);
/* Ends what cli_output began, `well` or not; -1 with c->err. */
int cli_output_end(struct cli *c, bool well);

/* Who changes the ledger prints beside it, not while others wait:
 *
 *     cli_keep, print…, cli_keep_end    what will be printed is made
 *     cli_can_print                     or nothing is done
 *     …                                 it is done; the lock is given back;
 *     c->done = …                       what a failure from here on will say
 *     cli_print_kept
 *
 * Notes are kept, too, until they are said. */
void cli_keep(struct cli *c);
/* ERR_IO where there was no memory for it. */
int cli_keep_end(struct cli *c);
/* ERR_IO where it is known that what is printed reaches nobody: standard output
 * is closed, or a pipe that nobody reads any more. */
int cli_can_print(struct cli *c);
/* ERR_IO. */
int cli_print_kept(struct cli *c);

/* --- print.c --- */

/* module.c: the files of the modules that draw and write mail, of the run:
 * beside the program, or where they were to be installed. */
const char *cli_draw_module(struct cli *c);
const char *cli_mail_module(struct cli *c);

/* pager.c: where standard output is a terminal, what is printed from here on is
 * shown a screen at a time: by ACCT_PAGER, PAGER, or less. */
void cli_pager(struct cli *c);
/* browse.c: shows a page in a browser, out of a file of that name in the user's
 * cache, and says so.  ERR_IO: it cannot be written, or no browser could be
 * started; the message says where it is then. */
int cli_browse(struct cli *c, const char *name, struct str page);

/* streams.c: a new file, with all of its bytes or not at all.  -1 with errno.
 */
int cli_write_new(struct cli *c, const char *path, mode_t mode,
                  struct str bytes);

/* A writer to standard output in the chosen format. */
struct out *cli_out(struct cli *c, const struct out_column *columns, size_t n,
                    const char *empty);
int cli_out_close(struct cli *c, struct out *o);
/* Are findings printed as lines, FILE:LINE: what?  They are, unless a format of
 * rows was asked for. */
bool cli_lines(const struct cli *c);

/* --- write.c --- */

/* What the writing options of a tool say; see cli_enter_begin. */
struct cli_enter {
    bool force, dry_run, create, texts;
    bool as_of;   /* the book is as of c->home.as_of: see enter_options */
    bool news;    /* enter_news is wanted */
    bool unseen;  /* the rows are not looked at again: see enter_options */
    bool lasting; /* their cells live as long as it takes: likewise */
    size_t ids;   /* about so many rows have one of their own */
    const struct seen_by *known; /* rows that are left out, or NULL */
    const struct enter_few *few; /* or NULL: see enter_options */
};
/* Milliseconds since 1970, for ids. */
uint64_t cli_now_ms(void);
/* Before what is to be added is read, where that comes through a pipe, of a
 * program that has done it by then: could it be?  The ledger is there, or can
 * be made; it is one; nobody has it locked for long.  ERR_IO, ERR_DATA,
 * ERR_BUSY. */
int cli_can_write(struct cli *c);
/* The whole of it, as all commands write: begin, add, print, commit, end.  Each
 * returns 0, or -1 with c->err, and nothing was added then.  `print` runs when
 * the rows are made; what it prints and notes is kept until they are in the
 * ledger and that is unlocked, so that who reads slowly keeps nobody waiting.
 * Where it cannot be printed then, the message says that they were added. */
struct cli_writing {
    int (*add)(struct cli *c, struct enter *en, void *arg);
    int (*print)(struct cli *c, const struct enter *en, void *arg);
};
int cli_write(struct cli *c, const struct cli_enter *how, uint64_t types,
              const struct cli_writing *w, void *arg);
/* The same again and again, with what others do in between: the ledger is read
 * anew only where it has changed.  *kept is NULL at first, and for enter_end
 * after the last; `how` and `types` are the same for all. */
int cli_write_more(struct cli *c, const struct cli_enter *how, uint64_t types,
                   const struct cli_writing *w, void *arg, struct enter **kept);

/* --- print.c --- */

/* Prints the completed rows as ledger rows in the chosen format. */
int cli_enter_print(struct cli *c, const struct enter *en);
/* Likewise rows that were not completed, for acct-add to read. */
int cli_records_print(struct cli *c, const struct record *rows, size_t n);
/* The same one by one, as they come. */
struct cli_rows {
    struct out_column columns[COLUMNS];
    struct out *out;
};
void cli_rows_begin(struct cli *c, struct cli_rows *r);
void cli_rows_put(struct cli_rows *r, const struct record *row);
/* Whoever reads them gets those so far; ERR_IO. */
int cli_rows_flush(struct cli *c, struct cli_rows *r);
int cli_rows_end(struct cli *c, struct cli_rows *r);

/* --- ask.c --- */

/* Whoever is asked for as "me" is the setting acct.owner; all others, and NULL,
 * as given.  ERR_USAGE where it is not set. */
int cli_owner(struct cli *c, const char *given, const char **out);
/* A record from words: `attrs` are KEY=VALUE operands of -s.  The cells are in
 * c->home.arena. */
struct cli_record {
    enum rec_type type;
    const char *client, *ref, *date, *due, *amount, *currency, *channel, *owner,
        *text;    /* NULL: empty; dates may be words */
    bool planned; /* it may lie ahead, whatever its type */
    const struct cli_list *attrs;
};
int cli_record(struct cli *c, const struct cli_record *from,
               struct record *out);
/* Operands joined with blanks; "" for none. */
const char *cli_join(struct cli *c, int argc, char **argv);

#endif
