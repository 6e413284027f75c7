#include "unit.h"

#include <stdio.h>

#include "base/csv/csv.h"
#include "base/text/text.h"
#include "ledger/record.h"
#include "ledger/series.h"
#include "ledger/ulid.h"

/* Rows joined with '|', cells with '/', each with its line. */
static int collect(void *arg, const struct str *cells, size_t n, uint64_t line,
                   struct err *e)
{
    struct buf *out = arg;
    (void)e;
    buf_fmt(out, "%s%d:", out->n ? "|" : "", (int)line);
    for (size_t i = 0; i < n; i++)
        buf_fmt(out, "%s%.*s", i ? "/" : "", STR_ARG(cells[i]));
    return 0;
}

/* Feeds the text in pieces of every size: where a piece ends says nothing. */
static void assert_rows(const char *text, const char *want)
{
    for (size_t step = 1; step <= strlen(text); step++) {
        struct buf out = {0};
        struct err e = ERR_INIT;
        struct csv_reader *r = csv_reader_new(collect, &out);
        for (size_t at = 0; at < strlen(text); at += step) {
            size_t n = strlen(text) - at;
            assert_int_equal(csv_feed(r, text + at, n < step ? n : step, &e),
                             0);
        }
        assert_int_equal(csv_end(r, &e), 0);
        csv_reader_free(r);
        assert_string_equal(buf_cstr(&out), want);
        buf_release(&out);
    }
}

static void csv_reads_rows_and_lines(void **state)
{
    (void)state;
    assert_rows("a,b\n1,2\n", "1:a/b|2:1/2");
    assert_rows("a,b\r\n1,2\r\n", "1:a/b|2:1/2");
    assert_rows("a,b\n\n\n1,2", "1:a/b|4:1/2");
    assert_rows("\"x\ny\",\"q\"\"q\"\nz,\n", "1:x\ny/q\"q|3:z/");
    assert_rows("\"a\n\n\nb\"\nc\n", "1:a\n\n\nb|5:c");
    assert_rows(" a , \" b \" \n", "1:a/ b ");
    assert_rows("\n\nя,ж\n", "3:я/ж");
}

/* Lines without a quote are cut at their commas, eight bytes at a time: whole
 * as in pieces, whatever stands beside a comma or at a word's end. */
static void csv_cuts_plain_lines_as_any_other(void **state)
{
    (void)state;
    assert_rows(",,,,,,,,,,,\n", "1:///////////");
    assert_rows("a,-1,-2,--,-,+,*,.\n", "1:a/-1/-2/--/-/+/*/.");
    assert_rows(" a b\t,\t, c  ,  \n", "1:a b//c/");
    assert_rows("  \t \n,\n \n", "2:/");
    assert_rows("1234567,12345678,123456789,\n",
                "1:1234567/12345678/123456789/");
    assert_rows("ж,\xd0\xac\xd0\xac\xd0\xac,\xc2\xac,\xe2\x80\xac\n",
                "1:ж/\xd0\xac\xd0\xac\xd0\xac/\xc2\xac/\xe2\x80\xac");
    assert_rows("a,b\n\"c,\nd\",e\nf,g\nh,i", "1:a/b|2:c,\nd/e|4:f/g|5:h/i");
}

static void csv_skips_a_byte_order_mark(void **state)
{
    (void)state;
    struct buf out = {0};
    struct err e = ERR_INIT;
    struct csv_reader *r = csv_reader_new(collect, &out);
    assert_int_equal(csv_feed(r,
                              "\xef\xbb\xbf"
                              "a,b\n",
                              7, &e),
                     0);
    csv_end(r, &e);
    csv_reader_free(r);
    assert_string_equal(out.p, "1:a/b");
    buf_release(&out);
}

