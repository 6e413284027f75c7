/* Actions in a chosen format, be it a calendar.  Apart from
 * action.c, so that only who prints calendars links libical. */
#include "base/i18n.h"
#include "base/ical/ical.h"
#include "cli/actions.h"
#include "work/contact/link.h"

static void add_line(struct buf *b, const char *label, const char *value)
{
    if (*value)
        buf_fmt(b, "\n%s: %s", label, value);
}

static void add_description(struct buf *b, const struct action *a)
{
    buf_puts(b, a->reason);
    if (*a->address)
        add_line(b, a->channel, a->address);
    add_line(b, _("contact"), a->contact);
    add_line(b, _("about"), a->ref);
    add_line(b, _("owner"), a->owner);
    add_line(b, _("key"), a->key);
}

/* Not the time of the run: the same question has the same answer. */
static int64_t stamp_of(const struct cli *c)
{
    return c->home.as_of.timed ? c->home.as_of.at
                               : when_local(c->home.today, 0, NULL);
}

/* An event is on the day on which to do it, for nobody looks at days that are
 * over; a time of day counts on that day alone. */
static struct when event_on(const struct action *a, int32_t today)
{
    int32_t day = action_day(a, today);
    return a->due_at.timed && a->due_at.day == day ? a->due_at
                                                   : (struct when){.day = day};
}

static void add_item(const struct action_list *l, const struct action *a,
                     struct buf *out)
{
    struct buf uid = {0}, summary = {0}, description = {0}, contact = {0},
               url = {0};
    buf_fmt(&uid, "%s@%sacct", a->key, l->events ? "event." : "");
    if (*a->client)
        buf_fmt(&summary, "%s: ", a->client);
    buf_puts(&summary, a->reason);
    add_description(&description, a);
    if (*a->address)
        buf_fmt(&contact, "%s: %s", a->channel, a->address);
    (void)contact_link(a->channel, a->address, "", "", &url, NULL);
    struct ical_item item = {
        .uid = buf_cstr(&uid),
        .summary = buf_cstr(&summary),
        .description = buf_cstr(&description),
        .category = a->rule,
        .contact = buf_cstr(&contact),
        .url = buf_cstr(&url),
        .start = a->date,
        .due = l->events         ? event_on(a, l->c->home.today)
               : a->due_at.timed ? a->due_at
                                 : (struct when){.day = a->due},
        .priority = 9 - a->urgency * 8 / 100,
    };
    if (l->events)
        ical_event(out, &item, stamp_of(l->c));
    else
        ical_todo(out, &item, stamp_of(l->c));
    buf_release(&uid);
    buf_release(&summary);
    buf_release(&description);
    buf_release(&contact);
    buf_release(&url);
}

const char *const action_formats[] = {"ics", NULL};

/* Big enough that writing costs nothing beside making the lines. */
enum { CALENDAR_MAX = 1 << 16 };

/* A failed write is seen when standard output is closed. */
static void write_calendar(struct action_list *l)
{
    fwrite(buf_cstr(&l->calendar), 1, l->calendar.n, stdout);
    buf_clear(&l->calendar);
}

const struct cli_option action_options[] = {
    {0, "events", NULL,
     N_("with -O ics: events of days, not things to do, for calendars that "
        "show "
        "those alone"),
     CLI_FLAG, offsetof(struct action_look, events)},
    {0},
};

int action_check(struct cli *c, const struct action_look *look)
{
    bool calendar = c->own_format && strcmp(c->own_format, "ics") == 0;
    return look->events && !calendar
               ? cli_usage(c, _("--events goes with -O ics"))
               : 0;
}

void action_begin(struct cli *c, const struct action_look *look,
                  const char *empty, struct action_list *l)
{
    *l = (struct action_list){.c = c, .events = look->events};
    if (c->own_format)
        ical_begin(&l->calendar, l->events ? c->tool->name : "");
    else
        l->out = cli_out(c, action_columns, ACTION_COLUMNS, empty);
}

void action_put(struct action_list *l, const struct action *a)
{
    if (l->out) {
        action_cells(l->out, a, l->c->home.today);
        out_end(l->out);
        return;
    }
    add_item(l, a, &l->calendar);
    if (l->calendar.n >= CALENDAR_MAX)
        write_calendar(l);
}

int action_end(struct action_list *l)
{
    if (l->out)
        return cli_out_close(l->c, l->out);
    ical_end(&l->calendar);
    write_calendar(l);
    buf_release(&l->calendar);
    return 0;
}
