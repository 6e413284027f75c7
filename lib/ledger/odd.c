#include "ledger/odd.h"

#include "base/i18n.h"

static bool money_of(struct str cell, int digits, int64_t *out)
{
    struct err none;
    return cell.n && money_parse(cell, digits, out, &none) == 0;
}

static bool is_prepaid_over(const struct record *r, int digits, struct err *e)
{
    struct str amount = r->col[COL_AMOUNT], prepaid;
    int64_t total, before;
    if (!attr_raw(r->col[COL_ATTRS], "prepaid", &prepaid) ||
        !money_of(amount, digits, &total) ||
        !money_of(prepaid, digits, &before) || before <= total)
        return false;
    err_set(e, ERR_DATA,
            _("prepaid: %.*s is more than the invoice, which is of %.*s (what "
              "is over is a payment on account)"),
            STR_ARG(prepaid), STR_ARG(amount));
    return true;
}

static bool is_own_referrer(const struct record *r, struct err *e)
{
    struct str key = r->col[COL_CLIENT], referrer;
    if (!key.n || !attr_raw(r->col[COL_ATTRS], "referrer", &referrer) ||
        referrer.n != key.n || memcmp(referrer.p, key.p, key.n) != 0)
        return false;
    err_set(e, ERR_DATA,
            _("referrer: '%.*s' cannot have sent itself to us (name who did)"),
            STR_ARG(key));
    return true;
}

bool record_page_name(struct str name)
{
    for (size_t i = 0; i < name.n; i++)
        if (!memchr(PAGE_NAME_OF, name.p[i], sizeof PAGE_NAME_OF - 1))
            return false;
    return name.n >= PAGE_NAME_LEAST && name.n <= PAGE_NAME_MOST;
}

static bool is_guessed(const struct record *r, struct err *e)
{
    struct str page;
    if (!attr_raw(r->col[COL_ATTRS], "page", &page) || !page.n ||
        record_page_name(page))
        return false;
    err_set(e, ERR_DATA,
            _("page: '%.*s' can be guessed (leave it out: acct-show --page "
              "--all gives one)"),
            STR_ARG(page));
    return true;
}

static bool is_own_void(const struct record *r, struct err *e)
{
    struct str id = r->col[COL_ID], ref = r->col[COL_REF];
    if (!id.n || id.n != ref.n || memcmp(id.p, ref.p, id.n) != 0)
        return false;
    err_set(e, ERR_DATA,
            _("the record would take itself back (give the id of the one that "
              "is meant)"));
    return true;
}

/* One of the day itself looks nowhere, either. */
static bool is_past_plan(const struct record *r, struct err *e)
{
    struct str date = r->col[COL_DATE], horizon;
    int32_t day, until;
    date.n = date.n > 10 ? 10 : date.n;
    if (!attr_raw(r->col[COL_ATTRS], "horizon", &horizon) ||
        !day_parse(date, &day) || !day_parse(horizon, &until) || until > day)
        return false;
    err_set(e, ERR_DATA,
            _("horizon: %.*s is not after the plan's date, %.*s (say until "
              "when it looks)"),
            STR_ARG(horizon), STR_ARG(date));
    return true;
}

enum record_odd record_odd(const struct record *r, int digits, struct err *e)
{
    switch (r->type) {
    case REC_INVOICE:
        return is_prepaid_over(r, digits, e) ? ODD_PREPAID : ODD_NONE;
    case REC_CLIENT:
        return is_own_referrer(r, e) ? ODD_REFERRER
               : is_guessed(r, e)    ? ODD_PAGE
                                     : ODD_NONE;
    case REC_PLAN:
        return is_past_plan(r, e) ? ODD_HORIZON : ODD_NONE;
    case REC_VOID:
        return is_own_void(r, e) ? ODD_VOID : ODD_NONE;
    default:
        return ODD_NONE;
    }
}

static bool day_said(struct str attrs, const char *name,
                     const struct zone *zone, int32_t *day)
{
    struct str raw;
    struct when when;
    struct err none;
    if (!attr_raw(attrs, name, &raw) || !raw.n ||
        when_parse(raw, zone, &when, &none) < 0)
        return false;
    *day = when.day;
    return true;
}

const struct act_days act_days_none = {DAY_NONE, DAY_NONE};

/* The day of one of the two, or DAY_NONE; the first is kept. */
static int32_t take_day(struct str attrs, const char *name,
                        const struct zone *zone, int32_t *first)
{
    int32_t on;
    if (!day_said(attrs, name, zone, &on))
        return DAY_NONE;
    if (*first == DAY_NONE || on < *first)
        *first = on;
    return on;
}

int record_act_days(struct str attrs, int32_t day, const struct zone *zone,
                    struct act_days *days, struct err *e)
{
    char is[DATE_SIZE], of[DATE_SIZE];
    int32_t sent = take_day(attrs, "sent", zone, &days->sent);
    int32_t on = take_day(attrs, "signed", zone, &days->signed_on);
    if (sent != DAY_NONE && sent < day)
        return err_set(e, ERR_DATA,
                       _("sent on %s, before its date, %s (mend one of the "
                         "two)"),
                       day_print(sent, is), day_print(day, of));
    if (on != DAY_NONE && on < day)
        return err_set(e, ERR_DATA,
                       _("signed on %s, before its date, %s (mend one of the "
                         "two)"),
                       day_print(on, is), day_print(day, of));
    on = on == DAY_NONE ? days->signed_on : on;
    if (on == DAY_NONE || days->sent == DAY_NONE || on >= days->sent)
        return 0;
    return err_set(e, ERR_DATA,
                   _("signed on %s, before it was sent, on %s (mend one of "
                     "the two)"),
                   day_print(on, is), day_print(days->sent, of));
}

bool record_early(enum rec_type type, int32_t day, int32_t of)
{
    const uint64_t types = TYPE(REC_STAGE) | TYPE(REC_RESOLVE) |
                           TYPE(REC_RESPONSE) | TYPE(REC_ORDER);
    return types & TYPE(type) && day != DAY_NONE && of != DAY_NONE && day < of;
}

int attr_escapes(struct str part, struct err *e)
{
    for (size_t i = 0; i < part.n; i++) {
        if (part.p[i] != '\\')
            continue;
        if (++i == part.n)
            return err_set(e, ERR_DATA,
                           _("a backslash at the end of an attribute (write "
                             "\\\\ for one)"));
        /* A character of more bytes stands whole. */
        size_t n = 1;
        while (i + n < part.n && (part.p[i + n] & 0xc0) == 0x80)
            n++;
        if (!strchr(";\\n", part.p[i]) || !part.p[i])
            return err_set(e, ERR_DATA,
                           _("'\\%.*s' is no escape (write \\\\ for a "
                             "backslash; there are \\; and \\n besides)"),
                           (int)n, part.p + i);
    }
    return 0;
}
