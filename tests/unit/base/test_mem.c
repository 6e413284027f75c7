#include "unit.h"

#include <stdio.h>

#include "base/err.h"
#include "base/mem.h"
#include "base/str.h"

static void map_keeps_every_key(void **state)
{
    (void)state;
    struct map m = {0};
    char key[32];
    for (uint32_t i = 0; i < 20000; i++) {
        bool fresh;
        int n = snprintf(key, sizeof key, "key-%u", i * 7919u);
        map_put(&m, key, (size_t)n, &fresh)->value = i;
        assert_true(fresh);
    }
    assert_int_equal(m.n, 20000);
    for (uint32_t i = 0; i < 20000; i++) {
        int n = snprintf(key, sizeof key, "key-%u", i * 7919u);
        const struct map_slot *slot = map_find(&m, key, (size_t)n);
        assert_non_null(slot);
        assert_int_equal(slot->value, i);
        assert_string_equal(slot->key, key);
    }
    for (uint32_t i = 0; i < m.n; i++)
        assert_int_equal(m.slot[i].value, i);
    assert_null(map_find(&m, "key-", 4));
    assert_null(map_find(&m, "", 0));
    map_release(&m);
}

static void map_tells_lengths_and_nuls_apart(void **state)
{
    (void)state;
    struct map m = {0};
    bool fresh;
    map_put(&m, "a\0b", 3, &fresh)->value = 1;
    map_put(&m, "a\0c", 3, &fresh)->value = 2;
    map_put(&m, "a", 1, &fresh)->value = 3;
    map_put(&m, "", 0, &fresh)->value = 4;
    assert_true(fresh);
    assert_int_equal(map_find(&m, "a\0b", 3)->value, 1);
    assert_int_equal(map_find(&m, "a\0c", 3)->value, 2);
    assert_int_equal(map_find(&m, "a", 1)->value, 3);
    assert_int_equal(map_find(&m, "", 0)->value, 4);
    const char *key = map_find(&m, "a", 1)->key;
    map_put(&m, "a", 1, &fresh);
    assert_false(fresh);
    assert_ptr_equal(map_find(&m, "a", 1)->key, key);
    map_release(&m);
}

static void map_does_not_copy_a_kept_key(void **state)
{
    (void)state;
    struct map m = {0};
    static const char key[] = "kept";
    bool fresh;
    assert_ptr_equal(map_put_kept(&m, key, 4, &fresh)->key, key);
    assert_true(fresh);
    assert_ptr_equal(map_put(&m, "kept", 4, &fresh)->key, key);
    assert_false(fresh);
    assert_null(m.keys.head);
    map_release(&m);
}

static void vec_reserves_once(void **state)
{
    (void)state;
    VEC(long) v = {0};
    vec_reserve(&v, 1000000);
    assert_int_equal(v.cap, 1000000);
    const long *first = v.v;
    for (long i = 0; i < 1000001; i++)
        *vec_push(&v) = i;
    assert_ptr_not_equal(v.v, first);
    for (long i = 0; i < 1000001; i++)
        assert_int_equal(v.v[i], i);
    vec_release(&v);
    /* More than there can be: it does without. */
    vec_reserve(&v, SIZE_MAX / sizeof *v.v);
    assert_null(v.v);
    assert_int_equal(v.cap, 0);
    *vec_push(&v) = 1;
    vec_release(&v);
}

static void arena_gives_aligned_zeroed_room(void **state)
{
    (void)state;
    struct arena a = {0};
    char *first = arena_dup(&a, "first", 5);
    for (size_t n = 1; n < 5000; n += 97) {
        char *p = arena_new(&a, n);
        assert_int_equal((uintptr_t)p % _Alignof(max_align_t), 0);
        for (size_t i = 0; i < n; i++)
            assert_int_equal(p[i], 0);
        memset(p, 0xff, n);
    }
    char *huge = arena_new(&a, 5u << 20);
    huge[(5u << 20) - 1] = 1;
    assert_string_equal(first, "first");
    arena_release(&a);
    assert_null(a.head);
}

static void vec_grows_and_zeroes(void **state)
{
    (void)state;
    VEC(long) v = {0};
    for (long i = 0; i < 1000; i++) {
        long *at = vec_push(&v);
        assert_int_equal(*at, 0);
        *at = i;
    }
    for (long i = 0; i < 1000; i++)
        assert_int_equal(v.v[i], i);
    vec_release(&v);
    assert_int_equal(v.n, 0);
}

