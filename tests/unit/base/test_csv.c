/* Rows are the same however they are read: whole, where plain lines are cut
 * many bytes at once, and byte by byte, where libcsv reads all of them. */
#include "unit.h"

#include <glob.h>
#include <stdio.h>
#include <unistd.h>

#include "base/csv/ahead.h"
#include "base/mem.h"

static int collect(void *arg, const struct str *cells, size_t n, uint64_t line,
                   struct err *e)
{
    struct buf *out = arg;
    (void)e;
    buf_fmt(out, "%llu %zu", (unsigned long long)line, n);
    for (size_t i = 0; i < n; i++) {
        assert_int_equal(strlen(cells[i].p), cells[i].n);
        buf_fmt(out, "|%s", cells[i].p);
    }
    buf_ch(out, '\n');
    return 0;
}

static int take(void *arg, uint64_t at, char *bytes, size_t n, struct err *e)
{
    const struct str *from = arg;
    (void)e;
    assert_true(at <= from->n && n <= from->n - at);
    memcpy(bytes, from->p + at, n);
    return 0;
}

/* What comes of the bytes, in pieces or sections of that many: rows, and the
 * fault. */
static void read_rows(struct str bytes, size_t piece, bool read_ahead,
                      struct buf *out)
{
    struct err e = ERR_INIT;
    struct csv_source all = {
        .read = take, .arg = &bytes, .size = bytes.n, .section = piece};
    struct csv_reader *r = csv_reader_new(collect, out);
    struct csv_ahead *a = read_ahead ? csv_ahead_new(r, &all) : NULL;
    int rc = a ? csv_ahead_run(a, &e) : 0;
    for (size_t n; !a && rc == 0 && bytes.n; bytes.p += n, bytes.n -= n) {
        n = bytes.n < piece ? bytes.n : piece;
        rc = csv_feed(r, bytes.p, n, &e);
    }
    if (rc == 0)
        rc = csv_end(r, &e);
    csv_ahead_free(a);
    buf_fmt(out, "%d %llu %llu %s", rc,
            (unsigned long long)(rc < 0 ? csv_line(r) : csv_next_line(r)),
            (unsigned long long)csv_rows(r), e.text);
    csv_reader_free(r);
}

/* Of rows as wide as the first, those are unwanted that have such a cell. */
struct wish {
    struct buf out;
    struct csv_reader *reader;
    size_t column, width;
    bool skips; /* the reader is told, else they are left out here */
};

static bool is_unwanted(const void *arg, struct str cell)
{
    return cell.n % 2 == *(const size_t *)arg % 2;
}

static int collect_wanted(void *arg, const struct str *cells, size_t n,
                          uint64_t line, struct err *e)
{
    struct wish *w = arg;
    if (w->width && n == w->width && n > w->column &&
        is_unwanted(&w->column, cells[w->column])) {
        assert_false(w->skips);
        return 0;
    }
    if (!w->width && w->skips && n > w->column)
        csv_reader_skip(w->reader, (struct csv_skip){w->column, n, is_unwanted,
                                                     &w->column});
    w->width = w->width ? w->width : n;
    return collect(&w->out, cells, n, line, e);
}

static void read_wanted(struct str bytes, size_t piece, struct wish *w)
{
    struct err e = ERR_INIT;
    int rc = 0;
    w->reader = csv_reader_new(collect_wanted, w);
    for (size_t n; rc == 0 && bytes.n; bytes.p += n, bytes.n -= n) {
        n = bytes.n < piece ? bytes.n : piece;
        rc = csv_feed(w->reader, bytes.p, n, &e);
    }
    if (rc == 0)
        rc = csv_end(w->reader, &e);
    buf_fmt(&w->out, "%d %llu %llu %s", rc,
            (unsigned long long)csv_line(w->reader),
            (unsigned long long)csv_at(w->reader), e.text);
    csv_reader_free(w->reader);
}

