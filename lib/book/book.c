#include "book/book.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "inside.h"

const char *const client_states[] = {"active", "paused", "lost"};
const char *const order_stages[] = {
    "contract",  "started",  "milestone", "ready",     "shipped",
    "delivered", "accepted", "delayed",   "cancelled", "",
};

void book_init(struct book *b, const struct book_options *options)
{
    *b = (struct book){.options = *options, .warning = ""};
}

void book_release(struct book *b)
{
    vec_release(&b->entries);
    vec_release(&b->voided);
    vec_release(&b->later);
    vec_release(&b->clients);
    vec_release(&b->contacts);
    vec_release(&b->contracts);
    vec_release(&b->orders);
    vec_release(&b->issues);
    vec_release(&b->tasks);
    vec_release(&b->offers);
    vec_release(&b->invoices);
    vec_release(&b->surveys);
    vec_release(&b->marks);
    map_release(&b->client_at);
    map_release(&b->strings);
    for (int t = 0; t < REC_TYPES; t++)
        map_release(&b->item_at[t]);
    map_release(&b->mark_at);
    map_release(&b->dead);
    arena_release(&b->arena);
}

static const char *keep(struct book *b, struct str s)
{
    return s.n ? arena_dup(&b->arena, s.p, s.n) : "";
}

/* For what repeats: one copy each. */
static const char *keep_once(struct book *b, struct str s)
{
    return s.n ? map_put(&b->strings, s.p, s.n, NULL)->key : "";
}

/* For what often repeats: no copy where the last one of its like is the same.
 */
static const char *keep_recent(struct book *b, struct str s)
{
    if (!s.n)
        return "";
    struct str *last =
        &b->recent[(s.n ^ (size_t)(unsigned char)s.p[s.n - 1] << 2 ^
                    (size_t)(unsigned char)s.p[s.n / 2] << 1) %
                   BOOK_RECENT];
    if (last->n != s.n || memcmp(last->p, s.p, s.n) != 0)
        *last = (struct str){arena_dup(&b->arena, s.p, s.n), s.n};
    return last->p;
}

static struct client *client_of(struct book *b, struct str key)
{
    if (!key.n)
        return NULL;
    bool fresh;
    struct map_slot *slot = map_put(&b->client_at, key.p, key.n, &fresh);
    if (!fresh)
        return b->clients.v[slot->value];
    struct client *c = arena_new(&b->arena, sizeof *c);
    slot->value = (uint32_t)b->clients.n;
    *c = (struct client){.key = slot->key,
                         .n = slot->value,
                         .name = slot->key,
                         .owner = "",
                         .channel = "",
                         .currency = CURRENCY_NONE,
                         .since = DAY_NONE};
    *vec_push(&b->clients) = c;
    return c;
}

#define ALWAYS (TYPE(REC_CLIENT) | TYPE(REC_CONTACT) | TYPE(REC_VOID))

int book_begin(struct book *b, struct err *e)
{
    if (currency_find(&b->currencies, str_of(b->options.currency), &b->currency,
                      e) < 0)
        return -1;
    b->rules = (struct values_rules){.zone = b->options.zone,
                                     .currencies = &b->currencies,
                                     .currency = b->currency};
    return 0;
}

static enum touch_dir dir_of(const struct record *r)
{
    struct str dir;
    if (r->type != REC_TOUCH || !attr_raw(r->col[COL_ATTRS], "dir", &dir))
        return DIR_NONE;
    return str_is(dir, "in") ? DIR_IN : str_is(dir, "out") ? DIR_OUT : DIR_NONE;
}

/* Files mostly are in order: then nobody needs to look again. */
static void note_order(struct book *b, const struct values *v)
{
    const struct entry *last =
        b->entries.n ? &b->entries.v[b->entries.n - 1] : NULL;
    if (!last)
        return;
    b->unordered = b->unordered || v->when.day < last->day;
    b->untimely = b->untimely || (v->when.timed && v->when.day == last->day &&
                                  !(last->timed && last->at <= v->when.at));
}

static struct entry entry_of(struct book *b, const struct record *r,
                             const struct values *v)
{
    struct entry en = {
        .type = r->type,
        .currency = v->currency,
        .has_amount = v->has_amount,
        .timed = v->when.timed,
        .dir = dir_of(r),
        .day = v->when.day,
        .due = v->due,
        .at = v->when.at,
        .amount = v->amount,
        .client = client_of(b, r->col[COL_CLIENT]),
        .id = keep(b, r->col[COL_ID]),
        .ref = keep(b, r->col[COL_REF]),
        .channel = keep_recent(b, r->col[COL_CHANNEL]),
        .owner = keep_recent(b, r->col[COL_OWNER]),
        .attrs = keep_recent(b, r->col[COL_ATTRS]),
        .line = r->line,
        .text = b->options.texts || (ALWAYS & TYPE(r->type))
                    ? keep(b, r->col[COL_TEXT])
                    : "",
    };
    if (r->type == REC_CLIENT && !r->col[COL_CURRENCY].n)
        en.currency = CURRENCY_NONE;
    return en;
}

void book_row(struct book *b, const struct record *r, const struct values *v)
{
    if (when_later(&v->when, &b->options.as_of)) {
        if (b->options.later)
            *vec_push(&b->later) = entry_of(b, r, v);
        return;
    }
    const char *only = b->options.only;
    struct str client = r->col[COL_CLIENT];
    /* A row that names no client may still be about something of theirs. */
    if (only && !(ALWAYS & TYPE(r->type)) && client.n && !str_is(client, only))
        return;
    note_order(b, v);
    b->voids += r->type == REC_VOID;
    *vec_push(&b->entries) = entry_of(b, r, v);
}

