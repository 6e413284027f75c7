#include "answer.h"

static void test_table(void **state)
{
    struct answer a = {0};
    (void)state;
    answer_open(&a, OUT_TABLE, columns, COLUMNS);
    put_rows(a.out);
    answer_check(&a, "No.    Due            Amount     Days  Note\n"
                     "INV-1  2024-10-04  12 500.00       -7  "
                     "say \"hi\",\\nЁлка\\tc:\\x\n"
                     "2                     -0.005      n/a\n"
                     "                              1234.56   "
                     "漢\\xff\\x1b[1m\n");
}

static void test_table_empty(void **state)
{
    struct answer a = {0};
    (void)state;
    answer_open(&a, OUT_TABLE, columns, COLUMNS);
    answer_check(&a, "");
    a.opts.empty = "Nothing is due.";
    a.opts.color = true;
    answer_open(&a, OUT_TABLE, columns, COLUMNS);
    answer_check(&a, "Nothing is due.\n");
}

static void test_table_money(void **state)
{
    static const struct out_column one[] = {{"m", "Sum", OUT_MONEY, 3}};
    static const struct {
        int64_t minor;
        int digits;
    } cases[] = {{0, 2},      {99999, 2},      {-100000, 2},
                 {123456, 0}, {100000000, 3},  {INT64_MIN, 2},
                 {999, 0},    {-123456789, 0}, {INT64_MAX, 0}};
    struct answer a = {0};
    (void)state;
    answer_open(&a, OUT_TABLE, one, 1);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        out_money(a.out, cases[i].minor, cases[i].digits);
        out_end(a.out);
    }
    answer_check(&a, "                       Sum\n"
                     "                      0.00\n"
                     "                    999.99\n"
                     "                 -1 000.00\n"
                     "                   123 456\n"
                     "               100 000.000\n"
                     "-92 233 720 368 547 758.08\n"
                     "                       999\n"
                     "              -123 456 789\n"
                     " 9 223 372 036 854 775 807\n");
}

static void test_table_wide(void **state)
{
    static const struct out_column two[] = {{"a", "A", OUT_TEXT, 0},
                                            {"b", "", OUT_TEXT, 0},
                                            {"hidden", NULL, OUT_TEXT, 0},
                                            {"c", "漢字", OUT_NUMBER, 0}};
    static const char *const names[] = {"漢字", "е\xcc\x88лка", "a  ", ""};
    struct answer a = {0};
    (void)state;
    answer_open(&a, OUT_TABLE, two, 4);
    for (size_t i = 0; i < 4; i++) {
        out_word(a.out, names[i]);
        out_word(a.out, i == 1 ? "b" : "");
        out_word(a.out, "not seen");
        if (i == 2)
            out_none(a.out);
        else
            out_int(a.out, (int64_t)i);
        out_end(a.out);
    }
    answer_check(&a, "A        漢字\n"
                     "漢字        0\n"
                     "е\xcc\x88лка  b     1\n"
                     "a\n"
                     "            3\n");
}

static void test_table_color(void **state)
{
    static const struct out_column two[] = {{"a", "A", OUT_TEXT, 0},
                                            {"n", "Num", OUT_NUMBER, 0}};
    static const char *const codes[] = {
        [OUT_PLAIN] = "",  [OUT_BAD] = "31", [OUT_WARN] = "33",
        [OUT_GOOD] = "32", [OUT_DIM] = "2",  [OUT_BOLD] = "1"};
    (void)state;
    for (int color = 0; color < 2; color++) {
        for (int s = OUT_PLAIN; s <= OUT_BOLD; s++) {
            struct answer a = {.opts = {.color = color}};
            char want[128];
            bool coded = color && s != OUT_PLAIN;
            answer_open(&a, OUT_TABLE, two, 2);
            out_style(a.out, (enum out_style)s);
            out_word(a.out, "x\x1b[0m");
            out_int(a.out, 5); /* the style was for one cell */
            out_end(a.out);
            out_style(a.out, (enum out_style)s);
            out_none(a.out);
            out_style(a.out, (enum out_style)s);
            out_none(a.out);
            out_end(a.out);
            snprintf(want, sizeof want,
                     "%sA%s         %sNum%s\n%s%s%sx\\x1b[0m%s    5\n\n",
                     color ? "\033[1m" : "", color ? "\033[0m" : "",
                     color ? "\033[1m" : "", color ? "\033[0m" : "",
                     coded ? "\033[" : "", coded ? codes[s] : "",
                     coded ? "m" : "", coded ? "\033[0m" : "");
            answer_check(&a, want);
        }
    }
}

