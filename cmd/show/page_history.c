/* The card's last part: what was said, and all records. */

#include "base/i18n.h"
#include "show/sections.h"
#include "work/client/attrs.h"

enum { HISTORY_MOST = 20 };

#define COUNT(a) (sizeof(a) / sizeof(a)[0])

static void put_touch(struct page *p, struct out *o, const char *label,
                      const struct entry *e)
{
    char date[DATE_SIZE];
    if (!e)
        return;
    out_style(o, OUT_DIM);
    out_word(o, label);
    out_word(o, page_when(p, e, date));
    out_word(o, e->channel);
    out_word(o, entry_attr(p->book, e, "kind"));
    out_word(o, e->text);
    out_end(o);
}

int page_touches(struct page *p)
{
    static const struct out_column columns[] = {
        {"dir", "", OUT_TEXT, 0},     {"date", "", OUT_KEY, 0},
        {"channel", "", OUT_TEXT, 0}, {"kind", "", OUT_TEXT, 0},
        {"text", "", OUT_TEXT, 0},
    };
    const struct client *c = p->card->client;
    if (!c->last_in && !c->last_out)
        return 0;
    page_heading(p, _("Last contact"));
    struct out *o = page_table(p, columns, COUNT(columns), true);
    put_touch(p, o, _("from them"), c->last_in);
    put_touch(p, o, _("from us"), c->last_out);
    return page_table_close(p, o);
}

/* Its attributes but those that are shown beside its type. */
static void add_attrs(struct page *p, struct buf *text, const struct entry *e,
                      const char *first, const char *second)
{
    struct str rest = str_of(e->attrs), name, raw;
    struct buf value = {0};
    const char *between = "";
    while (attr_next(&rest, &name, &raw)) {
        buf_clear(&value);
        attr_unescape(raw, &value);
        if (!value.n || strcmp(buf_cstr(&value), first) == 0 ||
            strcmp(buf_cstr(&value), second) == 0)
            continue;
        const char *title =
            attrs_title(arena_dup(&p->c->home.arena, name.p, name.n));
        buf_fmt(text, "%s%s: %s", between, title, buf_cstr(&value));
        between = "; ";
    }
    buf_release(&value);
}

/* The amount, what was said, who and how. */
static void add_story(struct page *p, const struct entry *e, const char *first,
                      const char *second, struct buf *text)
{
    static const char dot[] = " · ";
    if (e->has_amount) {
        const struct currency *in = book_currency(p->book, e->currency);
        char amount[MONEY_SIZE];
        money_print(e->amount, in->digits + e->finer, amount);
        money_grouped(text, str_of(amount));
        buf_fmt(text, " %s", in->code);
    }
    const char *hours = entry_hours(p->book, e);
    buf_fmt(text, "%s%s", text->n && *hours ? ", " : "", hours);
    size_t before = text->n;
    if (before)
        buf_puts(text, dot);
    size_t start = text->n;
    buf_puts(text, e->text);
    if (!*e->text && !*hours)
        add_attrs(p, text, e, first, second);
    const char *file = entry_attr(p->book, e, "file");
    if (*file && (*e->text || *hours))
        buf_fmt(text, " [%s]", file);
    if (text->n == start)
        text->n = before;
    if (*e->owner || *e->channel)
        buf_fmt(text, "%s%s%s%s", text->n ? dot : "", e->owner,
                *e->owner && *e->channel ? ", " : "", e->channel);
}

/* A record's id says nothing to people: its date does. */
static void add_link(struct page *p, const struct map *ids,
                     const struct entry *e, struct buf *text)
{
    char date[DATE_SIZE];
    const struct map_slot *slot = map_find(ids, e->ref, strlen(e->ref));
    if (slot)
        buf_fmt(text, _("re %s"),
                day_print(p->card->history.v[slot->value]->day, date));
    else
        buf_puts(text, e->ref);
}

static void put_record(struct page *p, struct out *o, const struct map *ids,
                       const struct entry *e)
{
    const char *second;
    const char *first = attrs_kind(p->book, e, &second);
    struct buf kind = {0}, link = {0}, story = {0};
    buf_fmt(&kind, "%s%s%s%s%s", schema_types[e->type].name, *first ? " " : "",
            first, *second ? " " : "", second);
    add_link(p, ids, e, &link);
    add_story(p, e, first, second, &story);
    out_day(o, e->day);
    out_word(o, buf_cstr(&kind));
    out_text(o, buf_view(&link));
    out_text(o, buf_view(&story));
    out_end(o);
    buf_release(&kind);
    buf_release(&link);
    buf_release(&story);
}

static void index_ids(const struct card *card, struct map *ids)
{
    for (size_t i = 0; i < card->history.n; i++) {
        const char *id = card->history.v[i]->id;
        if (*id)
            map_put(ids, id, strlen(id), NULL)->value = (uint32_t)i;
    }
}

int page_history(struct page *p)
{
    static const struct out_column columns[] = {
        {"date", "", OUT_DATE, 0},
        {"type", "", OUT_TEXT, 0},
        {"ref", "", OUT_KEY, 0},
        {"story", "", OUT_TEXT, 0},
    };
    const struct card *card = p->card;
    struct map ids = {0};
    bool all = p->much->all;
    size_t most = p->much->most, shown = 0;
    const struct show_much *much = p->much;
    bool ranged = much->from > DAY_MIN || much->to < DAY_MAX;
    if (most == SIZE_MAX && !all && !ranged)
        most = HISTORY_MOST;
    index_ids(card, &ids);
    page_heading(p, _("History"));
    struct out *o = page_table(p, columns, COUNT(columns), true);
    for (size_t i = 0; i < card->history.n && shown < most; i++) {
        int32_t day = card->history.v[i]->day;
        if ((!all && card->history.v[i]->type == REC_LINE) ||
            day < much->from || day > much->to)
            continue; /* of lines the invoice says enough */
        put_record(p, o, &ids, card->history.v[i]);
        shown++;
    }
    int rc = page_table_close(p, o);
    if (rc == 0 && shown == 0)
        page_say(p, ranged ? _("nothing is recorded of these days")
                           : _("nothing is recorded"));
    if (rc == 0 && !ranged && shown < card->history.n)
        page_more(p, card->history.n - shown);
    map_release(&ids);
    return rc;
}
