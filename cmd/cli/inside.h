/*
 * How cmd/cli works together: run.c calls options.c, format.c, help.c and
 * streams.c, that calls guard.c.
 */
#ifndef ACCT_CMD_CLI_INSIDE_H
#define ACCT_CMD_CLI_INSIDE_H

#include <stdio.h>
#include <sys/types.h>

#include "cli/cli.h"

/* The options that every tool has. */
struct cli_common {
    const char *ledger, *format, *as_of, *config, *wait, *color;
    bool help, version;
    bool quiet;   /* of a command that has no option of its own for that */
    bool help_of; /* --help came before an operand: help of what that names */
    bool named;   /* c->command was named, and is no default */
};
/* table.c: they, in the order of --help; ends with a NULL name. */
extern const struct cli_option cli_common_options[];

/* table.c: an option of a command's, its own or inherited.  They are visited in
 * their order; `base`: of what its `at` counts from. */
struct cli_walk {
    const struct cli_command *command;
    const struct cli_inherited *set; /* the next */
    const struct cli_option *option; /* the next of the table */
    size_t base;
};
void cli_walk_begin(struct cli_walk *w, const struct cli_command *command);
/* NULL: there are no more. */
const struct cli_option *cli_walk_next(struct cli_walk *w, size_t *base);
/* The option of that long name, or NULL. */
const struct cli_option *cli_walk_find(const struct cli_command *command,
                                       const char *name, size_t *base);

/* Finds c->command and fills its options (*options, cli_options_release frees
 * it) and *common; *argc and *argv become the operands.  -1: ERR_USAGE. */
int cli_parse(struct cli *c, struct cli_common *common, void **options,
              int *argc, char ***argv);
/* Wherever an owner is asked for, "me" is the setting acct.owner.  Once that is
 * read; ERR_USAGE. */
int cli_name_owner(struct cli *c, void *options);
void cli_options_release(const struct cli_command *command, void *options);

/* format.c: sets c->format and the like from what -O says, else from the end of
 * the name that --output has among the command's options, else from what is
 * `usual`; either may be NULL.  ERR_USAGE. */
int cli_set_format(struct cli *c, const char *given, const char *usual,
                   const void *options);

/* Notes the files that options name to be read in c->reads, which the caller
 * releases. */
void cli_find_reads(struct cli *c, const void *options);

/* guard.c: may that file be written over?  ERR_USAGE: it is the ledger, a file
 * of the user's directory, or one that this run reads. */
int cli_guard(struct cli *c, const char *option, const char *path);
/* streams.c: the error for what could not be printed.  Returns -1. */
int cli_print_failed(struct cli *c, int number);
/* write.c: makes the directory, with those above it; ERR_IO. */
int cli_make_dir(struct cli *c, const char *name);

/* Descriptors 0 to 2 that are closed would be the next file's that is opened,
 * and what is printed would be in the ledger: they lead nowhere. */
void cli_hold_streams(void);

/* pager.c: until the user has seen enough; standard output is closed. */
void cli_pager_wait(struct cli *c);

/* Help of the tool, or of one command. */
void cli_help(const struct cli *c, const struct cli_command *only, FILE *out);

#endif
