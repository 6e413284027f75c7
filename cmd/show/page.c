/* The card as people read it: what is no table, and the order of all. */
#include "show/sections.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "work/client/attrs.h"

static void state_fact(struct page *p)
{
    static const enum out_style styles[] = {[CLIENT_ACTIVE] = OUT_GOOD,
                                            [CLIENT_PAUSED] = OUT_WARN,
                                            [CLIENT_LOST] = OUT_BAD};
    const struct client *c = p->card->client;
    const char *reason = c->status ? c->status->text : "";
    char date[DATE_SIZE];
    struct buf text = {0};
    buf_puts(&text, client_states[c->state]);
    if (c->status)
        buf_fmt(&text, _(" since %s"), day_print(c->status->day, date));
    if (*reason)
        buf_fmt(&text, ": %s", reason);
    page_fact(p, _("State"), buf_cstr(&text), styles[c->state]);
    buf_release(&text);
}

static void on_attr(void *arg, const char *name, const char *value)
{
    struct page *p = arg;
    const struct client *referrer =
        strcmp(name, "referrer") == 0 ? book_client(p->book, value) : NULL;
    struct buf text = {0};
    buf_puts(&text, value);
    if (referrer && strcmp(referrer->name, referrer->key) != 0)
        buf_fmt(&text, " (%s)", referrer->name);
    if (strcmp(name, "channel") != 0) /* the client's own is resolved */
        page_fact(p, attrs_title(name), buf_cstr(&text), OUT_PLAIN);
    buf_release(&text);
}

static void referred_fact(struct page *p)
{
    struct buf text = {0};
    for (size_t i = 0; i < p->card->referred.n; i++)
        buf_fmt(&text, "%s%s", i ? ", " : "", p->card->referred.v[i]->key);
    page_fact(p, _("Sent to us"), buf_cstr(&text), OUT_PLAIN);
    buf_release(&text);
}

static int print_head(struct page *p)
{
    const struct client *c = p->card->client;
    char date[DATE_SIZE];
    page_fact(p, _("Key"), c->key, OUT_PLAIN);
    state_fact(p);
    page_fact(p, _("Leaving"), p->card->leaving ? p->card->leaving : "",
              OUT_PLAIN);
    page_fact(p, _("Since"), day_print(c->since, date), OUT_PLAIN);
    page_fact(p, _("Owner"), c->owner, OUT_PLAIN);
    page_fact(p, _("Channel"), c->channel, OUT_PLAIN);
    if (c->currency != CURRENCY_NONE)
        page_fact(p, _("Currency"), book_currency(p->book, c->currency)->code,
                  OUT_PLAIN);
    attrs_each(REC_CLIENT, c->rows, on_attr, p);
    referred_fact(p);
    page_facts(p);
    return 0;
}

static void answer_fact(struct page *p, const char *label, const char *name)
{
    page_fact(p, label, entry_attr(p->book, p->card->answered->response, name),
              OUT_PLAIN);
}

static int print_survey(struct page *p)
{
    const struct survey *s = p->card->answered, *asked = p->card->asked;
    char date[DATE_SIZE];
    if (!s && !asked)
        return 0;
    page_heading(p, _("Survey"));
    if (s) {
        page_fact(p, _("Answered"), day_print(s->response->day, date),
                  OUT_PLAIN);
        answer_fact(p, _("Score"), "score");
        answer_fact(p, _("CSAT"), "csat");
        answer_fact(p, _("Liked"), "liked");
        answer_fact(p, _("Disliked"), "disliked");
        answer_fact(p, _("Trouble"), "trouble");
        page_fact(p, _("Remark"), s->response->text, OUT_PLAIN);
    }
    if (asked) {
        char text[128];
        snprintf(text, sizeof text, _("%s, no answer yet"),
                 day_print(asked->entry->day, date));
        page_fact(p, _("Asked"), text, OUT_PLAIN);
    }
    page_facts(p);
    return 0;
}

int show_card_page(struct cli *c, const struct show_much *much, struct book *b,
                   const struct card *card)
{
    typedef int section(struct page *);
    static section *const sections[SHOW_SECTIONS] = {
        [SHOW_CLIENT] = print_head,    [SHOW_PLAN] = page_plan,
        [SHOW_CONTACT] = page_people,  [SHOW_CONTRACT] = page_contracts,
        [SHOW_DUTY] = page_duties,     [SHOW_PAPER] = page_papers,
        [SHOW_ORDER] = page_orders,    [SHOW_PHASE] = page_phases,
        [SHOW_CHECK] = page_checks,    [SHOW_NEXT] = page_next,
        [SHOW_OPEN] = page_items,      [SHOW_MONEY] = page_money,
        [SHOW_TOUCH] = page_touches,   [SHOW_SURVEY] = print_survey,
        [SHOW_HISTORY] = page_history,
    };
    struct page p = {.c = c, .much = much, .book = b, .card = card};
    int rc = 0;
    page_text(&p, card->client->name, OUT_BOLD, 0);
    for (int i = 0; rc == 0 && i < SHOW_SECTIONS; i++)
        if (much->sections & 1u << i)
            rc = sections[i](&p);
    vec_release(&p.lines);
    return rc;
}
