/*
 * What reading rules is made of; of use only to rules*.c.
 */
#ifndef ACCT_WORK_RULES_PART_H
#define ACCT_WORK_RULES_PART_H

#include "work/rules/rules.h"

/* Fills the rest of *r from its cells; strings go to the arena.  ERR_DATA with
 * the column's name in front. */
int rule_parse(struct arena *a, struct rule *r, struct err *e);

/* date.c: a cell each. */
int rule_parse_when(struct arena *a, struct rule *r, struct err *e);
int rule_parse_due(struct arena *a, struct rule *r, struct err *e);
int rule_parse_every(struct arena *a, struct rule *r, struct err *e);
int rule_parse_stay(struct arena *a, struct rule *r, struct err *e);
/* test.c */
int rule_parse_on(struct arena *a, struct rule *r, struct err *e);
int rule_parse_for(struct arena *a, struct rule *r, struct err *e);
int rule_parse_until(struct arena *a, struct rule *r, struct err *e);
int rule_parse_text(struct arena *a, struct rule *r, struct err *e);

/* Takes the part before the first " SEP " off *rest; false at its end. */
bool rule_cut(struct str *rest, const char *sep, struct str *part);
/* The next word off *rest, which blanks part. */
bool rule_next(struct str *rest, struct str *word);
/* The word of that part that can be asked of `on`, or NULL. */
const struct rule_word *rule_word(enum rule_part part, int on, struct str s);
/* ERR_DATA: "no WHAT 'S' (did you mean …?)", or the list of them. */
int rule_unknown(enum rule_part part, int on, const char *what, struct str s,
                 struct err *e);

#endif
