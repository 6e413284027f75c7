#include "work/enter/mailed.h"

#include <stdlib.h>

/* What of a row tells it. */
struct told {
    enum rec_type type;
    const char *client;
    struct str ref, attrs;
};

static void add_attr(struct buf *key, struct str raw)
{
    buf_ch(key, '\n');
    attr_unescape(str_trim(raw), key);
}

/* False: it is of no mail. */
static bool key_of(struct mailed *m, const struct told *t)
{
    struct str message, dir;
    buf_clear(&m->key);
    if (!t->attrs.n || !attr_raw(t->attrs, "message", &message) || !message.n)
        return false;
    buf_fmt(&m->key, "%d %s", t->type, t->client);
    add_attr(&m->key, message);
    if (attr_raw(t->attrs, "dir", &dir))
        add_attr(&m->key, dir);
    if (t->type == REC_ACT) {
        buf_ch(&m->key, '\n');
        buf_str(&m->key, t->ref);
    }
    return true;
}

/* What amends a row says nothing that was not there. */
static void load(struct mailed *m, const struct book *b, const struct entry *v,
                 size_t n)
{
    struct str amended;
    for (size_t i = 0; i < n; i++) {
        const char *attrs, *ref = entry_said(b, &v[i], &attrs);
        const struct told told = {v[i].type,
                                  v[i].client ? v[i].client->key : "",
                                  str_of(ref), str_of(attrs)};
        if (key_of(m, &told) && !book_amends(told.type, told.attrs, &amended))
            map_put(&m->at, m->key.p, m->key.n, NULL);
    }
}

bool mailed_row(struct mailed *m, const struct record *r, struct book *b)
{
    struct str client = r->col[COL_CLIENT], amended;
    const struct told told = {r->type, client.n ? client.p : "",
                              r->col[COL_REF], r->col[COL_ATTRS]};
    bool fresh;
    if (!key_of(m, &told) || book_amends(r->type, told.attrs, &amended))
        return false;
    if (!m->made) {
        load(m, b, b->entries.v, b->entries.n);
        load(m, b, b->later.v, b->later.n);
        m->made = true;
        key_of(m, &told);
    }
    map_put(&m->at, m->key.p, m->key.n, &fresh);
    return !fresh;
}

void mailed_release(struct mailed *m)
{
    map_release(&m->at);
    buf_release(&m->key);
}
