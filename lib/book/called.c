/* What clients are called: every name, by how it is compared. */
#include <stdlib.h>

#include "base/text/text.h"
#include "base/value/firm.h"
#include "base/value/handle.h"
#include "base/value/taxnumber.h"
#include "book/find.h"
#include "inside.h"

const char *const find_handles[FIND_HANDLES] = {"email", "phone",    "telegram",
                                                "viber", "whatsapp", "legal"};

/* Those of one key stand in a ring, in the book's order; the map has the last,
 * whose next is the first. */
struct name {
    struct client *client;
    struct str folded; /* where it is found by its words */
    uint32_t next, n;  /* so many up to it */
    bool ascii;        /* where it is found by its sound: what it was */
};
struct called {
    bool loaded[CALLED_HOWS];
    struct map at;
    VEC(struct name) names;
    struct arena arena;
    struct buf key, folded;
    struct latin *latin; /* once it is needed */
};

static void each_handle(struct client *c, struct book *b,
                        const struct client_row *rows, called_fn *fn, void *arg)
{
    for (size_t i = 0; i < FIND_HANDLES; i++) {
        const char *value = rows_attr(b, rows, DAY_MAX, find_handles[i]);
        if (*value)
            fn(arg, c, value);
    }
}

static void each_name(struct book *b, struct client *c, called_fn *fn,
                      void *arg)
{
    fn(arg, c, c->key);
    fn(arg, c, c->name);
    each_handle(c, b, c->rows, fn, arg);
    for (struct contact *p = c->contacts; p; p = p->next) {
        if (*p->ref)
            fn(arg, c, p->ref);
        if (*p->name)
            fn(arg, c, p->name);
        each_handle(c, b, p->rows, fn, arg);
    }
}

/* The whole of it: it has no words. */
static void each_taxid(struct book *b, struct client *c, called_fn *fn,
                       void *arg)
{
    const char *taxid = client_attr(b, c, "taxid");
    if (*taxid)
        fn(arg, c, taxid);
}

/* What a register, a bank or a tax office calls a client. */
static void each_plain(struct book *b, struct client *c, called_fn *fn,
                       void *arg)
{
    static const char *const attrs[] = {"legal", "taxid"};
    fn(arg, c, c->name);
    for (size_t i = 0; i < sizeof attrs / sizeof *attrs; i++) {
        const char *value = client_attr(b, c, attrs[i]);
        if (*value)
            fn(arg, c, value);
    }
}

/* Does it begin with a word that says that a tax number follows, or is it one
 * by its digits? */
static bool is_taxid(struct str s, struct str *number)
{
    static const char *const words[] = {"инн",   "инн/кпп",  "inn",  "vat",
                                        "vatin", "ust-idnr", "taxid"};
    enum { DIGITS_LEAST = 8 };
    size_t digits = 0, others = 0;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t n = strlen(words[i]);
        if (str_starts(s, words[i]) && s.n > n && strchr(" .:", s.p[n]))
            s = (struct str){s.p + n + 1, s.n - n - 1};
    }
    *number = s = str_trim(s);
    for (size_t i = 0; i < s.n; i++) {
        digits += s.p[i] >= '0' && s.p[i] <= '9';
        others += !strchr("0123456789 .-/", s.p[i]);
    }
    return digits >= DIGITS_LEAST && others <= 3;
}

void called_plain(struct str name, struct buf *out)
{
    struct buf folded = {0};
    struct str number, inn, kpp;
    text_fold(name, &folded);
    if (taxnumber_russian(buf_cstr(&folded), &inn, &kpp))
        buf_str(out, inn);
    else if (!is_taxid(buf_view(&folded), &number))
        firm_fold(name, out);
    else
        for (size_t i = 0; i < number.n; i++)
            if (!strchr(" .-/", number.p[i]))
                buf_ch(out, number.p[i]);
    buf_release(&folded);
}

void called_each(struct book *b, enum called_how how, called_fn *fn, void *arg)
{
    for (size_t i = 0; i < b->clients.n; i++) {
        struct client *c = b->clients.v[i];
        if (how == CALLED_PLAIN)
            each_plain(b, c, fn, arg);
        else if (how != CALLED_BEFORE)
            each_name(b, c, fn, arg);
        if (how == CALLED_NOW)
            each_taxid(b, c, fn, arg);
        if (how != CALLED_BEFORE)
            continue;
        for (const struct client_row *r = c->rows; r; r = r->before)
            if (*r->entry->text)
                fn(arg, c, r->entry->text);
    }
}

static struct str key_of(struct buf *key, enum called_how how, bool digits,
                         struct str s)
{
    buf_clear(key);
    buf_ch(key, (char)('0' + 2 * how + digits));
    buf_str(key, s);
    return buf_view(key);
}

static void put(struct called *a, struct str key, struct name name)
{
    bool fresh;
    struct map_slot *slot = map_put(&a->at, key.p, key.n, &fresh);
    uint32_t place = (uint32_t)a->names.n;
    name.next = place;
    name.n = 1;
    if (!fresh) {
        struct name *last = &a->names.v[slot->value];
        if (!name.folded.n && last->client == name.client)
            return; /* of one client once */
        name.next = last->next;
        name.n = last->n + 1;
        last->next = place;
    }
    *vec_push(&a->names) = name;
    slot->value = place;
}

static void add(struct called *a, enum called_how how, struct client *c,
                const char *name)
{
    buf_clear(&a->folded);
    handle_fold(str_of(name), &a->folded);
    put(a, key_of(&a->key, how, false, buf_view(&a->folded)),
        (struct name){.client = c});
    if (phone_digits(str_of(name), &a->folded))
        put(a, key_of(&a->key, how, true, buf_view(&a->folded)),
            (struct name){.client = c});
}

