/*
 * Settings by name, and their values checked.
 */
#ifndef ACCT_BASE_CONF_INSIDE_H
#define ACCT_BASE_CONF_INSIDE_H

#include "base/conf/conf.h"

/* The error for a line that begins with a blank, and goes on with nothing. */
int conf_no_more(struct err *e);

/* NULL where there is none of that name. */
const struct conf_setting *conf_find(const char *section, const char *name);
bool conf_has_section(const char *section);
/* The error for such a name: says the closest. */
int conf_unknown(const char *section, const char *name, struct err *e);
/* Is the value of the setting's kind?  One line of it, of CONF_LINES.
 * ERR_DATA. */
int conf_check(const struct conf_setting *s, const char *value, struct err *e);

#endif
