/* Words that say nothing by themselves. */
#include "unit.h"

#include "work/survey/said.h"

static void stop_words(void **state)
{
    /* The first, last and some of both lists: they are searched by halves. */
    static const char *const stops[] = {"a",   "yourselves", "the", "don't",
                                        "а",   "ещё",        "и",   "я",
                                        "это", "ничего"};
    static const char *const words[] = {"",      "price", "цена", "th",
                                        "theyx", "яя",    "z",    "\x01"};
    (void)state;
    for (size_t i = 0; i < sizeof stops / sizeof *stops; i++)
        if (!survey_stop_word(str_of(stops[i])))
            fail_msg("%s", stops[i]);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (survey_stop_word(str_of(words[i])))
            fail_msg("%s", words[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stop_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
