/* Bars over a calendar in characters. */
#include <string.h>

#include "unit.h"

#include "print/timeline.h"

/* Two weeks from a Monday, with their weekends off. */
static const bool off[14] = {[5] = true, [6] = true, [12] = true, [13] = true};

static const char *bar(int width, int from, int to, char *out, size_t n)
{
    struct timeline t = {100, 113, off, 0};
    struct buf b = {0};
    timeline_cells(&t, width);
    timeline_bar(&t, 100 + from, 100 + to, &timeline_solid, &b);
    strncpy(out, buf_cstr(&b), n - 1);
    out[n - 1] = '\0';
    buf_release(&b);
    return out;
}

static void bars(void **state)
{
    char out[200];
    (void)state;
    /* a day a character */
    assert_string_equal(bar(14, 0, 4, out, sizeof out), "█████··     ··");
    assert_string_equal(bar(14, 3, 8, out, sizeof out), "   ██▒▒██   ··");
    assert_string_equal(bar(27, 13, 13, out, sizeof out), "     ··     ·▒");
    /* two */
    assert_string_equal(bar(28, 0, 0, out, sizeof out),
                        "██        ····          ····");
    /* half of one: both days have to be off, and a short bar is seen */
    assert_string_equal(bar(7, 0, 0, out, sizeof out), "█     ·");
    assert_string_equal(bar(7, 13, 13, out, sizeof out), "      ▒");
    assert_string_equal(bar(7, 4, 7, out, sizeof out), "  ██  ·");
}

static void marks(void **state)
{
    static const struct timeline_mark weeks[] = {
        {100, "5"}, {101, "6"}, {107, "12"}, {113, "18"}};
    struct timeline t = {100, 113, NULL, 0};
    struct buf b = {0};
    (void)state;
    timeline_cells(&t, 14);
    timeline_marks(&t, weeks, 4, &b);
    /* the second would run into the first, the last over the edge */
    assert_string_equal(buf_cstr(&b), "5      12");
    buf_release(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bars),
        cmocka_unit_test(marks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
