/* What words are found in. */
#include "base/i18n.h"
#include "inside.h"
#include "work/client/search.h"

static int print(struct cli *c, const struct search_hits *h, size_t most)
{
    static const struct out_column columns[] = {
        {"client", N_("CLIENT"), OUT_KEY, 0},
        {"type", N_("TYPE"), OUT_TEXT, 0},
        {"date", N_("DATE"), OUT_DATE, 0},
        {"ref", N_("REF"), OUT_KEY, OUT_SPARE(1)},
        {"id", NULL, OUT_KEY, 0},
        {"excerpt", N_("WHERE"), OUT_TEXT, 0},
    };
    struct out *o = cli_out(c, columns, sizeof columns / sizeof *columns,
                            _("nothing was found"));
    for (size_t i = 0; i < h->all.n && i < most; i++) {
        const struct search_hit *k = &h->all.v[i];
        out_word(o, k->client ? k->client->key : "");
        out_word(o, schema_types[k->entry->type].name);
        out_day(o, k->entry->day);
        out_word(o, k->entry->ref);
        out_word(o, k->entry->id);
        out_word(o, k->excerpt);
        out_end(o);
    }
    return cli_out_close(c, o);
}

int show_grep(struct cli *c, const struct show_much *much, const char *text,
              const char *client)
{
    struct client *only = NULL;
    struct search_hits h = {0};
    struct book b;
    if (cli_book(c, TYPES_ALL, true, NULL, &b) < 0)
        return -1;
    int rc = client ? cli_client(c, &b, client, &only) : 0;
    if (rc == 0)
        rc = search_find(&b, text, only, &h, &c->err);
    if (rc == 0)
        rc = print(c, &h, much->most);
    search_release(&h);
    book_release(&b);
    return rc;
}
