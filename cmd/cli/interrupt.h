/*
 * Interrupts, while rows come through a pipe: who has sent them got the same
 * signal, and ends; what it had done by then is to be kept.
 *
 *     interrupt_hold(&i, c)
 *     interrupt_wait(&i, &e)  …    before each read
 *     read, and do what is to be done with it
 *     interrupt_end(&i)
 *
 * A first SIGINT, SIGTERM or SIGHUP is told, and waits for the input's end; one
 * more ends the program as it always does.  (Of SIGHUP many are one: a terminal
 * that closes and the shell on it send one each.)  Signals that are ignored
 * stay so, and where standard input is no pipe all is as usual.
 */
#ifndef ACCT_CMD_INTERRUPT_H
#define ACCT_CMD_INTERRUPT_H

#include <signal.h>

#include "cli/cli.h"

struct interrupt {
    struct cli *c;
    int fd; /* of the signals; -1: they come as usual */
    sigset_t before;
    int by; /* the signal that was told; 0: none */
};

void interrupt_hold(struct interrupt *i, struct cli *c);
/* Waits until there is something to read, or the end; -1 with ERR_IO. */
int interrupt_wait(struct interrupt *i, struct err *e);
void interrupt_end(struct interrupt *i);

#endif
