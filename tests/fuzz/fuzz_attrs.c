/* Attributes: what is taken apart and put together again is the same, and any
 * value comes out of its escapes as it went in. */
#include "fuzz.h"

#include "ledger/record.h"

struct pair {
    struct str name, value; /* without escapes */
};

struct pairs {
    VEC(struct pair) all;
    struct arena arena;
};

static void take_apart(struct str attrs, struct pairs *p)
{
    struct str name, raw;
    struct buf plain = {0};
    size_t taken = 0;
    for (struct str rest = attrs; attr_next(&rest, &name, &raw);) {
        HOLDS(++taken <= attrs.n);
        HOLDS(rest.p + rest.n == attrs.p + attrs.n);
        if (!raw.p)
            continue;
        buf_clear(&plain);
        attr_unescape(raw, &plain);
        HOLDS(plain.n <= raw.n);
        *vec_push(&p->all) = (struct pair){
            {arena_dup(&p->arena, name.p, name.n), name.n},
            {arena_dup(&p->arena, buf_cstr(&plain), plain.n), plain.n}};
    }
    buf_release(&plain);
}

static void put_together(const struct pairs *p, struct buf *out)
{
    for (size_t i = 0; i < p->all.n; i++)
        attr_add(out, p->all.v[i].name.p, p->all.v[i].value);
}

static void release(struct pairs *p)
{
    vec_release(&p->all);
    arena_release(&p->arena);
}

/* A name that is looked up is found, with the first value it has. */
static void look_up(struct str attrs, const struct pairs *p)
{
    struct buf plain = {0};
    for (size_t i = 0; i < p->all.n; i++) {
        struct str name = str_trim(p->all.v[i].name), raw;
        char *word = arena_dup(&((struct pairs *)p)->arena, name.p, name.n);
        size_t first = 0;
        HOLDS(attr_raw(attrs, word, &raw));
        while (!same_text(str_trim(p->all.v[first].name), name))
            first++;
        buf_clear(&plain);
        attr_unescape(raw, &plain);
        HOLDS(same_text(buf_view(&plain), p->all.v[first].value));
    }
    buf_release(&plain);
}

static void any_value(struct str value)
{
    struct buf attrs = {0}, plain = {0};
    struct str rest, name, raw;
    attr_add(&attrs, "before", STR("x"));
    attr_add(&attrs, "x-any", value);
    attr_add(&attrs, "after", STR(""));
    HOLDS(attr_raw(buf_view(&attrs), "x-any", &raw));
    attr_unescape(raw, &plain);
    HOLDS(same_text(buf_view(&plain), value));
    HOLDS(!memchr(attrs.p, '\n', attrs.n));
    int n = 0;
    for (rest = buf_view(&attrs); attr_next(&rest, &name, &raw);)
        n++;
    HOLDS(n == 3);
    buf_release(&attrs);
    buf_release(&plain);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str input = {(const char *)data, size};
    struct pairs once = {0}, twice = {0};
    struct buf text = {0};
    /* What reads cells lets no NUL through. */
    if (memchr(data, '\0', size) || size > 2000)
        return 0;
    any_value(input);
    take_apart(input, &once);
    look_up(input, &once);
    put_together(&once, &text);
    take_apart(buf_view(&text), &twice);
    HOLDS(once.all.n == twice.all.n);
    for (size_t i = 0; i < once.all.n; i++) {
        HOLDS(same_text(once.all.v[i].name, twice.all.v[i].name));
        HOLDS(same_text(once.all.v[i].value, twice.all.v[i].value));
    }
    buf_release(&text);
    release(&once);
    release(&twice);
    return 0;
}
