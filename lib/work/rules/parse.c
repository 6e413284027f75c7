/* The plain cells of a rule. */
#include "base/i18n.h"
#include "inside.h"

/* What the cell does not say follows from stay: what may pass is no duty. */
static int parse_duty(struct arena *a, struct rule *r, struct err *e)
{
    (void)a;
    struct str s = str_of(r->cell[RULE_DUTY]);
    r->each = str_is(s, "yes");
    r->duty = r->each || (!s.n && r->stays_ever);
    if (s.n && !r->each && !str_is(s, "no"))
        return err_set(e, ERR_DATA, _("'%.*s' is not yes or no"), STR_ARG(s));
    if (r->each && !r->stays_ever)
        return err_set(e, ERR_DATA,
                       _("a duty stays until a record ends it (empty stay, or "
                         "write no)"));
    return 0;
}

static int parse_record(struct arena *a, struct rule *r, struct err *e)
{
    (void)a;
    struct str s = str_of(r->cell[RULE_RECORD]);
    r->record = s.n ? schema_find(s) : REC_TOUCH;
    return r->record < REC_TYPES ? 0 : schema_unknown(s, e);
}

static int parse_urgency(struct arena *a, struct rule *r, struct err *e)
{
    (void)a;
    struct str s = str_of(r->cell[RULE_URGENCY]);
    unsigned long n = 30;
    if (s.n && !str_number(s, 100, &n))
        return err_set(e, ERR_DATA, _("'%.*s' is no number from 0 to 100"),
                       STR_ARG(s));
    r->urgency = (int)n;
    return 0;
}

static int parse_quiet(struct arena *a, struct rule *r, struct err *e)
{
    (void)a;
    struct str s = str_of(r->cell[RULE_QUIET]);
    const struct rule_word *w = rule_word(PART_QUIET, -1, s);
    r->quiet = w ? (enum rule_quiet)w->value : QUIET_NORMAL;
    return w || !s.n ? 0 : rule_unknown(PART_QUIET, -1, _("word"), s, e);
}

/* It becomes part of a file's name. */
static int parse_template(struct arena *a, struct rule *r, struct err *e)
{
    (void)a;
    const char *s = r->cell[RULE_TEMPLATE];
    for (const char *p = s; *p; p++)
        if (!strchr("abcdefghijklmnopqrstuvwxyz0123456789-_", *p))
            return err_set(e, ERR_DATA,
                           _("'%s' is no name of a letter (a to z, digits, - "
                             "and _)"),
                           s);
    if (!*s)
        r->cell[RULE_TEMPLATE] = r->cell[RULE_NAME];
    return 0;
}

/* Phone only where the client wants to be called; "call" where there is a
 * number at all. */
static int parse_channel(struct arena *a, struct rule *r, struct err *e)
{
    const char *s = r->cell[RULE_CHANNEL];
    (void)a;
    (void)e;
    r->channel = strcmp(s, "phone") == 0  ? ""
                 : strcmp(s, "call") == 0 ? "phone"
                                          : s;
    return 0;
}

static int parse_owner(struct arena *a, struct rule *r, struct err *e)
{
    (void)a;
    (void)e;
    r->manager = strcmp(r->cell[RULE_OWNER], "manager") == 0;
    r->role = team_role_find(str_of(r->cell[RULE_OWNER]));
    return 0;
}

/* A message of a kind, which ends it. */
static enum optout wish_of_end(const struct rule_clause *c)
{
    enum optout wish = OPTOUT_KINDS;
    for (size_t i = 0; i < c->tests.n && c->type == REC_TOUCH; i++) {
        const struct rule_test *t = &c->tests.v[i];
        if (strcmp(t->name, "kind") == 0 && !t->not &&t->values_n == 1)
            wish = optout_of_touch(t->values[0]);
    }
    return wish;
}

/* What one may not want follows from what starts it, what is done, by which
 * letter, and what ends it.  What we owe is done whatever they want. */
static enum optout wish_of(const struct rule *r)
{
    static const struct {
        int start, record; /* -1: any */
        enum optout wish;
    } kinds[] = {{ON_SURVEY, -1, OPTOUT_SURVEY},  {ON_ASKED, -1, OPTOUT_SURVEY},
                 {-1, REC_SURVEY, OPTOUT_SURVEY}, {-1, REC_GIFT, OPTOUT_GIFT},
                 {-1, REC_OFFER, OPTOUT_OFFER},   {ON_DOC, -1, OPTOUT_NEWS}};
    enum optout wish = optout_find(str_of(r->cell[RULE_TEMPLATE]));
    if (r->duty)
        return OPTOUT_KINDS;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (kinds[i].start == (int)r->start ||
            kinds[i].record == (int)r->record)
            return kinds[i].wish;
    for (size_t i = 0; i < r->until.n && wish == OPTOUT_KINDS; i++)
        wish = wish_of_end(&r->until.v[i]);
    return wish == OPTOUT_KINDS && r->quiet == QUIET_COMMERCIAL ? OPTOUT_OFFER
                                                                : wish;
}

static const struct {
    enum rule_column column;
    int (*parse)(struct arena *a, struct rule *r, struct err *e);
} cells[] = {
    {RULE_ON, rule_parse_on},      {RULE_EVERY, rule_parse_every},
    {RULE_WHEN, rule_parse_when},  {RULE_DUE, rule_parse_due},
    {RULE_FOR, rule_parse_for},    {RULE_UNTIL, rule_parse_until},
    {RULE_STAY, rule_parse_stay},  {RULE_DUTY, parse_duty},
    {RULE_RECORD, parse_record},   {RULE_CHANNEL, parse_channel},
    {RULE_OWNER, parse_owner},     {RULE_TEMPLATE, parse_template},
    {RULE_URGENCY, parse_urgency}, {RULE_QUIET, parse_quiet},
    {RULE_TEXT, rule_parse_text},
};

int rule_parse(struct arena *a, struct rule *r, struct err *e)
{
    for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++)
        if (cells[i].parse(a, r, e) < 0)
            return err_at(e, rule_columns[cells[i].column], 0);
    r->wish = wish_of(r);
    return 0;
}
