/* The table of settings, and what their values may be. */
#include "inside.h"

#include <limits.h>

#include "base/i18n.h"
#include "base/text/text.h"
#include "base/value/prices.h"
#include "base/value/tax.h"

/* clang-format off */
const struct conf_setting conf_settings[] = {
    {"acct", "currency", CONF_CURRENCY, "RUB", N_("currency of amounts that name none")},
    {"acct", "owner", CONF_TEXT, "", N_("who answers for clients without an owner, and for new records: see acct-add(1)")},
    {"acct", "keep", CONF_SPAN, "10y", N_("how long documents have to be kept, from the end of their year, though a client is forgotten: see acct-check(1)")},
    {"acct", "padding", CONF_SPAN, "0d", N_("added to deadlines promised to clients, see acct-add(1)")},
    {"acct", "index", CONF_TEXT, "auto", N_("an index beside the ledger, which makes adding to it fast: auto (beside a large one), yes or no")},
    {"team", "KEY", CONF_MEMBER, "", N_("a colleague, by the key that records have as owner: see The team")},
    {"services", "KEY", CONF_SERVICE, "", N_("a service that we sell, by the name that orders and contracts have: see The catalogue")},
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
    {"numbers", "paper", CONF_PATTERN, "PAP-{seq}", N_("numbers of contracts, addenda and approvals on paper")},
    {"numbers", "reminder", CONF_PATTERN, "REM-{year}-{seq:4}", N_("numbers of reminder letters")},
    {"numbers", "statement", CONF_PATTERN, "ST-{year}-{seq:4}", N_("numbers of statements")},
    {"numbers", "receipt", CONF_PATTERN, "R-{year}-{seq:4}", N_("numbers of receipts for payments")},
    {"followup", "cadence", CONF_SPAN, "30d", N_("longest time without contact, where the client has none of its own")},
    {"followup", "cadence_a", CONF_SPAN, "21d", N_("the same of clients of tier A")},
    {"followup", "cadence_b", CONF_SPAN, "45d", N_("the same of clients of tier B")},
    {"followup", "cadence_c", CONF_SPAN, "90d", N_("the same of clients of tier C")},
    {"followup", "notice", CONF_SPAN, "30d", N_("how long before a contract's end to talk, where it has none of its own")},
    {"followup", "ahead", CONF_SPAN, "7d", N_("how long before a deadline an order is shown")},
    {"followup", "answer", CONF_SPAN, "1d", N_("how soon a question, request or issue is to be answered")},
    {"followup", "issue", CONF_SPAN, "1d", N_("how soon an issue is to be solved, where it has no due date")},
    {"followup", "manager", CONF_TEXT, "", N_("to whom questions and issues go that are late; to nobody if empty")},
    {"followup", "limit", CONF_COUNT, "20", N_("most messages a day to all clients; 0: any number")},
    {"followup", "quiet", CONF_SPAN, "2d", N_("shortest time between two messages of ours to a client, where they may wait")},
    {"followup", "since", CONF_DATE, "", N_("what was due before that day is not listed, such as of a ledger that was imported")},
    {"work", "hours", CONF_HOURS, "10:00-19:00", N_("working hours of a day")},
    {"work", "days", CONF_WEEKDAYS, "mon-fri", N_("working days of a week")},
    {"work", "zone", CONF_ZONE, "", N_("zone of the hours, such as Europe/Moscow, or client: each client's own; ours if empty")},
    {"work", "holidays", CONF_TEXT, "", N_("files with holidays, beside the configuration, commas between; holidays.csv, where there is one, if empty")},
    {"survey", "after", CONF_SPAN, "14d", N_("how long after delivery to ask")},
    {"survey", "gap", CONF_SPAN, "90d", N_("shortest time between two surveys of a client, whatever they are about")},
    {"survey", "within", CONF_SPAN, "90d", N_("how long after delivery it is too late to ask; after an issue, and a stretch of a contract, too")},
    {"survey", "every", CONF_SPAN, "6m", N_("how often to ask about a contract that runs, from its start; 0d: never")},
    {"survey", "issue", CONF_SPAN, "5d", N_("how long after an issue was closed to ask; 0d: never")},
    {"survey", "internal", CONF_SPAN, "0d", N_("how long after delivery to ask the specialist of the order; 0d: never")},
    {"survey", "link", CONF_TEXT, "", N_("the page of your form, which letters of surveys name")},
    {"survey", "remind", CONF_SPAN, "7d", N_("how long after a survey to remind, once; 0d: never")},
    {"invoice", "due", CONF_SPAN, "14d", N_("time to pay")},
    {"invoice", "vat", CONF_TAX, "0", N_("tax of lines that name none; -: they are without")},
    {"invoice", "unit", CONF_TEXT, "auto", N_("unit of lines that name none; auto: pcs in the client's language")},
    {"invoice", "category", CONF_TEXT, "", N_("tax category of lines without tax: Z, E, AE, K, G or O")},
    {"invoice", "ground", CONF_TEXT, "", N_("why there is no tax, on documents with such lines")},
    {"invoice", "hour", CONF_PRICES, "", N_("price of an hour worked, where hours are billed: 4500 RUB, 60 EUR")},
    {"invoice", "quote", CONF_SPAN, "30d", N_("how long a quote stands")},
    {"invoice", "remind", CONF_STAGES, "3d,10d,20d", N_("how long past due to remind, stage by stage; 0d: on the day itself, -3d: before it")},
    {"metrics", "churn_after", CONF_SPAN, "180d", N_("a client without a contract is lost after so long without an order")},
    {"me", "name", CONF_TEXT, "", N_("our name, on documents")},
    {"me", "address", CONF_LINES, "", N_("our address; further lines are indented")},
    {"me", "email", CONF_TEXT, "", N_("our e-mail address")},
    {"me", "phone", CONF_TEXT, "", N_("our telephone")},
    {"me", "mobile", CONF_TEXT, "", N_("our mobile telephone, in letters")},
    {"me", "telegram", CONF_TEXT, "", N_("our handle on Telegram, likewise")},
    {"me", "whatsapp", CONF_TEXT, "", N_("our number on WhatsApp, likewise")},
    {"me", "viber", CONF_TEXT, "", N_("our number on Viber, likewise")},
    {"me", "site", CONF_TEXT, "", N_("our site, likewise")},
    {"me", "pages", CONF_LINES, "", N_("our pages elsewhere, likewise; further lines are indented")},
    {"me", "hotline", CONF_TEXT, "", N_("whom clients call when something burns, and when they may")},
    {"me", "manager", CONF_TEXT, "", N_("whom clients turn to who are not content: name and telephone")},
    {"me", "taxid", CONF_TEXT, "", N_("our tax number")},
    {"me", "bank", CONF_LINES, "", N_("our bank details, where the settings below do not say them; likewise")},
    {"me", "inn", CONF_TEXT, "", N_("our ИНН (Russia)")},
    {"me", "kpp", CONF_TEXT, "", N_("our КПП (Russia)")},
    {"me", "account", CONF_TEXT, "", N_("our account at a Russian bank, 20 digits")},
    {"me", "bank_name", CONF_TEXT, "", N_("our bank")},
    {"me", "bik", CONF_TEXT, "", N_("its БИК (Russia), 9 digits")},
    {"me", "corr_account", CONF_TEXT, "", N_("its correspondent account (Russia), 20 digits")},
    {"me", "iban", CONF_TEXT, "", N_("our account as an IBAN")},
    {"me", "bic", CONF_TEXT, "", N_("our bank's BIC (SWIFT code)")},
    {"me", "iban_bank", CONF_TEXT, "", N_("the bank of the IBAN; bank_name if empty, where there is no other account")},
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

/* Is what it is called the user's own? */
static bool any_name(const struct conf_setting *s)
{
    return s->kind == CONF_MEMBER || s->kind == CONF_SERVICE;
}

const struct conf_setting *conf_find(const char *section, const char *name)
{
    for (size_t i = 0; i < conf_settings_count; i++)
        if (strcmp(conf_settings[i].section, section) == 0 &&
            (any_name(&conf_settings[i]) ||
             strcmp(conf_settings[i].name, name) == 0))
            return &conf_settings[i];
    return NULL;
}

bool conf_has_section(const char *section)
{
    for (size_t i = 0; i < conf_settings_count; i++)
        if (strcmp(conf_settings[i].section, section) == 0)
            return true;
    return false;
}

int conf_unknown(const char *section, const char *name, struct err *e)
{
    enum { BEGINS = 3 };
    const struct conf_setting *like = NULL;
    int best = 4;
    for (size_t i = 0; i < conf_settings_count; i++) {
        const struct conf_setting *s = &conf_settings[i];
        bool here = strcmp(s->section, section) == 0;
        if (any_name(s))
            continue;
        bool begins =
            here && strlen(name) >= BEGINS && str_starts(str_of(s->name), name);
        int d =
            begins ? 1
                   : text_distance(str_of(s->name), str_of(name), best) + !here;
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
    return seq ? text_key(str_of(value), false, e)
               : err_set(e, ERR_DATA, _("'%s' has no {seq}"), value);
}

enum { COUNT_MOST = 1000000 };

static int below_zero(struct str value, struct err *e)
{
    return err_set(e, ERR_DATA, _("'%.*s' is below 0 (leave the minus out)"),
                   STR_ARG(value));
}

static int check_stages(struct str value, struct err *e)
{
    struct str part;
    int before = INT_MIN;
    while (str_cut(&value, ',', &part)) {
        struct span span;
        part = str_trim(part);
        if (!part.n)
            continue;
        if (span_parse(part, &span, e) < 0)
            return -1;
        if (span_days(span) <= before)
            return err_set(e, ERR_DATA,
                           _("'%.*s' is not later than the stage before"),
                           STR_ARG(part));
        before = span_days(span);
    }
    return 0;
}

int conf_check(const struct conf_setting *s, const char *value, struct err *e)
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
    case CONF_TAX:
        return tax_parse(v, &(struct tax){0}, e);
    case CONF_COUNT:
        return str_number(v, COUNT_MOST, &count)
                   ? 0
                   : err_set(e, ERR_DATA,
                             _("'%s' is no whole number from 0 to %d"), value,
                             COUNT_MOST);
    case CONF_DATE:
        return v.n ? when_parse(v, NULL, &(struct when){0}, e) : 0;
    case CONF_PATTERN:
        return check_pattern(value, e);
    case CONF_STAGES:
        return check_stages(v, e);
    case CONF_PRICES:
        return prices_check(v, NULL, e);
    case CONF_CURRENCY:
        return currency_find(&(struct currencies){0}, v, &(uint8_t){0}, e);
    case CONF_HOURS:
        return hours_parse(v, &hours, e);
    case CONF_WEEKDAYS:
        return weekdays_parse(v, &days, e);
    case CONF_ZONE:
        return !v.n || str_is(v, "client") ? 0 : text_zone_check(v, e);
    case CONF_TEXT:
    case CONF_LINES:
    case CONF_MEMBER:
    case CONF_SERVICE:
        break;
    }
    return 0;
}
