/*
 * What all tools share: options as a table, where the user's files are, the
 * as-of date, reading, writing and printing, messages and exit status.
 *
 *     int main(int argc, char **argv)
 *     {
 *         struct options o = {0};
 *         return cli_main(&tool, &o, argc, argv);
 *     }
 *
 * cli_main parses the common options and the tool's own (into the tool's
 * struct), then calls the run function of the command.  That returns 0, or -1
 * with c->err filled; cli_main prints the error, closes standard output, and
 * maps the kind to an exit status: 0 done, 1 data or I/O, 2 usage.
 */
#ifndef ACCT_CMD_CLI_H
#define ACCT_CMD_CLI_H

#include <stddef.h>

#include "base/conf/home.h"
#include "book/book.h"
#include "print/out.h"
#include "work/enter/enter.h"

enum cli_kind {
    CLI_FLAG, /* bool */
    CLI_TEXT, /* const char *: NULL where not given */
    CLI_LIST  /* struct cli_list: may be given again */
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
    size_t at; /* offsetof in the tool's struct */
    unsigned
        commands; /* bits of the commands (by index) that take it; 0: all */
};

struct cli;
typedef int cli_run(struct cli *c, void *options, int argc, char **argv);

/* A tool without commands has one, with a NULL name.  In a tool with commands
 * one with a NULL name runs where none is named. */
struct cli_command {
    const char *name;
    const char *operands; /* as in the synopsis: "CLIENT [TEXT…]" */
    const char *help;     /* N_(): one line */
    cli_run *run;
};

/* Formats that only some commands have. */
struct cli_formats {
    const char *const *names; /* ends with NULL */
    unsigned commands;        /* bits, by index */
};

struct cli_tool {
    const char *name;
    const char *summary;              /* N_(): one line */
    const struct cli_option *options; /* ends with a NULL name */
    const struct cli_command *commands;
    size_t commands_n;
    const char *const
        *formats; /* of all its commands, ends with NULL; or NULL */
    const struct cli_formats *some_formats; /* ends with NULL names; or NULL */
    /* `--help OPERAND`: prints it; -1 with c->err.  May be NULL. */
    cli_run *help;
    const char *more; /* N_(): said at the end of --help, or NULL */
};

struct cli {
    const struct cli_tool *tool;
    struct err err;
    struct home home; /* where things are, and as of when */
    enum out_format format;
    bool format_given;      /* by option */
    const char *own_format; /* of the command's, or NULL */
    bool color;
    int width;
    bool warned;             /* of the ledger's end */
    bool later;              /* cli_book keeps later records apart */
    struct cli_words *words; /* of papers, as far as they were read */
    const char *output;      /* where standard output goes, or NULL */
    const char *output_new;  /* the new file for it, or NULL */
};

/* holder.c: where c->err says that the ledger is locked, says by whom, as
 * far as that can be seen.  Returns -1. */
int cli_holder(struct cli *c);

int cli_main(const struct cli_tool *tool, void *options, int argc, char **argv);

/* options.c: of use to run.c */
struct cli_common {
    const char *ledger, *format, *as_of, *config, *wait, *color;
    bool help, version;
};
/* Fills both structs; *argc and *argv become the operands, *command the index
 * of the command.  -1: ERR_USAGE. */
int cli_parse(struct cli *c, struct cli_common *common, void *options,
              int *argc, char ***argv, size_t *command);
void cli_help(const struct cli *c, FILE *out);
/* Prints the text from that column on, broken at blanks, and ends the line, on
 * which `at` columns are taken. */
void cli_wrap(FILE *out, const char *text, int at, int column);

