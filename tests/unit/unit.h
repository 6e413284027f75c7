/* What every unit test needs: cmocka, and the program's share of mem.h. */
#ifndef ACCT_TESTS_UNIT_H
#define ACCT_TESTS_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/mem.h"

_Noreturn void mem_exhausted(size_t wanted)
{
    (void)wanted;
    abort();
}

#endif
