/* acct-check: is the ledger sound? */
#include "base/i18n.h"
#include "base/text/text.h"
#include "inside.h"

struct options {
    struct cli_list only, skip;
    const char *forget;
    bool list, notes, fix, dry_run, quiet;
};

#define AT(member) offsetof(struct options, member)
static const struct cli_option own_options[] = {
    {0, "only", N_("NAME"),
     N_("only these checks: NAME,NAME; may be given again"), CLI_LIST,
     AT(only)},
    {0, "skip", N_("NAME"), N_("all checks but these"), CLI_LIST, AT(skip)},
    {0, "notes", NULL,
     N_("notes, too: what is odd, and may be right; they change no exit "
        "status"),
     CLI_FLAG, AT(notes)},
    {0, "list", NULL, N_("list the checks, a line each"), CLI_FLAG, AT(list)},
    {0, "fix", NULL,
     N_("mend what needs no judgement: ids, line ends, byte order mark, normal "
        "form, a torn last line"),
     CLI_FLAG, AT(fix)},
    {0, "forget", N_("CLIENT"),
     N_("write the ledger without this client's names, addresses and words; "
        "documents that have to be kept stay"),
     CLI_TEXT, AT(forget)},
    {'n', "dry-run", NULL,
     N_("with --fix, --forget: show the changes, change nothing"), CLI_FLAG,
     AT(dry_run)},
    {'q', "quiet", NULL, N_("print nothing: the exit status tells"), CLI_FLAG,
     AT(quiet)},
    {0},
};

static int no_check(struct cli *c, const char *option, struct str name)
{
    const char *like = NULL;
    int best = 3;
    for (int i = 0; i < CHECKS; i++) {
        int d = text_distance(name, str_of(check_kinds[i].name), best);
        if (d < best) {
            best = d;
            like = check_kinds[i].name;
        }
    }
    if (like)
        return cli_usage(c, _("%s: no check '%.*s' (did you mean '%s'?)"),
                         option, STR_ARG(name), like);
    return cli_usage(c, _("%s: no check '%.*s' (--list lists them)"), option,
                     STR_ARG(name));
}

static int names(struct cli *c, const char *option, const struct cli_list *list,
                 uint64_t *bits)
{
    for (size_t i = 0; i < list->n; i++) {
        struct str rest = str_of(list->v[i]), name;
        while (str_cut(&rest, ',', &name)) {
            enum check_name k = check_named(str_trim(name));
            if (k == CHECKS)
                return no_check(c, option, name);
            *bits |= CHECK(k);
        }
    }
    return 0;
}

static int print_list(struct cli *c)
{
    static const struct out_column columns[] = {
        {"check", "", OUT_TEXT, 0},
        {"help", "", OUT_TEXT, 0},
        {"fix", NULL, OUT_TEXT, 0},
        {"note", NULL, OUT_TEXT, 0},
    };
    if (!c->format_given)
        c->format = OUT_TABLE;
    struct out_options options = {
        .stream = stdout, .format = c->format, .bare = true, .width = 0};
    struct out *o =
        out_open(&options, columns, sizeof columns / sizeof *columns);
    for (int i = 0; i < CHECKS; i++) {
        out_word(o, check_kinds[i].name);
        out_word(o, _(check_kinds[i].help));
        out_word(o, check_kinds[i].fix ? "yes" : "no");
        out_word(o, CHECKS_NOTES & CHECK(i) ? "yes" : "no");
        out_end(o);
    }
    return cli_out_close(c, o);
}

/* FILE:LINE[:COLUMN]: check: what is wrong: remedy */
static void print_lines(const char *path, const struct findings *f)
{
    struct buf line = {0};
    for (size_t i = 0; i < f->all.n; i++) {
        const struct finding *x = &f->all.v[i];
        buf_clear(&line);
        text_plain(str_of(path), &line);
        buf_fmt(&line, ":%llu", (unsigned long long)x->line);
        if (x->column)
            buf_fmt(&line, ":%u", (unsigned)x->column);
        buf_fmt(&line, ": %s: ", check_kinds[x->check].name);
        buf_puts(&line, x->what);
        buf_fmt(&line, ": %s\n", x->remedy);
        fwrite(line.p, 1, line.n, stdout);
    }
    buf_release(&line);
}

