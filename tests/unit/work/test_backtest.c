/* The warning tried on the past: against figures computed apart from this code
 * on the CDNOW sample, true on clients made by its own model, and blind to the
 * future. */
#include "leavers.h"

#include "work/risk/backtest.h"

static void run(struct book *b, struct leaving_rules rules, int32_t from,
                int32_t to, struct backtest *out)
{
    const struct backtest_plan plan = {.rules = rules, .from = from, .to = to};
    struct err e = ERR_INIT;
    assert_int_equal(backtest_run(b, &plan, out, &e), 0);
}

/* --- CDNOW: numpy's answers, by the published definition --- */

static void cdnow_fit(void **state)
{
    static const double b[] = {-.0244, -.4319, .0833,  -.0673,
                               -.3453, .0351,  -.1113, 0};
    const struct leaving_rules rules = rules_of(on("1998-03-31"), 90);
    struct leavings l;
    struct book book;
    double sum = 0;
    int n = 0;
    (void)state;
    load(&book, "tests/data/cdnow.csv");
    leavings_find(&book, &rules, &l);
    assert_true(l.fit.fitted);
    assert_int_equal(l.fit.rows, 16779);
    assert_int_equal(l.fit.clients, 2357);
    near("base", l.fit.base, .762, .0005);
    near("objective", l.fit.objective, .472589, .0000005);
    assert_int_equal(l.fit.columns, 7);
    for (int i = 0; i < 8; i++)
        near("b", l.fit.b[i], b[i], .00005);
    for (size_t i = 0; i < book.clients.n; i++) {
        n += l.of[i].about == LEAVING_ORDERS;
        sum += l.of[i].p;
    }
    assert_int_equal(n, 590);
    near("sum of p", sum, 353.704, .0005);
    const struct leaving *one = &l.of[book_client(&book, "c0001")->n];
    const struct leaving *other = &l.of[book_client(&book, "c1516")->n];
    near("p of 1", one->p, .7426, .00005);
    near("p0 of 1", one->p0, .6989, .00005);
    near("p of 1516", other->p, .1003, .00005);
    near("p0 of 1516", other->p0, .2183, .00005);
    leavings_release(&l);
    book_release(&book);
}

static void check(const struct judgement *j, double accuracy, double auc,
                  double brier)
{
    near("accuracy", j->accuracy, accuracy, .0005);
    near("AUC", j->auc, auc, .0005);
    near("Brier", j->brier, brier, .00005);
}

static void cdnow_backtest(void **state)
{
    struct leaving_rules rules = rules_of(0, 90);
    struct backtest t;
    struct book book;
    (void)state;
    load(&book, "tests/data/cdnow.csv");
    run(&book, rules, on("1997-12-31"), on("1998-06-30"), &t);
    assert_int_equal(t.days.n, 3);
    check(&t.days.v[0].is, .664, .711, .2066);
    check(&t.days.v[1].is, .737, .737, .1896);
    assert_true(t.days.v[2].partial);
    check(&t.pooled, .700, .725, .1983);
    backtest_release(&t);
    /* all of them, too early for anything but the default */
    rules.horizon = 273;
    rules.churn_after = (struct span){10000, SPAN_DAY};
    run(&book, rules, on("1997-09-30"), on("1997-09-30"), &t);
    assert_int_equal(t.pooled.n, 2357);
    check(&t.by_default, .779, .757, .1612);
    near("share", t.pooled.share, .710, .0005);
    backtest_release(&t);
    book_release(&book);
}

/* --- Clients made up --- */

static uint32_t roll(uint32_t *seed)
{
    *seed = *seed * 1664525 + 1013904223;
    return *seed >> 8;
}

/* Above 0, below 1. */
static double even(uint32_t *seed)
{
    return (roll(seed) + .5) / (1 << 24);
}

static double normal(uint32_t *seed)
{
    double r = sqrt(-2 * log(even(seed)));
    return r * cos(6.283185307179586 * even(seed));
}

