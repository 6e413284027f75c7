/*
 * Turns: of what acts outside by what the ledger says, such as letters, one at
 * a time, or two would do the same.  It keeps nobody from reading or writing.
 */
#ifndef ACCT_LEDGER_TURN_H
#define ACCT_LEDGER_TURN_H

#include "base/err.h"

/* Waits for it up to wait_ms, before the ledger of that path is read.  *out is
 * a descriptor: closing it ends the turn, as the end of the process does; -1
 * where the file system has no such locks.  ERR_BUSY: another has it. */
int ledger_turn(const char *path, int wait_ms, int *out, struct err *e);

#endif