/* What is passed over is judged, and counted, like what is given.  Rows come
 * behind one that is as wide as the first of them may be. */
static void assert_passed_over(struct str bytes)
{
    const char *end = bytes.n ? memchr(bytes.p, '\n', bytes.n) : NULL;
    size_t commas = 0;
    for (const char *p = bytes.p; end && p < end; p++)
        commas += *p == ',';
    const size_t piece = bytes.n % 2 ? 80 : SIZE_MAX;
    for (size_t k = 0; k < 4; k++) {
        size_t width = commas + k % 2, column = 1 + k / 2;
        struct wish all = {.column = column},
                    some = {.column = column, .skips = true};
        struct buf rows = {0};
        for (size_t i = 1; i < width; i++)
            buf_puts(&rows, "head,");
        buf_puts(&rows, "head\n");
        buf_str(&rows, bytes);
        /* a line near the end is always read */
        for (size_t i = 0; i < 16; i++)
            buf_puts(&rows, "end\n,,,\n");
        read_wanted(buf_view(&rows), piece, &all);
        read_wanted(buf_view(&rows), piece, &some);
        assert_string_equal(all.out.p, some.out.p);
        buf_release(&all.out);
        buf_release(&some.out);
        buf_release(&rows);
    }
}

/* Returns how many bytes of rows there were. */
static size_t assert_alike(struct str bytes)
{
    struct buf whole = {0}, pieces = {0};
    /* A byte order mark is looked for in the first piece. */
    if (str_starts(bytes, "\xef\xbb\xbf"))
        bytes = (struct str){bytes.p + 3, bytes.n - 3};
    read_rows(bytes, SIZE_MAX, false, &whole);
    read_rows(bytes, 1, false, &pieces);
    size_t n = whole.n;
    assert_string_equal(whole.p, pieces.p);
    buf_release(&whole);
    buf_release(&pieces);
    return n;
}

/* Another thread reads ahead of the rows that are given. */
static void assert_alike_ahead(struct str bytes)
{
    static const size_t sections[] = {1, 61, 500, 4096};
    enum { SMALL = 2048 }; /* each section goes from thread to thread */
    struct buf now = {0};
    read_rows(bytes, SIZE_MAX, false, &now);
    for (size_t i = bytes.n > SMALL; i < sizeof sections / sizeof *sections;
         i++) {
        struct buf ahead = {0};
        read_rows(bytes, sections[i], true, &ahead);
        assert_string_equal(now.p, ahead.p);
        buf_release(&ahead);
    }
    buf_release(&now);
}

static void whole_files(const char *pattern, size_t least)
{
    glob_t found;
    assert_int_equal(glob(pattern, 0, NULL, &found), 0);
    assert_true(found.gl_pathc >= least);
    for (size_t i = 0; i < found.gl_pathc; i++) {
        char chunk[65536];
        struct buf bytes = {0};
        FILE *f = fopen(found.gl_pathv[i], "r");
        assert_non_null(f);
        for (size_t n; (n = fread(chunk, 1, sizeof chunk, f)) > 0;)
            buf_add(&bytes, chunk, n);
        assert_int_equal(fclose(f), 0);
        /* Of a line with a NUL rows are given where it comes in pieces. */
        if (bytes.n && !memchr(bytes.p, '\0', bytes.n))
            assert_alike(buf_view(&bytes));
        assert_passed_over(buf_view(&bytes));
        assert_alike_ahead(buf_view(&bytes));
        buf_release(&bytes);
    }
    globfree(&found);
}

static void files_are_read_alike(void **state)
{
    (void)state;
    whole_files("examples/*.csv", 3);
    whole_files("tests/*/*.csv", 3);
    whole_files("tests/*/*/*.csv", 10);
    whole_files("tests/fuzz/corpus/rows/*", 10);
    whole_files("tests/fuzz/corpus/followup/*", 3);
}

/* What is cut is looked at in blocks: nothing may depend on where in one it
 * stands. */
