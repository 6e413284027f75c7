/* acct-add: check records and append them. */
#include <stdlib.h>

#include "base/i18n.h"
#include "base/text/text.h"
#include "base/value/typed.h"
#include "cli/feed.h"
#include "inside.h"
#include "work/enter/mend.h"

struct options {
    const char *date, *due, *ref, *amount, *currency, *channel, *owner;
    struct cli_list set;
    struct feed_how how;
    const char *skip;
    struct seen_by known;
    bool no_padding, planned, force, dry_run, quiet, amend;
};

#define AT(member) offsetof(struct options, member)
static const struct cli_option add_options[] = {
    {'d', "date", N_("DATE"), N_("when it happened; today (now) if left out"),
     CLI_TEXT, AT(date)},
    {'D', "due", N_("DATE"), N_("the date promised"), CLI_TEXT, AT(due)},
    {'r', "ref", N_("REF"), N_("what it is about, or its own number"), CLI_TEXT,
     AT(ref)},
    {'a', "amount", N_("AMOUNT"), N_("a decimal, with a point"), CLI_TEXT,
     AT(amount)},
    {0, "currency", N_("CODE"), N_("of the amount: RUB, EUR, …"), CLI_TEXT,
     AT(currency)},
    {'c', "channel", N_("CHANNEL"), N_("email, telegram, phone, …"), CLI_TEXT,
     AT(channel)},
    {'w', "owner", N_("WHO"), N_("who on our side answers for it"), CLI_TEXT,
     AT(owner)},
    {'s', "set", N_("KEY=VALUE"),
     N_("an attribute of the type; may be given "
        "again"),
     CLI_LIST, AT(set)},
    {0, "delimiter", N_("CHAR"),
     N_("what stands between the cells of rows: ; or \\t or |"), CLI_TEXT,
     AT(how.delimiter)},
    {0, "decimal", N_("CHAR"),
     N_("what stands before decimals in rows: , or ."), CLI_TEXT,
     AT(how.decimal)},
    {0, "encoding", N_("NAME"), N_("of rows: cp1251, utf-16, latin1, …"),
     CLI_TEXT, AT(how.encoding)},
    {0, "skip-known", NULL,
     N_("leave out rows that are there, by their id; =COLUMN,…: by these, or "
        "by "
        "attributes: --skip-known=date,client,amount,bank"),
     CLI_MAYBE, AT(skip)},
    {0, "no-padding", NULL,
     N_("promise the date that -D says, without the setting acct.padding"),
     CLI_FLAG, AT(no_padding)},
    {0, "planned", NULL,
     N_("what happens lies ahead and is arranged: planned=yes"), CLI_FLAG,
     AT(planned)},
    {0, "force", NULL,
     N_("let through what is not there, and what goes against what is: unknown "
        "clients and refs, early dates, what is billed or paid twice"),
     CLI_FLAG, AT(force)},
    {0, "amend", NULL,
     N_("change what is there of that type and ref: only what is given"),
     CLI_FLAG, AT(amend)},
    {'n', "dry-run", NULL, N_("check only; add nothing"), CLI_FLAG,
     AT(dry_run)},
    {'q', "quiet", NULL, N_("print nothing"), CLI_FLAG, AT(quiet)},
    {0},
};

/* What the user needs next: the key to refer to the record by. */
static int print_added(struct cli *c, const struct options *o,
                       const struct enter *en, bool piped)
{
    if (o->quiet)
        return 0;
    if (c->format_given)
        return cli_enter_print(c, en);
    if (piped) {
        if (o->dry_run)
            return cli_enter_print(c, en);
        return 0;
    }
    const struct record *r = enter_row(en, 0);
    struct str key = r->col[COL_REF];
    if (r->type == REC_CLIENT)
        key = r->col[COL_CLIENT];
    else if (schema_types[r->type].ref != REF_OWN || !key.n)
        key = r->col[COL_ID];
    printf("%.*s\n", STR_ARG(key));
    return 0;
}

static void say_news(struct cli *c, const struct enter *en)
{
    size_t more;
    const struct notes *news = enter_news(en, &more);
    for (size_t i = 0; i < news->all.n; i++)
        cli_note(c, "%s", news->all.v[i]);
    if (more)
        cli_note(
            c, P_("… and %zu more such row", "… and %zu more such rows", more),
            more);
    more = enter_skipped(en);
    if (more)
        cli_note(c,
                 P_("%zu row is there already: left out",
                    "%zu rows are there already: left out", more),
                 more);
}

struct adding {
    const struct options *options;
    struct feed *feed;
    bool piped;
};