/* Fills c->err with ERR_USAGE; returns -1. */
int cli_usage(struct cli *c, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
/* A note on standard error, with the tool's name in front. */
void cli_note(const struct cli *c, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* Dates of the command line, relative to as-of; ERR_USAGE.  `what` names the
 * option for the message. */
int cli_day(struct cli *c, const char *what, const char *text,
            enum day_edge edge, int32_t *day);
int cli_period(struct cli *c, const char *what, const char *text,
               struct period *p);
/* A decimal of the command line. */
int cli_decimal(struct cli *c, const char *what, const char *text,
                struct decimal *d);

/* Opens and folds the ledger as of c->home.as_of; warnings go to standard
 * error. The caller releases the book. */
int cli_book(struct cli *c, uint64_t types, bool texts, const char *only,
             struct book *b);
/* The same in two steps, for more than one book out of one ledger (standard
 * input can be opened once only).  The caller closes the ledger. */
int cli_ledger(struct cli *c, struct ledger **l);
int cli_book_from(struct cli *c, struct ledger *l, uint64_t types, bool texts,
                  const char *only, struct book *b);
/* The client that an operand or option names. */
int cli_client(struct cli *c, struct book *b, const char *given,
               struct client **out);

/* streams.c: standard output goes to that file from here on (NULL or "-": it
 * stays), to a new one that takes its place when all went well.  ERR_USAGE
 * where it is the ledger or the configuration; ERR_IO. */
int cli_output(struct cli *c, const char *path);
/* Of use to run.c: ends it, `well` or not; -1 with c->err. */
int cli_output_end(struct cli *c, bool well);
/* Descriptors 0 to 2 that are closed would be the next file's that is opened,
 * and what is printed would be in the ledger: they lead nowhere. */
void cli_hold_streams(void);

/* draw.c: the file of the drawing module, of the run: beside the program, or
 * where it was to be installed. */
const char *cli_draw_module(struct cli *c);

/* A writer to standard output in the chosen format. */
struct out *cli_out(struct cli *c, const struct out_column *columns, size_t n,
                    const char *empty);
int cli_out_close(struct cli *c, struct out *o);

/* What the writing options of a tool say; see cli_enter_begin. */
struct cli_enter {
    bool force, dry_run, create, texts;
    bool as_of; /* the book is as of c->home.as_of: see enter_options */
};
/* Locks the ledger for adding.  `types`: see enter_needs. */
int cli_enter_begin(struct cli *c, const struct cli_enter *how, uint64_t types,
                    struct enter **en);
/* The day of the record, whose date may be an instant; today where it has none.
 */
int32_t cli_record_day(const struct cli *c, const struct record *r);
/* Commits; the caller prints what is to be printed, and ends it. */
int cli_enter_commit(struct cli *c, struct enter *en);
/* Ends it (which may be NULL), rc being what came of it so far.  What was added
 * is taken back where rc is not 0 or standard output fails, so that the exit
 * status tells.  Returns rc, or -1. */
int cli_enter_end(struct cli *c, struct enter *en, int rc);
/* Prints the completed rows as ledger rows in the chosen format. */
int cli_enter_print(struct cli *c, const struct enter *en);
/* Likewise rows that were not completed, for acct-add to read. */
int cli_records_print(struct cli *c, const struct record *rows, size_t n);

/* A record from words: `attrs` are KEY=VALUE operands of -s.  The cells are in
 * c->home.arena. */
struct cli_record {
    enum rec_type type;
    const char *client, *ref, *date, *due, *amount, *currency, *channel, *owner,
        *text; /* NULL: empty; dates may be words */
    const struct cli_list *attrs;
};
int cli_record(struct cli *c, const struct cli_record *from,
               struct record *out);
/* Puts key=value into a record's attrs. */
void cli_record_attr(struct cli *c, struct record *r, const char *key,
                     const char *value);
/* An attribute of a record, its escapes undone, of the run; "" where it has
 * none. */
const char *cli_attr_of(struct cli *c, const struct record *r,
                        const char *name);
/* Operands joined with blanks; "" for none. */
const char *cli_join(struct cli *c, int argc, char **argv);

#endif
