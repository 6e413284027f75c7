#include <stdio.h>

#include "ledger/keyed.h"

#include "unit.h"

static void types_of_a_key_are_never_missed(void **state)
{
    enum { MANY = 50000 };
    static const enum rec_type types[] = {REC_ORDER, REC_INVOICE, REC_TASK};
    struct keyed k = {0};
    char key[20];
    size_t others = 0;
    (void)state;
    assert_true(keyed_types(&k, STR("O-1")) == 0);
    for (int i = 0; i < MANY; i++) {
        int n = snprintf(key, sizeof key, "%c-%d", 'A' + i % 3, i);
        keyed_add(&k, types[i % 3], (struct str){key, (size_t)n});
    }
    for (int i = 0; i < MANY; i++) {
        int n = snprintf(key, sizeof key, "%c-%d", 'A' + i % 3, i);
        uint64_t is = keyed_types(&k, (struct str){key, (size_t)n});
        assert_true(is & TYPE(types[i % 3]));
        others += is != TYPE(types[i % 3]);
    }
    /* Few are taken for keys of others, too. */
    assert_true(others < MANY / 2);
    keyed_add(&k, REC_TASK, STR(""));
    assert_true(keyed_types(&k, STR("")) & TYPE(REC_TASK));
    keyed_release(&k);
    assert_true(keyed_types(&k, STR("A-0")) == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(types_of_a_key_are_never_missed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
