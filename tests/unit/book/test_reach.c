#include <stdlib.h>
#include <unistd.h>

#include "unit.h"

#include "book/reach.h"

#define HEADER "date,type,client,ref,text,attrs\n"
#define ACME                                                                   \
    "2026-01-01,client,acme,,Acme,email=office@acme.example\n"                 \
    "2026-01-02,contact,acme,max,Max,email=max@acme.example\n"
#define DEAD "2026-02-01,note,acme,max,,dead=Max@ACME.example\n"

static void load_rows(struct book *b, const char *rows)
{
    const struct book_options options = {
        .types = TYPE(REC_NOTE),
        .as_of = {.day = DAY_MAX},
        .currency = "USD",
    };
    char path[] = "/tmp/acct-reach-XXXXXX";
    int fd = mkstemp(path);
    struct ledger *l;
    struct err e = ERR_INIT;
    assert_int_equal(write(fd, rows, strlen(rows)), strlen(rows));
    assert_int_equal(close(fd), 0);
    if (ledger_open(&l, path, 0, &e) < 0)
        fail_msg("%s", e.text);
    book_init(b, &options);
    if (book_load(b, l, &e) < 0)
        fail_msg("%s", e.text);
    ledger_close(l);
    unlink(path);
}

static void addresses_are_dead(void **state)
{
    static const struct {
        const char *rows;
        bool dead;
    } cases[] = {
        {HEADER ACME, false},
        {HEADER ACME DEAD, true},
        {HEADER ACME "2026-02-01,note,acme,max,no mail,\n", false},
        /* given again, by whoever; another address; another attribute */
        {HEADER ACME DEAD
         "2026-02-01,contact,acme,max,,email=max@acme.example\n",
         false},
        {HEADER ACME DEAD "2026-02-02,client,zoo,,,email=max@acme.example\n",
         false},
        {HEADER ACME DEAD "2026-02-02,contact,acme,max,,email=m@acme.example\n",
         true},
        {HEADER ACME DEAD "2026-02-02,contact,acme,max,,role=boss\n", true},
        /* and dead again */
        {HEADER ACME DEAD
         "2026-02-02,contact,acme,max,,email=max@acme.example\n"
         "2026-02-03,note,acme,max,,dead=max@acme.example\n",
         true},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct book b;
        struct reach r;
        load_rows(&b, cases[i].rows);
        reach_open(&r, &b);
        if (reach_is_dead(&r, STR("max@acme.example")) != cases[i].dead)
            fail_msg("%s", cases[i].rows);
        assert_false(reach_is_dead(&r, STR("office@acme.example")));
        reach_release(&r);
        book_release(&b);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(addresses_are_dead),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
