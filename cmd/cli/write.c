/* Adding to the ledger, as all tools do it. */
#include <errno.h>
#include <libgen.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"
#include "inside.h"
#include "ledger/store/append.h"

int cli_make_dir(struct cli *c, const char *name)
{
    char *path = arena_dup(&c->home.arena, name, strlen(name));
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

/* Small ones are read before an index is opened. */
static int wants_index(struct cli *c, bool *wants)
{
    enum { LARGE = 8 * 1024 * 1024 };
    const char *how = conf_text(&c->home.conf, "acct.index");
    bool automatic = strcmp(how, "auto") == 0, yes = strcmp(how, "yes") == 0;
    struct stat st;
    *wants = yes || (automatic && stat(c->home.ledger, &st) == 0 &&
                     st.st_size >= LARGE);
    if (automatic || yes || strcmp(how, "no") == 0)
        return 0;
    err_set(&c->err, ERR_USAGE, _("'%s' is none of auto, yes and no"), how);
    return err_at(&c->err, "acct.index", 0);
}

static int begin(struct cli *c, const struct cli_enter *how, uint64_t types,
                 struct enter **en)
{
    bool index;
    if (wants_index(c, &index) < 0)
        return -1;
    /* What was added is told of where it cannot be printed. */
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
        .ids = how->ids,
        .create = how->create,
        .force = how->force,
        .dry_run = how->dry_run,
        .texts = how->texts,
        .news = how->news,
        .unseen = how->unseen,
        .lasting = how->lasting,
        .known = how->known ? *how->known : (struct seen_by){0},
        .as_of = how->as_of ? &c->home.as_of : NULL,
        .few = how->few,
        .index = index,
    };
    if (strcmp(c->home.ledger, "-") == 0 && !how->dry_run)
        return cli_usage(c, _("standard input cannot be added to (name a file "
                              "with -f)"));
    if (how->create && !how->dry_run && !c->home.ledger_given &&
        cli_make_dir(c, c->home.dir) < 0)
        return -1;
    if (enter_begin(en, &options, &c->err) < 0)
        return ledger_holder(c->home.ledger, c->home.wait_ms, &c->err);
    return 0;
}

/* Could a ledger be made there?  Its directory is, where nobody named it. */
static int check_place(struct cli *c)
{
    const char *path = c->home.ledger;
    char *dir = dirname(arena_dup(&c->home.arena, path, strlen(path)));
    struct stat st;
    while (!c->home.ledger_given && stat(dir, &st) < 0 && errno == ENOENT &&
           strcmp(dir, "/") != 0 && strcmp(dir, ".") != 0)
        dir = dirname(dir);
    return access(dir, W_OK | X_OK) == 0
               ? 0
               : err_errno(&c->err, errno, _("cannot write to %s"), path);
}

int cli_can_write(struct cli *c)
{
    struct append *a;
    struct stat st;
    const char *path = c->home.ledger;
    /* A file is there still when its rows are refused. */
    if (fstat(STDIN_FILENO, &st) == 0 && S_ISREG(st.st_mode))
        return 0;
    /* A link that leads nowhere is no place for a new one. */
    bool link = lstat(path, &st) == 0 && S_ISLNK(st.st_mode);
    int rc = append_begin(&a, path, c->home.wait_ms, link, &c->err);
    if (rc == 0) {
        rc = append_probe(a, &c->err);
        append_end(a);
    } else if (c->err.kind == ERR_ABSENT) {
        c->err = (struct err)ERR_INIT;
        rc = check_place(c);
    } else {
        ledger_holder(path, c->home.wait_ms, &c->err);
    }
    return rc;
}

/* What will be printed is made while nothing is done: what fails there adds
 * nothing. */
static int make_print(struct cli *c, const struct enter *en,
                      const struct cli_writing *w, void *arg)
{
    cli_keep(c);
    int rc = w->print(c, en, arg);
    if (cli_keep_end(c) < 0)
        rc = -1;
    return rc == 0 && c->kept_n ? cli_can_print(c) : rc;
}

static int commit(struct cli *c, const struct cli_enter *how, struct enter *en)
{
    size_t n = enter_count(en);
    if (enter_commit(en, &c->err) < 0)
        return -1;
    if (*enter_warning(en))
        cli_note(c, "%s", enter_warning(en));
    cli_say_notes(c);
    if (n && !how->dry_run)
        c->done = arena_fmt(
            &c->home.arena,
            P_("%zu record was added, but not printed (do not add it again)",
               "%zu records were added, but not printed (do not add them "
               "again)",
               n),
            n);
    if (enter_created(en))
        cli_note(c, _("made a new ledger: %s"), c->home.ledger);
    return 0;
}

static int add_and_commit(struct cli *c, const struct cli_enter *how,
                          const struct cli_writing *w, void *arg,
                          struct enter *en)
{
    int rc = w->add(c, en, arg);
    if (rc == 0)
        rc = make_print(c, en, w, arg);
    if (rc == 0)
        rc = commit(c, how, en);
    return rc;
}

int cli_write(struct cli *c, const struct cli_enter *how, uint64_t types,
              const struct cli_writing *w, void *arg)
{
    struct enter *en = NULL;
    struct cli_enter whole = *how;
    size_t notes = c->home.notes.all.n;
    int rc = begin(c, how, types, &en);
    if (rc == 0)
        rc = add_and_commit(c, how, w, arg, en);
    /* What few rows refuse may be fine, or has a better reason. */
    bool again = rc < 0 && enter_is_part(en) && c->err.kind != ERR_IO;
    enter_end(en);
    if (again) {
        c->err = (struct err)ERR_INIT;
        c->home.notes.all.n = notes;
        whole.few = NULL;
        return cli_write(c, &whole, types, w, arg);
    }
    return rc == 0 ? cli_print_kept(c) : -1;
}

/* Ends what no longer holds. */
static int resume(struct cli *c, struct enter **en)
{
    int rc = *en ? enter_resume(*en, &c->err) : 0;
    if (rc < 0)
        ledger_holder(c->home.ledger, c->home.wait_ms, &c->err);
    if (rc <= 0) {
        enter_end(*en);
        *en = NULL;
    }
    return rc < 0 ? -1 : 0;
}

int cli_write_more(struct cli *c, const struct cli_enter *how, uint64_t types,
                   const struct cli_writing *w, void *arg, struct enter **kept)
{
    int rc = resume(c, kept);
    if (rc == 0 && !*kept)
        rc = begin(c, how, types, kept);
    if (rc == 0)
        rc = add_and_commit(c, how, w, arg, *kept);
    if (rc < 0 || !enter_pause(*kept)) {
        enter_end(*kept);
        *kept = NULL;
    }
    return rc == 0 ? cli_print_kept(c) : -1;
}
