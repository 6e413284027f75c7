/* The run of a tool: where things are, what day it is, how it ends. */
#include "cli/cli.h"

#include <errno.h>
#include <locale.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/text/text.h"

static const char *env(const char *name)
{
    const char *value = getenv(name);
    return value && *value ? value : NULL;
}

static const char *home_dir(struct cli *c)
{
    if (env("ACCT_HOME"))
        return env("ACCT_HOME");
    if (env("XDG_DATA_HOME"))
        return home_join(&c->home.arena, env("XDG_DATA_HOME"), STR("acct"));
    if (env("HOME"))
        return home_join(&c->home.arena, env("HOME"), STR(".local/share/acct"));
    return ".";
}

static int offset_here(int64_t at, void *arg)
{
    (void)arg;
    time_t t = at;
    struct tm tm;
    return localtime_r(&t, &tm) ? (int)tm.tm_gmtoff : 0;
}

static int set_dates(struct cli *c, const struct cli_common *common)
{
    tzset();
    c->home.zone = (struct zone){.offset = offset_here};
    c->home.now = when_at(time(NULL), &c->home.zone);
    c->home.as_of = (struct when){.day = c->home.now.day};
    if (common->as_of) {
        struct str word = str_of(common->as_of);
        struct err e = ERR_INIT;
        int32_t day;
        if (day_word(word, c->home.now.day, DAY_LAST, &day, &e) == 0)
            c->home.as_of = (struct when){.day = day};
        else if (when_parse(word, &c->home.zone, &c->home.as_of, &e) < 0)
            return cli_usage(c,
                             _("--as-of: '%s' is no date (2026-10-05, "
                               "today, -2w, 2026-q3, or RFC 3339 with a "
                               "time)"),
                             common->as_of);
        c->home.now = c->home.as_of;
    }
    c->home.today = c->home.as_of.day;
    return 0;
}

static const char *find_format(const char *const *formats, const char *name)
{
    for (; formats && *formats; formats++)
        if (strcmp(name, *formats) == 0)
            return *formats;
    return NULL;
}

static int set_format(struct cli *c, const struct cli_common *common,
                      size_t command)
{
    const struct cli_tool *t = c->tool;
    const char *name = common->format ? common->format : env("ACCT_FORMAT");
    c->format = isatty(STDOUT_FILENO) ? OUT_TABLE : OUT_CSV;
    c->format_given = common->format != NULL;
    if (!name || out_format_parse(name, &c->format))
        return 0;
    c->own_format = find_format(t->formats, name);
    bool others = false;
    for (const struct cli_formats *f = t->some_formats; f && f->names; f++) {
        const char *found = find_format(f->names, name);
        others = others || found;
        if (found && f->commands & 1U << command)
            c->own_format = found;
    }
    if (c->own_format)
        return 0;
    if (others)
        return cli_usage(c, _("'%s' has no format '%s'"),
                         t->commands[command].name ? t->commands[command].name
                                                   : t->name,
                         name);
    return cli_usage(c,
                     _("no format '%s' (table, csv, tsv, json, ndjson, "
                       "ids)"),
                     name);
}

static int set_wait(struct cli *c, const struct cli_common *common)
{
    enum { DEFAULT = 30, MOST = 86400 };
    unsigned long seconds = DEFAULT;
    if (common->wait && !str_number(str_of(common->wait), MOST, &seconds))
        return cli_usage(c,
                         _("--wait: '%s' is not a number of seconds (0 to "
                           "%d)"),
                         common->wait, MOST);
    c->home.wait_ms = (int)seconds * 1000;
    return 0;
}

