/* The warning: what it says of whom, and why. */
#include "leavers.h"

/* --- Who is told what --- */

static void few(void **state)
{
    /* 588 days under contract, 19.32 months: .5/43.32 a month, .0337 in 90
     * days, and .2 is 5.93 times that */
    static const char rows[] =
        "2025-01-10,order,acme,,10,,,\n2025-02-10,order,acme,,10,,,\n"
        "2025-03-10,order,acme,,10,,,\n2025-04-10,order,acme,,10,,,\n"
        "2025-10-20,order,beta,,10,,,\n"
        "2025-10-01,order,cole,,10,,,\n2025-10-02,status,cole,,,,,"
        "state=paused\n"
        "2025-01-01,contract,dora,K-1,50,,2025-12-31,per=month\n"
        "2025-01-01,contract,ella,K-2,50,,,per=month\n"
        "2025-10-01,order,finn,,10,,,\n2025-10-02,status,finn,,,,,"
        "state=lost\n"
        "2024-01-01,order,gone,,10,,,\n"
        "2025-09-01,client,hugo,,,,,\n";
    static const struct {
        const char *key;
        enum leaving_about about;
        enum leaving_says says;
        const char *why;
    } cases[] = {
        {"acme", LEAVING_ORDERS, SAYS_POSSIBLY,
         "no order for 173 days, usually 30"},
        {"beta", LEAVING_ORDERS, SAYS_UNCLEAR,
         "no order for 1 day since the first"},
        {"cole", LEAVING_PAUSE, SAYS_PAUSE,
         "about 1 in 5 such clients leaves (here: 0 of 0): ask when they will "
         "be back"},
        {"dora", LEAVING_CONTRACT, SAYS_CONTRACT,
         "contract K-1 ends on 2025-12-31; about 1 in 5 is not renewed (here: "
         "0 of 0), 5.9 times the usual risk"},
        {"ella", LEAVING_CONTRACT, SAYS_CONTRACT,
         "about 1 in 30 clients under contract leaves within 90 days (here: 0 "
         "in 19 months)"},
        {"finn", LEAVING_NONE, SAYS_NOTHING, ""},
        {"gone", LEAVING_NONE, SAYS_NOTHING, ""},
        {"hugo", LEAVING_NONE, SAYS_NOTHING, ""},
    };
    const struct leaving_rules rules = rules_of(on("2025-10-21"), 90);
    struct leavings l;
    struct book b;
    (void)state;
    load_rows(&b, rows);
    /* 2025-04-10 is 194 days ago: within 200 */
    struct leaving_rules longer = rules;
    longer.churn_after.n = 200;
    longer.today = on("2025-09-30");
    leavings_find(&b, &longer, &l);
    const struct client *acme = book_client(&b, "acme");
    assert_string_equal(leaving_why(&l, acme), cases[0].why);
    assert_int_equal(l.of[acme->n].says, SAYS_POSSIBLY);
    assert_string_equal(leaving_call(&l, acme),
                        "possibly going quiet (2 of 2 such calls right so far; "
                        "too few to judge)");
    assert_false(l.fit.fitted);
    assert_memory_equal(&l.of[acme->n].p, &l.of[acme->n].p0, sizeof(double));
    leavings_release(&l);
    leavings_find(&b, &rules, &l);
    for (size_t i = 1; i < sizeof cases / sizeof *cases; i++) {
        const struct client *c = book_client(&b, cases[i].key);
        const struct leaving *of = &l.of[c->n];
        if (of->about != cases[i].about || of->says != cases[i].says)
            fail_msg("%s: about %d, says %d, p %g", c->key, of->about, of->says,
                     of->p);
        assert_string_equal(leaving_why(&l, c), cases[i].why);
    }
    near("a pause", l.of[book_client(&b, "cole")->n].p, .2, 1e-12);
    near("an end", l.of[book_client(&b, "dora")->n].p, .2, 1e-12);
    assert_int_equal(l.of[book_client(&b, "dora")->n].stake, 60000);
    assert_int_equal(l.of[book_client(&b, "beta")->n].stake, 1000);
    leavings_release(&l);
    book_release(&b);
}

/* Ends that came, were put off, or came before the renewal did; pauses that are
 * over. */
