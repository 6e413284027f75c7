#include "book/book.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/worker.h"
#include "inside.h"
#include "ledger/store/part.h"

void book_init(struct book *b, const struct book_options *options)
{
    *b = (struct book){.options = *options, .source = "", .warning = ""};
}

void book_release(struct book *b)
{
    vec_release(&b->entries);
    vec_release(&b->kinds);
    vec_release(&b->untimely);
    vec_release(&b->voided);
    vec_release(&b->later);
    vec_release(&b->changes);
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
    vec_release(&b->beyond);
    vec_release(&b->heads);
    vec_release(&b->parties);
    vec_release(&b->moved);
    vec_release(&b->named);
    vec_release(&b->strangers);
    vec_release(&b->elsewhere);
    vec_release(&b->theirs);
    map_release(&b->theirs_at);
    book_made_release(b);
    vec_release(&b->phases);
    map_release(&b->client_at);
    map_release(&b->refs);
    vec_release(&b->bearers);
    map_release(&b->mark_at);
    map_release(&b->phase_at);
    map_release(&b->dead);
}

static const char *keep(struct book *b, struct str s)
{
    return s.n ? arena_dup(&b->arena, s.p, s.n) : "";
}

/* For what often repeats: no copy where the last one of its like is the same.
 */
static const char *keep_recent(struct book *b, struct str s)
{
    if (!s.n)
        return "";
    struct str *last = &b->recent[book_recent(s)];
    if (last->n != s.n || memcmp(last->p, s.p, s.n) != 0)
        *last = (struct str){arena_dup(&b->arena, s.p, s.n), s.n};
    return last->p;
}

#define ALWAYS                                                                 \
    (TYPE(REC_CLIENT) | TYPE(REC_CONTACT) | TYPE(REC_VOID) | TYPE(REC_MERGE))

/* What they say tells whether one is there twice. */
#define TEXTS (ALWAYS | TYPE(REC_SURVEY))

int book_begin(struct book *b, const char *source, struct err *e)
{
    b->source = keep(b, str_of(source));
    map_expect_series(&b->client_at);
    map_expect_series(&b->refs);
    map_put_kept(&b->refs, "", 0, NULL);
    if (currency_find(&b->currencies, str_of(b->options.currency), &b->currency,
                      e) < 0)
        return -1;
    b->rules = (struct values_rules){.zone = b->options.zone,
                                     .currencies = &b->currencies,
                                     .currency = b->currency};
    return 0;
}

static enum touch_dir dir_of(struct str attrs)
{
    struct str dir;
    attr_raw(attrs, "dir", &dir);
    return str_is(dir, "in") ? DIR_IN : str_is(dir, "out") ? DIR_OUT : DIR_NONE;
}

/* Attributes that are kept, and what is in them. */
static struct book_said say(struct book *b, struct str attrs)
{
    struct str id;
    if (!attrs.n)
        return (struct book_said){.attrs = STR("")};
    struct book_said *last = &b->said[book_recent(attrs)];
    if (last->attrs.n == attrs.n &&
        memcmp(last->attrs.p, attrs.p, attrs.n) == 0)
        return *last;
    *last = (struct book_said){
        .attrs = {arena_dup(&b->arena, attrs.p, attrs.n), attrs.n},
        .says = attr_bits(attrs)};
    if (last->says & attr_bit(schema_amends, strlen(schema_amends)))
        last->amends = attr_raw(attrs, schema_amends, &id) && id.n;
    if (last->says & attr_bit("dir", strlen("dir")))
        last->dir = (uint8_t)dir_of(attrs);
    return *last;
}

/* Files mostly are in order: then nobody needs to look again. */
static void note_order(struct book *b, const struct values *v)
{
    const struct entry *last =
        b->entries.n ? &b->entries.v[b->entries.n - 1] : NULL;
    b->unordered = b->unordered || (last && v->when.day < last->day);
    if (!v->when.timed)
        return;
    int32_t day = v->when.day;
    bool back = b->last_timed.timed && day == b->last_timed.day &&
                v->when.at < b->last_timed.at;
    if (back && (!b->untimely.n || b->untimely.v[b->untimely.n - 1] != day))
        *vec_push(&b->untimely) = day;
    b->last_timed = v->when;
}

