#include "outbox/doc/ours.h"

#include "outbox/doc/doc.h"

/* In the order in which they are listed. */
static const struct {
    const char *name, *setting;
    enum paper_word word; /* PAPER_WORDS: it says itself what it is */
    bool listed;
} ours[] = {
    {"phone", "me.phone", W_CONTACT_PHONE, true},
    {"mobile", "me.mobile", W_CONTACT_MOBILE, true},
    {"email", "me.email", W_CONTACT_EMAIL, true},
    {"telegram", "me.telegram", W_CONTACT_TELEGRAM, true},
    {"whatsapp", "me.whatsapp", W_CONTACT_WHATSAPP, true},
    {"viber", "me.viber", W_CONTACT_VIBER, true},
    {"site", "me.site", W_CONTACT_SITE, true},
    {"pages", "me.pages", PAPER_WORDS, true},
    {"hotline", "me.hotline", PAPER_WORDS, false},
    {"manager", "me.manager", PAPER_WORDS, false},
};
enum { OURS = sizeof ours / sizeof ours[0] };

static const char *contacts(struct home *home, const struct paper_lang *l,
                            int32_t day)
{
    struct buf out = {0};
    for (int i = 0; i < OURS; i++) {
        const char *value = conf_text_on(&home->conf, ours[i].setting, day);
        if (!ours[i].listed || !*value)
            continue;
        if (out.n)
            buf_ch(&out, '\n');
        if (ours[i].word == PAPER_WORDS) {
            buf_puts(&out, value);
            continue;
        }
        const struct paper_place places[] = {
            {"what", paper_word(l, ours[i].word)}, {"where", value}, {0}};
        paper_say(l, W_CONTACT, places, &out);
    }
    return buf_keep(&out, &home->arena);
}

const char *ours_place(struct home *home, const struct paper_lang *l,
                       int32_t day, struct str name)
{
    if (str_is(name, "me"))
        return doc_sender(home, l, day);
    if (str_is(name, "contacts"))
        return contacts(home, l, day);
    for (int i = 0; i < OURS; i++)
        if (str_is(name, ours[i].name))
            return conf_text_on(&home->conf, ours[i].setting, day);
    return NULL;
}
