#include "work/invoice/taxid.h"

#include "base/i18n.h"

static const struct {
    const char *category, *ours, *theirs;
} texts[] = {
    {"AE", N_("reverse charge needs your tax number (the setting me.taxid)"),
     N_("reverse charge needs the client's tax number (acct-add client %s "
        "-s taxid=…)")},
    {"K",
     N_("an intra-Community supply needs your tax number (the setting "
        "me.taxid)"),
     N_("an intra-Community supply needs the client's tax number (acct-add "
        "client %s -s taxid=…)")},
};

/* The first category of the document that wants the number of either side, if
 * that is "": NULL where nothing is missing. */
static const char *missing(const struct invoice_total *t, const char *number)
{
    static const char *const wanting[] = {"AE", "K"};
    if (*number)
        return NULL;
    for (size_t i = 0; i < t->taxes.n; i++)
        for (size_t k = 0; k < sizeof wanting / sizeof wanting[0]; k++)
            if (strcmp(t->taxes.v[i].category, wanting[k]) == 0)
                return wanting[k];
    return NULL;
}

/* Of many invoices, the same is said once. */
static void say(struct notes *notes, struct map *told, const struct buf *text)
{
    bool fresh = true;
    if (told)
        map_put(told, text->p, text->n, &fresh);
    if (fresh)
        notes_add(notes, "%s", text->p);
}

void taxid_note(struct home *home, struct book *b, const struct client *client,
                int32_t day, const struct invoice_total *total,
                struct map *told)
{
    const char *inn = conf_text_on(&home->conf, "me.inn", day);
    const char *ours =
        missing(total, *inn ? inn : conf_text_on(&home->conf, "me.taxid", day));
    const char *theirs =
        missing(total, client ? client_attr_on(b, client, day, "taxid") : "");
    struct buf text = {0};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        if (ours && strcmp(ours, texts[i].category) == 0) {
            buf_puts(&text, _(texts[i].ours));
            say(&home->notes, told, &text);
        }
        buf_clear(&text);
        if (client && theirs && strcmp(theirs, texts[i].category) == 0) {
            buf_fmt(&text, _(texts[i].theirs), client->key);
            say(&home->notes, told, &text);
        }
        buf_clear(&text);
    }
    buf_release(&text);
}
