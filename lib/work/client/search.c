#include "work/client/search.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/text/text.h"
#include "base/value/handle.h"
#include "inside.h"

/* How a word is there; two bits of a mask each. */
enum fit { FIT_NONE, FIT_PART, FIT_PREFIX, FIT_WHOLE };
enum { FIT_BITS = 2, FIT_MASK = 3, PART_LEAST = 3 };

struct search {
    struct book *book;
    struct latin *latin;
    struct str words[SEARCH_WORDS]; /* as they sound; in `sounds` */
    size_t n;
    struct buf sounds, scratch, digits, phone;
    struct map seen; /* a word of the ledger -> its mask: most come again */
    struct arena *arena;
    /* Of the record in hand. */
    enum fit best[SEARCH_WORDS];
    struct str field; /* of the first word that fits best */
    size_t at;        /* in it */
    enum fit told;
    bool phrase; /* they are there whole, one after another */
};

/* --- what is looked for -----------------------------------------------------
 */

static int read_words(struct search *s, const char *text, struct err *e)
{
    size_t ends[SEARCH_WORDS];
    struct str rest = str_of(text), word;
    while (text_word(&rest, &word)) {
        if (s->n == SEARCH_WORDS)
            return err_set(e, ERR_USAGE, _("--grep: more than %d words"),
                           SEARCH_WORDS);
        text_latin(s->latin, word, &s->sounds);
        ends[s->n++] = s->sounds.n;
    }
    if (!s->n)
        return err_set(e, ERR_USAGE, _("--grep: '%s' has no word to look for"),
                       text);
    for (size_t i = 0; i < s->n; i++) {
        size_t from = i ? ends[i - 1] : 0;
        s->words[i] = (struct str){s->sounds.p + from, ends[i] - from};
    }
    if (!phone_digits(str_of(text), &s->digits))
        buf_clear(&s->digits);
    return 0;
}

/* --- in a record -------------------------------------------------------------
 */

static enum fit fit_of(struct str have, struct str want)
{
    const char *at = have.n ? memmem(have.p, have.n, want.p, want.n) : NULL;
    /* A letter or two are in too many. */
    if (!at || (at != have.p && want.n < PART_LEAST))
        return FIT_NONE;
    return at != have.p ? FIT_PART : have.n == want.n ? FIT_WHOLE : FIT_PREFIX;
}

static uint32_t mask_of(struct search *s, struct str word)
{
    bool fresh;
    struct map_slot *slot = map_put(&s->seen, word.p, word.n, &fresh);
    if (!fresh)
        return slot->value;
    buf_clear(&s->scratch);
    text_latin(s->latin, word, &s->scratch);
    for (size_t i = 0; i < s->n; i++)
        slot->value |= (uint32_t)fit_of(buf_view(&s->scratch), s->words[i])
                       << (i * FIT_BITS);
    return slot->value;
}

static void note(struct search *s, size_t i, enum fit fit, struct str field,
                 size_t at)
{
    if (fit > s->best[i])
        s->best[i] = fit;
    if (fit > s->told) {
        s->told = fit;
        s->field = field;
        s->at = at;
    }
}

static bool is_whole(uint32_t mask, size_t i)
{
    return (mask >> (i * FIT_BITS) & FIT_MASK) == FIT_WHOLE;
}

static void look(struct search *s, struct str field)
{
    struct str rest = field, word;
    size_t run = 0; /* so many came one after another */
    while (field.n && text_word(&rest, &word)) {
        uint32_t mask = mask_of(s, word);
        run = is_whole(mask, run) ? run + 1 : is_whole(mask, 0);
        if (run == s->n) {
            s->phrase = true;
            run = 0;
        }
        for (size_t i = 0; mask && i < s->n; i++, mask >>= FIT_BITS)
            if (mask & FIT_MASK)
                note(s, i, (enum fit)(mask & FIT_MASK), field,
                     (size_t)(word.p - field.p));
    }
}

/* All of a number at once. */
static void look_phone(struct search *s, struct str value)
{
    if (!s->digits.n || !phone_digits(value, &s->phone) ||
        !memmem(s->phone.p, s->phone.n, s->digits.p, s->digits.n))
        return;
    for (size_t i = 0; i < s->n; i++)
        note(s, i, FIT_WHOLE, value, 0);
}

