/* What is printed on a terminal, a screen at a time. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "inside.h"

/* NULL: the usual one; "": none. */
static const char *users(void)
{
    static const char *const names[] = {"ACCT_PAGER", "PAGER"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *given = getenv(names[i]);
        if (given)
            return strcmp(given, "cat") == 0 ? "" : given;
    }
    return NULL;
}

/* Reads from that descriptor.  What the user names is the user's own, and may
 * have options. */
static bool start(const char *given, int from, pid_t *child)
{
    const char *const usual[] = {"less", NULL};
    const char *const own[] = {"sh", "-c", given, NULL};
    const char *const *argv = given ? own : usual;
    posix_spawn_file_actions_t actions;
    if (posix_spawn_file_actions_init(&actions) != 0)
        return false;
    bool well =
        posix_spawn_file_actions_adddup2(&actions, from, STDIN_FILENO) == 0 &&
        posix_spawnp(child, argv[0], &actions, NULL, (char *const *)argv,
                     environ) == 0;
    posix_spawn_file_actions_destroy(&actions);
    return well;
}

/* Who leaves the pager early wants no more of it. */
static void left(int signal_number)
{
    (void)signal_number;
    wait(NULL);
    _exit(0);
}

void cli_pager(struct cli *c)
{
    const char *given = users(), *term = getenv("TERM");
    int pipe_of[2];
    pid_t child;
    if (!c->terminal || c->pager || c->output || (given && !*given) || !term ||
        strcmp(term, "dumb") == 0 || pipe2(pipe_of, O_CLOEXEC) < 0)
        return;
    /* Ends at once where it fits on the screen, lets colours through, and
     * leaves what it showed. */
    setenv("LESS", "FRX", 0);
    fflush(stdout);
    if (start(given, pipe_of[0], &child) &&
        dup2(pipe_of[1], STDOUT_FILENO) >= 0) {
        c->pager = child;
        signal(SIGPIPE, left);
        /* It is the pager that these end. */
        signal(SIGINT, SIG_IGN);
        signal(SIGQUIT, SIG_IGN);
    }
    close(pipe_of[0]);
    close(pipe_of[1]);
}

void cli_pager_wait(struct cli *c)
{
    while (c->pager && waitpid(c->pager, NULL, 0) < 0 && errno == EINTR)
        ;
    c->pager = 0;
}
