#include "work/enter/enter.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "ledger/series.h"
#include "ledger/store/append.h"
#include "work/enter/bills.h"
#include "work/enter/complete.h"
#include "work/enter/few.h"
#include "work/enter/news.h"

/* The series that a number was last given of: see enter_number. */
struct numbering {
    enum rec_type type;
    const char *attr; /* NULL: none yet */
    struct series series;
    unsigned long most;
    size_t rows; /* of the batch, gone through already */
};

struct enter {
    struct enter_options options;
    struct append *append; /* NULL: a dry run on standard input, or before
                              there is a ledger */
    struct ledger *ledger; /* of a dry run on standard input */
    struct book book;
    struct refs refs;
    struct seen known;
    struct news news;
    struct completion completion;
    struct bills bills;
    struct numbering numbering;
    size_t count; /* rows that were added */
    VEC(struct record) rows;
    struct arena arena;
    struct arena row; /* of the row in hand, where rows are not kept */
    bool part;        /* see enter_is_part */
};

uint64_t enter_needs(const struct record *r)
{
    const struct schema_type *t = &schema_types[r->type];
    struct str rest = r->col[COL_ATTRS], name, value;
    if (r->col[COL_ID].n || t->ref == REF_CLIENT ||
        (t->ref == REF_ABOUT && r->col[COL_REF].n))
        return TYPES_ALL;
    uint64_t types = t->to | conflict_needs(r) | news_needs(r);
    if (t->ref == REF_OWN)
        types |= TYPE(r->type);
    /* What amends one has to know of it, and of a quote's lines. */
    if (book_amends(r->type, r->col[COL_ATTRS], &value))
        types |= TYPE(r->type) | (r->type == REC_OFFER ? TYPE(REC_LINE) : 0);
    while (attr_next(&rest, &name, &value)) {
        const struct schema_attr *a = schema_attr(r->type, str_trim(name));
        types |= a ? a->to : 0;
        /* A mail that is there is looked for among its like. */
        if (a && value.n && str_is(str_trim(name), "message"))
            types |= TYPE(r->type);
    }
    return types;
}

static int read_book(struct enter *en, struct ledger *l, struct err *e)
{
    struct part part = {0};
    en->part =
        en->append && few_find(en->append, &en->options, &en->refs, &part);
    if (en->part)
        ledger_only(l, part.places.v, part.places.n);
    int rc = book_load(&en->book, l, e);
    ledger_only(l, NULL, 0);
    part_release(&part);
    return rc;
}

static int load(struct enter *en, struct err *e)
{
    const struct enter_options *o = &en->options;
    struct ledger *l = en->append ? append_ledger(en->append) : en->ledger;
    struct book_options book = {
        .types = o->types,
        .as_of = o->as_of ? *o->as_of : (struct when){.day = DAY_MAX},
        .later = o->as_of != NULL,
        .zone = o->zone,
        .currency = conf_text(o->conf, "acct.currency"),
        .owner = conf_text(o->conf, "acct.owner"),
        .texts = o->texts,
    };
    book_init(&en->book, &book);
    if (l && read_book(en, l, e) < 0)
        return -1;
    /* A dry run before there is a ledger: nothing is read, but rows are. */
    if (!l && book_begin(&en->book, o->path, e) < 0)
        return -1;
    refs_load(&en->refs, &en->book, o->ids);
    seen_load(&en->known, &en->options.known, &en->book);
    en->bills.book = &en->book;
    en->completion =
        (struct completion){.options = &en->options,
                            .book = &en->book,
                            .refs = &en->refs,
                            .known = &en->known,
                            .lasting = &en->arena,
                            .arena = o->unseen ? &en->row : &en->arena};
    return 0;
}

int enter_begin(struct enter **out, const struct enter_options *options,
                struct err *e)
{
    struct enter *en = mem_new(1, sizeof *en);
    int rc;
    en->options = *options;
    bool dry = options->dry_run, input = strcmp(options->path, "-") == 0;
    /* What a dry run says, the real one would: it takes the same door. */
    if (dry && input)
        rc = ledger_open(&en->ledger, options->path, options->wait_ms, e);
    else
        rc = append_begin(&en->append, options->path, options->wait_ms,
                          options->create && !dry, e);
    if (rc < 0 && dry && e->kind == ERR_ABSENT && options->create) {
        *e = (struct err)ERR_INIT;
        rc = 0;
    }
    if (rc < 0 || load(en, e) < 0) {
        enter_end(en);
        return -1;
    }
    *out = en;
    return 0;
}

bool enter_is_part(const struct enter *en)
{
    return en && en->part;
}

struct book *enter_book(struct enter *en)
{
    return &en->book;
}

/* The user's own cells, too, must outlive their source. */
static void keep_own(struct enter *en, struct record *r)
{
    size_t width = r->own_header->width;
    struct str *own = arena_new(&en->arena, width * sizeof *own);
    for (size_t i = 0; i < width; i++) {
        own[i] = r->own[i];
        if (!en->options.lasting)
            own[i].p = arena_dup(&en->arena, own[i].p, own[i].n);
    }
    r->own = own;
}

/* Of rows that are not kept, what bills nothing is passed over: an invoice and
 * its lines need not stand side by side. */
static void note_bill(struct enter *en, const struct record *full)
{
    struct str id;
    if (en->options.force)
        return;
    if (!en->options.unseen ||
        (BILLS_TYPES & TYPE(full->type) &&
         !(full->type == REC_INVOICE &&
           book_amends(full->type, full->col[COL_ATTRS], &id))))
        bills_row(&en->bills, full);
}