/* Is it something that people write, and not a choice, a count or a day? */
static bool is_words(const struct schema_attr *a)
{
    if (!a)
        return true; /* of the user's own */
    switch (a->kind) {
    case ATTR_TEXT:
    case ATTR_EMAIL:
    case ATTR_PHONE:
    case ATTR_HANDLE:
    case ATTR_REF:
        return true;
    default:
        return false;
    }
}

static void look_attrs(struct search *s, const struct entry *e)
{
    struct str rest = str_of(e->attrs), name, raw;
    while (attr_next(&rest, &name, &raw)) {
        const struct schema_attr *a = schema_attr(e->type, str_trim(name));
        if (!raw.n || !is_words(a))
            continue;
        if (memchr(raw.p, '\\', raw.n)) {
            struct buf text = {0};
            attr_unescape(raw, &text);
            raw.n = text.n;
            raw.p = buf_keep(&text, s->arena);
        }
        look(s, raw);
        if (a && a->kind == ATTR_PHONE)
            look_phone(s, raw);
    }
}

/* 0: not all words are there. */
static unsigned rank_of(struct search *s, const struct entry *e)
{
    unsigned rank = 0;
    memset(s->best, 0, sizeof s->best);
    s->told = FIT_NONE;
    s->phrase = false;
    look(s, str_of(e->text));
    look(s, str_of(e->ref));
    if (e->type == REC_CLIENT && e->client)
        look(s, str_of(e->client->key));
    look_attrs(s, e);
    for (size_t i = 0; i < s->n; i++) {
        if (s->best[i] == FIT_NONE)
            return 0;
        rank += s->best[i];
    }
    return rank + s->phrase;
}

/* --- what is told ------------------------------------------------------------
 */

/* The words around the place, on a line. */
static const char *excerpt(struct search *s)
{
    enum { BEFORE = 40, WIDTH = 100 };
    size_t from = s->at, n;
    struct str f = s->field;
    for (size_t i = s->at; i > 0 && s->at - i < BEFORE; i--)
        if (f.p[i - 1] == ' ' || f.p[i - 1] == '\n')
            from = i;
    from = s->at < BEFORE ? 0 : from;
    struct str rest = {f.p + from, f.n - from};
    n = text_fit(rest, WIDTH);
    char *text = arena_fmt(s->arena, "%s%.*s%s", from ? "…" : "", (int)n,
                           rest.p, n < rest.n ? "…" : "");
    for (char *c = text; *c; c++)
        if (*c == '\n')
            *c = ' ';
    return text;
}

static int by_rank(const void *a, const void *b)
{
    const struct search_hit *x = a, *y = b;
    if (x->rank != y->rank)
        return x->rank > y->rank ? -1 : 1;
    if (x->entry->day != y->entry->day)
        return x->entry->day > y->entry->day ? -1 : 1;
    return x->entry->line > y->entry->line ? -1 : 1;
}

int search_find(struct book *b, const char *text, const struct client *only,
                struct search_hits *out, struct err *e)
{
    *out = (struct search_hits){0};
    struct search s = {
        .book = b, .latin = text_latin_open(), .arena = &out->arena};
    int rc = read_words(&s, text, e);
    for (size_t i = 0; rc == 0 && i < b->entries.n; i++) {
        const struct entry *en = &b->entries.v[i];
        const struct client *c = card_meant(b, en);
        if (only && c != only)
            continue;
        unsigned rank = rank_of(&s, en);
        if (rank)
            *vec_push(&out->all) = (struct search_hit){
                .entry = en, .client = c, .rank = rank, .excerpt = excerpt(&s)};
    }
    if (out->all.n > 1)
        qsort(out->all.v, out->all.n, sizeof *out->all.v, by_rank);
    text_latin_close(s.latin);
    buf_release(&s.sounds);
    buf_release(&s.scratch);
    buf_release(&s.digits);
    buf_release(&s.phone);
    map_release(&s.seen);
    return rc;
}

void search_release(struct search_hits *h)
{
    vec_release(&h->all);
    arena_release(&h->arena);
}
