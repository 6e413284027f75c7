/* Letters on their way. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "cli/envelope.h"
#include "letter/send.h"
#include "mime/mbox.h"

static bool by_mail(const struct letter *l)
{
    return strcmp(l->row.channel, "email") == 0;
}

/* --- A command --- */

/* It has the signals that this program was started with. */
static int start(struct sending *s, int *fd, pid_t *child)
{
    /* Ctrl-C is for this program, which lets what has begun come to its end. */
    const char *const argv[] = {
        "sh", "-c",
        arena_fmt(&s->c->home.arena, "trap '' INT\n%s", s->options->pipe),
        NULL};
    int ends[2];
    sigset_t none;
    posix_spawnattr_t attr;
    posix_spawn_file_actions_t files;
    if (pipe2(ends, O_CLOEXEC) < 0)
        return errno;
    sigemptyset(&none);
    posix_spawnattr_init(&attr);
    posix_spawnattr_setsigmask(&attr, &none);
    sigaddset(&none, SIGPIPE);
    posix_spawnattr_setsigdefault(&attr, &none);
    posix_spawnattr_setflags(&attr,
                             POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, ends[0], STDIN_FILENO);
    /* what it prints is no row */
    posix_spawn_file_actions_adddup2(&files, STDERR_FILENO, STDOUT_FILENO);
    int rc = posix_spawn(child, "/bin/sh", &files, &attr, (char *const *)argv,
                         environ);
    posix_spawn_file_actions_destroy(&files);
    posix_spawnattr_destroy(&attr);
    close(ends[0]);
    *fd = ends[1];
    if (rc)
        close(ends[1]);
    return rc;
}

static int command(struct sending *s, const struct letter *l, struct str bytes)
{
    int fd = -1, status, rc = 0;
    pid_t child;
    int number = start(s, &fd, &child);
    if (number)
        return err_errno(&s->c->err, number, "%s",
                         _("the command cannot be started"));
    /* one that does not read it all may have done its work all the same */
    if (file_write(fd, bytes, NULL) < 0 && errno != EPIPE)
        rc = err_errno(&s->c->err, errno, "%s",
                       _("the message cannot be given to the command"));
    close(fd);
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return err_errno(&s->c->err, errno, "waitpid");
    if (rc < 0)
        return rc;
    if (WIFSIGNALED(status))
        return err_set(&s->c->err, ERR_IO,
                       _("%s: the command was ended by signal %d"), l->row.key,
                       WTERMSIG(status));
    return WEXITSTATUS(status)
               ? err_set(&s->c->err, ERR_IO,
                         _("%s: the command failed (status %d)"), l->row.key,
                         WEXITSTATUS(status))
               : 0;
}

static int to_pipe(struct sending *s, const struct letter *l)
{
    struct buf bytes = {0};
    int rc = letter_mail(s, l, &bytes);
    if (rc == 0)
        rc = command(s, l, buf_view(&bytes));
    buf_release(&bytes);
    return rc;
}

/* --- A directory --- */

/* What is left of a key in the name of a file. */
static const char *file_name(struct sending *s, const struct letter *l)
{
    char *name = arena_fmt(&s->c->home.arena, "%s.%s", l->row.key,
                           by_mail(l) ? "eml" : "txt");
    for (char *p = name; *p; p++)
        if ((unsigned char)*p < ' ' || strchr("/\\:*?\"<>|% ", *p))
            *p = '-';
    if (*name == '.')
        *name = '-';
    return name;
}

/* What goes with a text that has no place for it. */
static int files_beside(struct sending *s, const struct letter *l)
{
    struct letter_files files = {0};
    int rc =
        letter_files(&s->maker, l, cli_draw_module(s->c), &files, &s->c->err);
    for (size_t i = 0; rc == 0 && i < files.all.n; i++) {
        const char *path = home_join(&s->c->home.arena, s->options->output,
                                     str_of(files.all.v[i].name));
        if (cli_write_new(s->c, path, 0600, files.all.v[i].bytes) < 0)
            rc = err_errno(&s->c->err, errno, "%s", path);
    }
    letter_files_release(&files);
    return rc;
}