static void str_cut_gives_empty_parts(void **state)
{
    (void)state;
    struct str rest = STR("a,,b,"), part;
    const char *want[] = {"a", "", "b", ""};
    for (size_t i = 0; i < 4; i++) {
        assert_true(str_cut(&rest, ',', &part));
        assert_true(str_is(part, want[i]));
    }
    assert_false(str_cut(&rest, ',', &part));
    unsigned long n;
    assert_true(str_number(STR("4294967295"), 4294967295, &n));
    assert_false(str_number(STR("4294967296"), 4294967295, &n));
    assert_false(str_number(STR("-1"), 10, &n));
    assert_false(str_number(STR(""), 10, &n));
    assert_true(str_is(str_trim(STR(" \tx y\r\n")), "x y"));
}

static void buf_holds_what_was_put(void **state)
{
    (void)state;
    struct buf b = {0};
    assert_string_equal(buf_cstr(&b), "");
    for (int i = 0; i < 300; i++)
        buf_fmt(&b, "%d,", i);
    assert_int_equal(b.n, 10 * 2 + 90 * 3 + 200 * 4);
    assert_int_equal(strlen(b.p), b.n);
    buf_clear(&b);
    assert_string_equal(buf_cstr(&b), "");
    buf_release(&b);
}

static void err_is_cut_at_a_character(void **state)
{
    (void)state;
    struct err e = ERR_INIT;
    char word[2048];
    for (size_t i = 0; i + 2 < sizeof word; i += 2)
        memcpy(word + i, "\xd1\x8f", 3);
    for (size_t pad = 0; pad < 2; pad++) {
        assert_int_equal(err_set(&e, ERR_DATA, "%.*s%s", (int)pad, "x", word),
                         -1);
        size_t n = strlen(e.text);
        assert_true(n >= sizeof e.text - 3 && n < sizeof e.text);
        assert_int_equal((n - pad) % 2, 0);
        err_at(&e, "ledger.csv", 42);
        n = strlen(e.text) - strlen("ledger.csv:42: ");
        assert_int_equal((n - pad) % 2, 0);
    }
    err_set(&e, ERR_USAGE, "short");
    err_at(&e, "f", 0);
    assert_string_equal(e.text, "f: short");
    assert_int_equal(err_set(NULL, ERR_DATA, "x"), -1);
}

static void arena_fmt_takes_any_length(void **state)
{
    (void)state;
    struct arena a = {0};
    char long_one[10000];
    memset(long_one, 'x', sizeof long_one);
    long_one[sizeof long_one - 1] = '\0';
    const char *first = arena_fmt(&a, "%s/%d", "a", 1);
    const char *none = arena_fmt(&a, "%s", "");
    const char *all = arena_fmt(&a, "%s.", long_one);
    assert_string_equal(first, "a/1");
    assert_string_equal(none, "");
    assert_int_equal(strlen(all), sizeof long_one);
    assert_int_equal(all[sizeof long_one - 1], '.');
    arena_release(&a);
}

static void arena_keeps_its_last_block(void **state)
{
    (void)state;
    struct arena a = {0};
    arena_clear(&a);
    for (int i = 0; i < 100; i++)
        arena_dup(&a, "some words, again and again", 27);
    const struct arena_block *last = a.head;
    arena_clear(&a);
    assert_ptr_equal(a.head, last);
    const char *first = arena_dup(&a, "fresh", 5);
    arena_clear(&a);
    assert_ptr_equal(arena_dup(&a, "anew", 4), first);
    assert_string_equal(first, "anew");
    arena_release(&a);
    assert_null(a.head);
}

/* Series such as O-1, O-2, … keep together; all of them must be found. */
static void map_finds_names_in_series(void **state)
{
    enum { MANY = 20000 };
    static const char *const heads[] = {"", "O-", "INV-2026-", "ACT-2026-000"};
    (void)state;
    struct map m = {0};
    char key[40];
    for (uint32_t i = 0; i < MANY; i++)
        for (uint32_t h = 0; h < 4; h++) {
            bool fresh;
            int n = snprintf(key, sizeof key, "%s%u", heads[h], i);
            map_put(&m, key, (size_t)n, &fresh)->value = i * 4 + h;
            assert_true(fresh);
        }
    for (uint32_t i = 0; i < MANY; i++)
        for (uint32_t h = 0; h < 4; h++) {
            int n = snprintf(key, sizeof key, "%s%u", heads[h], i);
            assert_int_equal(map_find(&m, key, (size_t)n)->value, i * 4 + h);
            key[n - 1] = 'x';
            assert_null(map_find(&m, key, (size_t)n));
        }
    map_release(&m);
}

