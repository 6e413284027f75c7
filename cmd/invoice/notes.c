/* Tax numbers that an invoice or credit note lacks. */
#include "base/i18n.h"
#include "inside.h"
#include "work/invoice/taxid.h"

static const struct {
    const char *category, *ours, *theirs;
} notes[] = {
    {"AE", N_("reverse charge needs your tax number (the setting me.taxid)"),
     N_("reverse charge needs the client's tax number (acct-add client %s "
        "-s taxid=…)")},
    {"K",
     N_("an intra-Community supply needs your tax number (the setting "
        "me.taxid)"),
     N_("an intra-Community supply needs the client's tax number (acct-add "
        "client %s -s taxid=…)")},
};

/* Of many invoices, the same is said once. */
static void say(struct cli *c, struct map *told, const struct buf *text)
{
    bool fresh = true;
    if (told)
        map_put(told, text->p, text->n, &fresh);
    if (fresh)
        cli_note(c, "%s", text->p);
}

void invoice_note_taxid(struct cli *c, struct book *b,
                        const struct client *client,
                        const struct invoice_total *total, struct map *told)
{
    const char *inn = conf_text(&c->home.conf, "me.inn");
    const char *ours =
        taxid_missing(total, *inn ? inn : conf_text(&c->home.conf, "me.taxid"));
    const char *theirs =
        taxid_missing(total, client ? client_attr(b, client, "taxid") : "");
    struct buf text = {0};
    for (size_t i = 0; i < sizeof notes / sizeof notes[0]; i++) {
        if (ours && strcmp(ours, notes[i].category) == 0) {
            buf_puts(&text, _(notes[i].ours));
            say(c, told, &text);
        }
        buf_clear(&text);
        if (client && theirs && strcmp(theirs, notes[i].category) == 0) {
            buf_fmt(&text, _(notes[i].theirs), client->key);
            say(c, told, &text);
        }
        buf_clear(&text);
    }
    buf_release(&text);
}
