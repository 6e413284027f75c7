#include "work/client/attrs.h"

#include "base/i18n.h"

static const char *const titles[][2] = {
    {"source", N_("Source")},
    {"referrer", N_("Referred by")},
    {"lang", N_("Language")},
    {"tone", N_("Salutation")},
    {"tier", N_("Tier")},
    {"stage", N_("Stage")},
    {"goals", N_("Goals")},
    {"channel", N_("Channel")},
    {"segment", N_("Segment")},
    {"tz", N_("Time zone")},
    {"cadence", N_("Cadence")},
    {"discount", N_("Discount, %")},
    {"email", N_("E-mail")},
    {"phone", N_("Phone")},
    {"telegram", "Telegram"},
    {"whatsapp", "WhatsApp"},
    {"viber", "Viber"},
    {"site", N_("Site")},
    {"legal", N_("Legal name")},
    {"address", N_("Address")},
    {"taxid", N_("Tax number")},
    {"birthday", N_("Birthday")},
    {"key", N_("Key client")},
    {"deciders", N_("Who decides")},
    {"horizon", N_("Until")},
    {"opportunities", N_("Opportunities")},
    {"threats", N_("Threats")},
    {"competitors", N_("Competitors")},
    {"sales", N_("Sells")},
    {"papers", N_("Sees to papers")},
    {"technician", N_("Technician")},
    {"page", N_("Page")},
    {"optout", N_("Does not want")},
    {"role", N_("Role")},
    {"primary", N_("Written to first")},
    {"decides", N_("Decides")},
    {"left", N_("Left")},
    {"confirmed", N_("Confirmed")},
    {"state", N_("State")},
    {"outcome", N_("Outcome")},
    {"per", N_("Per")},
    {"notice", N_("Notice")},
    {"sla", N_("Answer within")},
    {"solve", N_("Solve within")},
    {"report", N_("Report every")},
    {"budget", N_("Budget")},
    {"bill", N_("Billed at")},
    {"vat", N_("Tax rate")},
    {"vatcat", N_("Tax category")},
    {"vatround", N_("Tax rounded by")},
    {"service", N_("Service")},
    {"contract", N_("Contract")},
    {"specialist", N_("Specialist")},
    {"target", N_("Target")},
    {"quote", N_("Quote")},
    {"phase", N_("Phase")},
    {"from", N_("From")},
    {"to", N_("To")},
    {"dir", N_("Direction")},
    {"kind", N_("Kind")},
    {"mood", N_("Mood")},
    {"signal", N_("Signal")},
    {"contact", N_("Person")},
    {"number", N_("Number")},
    {"campaign", N_("Campaign")},
    {"period", N_("Period")},
    {"file", N_("File")},
    {"severity", N_("Severity")},
    {"order", N_("Order")},
    {"invoice", N_("Invoice")},
    {"issue", N_("Issue")},
    {"result", N_("Result")},
    {"start", N_("Begins")},
    {"prepaid", N_("Prepaid")},
    {"prices", N_("Prices")},
    {"allowance", N_("Allowance")},
    {"rounding", N_("Rounding")},
    {"ground", N_("Ground")},
    {"qty", N_("Quantity")},
    {"unit", N_("Unit")},
    {"cost", N_("Cost")},
    {"days", N_("Days")},
    {"after", N_("After")},
    {"bank", N_("Bank")},
    {"method", N_("Method")},
    {"receipt", N_("Receipt")},
    {"sent", N_("Sent")},
    {"signed", N_("Signed")},
    {"score", N_("Score")},
    {"csat", "CSAT"},
    {"liked", N_("Liked")},
    {"disliked", N_("Disliked")},
    {"trouble", N_("Trouble")},
    {"name", N_("Name")},
    {"actual", N_("Actual")},
    {"better", N_("Better")},
    {"level", N_("Level")},
    {"hours", N_("Hours")},
    {"occasion", N_("Occasion")},
    {"dead", N_("Dead address")},
    {"message", N_("Message")},
    {"planned", N_("Planned")},
    {"amends", N_("Amends")},
};

const char *attrs_title(const char *name)
{
    for (size_t i = 0; i < sizeof titles / sizeof titles[0]; i++)
        if (strcmp(titles[i][0], name) == 0)
            return _(titles[i][1]);
    return str_starts(str_of(name), "x-") && name[2] ? name + 2 : name;
}

/* The latest value; what was taken back is empty. */
static struct str latest(const struct client_row *row, const char *name)
{
    struct str raw;
    for (; row; row = row->before)
        if (entry_raw(row->entry, name, &raw))
            return raw;
    return STR("");
}

static void give(struct str raw, const char *name, attrs_fn *each, void *arg)
{
    struct buf value = {0};
    attr_unescape(raw, &value);
    if (value.n)
        each(arg, name, buf_cstr(&value));
    buf_release(&value);
}

void attrs_each(enum rec_type type, const struct client_row *rows,
                attrs_fn *each, void *arg)
{
    struct map seen = {0};
    for (const struct schema_attr *a = schema_types[type].attrs; a->name; a++)
        give(latest(rows, a->name), a->name, each, arg);
    for (const struct client_row *row = rows; row; row = row->before) {
        struct str rest = str_of(row->entry->attrs), name, raw;
        while (attr_next(&rest, &name, &raw)) {
            bool fresh;
            name = str_trim(name);
            if (!raw.p || !name.n || schema_attr(type, name))
                continue;
            const struct map_slot *slot =
                map_put(&seen, name.p, name.n, &fresh);
            if (fresh)
                give(raw, slot->key, each, arg);
        }
    }
    map_release(&seen);
}

const char *attrs_kind(struct book *b, const struct entry *e,
                       const char **second)
{
    static const char *const telling[REC_TYPES][2] = {
        [REC_STATUS] = {"state"},      [REC_STAGE] = {"stage"},
        [REC_TOUCH] = {"dir", "kind"}, [REC_ISSUE] = {"severity"},
        [REC_OFFER] = {"result"},      [REC_RESPONSE] = {"score"},
        [REC_DONE] = {"result"},       [REC_USAGE] = {"level"},
        [REC_GIFT] = {"occasion"},     [REC_REPORT] = {"period"},
        [REC_CONTACT] = {"role"},      [REC_KPI] = {"name", "actual"},
        [REC_CREDIT] = {"invoice"},    [REC_PAPER] = {"kind"},
    };
    const char *const *names = telling[e->type];
    *second = names[1] ? entry_attr(b, e, names[1]) : "";
    return names[0] ? entry_attr(b, e, names[0]) : "";
}
