/* Reading, adding and printing, as all tools do it. */
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>

#include "base/i18n.h"
#include "book/find.h"
#include "cli/cli.h"

int cli_day(struct cli *c, const char *what, const char *text,
            enum day_edge edge, int32_t *day)
{
    if (day_word(str_of(text), c->home.today, edge, day, &c->err) == 0)
        return 0;
    return err_at(&c->err, what, 0);
}

int cli_period(struct cli *c, const char *what, const char *text,
               struct period *p)
{
    if (period_parse(str_of(text), c->home.today, p, &c->err) == 0)
        return 0;
    return err_at(&c->err, what, 0);
}

int cli_decimal(struct cli *c, const char *what, const char *text,
                struct decimal *d)
{
    if (decimal_parse(str_of(text), d, &c->err) == 0)
        return 0;
    c->err.kind = ERR_USAGE;
    return err_at(&c->err, what, 0);
}

int cli_ledger(struct cli *c, struct ledger **l)
{
    if (ledger_open(l, c->home.ledger, c->home.wait_ms, &c->err) < 0)
        return cli_holder(c);
    return 0;
}

int cli_book_from(struct cli *c, struct ledger *l, uint64_t types, bool texts,
                  const char *only, struct book *b)
{
    struct book_options options = {
        .types = types,
        .as_of = c->home.as_of,
        .zone = c->home.zone,
        .currency = conf_text(&c->home.conf, "acct.currency"),
        .texts = texts,
        .later = c->later,
        .only = only,
    };
    book_init(b, &options);
    int rc = book_load(b, l, &c->err);
    if (rc < 0) {
        book_release(b);
    } else if (*b->warning && !c->warned) {
        cli_note(c, "%s", b->warning);
        c->warned = true;
    }
    return rc;
}

int cli_book(struct cli *c, uint64_t types, bool texts, const char *only,
             struct book *b)
{
    struct ledger *l;
    if (cli_ledger(c, &l) < 0)
        return -1;
    int rc = cli_book_from(c, l, types, texts, only, b);
    ledger_close(l);
    return rc;
}

int cli_client(struct cli *c, struct book *b, const char *given,
               struct client **out)
{
    return book_find(b, str_of(given), out, &c->err);
}

struct out *cli_out(struct cli *c, const struct out_column *columns, size_t n,
                    const char *empty)
{
    struct out_options options = {.stream = stdout,
                                  .format = c->format,
                                  .color = c->color,
                                  .width = c->width,
                                  .empty = empty};
    return out_open(&options, columns, n);
}

int cli_out_close(struct cli *c, struct out *o)
{
    return out_close(o, &c->err);
}

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

int cli_enter_begin(struct cli *c, const struct cli_enter *how, uint64_t types,
                    struct enter **en)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    /* What cannot be told is taken back: see cli_enter_end. */
    signal(SIGPIPE, SIG_IGN);
    struct enter_options options = {
        .path = c->home.ledger,
        .conf = &c->home.conf,
        .now = c->home.now,
        .zone = c->home.zone,
        .now_ms = (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000,
        .wait_ms = c->home.wait_ms,
        .types = types,
        .create = how->create,
        .force = how->force,
        .dry_run = how->dry_run,
        .texts = how->texts,
        .as_of = how->as_of ? &c->home.as_of : NULL,
    };
    if (strcmp(c->home.ledger, "-") == 0 && !how->dry_run)
        return cli_usage(c, _("standard input cannot be added to (name a file "
                              "with -f)"));
    if (how->create && !how->dry_run && !c->home.ledger_given &&
        make_home(c) < 0)
        return -1;
    if (enter_begin(en, &options, &c->err) < 0)
        return cli_holder(c);
    return 0;
}

