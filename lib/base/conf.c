#include "base/conf.h"

#include <errno.h>
#include <fcntl.h>
#include <ini.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/text.h"

enum { FILE_MOST = 1 << 20 };

/* clang-format off */
const struct conf_setting conf_settings[] = {
    {"acct", "currency", CONF_CURRENCY, "RUB", N_("currency of amounts that name none")},
    {"acct", "owner", CONF_TEXT, "", N_("who answers for new records")},
    {"acct", "padding", CONF_SPAN, "0d", N_("added to deadlines promised to clients, see acct-add(1)")},
    {"numbers", "contact", CONF_PATTERN, "P-{seq}", N_("keys of contacts")},
    {"numbers", "contract", CONF_PATTERN, "C-{seq}", N_("numbers of contracts")},
    {"numbers", "order", CONF_PATTERN, "O-{seq}", N_("numbers of orders")},
    {"numbers", "issue", CONF_PATTERN, "I-{seq}", N_("numbers of issues")},
    {"numbers", "task", CONF_PATTERN, "T-{seq}", N_("numbers of tasks")},
    {"numbers", "offer", CONF_PATTERN, "Q-{seq}", N_("numbers of offers")},
    {"numbers", "survey", CONF_PATTERN, "S-{seq}", N_("numbers of surveys")},
    {"numbers", "invoice", CONF_PATTERN, "INV-{year}-{seq:4}", N_("numbers of invoices")},
    {"numbers", "credit", CONF_PATTERN, "CN-{year}-{seq:4}", N_("numbers of credit notes")},
    {"numbers", "act", CONF_PATTERN, "ACT-{year}-{seq:4}", N_("numbers of closing documents")},
    {"numbers", "reminder", CONF_PATTERN, "REM-{year}-{seq:4}", N_("numbers of reminder letters")},
    {"numbers", "statement", CONF_PATTERN, "ST-{year}-{seq:4}", N_("numbers of statements")},
    {"numbers", "receipt", CONF_PATTERN, "R-{year}-{seq:4}", N_("numbers of receipts for payments")},
    {"followup", "cadence", CONF_SPAN, "30d", N_("longest time without contact, where the client has none of its own")},
    {"followup", "cadence_a", CONF_SPAN, "21d", N_("the same of clients of tier A")},
    {"followup", "cadence_b", CONF_SPAN, "45d", N_("the same of clients of tier B")},
    {"followup", "cadence_c", CONF_SPAN, "90d", N_("the same of clients of tier C")},
    {"followup", "notice", CONF_SPAN, "30d", N_("how long before a contract's end to talk, where it has none of its own")},
    {"followup", "ahead", CONF_SPAN, "7d", N_("how long before a deadline an order is shown")},
    {"followup", "answer", CONF_SPAN, "1d", N_("how soon a question is to be answered")},
    {"followup", "issue", CONF_SPAN, "1d", N_("how soon an issue is to be solved, where it has no due date")},
    {"followup", "manager", CONF_TEXT, "", N_("to whom questions and issues go that are late; to nobody if empty")},
    {"followup", "limit", CONF_COUNT, "20", N_("most messages a day to all clients; 0: any number")},
    {"followup", "quiet", CONF_SPAN, "2d", N_("shortest time between two messages of ours to a client, where they may wait")},
    {"work", "hours", CONF_HOURS, "10:00-19:00", N_("working hours of a day")},
    {"work", "days", CONF_WEEKDAYS, "mon-fri", N_("working days of a week")},
    {"work", "zone", CONF_ZONE, "", N_("zone of the hours, such as Europe/Moscow, or client: each client's own; ours if empty")},
    {"work", "holidays", CONF_TEXT, "", N_("files with holidays, commas between; holidays.csv, where there is one, if empty")},
    {"survey", "after", CONF_SPAN, "14d", N_("how long after delivery to ask")},
    {"survey", "gap", CONF_SPAN, "90d", N_("shortest time between two surveys of a client")},
    {"survey", "within", CONF_SPAN, "90d", N_("how long after delivery it is too late to ask")},
    {"invoice", "due", CONF_SPAN, "14d", N_("time to pay")},
    {"invoice", "vat", CONF_NUMBER, "0", N_("tax rate in per cent of lines that name none")},
    {"invoice", "unit", CONF_TEXT, "pcs", N_("unit of lines that name none")},
    {"invoice", "category", CONF_TEXT, "", N_("tax category of lines without tax: Z, E, AE, K, G or O")},
    {"invoice", "ground", CONF_TEXT, "", N_("why there is no tax, on documents with such lines")},
    {"invoice", "hour", CONF_TEXT, "", N_("price of an hour worked, where hours are billed")},
    {"invoice", "quote", CONF_SPAN, "30d", N_("how long a quote stands")},
    {"invoice", "remind", CONF_TEXT, "3d,10d,20d", N_("how long past due to remind, stage by stage")},
    {"metrics", "churn_after", CONF_SPAN, "180d", N_("a client without a contract is lost after so long without an order")},
    {"me", "name", CONF_TEXT, "", N_("our name, on documents")},
    {"me", "address", CONF_TEXT, "", N_("our address")},
    {"me", "email", CONF_TEXT, "", N_("our e-mail address")},
    {"me", "phone", CONF_TEXT, "", N_("our telephone")},
    {"me", "taxid", CONF_TEXT, "", N_("our tax number")},
    {"me", "bank", CONF_TEXT, "", N_("our bank details, where the settings below do not say them")},
    {"me", "inn", CONF_TEXT, "", N_("our ИНН (Russia)")},
    {"me", "kpp", CONF_TEXT, "", N_("our КПП (Russia)")},
    {"me", "account", CONF_TEXT, "", N_("our account at a Russian bank, 20 digits")},
    {"me", "bank_name", CONF_TEXT, "", N_("our bank")},
    {"me", "bik", CONF_TEXT, "", N_("its БИК (Russia), 9 digits")},
    {"me", "corr_account", CONF_TEXT, "", N_("its correspondent account (Russia), 20 digits")},
    {"me", "iban", CONF_TEXT, "", N_("our account as an IBAN")},
    {"me", "bic", CONF_TEXT, "", N_("our bank's BIC (SWIFT code)")},
    {"me", "signer", CONF_TEXT, "", N_("who signs documents")},
    {"me", "accountant", CONF_TEXT, "", N_("who signs them as accountant (Russia)")},
    {"paper", "size", CONF_TEXT, "a4", N_("size of the sheets: a4 or letter")},
    {"paper", "layout", CONF_TEXT, "", N_("ru (Russian form) or intl; ru for clients who are written to in Russian and pay in rubles if empty")},
    {"paper", "qr", CONF_TEXT, "yes", N_("a QR code to pay with on open invoices: yes or no")},
    {"paper", "logo", CONF_TEXT, "", N_("our logo: a PNG file, beside the configuration")},
    {"paper", "font", CONF_TEXT, "", N_("family of the letters; one that has Latin and Cyrillic if empty")},
};
/* clang-format on */
const size_t conf_settings_count =
    sizeof conf_settings / sizeof conf_settings[0];