static void ends(void **state)
{
    static const char rows[] =
        "2024-01-01,contract,amy,K-1,50,,2024-06-30,per=month\n"
        "2024-06-01,contract,amy,K-1,50,,2024-12-31,\n"
        "2024-01-01,contract,bob,K-2,50,,2024-06-30,per=month\n"
        "2024-08-01,contract,bob,K-2,50,,2025-06-30,\n"
        "2024-01-01,contract,cid,K-3,50,,2024-06-30,per=month\n"
        "2024-07-01,contract,cid,K-4,50,,,per=quarter\n"
        "2024-03-01,status,dan,,,,,state=paused\n"
        "2024-04-01,status,dan,,,,,state=active\n"
        "2024-03-01,status,eve,,,,,state=paused\n"
        "2024-04-01,status,eve,,,,,state=paused\n"
        "2024-05-01,status,eve,,,,,state=lost\n"
        "2024-03-01,status,fay,,,,,state=paused\n"
        "2024-06-01,order,fay,,10,,,\n"
        "2025-03-01,status,gus,,,,,state=paused\n"
        "2025-05-01,status,gus,,,,,state=active\n";
    const struct leaving_rules rules = rules_of(on("2025-04-01"), 91);
    struct leavings l;
    struct book b;
    (void)state;
    load_rows(&b, rows);
    leavings_find(&b, &rules, &l);
    /* amy's two, bob's one, cid's one; amy went, and bob had gone */
    assert_int_equal(l.ends.ends, 4);
    assert_int_equal(l.ends.lapsed, 2);
    assert_int_equal(l.ends.broken, 2);
    /* dan and fay came back; eve did not */
    assert_int_equal(l.ends.pauses, 3);
    assert_int_equal(l.ends.parted, 1);
    near("bob", l.of[book_client(&b, "bob")->n].p, 3. / 9, 1e-12);
    near("gus", l.of[book_client(&b, "gus")->n].p, 2. / 8, 1e-12);
    assert_string_equal(leaving_line(&l, book_client(&b, "gus")),
                        "25 %, paused: about 1 in 4 such clients leaves (here: "
                        "1 of 3): ask when they will be back");
    assert_string_equal(leaving_line(&l, book_client(&b, "cid")), "");
    assert_int_equal(l.of[book_client(&b, "cid")->n].stake, 20000);
    leavings_release(&l);
    book_release(&b);
}

static void none(void **state)
{
    const struct leaving_rules rules = rules_of(DAY_ZERO, 90);
    struct leavings l;
    struct book b;
    (void)state;
    load_rows(&b, "");
    leavings_find(&b, &rules, &l);
    assert_false(l.fit.fitted);
    leavings_release(&l);
    book_release(&b);
}

/* Clients who come each ten days: half of them stop.  Calls are right. */
static void earned(void **state)
{
    const struct leaving_rules rules = rules_of(DAY_ZERO + 600, 90);
    char *rows, date[DATE_SIZE];
    struct leavings l;
    struct book b;
    size_t n;
    (void)state;
    FILE *f = open_memstream(&rows, &n);
    for (int c = 0; c < 60; c++)
        for (int day = c % 10; day < (c < 40 ? 100 + c * 13 : 600); day += 10)
            fprintf(f, "%s,order,c%d,,9,,,\n", day_print(DAY_ZERO + day, date),
                    c);
    fclose(f);
    load_rows(&b, rows);
    leavings_find(&b, &rules, &l);
    assert_true(leaving_proven(l.record.leaves_right, l.record.leaves));
    int likely = 0, stays = 0;
    for (size_t i = 0; i < b.clients.n; i++) {
        likely += l.of[i].says == SAYS_LIKELY;
        stays += l.of[i].says == SAYS_STAYS;
        assert_int_not_equal(l.of[i].says, SAYS_POSSIBLY);
    }
    assert_true(likely > 5);
    assert_true(stays >= 20);
    assert_string_equal(leaving_call(&l, book_client(&b, "c59")),
                        "likely to stay");
    leavings_release(&l);
    book_release(&b);
    free(rows);
    assert_true(leaving_proven(8, 10));
    assert_false(leaving_proven(9, 9));
    assert_false(leaving_proven(79, 100));
}

/* A day counts once; what was cancelled never was; other currencies apart. */
static void days(void **state)
{
    static const char *const rows[] = {
        "2025-01-10,order,acme,O-1,10,,,\n2025-02-10,order,acme,O-2,30,,,\n",
        "2025-01-10,order,acme,O-1,4,,,\n2025-01-10,order,acme,O-3,6,,,\n"
        "2025-01-20,order,acme,O-4,99,,,\n2025-02-10,order,acme,O-2,30,,,\n"
        "2025-03-01,stage,,O-4,,,,stage=cancelled\n",
        /* of a phase alone */
        "2025-01-10,order,acme,O-1,10,,,\n2025-02-10,order,acme,O-2,30,,,\n"
        "2025-03-01,stage,,O-2,,,,stage=cancelled;phase=1\n",
    };
    const struct leaving_rules rules = rules_of(on("2025-04-01"), 90);
    double p[3];
    (void)state;
    for (int i = 0; i < 3; i++) {
        struct leavings l;
        struct book b;
        load_rows(&b, rows[i]);
        leavings_find(&b, &rules, &l);
        p[i] = l.of[0].p;
        assert_int_equal(l.of[0].days, 2);
        near("size", l.of[0].size, 20, 1e-9);
        assert_int_equal(l.of[0].stake, 4000);
        leavings_release(&l);
        book_release(&b);
    }
    near("p", p[0], p[1], 0);
    near("p", p[0], p[2], 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(few),  cmocka_unit_test(ends),
        cmocka_unit_test(none), cmocka_unit_test(earned),
        cmocka_unit_test(days),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
