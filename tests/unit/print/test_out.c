/* Every format of lib/out; the table's own tests are in test_table.c. */
#include "answer.h"

#include <locale.h>

static const struct {
    enum out_format format;
    const char *rows, *none;
} machine[] = {
    {OUT_CSV,
     "id,due,amount,days,note\n"
     "INV-1,2024-10-04,12500.00,-7,\"say \"\"hi\"\",\nЁлка\tc:\\x\"\n"
     "2,,-0.005,n/a,\n"
     ",,,1234.56,\" 漢\xff\x1b[1m \"\n",
     "id,due,amount,days,note\n"},
    {OUT_TSV,
     "id\tdue\tamount\tdays\tnote\n"
     "INV-1\t2024-10-04\t12500.00\t-7\tsay \"hi\",\\nЁлка\\tc:\\\\x\n"
     "2\t\t-0.005\tn/a\t\n"
     "\t\t\t1234.56\t 漢\xff\x1b[1m \n",
     "id\tdue\tamount\tdays\tnote\n"},
    {OUT_JSON,
     "[\n"
     "{\"id\":\"INV-1\",\"due\":\"2024-10-04\",\"amount\":\"12500.00\","
     "\"days\":-7,\"note\":\"say \\\"hi\\\",\\nЁлка\\tc:\\\\x\"},\n"
     "{\"id\":\"2\",\"due\":null,\"amount\":\"-0.005\",\"days\":null,"
     "\"note\":\"\"},\n"
     "{\"id\":\"\",\"due\":null,\"amount\":null,\"days\":1234.56,"
     "\"note\":\" 漢\xef\xbf\xbd\\u001B[1m \"}\n"
     "]\n",
     "[\n]\n"},
    {OUT_NDJSON,
     "{\"id\":\"INV-1\",\"due\":\"2024-10-04\",\"amount\":\"12500.00\","
     "\"days\":-7,\"note\":\"say \\\"hi\\\",\\nЁлка\\tc:\\\\x\"}\n"
     "{\"id\":\"2\",\"due\":null,\"amount\":\"-0.005\",\"days\":null,"
     "\"note\":\"\"}\n"
     "{\"id\":\"\",\"due\":null,\"amount\":null,\"days\":1234.56,"
     "\"note\":\" 漢\xef\xbf\xbd\\u001B[1m \"}\n",
     ""},
    {OUT_IDS, "INV-1\n2\n\n", ""},
};

static void test_machine(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof machine / sizeof *machine; i++) {
        struct answer a = {.opts = {.color = true, .width = 10}};
        answer_open(&a, machine[i].format, columns, COLUMNS);
        put_rows(a.out);
        answer_check(&a, machine[i].rows);

        a.opts.empty = "Nothing is due.";
        answer_open(&a, machine[i].format, columns, COLUMNS);
        answer_check(&a, machine[i].none);
    }
}

static void test_one_column(void **state)
{
    static const struct out_column one[] = {{"a,b", "T", OUT_TEXT, 0}};
    struct answer a = {0};
    (void)state;
    answer_open(&a, OUT_CSV, one, 1);
    out_none(a.out);
    out_end(a.out);
    out_word(a.out, "x");
    out_end(a.out);
    answer_check(&a, "\"a,b\"\n\"\"\nx\n"); /* no blank line: readers skip it */

    answer_open(&a, OUT_IDS, one, 1);
    out_word(a.out, "a\\b c\nd");
    out_end(a.out);
    answer_check(&a, "a\\b c\\nd\n");

    answer_open(&a, OUT_NDJSON, one, 1);
    out_text(a.out, STR("\0\xed\xa0\x80/\xd0"));
    out_end(a.out);
    out_word(a.out, "\x1f");
    out_end(a.out);
    answer_check(&a, "{\"a,b\":\"\\u0000\ufffd\ufffd\ufffd/\ufffd\"}\n"
                     "{\"a,b\":\"\\u001F\"}\n");
}