static const struct conf_setting *setting(const char *section, const char *name)
{
    for (size_t i = 0; i < conf_settings_count; i++)
        if (strcmp(conf_settings[i].section, section) == 0 &&
            strcmp(conf_settings[i].name, name) == 0)
            return &conf_settings[i];
    return NULL;
}

static int unknown(const char *section, const char *name, struct err *e)
{
    const struct conf_setting *like = NULL;
    int best = 4;
    for (size_t i = 0; i < conf_settings_count; i++) {
        const struct conf_setting *s = &conf_settings[i];
        int d = text_distance(str_of(s->name), str_of(name), best) +
                (strcmp(s->section, section) != 0);
        if (d < best) {
            best = d;
            like = s;
        }
    }
    if (like)
        return err_set(e, ERR_DATA,
                       _("unknown setting '%s' in [%s] (did you mean '%s' in "
                         "[%s]?)"),
                       name, section, like->name, like->section);
    return err_set(e, ERR_DATA,
                   _("unknown setting '%s' in [%s] (acct-conf(5) lists them)"),
                   name, section);
}

static int check_pattern(const char *value, struct err *e)
{
    static const char *const words[] = {"{year}", "{month}", "{client}",
                                        "{seq}"};
    bool seq = false;
    for (const char *p = value; *p; p++) {
        if (*p == '}' || *p == ' ')
            return err_set(e, ERR_DATA, _("'%s': '%c' is out of place"), value,
                           *p);
        if (*p != '{')
            continue;
        size_t n = 0;
        for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
            if (strncmp(p, words[i], strlen(words[i])) == 0)
                n = strlen(words[i]);
        if (strncmp(p, "{seq:", 5) == 0 && p[5] >= '1' && p[5] <= '9' &&
            p[6] == '}')
            n = 7;
        if (!n)
            return err_set(e, ERR_DATA,
                           _("'%s': after '{' comes year}, month}, client}, "
                             "seq} or seq:N} with N from 1 to 9"),
                           value);
        if (strncmp(p, "{seq", 4) == 0) {
            if (seq)
                return err_set(e, ERR_DATA, _("'%s' has {seq} twice"), value);
            seq = true;
        }
        p += n - 1;
    }
    return seq ? 0 : err_set(e, ERR_DATA, _("'%s' has no {seq}"), value);
}

