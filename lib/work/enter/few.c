#include "work/enter/few.h"

#include <stdlib.h>

#include "base/text/text.h"
#include "ledger/series.h"
#include "work/enter/conflict.h"
#include "work/enter/news.h"

/* Whoever is new is compared with all clients; what changes others is told of
 * whatever names those. */
#define OTHERS                                                                 \
    (TYPE(REC_CLIENT) | TYPE(REC_CONTACT) | TYPE(REC_MERGE) | TYPE(REC_VOID))

struct names {
    VEC(uint64_t) all;
};

static void add(struct names *n, struct str name)
{
    *vec_push(&n->all) = index_name(name);
}

static bool is_few(const struct record *r)
{
    struct str id;
    /* The key of a follow-up has a client's in it. */
    bool key = schema_types[r->type].ref == REF_MARK &&
               memchr(r->col[COL_REF].p, ':', r->col[COL_REF].n);
    return !(OTHERS & TYPE(r->type)) && r->col[COL_CLIENT].n && !key &&
           !r->col[COL_ID].n && !r->own &&
           !book_amends(r->type, r->col[COL_ATTRS], &id);
}

/* Keys that look alike are looked for among all. */
static bool is_plain(struct index *ix, enum rec_type type, struct str s)
{
    return !(index_odd(ix) & TYPE(type)) && text_ascii(s);
}

/* The number before that which one will get. */
static bool find_number(struct index *ix, const struct enter_options *o,
                        struct refs *refs, enum rec_type type, int32_t day,
                        const char *client)
{
    const char *pattern = conf_text(o->conf, schema_types[type].series);
    struct series s;
    uint64_t most = 0;
    /* The client may have another key by now. */
    if (strstr(pattern, "{client}"))
        return false;
    series_of(&s, pattern, day, client);
    struct str head = buf_view(&s.head), tail = buf_view(&s.tail);
    bool fine = is_plain(ix, type, head) && text_ascii(tail) &&
                index_most(ix, index_series(type, head, tail), &most) &&
                most < UINT32_MAX;
    if (fine)
        refs_begin(refs, type, &s, (uint32_t)most);
    series_release(&s);
    return fine;
}

/* Its own key, or that. */
static bool find_key(struct index *ix, const struct enter_options *o,
                     struct refs *refs, struct names *names)
{
    const struct record *r = o->few->one;
    const struct schema_type *t = &schema_types[r->type];
    struct str ref = r->col[COL_REF], client = r->col[COL_CLIENT];
    int32_t day = record_day(r, &o->zone, &o->now);
    struct buf form = {0}, key = {0};
    bool fine = true;
    if (t->ref != REF_OWN)
        return true;
    buf_str(&key, ref.n ? ref : client);
    if (ref.n) {
        series_form(buf_cstr(&key), day, &form);
        *vec_push(&names->all) = index_form(r->type, buf_cstr(&form));
        fine = is_plain(ix, r->type, ref);
    } else if (t->series) {
        fine = find_number(ix, o, refs, r->type, day, buf_cstr(&key));
    }
    buf_release(&form);
    buf_release(&key);
    return fine;
}

static void find_names(const struct record *r, struct names *names)
{
    struct str rest = r->col[COL_ATTRS], name, value;
    struct buf plain = {0};
    if (r->col[COL_REF].n)
        add(names, r->col[COL_REF]);
    while (attr_next(&rest, &name, &value)) {
        const struct schema_attr *a = schema_attr(r->type, str_trim(name));
        if (!a || !value.n || !index_names_by(a))
            continue;
        buf_clear(&plain);
        attr_unescape(value, &plain);
        add(names, str_trim(buf_view(&plain)));
    }
    buf_release(&plain);
}

static bool find_record(struct ledger *l, struct index *ix,
                        const struct enter_options *o, struct refs *refs,
                        struct part *out)
{
    const struct record *r = o->few->one;
    struct names names = {0};
    bool fine = find_key(ix, o, refs, &names);
    if (fine) {
        find_names(r, &names);
        const struct part_ask ask = {.client = r->col[COL_CLIENT],
                                     .types = conflict_needs(r) | news_needs(r),
                                     .names = names.all.v,
                                     .n = names.all.n};
        fine = part_find(l, &ask, out);
    }
    vec_release(&names.all);
    return fine;
}

static bool find_client(struct ledger *l, struct index *ix,
                        const struct enter_options *o, struct refs *refs,
                        struct part *out)
{
    const struct enter_few *few = o->few;
    const struct part_ask ask = {
        .client = str_of(few->client), .types = TYPES_ALL, .all = true};
    for (int t = 0; t < REC_TYPES; t++)
        if (few->numbers & TYPE(t) &&
            !find_number(ix, o, refs, (enum rec_type)t, few->day, few->client))
            return false;
    return part_find(l, &ask, out);
}

bool few_find(struct append *a, const struct enter_options *o,
              struct refs *refs, struct part *out)
{
    const struct enter_few *few = o->few;
    *out = (struct part){0};
    if (!few || o->force || (few->one && !is_few(few->one)))
        return false;
    struct index *ix = append_index(a, o->index && !o->dry_run);
    if (!ix)
        return false;
    return few->one ? find_record(append_ledger(a), ix, o, refs, out)
                    : find_client(append_ledger(a), ix, o, refs, out);
}