static int add(struct cli *c, struct enter *en, void *arg)
{
    const struct adding *a = arg;
    if (a->options->amend)
        return mend_amend(&c->home, en, &a->feed->rows.v[0], &c->err);
    if (feed_enter(a->feed, c, en) < 0)
        return -1;
    /* Of one that is typed nobody waits for the others. */
    return a->piped ? 0 : enter_all(en, &c->err);
}

static int print(struct cli *c, const struct enter *en, void *arg)
{
    const struct adding *a = arg;
    if (a->options->quiet)
        notes_release(&c->home.notes);
    else
        say_news(c, en);
    return print_added(c, a->options, en, a->piped);
}

static int add_all(struct cli *c, struct options *o, struct feed *f, bool piped)
{
    struct cli_enter how = {.force = o->force,
                            .dry_run = o->dry_run,
                            .create = true,
                            .news = !o->quiet,
                            .known = &o->known};
    struct adding a = {.options = o, .feed = f, .piped = piped};
    uint64_t types = o->amend ? MEND_TYPES : f->needs;
    how.texts = o->amend;
    const struct enter_few few = {.one = piped ? NULL : &f->rows.v[0]};
    how.few = piped || o->amend ? NULL : &few;
    how.unseen = piped && (o->quiet || (!o->dry_run && !c->format_given));
    how.lasting = piped;
    if (f->input && ledger_header(f->input)->at[COL_ID] >= 0)
        how.ids = f->n;
    for (size_t i = 0; i < o->known.n; i++)
        how.texts = how.texts || o->known.keys[i].column == COL_TEXT;
    if (o->known.n)
        types |= f->types;
    int rc = cli_write(c, &how, types, &(struct cli_writing){add, print}, &a);
    if (o->quiet)
        notes_release(&c->home.notes);
    return rc;
}

/* What says what one record is. */
static bool tells_one(const struct options *o)
{
    return o->date || o->due || o->ref || o->amount || o->currency ||
           o->channel || o->owner || o->set.n || o->no_padding || o->planned ||
           o->amend;
}

static int read_rows(struct cli *c, struct options *o, struct feed *f,
                     struct interrupt *hold)
{
    if (feed_read(f, c, hold) < 0)
        return -1;
    if (o->known.wanted && !o->known.n && f->n &&
        ledger_header(f->input)->at[COL_ID] < 0)
        return cli_usage(c, _("--skip-known: the rows have no id (say by what "
                              "they are told: "
                              "--skip-known=date,client,amount,bank)"));
    /* Of nothing there is nothing to add, but an answer to print. */
    if (f->n || f->faulty)
        return add_all(c, o, f, true);
    return !o->quiet && (c->format_given || o->dry_run)
               ? cli_records_print(c, NULL, 0)
               : 0;
}

static int add_rows(struct cli *c, struct options *o)
{
    struct feed f = {.how = o->how};
    struct interrupt hold;
    if (tells_one(o))
        return cli_usage(c, _("with - the rows say it all: only --force, "
                              "--dry-run, --quiet and how they are written go "
                              "with it"));
    if (strcmp(c->home.ledger, "-") == 0)
        return cli_usage(c, _("the rows and the ledger cannot both be standard "
                              "input"));
    if (o->skip && seen_read(o->skip, &c->home.arena, &o->known, &c->err) < 0)
        return -1;
    if (cli_can_write(c) < 0)
        return -1;
    interrupt_hold(&hold, c);
    int rc = read_rows(c, o, &f, &hold);
    if (rc < 0 && !o->dry_run && !c->done)
        feed_keep(&f, c);
    else if (rc == 0 && hold.by && f.n && !o->dry_run)
        cli_note(c,
                 P_("interrupted: the %zu row that came was added",
                    "interrupted: the %zu rows that came were added", f.n),
                 f.n);
    interrupt_end(&hold);
    feed_release(&f);
    return rc;
}

/* Spans and words are reckoned by us; a date that is written out was agreed
 * upon, and stays. */
static bool is_reckoned(const char *due)
{
    int32_t day;
    struct err none = ERR_INIT;
    return due && !strchr(due, ':') && !day_parse(str_of(due), &day) &&
           day_typed(str_of(due), &day, &none) == TYPED_OTHER;
}

/* What the client is promised comes later than what we plan for.  Returns what
 * is to be said of it, or NULL where nothing was padded. */