/* Marsaglia and Tsang's; below 1 by one more and a power. */
static double gamma_of(double shape, uint32_t *seed)
{
    if (shape < 1)
        return gamma_of(shape + 1, seed) * pow(even(seed), 1 / shape);
    double d = shape - 1. / 3, c = 1 / sqrt(9 * d);
    for (;;) {
        double x = normal(seed), v = pow(1 + c * x, 3);
        if (v > 0 && log(even(seed)) < .5 * x * x + d - d * v + d * log(v))
            return d * v;
    }
}

/* Clients who buy and leave as the published model has them, sped up. */
static char *simulate(int clients, int days, uint32_t seed)
{
    char *rows, date[DATE_SIZE];
    size_t n;
    FILE *f = open_memstream(&rows, &n);
    for (int c = 0; c < clients; c++) {
        double rate = gamma_of(.8, &seed) / 4.414 / 7;
        double x = gamma_of(.793, &seed), y = gamma_of(2.426, &seed);
        double leaves = x / (x + y), at = even(&seed) * days * .7;
        do {
            fprintf(f, "%s,order,c%d,,%d,,,\n",
                    day_print(DAY_ZERO + (int32_t)at, date), c,
                    5 + (int)(roll(&seed) % 90));
            at -= log(even(&seed)) / rate;
        } while (at < days && even(&seed) > leaves);
    }
    fclose(f);
    return rows;
}

static void calibrated(void **state)
{
    const struct leaving_rules rules = rules_of(0, 90);
    char *rows = simulate(4000, 1460, 11);
    struct backtest t;
    struct book b;
    (void)state;
    load_rows(&b, rows);
    run(&b, rules, DAY_ZERO + 540, DAY_ZERO + 1360, &t);
    assert_true(t.pooled.n > 3000);
    assert_true(t.pooled.calibration < .03);
    assert_true(t.pooled.auc > .6);
    backtest_release(&t);
    book_release(&b);
    free(rows);
}

/* --- Blind to the future --- */

/* Everything that it looks at, before and after day 500. */
static char *mixed(int future, uint32_t seed)
{
    enum { CLIENTS = 150, NOW = 500, END = 700 };
    char *rows, date[DATE_SIZE];
    size_t n;
    FILE *f = open_memstream(&rows, &n);
    for (int day = 0, i = 0; day < END; day++) {
        day_print(DAY_ZERO + day, date);
        if (day == NOW + 1 && future == 0)
            break;
        if (day == NOW + 1)
            seed += (uint32_t)future;
        for (int k = 0; k < (day > NOW ? future : 1) * 4; k++, i++) {
            int c = (int)(roll(&seed) % CLIENTS);
            int d = (int)(roll(&seed) % CLIENTS);
            int old = (int)(roll(&seed) % (unsigned)(i + 1));
            fprintf(f, "%s,order,c%d,O-%d,%d,%s,,\n", date, c, i,
                    (int)(roll(&seed) % 1000), c % 9 ? "USD" : "EUR");
            fprintf(f, "%s,touch,c%d,,,,,dir=in\n", date, d);
            fprintf(f, "%s,invoice,c%d,I-%d,100,,%s,\n", date, d, i, date);
            if (i % 3)
                fprintf(f, "%s,payment,c%d,I-%d,100,,,\n", date, d, old);
            if (i % 5 == 0)
                fprintf(f, "%s,issue,c%d,S-%d,,,,\n", date, d, i);
            if (i % 4 == 0)
                fprintf(f, "%s,resolve,,S-%d,,,,\n", date, old);
            if (i % 7 == 0)
                fprintf(f, "%s,stage,,O-%d,,,,stage=cancelled\n", date, old);
            if (i % 11 == 0)
                fprintf(f, "%s,usage,c%d,,,,,level=%d\n", date, d,
                        (int)(roll(&seed) % 100));
            if (i % 43 == 0)
                fprintf(f, "%s,status,c%d,,,,,state=%s\n", date, c,
                        client_states[roll(&seed) % 3]);
            if (i % 97 == 0)
                fprintf(f, "%s,contract,c%d,K-%d,5,,%.4s-12-31,per=month\n",
                        date, c, d, i % 2 ? date : "2027");
        }
    }
    fclose(f);
    return rows;
}

