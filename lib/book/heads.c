/*
 * Which document a line is of.  A number may stand twice, given by two hands
 * that did not know of each other, or in two series: a line is of the one that
 * it follows in the file, and shares its fate where that is voided.
 */
#include "inside.h"

#define HEADS                                                                  \
    (TYPE(REC_INVOICE) | TYPE(REC_CREDIT) | TYPE(REC_OFFER) | TYPE(REC_ACT))

static bool is_told(const struct entry *e)
{
    struct str raw;
    if (e->type == REC_OFFER)
        return entry_raw(e, "result", &raw) && raw.n && !str_is(raw, "open");
    return entry_raw(e, "sent", &raw) || entry_raw(e, "signed", &raw);
}

bool entry_is_news(const struct entry *e)
{
    return !e->has_amount && is_told(e);
}

static struct head *head_before(const struct book *b, const struct head *h)
{
    return h->before ? &b->heads.v[h->before - 1] : NULL;
}

static struct head *last_head(const struct book *b, uint32_t ref_n)
{
    const uint32_t *n = book_bearer(b, ref_n, KIND_HEAD);
    return n ? &b->heads.v[*n] : NULL;
}

static struct head *last_of(const struct book *b, const char *ref)
{
    const struct map_slot *slot = map_find(&b->refs, ref, strlen(ref));
    return slot ? last_head(b, (uint32_t)(slot - b->refs.slot)) : NULL;
}

static bool has_head(const struct book *b, const struct entry *e)
{
    struct head *h = last_head(b, e->ref_n);
    while (h && h->type != e->type)
        h = head_before(b, h);
    return h;
}

static void add_head(struct book *b, const struct entry *e)
{
    const uint32_t *last = book_bearer(b, e->ref_n, KIND_HEAD);
    uint32_t before = last ? *last + 1 : 0;
    book_bear(b, e->ref_n, KIND_HEAD, b->heads.n);
    *vec_push(&b->heads) = (struct head){.type = e->type,
                                         .ref_n = e->ref_n,
                                         .line = e->line,
                                         .client = e->client,
                                         .is_void = book_voided(b, e->id),
                                         .before = before};
}

/* Records of acts and quotes that say no amount may tell more of one that
 * does. */
static void find_heads(struct book *b)
{
    for (int amounts = 1; amounts >= 0; amounts--)
        for (size_t i = 0; (i = book_next(b, HEADS, i)) < b->entries.n; i++) {
            const struct entry *e = &b->entries.v[i];
            if (*e->ref && !e->left_out && e->has_amount == amounts &&
                (amounts || (!has_head(b, e) && !entry_is_news(e))))
                add_head(b, e);
        }
}

/* Rows typed by hand may come in any order: a line that follows none is of the
 * first.  Another client's is none. */
static struct head *head_at(const struct book *b, struct head *last,
                            uint64_t line, const struct client *client)
{
    struct head *best = NULL;
    for (struct head *h = last; h; h = head_before(b, h))
        if (!book_theirs(b, h->client, h->line, client))
            continue;
        else if (!best ||
                 (h->line < line ? best->line > line || h->line > best->line
                                 : h->line < best->line))
            best = h;
    return best;
}

static struct head *head_of(const struct book *b, const struct entry *line)
{
    return head_at(b, last_head(b, line->ref_n), line->line, line->client);
}

const struct head *book_head_of(const struct book *b, const char *ref,
                                uint64_t line, const struct client *client)
{
    return head_at(b, last_of(b, ref), line, client);
}

void book_find_heads(struct book *b)
{
    if (b->lines)
        find_heads(b);
}

bool book_line_voided(const struct book *b, const struct entry *line)
{
    const struct head *h = head_of(b, line);
    return h && h->is_void;
}

void book_join_lines(struct book *b)
{
    const uint64_t types = b->heads.n ? HEADS | TYPE(REC_LINE) : 0;
    for (size_t i = 0; (i = book_next(b, types, i)) < b->entries.n; i++) {
        const struct entry *e = &b->entries.v[i];
        struct head *h = NULL;
        if (e->type == REC_LINE && (h = head_of(b, e)))
            h->lines = book_chain(b, h->lines, e);
        else if (*e->ref)
            for (h = last_head(b, e->ref_n); h; h = head_before(b, h))
                h->entry = h->line == e->line ? e : h->entry;
    }
}

/* The first that was not voided. */
static const struct head *first_head(const struct book *b, enum rec_type type,
                                     const char *ref)
{
    const struct head *first = NULL;
    for (struct head *h = last_of(b, ref); h; h = head_before(b, h))
        if (h->type == type && !h->is_void)
            first = h;
    return first;
}

const struct client_row *book_lines(const struct book *b,
                                    const struct entry *document)
{
    const struct head *h = document->ref_n ? last_head(b, document->ref_n)
                                           : last_of(b, document->ref);
    while (h && h->line != document->line)
        h = head_before(b, h);
    if (!h)
        h = first_head(b, document->type, document->ref);
    return h ? h->lines : NULL;
}

const struct entry *book_head(const struct book *b, enum rec_type type,
                              const char *ref)
{
    const struct head *h = first_head(b, type, ref);
    return h ? h->entry : NULL;
}
