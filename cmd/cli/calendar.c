/* Actions in a chosen format, be it a calendar of things to do.  Apart from
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

static void add_todo(const struct cli *c, const struct action *a,
                     struct buf *out)
{
    struct buf uid = {0}, summary = {0}, description = {0}, contact = {0},
               url = {0};
    buf_fmt(&uid, "%s@acct", a->key);
    if (*a->client)
        buf_fmt(&summary, "%s: ", a->client);
    buf_puts(&summary, a->reason);
    add_description(&description, a);
    if (*a->address)
        buf_fmt(&contact, "%s: %s", a->channel, a->address);
    (void)contact_link(a->channel, a->address, "", &url, NULL);
    struct ical_todo todo = {
        .uid = buf_cstr(&uid),
        .summary = buf_cstr(&summary),
        .description = buf_cstr(&description),
        .category = a->rule,
        .contact = buf_cstr(&contact),
        .url = buf_cstr(&url),
        .start = a->date,
        .due = a->due_at.timed ? a->due_at : (struct when){.day = a->due},
        .priority = 9 - a->urgency * 8 / 100,
    };
    /* Not the time of the run: the same question has the same answer. */
    ical_todo(out, &todo,
              c->home.as_of.timed ? c->home.as_of.at
                                  : when_local(c->home.today, 0, NULL));
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

void action_begin(struct cli *c, struct action_list *l, const char *empty)
{
    *l = (struct action_list){.c = c};
    if (c->own_format)
        ical_begin(&l->calendar);
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
    add_todo(l->c, a, &l->calendar);
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