static void places_are_read_alike(void **state)
{
    (void)state;
    static const char *const bits[] = {
        ",",
        " ",
        ", ",
        " ,",
        " , ",
        ",,",
        "\n",
        "\n\n",
        "\n ",
        " \n",
        ",\n",
        "\n,",
        "\"",
        ",\"a,\nb\",",
        ",\" c \"",
        ",\"d\"\"e\"",
        "\r",
        "\r\n",
        "\t",
        ",\t",
        "\t,",
        ",\"f\" ",
        ",\"\"",
        ",\"\n\n\"\"\"\n",
        ",\"g\rh\"",
        ",\"\"i\"",
        ",\"\xd0\xb6\",j",
        ",\"\xd0\"",
        "k\"",
        ",\"\x01\x7f\"",
        ",\"l,m\"\n",
        ",\"n\"\"\",o",
        ",\"p\"\"\"",
        ",\"v\",wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwx\"y\",",
        ",q\"r\",",
        ",\"s\"t\"\",",
        ",\"u\"v,w\"\"\",",
        "\x01",
        "\x0b",
        "!",
        "\x7f",
        "ж",
        "\xf0\x9f\x90\xa6",
        "\xc0\x80",
        "\xd0",
        "\xff",
    };
    enum { BITS = sizeof bits / sizeof *bits, LONGEST = 140 };
    for (size_t b = 0; b < BITS; b++)
        for (size_t at = 0; at < LONGEST; at++) {
            struct buf row = {0};
            for (size_t i = 0; i < at; i++)
                buf_ch(&row, "abcdefghijk,"[i % 12]);
            buf_puts(&row, bits[b]);
            for (size_t i = at; i % LONGEST; i++)
                buf_ch(&row, i % 9 ? 'z' : ',');
            buf_puts(&row, "\nlast,row\n");
            assert_true(assert_alike(buf_view(&row)) > 0);
            assert_passed_over(buf_view(&row));
            buf_release(&row);
        }
}

/* All there is of six bytes that mean something. */
static void few_bytes_are_read_alike(void **state)
{
    (void)state;
    static const char alphabet[] = "a ,\"\r\n";
    enum { LETTERS = sizeof alphabet - 1, LONG = 6 };
    size_t all = 1;
    for (int i = 0; i < LONG; i++)
        all *= LETTERS;
    for (size_t k = 0; k < all; k++) {
        char bytes[LONG];
        size_t rest = k;
        for (int i = 0; i < LONG; i++, rest /= LETTERS)
            bytes[i] = alphabet[rest % LETTERS];
        assert_alike((struct str){bytes, LONG});
        if (k % 13 == 0)
            assert_passed_over((struct str){bytes, LONG});
        if (k % 97 == 0)
            assert_alike_ahead((struct str){bytes, LONG});
    }
}

/* Nor does a line with a NUL go unnoticed, wherever in it that is. */
static void no_nul_is_passed_over(void **state)
{
    (void)state;
    static const char row[] =
        "a,b,\"a cell in quotes, with a comma\",and another cell,z\n"
        "c,d,\"a cell in quotes, with a comma\",and another cell,z\n"
        "e,f,\"a cell in quotes, with a comma\",and another cell,z\n";
    for (size_t at = sizeof row / 3; at < sizeof row / 3 * 2 - 1; at++) {
        struct wish w = {.column = 1, .skips = true};
        char bytes[sizeof row];
        memcpy(bytes, row, sizeof row);
        bytes[at] = '\0';
        read_wanted((struct str){bytes, sizeof row - 1}, SIZE_MAX, &w);
        assert_non_null(strstr(w.out.p, "-1 2 "));
        assert_non_null(strstr(w.out.p, "a NUL byte"));
        buf_release(&w.out);
    }
}

