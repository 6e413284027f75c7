/* lib/base/text/latin: words that sound alike. */
#include "unit.h"

#include <string.h>

#include "base/text/text.h"

static bool alike(struct latin *l, const char *a, const char *b)
{
    struct buf x = {0}, y = {0};
    text_latin(l, str_of(a), &x);
    text_latin(l, str_of(b), &y);
    bool same = strcmp(buf_cstr(&x), buf_cstr(&y)) == 0;
    buf_release(&x);
    buf_release(&y);
    return same;
}

static void test_alike(void **state)
{
    static const char *const pairs[][2] = {
        {"Ёлка", "елка"},        {"Ёлка", "yolka"},
        {"Ёлка", "ЕЛКА"},        {"Акме", "acme"},
        {"Ромашка", "romashka"}, {"Щукин", "Shchukin"},
        {"Цой", "Tsoy"},         {"Хабаров", "Khabarov"},
        {"Жуков", "Zhukov"},     {"Юлия", "Yulia"},
        {"Максим", "Maxim"},     {"Анна", "Ana"},
        {"Söhne", "sohne"},      {"Café", "CAFE"},
        {"Ελλάδα", "Ellada"},    {"Проект", "project"},
        {"O-12", "o-12"},        {"Straße", "STRASSE"},
        {"Київ", "kiiv"},        {"ﬁne", "fine"},
        {"Łódź", "lodz"},        {"Œuvre", "oeuvre"},
        {"Ґанок", "ganok"},      {"Ångström", "angstrom"},
    };
    static const char *const apart[][2] = {
        {"чай", "шай"},   {"зал", "жал"},   {"O-11", "O-1"},
        {"acme", "acne"}, {"цена", "сена"},
    };
    struct latin *l = text_latin_open();
    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (!alike(l, pairs[i][0], pairs[i][1]))
            fail_msg("%s and %s differ", pairs[i][0], pairs[i][1]);
    for (size_t i = 0; i < sizeof apart / sizeof *apart; i++)
        if (alike(l, apart[i][0], apart[i][1]))
            fail_msg("%s and %s are one", apart[i][0], apart[i][1]);
    assert_true(alike(l, "", ""));
    text_latin_close(l);
    text_latin_close(NULL);
}

/* Long words, and bytes that are none of any, are taken as they come. */
static void test_odd(void **state)
{
    struct latin *l = text_latin_open();
    struct buf word = {0}, out = {0};
    (void)state;
    for (int i = 0; i < 100000; i++)
        buf_puts(&word, "щ");
    text_latin(l, buf_view(&word), &out);
    assert_true(out.n > 0 && out.n < word.n);
    buf_clear(&out);
    text_latin(l, STR("\xff\xd0"), &out);
    buf_release(&word);
    buf_release(&out);
    text_latin_close(l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_alike),
                                       cmocka_unit_test(test_odd)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
