/*
 * What is called of inih, which is opened at the first call:
 * inih()->ini_parse_stream.
 */
#ifndef ACCT_BASE_CONF_INIH_H
#define ACCT_BASE_CONF_INIH_H

#include <ini.h>

#include "base/module.h"

#define INIH_FUNCTIONS(X) X(ini_parse_stream)

struct inih {
    INIH_FUNCTIONS(LIBRARY_MEMBER)
};
const struct inih *inih(void);

#endif
