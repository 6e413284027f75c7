/* acct-letter: action rows become messages. */
#include "letter/send.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/i18n.h"
#include "ledger/store/turn.h"

#define AT(member) offsetof(struct letter_send, member)
const struct cli_option letter_send_options[] = {
    {0, "pipe", N_("COMMAND"),
     N_("give each message to that command, and print the rows that record "
        "what went: 'sendmail -t -i'"),
     CLI_TEXT, AT(pipe)},
    {'o', "output", N_("DIR"), N_("write a file each, and print the rows"),
     CLI_TEXT, AT(output)},
    {0, "preview", NULL,
     N_("show all of them before they go; nothing is sent or recorded"),
     CLI_FLAG, AT(preview)},
    {0, "record", NULL,
     N_("add the rows to the ledger, each as soon as its message went"),
     CLI_FLAG, AT(record)},
    {'n', "dry-run", NULL,
     N_("send nothing, add nothing: print the rows as they would be"), CLI_FLAG,
     AT(dry_run)},
    {'m', "message", N_("TEXT"), N_("what stands in {text}"), CLI_TEXT,
     AT(how.text)},
    {0, "template", N_("NAME"), N_("that letter for all rows"), CLI_TEXT,
     AT(how.template)},
    {'c', "channel", N_("CHANNEL"), N_("only those that go by that channel"),
     CLI_TEXT, AT(how.channel)},
    {'w', "owner", N_("OWNER"), N_("who writes; that of the row if left out"),
     CLI_TEXT, AT(how.owner)},
    {0, "campaign", N_("NAME"),
     N_("standard input is keys of clients: a letter each, once; the letter "
        "has that name unless --template says another"),
     CLI_TEXT, AT(how.campaign)},
    {0, "limit", N_("N"), N_("no more of a campaign on a day"), CLI_TEXT,
     AT(limit)},
    {0, "old", NULL, N_("also what was due more than 30 days ago"), CLI_FLAG,
     AT(how.old)},
    {0, "hours", NULL, N_("only in the reader's working hours"), CLI_FLAG,
     AT(how.hours)},
    {'q', "quiet", NULL, N_("do not tell which letters do not go, and why"),
     CLI_FLAG, AT(quiet)},
    {0},
};

const char *const letter_formats[] = {"text", "eml",   "mbox", "links",
                                      "html", "lines", NULL};

/* --- What is asked for --- */

static bool is(const struct cli *c, const char *format)
{
    return c->own_format && strcmp(c->own_format, format) == 0;
}

/* Rows of the ledger were asked for by name. */
static bool rows_wanted(const struct cli *c)
{
    return c->format_given && !c->own_format;
}

static enum letter_to where_to(const struct cli *c, const struct letter_send *o)
{
    if (o->preview || is(c, "html"))
        return is(c, "html") ? TO_PAGE : TO_TEXT;
    if (o->dry_run)
        return TO_ROWS;
    if (o->pipe)
        return TO_PIPE;
    if (o->output)
        return TO_DIR;
    if (is(c, "links"))
        return TO_LINKS;
    if (is(c, "eml") || is(c, "mbox"))
        return TO_MAIL;
    return rows_wanted(c) ? TO_ROWS : TO_TEXT;
}

static int check_limit(struct cli *c, const struct letter_send *o)
{
    struct decimal n;
    if (o->limit && !o->how.campaign)
        return cli_usage(c, _("--limit goes with --campaign"));
    if (!o->limit)
        return 0;
    if (cli_decimal(c, "--limit", o->limit, &n) < 0)
        return -1;
    return n.scale || n.n < 1
               ? cli_usage(c, _("--limit: '%s' is no number of letters"),
                           o->limit)
               : 0;
}