enum { COUNT_MOST = 1000000 };

static int below_zero(struct str value, struct err *e)
{
    return err_set(e, ERR_DATA, _("'%.*s' is below 0 (leave the minus out)"),
                   STR_ARG(value));
}

static int check(const struct conf_setting *s, const char *value, struct err *e)
{
    struct str v = str_of(value);
    struct span span;
    struct decimal number;
    struct hours hours;
    unsigned days;
    unsigned long count;
    if (!text_valid(v, NULL))
        return err_set(e, ERR_DATA, _("is not UTF-8"));
    if (text_has_control(v, true))
        return err_set(e, ERR_DATA, _("has a control character (take it out)"));
    switch (s->kind) {
    case CONF_SPAN:
        if (span_parse(v, &span, e) < 0)
            return -1;
        return span.n < 0 ? below_zero(v, e) : 0;
    case CONF_NUMBER:
        if (decimal_parse(v, &number, e) < 0)
            return -1;
        return number.n < 0 ? below_zero(v, e) : 0;
    case CONF_COUNT:
        return str_number(v, COUNT_MOST, &count)
                   ? 0
                   : err_set(e, ERR_DATA,
                             _("'%s' is no whole number from 0 to %d"), value,
                             COUNT_MOST);
    case CONF_PATTERN:
        return check_pattern(value, e);
    case CONF_CURRENCY:
        return currency_find(&(struct currencies){0}, v, &(uint8_t){0}, e);
    case CONF_HOURS:
        return hours_parse(v, &hours, e);
    case CONF_WEEKDAYS:
        return weekdays_parse(v, &days, e);
    case CONF_ZONE:
        return !v.n || str_is(v, "client") ? 0 : text_zone_check(v, e);
    case CONF_TEXT:
        break;
    }
    return 0;
}

struct reading {
    struct conf *conf;
    struct err *err;
    const char *path, *rest; /* what is still to be read */
    size_t left;
    struct str value; /* of a line that is too long for inih; p NULL: none */
    unsigned long line;
    bool failed;
};

static int set(void *arg, const char *section, const char *name,
               const char *value)
{
    struct reading *r = arg;
    if (r->failed)
        return 1;
    const struct conf_setting *s = setting(section, name);
    struct err *e = r->err;
    if (r->value.p)
        value = arena_dup(&r->conf->arena, r->value.p, r->value.n);
    r->value = (struct str){0};
    if (!s || check(s, value, e) < 0) {
        if (s)
            err_at(e, name, 0);
        else
            unknown(section, name, e);
        err_at(e, r->path, r->line);
        r->failed = true;
        return 1;
    }
    struct buf key = {0};
    buf_fmt(&key, "%s.%s", section, name);
    struct map_slot *slot = map_put(&r->conf->values, key.p, key.n, NULL);
    slot->value = (uint32_t)r->conf->text.n;
    *vec_push(&r->conf->text) =
        arena_dup(&r->conf->arena, value, strlen(value));
    buf_release(&key);
    return 1;
}

static int stop(struct reading *r)
{
    err_at(r->err, r->path, r->line);
    r->failed = true;
    return -1;
}

/* inih takes an indented line for more of the value before, and calls set()
 * again: the setting would silently become its last line. */
static int check_start(struct reading *r, const char *line, size_t n)
{
    size_t blanks = 0;
    while (blanks < n && strchr(" \t", line[blanks]))
        blanks++;
    if (!blanks || blanks == n || strchr("#;\r\n", line[blanks]))
        return 0;
    err_set(r->err, ERR_DATA,
            _("the line begins with a blank (each setting begins its line, and "
              "its value is all on it)"));
    return stop(r);
}

/* A comment after the value, as inih takes one out. */
static struct str without_comment(struct str value)
{
    for (size_t i = 1; i < value.n; i++)
        if (value.p[i] == ';' && strchr(" \t", value.p[i - 1]))
            value.n = i;
    return str_trim(value);
}