static void add_now(void *arg, struct client *c, const char *name)
{
    add(arg, CALLED_NOW, c, name);
}

static void add_before(void *arg, struct client *c, const char *name)
{
    add(arg, CALLED_BEFORE, c, name);
}

static void add_plain(void *arg, struct client *c, const char *name)
{
    struct called *a = arg;
    buf_clear(&a->folded);
    called_plain(str_of(name), &a->folded);
    if (a->folded.n)
        put(a, key_of(&a->key, CALLED_PLAIN, false, buf_view(&a->folded)),
            (struct name){.client = c});
}

static void add_words(void *arg, struct client *c, const char *text)
{
    struct called *a = arg;
    struct str rest, word;
    buf_clear(&a->folded);
    handle_fold(str_of(text), &a->folded);
    if (!a->folded.n)
        return;
    rest = (struct str){arena_dup(&a->arena, a->folded.p, a->folded.n),
                        a->folded.n};
    struct name name = {.client = c, .folded = rest};
    while (text_word(&rest, &word))
        put(a, key_of(&a->key, CALLED_PART, false, word), name);
}

/* Appends how its words sound, with blanks between. */
static void sound(struct called *a, struct str plain, struct buf *out)
{
    struct str word;
    if (!a->latin)
        a->latin = text_latin_open();
    while (text_word(&plain, &word)) {
        if (out->n)
            buf_ch(out, ' ');
        text_latin(a->latin, word, out);
    }
}

static void add_sound(void *arg, struct client *c, const char *text)
{
    struct called *a = arg;
    struct buf heard = {0};
    struct str rest, word;
    buf_clear(&a->folded);
    called_plain(str_of(text), &a->folded);
    struct name name = {.client = c, .ascii = text_ascii(buf_view(&a->folded))};
    sound(a, buf_view(&a->folded), &heard);
    rest = name.folded =
        (struct str){arena_dup(&a->arena, buf_cstr(&heard), heard.n), heard.n};
    while (text_word(&rest, &word))
        put(a, key_of(&a->key, CALLED_SOUND, false, word), name);
    buf_release(&heard);
}

static struct called *load(struct book *b, enum called_how how)
{
    static called_fn *const adds[] = {[CALLED_NOW] = add_now,
                                      [CALLED_BEFORE] = add_before,
                                      [CALLED_PLAIN] = add_plain,
                                      [CALLED_PART] = add_words,
                                      [CALLED_SOUND] = add_sound};
    if (!b->called)
        b->called = mem_new(1, sizeof *b->called);
    if (!b->called->loaded[how])
        called_each(b, how, adds[how], b->called);
    b->called->loaded[how] = true;
    return b->called;
}

/* The last of a ring, or NULL. */
static const struct name *last_of(struct called *a, struct str key)
{
    const struct map_slot *slot = map_find(&a->at, key.p, key.n);
    return slot ? &a->names.v[slot->value] : NULL;
}

void called_find(struct book *b, enum called_how how, bool digits, struct str s,
                 called_hit_fn *hit, void *arg)
{
    struct called *a = load(b, how);
    const struct name *last = last_of(a, key_of(&a->key, how, digits, s));
    for (const struct name *n = last; n; n = n == last ? NULL : n) {
        n = &a->names.v[n->next];
        if (!hit(arg, n->client))
            break;
    }
}

/* The ring of the word that fewest names have; NULL: there is a word that none
 * has, or (!*any) no word at all. */
static const struct name *fewest(struct called *a, enum called_how how,
                                 struct str s, bool *any)
{
    const struct name *few = NULL;
    struct str word;
    for (*any = false; text_word(&s, &word); *any = true) {
        const struct name *last = last_of(a, key_of(&a->key, how, false, word));
        if (!last) {
            *any = true;
            return NULL;
        }
        few = !few || last->n < few->n ? last : few;
    }
    return few;
}

/* The words that fewest names have are looked through. */
bool called_find_part(struct book *b, struct str s, called_hit_fn *hit,
                      void *arg)
{
    bool any;
    struct called *a = load(b, CALLED_PART);
    const struct name *few = fewest(a, CALLED_PART, s, &any);
    for (const struct name *n = few; n; n = n == few ? NULL : n) {
        n = &a->names.v[n->next];
        if (text_has_words(n->folded, s) && !hit(arg, n->client))
            break;
    }
    return any;
}

/* Of one script what sounds alike is another name: Mark and Marc. */
void called_find_sound(struct book *b, struct str plain, bool words,
                       called_hit_fn *hit, void *arg)
{
    bool any, ascii = text_ascii(plain);
    struct called *a = load(b, CALLED_SOUND);
    struct buf heard = {0};
    sound(a, plain, &heard);
    struct str s = buf_view(&heard);
    const struct name *few = fewest(a, CALLED_SOUND, s, &any);
    for (const struct name *n = few; n; n = n == few ? NULL : n) {
        n = &a->names.v[n->next];
        bool same = n->folded.n == s.n && memcmp(n->folded.p, s.p, s.n) == 0;
        if (n->ascii != ascii &&
            (words ? text_has_words(n->folded, s) : same) &&
            !hit(arg, n->client))
            break;
    }
    buf_release(&heard);
}

void book_called_release(struct book *b)
{
    struct called *a = b->called;
    if (!a)
        return;
    map_release(&a->at);
    vec_release(&a->names);
    arena_release(&a->arena);
    buf_release(&a->key);
    buf_release(&a->folded);
    text_latin_close(a->latin);
    free(a);
    b->called = NULL;
}