static int check(struct cli *c, const struct letter_send *o, enum letter_to to)
{
    bool sends = to == TO_PIPE || to == TO_DIR;
    if (o->pipe && o->output)
        return cli_usage(c, _("either --pipe or --output"));
    if (o->pipe && !*o->pipe)
        return cli_usage(c, _("--pipe: which command? ('sendmail -t -i')"));
    if (o->how.campaign && !*o->how.campaign)
        return cli_usage(c, _("--campaign: which? (a name, for its touches)"));
    if (o->preview && (o->pipe || o->output || o->record || o->dry_run))
        return cli_usage(c, _("--preview sends and records nothing"));
    if (o->record && (to == TO_PAGE || o->dry_run))
        return cli_usage(c, _("--record goes with what is sent"));
    if (o->record && to == TO_TEXT && !c->own_format)
        return cli_usage(c, _("how do they go? (--pipe COMMAND, -o DIR, or -O "
                              "text, links, mbox; -O csv where they went by "
                              "hand)"));
    if (c->own_format && sends)
        return cli_usage(c,
                         _("-O %s prints the letters (with --pipe and "
                           "--output it is the format of the rows: csv)"),
                         c->own_format);
    if (sends && !o->record && c->terminal && !rows_wanted(c))
        return cli_usage(c, _("what was sent would not be recorded: add "
                              "--record, or | acct-add -"));
    return check_limit(c, o);
}

/* --- Making them --- */

static int read_input(struct cli *c, struct action_rows *rows)
{
    enum { PIECE = 1 << 16 };
    char bytes[PIECE];
    ssize_t n;
    for (;;) {
        n = read(STDIN_FILENO, bytes, sizeof bytes);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return err_errno(&c->err, errno, "%s",
                             _("standard input cannot be read"));
        if (n == 0)
            return action_rows_end(rows, &c->err);
        if (action_rows_feed(rows, (struct str){bytes, (size_t)n}, &c->err) < 0)
            return -1;
    }
}

static int read_rows(struct sending *s)
{
    const struct letter_options *how = &s->options->how;
    struct cli *c = s->c;
    if (strcmp(c->home.ledger, "-") == 0)
        return cli_usage(c, _("standard input is what the letters are asked "
                              "for by (name the ledger with -f)"));
    if (isatty(STDIN_FILENO))
        return cli_usage(c, _("letters are asked for on standard input: "
                              "acct-followup --due today -O csv | "
                              "acct-letter"));
    if (how->campaign)
        action_rows_of_clients(&s->rows, how->campaign,
                               how->template ? how->template : how->campaign);
    else
        action_rows_begin(&s->rows, c->home.zone);
    return read_input(c, &s->rows);
}

static uint64_t types_of(const struct sending *s)
{
    for (size_t i = 0; i < s->rows.all.n; i++)
        if (strcmp(s->rows.all.v[i].action.record, "report") == 0)
            return TYPES_ALL;
    return LETTER_TYPES;
}

/* Of the campaign, today. */
static size_t sent_today(const struct sending *s)
{
    struct records all =
        book_records((struct book *)&s->book, REC_TOUCH, "campaign",
                     s->options->how.campaign, false);
    size_t n = 0;
    for (size_t i = 0; i < all.n; i++)
        n += all.v[i]->day == s->c->home.today;
    return n;
}

static size_t room(const struct sending *s)
{
    if (!s->options->limit)
        return SIZE_MAX;
    size_t most = strtoul(s->options->limit, NULL, 10), n = sent_today(s);
    return n < most ? most - n : 0;
}

/* Mail alone can be given to what takes mail. */
static void check_way(struct sending *s, struct letter *l)
{
    bool mail_only = s->to == TO_PIPE || s->to == TO_MAIL;
    if (l->fate != LETTER_GOES || !mail_only ||
        strcmp(l->row.channel, "email") == 0)
        return;
    l->fate = LETTER_ELSEWHERE;
    l->why = arena_fmt(&l->arena,
                       _("goes by %s, and is left (-c %s -O links opens it)"),
                       l->row.channel, l->row.channel);
}

/* One answer does not answer several. */
static int check_answers(struct sending *s)
{
    size_t n = 0;
    for (size_t i = 0; i < s->all.n && s->options->how.text; i++)
        n += s->all.v[i].fate == LETTER_GOES && s->all.v[i].answers;
    return n > 1 ? cli_usage(s->c,
                             _("-m answers one question, and these are "
                               "%zu (--client and --rule of "
                               "acct-followup choose)"),
                             n)
                 : 0;
}