/* Clients by their key, since they may come in another order. */
static void same_answers(struct leavings *a, struct leavings *b)
{
    for (size_t i = 0; i < a->book->clients.n; i++) {
        const struct client *c = a->book->clients.v[i];
        const struct client *d = book_client(b->book, c->key);
        const struct leaving *x = &a->of[i], *y = &b->of[d->n];
        assert_memory_equal(&x->p, &y->p, sizeof x->p);
        if (x->about != y->about || x->says != y->says)
            fail_msg("%s: %.17g (%d, %d), %.17g (%d, %d)", c->key, x->p,
                     x->about, x->says, y->p, y->about, y->says);
        assert_string_equal(leaving_why(a, c), leaving_why(b, d));
    }
}

static void blind(void **state)
{
    const struct leaving_rules rules = rules_of(DAY_ZERO + 500, 90);
    struct leavings known;
    struct book past;
    (void)state;
    char *rows = mixed(0, 5);
    load_rows(&past, rows);
    free(rows);
    leavings_find(&past, &rules, &known);
    assert_true(known.fit.columns > 7); /* signs are learnt from, too */
    assert_true(known.ends.ends > 0 && known.ends.pauses > 0);
    for (int future = 1; future < 4; future++) {
        struct leavings l;
        struct book b;
        rows = mixed(future, 5);
        load_rows(&b, rows);
        free(rows);
        assert_true(b.orders.n > past.orders.n);
        leavings_find(&b, &rules, &l);
        same_answers(&known, &l);
        leavings_release(&l);
        book_release(&b);
    }
    leavings_release(&known);
    book_release(&past);
}

static void nothing(void **state)
{
    const struct leaving_rules rules = rules_of(DAY_ZERO, 90);
    struct backtest t;
    struct book b;
    (void)state;
    load_rows(&b, "");
    run(&b, rules, DAY_ZERO, DAY_ZERO + 100, &t);
    assert_int_equal(t.pooled.n, 0);
    backtest_release(&t);
    book_release(&b);
}

/* What came after is dealt out anew to the clients: nothing foretells that. */
static void chance_alone(void **state)
{
    const struct leaving_rules rules = rules_of(0, 90);
    char *rows = simulate(4000, 1000, 3), *dealt, date[DATE_SIZE];
    uint32_t seed = 1;
    struct backtest t;
    struct book b;
    size_t n;
    (void)state;
    FILE *f = open_memstream(&dealt, &n);
    day_print(DAY_ZERO + 900, date);
    for (char *s = rows; *s; s = strchr(s, '\n') + 1)
        if (strncmp(s, date, strlen(date)) <= 0)
            fprintf(f, "%.*s\n", (int)strcspn(s, "\n"), s);
        else
            fprintf(f, "%.10s,order,c%d,,9,,,\n", s, (int)(roll(&seed) % 4000));
    for (int i = 0; i < 2000; i++)
        fprintf(f, "%s,order,c%d,,9,,,\n", day_print(DAY_ZERO + 990, date),
                (int)(roll(&seed) % 4000));
    fclose(f);
    load_rows(&b, dealt);
    run(&b, rules, DAY_ZERO + 900, DAY_ZERO + 900, &t);
    near("AUC", t.pooled.auc, .5, .04);
    backtest_release(&t);
    book_release(&b);
    free(rows);
    free(dealt);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cdnow_fit),  cmocka_unit_test(cdnow_backtest),
        cmocka_unit_test(calibrated), cmocka_unit_test(blind),
        cmocka_unit_test(nothing),    cmocka_unit_test(chance_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
