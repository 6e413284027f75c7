/* The run of a tool: where things are, what day it is, how it ends. */

#include <errno.h>
#include <locale.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "base/i18n.h"
#include "inside.h"

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

static int offset_at(int64_t at)
{
    time_t t = at;
    struct tm tm;
    return localtime_r(&t, &tm) ? (int)tm.tm_gmtoff : 0;
}

enum { SECONDS = 2 * 86400 };

/* Where two days of UTC begin.  Two threads may ask at once: what is known is
 * one word, of the days, from 1, and the offset. */
static int offset_from(struct cli *c, int64_t days)
{
    enum { MOST = 1 << 30 };
    if (days <= -MOST || days >= MOST)
        return offset_at(days * SECONDS);
    const uint64_t of = (uint64_t)(days + MOST) << 32;
    _Atomic uint64_t *known = &c->offsets[(uint64_t)days % CLI_OFFSETS];
    uint64_t word = atomic_load_explicit(known, memory_order_relaxed);
    if (word >> 32 != of >> 32) {
        word = of | (uint32_t)offset_at(days * SECONDS);
        atomic_store_explicit(known, word, memory_order_relaxed);
    }
    return (int32_t)(uint32_t)word;
}

/* No zone has ever changed its offset and come back to it within three days:
 * what is the same at both ends of two is that all the time between. */
static int offset_here(int64_t at, void *arg)
{
    struct cli *c = arg;
    int64_t days = at / SECONDS - (at % SECONDS < 0);
    int from = offset_from(c, days);
    return from == offset_from(c, days + 1) ? from : offset_at(at);
}

static int set_dates(struct cli *c, const struct cli_common *common)
{
    tzset();
    c->home.zone = (struct zone){.offset = offset_here, .arg = c};
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
    c->color = i == 1 || (i == 0 && c->terminal && !env("NO_COLOR") && term &&
                          strcmp(term, "dumb") != 0);
    struct winsize size;
    if (c->terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
        c->width = size.ws_col;
    return 0;
}

static int set_up(struct cli *c, const struct cli_common *common,
                  const void *options)
{
    c->quiet = common->quiet;
    c->terminal = isatty(STDOUT_FILENO);
    c->home.dir = home_dir(c);
    c->home.ledger = common->ledger ? common->ledger : env("ACCT_LEDGER");
    c->home.ledger_given = c->home.ledger != NULL;
    if (!c->home.ledger)
        c->home.ledger = home_path(&c->home, "ledger.csv");
    const char *config = common->config ? common->config : env("ACCT_CONFIG");
    c->home.config = config ? config : home_path(&c->home, "acct.conf");
    if (set_dates(c, common) < 0 ||
        cli_set_format(c, common->format, env("ACCT_FORMAT"), options) < 0 ||
        set_wait(c, common) < 0 || set_color(c, common) < 0)
        return -1;
    return conf_load(&c->home.conf, c->home.config, config != NULL, &c->err);
}

/* A full disk must not exit 0. */
static int close_stdout(struct cli *c)
{
    int failed = fflush(stdout) != 0 || ferror(stdout);
    int number = errno;
    if (fclose(stdout) != 0 && !failed) {
        failed = 1;
        number = errno;
    }
    if (failed && c->pager && number == EPIPE)
        failed = 0;
    cli_pager_wait(c);
    return failed && !c->err.kind ? cli_print_failed(c, number) : -failed;
}

static int finish(struct cli *c, int rc)
{
    enum { EXIT_ALERT = 3 };
    static const int status[] = {
        [ERR_NONE] = 0,   [ERR_DATA] = 1, [ERR_IO] = 1,
        [ERR_ABSENT] = 1, [ERR_BUSY] = 1, [ERR_USAGE] = 2};
    cli_idle(c);
    if (cli_output_end(c, rc >= 0) < 0)
        rc = -1;
    if (close_stdout(c) < 0)
        rc = -1;
    cli_say_notes(c);
    if (rc < 0) {
        /* What acct-check found it has said already. */
        if (*c->err.text)
            cli_say(c, c->err.text);
        if (c->err.kind == ERR_USAGE)
            fprintf(stderr, _("Try '%s --help'.\n"), c->tool->name);
    }
    vec_release(&c->reads);
    home_release(&c->home);
    return rc < 0 ? status[c->err.kind] : c->alerted ? EXIT_ALERT : 0;
}

/* Of a command, of what the tool has help of, or of the tool. */
static int print_help(struct cli *c, const struct cli_common *common, int argc,
                      char **argv)
{
    int rc = 1;
    /* What follows --help may be the name of something else than a command. */
    if (c->tool->help && common->named && common->help_of)
        rc = c->tool->help(c, NULL, argc + 1, argv - 1);
    else if (c->tool->help && argc && !common->named)
        rc = c->tool->help(c, NULL, argc, argv);
    if (rc == 1)
        cli_help(c, common->named ? c->command : NULL, stdout);
    return rc == 1 ? 0 : rc;
}

static int run(struct cli *c, int argc, char **argv)
{
    struct cli_common common = {0};
    void *options = NULL;
    int rc = cli_parse(c, &common, &options, &argc, &argv);
    if (rc == 0 && common.version)
        printf("%s (acct) %s\n", c->tool->name, ACCT_VERSION);
    else if (rc == 0 && common.help)
        rc = print_help(c, &common, argc, argv);
    else if (rc == 0) {
        cli_find_reads(c, options);
        rc = set_up(c, &common, options) < 0 || cli_name_owner(c, options) < 0
                 ? -1
                 : c->command->run(c, options, argc, argv);
    }
    if (options)
        cli_options_release(c->command, options);
    return rc;
}

int cli_main(const struct cli_tool *tool, int argc, char **argv)
{
    struct cli c = {.tool = tool, .began = cli_now_ms()};
    cli_hold_streams();
    /* Numbers keep their point in every locale. */
    setlocale(LC_CTYPE, "");
    setlocale(LC_MESSAGES, "");
    bindtextdomain(ACCT_DOMAIN, ACCT_LOCALEDIR);
    /* A file limit is an error to report, not a death. */
    signal(SIGXFSZ, SIG_IGN);
    return finish(&c, run(&c, argc, argv));
}
