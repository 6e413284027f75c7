/* Words of the command line become days, periods, numbers and records. */
#include "base/i18n.h"
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
        record_attr(r, key, eq + 1, &c->home.arena);
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