/* inih's lines are short, for Cyrillic above all: of a longer one it is given
 * the name alone, and set() finds the value here. */
static int shorten(struct reading *r, struct str *line, size_t room)
{
    enum { VALUE_MOST = 4096 };
    size_t name = 0;
    if (line->p[0] == '#' || line->p[0] == ';') {
        line->n = 1;
        return 0;
    }
    while (name < line->n && line->p[name] != '=' && line->p[name] != ':')
        name++;
    if (name + 1 >= room || name == line->n) {
        err_set(r->err, ERR_DATA,
                _("the line is longer than %zu bytes, and no setting"), room);
        return stop(r);
    }
    r->value =
        without_comment((struct str){line->p + name + 1, line->n - name - 1});
    if (r->value.n > VALUE_MOST) {
        err_set(r->err, ERR_DATA, _("the value is longer than %d bytes"),
                VALUE_MOST);
        return stop(r);
    }
    line->n = name + 1;
    return 0;
}

/* inih's fgets: counts lines, and sees that none is cut in two. */
static char *next_line(char *out, int size, void *arg)
{
    struct reading *r = arg;
    if (!r->left || r->failed)
        return NULL;
    const char *newline = memchr(r->rest, '\n', r->left);
    size_t n = newline ? (size_t)(newline - r->rest) : r->left;
    size_t taken = n + (newline != NULL);
    if (n && r->rest[n - 1] == '\r')
        n--;
    r->line++;
    struct str line = {r->rest, n};
    if (n >= (size_t)size && shorten(r, &line, (size_t)size - 1) < 0)
        return NULL;
    if (check_start(r, r->rest, n) < 0)
        return NULL;
    if (memchr(r->rest, '\0', n)) {
        err_set(r->err, ERR_DATA,
                _("a NUL byte (this is no text file, or it is UTF-16)"));
        stop(r);
        return NULL;
    }
    memcpy(out, line.p, line.n);
    out[line.n] = '\0';
    r->rest += taken;
    r->left -= taken;
    return out;
}

int conf_load(struct conf *c, const char *path, bool must, struct err *e)
{
    struct buf file = {0};
    if (file_read(path, must, FILE_MOST, &file, e) < 0) {
        buf_release(&file);
        return -1;
    }
    struct reading r = {.conf = c,
                        .err = e,
                        .path = path,
                        .rest = buf_cstr(&file),
                        .left = file.n};
    int line = ini_parse_stream(next_line, &r, set, &r);
    /* The first fault counts: what follows a line that is none may only look
     * wrong. */
    if (line > 0 && (!r.failed || (unsigned long)line < r.line)) {
        err_set(e, ERR_DATA,
                _("neither [section] nor name = value (comments start with "
                  "#)"));
        err_at(e, path, (uint64_t)line);
        r.failed = true;
    }
    buf_release(&file);
    return r.failed ? -1 : 0;
}

const char *conf_text(const struct conf *c, const char *key)
{
    struct map_slot *slot = map_find(&c->values, key, strlen(key));
    if (slot)
        return c->text.v[slot->value];
    for (size_t i = 0; i < conf_settings_count; i++) {
        const struct conf_setting *s = &conf_settings[i];
        size_t n = strlen(s->section);
        if (strncmp(key, s->section, n) == 0 && key[n] == '.' &&
            strcmp(key + n + 1, s->name) == 0)
            return s->fallback;
    }
    return "";
}

struct span conf_span(const struct conf *c, const char *key)
{
    struct span span = {0, SPAN_DAY};
    span_parse(str_of(conf_text(c, key)), &span, NULL);
    return span;
}

struct decimal conf_number(const struct conf *c, const char *key)
{
    struct decimal d = {0, 0};
    decimal_parse(str_of(conf_text(c, key)), &d, NULL);
    return d;
}

struct hours conf_hours(const struct conf *c, const char *key)
{
    struct hours h = {0};
    hours_parse(str_of(conf_text(c, key)), &h, NULL);
    return h;
}

unsigned conf_weekdays(const struct conf *c, const char *key)
{
    unsigned days = 0;
    weekdays_parse(str_of(conf_text(c, key)), &days, NULL);
    return days;
}

void conf_release(struct conf *c)
{
    map_release(&c->values);
    vec_release(&c->text);
    arena_release(&c->arena);
}
