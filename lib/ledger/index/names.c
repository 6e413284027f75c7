#include <stdio.h>
#include <stdlib.h>

#include "inside.h"
#include "ledger/series.h"

/* FNV-1a, stirred, so that the high bits are as good as the low ones. */
static uint64_t hash(uint64_t h, struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        h = (h ^ (unsigned char)s.p[i]) * UINT64_C(0x100000001b3);
    return h;
}

static uint64_t stir(uint64_t h)
{
    h = (h ^ h >> 33) * UINT64_C(0xff51afd7ed558ccd);
    h = (h ^ h >> 33) * UINT64_C(0xc4ceb9fe1a85ec53);
    return h ^ h >> 33;
}

enum kind { KIND_NAME, KIND_FORM, KIND_CLIENT, KIND_SERIES };

static uint64_t start(enum kind kind, unsigned type)
{
    return UINT64_C(0xcbf29ce484222325) ^ (uint64_t)kind << 56 ^
           (uint64_t)type << 48;
}

uint64_t index_name(struct str name)
{
    return stir(hash(start(KIND_NAME, 0), name));
}

uint64_t index_form(enum rec_type type, const char *form)
{
    return stir(hash(start(KIND_FORM, type), str_of(form)));
}

uint64_t index_client(enum rec_type type, struct str key)
{
    return stir(hash(start(KIND_CLIENT, type), key));
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

uint64_t index_series(enum rec_type type, struct str head, struct str tail)
{
    if ((head.n && is_digit(head.p[head.n - 1])) ||
        (tail.n && is_digit(tail.p[0])))
        return 0;
    uint64_t h = hash(start(KIND_SERIES, type), head);
    return stir(hash(hash(h, STR("\n")), tail)) | 1;
}

/* --- of a row --- */

static void add(struct index_names *out, uint64_t name)
{
    for (size_t i = 0; i < out->all.n; i++)
        if (out->all.v[i] == name)
            return;
    *vec_push(&out->all) = name;
}

static void add_name(struct index_names *out, struct str name)
{
    if (name.n)
        add(out, index_name(name));
}

/* Its value is a name: of a record, a mail, a client or a transfer. */
bool index_names_by(const struct schema_attr *a)
{
    static const char *const also[] = {"message", "referrer", "bank"};
    bool is = a->kind == ATTR_REF || a->kind == ATTR_ID;
    for (size_t i = 0; i < sizeof also / sizeof *also && !is; i++)
        is = strcmp(a->name, also[i]) == 0;
    return is;
}

static void add_attrs(struct index_names *out, const struct record *r)
{
    struct str rest = r->col[COL_ATTRS], name, value;
    while (attr_next(&rest, &name, &value)) {
        const struct schema_attr *a = schema_attr(r->type, str_trim(name));
        if (!a || !index_names_by(a) || !value.n)
            continue;
        buf_clear(&out->scratch);
        attr_unescape(value, &out->scratch);
        add_name(out, str_trim(buf_view(&out->scratch)));
    }
}

/* The year of a date with a time may be another's elsewhere. */
static void add_forms(struct index_names *out, const struct record *r)
{
    enum { YEAR = 4, DAY = 10 };
    struct str date = r->col[COL_DATE], ref = r->col[COL_REF];
    unsigned long year;
    struct buf key = {0};
    if (date.n < DAY || !str_number((struct str){date.p, YEAR}, 9999, &year))
        return;
    buf_str(&key, ref);
    int around = date.n > DAY ? 1 : 0;
    for (int y = (int)year - around; y <= (int)year + around; y++) {
        char text[DATE_SIZE];
        int32_t day;
        snprintf(text, sizeof text, "%04d-01-01", y);
        if (!day_parse(str_of(text), &day))
            continue;
        series_form(buf_cstr(&key), day, &out->scratch);
        add(out, index_form(r->type, buf_cstr(&out->scratch)));
    }
    buf_release(&key);
}

/* Any of its numbers may be the one that counts. */
static void add_numbers(struct index_names *out, const struct record *r)
{
    const unsigned long most = 4000000000;
    struct str ref = r->col[COL_REF];
    for (size_t from = 0, to; from < ref.n; from = to + 1) {
        unsigned long n;
        for (to = from; to < ref.n && is_digit(ref.p[to]);)
            to++;
        if (to == from ||
            !str_number((struct str){ref.p + from, to - from}, most, &n))
            continue;
        struct str head = {ref.p, from}, tail = {ref.p + to, ref.n - to};
        *vec_push(&out->numbers) =
            (struct index_number){index_series(r->type, head, tail), n};
    }
}

/* The key of a follow-up has its client among its parts. */
static void add_parts(struct index_names *out, struct str key)
{
    struct str part;
    while (str_cut(&key, ':', &part))
        add_name(out, part);
}

void index_names_of(const struct record *r, struct index_names *out)
{
    struct str client = r->col[COL_CLIENT], ref = r->col[COL_REF];
    out->all.n = out->numbers.n = 0;
    if (client.n)
        add(out, index_client(r->type, client));
    add_name(out, ref);
    add_name(out, r->col[COL_ID]);
    if (r->col[COL_ATTRS].n)
        add_attrs(out, r);
    if (schema_types[r->type].ref == REF_MARK && !client.n)
        add_parts(out, ref);
    if (schema_types[r->type].ref == REF_CLIENT)
        add(out, index_client(r->type, ref));
    if (schema_types[r->type].ref != REF_OWN || !ref.n)
        return;
    add_forms(out, r);
    add_numbers(out, r);
}

void index_names_release(struct index_names *names)
{
    vec_release(&names->all);
    vec_release(&names->numbers);
    buf_release(&names->scratch);
}