static int add(struct enter *en, struct record *full, struct err *e)
{
    struct str given = full->col[COL_CLIENT];
    int rc = complete(&en->completion, full, e);
    if (rc > 0)
        return 0;
    if (rc < 0 || (en->append &&
                   append_row(en->append, full, en->options.lasting, e) < 0))
        return -1;
    en->news.team = &en->options.conf->team;
    if (en->options.news)
        news_row(&en->news, &en->book, given, full);
    note_bill(en, full);
    en->count++;
    if (en->options.unseen)
        return 0;
    if (full->own)
        keep_own(en, full);
    *vec_push(&en->rows) = *full;
    return 0;
}

int enter_add(struct enter *en, const struct record *r, struct err *e)
{
    struct record full = *r;
    int rc = add(en, &full, e);
    arena_clear(&en->row);
    return rc;
}

void enter_refused(struct enter *en, const struct record *r)
{
    struct str client = r->col[COL_CLIENT], ref = r->col[COL_REF];
    client.p = client.n ? arena_dup(&en->arena, client.p, client.n) : "";
    ref.p = ref.n ? arena_dup(&en->arena, ref.p, ref.n) : "";
    if (r->type == REC_CLIENT && client.n)
        en->refs.clients.slot[refs_client(&en->refs, client.p)].value |=
            REFS_MADE;
    if (schema_types[r->type].ref == REF_OWN && ref.n &&
        !refs_find(&en->refs, r->type, ref))
        refs_add(&en->refs, r->type, ref,
                 (struct ref){.client = client.p,
                              .owner = "",
                              .day = DAY_MIN,
                              .currency = CURRENCY_NONE});
}

static void note_number(const struct series *s, struct str attrs,
                        const char *attr, unsigned long *most)
{
    struct str raw;
    struct buf plain = {0};
    unsigned long n;
    if (!attr_raw(attrs, attr, &raw))
        return;
    attr_unescape(raw, &plain);
    if (series_match(s, buf_cstr(&plain), &n) && n > *most)
        *most = n;
    buf_release(&plain);
}

static bool is_same(const struct numbering *g, enum rec_type type,
                    const char *attr, const struct series *s)
{
    return g->attr && g->type == type && strcmp(g->attr, attr) == 0 &&
           strcmp(buf_cstr(&g->series.head), buf_cstr(&s->head)) == 0 &&
           strcmp(buf_cstr(&g->series.tail), buf_cstr(&s->tail)) == 0;
}

/* The ledger is gone through for the first number of a series only. */
static void begin_numbering(struct enter *en, enum rec_type type,
                            const char *attr, struct series s)
{
    const struct book *b = &en->book;
    struct numbering *g = &en->numbering;
    const struct {
        const struct entry *v;
        size_t n;
    } parts[] = {{b->entries.v, b->entries.n},
                 {b->voided.v, b->voided.n},
                 {b->later.v, b->later.n}};
    series_release(&g->series);
    *g = (struct numbering){.type = type, .attr = attr, .series = s};
    for (size_t k = 0; k < sizeof parts / sizeof parts[0]; k++)
        for (size_t i = 0; i < parts[k].n; i++)
            if (parts[k].v[i].type == type)
                note_number(&s, str_of(parts[k].v[i].attrs), attr, &g->most);
}

void enter_number(struct enter *en, const struct enter_series *what,
                  int32_t day, const char *client, struct buf *out)
{
    struct numbering *g = &en->numbering;
    struct series s;
    series_of(&s, conf_text(en->options.conf, what->setting), day, client);
    if (is_same(g, what->type, what->attr, &s))
        series_release(&s);
    else
        begin_numbering(en, what->type, what->attr, s);
    for (; g->rows < en->rows.n; g->rows++)
        if (en->rows.v[g->rows].type == what->type)
            note_number(&g->series, en->rows.v[g->rows].col[COL_ATTRS],
                        what->attr, &g->most);
    series_ref(&g->series, g->most + 1, out);
}

const struct notes *enter_news(const struct enter *en, size_t *more)
{
    *more = en->news.more;
    return &en->news.notes;
}

size_t enter_skipped(const struct enter *en)
{
    return en->known.skipped;
}

int enter_all(const struct enter *en, struct err *e)
{
    return en->known.skipped
               ? err_set(e, ERR_DATA,
                         _("that mail is in the ledger already: one message, "
                           "client and direction (or --force)"))
               : 0;
}

size_t enter_count(const struct enter *en)
{
    return en->count;
}

const struct record *enter_row(const struct enter *en, size_t i)
{
    return &en->rows.v[i];
}

int enter_commit(struct enter *en, struct err *e)
{
    if (bills_end(&en->bills, e) < 0)
        return -1;
    if (en->append && en->options.dry_run)
        return append_check(en->append, e);
    return en->append ? append_commit(en->append, e) : 0;
}

bool enter_pause(struct enter *en)
{
    return en->append && append_pause(en->append);
}

int enter_resume(struct enter *en, struct err *e)
{
    return append_resume(en->append, en->options.wait_ms, e);
}

bool enter_created(const struct enter *en)
{
    return en->append && append_created(en->append);
}

const char *enter_warning(const struct enter *en)
{
    return en->book.warning;
}

void enter_end(struct enter *en)
{
    if (!en)
        return;
    append_end(en->append);
    ledger_close(en->ledger);
    book_release(&en->book);
    refs_release(&en->refs);
    seen_release(&en->known);
    news_release(&en->news);
    series_release(&en->numbering.series);
    completion_release(&en->completion);
    bills_release(&en->bills);
    vec_release(&en->rows);
    arena_release(&en->arena);
    arena_release(&en->row);
    free(en);
}