static void test_reals(void **state)
{
    static const struct out_column one[] = {{"x", "X", OUT_NUMBER, 0}};
    static const struct {
        double x;
        int decimals;
        const char *csv, *json;
    } cases[] = {
        {0.125, 2, "0.12", "0.12"},
        {-0.001, 2, "0.00", "0.00"},
        {-12.5, 1, "-12.5", "-12.5"},
        {1e15, 0, "1000000000000000", "1000000000000000"},
        {NAN, 2, "n/a", "null"},
        {-INFINITY, 2, "n/a", "null"},
        {3.7, -1, "4", "4"},
    };
    (void)state;
    /* In a locale with a comma, where this machine has one, too. */
    for (int comma = 0; comma < 2; comma++) {
        if (comma && !setlocale(LC_ALL, "de_DE.UTF-8"))
            setlocale(LC_ALL, "ru_RU.UTF-8");
        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
            struct answer a = {0};
            char want[64];
            answer_open(&a, OUT_CSV, one, 1);
            out_real(a.out, cases[i].x, cases[i].decimals);
            out_end(a.out);
            snprintf(want, sizeof want, "x\n%s\n", cases[i].csv);
            answer_check(&a, want);
            answer_open(&a, OUT_NDJSON, one, 1);
            out_real(a.out, cases[i].x, cases[i].decimals);
            out_end(a.out);
            snprintf(want, sizeof want, "{\"x\":%s}\n", cases[i].json);
            answer_check(&a, want);
        }
    }
    setlocale(LC_ALL, "C");
}

static void test_full_disk(void **state)
{
    (void)state;
    for (int f = 0; f < OUT_FORMATS; f++) {
        for (int rows = 1; rows <= 100001; rows += 100000) {
            struct err e = ERR_INIT;
            FILE *full = fopen("/dev/full", "w");
            assert_non_null(full);
            struct out_options opts = {.stream = full,
                                       .format = (enum out_format)f};
            struct out *o = out_open(&opts, columns, 1);
            for (int i = 0; i < rows; i++) {
                out_word(o, "x");
                out_end(o);
            }
            assert_int_equal(out_close(o, &e), -1);
            assert_int_equal(e.kind, ERR_IO);
            assert_string_equal(
                e.text, "cannot write the answer: No space left on device");
            fclose(full);
        }
    }
}

static void test_failed_before(void **state)
{
    struct err e = ERR_INIT;
    FILE *in = fopen("/dev/null", "r");
    struct out_options opts = {.stream = in, .format = OUT_IDS};
    (void)state;
    assert_non_null(in);
    assert_int_equal(fputc('x', in), EOF); /* the caller's own mistake */
    /* although nothing is left to write */
    assert_int_equal(out_close(out_open(&opts, columns, 1), &e), -1);
    assert_int_equal(e.kind, ERR_IO);
    opts.format = OUT_CSV;
    assert_int_equal(out_close(out_open(&opts, columns, 1), NULL), -1);
    fclose(in);
}

/* A wrong count of cells is the tool's mistake: it is told, nothing breaks. */
static void test_miscount(void **state)
{
    (void)state;
    for (int f = 0; f < OUT_FORMATS; f++) {
        for (int cells = 0; cells <= 3; cells++) {
            struct err e = ERR_INIT;
            struct answer a = {0};
            answer_open(&a, (enum out_format)f, columns, 2);
            for (int i = 0; i < cells; i++)
                out_word(a.out, "x");
            out_end(a.out);
            assert_int_equal(out_close(a.out, &e), cells == 2 ? 0 : -1);
            assert_int_equal(e.kind, cells == 2 ? ERR_NONE : ERR_IO);
            fclose(a.opts.stream);
            free(a.text);
        }
    }
}

static void test_names(void **state)
{
    static const char *const names[] = {"table", "csv",    "tsv",
                                        "json",  "ndjson", "ids"};
    (void)state;
    for (int f = 0; f < OUT_FORMATS; f++) {
        enum out_format got = OUT_FORMATS;
        assert_string_equal(out_format_name((enum out_format)f), names[f]);
        assert_true(out_format_parse(names[f], &got));
        assert_int_equal(got, f);
    }
    enum out_format kept = OUT_TSV;
    assert_false(out_format_parse("xml", &kept));
    assert_false(out_format_parse("", &kept));
    assert_int_equal(kept, OUT_TSV);
}

static void test_styled(void **state)
{
    struct answer a = {0};
    (void)state;
    a.opts.stream = open_memstream(&a.text, &a.n);
    out_styled(a.opts.stream, STR("late\x1b\n"), OUT_BAD, true);
    out_styled(a.opts.stream, STR(" в срок"), OUT_GOOD, false);
    out_styled(a.opts.stream, STR(""), OUT_BOLD, true);
    out_styled(a.opts.stream, STR("!"), OUT_PLAIN, true);
    fclose(a.opts.stream);
    assert_string_equal(a.text, "\033[31mlate\\x1b\\n\033[0m в срок!");
    free(a.text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_machine),       cmocka_unit_test(test_one_column),
        cmocka_unit_test(test_reals),         cmocka_unit_test(test_full_disk),
        cmocka_unit_test(test_failed_before), cmocka_unit_test(test_miscount),
        cmocka_unit_test(test_names),         cmocka_unit_test(test_styled),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