static int make_all(struct sending *s)
{
    size_t most = room(s), left = 0;
    for (size_t i = 0; i < s->rows.all.n; i++) {
        const struct action_row *row = &s->rows.all.v[i];
        struct letter *l = vec_push(&s->all);
        if (letter_make(&s->maker, &row->action, row->line, l, &s->c->err) < 0)
            return err_at(&s->c->err, _("standard input"), row->line);
        check_way(s, l);
        if (l->fate == LETTER_GOES && s->going == most) {
            l->fate = LETTER_LATER;
            left++;
        }
        s->going += l->fate == LETTER_GOES;
        if (l->fate != LETTER_LATER)
            letter_tell(s, l);
    }
    if (check_answers(s) < 0)
        return -1;
    letter_tell_others(s);
    if (left && !s->options->quiet)
        cli_note(s->c,
                 P_("%zu letter is left for another day (--limit)",
                    "%zu letters are left for another day (--limit)", left),
                 left);
    cli_say_notes(s->c);
    return s->to == TO_MAIL && is(s->c, "eml") && s->going > 1
               ? cli_usage(s->c,
                           _("-O eml is one message, and these are %zu "
                             "(-O mbox, or -o DIR)"),
                           s->going)
               : 0;
}

/* --- The whole --- */

static int went(struct sending *s, const struct letter *l)
{
    return s->options->record || s->prints ? letter_record(s, l) : 0;
}

static int print_page(struct sending *s)
{
    struct buf page = {0};
    int rc = letter_page(s, &page);
    fwrite(buf_cstr(&page), 1, page.n, stdout);
    buf_release(&page);
    return rc;
}

static int run(struct sending *s)
{
    bool records = s->options->record || s->prints;
    if (records && letter_check(s) < 0)
        return -1;
    if (s->to == TO_PAGE)
        return print_page(s);
    if (s->prints)
        cli_rows_begin(s->c, &s->printed);
    int rc = s->prints ? cli_rows_flush(s->c, &s->printed) : 0;
    if (rc == 0)
        rc = letter_deliver(s, went);
    if (s->prints && cli_rows_end(s->c, &s->printed) < 0)
        rc = -1;
    if (rc == 0 && s->failed)
        rc = err_set(&s->c->err, ERR_IO,
                     P_("%zu letter did not go, and is not recorded",
                        "%zu letters did not go, and are not recorded",
                        s->failed),
                     s->failed);
    return rc;
}

static void release(struct sending *s)
{
    for (size_t i = 0; i < s->all.n; i++)
        letter_release(&s->all.v[i]);
    vec_release(&s->all);
    letter_maker_release(&s->maker);
}

/* What goes, or is said to, is nobody else's meanwhile. */
static int take_turn(struct sending *s, int *turn)
{
    const char *ledger = s->c->home.ledger;
    *turn = -1;
    return s->prints || s->options->record
               ? ledger_turn(ledger, s->c->home.wait_ms, turn, &s->c->err)
               : 0;
}

static int read_and_run(struct sending *s)
{
    struct cli *c = s->c;
    /* what went by another clock went all the same */
    c->later = true;
    if (read_rows(s) < 0 || cli_book(c, types_of(s), true, NULL, &s->book) < 0)
        return -1;
    mime_open(&s->mime, cli_mail_module(c));
    int rc = letter_maker_init(&s->maker, &c->home, &s->book, &s->options->how,
                               &c->err);
    if (rc == 0)
        rc = make_all(s);
    if (rc == 0)
        rc = run(s);
    rc = mime_close(&s->mime, rc, &c->err);
    enter_end(s->entering);
    release(s);
    book_release(&s->book);
    return rc;
}

int letter_send(struct cli *c, struct letter_send *o)
{
    int turn;
    struct sending s = {.c = c, .options = o, .to = where_to(c, o)};
    if (check(c, o, s.to) < 0 || cli_owner(c, o->how.owner, &o->how.owner) < 0)
        return -1;
    s.prints =
        !o->record && (s.to == TO_PIPE || s.to == TO_DIR || s.to == TO_ROWS);
    if (s.prints && !rows_wanted(c))
        c->format = OUT_CSV;
    int rc = take_turn(&s, &turn);
    if (rc == 0)
        rc = read_and_run(&s);
    action_rows_release(&s.rows);
    if (turn >= 0)
        close(turn);
    return rc;
}
