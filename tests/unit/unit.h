/* What every unit test needs: cmocka, and what cmocka needs before it. */
#ifndef ACCT_TESTS_UNIT_H
#define ACCT_TESTS_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#endif
