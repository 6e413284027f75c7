/* lib/base/text_spoof: what only looks the same. */
#include "unit.h"

#include <string.h>

#include "base/text/text.h"

static bool alike(const struct spoof *s, const char *a, const char *b,
                  bool upper)
{
    struct buf x = {0}, y = {0};
    text_skeleton(s, str_of(a), upper, &x);
    text_skeleton(s, str_of(b), upper, &y);
    bool same = strcmp(buf_cstr(&x), buf_cstr(&y)) == 0;
    buf_release(&x);
    buf_release(&y);
    return same;
}

/* Of https://www.unicode.org/Public/security/latest/confusables.txt */
static void test_spoof(void **state)
{
    struct spoof *s = text_spoof_open();
    (void)state;
    assert_non_null(s);
    assert_true(alike(s, "scope", "ѕсоре", false));
    assert_true(alike(s, "С-1", "C-1", false));
    assert_false(alike(s, "acme", "асме", false));
    assert_true(alike(s, "acme", "асме", true));
    assert_false(alike(s, "acme", "acne", true));
    assert_true(alike(s, "", "", true));
    assert_true(text_mixed(s, STR("hеron")));
    assert_true(text_mixed(s, STR("x-hеron")));
    assert_false(text_mixed(s, STR("кафе-sun_2")));
    assert_false(text_mixed(s, STR("ромашка")));
    assert_false(text_mixed(s, STR("")));
    assert_false(text_mixed(s, STR("\xff")));
    text_spoof_close(s);
    text_spoof_close(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_spoof)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