/* Mostly nobody hands clients over: then nobody needs to look for it. */
static void note_keeper(struct book *b, const struct entry *en)
{
    struct client *c = en->client;
    if (c && !c->kept_by)
        c->kept_by = en->owner;
    else if (c && *en->owner && strcmp(c->kept_by, en->owner) != 0)
        b->handed = true;
}

static void entry_fill(struct book *b, struct entry *en, const struct record *r,
                       const struct values *v, struct book_said said)
{
    *en = (struct entry){
        .type = r->type,
        .currency = v->currency,
        .has_amount = v->has_amount,
        .timed = v->when.timed,
        .dir = r->type == REC_TOUCH ? said.dir : DIR_NONE,
        .day = v->when.day,
        .due = v->due,
        .due_timed = v->due_timed,
        .due_in = entry_in(v->due, v->due_at) & ENTRY_IN_MOST,
        .at_in = entry_in(v->when.day, v->when.at),
        .amount = v->amount,
        .finer = v->finer,
        .client = book_client_of(b, r->col[COL_CLIENT]),
        .id = keep(b, r->col[COL_ID]),
        .channel = keep_recent(b, r->col[COL_CHANNEL]),
        .owner = keep_recent(b, r->col[COL_OWNER]),
        .attrs = said.attrs.p,
        .says = said.says,
        .line = (uint32_t)r->line,
        .text = b->options.texts || TEXTS & TYPE(r->type)
                    ? keep(b, r->col[COL_TEXT])
                    : "",
    };
    book_refer(b, en, r->col[COL_REF]);
    if (r->type == REC_CLIENT && !r->col[COL_CURRENCY].n)
        en->currency = CURRENCY_NONE;
}

/* Of one client's records alone: a row that names no client may still be about
 * something of theirs; and an invoice is settled by whoever pays. */
static bool is_kept(const char *only, const struct record *r)
{
    struct str client = r->col[COL_CLIENT], amended;
    return !only || ALWAYS & TYPE(r->type) || !client.n ||
           str_is(client, only) || r->type == REC_INVOICE ||
           book_amends(r->type, r->col[COL_ATTRS], &amended) ||
           r->type == REC_CREDIT ||
           (r->type == REC_PAYMENT && r->col[COL_REF].n);
}

