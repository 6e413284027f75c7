#include "cli/feed.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "work/enter/mend.h"

static void note_row(struct feed *f, const struct record *r)
{
    if (f->needs != TYPES_ALL)
        f->needs |= enter_needs(r);
    f->types |= TYPE(r->type);
    f->n++;
}

void feed_add(struct feed *f, const struct record *r)
{
    note_row(f, r);
    *vec_push(&f->rows) = *r;
}

/* So many faults are told. */
enum { FAULTS_TOLD = 20 };

static void keep_fault(struct feed *f, uint64_t line, const char *text)
{
    if (f->faulty++ < FAULTS_TOLD)
        *vec_push(&f->faults) =
            (struct feed_fault){line, arena_dup(&f->arena, text, strlen(text))};
}

/* Rows that tell what to do, from acct-followup and its kin, look alike. */
static bool action_rows(const struct header *h)
{
    return header_own(h, STR("rule")) >= 0 && header_own(h, STR("reason")) >= 0;
}

static int on_fault(void *arg, uint64_t line, const struct err *why)
{
    keep_fault(arg, line, why->text);
    return 0;
}

static int on_row(void *arg, const struct record *r, struct err *e)
{
    struct feed *f = arg;
    struct record row = *r;
    struct arena made = {0};
    if (foreign_row(&f->how, &row, &made, e) < 0) {
        keep_fault(f, r->line, e->text);
        *e = (struct err)ERR_INIT;
    } else {
        note_row(f, &row);
        packed_add(&f->input_rows, &row);
    }
    arena_release(&made);
    return 0;
}

static void say_fault(const struct feed *f, struct cli *c, size_t i)
{
    struct err e;
    err_set(&e, ERR_DATA, "%s", f->faults.v[i].text);
    err_at(&e, ledger_source(f->input), f->faults.v[i].line);
    cli_say(c, e.text);
}

static int before_read(void *arg, struct err *e)
{
    return interrupt_wait(arg, e);
}

/* Who was interrupted may have ended within a row. */
static int check_end(const struct feed *f, struct err *e)
{
    struct str all = ledger_stream(f->input);
    if (!all.n || f->how.encoding || strchr("\r\n", all.p[all.n - 1]))
        return 0;
    err_set(e, ERR_DATA,
            _("the input was interrupted within its last row: nothing was "
              "added"));
    return err_at(e, ledger_source(f->input), 0);
}

int feed_read(struct feed *f, struct cli *c, struct interrupt *hold)
{
    struct err *e = &c->err;
    struct ledger_dialect dialect = {
        .encoding = f->how.encoding, .before_read = before_read, .arg = hold};
    if (foreign_delimiter(&f->how, &dialect.delimiter, e) < 0 ||
        ledger_input(&f->input, &dialect, c->home.wait_ms, e) < 0)
        return -1;
    struct ledger_pass pass = {.types = TYPES_ALL,
                               .need = 1u << COL_TYPE,
                               .row = on_row,
                               .fault = on_fault,
                               .arg = f};
    int rc = ledger_each(f->input, &pass, e);
    if ((rc < 0 || f->faulty) && action_rows(ledger_header(f->input)))
        return err_set(
            e, ERR_DATA,
            _("standard input: these are action rows, not ledger rows (record "
              "what was done: acct-followup done KEY)"));
    /* Nothing can be read behind it: it is the last of them. */
    if (rc < 0)
        for (size_t i = 0; i < f->faults.n; i++)
            say_fault(f, c, i);
    return rc == 0 && hold->by ? check_end(f, e) : rc;
}

static int by_line(const void *a, const void *b)
{
    const struct feed_fault *x = a, *y = b;
    return x->line < y->line ? -1 : x->line > y->line;
}

/* Tells all that are wrong, the last of them as the run's own error. */
static int tell_faults(struct feed *f, struct cli *c)
{
    size_t n = f->faults.n;
    qsort(f->faults.v, n, sizeof *f->faults.v, by_line);
    size_t more = f->faulty - n, said = more ? n : n - 1;
    for (size_t i = 0; i < said; i++)
        say_fault(f, c, i);
    if (more)
        return err_set(&c->err, ERR_DATA,
                       P_("… and %zu more row is wrong",
                          "… and %zu more rows are wrong", more),
                       more);
    err_set(&c->err, ERR_DATA, "%s", f->faults.v[n - 1].text);
    return err_at(&c->err, ledger_source(f->input), f->faults.v[n - 1].line);
}

static int enter_one(struct feed *f, struct cli *c, struct enter *en,
                     struct record *r)
{
    if ((r->type == REC_VOID && r->col[COL_REF].n
             ? mend_void(&c->home, en, r, &c->err)
             : enter_add(en, r, &c->err)) == 0)
        return 0;
    if (!f->input || c->err.kind == ERR_IO)
        return -1;
    keep_fault(f, r->line, c->err.text);
    c->err = (struct err)ERR_INIT;
    /* What it would have made is not missed by the rows after it. */
    enter_refused(en, r);
    return 0;
}

int feed_enter(struct feed *f, struct cli *c, struct enter *en)
{
    struct record r;
    for (size_t i = 0; i < f->rows.n; i++)
        if (enter_one(f, c, en, &f->rows.v[i]) < 0)
            return -1;
    while (packed_next(&f->input_rows, &r))
        if (enter_one(f, c, en, &r) < 0)
            return -1;
    return f->faulty ? tell_faults(f, c) : 0;
}

/* A new file of that name; -1 with errno. */
static int keep(const char *path, struct str bytes)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0)
        return -1;
    int rc = file_write(fd, bytes, NULL) < 0 || fsync(fd) < 0 ? -1 : 0;
    int number = errno;
    if (close(fd) < 0 && rc == 0)
        return -1;
    errno = number;
    return rc;
}

void feed_keep(const struct feed *f, struct cli *c)
{
    enum { MOST = 1000 };
    static const char mail[] = "message=";
    struct str all = f->input ? ledger_stream(f->input) : STR("");
    char *path = NULL;
    int rc = -1;
    if (!all.n || !memmem(all.p, all.n, mail, sizeof mail - 1))
        return;
    for (int i = 1; rc < 0 && i <= MOST; i++) {
        path = arena_fmt(&c->home.arena, "%s%s%d", c->home.ledger,
                         LEDGER_REFUSED, i);
        if ((rc = keep(path, all)) < 0 && errno != EEXIST)
            break;
    }
    if (rc == 0)
        cli_note(c,
                 _("the rows are of mail, and are not in the ledger: they are "
                   "kept in %s (mend them there, then acct-add - <FILE)"),
                 path);
    else
        cli_note(c,
                 _("the rows are of mail, and are not in the ledger, nor can "
                   "they be kept in %s: %s"),
                 path, strerror(errno));
}

void feed_release(struct feed *f)
{
    vec_release(&f->rows);
    packed_release(&f->input_rows);
    vec_release(&f->faults);
    ledger_close(f->input);
    arena_release(&f->arena);
}
