/* Counts steps: a compiler that is told to (-fsanitize-coverage=trace-pc) calls
 * this at the beginning of each basic block.  What was counted goes to the file
 * that ACCT_STEPS names, in decimal, when the program ends.  No two runs on the
 * same input differ, whatever the machine does besides. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* The compiler's name for it. */
void __sanitizer_cov_trace_pc(void);

static unsigned long long steps;

void __sanitizer_cov_trace_pc(void)
{
    steps++;
}

__attribute__((destructor)) static void tell(void)
{
    const char *path = getenv("ACCT_STEPS");
    int fd = path ? open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600) : -1;
    if (fd < 0)
        return;
    dprintf(fd, "%llu\n", steps);
    close(fd);
}