void book_row(struct book *b, const struct record *r, const struct values *v)
{
    if (when_later(&v->when, &b->options.as_of)) {
        if (b->options.later)
            entry_fill(b, vec_push(&b->later), r, v, say(b, r->col[COL_ATTRS]));
        return;
    }
    if (!is_kept(b->options.only, r))
        return;
    note_order(b, v);
    b->voids += r->type == REC_VOID;
    b->lines += r->type == REC_LINE;
    b->merges += r->type == REC_MERGE;
    struct book_said said = say(b, r->col[COL_ATTRS]);
    b->amends += schema_types[r->type].amend && said.amends;
    entry_fill(b, vec_push(&b->entries), r, v, said);
    *vec_push(&b->kinds) = (uint8_t)r->type;
    if (b->entries.n % BOOK_TOLD == 0)
        book_tell_ahead(b);
    if (r->type == REC_CLIENT)
        note_keeper(b, &b->entries.v[b->entries.n - 1]);
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

static void fold(void *book)
{
    book_join_lines(book);
    book_fold(book);
}

/* Mostly no row is a stranger's: what was made of all of them stands. */
static void part_and_fold(struct book *b)
{
    struct strangers *s = strangers_new(b);
    worker_both(b->entries.n, strangers_find, s, fold, b);
    if (strangers_disown(s)) {
        book_unfold(b);
        fold(b);
    }
}

int book_end(struct book *b, struct err *e)
{
    book_order_entries(b);
    book_find_kinds(b);
    book_mark_voided(b);
    book_merge_clients(b);
    book_apply_amends(b);
    book_find_keepers(b);
    book_find_heads(b);
    book_drop_voided(b);
    book_find_kinds(b);
    part_and_fold(b);
    if (b->overflow)
        return err_set(e, ERR_DATA,
                       _("%s: the amounts of one document add up to more than "
                         "can be held"),
                       b->source);
    return 0;
}

/* Are records of other keys the client's as well? */
static bool is_more(const struct book *b, const char *only)
{
    struct map ids = {0};
    struct str id;
    bool more = false;
    for (size_t i = 0; i < b->entries.n && b->amends; i++)
        map_put_kept(&ids, b->entries.v[i].id, strlen(b->entries.v[i].id),
                     NULL);
    for (size_t i = 0; i < b->entries.n && !more; i++) {
        const struct entry *e = &b->entries.v[i];
        bool theirs = e->client && strcmp(e->client->key, only) == 0;
        if (e->type == REC_MERGE)
            more = theirs || strcmp(e->ref, only) == 0;
        else if (theirs && book_amends(e->type, str_of(e->attrs), &id))
            more = !map_find(&ids, id.p, id.n);
    }
    map_release(&ids);
    return more;
}

/* `part`: of one client, the rows that an index tells of; 1: not that way. */
static int load(struct book *b, struct ledger *l, bool part, struct err *e)
{
    struct ledger_pass pass = {.types = b->options.types | ALWAYS,
                               .row = on_record,
                               .arg = b,
                               .spare = book_make_ahead};
    struct part some = {0};
    const struct part_ask ask = {
        .client = str_of(b->options.only), .types = TYPES_ALL, .all = true};
    int rc = part && !part_find(l, &ask, &some) ? 1 : 0;
    if (rc == 0)
        rc = book_begin(b, ledger_source(l), e);
    if (rc == 0 && part)
        ledger_only(l, some.places.v, some.places.n);
    else if (rc == 0)
        book_reserve(b, (size_t)ledger_size(l));
    if (rc == 0)
        rc = ledger_each(l, &pass, e);
    ledger_only(l, NULL, 0);
    part_release(&some);
    return rc;
}

static void start_again(struct book *b, const char *only)
{
    struct book_options options = b->options;
    options.only = only;
    book_release(b);
    book_init(b, &options);
}

/* All rows were given: is another pass needed?  Then the book's end. */
static int finish(struct book *b, struct ledger *l, struct err *e)
{
    const char *only = b->options.only;
    if (only && (b->merges || b->amends) && is_more(b, only)) {
        start_again(b, NULL);
        if (load(b, l, false, e) < 0)
            return -1;
    }
    b->warning = keep(b, str_of(ledger_warning(l)));
    return book_end(b, e);
}

/* What few rows cannot tell, all do: whose errors are theirs. */
static bool load_part(struct book *b, struct ledger *l)
{
    const char *only = b->options.only;
    struct err none = ERR_INIT;
    if (!only)
        return false;
    int rc = load(b, l, true, &none);
    if (rc == 0)
        rc = finish(b, l, &none);
    const struct client *c = rc == 0 ? book_client(b, only) : NULL;
    if (c && c->known)
        return true;
    if (rc <= 0)
        start_again(b, only);
    return false;
}

int book_load(struct book *b, struct ledger *l, struct err *e)
{
    if (load_part(b, l))
        return 0;
    return load(b, l, false, e) < 0 ? -1 : finish(b, l, e);
}

struct two {
    struct book *of[2];
};

static int on_record_of_two(void *arg, const struct record *r, struct err *e)
{
    const struct two *two = arg;
    bool read = false; /* what is of no use to a book has to be sound, too */
    for (int i = 0; i < 2; i++) {
        struct book *b = two->of[i];
        if (!((b->options.types | ALWAYS) & TYPE(r->type)) ||
            (read && !is_kept(b->options.only, r)))
            continue;
        if (on_record(b, r, e) < 0)
            return -1;
        read = true;
    }
    return 0;
}

int book_load_two(struct book *b, struct book *also, struct ledger *l,
                  struct err *e)
{
    struct two two = {{b, also}};
    struct ledger_pass pass = {.types = b->options.types | also->options.types |
                                        ALWAYS,
                               .row = on_record_of_two,
                               .arg = &two};
    if (book_begin(b, ledger_source(l), e) < 0 ||
        book_begin(also, ledger_source(l), e) < 0)
        return -1;
    book_reserve(b, (size_t)ledger_size(l));
    return ledger_each(l, &pass, e) < 0 || finish(b, l, e) < 0
               ? -1
               : finish(also, l, e);
}
