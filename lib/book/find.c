#include "book/find.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/text/text.h"
#include "base/value/handle.h"
#include "inside.h"

/* Fewer bytes are no word to go by. */
enum { WORD_MIN = 3 };

enum { HITS = 4 }; /* that are named, where several clients are meant */
struct search {
    struct book *book;
    struct buf folded; /* what was given, for comparing */
    struct buf digits; /* the same as a telephone number, or empty */
    struct buf plain;  /* the same as called_plain has it */
    struct buf scratch;
    bool words;               /* a part of the name will do */
    struct client *hit[HITS]; /* different clients it belongs to, in order */
    size_t hits;
};

/* Whoever comes later in the book than all those who are kept is not kept. */
static bool hit(void *arg, struct client *c)
{
    struct search *s = arg;
    size_t at = s->hits;
    while (at > 0 && s->hit[at - 1]->n > c->n)
        at--;
    if (at > 0 && s->hit[at - 1] == c)
        return true;
    if (at == HITS)
        return false;
    s->hits += s->hits < HITS;
    for (size_t i = s->hits - 1; i > at; i--)
        s->hit[i] = s->hit[i - 1];
    s->hit[at] = c;
    return true;
}

static void try_name(void *arg, struct client *c, const char *name)
{
    struct search *s = arg;
    struct str given = buf_view(&s->folded);
    buf_clear(&s->scratch);
    handle_fold(str_of(name), &s->scratch);
    struct str folded = buf_view(&s->scratch);
    if (folded.n == given.n && memcmp(folded.p, given.p, given.n) == 0)
        hit(s, c);
    else if (s->words && text_has_words(folded, given))
        hit(s, c);
    else if (s->digits.n && phone_digits(str_of(name), &s->scratch) &&
             s->scratch.n == s->digits.n &&
             memcmp(s->scratch.p, s->digits.p, s->digits.n) == 0)
        hit(s, c);
}

static void try_plain(void *arg, struct client *c, const char *name)
{
    struct search *s = arg;
    buf_clear(&s->scratch);
    called_plain(str_of(name), &s->scratch);
    if (s->scratch.n == s->plain.n &&
        memcmp(s->scratch.p, s->plain.p, s->plain.n) == 0)
        hit(s, c);
}

/* As a bank or a register writes it. */
static void search_plain(struct search *s, struct str given)
{
    called_plain(given, &s->plain);
    if (!s->plain.n)
        return;
    if (s->book->sought < 2)
        called_each(s->book, CALLED_PLAIN, try_plain, s);
    else
        called_find(s->book, CALLED_PLAIN, false, buf_view(&s->plain), hit, s);
}

/* One is looked for among all; who looks for more has an index. */
static void search(struct search *s, enum called_how how)
{
    struct str given = buf_view(&s->folded);
    if (s->book->sought < 2 ||
        (how == CALLED_PART && !called_find_part(s->book, given, hit, s))) {
        called_each(s->book, how, try_name, s);
    } else if (how != CALLED_PART) {
        called_find(s->book, how, false, given, hit, s);
        if (s->digits.n)
            called_find(s->book, how, true, buf_view(&s->digits), hit, s);
    }
}

/* The few names closest to what was given. */
enum { CLOSEST = 3, FAR = 6 };
struct closest {
    const char *name[CLOSEST];
    int distance[CLOSEST];
    size_t n;
};

static int characters(struct str s)
{
    int n = 0;
    for (size_t i = 0; i < s.n; i++)
        n += (s.p[i] & 0xc0) != 0x80;
    return n;
}

/* Close means: few edits for the length, or one begins the other.  What has
 * less in common is another name. */
static void consider(struct closest *c, struct str given, struct str folded,
                     const char *name)
{
    int limit = characters(given) / 3 + 1;
    limit = limit < FAR ? limit : FAR;
    int d = text_distance(given, folded, limit);
    size_t n = given.n < folded.n ? given.n : folded.n;
    if (n >= 2 && memcmp(given.p, folded.p, n) == 0)
        d = d < limit ? d : limit;
    if (d > limit)
        return;
    size_t at = c->n < CLOSEST ? c->n++ : CLOSEST;
    for (; at > 0 && c->distance[at - 1] > d; at--)
        if (at < CLOSEST) {
            c->distance[at] = c->distance[at - 1];
            c->name[at] = c->name[at - 1];
        }
    if (at < CLOSEST) {
        c->distance[at] = d;
        c->name[at] = name;
    }
}

/* Nobody reads the closest of more than these. */
enum { TOLD_MOST = 32 };
static bool is_told(struct book *b)
{
    return b->closest < TOLD_MOST && ++b->closest;
}

static void say_closest(const struct closest *c, struct buf *out)
{
    for (size_t i = 0; i < c->n; i++)
        buf_fmt(out, "%s%s", i ? ", " : "", c->name[i]);
}

static void closest_clients(struct search *s, struct closest *close)
{
    for (size_t i = 0; i < s->book->clients.n; i++) {
        const struct client *c = s->book->clients.v[i];
        buf_clear(&s->scratch);
        text_fold(str_of(c->key), &s->scratch);
        size_t before = close->n;
        consider(close, buf_view(&s->folded), buf_view(&s->scratch), c->key);
        if (close->n != before || strcmp(c->key, c->name) == 0)
            continue;
        buf_clear(&s->scratch);
        text_fold(str_of(c->name), &s->scratch);
        consider(close, buf_view(&s->folded), buf_view(&s->scratch), c->key);
    }
}

