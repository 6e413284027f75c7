/* Adding to the ledger, as all tools do it. */
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>

#include "base/i18n.h"
#include "cli/cli.h"

/* The user's directory, with those above it. */
static int make_home(struct cli *c)
{
    char *path = arena_dup(&c->home.arena, c->home.dir, strlen(c->home.dir));
    for (char *p = path + 1; *p; p++) {
        if (*p != '/')
            continue;
        *p = '\0';
        if (mkdir(path, 0700) < 0 && errno != EEXIST)
            return err_errno(&c->err, errno, _("cannot make %s"), path);
        *p = '/';
    }
    if (mkdir(path, 0700) < 0 && errno != EEXIST)
        return err_errno(&c->err, errno, _("cannot make %s"), path);
    return 0;
}

uint64_t cli_now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

int cli_enter_begin(struct cli *c, const struct cli_enter *how, uint64_t types,
                    struct enter **en)
{
    /* What cannot be told is taken back: see cli_enter_end. */
    signal(SIGPIPE, SIG_IGN);
    struct enter_options options = {
        .path = c->home.ledger,
        .conf = &c->home.conf,
        .home = &c->home,
        .now = c->home.now,
        .zone = c->home.zone,
        .now_ms = cli_now_ms(),
        .wait_ms = c->home.wait_ms,
        .types = types,
        .create = how->create,
        .force = how->force,
        .dry_run = how->dry_run,
        .texts = how->texts,
        .news = how->news,
        .unseen = how->unseen,
        .known = how->known ? *how->known : (struct seen_by){0},
        .as_of = how->as_of ? &c->home.as_of : NULL,
    };
    if (strcmp(c->home.ledger, "-") == 0 && !how->dry_run)
        return cli_usage(c, _("standard input cannot be added to (name a file "
                              "with -f)"));
    if (how->create && !how->dry_run && !c->home.ledger_given &&
        make_home(c) < 0)
        return -1;
    if (enter_begin(en, &options, &c->err) < 0)
        return ledger_holder(c->home.ledger, c->home.wait_ms, &c->err);
    return 0;
}

int cli_enter_commit(struct cli *c, struct enter *en)
{
    if (enter_commit(en, &c->err) < 0)
        return -1;
    if (*enter_warning(en))
        cli_note(c, "%s", enter_warning(en));
    return 0;
}

int cli_enter_end(struct cli *c, struct enter *en, int rc)
{
    if (!en)
        return rc;
    if (rc == 0 && (fflush(stdout) != 0 || ferror(stdout)))
        rc = err_errno(&c->err, errno, _("standard output"));
    struct err why = ERR_INIT;
    if (rc < 0 && enter_undo(en, &why) < 0)
        c->err = why;
    if (rc == 0 && enter_created(en))
        cli_note(c, _("made a new ledger: %s"), c->home.ledger);
    enter_end(en);
    return rc;
}

int cli_write(struct cli *c, const struct cli_enter *how, uint64_t types,
              const struct cli_writing *w, void *arg)
{
    struct enter *en = NULL;
    int rc = -1;
    if (cli_enter_begin(c, how, types, &en) == 0 && w->add(c, en, arg) == 0 &&
        cli_enter_commit(c, en) == 0) {
        /* What there is to be said of it comes before what is printed. */
        cli_say_notes(c);
        rc = w->print(c, en, arg);
    }
    return cli_enter_end(c, en, rc);
}
