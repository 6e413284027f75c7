/* Conditions: how they are taken apart, and what they hold for. */
#include "unit.h"

#include "work/client/where.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* 2026-10-05, a Monday; counted with date(1): 20731 days since 1970. */
enum { TODAY = 20731 };

static bool holds(const char *text, struct fact f)
{
    struct where w;
    struct err e = ERR_INIT;
    if (where_split(text, &w, &e) < 0 || where_ready(&w, f.kind, TODAY, &e) < 0)
        fail_msg("%s: %s", text, e.text);
    bool r = where_holds(&w, &f);
    where_release(&w);
    return r;
}

static void split(void **state)
{
    static const struct {
        const char *text, *key;
        enum where_op op;
        const char *value;
    } cases[] = {
        {"tier=A", "tier", WHERE_IS, "A"},
        {"tier!=A", "tier", WHERE_NOT, "A"},
        {"name~a=b", "name", WHERE_HAS, "a=b"},
        {"n<1", "n", WHERE_LESS, "1"},
        {"n>1", "n", WHERE_MORE, "1"},
        {"n<=1", "n", WHERE_MOST, "1"},
        {"n>=1", "n", WHERE_LEAST, "1"},
        {" tier = A b ", "tier", WHERE_IS, "A b"},
        {"tier=", "tier", WHERE_IS, ""},
        {"x-a=b=c", "x-a", WHERE_IS, "b=c"},
    };
    static const char *const bad[] = {"", "tier", "=A", "!A", "tier!A", " =A"};
    struct where w;
    struct err e = ERR_INIT;
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_int_equal(where_split(cases[i].text, &w, &e), 0);
        if (!str_is(w.key, cases[i].key) || !str_is(w.value, cases[i].value) ||
            w.op != cases[i].op)
            fail_msg("%s: %.*s, %d, %.*s", cases[i].text, STR_ARG(w.key),
                     (int)w.op, STR_ARG(w.value));
    }
    for (size_t i = 0; i < COUNT(bad); i++) {
        e.kind = ERR_NONE;
        assert_int_equal(where_split(bad[i], &w, &e), -1);
        assert_int_equal(e.kind, ERR_USAGE);
    }
}

static void texts(void **state)
{
    (void)state;
    assert_true(holds("k=STRASSE", fact_text("Straße")));
    assert_true(holds("k~ЛКА", fact_text("Ёлка")));
    assert_false(holds("k~ЕЛКА", fact_text("Ёлка")));
    assert_false(holds("k=a", fact_text("ab")));
    assert_true(holds("k!=a", fact_text("ab")));
    assert_true(holds("k!=a", fact_text("")));
    assert_true(holds("k=", fact_text("")));
    assert_false(holds("k!=", fact_text("")));
    assert_true(holds("k!=", fact_text("a")));
    assert_false(holds("k~a", fact_text("")));
    /* a text that may be a number, or a date */
    assert_true(holds("k>9", fact_text("10")));
    assert_false(holds("k>9", fact_text("ten")));
    assert_false(holds("k<9", fact_text("ten")));
    assert_true(holds("k<2026-02", fact_text("2026-01-31")));
    assert_false(holds("k<2026-02", fact_text("2026-02-01")));
}

static void numbers(void **state)
{
    struct fact half = fact_read(FACT_NUMBER, "-0.5");
    struct fact big = fact_read(FACT_NUMBER, "922337203685477580");
    (void)state;
    assert_int_equal(half.kind, FACT_NUMBER);
    assert_true(holds("k<0", half));
    assert_true(holds("k=-0.50", half));
    assert_true(holds("k!=0.5", half));
    assert_true(holds("k>=-0.5", half));
    assert_true(holds("k<=-0.5", half));
    assert_false(holds("k>-0.5", half));
    assert_false(holds("k<-0.5", half));
    assert_true(holds("k>0.000000001", big));
    assert_false(holds("k<0.000000001", big));
    assert_true(holds("k=3", fact_count(3)));
    assert_true(holds("k=0", fact_count(0)));
    assert_false(holds("k=", fact_count(0)));
    assert_true(holds("k~1", fact_count(31)));
    assert_int_equal(fact_read(FACT_NUMBER, "many").kind, FACT_TEXT);
}

static void dates(void **state)
{
    (void)state;
    assert_true(holds("k=today", fact_day(TODAY)));
    assert_true(holds("k>-7d", fact_day(TODAY - 6)));
    assert_false(holds("k>-7d", fact_day(TODAY - 7)));
    assert_true(holds("k=2026-10", fact_day(TODAY)));
    assert_true(holds("k=2026-10", fact_day(TODAY + 26)));
    assert_false(holds("k=2026-10", fact_day(TODAY + 27)));
    assert_true(holds("k>2026-10", fact_day(TODAY + 27)));
    assert_false(holds("k>2026-10", fact_day(TODAY + 26)));
    assert_true(holds("k<=2026-10", fact_day(TODAY + 26)));
    assert_true(holds("k>=2026-10", fact_day(TODAY - 4)));
    assert_false(holds("k>=2026-10", fact_day(TODAY - 5)));
    assert_false(holds("k<2026-10", fact_day(DAY_NONE)));
    assert_false(holds("k>2026-10", fact_day(DAY_NONE)));
    assert_true(holds("k=", fact_day(DAY_NONE)));
    assert_true(holds("k~26-10-05", fact_day(TODAY)));
}

static void refused(void **state)
{
    static const struct {
        const char *text;
        enum fact_kind kind;
    } cases[] = {
        {"k<", FACT_NUMBER},    {"k~", FACT_TEXT},       {"k=soon", FACT_DATE},
        {"k=1", FACT_DATE},     {"k=many", FACT_NUMBER}, {"k<anna", FACT_TEXT},
        {"k=1,5", FACT_NUMBER},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct where w;
        struct err e = ERR_INIT;
        assert_int_equal(where_split(cases[i].text, &w, &e), 0);
        if (where_ready(&w, cases[i].kind, TODAY, &e) == 0)
            fail_msg("%s: is taken", cases[i].text);
        assert_int_equal(e.kind, ERR_USAGE);
        where_release(&w);
    }
}

static void order(void **state)
{
    struct fact none = fact_text(""), a = fact_text("a"), b = fact_text("b");
    struct fact one = fact_read(FACT_NUMBER, "1.0"), two = fact_count(2);
    struct fact day = fact_day(TODAY), never = fact_day(DAY_NONE);
    struct fact first = fact_count(1);
    (void)state;
    assert_true(fact_compare(&a, &b) < 0);
    assert_true(fact_compare(&b, &a) > 0);
    assert_int_equal(fact_compare(&a, &a), 0);
    assert_true(fact_compare(&none, &b) > 0);
    assert_true(fact_compare(&b, &none) < 0);
    assert_int_equal(fact_compare(&none, &never), 0);
    assert_true(fact_compare(&one, &two) < 0);
    assert_int_equal(fact_compare(&one, &first), 0);
    assert_true(fact_compare(&day, &never) < 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(split),   cmocka_unit_test(texts),
        cmocka_unit_test(numbers), cmocka_unit_test(dates),
        cmocka_unit_test(refused), cmocka_unit_test(order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