static int set_color(struct cli *c, const struct cli_common *common)
{
    static const char *const words[] = {"auto", "always", "never"};
    const char *when = common->color ? common->color : "auto";
    size_t i = 0;
    while (i < 3 && strcmp(when, words[i]) != 0)
        i++;
    if (i == 3)
        return cli_usage(c, _("--color: '%s' is not auto, always or never"),
                         when);
    const char *term = getenv("TERM");
    c->color = i == 1 || (i == 0 && isatty(STDOUT_FILENO) && !env("NO_COLOR") &&
                          term && strcmp(term, "dumb") != 0);
    struct winsize size;
    if (isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
        c->width = size.ws_col;
    return 0;
}

static int set_up(struct cli *c, const struct cli_common *common,
                  size_t command)
{
    c->home.dir = home_dir(c);
    c->home.ledger = common->ledger ? common->ledger : env("ACCT_LEDGER");
    c->home.ledger_given = c->home.ledger != NULL;
    if (!c->home.ledger)
        c->home.ledger = home_path(&c->home, "ledger.csv");
    const char *config = common->config ? common->config : env("ACCT_CONFIG");
    c->home.config = config ? config : home_path(&c->home, "acct.conf");
    if (set_dates(c, common) < 0 || set_format(c, common, command) < 0 ||
        set_wait(c, common) < 0 || set_color(c, common) < 0)
        return -1;
    return conf_load(&c->home.conf, c->home.config, config != NULL, &c->err);
}

int cli_usage(struct cli *c, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    c->err.kind = ERR_USAGE;
    vsnprintf(c->err.text, sizeof c->err.text, fmt, ap);
    va_end(ap);
    return -1;
}

/* The ledger's text may be in a message: nothing of it reaches the terminal
 * unescaped. */
static void say(const struct cli *c, const char *text)
{
    struct buf plain = {0};
    text_plain(str_of(text), &plain);
    fprintf(stderr, "%s: %s\n", c->tool->name, buf_cstr(&plain));
    buf_release(&plain);
}

void cli_note(const struct cli *c, const char *fmt, ...)
{
    char text[2048];
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(text, sizeof text, fmt, ap);
    va_end(ap);
    say(c, text);
}

/* A full disk must not exit 0. */
static int close_output(struct cli *c)
{
    int failed = fflush(stdout) != 0 || ferror(stdout);
    int number = errno;
    if (fclose(stdout) != 0 && !failed) {
        failed = 1;
        number = errno;
    }
    if (failed && !c->err.kind)
        err_errno(&c->err, number, "%s",
                  c->output ? c->output : _("standard output"));
    return failed ? -1 : 0;
}

static int finish(struct cli *c, int rc)
{
    static const int status[] = {
        [ERR_NONE] = 0,   [ERR_DATA] = 1, [ERR_IO] = 1,
        [ERR_ABSENT] = 1, [ERR_BUSY] = 1, [ERR_USAGE] = 2};
    if (close_output(c) < 0)
        rc = -1;
    if (cli_output_end(c, rc >= 0) < 0)
        rc = -1;
    if (rc < 0) {
        /* What acct-check found it has said already. */
        if (*c->err.text)
            say(c, c->err.text);
        if (c->err.kind == ERR_USAGE)
            fprintf(stderr, _("Try '%s --help'.\n"), c->tool->name);
    }
    home_release(&c->home);
    return rc < 0 ? status[c->err.kind] : 0;
}

int cli_main(const struct cli_tool *tool, void *options, int argc, char **argv)
{
    struct cli c = {.tool = tool};
    struct cli_common common = {0};
    size_t command = 0;
    cli_hold_streams();
    /* Numbers keep their point in every locale. */
    setlocale(LC_CTYPE, "");
    setlocale(LC_MESSAGES, "");
    bindtextdomain(ACCT_DOMAIN, ACCT_LOCALEDIR);
    /* A file limit is an error to report, not a death. */
    signal(SIGXFSZ, SIG_IGN);
    if (cli_parse(&c, &common, options, &argc, &argv, &command) < 0)
        return finish(&c, -1);
    if (common.version) {
        printf("%s (acct) %s\n", tool->name, ACCT_VERSION);
        return finish(&c, 0);
    }
    if (common.help) {
        int rc = 0;
        if (argc && tool->help)
            rc = tool->help(&c, options, argc, argv);
        else
            cli_help(&c, stdout);
        return finish(&c, rc);
    }
    if (set_up(&c, &common, command) < 0)
        return finish(&c, -1);
    return finish(&c, tool->commands[command].run(&c, options, argc, argv));
}
