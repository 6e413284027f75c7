/* Words of the command line become days, periods, numbers and records. */
#include "base/i18n.h"
#include "base/value/typed.h"
#include "cli/cli.h"

int cli_day(struct cli *c, const char *what, const char *text,
            enum day_edge edge, int32_t *day)
{
    if (day_word(str_of(text), c->home.today, edge, day, &c->err) == 0)
        return 0;
    return err_at(&c->err, what, 0);
}

int cli_past_day(struct cli *c, const char *what, const char *text,
                 int32_t *day)
{
    char shown[DATE_SIZE];
    if (cli_day(c, what, text, DAY_PAST, day) < 0)
        return -1;
    return *day <= c->home.today
               ? 0
               : cli_usage(c,
                           _("%s: %s is after today (give the day it "
                             "happened on)"),
                           what, day_print(*day, shown));
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

/* A date, or a word for it, and a time behind a blank: fri 14:30. */
static bool timed_cell(struct cli *c, const char *text, enum day_edge edge,
                       struct str *cell)
{
    const char *blank = strrchr(text, ' ');
    struct err why = ERR_INIT;
    struct when when;
    struct buf both = {0};
    char iso[DATE_SIZE];
    int32_t day;
    if (!blank || !strchr(blank, ':') ||
        day_word((struct str){text, (size_t)(blank - text)}, c->home.today,
                 edge, &day, &why) < 0)
        return false;
    buf_fmt(&both, "%sT%s", day_print(day, iso), blank + 1);
    bool fine = when_parse(buf_view(&both), &c->home.zone, &when, &why) == 0;
    if (fine)
        *cell = str_of(arena_dup(&c->home.arena, both.p, both.n));
    buf_release(&both);
    return fine;
}

/* A date word becomes the date itself; an instant stays as it is. */
static int date_cell(struct cli *c, const char *what, const char *text,
                     enum day_edge edge, struct str *cell)
{
    int32_t day;
    struct when when;
    if (!text)
        return 0;
    struct err why = ERR_INIT;
    if (day_word(str_of(text), c->home.today, edge, &day, &c->err) == 0) {
        char *iso = arena_new(&c->home.arena, DATE_SIZE);
        *cell = str_of(day_print(day, iso));
        return 0;
    }
    if (strchr(text, ':') &&
        when_parse(str_of(text), &c->home.zone, &when, &why) == 0) {
        *cell = str_of(text);
        return 0;
    }
    return timed_cell(c, text, edge, cell) ? 0 : err_at(&c->err, what, 0);
}

/* An amount may have its currency with it. */
static int amount_cell(struct cli *c, const struct cli_record *from,
                       struct record *out)
{
    struct amount_typed typed;
    if (!from->amount)
        return 0;
    if (amount_typed(str_of(from->amount), '\0', &typed, &c->err) < 0)
        return err_at(&c->err, "amount", 0);
    out->col[COL_AMOUNT] =
        (struct str){arena_dup(&c->home.arena, typed.number.p, typed.number.n),
                     typed.number.n};
    if (!*typed.code)
        return 0;
    if (from->currency && strcmp(from->currency, typed.code) != 0)
        return cli_usage(c, _("'%s' is not in %s, as --currency says"),
                         from->amount, from->currency);
    out->col[COL_CURRENCY] =
        (struct str){arena_dup(&c->home.arena, typed.code, 3), 3};
    return 0;
}

/* What a person writes for the value of an attribute, in the one form that it
 * has in a ledger. */
static const char *attr_typed(struct cli *c, enum rec_type type,
                              const char *key, const char *value)
{
    const struct schema_attr *a = schema_attr(type, str_of(key));
    struct amount_typed amount;
    char *day = arena_new(&c->home.arena, DATE_SIZE);
    struct err none = ERR_INIT;
    int32_t at;
    if (a && attr_is_date(a->kind) &&
        day_typed(str_of(value), &at, &none) == TYPED_TAKEN)
        return day_print(at, day);
    if (a &&
        (a->kind == ATTR_MONEY || a->kind == ATTR_NUMBER ||
         a->kind == ATTR_TAX) &&
        amount_typed(str_of(value), '\0', &amount, &none) == 0 && !*amount.code)
        return arena_dup(&c->home.arena, amount.number.p, amount.number.n);
    return value;
}

/* A text that was copied from elsewhere may have other line ends. */
static const char *unix_lines(struct cli *c, const char *text)
{
    if (!text || !strchr(text, '\r'))
        return text;
    size_t n = strlen(text);
    char *kept = arena_dup(&c->home.arena, text, n);
    kept[str_line_ends(kept, n)] = '\0';
    return kept;
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
        const char *value = unix_lines(c, eq + 1);
        record_attr(r, key, attr_typed(c, r->type, key, value), &c->home.arena);
    }
    return 0;
}

int cli_owner(struct cli *c, const char *given, const char **out)
{
    *out = given;
    if (!given || strcmp(given, "me") != 0)
        return 0;
    *out = conf_text(&c->home.conf, "acct.owner");
    return **out ? 0
                 : cli_usage(c, _("nobody is 'me' yet (set owner in [acct] of "
                                  "acct.conf)"));
}

int cli_record(struct cli *c, const struct cli_record *from, struct record *out)
{
    *out = (struct record){.type = from->type};
    out->col[COL_TYPE] = str_of(schema_types[from->type].name);
    out->col[COL_CLIENT] = str_of(from->client);
    out->col[COL_REF] = str_of(from->ref);
    out->col[COL_CURRENCY] = str_of(from->currency);
    out->col[COL_CHANNEL] = str_of(from->channel);
    out->col[COL_OWNER] = str_of(from->owner);
    out->col[COL_TEXT] = str_of(unix_lines(c, from->text));
    if (amount_cell(c, from, out) < 0)
        return -1;
    /* What happened is not yet to come: fri is the last one. */
    enum day_edge edge =
        from->planned || schema_types[from->type].ahead ? DAY_LAST : DAY_PAST;
    if (date_cell(c, "--date", from->date, edge, &out->col[COL_DATE]) < 0 ||
        date_cell(c, "--due", from->due, DAY_LAST, &out->col[COL_DUE]) < 0)
        return -1;
    return attr_cell(c, from->attrs, out);
}