static int to_file(struct sending *s, const struct letter *l)
{
    struct buf bytes = {0};
    const char *path = home_join(&s->c->home.arena, s->options->output,
                                 str_of(file_name(s, l)));
    int rc = 0;
    if (by_mail(l))
        rc = letter_mail(s, l, &bytes);
    else
        letter_text(l, true, &bytes);
    if (rc == 0 && !by_mail(l))
        rc = files_beside(s, l);
    if (rc == 0 && access(path, F_OK) == 0)
        rc = err_errno(&s->c->err, EEXIST,
                       _("%s (take it away, or write to another directory)"),
                       path);
    if (rc == 0 && cli_write_new(s->c, path, 0600, buf_view(&bytes)) < 0)
        rc = err_errno(&s->c->err, errno, "%s", path);
    buf_release(&bytes);
    return rc;
}

/* --- Standard output --- */

static const char *from(const struct sending *s)
{
    return conf_text_on(&s->c->home.conf, "me.email", s->c->home.today);
}

static int to_output(struct sending *s, const struct letter *l, bool first)
{
    struct buf bytes = {0};
    int rc = 0;
    if (s->to == TO_LINKS)
        buf_fmt(&bytes, "%s\t%s\n", l->row.key,
                *l->link ? l->link : l->row.address);
    else if (s->to == TO_TEXT) {
        buf_puts(&bytes, first ? "" : "\f\n");
        letter_text(l, false, &bytes);
    } else {
        struct buf mail = {0};
        rc = letter_mail(s, l, &mail);
        if (rc == 0 && strcmp(s->c->own_format, "mbox") == 0)
            mbox_put(from(s), cli_mail_time(s->c), buf_view(&mail), &bytes);
        else
            buf_str(&bytes, buf_view(&mail));
        buf_release(&mail);
    }
    fwrite(buf_cstr(&bytes), 1, bytes.n, stdout);
    buf_release(&bytes);
    return rc;
}

static int one(struct sending *s, const struct letter *l, bool first)
{
    switch (s->to) {
    case TO_PIPE:
        return to_pipe(s, l);
    case TO_DIR:
        return to_file(s, l);
    case TO_ROWS:
        return 0;
    case TO_TEXT:
    case TO_LINKS:
    case TO_MAIL:
    case TO_PAGE:
        break;
    }
    return to_output(s, l, first);
}

/* Whoever ends the run is told what is left, before it ends. */
static void tell_left(struct sending *s, const struct letter *l)
{
    static const int ends[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
    sigset_t waiting;
    size_t n = 0;
    bool ended = false;
    sigpending(&waiting);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        struct sigaction now;
        sigaction(ends[i], NULL, &now);
        ended = ended || (sigismember(&waiting, ends[i]) == 1 &&
                          now.sa_handler != SIG_IGN);
    }
    for (l++; ended && l < s->all.v + s->all.n; l++)
        n += l->fate == LETTER_GOES;
    if (n)
        cli_note(s->c,
                 P_("%zu letter is left: the same again sends it",
                    "%zu letters are left: the same again sends them", n),
                 n);
}

/* Between a message and its record nothing comes in: a signal waits. */
static int one_and_record(struct sending *s, const struct letter *l, bool first,
                          letter_went *went)
{
    sigset_t all, before;
    sigfillset(&all);
    sigprocmask(SIG_SETMASK, &all, &before);
    int rc = s->prints ? cli_can_print(s->c) : 0;
    if (rc < 0) {
        sigprocmask(SIG_SETMASK, &before, NULL);
        return rc;
    }
    rc = one(s, l, first);
    if (rc < 0) {
        s->failed++;
        cli_note(s->c, "%s", s->c->err.text);
        s->c->err = (struct err)ERR_INIT;
        rc = 0;
    } else {
        rc = went(s, l);
    }
    if (rc == 0)
        tell_left(s, l);
    sigprocmask(SIG_SETMASK, &before, NULL);
    return rc;
}

int letter_deliver(struct sending *s, letter_went *went)
{
    bool first = true;
    int rc = 0;
    signal(SIGPIPE, SIG_IGN);
    if ((s->to == TO_PIPE || s->to == TO_MAIL) && s->going &&
        cli_mail_check(s->c, NULL) < 0)
        return -1;
    for (size_t i = 0; i < s->all.n && rc == 0; i++) {
        const struct letter *l = &s->all.v[i];
        if (l->fate != LETTER_GOES)
            continue;
        rc = one_and_record(s, l, first, went);
        first = false;
    }
    return rc;
}