static void csv_cells_round_trip(void **state)
{
    (void)state;
    static const struct {
        const char *cell, *written;
    } cases[] = {
        {"", ""},
        {"plain", "plain"},
        {"a,b", "\"a,b\""},
        {"q\"q", "\"q\"\"q\""},
        {"a\nb", "\"a\nb\""},
        {" pad", "\" pad\""},
        {"pad\t", "\"pad\t\""},
        {"я", "я"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct buf out = {0};
        csv_cell(&out, str_of(cases[i].cell));
        assert_string_equal(buf_cstr(&out), cases[i].written);
        buf_release(&out);
    }
}

static void attrs_escape_and_come_back(void **state)
{
    (void)state;
    struct buf attrs = {0}, back = {0};
    attr_add(&attrs, "a", STR("x;y\\z\nw=1"));
    attr_add(&attrs, "b", STR(""));
    attr_add(&attrs, "cc", STR("я"));
    assert_string_equal(attrs.p, "a=x\\;y\\\\z\\nw=1;b=;cc=я");
    struct str raw;
    assert_true(attr_raw(buf_view(&attrs), "a", &raw));
    attr_unescape(raw, &back);
    assert_string_equal(back.p, "x;y\\z\nw=1");
    assert_true(attr_raw(buf_view(&attrs), "b", &raw));
    assert_int_equal(raw.n, 0);
    assert_true(attr_raw(buf_view(&attrs), "cc", &raw));
    assert_true(str_is(raw, "я"));
    assert_false(attr_raw(buf_view(&attrs), "c", &raw));
    /* A name is no part of another's value. */
    assert_false(attr_raw(STR("k=a=1\\;b=2"), "b", &raw));
    struct str rest = STR("bare;;x=1"), name, value;
    assert_true(attr_next(&rest, &name, &value));
    assert_null(value.p);
    assert_true(attr_next(&rest, &name, &value));
    assert_int_equal(name.n, 0);
    assert_true(attr_next(&rest, &name, &value));
    assert_true(str_is(name, "x") && str_is(value, "1"));
    assert_false(attr_next(&rest, &name, &value));
    buf_release(&attrs);
    buf_release(&back);
}

/* The layout of the specification, decoded independently. */
static uint64_t base32(const char *s, int n)
{
    static const char digits[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    uint64_t x = 0;
    for (int i = 0; i < n; i++) {
        const char *p = strchr(digits, s[i]);
        assert_non_null(p);
        x = x * 32 + (uint64_t)(p - digits);
    }
    return x;
}

static void ulids_hold_the_time_and_increase(void **state)
{
    (void)state;
    struct ulid u = {0};
    struct err e = ERR_INIT;
    char before[ULID_SIZE] = "", id[ULID_SIZE];
    for (int i = 0; i < 5000; i++) {
        /* the clock stands, and once goes back */
        uint64_t ms = i == 2500 ? 5 : 1469922850259 + (uint64_t)i / 1000;
        assert_int_equal(ulid_next(&u, ms, id, &e), 0);
        assert_int_equal(strlen(id), 26);
        assert_true(strcmp(before, id) < 0);
        if (i == 0)
            assert_int_equal(base32(id, 10), 1469922850259);
        memcpy(before, id, sizeof id);
    }
    /* "01ARZ3NDEK" is the time of the specification's example. */
    struct ulid v = {0};
    ulid_next(&v, base32("01ARZ3NDEK", 10), id, &e);
    assert_memory_equal(id, "01ARZ3NDEK", 10);
    /* The last bits of chance are printed: the last characters differ. */
    char next[ULID_SIZE];
    ulid_next(&v, 1, next, &e);
    assert_int_equal(base32(next + 14, 12), base32(id + 14, 12) + 1);
}

static void series_fill_in_and_match(void **state)
{
    (void)state;
    struct series s;
    struct buf ref = {0};
    unsigned long n = 0;
    series_of(&s, "INV-{year}-{month}/{client}-{seq:4}-x", 20731, "acme");
    series_ref(&s, 7, &ref);
    assert_string_equal(ref.p, "INV-2026-10/acme-0007-x");
    assert_true(series_match(&s, "INV-2026-10/acme-0042-x", &n));
    assert_int_equal(n, 42);
    assert_true(series_match(&s, "INV-2026-10/acme-12345-x", &n));
    assert_false(series_match(&s, "INV-2026-11/acme-0042-x", &n));
    assert_false(series_match(&s, "INV-2026-10/acme--x", &n));
    assert_false(series_match(&s, "INV-2026-10/acme-1a-x", &n));
    assert_false(
        series_match(&s, "INV-2026-10/acme-99999999999999999999-x", &n));
    series_release(&s);
    buf_release(&ref);
}

static void numbers_have_a_form_in_common(void **state)
{
    (void)state;
    /* a number, the day's year, and what it is to people */
    static const struct {
        const char *ref;
        int32_t day;
        const char *form;
    } cases[] = {
        {"INV-2026-0005", 20731, "inv-26-5"},
        {"inv-26-5", 20731, "inv-26-5"},
        {"Inv-2026-00005", 20731, "inv-26-5"},
        {"INV-2025-0005", 20731, "inv-2025-5"},
        {"INV-2026", 20731, "inv-2026"},
        {"O-26", 20731, "o-26"},
        {"O-026", 20731, "o-26"},
        {"26/26", 20731, "26/26"},
        {"7/2026/26", 20731, "7/26/26"},
        {"0", 20731, "0"},
        {"00", 20731, "0"},
        {"V1.10", 20731, "v1.10"},
        {"V1.1", 20731, "v1.1"},
        {"Ж-01", 20731, "Ж-1"},
        {"", 20731, ""},
    };
    struct buf form = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        series_form(cases[i].ref, cases[i].day, &form);
        assert_string_equal(buf_cstr(&form), cases[i].form);
    }
    buf_release(&form);
}

/* Each has its place, and what is like one has none. */
static void types_are_found(void **state)
{
    (void)state;
    for (int t = 0; t < REC_TYPES; t++) {
        const char *name = schema_types[t].name;
        char other[32];
        assert_int_equal(schema_find(str_of(name)), t);
        snprintf(other, sizeof other, "%sx", name);
        assert_int_equal(schema_find(str_of(other)), REC_TYPES);
        snprintf(other, sizeof other, "%c?%s", name[0], name + 2);
        assert_int_equal(schema_find(str_of(other)), REC_TYPES);
    }
    assert_int_equal(schema_find(STR("")), REC_TYPES);
    assert_int_equal(schema_find(STR("ac")), REC_TYPES);
}

/* By the functions that look at one cell: it is written as it is, no
 * spreadsheet runs it, and it is of printable ASCII. */
static bool can_stay(struct str cell, bool text)
{
    struct buf out = {0};
    csv_cell(&out, cell);
    bool same = out.n == cell.n && (!cell.n || !memcmp(out.p, cell.p, cell.n));
    buf_release(&out);
    return same && !text_formula(cell) && (text || text_printable(cell));
}

/* Of a row of any cells it says so only where each can stay; of one that has
 * letters, digits and a blank or a point within alone, always. */
static void plain_rows_can_stay_as_they_are(void **state)
{
    enum { TIMES = 200000, MOST = 20 };
    static const char any[] = "ab,\"\n\r\t =+-@.|\x7f\x01\xc2\xa0\xd0\x96";
    static const char tame[] = "abc09XYZ.b:-/";
    (void)state;
    struct header h;
    unsigned seed = 3;
    int plain = 0, odd = 0;
    header_default(&h);
    for (int t = 0; t < TIMES; t++) {
        char text[COLUMNS * (MOST + 1)], *p = text;
        struct str cells[COLUMNS];
        int wild = t % 2 ? t / 2 % (COLUMNS + 1) : COLUMNS;
        bool stay = true;
        for (int c = 0; c < COLUMNS; c++) {
            size_t n = (seed = seed * 1103515245u + 12345u) >> 16;
            n = n % 5 == 0 ? 0 : n / 5 % MOST;
            cells[c] = (struct str){p, n};
            for (size_t i = 0; i < n; i++) {
                unsigned r = (seed = seed * 1103515245u + 12345u) >> 16;
                bool inside = i && i + 1 < n;
                *p++ = c == wild ? any[r % (sizeof any - 1)]
                                 : tame[r % (inside ? sizeof tame - 1 : 8)];
            }
            *p++ = '\0';
            stay = stay && can_stay(cells[c], c == COL_TEXT);
        }
        struct record r = {.own = cells, .own_header = &h};
        bool is = record_is_plain(&r);
        assert_true(!is || stay);
        assert_true(is || wild < COLUMNS);
        plain += is && wild < COLUMNS;
        odd += !is;
    }
    assert_true(plain > 1000 && odd > 1000);
    /* Only where they stand one behind the other, a NUL behind each. */
    struct str apart[COLUMNS];
    char text[] = "a\0b\0c\0d\0e\0f\0g\0h\0i\0j\0k\0l\0\0m";
    for (int c = 0; c < COLUMNS; c++)
        apart[c] = (struct str){text + 2 * c, 1};
    struct record r = {.own = apart, .own_header = &h};
    assert_true(record_is_plain(&r));
    apart[COLUMNS - 1].p += 2;
    assert_false(record_is_plain(&r));
    apart[COLUMNS - 1].p -= 2;
    text[1] = 'x';
    assert_false(record_is_plain(&r));
    header_release(&h);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(csv_reads_rows_and_lines),
        cmocka_unit_test(types_are_found),
        cmocka_unit_test(csv_cuts_plain_lines_as_any_other),
        cmocka_unit_test(csv_skips_a_byte_order_mark),
        cmocka_unit_test(csv_cells_round_trip),
        cmocka_unit_test(attrs_escape_and_come_back),
        cmocka_unit_test(ulids_hold_the_time_and_increase),
        cmocka_unit_test(series_fill_in_and_match),
        cmocka_unit_test(numbers_have_a_form_in_common),
        cmocka_unit_test(plain_rows_can_stay_as_they_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