static void put_wide_row(struct out *o)
{
    out_word(o, "Ёлочная фабрика имени");
    out_money(o, 123456789, 2);
    out_word(o, "первый, второй и третий дом");
    out_end(o);
}

static void test_table_shrinks(void **state)
{
    static const struct out_column three[] = {
        {"client", "Client", OUT_TEXT, 0},
        {"sum", "Sum", OUT_MONEY, 0},
        {"note", "A note that is long", OUT_TEXT, 0}};
    static const struct {
        int width;
        const char *want;
    } cases[] = {
        {64, "Client                          Sum  A note that is long\n"
             "Ёлочная фабрика имени  1 234 567.89  "
             "первый, второй и третий дом\n"},
        {60, "Client                          Sum  A note that is long\n"
             "Ёлочная фабрика имени  1 234 567.89  "
             "первый, второй и третий\n"
             "                                     дом\n"},
        {50, "Client                      Sum  A note that is\n"
             "                                 long\n"
             "Ёлочная фабрика    1 234 567.89  первый, второй и\n"
             "имени                            третий дом\n"},
        {20, "Client            Sum A note\n" /* no less than 8 each */
             "                      that is\n"
             "                      long\n"
             "Ёлочная  1 234 567.89 первый,\n"
             "фабрика               второй и\n"
             "имени                 третий\n"
             "                      дом\n"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct answer a = {.opts = {.width = cases[i].width}};
        answer_open(&a, OUT_TABLE, three, 3);
        put_wide_row(a.out);
        answer_check(&a, cases[i].want);
    }
}

/* A key is never cut; the text before it has what it leaves, and goes on below
 * it. */
static void test_table_keys(void **state)
{
    static const struct out_column two[] = {{"why", "Why", OUT_TEXT, 0},
                                            {"key", "Key", OUT_KEY, 0}};
    static const struct {
        int width;
        const char *want;
    } cases[] = {
        {60, "Why                        Key\n"
             "one two three four         a:b\n"
             "five six seven eight nine  a:long:one:2026\n"},
        {41, "Why                                   Key\n"
             "one two three four                    a:b\n"
             "five six seven eight      a:long:one:2026\n"
             "nine\n"},
        {36, "Why                              Key\n"
             "one two three four               a:b\n"
             "five six seven       a:long:one:2026\n"
             "eight nine\n"},
        {20, "Why              Key\n"
             "one two three    a:b\n"
             "four\n"
             "five six seven eight\n"
             "nine\n"
             "     a:long:one:2026\n"},
        {8, "Why  Key\n"
            "one two\n"
            "three\n"
            "four\n"
            "     a:b\n"
            "five six\n"
            "seven\n"
            "eight\n"
            "nine\n"
            "a:long:one:2026\n"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct answer a = {.opts = {.width = cases[i].width}};
        answer_open(&a, OUT_TABLE, two, 2);
        out_word(a.out, "one two three four");
        out_word(a.out, "a:b");
        out_end(a.out);
        out_word(a.out, "five six seven eight nine");
        out_word(a.out, "a:long:one:2026");
        out_end(a.out);
        answer_check(&a, cases[i].want);
    }
}

/* What is the same in every row is said once, what is to spare goes, and the
 * currency stays by its amount. */
static void test_table_leaves_out(void **state)
{
    static const struct out_column all[] = {
        {"no", "No.", OUT_KEY, 0},
        {"day", "Day", OUT_DATE, OUT_SPARE(2)},
        {"sum", "Sum", OUT_MONEY, 0},
        {"cur", "", OUT_KEY, 0},
        {"how", "How", OUT_TEXT, 0},
        {"none", "None", OUT_TEXT, 0},
        {"own", "Own", OUT_KEY, OUT_SPARE(1)}};
    static const struct {
        int width, rows;
        const char *want;
    } cases[] = {
        {0, 2,
         "No.      Day           Sum       How            None  Own\n"
         "2026-01  2024-10-04  12.34  EUR  bank transfer        anna\n"
         "2026-02  2024-10-05  12.34  EUR  bank transfer        boris\n"},
        {50, 2,
         "No.      Day           Sum       Own\n"
         "2026-01  2024-10-04  12.34  EUR  anna\n"
         "2026-02  2024-10-05  12.34  EUR  boris\n"
         "in every row: How bank transfer\n"},
        {36, 2,
         "No.      Day           Sum\n"
         "2026-01  2024-10-04  12.34  EUR\n"
         "2026-02  2024-10-05  12.34  EUR\n"
         "in every row: How bank transfer\n"
         "left out: Own\n"},
        {20, 2,
         "No.        Sum\n"
         "2026-01  12.34  EUR\n"
         "2026-02  12.34  EUR\n"
         "in every row: How\n"
         "bank transfer\n"
         "left out: Day, Own\n"},
        /* of one row nothing is the same */
        {50, 1,
         "No.      Day           Sum       How           Own\n"
         "2026-01  2024-10-04  12.34  EUR  bank         anna\n"
         "                                 transfer\n"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct answer a = {.opts = {.width = cases[i].width}};
        answer_open(&a, OUT_TABLE, all, sizeof all / sizeof *all);
        for (int k = 0; k < cases[i].rows; k++) {
            out_word(a.out, k ? "2026-02" : "2026-01");
            out_day(a.out, 20000 + k);
            out_money(a.out, 1234, 2);
            out_word(a.out, "EUR");
            out_word(a.out, "bank transfer");
            out_word(a.out, "");
            out_word(a.out, k ? "boris" : "anna");
            out_end(a.out);
        }
        answer_check(&a, cases[i].want);
    }
}

/* Letters of two columns, and words that no line has room for. */
static void test_table_goes_on(void **state)
{
    static const struct out_column two[] = {{"a", "A", OUT_KEY, 0},
                                            {"b", "B", OUT_TEXT, 0}};
    struct answer a = {.opts = {.width = 13}};
    (void)state;
    answer_open(&a, OUT_TABLE, two, 2);
    out_word(a.out, "k");
    out_word(a.out, "漢字漢字漢字漢字");
    out_end(a.out);
    out_word(a.out, "l");
    out_word(a.out, "один, Sonnenscheinchen");
    out_end(a.out);
    answer_check(&a, "A B\n"
                     "k 漢字漢字漢\n"
                     "  字漢字\n"
                     "l один,\n"
                     "  Sonnenschei\n"
                     "  nchen\n");
}

static void test_table_cuts(void **state)
{
    static const struct out_column three[] = {{"a", "A", OUT_TEXT, 5},
                                              {"n", "N", OUT_NUMBER, 2},
                                              {"b", "B", OUT_TEXT, 1}};
    struct answer a = {0};
    (void)state;
    answer_open(&a, OUT_TABLE, three, 3);
    out_word(a.out, "漢字漢字");
    out_word(a.out, "12345"); /* half a figure would be another */
    out_word(a.out, "xyz");
    out_end(a.out);
    out_word(a.out, "12345");
    out_word(a.out, "1");
    out_word(a.out, "x");
    out_end(a.out);
    answer_check(&a, "A          N  B\n漢字…  12345  …\n12345      1  x\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_table),
        cmocka_unit_test(test_table_empty),
        cmocka_unit_test(test_table_money),
        cmocka_unit_test(test_table_wide),
        cmocka_unit_test(test_table_color),
        cmocka_unit_test(test_table_shrinks),
        cmocka_unit_test(test_table_keys),
        cmocka_unit_test(test_table_leaves_out),
        cmocka_unit_test(test_table_goes_on),
        cmocka_unit_test(test_table_cuts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
