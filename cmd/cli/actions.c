#include "cli/actions.h"

#include "base/i18n.h"

const struct out_column action_columns[ACTION_COLUMNS + 1] = {
    {"key", NULL, OUT_TEXT, 0},
    {"date", NULL, OUT_DATE, 0},
    {"due", N_("DUE"), OUT_DATE, 0},
    {"client", N_("CLIENT"), OUT_KEY, 0},
    {"contact", NULL, OUT_TEXT, 0},
    {"channel", N_("CHANNEL"), OUT_TEXT, OUT_SPARE(3)},
    {"address", N_("ADDRESS"), OUT_KEY, OUT_SPARE(2)},
    {"rule", N_("RULE"), OUT_KEY, OUT_SPARE(1)},
    {"ref", N_("REF"), OUT_KEY, 0},
    {"owner", N_("OWNER"), OUT_KEY, OUT_SPARE(4)},
    {"urgency", NULL, OUT_NUMBER, 0},
    {"template", NULL, OUT_TEXT, 0},
    {"record", NULL, OUT_TEXT, 0},
    {"reason", N_("REASON"), OUT_TEXT, 0},
    {"held", N_("HELD BACK"), OUT_TEXT, 0},
};

void action_cells(struct out *o, const struct action *a, int32_t today)
{
    out_word(o, a->key);
    out_day(o, a->date);
    if (a->due != DAY_NONE && a->due <= today)
        out_style(o, a->due < today ? OUT_BAD : OUT_WARN);
    out_day(o, a->due);
    out_word(o, a->client);
    out_word(o, a->contact);
    out_word(o, a->channel);
    out_word(o, a->address);
    out_word(o, a->rule);
    out_word(o, a->ref);
    out_word(o, a->owner);
    out_int(o, a->urgency);
    out_word(o, a->template);
    out_word(o, a->record);
    out_word(o, a->reason);
}

struct out *action_held_begin(struct cli *c, const char *empty)
{
    return cli_out(c, action_columns, ACTION_COLUMNS + 1, empty);
}

void action_held_put(struct out *o, const struct action *a, const char *held,
                     int32_t today)
{
    action_cells(o, a, today);
    out_word(o, held);
    out_end(o);
}