static int nobody(struct search *s, struct str given, struct err *e)
{
    struct closest close = {0};
    struct buf list = {0};
    bool told = is_told(s->book);
    if (told)
        closest_clients(s, &close);
    say_closest(&close, &list);
    if (close.n)
        err_set(e, ERR_ABSENT, _("no client '%.*s' (closest: %s)"),
                STR_ARG(given), buf_cstr(&list));
    else if (s->book->clients.n)
        err_set(e, ERR_ABSENT,
                _("no client '%.*s' (acct-show --list names them; acct-add "
                  "client makes one)"),
                STR_ARG(given));
    else
        err_set(e, ERR_ABSENT,
                _("no client '%.*s' (the ledger has none yet; acct-add client "
                  "makes one)"),
                STR_ARG(given));
    buf_release(&list);
    return -1;
}

static int several(struct search *s, struct str given, struct err *e)
{
    struct buf list = {0};
    for (size_t i = 0; i < s->hits; i++)
        buf_fmt(&list, "%s%s", i ? ", " : "", s->hit[i]->key);
    err_set(e, ERR_DATA, _("'%.*s' may be any of: %s (use the key)"),
            STR_ARG(given), list.p);
    buf_release(&list);
    return -1;
}

/* By what clients are called, the whole of it. */
static void search_whole(struct search *s, struct str given)
{
    handle_fold(given, &s->folded);
    if (!phone_digits(given, &s->digits))
        buf_clear(&s->digits);
    search(s, CALLED_NOW);
    /* What it was called before is its name, too. */
    if (!s->hits)
        search(s, CALLED_BEFORE);
    if (!s->hits)
        search_plain(s, given);
}

static void search_release(struct search *s)
{
    buf_release(&s->folded);
    buf_release(&s->digits);
    buf_release(&s->plain);
    buf_release(&s->scratch);
}

bool book_is_whole(struct book *b, const struct client *c, struct str given)
{
    const struct map_slot *slot = map_find(&b->client_at, given.p, given.n);
    if (slot)
        return b->clients.v[slot->value] == c;
    struct search s = {.book = b};
    search_whole(&s, given);
    bool is = s.hits == 1 && s.hit[0] == c;
    search_release(&s);
    return is;
}

int book_find(struct book *b, struct str given, struct client **out,
              struct err *e)
{
    const struct map_slot *slot = map_find(&b->client_at, given.p, given.n);
    if (slot) {
        *out = b->clients.v[slot->value];
        return 0;
    }
    struct search s = {.book = b};
    b->sought += b->sought < 2;
    search_whole(&s, given);
    /* A link is no word of a name. */
    bool whole = handle_bare(given).n == str_trim(given).n;
    s.words = s.hits == 0 && s.folded.n >= WORD_MIN && whole;
    if (s.words)
        search(&s, CALLED_PART);
    /* Of ООО "Ромашка" the name may be a word of Кофейня «Ромашка». */
    if (s.words && !s.hits && s.plain.n >= WORD_MIN) {
        buf_clear(&s.folded);
        buf_str(&s.folded, buf_view(&s.plain));
        search(&s, CALLED_PART);
    }
    /* Last, by how it sounds in another script: the whole of a name first. */
    for (int words = 0; words < 2 && whole && !s.hits; words++)
        if (s.plain.n >= WORD_MIN)
            called_find_sound(b, buf_view(&s.plain), words, hit, &s);
    int rc = 0;
    if (s.hits == 1)
        *out = s.hit[0];
    else
        rc = s.hits ? several(&s, given, e) : nobody(&s, given, e);
    search_release(&s);
    return rc;
}

void book_closest(struct book *b, enum rec_type type, const struct client *of,
                  struct str given, struct buf *out)
{
    struct closest close = {0};
    /* From the end: the latest are the likeliest. */
    for (size_t i = is_told(b) ? b->entries.n : 0; i-- > 0;) {
        const struct entry *en = &b->entries.v[i];
        bool seen = en->type != type || !*en->ref || (of && en->client != of) ||
                    (!given.n && close.n == CLOSEST);
        for (size_t k = 0; k < close.n && !seen; k++)
            seen = strcmp(close.name[k], en->ref) == 0;
        if (!seen && given.n)
            consider(&close, given, str_of(en->ref), en->ref);
        else if (!seen)
            close.name[close.n++] = en->ref;
    }
    say_closest(&close, out);
}

int book_no_ref(struct book *b, enum rec_type type, const char *given,
                struct err *e)
{
    struct buf list = {0};
    book_closest(b, type, NULL, str_of(given), &list);
    const char *kind = schema_types[type].name;
    if (list.n)
        err_set(e, ERR_ABSENT, _("no %s '%s' (closest: %s)"), kind, given,
                buf_cstr(&list));
    else
        err_set(e, ERR_ABSENT, _("no %s '%s'"), kind, given);
    buf_release(&list);
    return -1;
}

int book_billed(struct book *b, const struct client *client, const char *code,
                uint8_t *out, struct err *e)
{
    *out = client->currency != CURRENCY_NONE ? client->currency : b->currency;
    if (!code || currency_find(&b->currencies, str_of(code), out, e) == 0)
        return 0;
    e->kind = ERR_USAGE;
    return err_at(e, "--currency", 0);
}

int book_no_id(const struct book *b, const struct entry *e, struct err *err)
{
    err_set(err, ERR_DATA,
            _("the record has no id, so that nothing can name it (acct-check "
              "--fix gives it one)"));
    return err_at(err, b->source, e->line);
}