static int print_rows(struct cli *c, const struct findings *f)
{
    static const struct out_column columns[] = {
        {"file", N_("File"), OUT_TEXT, 0},
        {"line", N_("Line"), OUT_NUMBER, 0},
        {"column", N_("Column"), OUT_NUMBER, 0},
        {"check", N_("Check"), OUT_TEXT, 0},
        {"message", N_("What is wrong"), OUT_TEXT, 0},
        {"remedy", N_("Remedy"), OUT_TEXT, 0},
    };
    struct out *o = cli_out(c, columns, sizeof columns / sizeof *columns, NULL);
    for (size_t i = 0; i < f->all.n; i++) {
        const struct finding *x = &f->all.v[i];
        out_word(o, c->home.ledger);
        out_int(o, (int64_t)x->line);
        if (x->column)
            out_int(o, x->column);
        else
            out_none(o);
        out_word(o, check_kinds[x->check].name);
        out_word(o, x->what);
        out_word(o, x->remedy);
        out_end(o);
    }
    return cli_out_close(c, o);
}

static int check(struct cli *c, const struct check_run *run)
{
    struct check_options options = {.checks = run->checks,
                                    .conf = &c->home.conf,
                                    .home = &c->home,
                                    .zone = c->home.zone,
                                    .as_of = c->home.as_of};
    struct findings f = {0};
    struct ledger *l;
    if (cli_ledger(c, &l) < 0)
        return -1;
    int rc = findings_find(l, &options, &f, &c->err);
    if (rc == 0 && !run->quiet) {
        if (!cli_lines(c))
            rc = print_rows(c, &f);
        else
            print_lines(ledger_source(l), &f);
    }
    if (rc == 0)
        rc = findings_judge(&f, &c->err);
    findings_release(&f);
    ledger_close(l);
    return rc;
}

static int cmd_check(struct cli *c, void *options, int argc, char **argv)
{
    const struct options *o = options;
    struct check_run run = {.checks = o->only.n  ? 0
                                      : o->notes ? CHECKS_ALL
                                                 : CHECKS_ALL & ~CHECKS_NOTES,
                            .dry_run = o->dry_run,
                            .quiet = o->quiet,
                            .forget = o->forget};
    uint64_t skip = 0;
    if (argc)
        return cli_usage(c,
                         _("no operand is expected, not '%s' (name the "
                           "ledger with -f)"),
                         argv[0]);
    if (o->dry_run && !o->fix && !o->forget)
        return cli_usage(c, _("--dry-run goes with --fix or --forget"));
    if (o->notes && (o->fix || o->forget || o->only.n))
        return cli_usage(c, _("--notes goes without --fix, --forget and "
                              "--only (which may name notes)"));
    if ((o->fix || o->forget) && c->format_given && !c->own_format &&
        c->format != OUT_TABLE)
        return cli_usage(c, _("-O does not go with %s, which prints lines"),
                         o->fix ? "--fix" : "--forget");
    if (o->forget && (o->fix || o->only.n || o->skip.n))
        return cli_usage(c, _("--forget goes without --fix, --only and "
                              "--skip"));
    if (names(c, "--only", &o->only, &run.checks) < 0 ||
        names(c, "--skip", &o->skip, &skip) < 0)
        return -1;
    run.checks &= ~skip;
    if (o->list)
        return print_list(c);
    return o->forget ? check_forget(c, &run)
           : o->fix  ? check_mend(c, &run)
                     : check(c, &run);
}

static const char *const formats[] = {"lines", NULL};

const struct cli_command check_command = {
    .operands = "[options] [--fix | --forget CLIENT [--dry-run]]",
    .help = N_("check the ledger"),
    .run = cmd_check,
    .size = sizeof(struct options),
    .options = own_options,
    .formats = formats,
};