static const char *pad_due(struct cli *c, const struct options *o,
                           struct record *r)
{
    struct span padding = conf_span(&c->home.conf, "acct.padding");
    struct str attrs = r->col[COL_ATTRS], name, value;
    int32_t target;
    if ((r->type != REC_ORDER && r->type != REC_STAGE) || o->no_padding ||
        padding.n <= 0 || !is_reckoned(o->due) ||
        !day_parse(r->col[COL_DUE], &target))
        return NULL;
    char *due = arena_new(&c->home.arena, DATE_SIZE), day[DATE_SIZE];
    day_print(span_add(target, padding, 1), due);
    r->col[COL_DUE] = str_of(due);
    bool given = false;
    while (attr_next(&attrs, &name, &value))
        given = given || str_is(str_trim(name), "target");
    day_print(target, day);
    if (!given)
        record_attr(r, "target", day, &c->home.arena);
    struct buf note = {0};
    buf_fmt(&note,
            _("promised for %s: %s and %s of padding (--no-padding leaves it "
              "out)"),
            due, day, conf_text(&c->home.conf, "acct.padding"));
    const char *kept = arena_dup(&c->home.arena, note.p, note.n);
    buf_release(&note);
    return kept;
}

/* -a 500 EUR: the shell has made the currency a word of the text. */
static int check_amount(struct cli *c, const struct options *o, int argc,
                        char **argv)
{
    if (!o->amount || o->currency || argc != 3 || strlen(argv[2]) != 3 ||
        text_currency_digits(argv[2]) < 0)
        return 0;
    return cli_usage(c,
                     _("%s would be the text (write -a '%s %s', or --currency "
                       "%s)"),
                     argv[2], o->amount, argv[2], argv[2]);
}

static int add_one(struct cli *c, struct options *o, int argc, char **argv)
{
    if (o->skip)
        return cli_usage(c, _("--skip-known is of rows: acct-add -"));
    if (o->how.delimiter || o->how.decimal || o->how.encoding)
        return cli_usage(c, _("--delimiter, --decimal and --encoding are of "
                              "rows: acct-add -"));
    enum rec_type type = schema_find(str_of(argv[0]));
    if (type == REC_TYPES)
        return add_no_type(c, argv[0]);
    struct cli_record words = {
        .type = type,
        .client = argc > 1 && strcmp(argv[1], "-") != 0 ? argv[1] : NULL,
        .ref = o->ref,
        .date = o->date,
        .due = o->due,
        .amount = o->amount,
        .currency = o->currency,
        .channel = o->channel,
        .owner = o->owner,
        .text = argc > 2 ? cli_join(c, argc - 2, argv + 2) : NULL,
        .attrs = &o->set,
        .planned = o->planned,
    };
    struct feed f = {0};
    struct record r;
    if (o->amend && !o->ref)
        return cli_usage(c, _("--amend: which %s? (-r REF)"),
                         schema_types[type].name);
    if (type == REC_MERGE && add_merge(c, argc, argv, &words) < 0)
        return -1;
    int rc = check_amount(c, o, argc, argv);
    if (rc == 0)
        rc = cli_record(c, &words, &r);
    if (rc == 0 && o->planned && !record_ahead(type, r.col[COL_ATTRS]))
        record_attr(&r, "planned", "yes", &c->home.arena);
    if (rc == 0) {
        const char *note = pad_due(c, o, &r);
        feed_add(&f, &r);
        rc = add_all(c, o, &f, false);
        if (rc == 0 && note && !o->quiet)
            cli_note(c, "%s", note);
    }
    feed_release(&f);
    return rc;
}

static int run(struct cli *c, void *options, int argc, char **argv)
{
    struct options *o = options;
    if (!argc)
        return cli_usage(c, _("which type of record? (acct-add TYPE CLIENT "
                              "[TEXT…], or - for rows; see --help)"));
    if (strcmp(argv[0], "-") == 0 && argc > 1)
        return cli_usage(c, _("after - nothing more is expected, not '%s'"),
                         argv[1]);
    if (strcmp(argv[0], "undo") == 0 && (argc > 1 || tells_one(o)))
        return cli_usage(c, _("undo takes back what was entered last: nothing "
                              "more is expected (void takes back a record)"));
    if (strcmp(argv[0], "undo") == 0)
        return add_undo(c, o->dry_run, o->quiet);
    return strcmp(argv[0], "-") == 0 ? add_rows(c, o)
                                     : add_one(c, o, argc, argv);
}

const struct cli_command add_command = {
    .operands = "[options] TYPE CLIENT [TEXT…] | merge OLD NEW | undo | -",
    .help = N_("add a record"),
    .run = run,
    .size = sizeof(struct options),
    .options = add_options,
    .news = true,
};
