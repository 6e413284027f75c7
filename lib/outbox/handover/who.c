/* Who the client is: people, manners, and what is particular. */
#include "base/i18n.h"
#include "inside.h"
#include "work/client/attrs.h"
#include "work/client/card.h"

static void fact(struct handing *h, const char *label, const char *value)
{
    struct buf line = {0};
    if (!*value)
        return;
    buf_fmt(&line, "%s: ", label);
    for (struct str rest = str_of(value), part; str_cut(&rest, '\n', &part);) {
        buf_str(&line, part);
        buf_puts(&line, rest.n ? ", " : "");
    }
    brief_add(h->t.out, BRIEF_ITEM, buf_cstr(&line));
    buf_release(&line);
}

/* The page's secret name is for who publishes it. */
static void on_attr(void *arg, const char *name, const char *value)
{
    if (strcmp(name, "page") != 0 && strcmp(name, "channel") != 0)
        fact(arg, attrs_title(name), value);
}

static void tell_facts(struct handing *h, const struct client *c)
{
    struct buf state = {0};
    buf_puts(&state, client_states[c->state]);
    if (c->status && *c->status->text)
        buf_fmt(&state, ": %s", c->status->text);
    fact(h, _("State"), buf_cstr(&state));
    fact(h, _("Owner"), c->owner);
    fact(h, _("Channel"), c->channel);
    attrs_each(REC_CLIENT, c->rows, on_attr, h);
    buf_release(&state);
}

static void on_person(void *arg, const char *name, const char *value)
{
    struct buf *line = arg;
    buf_fmt(line, "; %s: %s", attrs_title(name), value);
}

static void tell_people(struct handing *h, const struct client *c)
{
    if (c->contacts)
        brief_add(h->t.out, BRIEF_NAME, _("People"));
    for (const struct contact *p = c->contacts; p; p = p->next) {
        struct buf line = {0};
        buf_puts(&line, p->name);
        attrs_each(REC_CONTACT, p->rows, on_person, &line);
        brief_add(h->t.out, BRIEF_ITEM, buf_cstr(&line));
        buf_release(&line);
    }
}

void handover_tell_client(struct handing *h, const struct client *c)
{
    tell_facts(h, c);
    tell_people(h, c);
}