static int on_record(void *arg, const struct record *r, struct err *e)
{
    struct book *b = arg;
    struct values v;
    if (values_read(r, &b->rules, &v, e) < 0)
        return -1;
    book_row(b, r, &v);
    return 0;
}

int book_end(struct book *b, const char *path, struct err *e)
{
    book_order_entries(b);
    book_drop_voided(b);
    book_fold(b);
    if (b->overflow)
        return err_set(e, ERR_DATA,
                       _("%s: the amounts of one document add up to more than "
                         "can be held"),
                       path);
    return 0;
}

int book_load(struct book *b, struct ledger *l, struct err *e)
{
    struct ledger_pass pass = {
        .types = b->options.types | ALWAYS, .row = on_record, .arg = b};
    if (book_begin(b, e) < 0 || ledger_each(l, &pass, e) < 0)
        return -1;
    b->warning = keep(b, str_of(ledger_warning(l)));
    return book_end(b, ledger_path(l), e);
}

struct client *book_client(const struct book *b, const char *key)
{
    const struct map_slot *slot = map_find(&b->client_at, key, strlen(key));
    return slot ? b->clients.v[slot->value] : NULL;
}

/* The items of a type are put into its map when one is first asked for: most
 * runs never ask. `refs` are structs whose first member is the ref. */
static void *item(struct book *b, enum rec_type type, const char *ref,
                  void *const *items, size_t n)
{
    struct map *m = &b->item_at[type];
    for (size_t *i = &b->indexed[type]; *i < n; ++*i) {
        const char *key = *(const char *const *)items[*i];
        map_put(m, key, strlen(key), NULL)->value = (uint32_t)*i;
    }
    const struct map_slot *slot = map_find(m, ref, strlen(ref));
    return slot ? items[slot->value] : NULL;
}

#define BOOK_ITEM(name, type)                                                  \
    struct name *book_##name(struct book *b, const char *ref)                  \
    {                                                                          \
        return item(b, type, ref, (void *const *)b->name##s.v, b->name##s.n);  \
    }
BOOK_ITEM(order, REC_ORDER)
BOOK_ITEM(contract, REC_CONTRACT)
BOOK_ITEM(contact, REC_CONTACT)
BOOK_ITEM(issue, REC_ISSUE)
BOOK_ITEM(task, REC_TASK)
BOOK_ITEM(offer, REC_OFFER)
BOOK_ITEM(invoice, REC_INVOICE)
BOOK_ITEM(survey, REC_SURVEY)

const struct mark *book_mark(const struct book *b, const char *key)
{
    const struct map_slot *slot = map_find(&b->mark_at, key, strlen(key));
    return slot ? b->marks.v[slot->value] : NULL;
}

enum client_state client_state_on(const struct client *c, int32_t day)
{
    const struct client_row *row = c->statuses;
    int state = CLIENT_ACTIVE;
    while (row && row->entry->day > day)
        row = row->before;
    while (row && state < CLIENT_LOST &&
           !entry_says(row->entry, "state", client_states[state]))
        state++;
    return (enum client_state)state;
}

static const char *attr_kept(struct book *b, struct str raw)
{
    if (!raw.n)
        return "";
    if (!memchr(raw.p, '\\', raw.n))
        return keep_once(b, raw);
    struct buf text = {0};
    attr_unescape(raw, &text);
    const char *kept = keep_once(b, buf_view(&text));
    buf_release(&text);
    return kept;
}

const char *entry_attr(struct book *b, const struct entry *e, const char *name)
{
    struct str raw;
    return attr_raw(str_of(e->attrs), name, &raw) ? attr_kept(b, raw) : "";
}

bool entry_says(const struct entry *e, const char *name, const char *value)
{
    struct str raw;
    return attr_raw(str_of(e->attrs), name, &raw) && str_is(raw, value);
}

bool entry_number(const struct entry *e, const char *name, double *out)
{
    struct str raw;
    struct decimal d;
    if (!e || !attr_raw(str_of(e->attrs), name, &raw) ||
        decimal_parse(raw, &d, NULL) < 0)
        return false;
    *out = decimal_double(d);
    return true;
}

const char *rows_attr(struct book *b, const struct client_row *rows,
                      int32_t day, const char *name)
{
    struct str raw;
    for (; rows; rows = rows->before)
        if (rows->entry->day <= day &&
            attr_raw(str_of(rows->entry->attrs), name, &raw))
            return attr_kept(b, raw);
    return "";
}

const char *client_attr(struct book *b, const struct client *c,
                        const char *name)
{
    return rows_attr(b, c->rows, DAY_MAX, name);
}

const char *contact_attr(struct book *b, const struct contact *c,
                         const char *name)
{
    return rows_attr(b, c->rows, DAY_MAX, name);
}

const char *contract_attr(struct book *b, const struct contract *c,
                          const char *name)
{
    return rows_attr(b, c->rows, DAY_MAX, name);
}

const char *offer_attr(struct book *b, const struct offer *o, const char *name)
{
    return rows_attr(b, o->rows, DAY_MAX, name);
}

const char *entry_owner(const struct entry *e)
{
    return *e->owner ? e->owner : e->client ? e->client->owner : "";
}

const struct currency *book_currency(const struct book *b, uint8_t currency)
{
    return &b->currencies.v[currency];
}