/* A name of a few series: near and far numbers, zeros in front, numbers that
 * are too long, heads that are, and more heads than there are places for. */
static size_t some_name(unsigned *seed, char *key, size_t size)
{
    static const char *const heads[] = {"",          "O-",
                                        "INV-2026-", "of-sixteen-bytes",
                                        "k",         "of-seventeen-byte",
                                        "1-",        "O-0",
                                        "x\0",       "О-"};
    static const unsigned far[] = {1, 9, 300, 3000, 500000, 999999999};
    unsigned from = *seed = *seed * 1103515245u + 12345u;
    unsigned kind = (from >> 20) % 12, most = far[(from >> 13) % 6];
    *seed = *seed * 1103515245u + 12345u;
    unsigned number = (*seed >> 8) % most + ((from >> 17) % 3 == 0 ? 700 : 0);
    int width = (from >> 10) % 4 == 0 ? 11 : (int)(from >> 24) % 5;
    if (kind == 8) {
        memcpy(key, "x\0", 3);
        return 2 + (size_t)snprintf(key + 2, size - 2, "%0*u", width, number);
    }
    if (kind >= 10)
        return (size_t)snprintf(key, size, "head%u-%u%s", (from >> 9) % 200,
                                number % 20, kind == 11 ? "-" : "");
    return (size_t)snprintf(key, size, "%s%0*u", heads[kind], width, number);
}

/* With series and without, a map has the same keys in the same order. */
static void map_has_the_same_keys_by_number(void **state)
{
    enum { TIMES = 60000 };
    (void)state;
    struct map plain = {0}, series = {0};
    unsigned seed = 7;
    char key[64];
    map_expect_series(&series);
    for (int i = 0; i < TIMES; i++) {
        bool fresh, fresh_too;
        size_t n = some_name(&seed, key, sizeof key);
        const struct map_slot *a = map_find(&plain, key, n);
        const struct map_slot *b = map_find(&series, key, n);
        assert_int_equal(a ? a - plain.slot : -1, b ? b - series.slot : -1);
        if (i % 3 == 0)
            continue; /* looked for alone */
        a = map_put(&plain, key, n, &fresh);
        b = map_put(&series, key, n, &fresh_too);
        assert_int_equal(a - plain.slot, b - series.slot);
        assert_int_equal(fresh, fresh_too);
        assert_int_equal(b->len, n);
        assert_memory_equal(b->key, key, n);
    }
    assert_int_equal(plain.n, series.n);
    assert_true(series.hashed && series.hashed < series.n);
    map_release(&plain);
    map_release(&series);
}

/* What its numbers take does not grow with how far apart they are. */
static void map_does_not_hold_what_is_far_apart(void **state)
{
    (void)state;
    struct map m = {0};
    char key[32];
    map_expect_series(&m);
    for (unsigned i = 0; i < 1000; i++) {
        int n = snprintf(key, sizeof key, "O-%u", (i + 1) * 100000);
        map_put(&m, key, (size_t)n, NULL)->value = i;
    }
    assert_int_equal(m.hashed, 999);
    for (unsigned i = 0; i < 1000; i++) {
        int n = snprintf(key, sizeof key, "O-%u", (i + 1) * 100000);
        assert_int_equal(map_find(&m, key, (size_t)n)->value, i);
    }
    map_release(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(map_keeps_every_key),
        cmocka_unit_test(map_tells_lengths_and_nuls_apart),
        cmocka_unit_test(map_does_not_copy_a_kept_key),
        cmocka_unit_test(map_finds_names_in_series),
        cmocka_unit_test(map_has_the_same_keys_by_number),
        cmocka_unit_test(map_does_not_hold_what_is_far_apart),
        cmocka_unit_test(arena_keeps_its_last_block),
        cmocka_unit_test(vec_reserves_once),
        cmocka_unit_test(arena_gives_aligned_zeroed_room),
        cmocka_unit_test(arena_fmt_takes_any_length),
        cmocka_unit_test(vec_grows_and_zeroes),
        cmocka_unit_test(str_cut_gives_empty_parts),
        cmocka_unit_test(buf_holds_what_was_put),
        cmocka_unit_test(err_is_cut_at_a_character),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