int32_t cli_record_day(const struct cli *c, const struct record *r)
{
    struct err none = ERR_INIT;
    struct when when = c->home.now;
    if (r->col[COL_DATE].n)
        when_parse(r->col[COL_DATE], &c->home.zone, &when, &none);
    return when.day;
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

int cli_records_print(struct cli *c, const struct record *rows, size_t n)
{
    struct out_column columns[COLUMNS];
    for (int i = 0; i < COLUMNS; i++)
        columns[i] = (struct out_column){.name = column_names[i],
                                         .title = column_names[i]};
    columns[COL_AMOUNT].kind = OUT_NUMBER;
    struct out *o = cli_out(c, columns, COLUMNS, NULL);
    for (size_t i = 0; i < n; i++) {
        for (int k = 0; k < COLUMNS; k++)
            out_text(o, rows[i].col[k]);
        out_end(o);
    }
    return cli_out_close(c, o);
}

int cli_enter_print(struct cli *c, const struct enter *en)
{
    size_t n = enter_count(en);
    return cli_records_print(c, n ? enter_row(en, 0) : NULL, n);
}

const char *cli_join(struct cli *c, int argc, char **argv)
{
    struct buf text = {0};
    for (int i = 0; i < argc; i++) {
        if (i)
            buf_ch(&text, ' ');
        buf_puts(&text, argv[i]);
    }
    const char *kept = arena_dup(&c->home.arena, buf_cstr(&text), text.n);
    buf_release(&text);
    return kept;
}

void cli_record_attr(struct cli *c, struct record *r, const char *key,
                     const char *value)
{
    struct buf attrs = {0};
    buf_str(&attrs, r->col[COL_ATTRS]);
    attr_add(&attrs, key, str_of(value));
    r->col[COL_ATTRS] =
        (struct str){arena_dup(&c->home.arena, attrs.p, attrs.n), attrs.n};
    buf_release(&attrs);
}

const char *cli_attr_of(struct cli *c, const struct record *r, const char *name)
{
    struct str raw;
    struct buf plain = {0};
    if (!attr_raw(r->col[COL_ATTRS], name, &raw))
        return "";
    attr_unescape(raw, &plain);
    const char *kept = arena_dup(&c->home.arena, buf_cstr(&plain), plain.n);
    buf_release(&plain);
    return kept;
}

/* A date word becomes the date itself; an instant stays as it is. */
static int date_cell(struct cli *c, const char *what, const char *text,
                     struct str *cell)
{
    int32_t day;
    struct when when;
    if (!text)
        return 0;
    struct err why = ERR_INIT;
    if (day_word(str_of(text), c->home.today, DAY_LAST, &day, &c->err) == 0) {
        char *iso = arena_new(&c->home.arena, DATE_SIZE);
        *cell = str_of(day_print(day, iso));
        return 0;
    }
    if (strchr(text, ':') &&
        when_parse(str_of(text), &c->home.zone, &when, &why) == 0) {
        *cell = str_of(text);
        return 0;
    }
    return err_at(&c->err, what, 0);
}

static int attr_cell(struct cli *c, const struct cli_list *attrs,
                     struct record *r)
{
    for (size_t i = 0; attrs && i < attrs->n; i++) {
        const char *eq = strchr(attrs->v[i], '=');
        if (!eq || eq == attrs->v[i])
            return cli_usage(c, _("--set: '%s' is not KEY=VALUE"), attrs->v[i]);
        const char *key =
            arena_dup(&c->home.arena, attrs->v[i], (size_t)(eq - attrs->v[i]));
        if (strpbrk(key, ";\\ "))
            return cli_usage(c, _("--set: '%s' is no name for an attribute"),
                             key);
        cli_record_attr(c, r, key, eq + 1);
    }
    return 0;
}

int cli_record(struct cli *c, const struct cli_record *from, struct record *out)
{
    *out = (struct record){.type = from->type};
    out->col[COL_TYPE] = str_of(schema_types[from->type].name);
    out->col[COL_CLIENT] = str_of(from->client);
    out->col[COL_REF] = str_of(from->ref);
    out->col[COL_AMOUNT] = str_of(from->amount);
    out->col[COL_CURRENCY] = str_of(from->currency);
    out->col[COL_CHANNEL] = str_of(from->channel);
    out->col[COL_OWNER] = str_of(from->owner);
    out->col[COL_TEXT] = str_of(from->text);
    if (date_cell(c, "--date", from->date, &out->col[COL_DATE]) < 0 ||
        date_cell(c, "--due", from->due, &out->col[COL_DUE]) < 0)
        return -1;
    return attr_cell(c, from->attrs, out);
}
