/* acct-letter read: mail that came in, as rows for acct-add. */
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/value/handle.h"
#include "inbox/mails.h"
#include "letter/commands.h"
#include "mime/mbox.h"

struct options {
    bool quiet;
};

#define AT(member) offsetof(struct options, member)
static const struct cli_option own_options[] = {
    {'q', "quiet", NULL, N_("say nothing of mail that is left out"), CLI_FLAG,
     AT(quiet)},
    {0},
};

/* What a run of it works on. */
struct reading {
    struct cli *c;
    const struct options *options;
    struct mime mime;
    struct mails mails;
    struct cli_rows rows;
    size_t n, failed; /* messages of the file in hand; what could not be read */
};

/* It is told, and the rest goes on. */
static void fail(struct reading *r, const char *file, uint64_t message,
                 struct err *e)
{
    err_at(e, file, 0);
    if (message)
        cli_note(r->c, _("%s (message %llu of it)"), e->text,
                 (unsigned long long)message);
    else
        cli_note(r->c, "%s", e->text);
    *e = (struct err)ERR_INIT;
    r->failed++;
}

static void take(struct reading *r, const struct received *m)
{
    struct mails_said said;
    mails_take(&r->mails, m, &said);
    if (said.note && !r->options->quiet)
        cli_note(r->c, "%s", said.note);
    for (size_t i = 0; i < said.n; i++)
        cli_rows_put(&r->rows, &said.row[i]);
}

static void read_messages(struct reading *r, const char *file, int fd)
{
    struct mbox box;
    struct str message;
    struct received m;
    struct err e = ERR_INIT;
    int rc;
    mbox_open(&box, fd);
    for (r->n = 1; (rc = mbox_next(&box, &message, &e)) > 0; r->n++) {
        if (mail_read(&r->mime, message, &m, &e) < 0) {
            fail(r, file, box.many ? r->n : 0, &e);
            continue;
        }
        take(r, &m);
        received_release(&m);
    }
    if (rc < 0)
        fail(r, file, 0, &e);
    mbox_close(&box);
}

static void read_file(struct reading *r, const char *file)
{
    struct err e = ERR_INIT;
    if (strcmp(file, "-") == 0) {
        read_messages(r, _("standard input"), STDIN_FILENO);
        return;
    }
    int fd = open(file, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0) {
        err_errno(&e, errno, "%s", _("mail cannot be read"));
        fail(r, file, 0, &e);
        return;
    }
    read_messages(r, file, fd);
    close(fd);
}

/* Standard input cannot be both. */
static int check(struct cli *c, int argc, char **argv)
{
    bool input = argc == 0;
    for (int i = 0; i < argc; i++)
        input = input || strcmp(argv[i], "-") == 0;
    if (input && strcmp(c->home.ledger, "-") == 0)
        return cli_usage(c, _("standard input is the ledger: name files of "
                              "mail"));
    return 0;
}

static int read_all(struct reading *r, int argc, char **argv)
{
    cli_rows_begin(r->c, &r->rows);
    for (int i = 0; i < argc; i++)
        read_file(r, argv[i]);
    if (!argc)
        read_file(r, "-");
    int rc = cli_rows_end(r->c, &r->rows);
    if (rc == 0 && r->failed)
        rc = err_set(&r->c->err, ERR_IO, _("not all could be read"));
    return mime_close(&r->mime, rc, &r->c->err);
}

static int cmd_letter_read(struct cli *c, void *options, int argc, char **argv)
{
    struct reading r = {.c = c, .options = options};
    struct book book;
    if (check(c, argc, argv) < 0)
        return -1;
    c->later = true;
    if (cli_book(c, mails_types(), false, NULL, &book) < 0)
        return -1;
    const char *ours = conf_text_on(&c->home.conf, "me.email", c->home.today);
    struct str bare = handle_bare(str_of(ours));
    struct mails_options how = {.book = &book,
                                .now = c->home.now,
                                .ours =
                                    arena_dup(&c->home.arena, bare.p, bare.n)};
    mails_open(&r.mails, &how);
    mime_open(&r.mime, cli_mail_module(c));
    int rc = read_all(&r, argc, argv);
    mails_release(&r.mails);
    book_release(&book);
    return rc;
}

const struct cli_command letter_read_mail = {
    .name = "read",
    .operands = "[FILE…]",
    .help = N_("mail that came in, as rows for acct-add: who asks, and what "
               "answers what"),
    .run = cmd_letter_read,
    .size = sizeof(struct options),
    .options = own_options,
};
