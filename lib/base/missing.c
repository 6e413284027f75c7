/* A library that is not there: see library_open. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/module.h"

void library_missing(const char *file, const char *why, bool little)
{
    char text[400];
    snprintf(text, sizeof text - 1,
             little ? _("acct: %s cannot be opened: %s (too little memory?)")
                    : _("acct: %s cannot be opened: %s (install it again)"),
             file, why);
    size_t n = strlen(text);
    text[n] = '\n';
    ssize_t told = write(STDERR_FILENO, text, n + 1);
    (void)told; /* the status says it, too */
    _exit(1);
}
