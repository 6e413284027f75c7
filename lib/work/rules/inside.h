/*
 * What reading rules is made of: words.c is the ground, parse.c takes the cells
 * of a row in turn, rules.c reads files.
 */
#ifndef ACCT_WORK_RULES_INSIDE_H
#define ACCT_WORK_RULES_INSIDE_H

#include "work/rules/rules.h"

/* parse.c: fills the rest of *r from its cells; strings go to the arena.
 * ERR_DATA with the column's name in front. */
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
/* text.c */
int rule_parse_text(struct arena *a, struct rule *r, struct err *e);

/* words.c: takes the part before the first " SEP " off *rest; false at its end.
 */
bool rule_cut(struct str *rest, const char *sep, struct str *part);
/* The next word off *rest, which blanks part. */
bool rule_next(struct str *rest, struct str *word);
/* The word of that part that can be asked of `on`, or NULL. */
const struct rule_word *rule_word(enum rule_part part, int on, struct str s);
/* What a name asks of things of that sort (enum rule_on), or of clients; where
 * it is no word of the rules, an attribute. */
enum rule_value rule_value_named(int on, struct str name);
enum rule_who rule_who_named(struct str name);
/* ERR_DATA: "no WHAT 'S' (did you mean …?)", or the list of them. */
int rule_unknown(enum rule_part part, int on, const char *what, struct str s,
                 struct err *e);

#endif
