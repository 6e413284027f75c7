/* What must not be left half done is done before a signal is heard. */
#include "inside.h"

void signals_wait(sigset_t *before)
{
    static const int ours[] = {SIGSEGV, SIGBUS,  SIGFPE, SIGILL,
                               SIGABRT, SIGTRAP, SIGSYS};
    sigset_t all;
    sigfillset(&all);
    for (size_t i = 0; i < sizeof ours / sizeof *ours; i++)
        sigdelset(&all, ours[i]);
    sigprocmask(SIG_BLOCK, &all, before);
}

void signals_go(const sigset_t *before)
{
    sigprocmask(SIG_SETMASK, before, NULL);
}
