/* How to reach us, with a touch of a finger. */
#include <stdlib.h>

#include "base/i18n.h"
#include "inside.h"
#include "outbox/doc/ours.h"
#include "work/contact/link.h"

static void add_link(struct paging *g, enum paper_word what, const char *where,
                     const char *to)
{
    const struct paper_place places[] = {
        {"what", paper_word(g->t.lang, what)}, {"where", where}, {0}};
    brief_add(g->t.out, BRIEF_LINK, tell_say(&g->t, W_CONTACT, places))->to =
        arena_dup(&g->t.out->arena, to, strlen(to));
}

void page_tell_ask(struct paging *g)
{
    static const struct {
        const char *channel;
        enum paper_word word;
    } ways[] = {
        {"email", W_CONTACT_EMAIL},       {"phone", W_CONTACT_PHONE},
        {"telegram", W_CONTACT_TELEGRAM}, {"whatsapp", W_CONTACT_WHATSAPP},
        {"viber", W_CONTACT_VIBER},
    };
    struct home *home = g->t.home;
    const struct paper_place who[] = {{"client", g->client->name}, {0}};
    const char *text = tell_say(&g->t, W_PAGE_ASK_TEXT, who);
    size_t before = g->t.out->parts.n;
    tell_heading(&g->t, W_PAGE_ASK);
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        const char *channel = ways[i].channel;
        const char *where =
            ours_place(home, g->t.lang, home->today, str_of(channel));
        struct err why = ERR_INIT;
        struct buf link = {0};
        if (!*where)
            continue;
        if (contact_link(channel, where, "", text, &link, &why) == 0)
            add_link(g, ways[i].word, where, buf_cstr(&link));
        else
            notes_add(&home->notes, _("the page has no link to me.%s: %s"),
                      channel, why.text);
        buf_release(&link);
    }
    const char *site = ours_place(home, g->t.lang, home->today, STR("site"));
    if (str_starts(str_of(site), "https://") ||
        str_starts(str_of(site), "http://"))
        add_link(g, W_CONTACT_SITE, site, site);
    if (g->t.out->parts.n == before + 1)
        g->t.out->parts.n = before;
}