/* A line that is too long to be cut, and one that is not. */
static void long_lines_are_read_alike(void **state)
{
    (void)state;
    for (size_t n = 65530; n < 65540; n++) {
        struct buf row = {0};
        for (size_t i = 0; i < n; i++)
            buf_ch(&row, i % 100 ? 'x' : ',');
        buf_puts(&row, "\nlast,row\n");
        assert_true(assert_alike(buf_view(&row)) > n);
        assert_passed_over(buf_view(&row));
        if (n == 65530)
            assert_alike_ahead(buf_view(&row));
        buf_release(&row);
    }
}

/* A cell of many lines, in which sections seem to begin: rows that are none. */
static void a_long_cell_is_read_ahead(void **state)
{
    (void)state;
    for (int lines = 1; lines < 4000; lines = lines * 5 + 2) {
        struct buf rows = {0};
        buf_puts(&rows, "a,b\n");
        for (int times = 0; times < 3; times++) {
            buf_puts(&rows, "c,d\n1,\"");
            for (int i = 0; i < lines; i++)
                buf_puts(&rows, "x,y\n");
            buf_puts(&rows, "\"\n");
        }
        assert_alike_ahead(buf_view(&rows));
        buf_puts(&rows, "e,\"open\nx,y\nx,y\n");
        assert_alike_ahead(buf_view(&rows));
        buf_release(&rows);
    }
}

/* So that neither thread has read all it may before the rows were given. */
static int take_slowly(void *arg, uint64_t at, char *bytes, size_t n,
                       struct err *e)
{
    usleep(50);
    return take(arg, at, bytes, n, e);
}

/* Who is given a row may end the reading: then that is the row at hand. */
static int refuse(void *arg, const struct str *cells, size_t n, uint64_t line,
                  struct err *e)
{
    unsigned *left = arg;
    (void)cells, (void)n, (void)line;
    return --*left ? 0 : err_set(e, ERR_DATA, "no");
}

static void a_row_is_refused(bool read_ahead, unsigned wanted)
{
    struct buf bytes = {0};
    struct err e = ERR_INIT;
    unsigned left = wanted;
    for (int i = 0; i < 1000; i++)
        buf_puts(&bytes, "a,b\n\"c\nd\",e\n");
    struct csv_reader *r = csv_reader_new(refuse, &left);
    struct str from = buf_view(&bytes);
    struct csv_source all = {
        .read = take_slowly, .arg = &from, .size = bytes.n, .section = 120};
    struct csv_ahead *a = read_ahead ? csv_ahead_new(r, &all) : NULL;
    int rc = a ? csv_ahead_run(a, &e) : csv_feed(r, bytes.p, bytes.n, &e);
    assert_int_equal(rc, -1);
    assert_string_equal(e.text, "no");
    /* What the other thread reads meanwhile takes no place of that row. */
    if (a)
        usleep(5000);
    /* A row of one line, and then one of two. */
    assert_int_equal(a ? csv_ahead_line(a) : csv_line(r),
                     (wanted - 1) / 2 * 3 + (wanted % 2 ? 1 : 2));
    assert_int_equal(a ? csv_ahead_at(a) : csv_at(r),
                     (wanted - 1) / 2 * 12 + (wanted % 2 ? 0 : 4));
    csv_ahead_free(a);
    csv_reader_free(r);
    buf_release(&bytes);
}

static void rows_are_refused_alike(void **state)
{
    (void)state;
    static const unsigned rows[] = {1, 2, 17, 1000, 1999, 2000};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        a_row_is_refused(false, rows[i]);
    for (unsigned row = 1; row <= 2000; row += row < 20 ? 1 : 111)
        a_row_is_refused(true, row);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_are_read_alike),
        cmocka_unit_test(places_are_read_alike),
        cmocka_unit_test(few_bytes_are_read_alike),
        cmocka_unit_test(no_nul_is_passed_over),
        cmocka_unit_test(long_lines_are_read_alike),
        cmocka_unit_test(a_long_cell_is_read_ahead),
        cmocka_unit_test(rows_are_refused_alike),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
