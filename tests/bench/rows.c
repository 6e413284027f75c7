/* A ledger of N rows, always the same: the books of a busy house over six
 * years.
 *
 *     rows N [CLIENTS [JOURNAL]]  >ledger.csv
 *
 * Clients are as busy as Zipf says (the n-th 1/n as much as the first); records
 * of most types, in two languages, some with commas, quotation marks and line
 * breaks in their cells; each order has its course of stages, bill, payment and
 * questions.  acct-check finds nothing in it.  JOURNAL gets what was billed and
 * paid as plain-text accounting has it, for other programs to add up. */
#include <errno.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    DAYS = 6 * 365,
    FIRST = 18262, /* 2020-01-01, in days since 1970 */
    ROWS_A_CLIENT = 200,
    CENTS = 100
};

/* --- chance, and days ------------------------------------------------------
 */

static uint64_t state = 88172645463325252U;

static uint32_t draw(uint32_t below)
{
    state ^= state >> 12;
    state ^= state << 25;
    state ^= state >> 27;
    return (uint32_t)(((state * 2685821657736338717U >> 32) * below) >> 32);
}

static int chance(unsigned percent)
{
    return draw(100) < percent;
}

/* 2020-01-01: proleptic Gregorian, days from civil turned round. */
static const char *iso(int day, char out[32])
{
    int z = day + FIRST + 719468, era = z / 146097, doe = z - era * 146097;
    int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    int doy = doe - (365 * yoe + yoe / 4 - yoe / 100), mp = (5 * doy + 2) / 153;
    int month = mp < 10 ? mp + 3 : mp - 9;
    snprintf(out, 32, "%04d-%02d-%02d", yoe + era * 400 + (month <= 2), month,
             doy - (153 * mp + 2) / 5 + 1);
    return out;
}

/* --- what is to come -------------------------------------------------------
 */

enum step {
    START,
    DELIVER,
    SIGN,
    PAY,
    ASK,
    ANSWER_SURVEY,
    ANSWER,
    RESOLVE,
    TASK_DONE,
    DECIDE,
    REPORT,
    STEPS
};

/* A case: one thing that goes on for a while. */
struct course {
    uint32_t client, number, bill, thing;
    uint64_t id;
    int64_t amount;
    int due;
    uint32_t next; /* in the list of a day, from 1 */
    uint8_t step, russian;
};

static struct course *courses;
static uint32_t courses_n, courses_cap, free_course;
static uint32_t days[DAYS + 1]; /* the first of each, from 1 */

static void later(struct course *c, int day, enum step step)
{
    uint32_t at = free_course;
    if (day >= DAYS)
        return;
    if (at) {
        free_course = courses[at - 1].next;
    } else {
        if (courses_n == courses_cap) {
            struct course copy = *c;
            courses_cap = courses_cap ? 2 * courses_cap : 1024;
            courses = realloc(courses, courses_cap * sizeof *courses);
            if (!courses)
                abort();
            *c = copy;
        }
        at = ++courses_n;
    }
    courses[at - 1] = *c;
    courses[at - 1].step = (uint8_t)step;
    courses[at - 1].next = days[day];
    days[day] = at;
}

/* --- rows ------------------------------------------------------------------
 */

static uint64_t rows, wanted, ids;
static int today;
static FILE *journal;
static uint32_t clients, orders, bills, acts, surveys, issues, tasks, quotes,
    contracts, contacts;

static const char *const owners[] = {"anna", "boris", "vera", "olga"};
static const char *const services[] = {"web", "seo", "design", "support",
                                       "copy"};
static const char *const channels[] = {"email", "telegram", "phone",
                                       "whatsapp"};
static const char *const texts[2][8] = {
    {"Landing page and texts", "Thank you and see you soon",
     "When can we print?", "The colours are too dark on paper",
     "A short call about the plan",
     "\"Two lines,\nof which this is the second\"",
     "\"He said \"\"fine\"\", and meant it\"", "\"Pages, pictures, texts\""},
    {"Лендинг и тексты", "Спасибо и до встречи", "Когда будет готово?",
     "На бумаге цвета темнее", "Короткий звонок о планах",
     "\"Две строки,\nи это вторая\"", "\"Сказали «да», и \"\"точка\"\"\"",
     "\"Страницы, картинки, тексты\""},
};

static const char *text(int russian)
{
    return texts[russian][chance(8) ? 5 + draw(3) : draw(5)];
}

static const char *one_of(const char *const *of, uint32_t n, uint32_t which)
{
    return of[which % n];
}
#define PICK(of, which) one_of(of, sizeof(of) / sizeof *(of), which)

/* The cells behind the id and the date. */
static void row(const char *time, const char *format, ...)
{
    char day[32];
    va_list list;
    if (rows == wanted)
        return;
    rows++;
    printf("01M%023llu,%s%s,", (unsigned long long)++ids, iso(today, day),
           time);
    va_start(list, format);
    vprintf(format, list);
    va_end(list);
    putchar('\n');
}

static const char *money(int64_t cents, char out[24])
{
    snprintf(out, 24, "%lld.%02lld", (long long)(cents / CENTS),
             (long long)(cents % CENTS));
    return out;
}

static const char *currency(uint32_t client)
{
    return client % 3 == 0 ? "EUR" : "RUB";
}

static void book(const char *what, const struct course *c, int64_t cents)
{
    char day[32], sum[24];
    if (journal && rows < wanted)
        fprintf(journal, "%s %s\n    receivable:k%05u  %s%s %s\n    income\n\n",
                iso(today, day), what, c->client, cents < 0 ? "-" : "",
                money(cents < 0 ? -cents : cents, sum), currency(c->client));
}

enum { BITS = 24 };

/* The square root, the root of that, and so on: without a library of
 * arithmetic, whose last digit may differ. */
static void find_roots(double of, double roots[BITS])
{
    for (int i = 0; i < BITS; i++) {
        double low = 1, high = of;
        for (int k = 0; k < 60; k++) {
            double mid = (low + high) / 2;
            if (mid * mid < of)
                low = mid;
            else
                high = mid;
        }
        roots[i] = of = low;
    }
}

/* The busiest is the first: 1, 1/2, 1/3 … of the time.  That is clients to the
 * power of a number from 0 to 1, whose bits choose among the roots. */
static uint32_t somebody(void)
{
    static double roots[BITS];
    static uint32_t known;
    uint32_t bits = draw(1U << BITS);
    double x = 1;
    if (known != clients)
        find_roots((known = clients) + 1., roots);
    for (int i = 0; i < BITS; i++)
        if (bits >> (BITS - 1 - i) & 1)
            x *= roots[i];
    return x < clients ? (uint32_t)x : clients;
}

static void add_client(void)
{
    uint32_t n = ++clients;
    const char *lang = n % 2 ? "ru" : "en";
    row("",
        n % 2 ? "client,k%05u,,,%s,,%s,%s,\"Дом № %u, "
                "ООО\",source=%s%s;lang=%s;email=k%u@k.example"
              : "client,k%05u,,,%s,,%s,%s,House %u "
                "Ltd,source=%s%s;lang=%s;email=k%u@k.example",
        n, currency(n), PICK(channels, n), PICK(owners, n), n,
        n % 3 || n < 4 ? "site" : "referral",
        n % 3 || n < 4 ? "" : ";referrer=k00001", lang, n);
    if (!chance(60))
        return;
    contacts++;
    row("", "contact,k%05u,P-%u,,,,email,,%s %u,email=p%u@k.example;role=boss",
        n, contacts, n % 2 ? "Мария Иванова" : "Max Orlov", contacts, contacts);
}

/* --- the courses of things -------------------------------------------------
 */

static void new_order(struct course *c)
{
    char due[32], sum[24];
    c->number = ++orders;
    c->amount = (int64_t)(100 + draw(2000)) * 5000;
    c->due = today + 10 + (int)draw(50);
    row("", "order,k%05u,O-%u,%s,%s,%s,,%s,%s,service=%s", c->client, c->number,
        money(c->amount, sum), currency(c->client), iso(c->due, due),
        PICK(owners, c->client), text(c->russian), PICK(services, draw(5)));
    later(c, today + 1 + (int)draw(4), START);
}

static void new_question(struct course *c)
{
    row("T10:00:00Z", "touch,k%05u,,,,,%s,%s,%s,dir=in;kind=question",
        c->client, PICK(channels, draw(4)), PICK(owners, c->client),
        text(c->russian));
    c->id = ids;
    if (chance(97))
        later(c, today + (int)draw(3), ANSWER);
}

static void new_remark(struct course *c)
{
    row("T12:30:00Z", "touch,k%05u,,,,,%s,%s,%s,dir=%s;kind=%s", c->client,
        PICK(channels, draw(4)), PICK(owners, c->client), text(c->russian),
        chance(50) ? "in" : "out", chance(50) ? "remark" : "other");
}

static void new_task(struct course *c)
{
    char due[32];
    row("", "task,k%05u,T-%u,,,%s,,%s,%s,", c->client, ++tasks,
        iso(today + 5, due), PICK(owners, draw(4)), text(c->russian));
    c->number = tasks;
    if (chance(98))
        later(c, today + 1 + (int)draw(6), TASK_DONE);
}

static void new_quote(struct course *c)
{
    char due[32], sum[24];
    row("", "offer,k%05u,Q-%u,%s,%s,%s,email,%s,%s,kind=quote;result=open",
        c->client, ++quotes, money((int64_t)(1 + draw(900)) * 10000, sum),
        currency(c->client), iso(today + 21, due), PICK(owners, c->client),
        text(c->russian));
    c->number = quotes;
    later(c, today + 2 + (int)draw(18), DECIDE);
}

static void new_contract(struct course *c)
{
    char due[32], sum[24];
    row("",
        "contract,k%05u,C-%u,%s,%s,%s,,%s,%s,per=month;notice=30d;report="
        "quarter",
        c->client, ++contracts, money((int64_t)(10 + draw(90)) * 10000, sum),
        currency(c->client), iso(today + 365, due), PICK(owners, c->client),
        text(c->russian));
    c->number = contracts;
    c->due = today + 365;
    later(c, today + 92, REPORT);
}

static void new_cost(struct course *c)
{
    row("", "cost,k%05u,,,,,,%s,%s,hours=%u.5", c->client,
        PICK(owners, draw(4)), text(c->russian), 1 + draw(7));
}

static void start(struct course *c)
{
    row("", "stage,k%05u,O-%u,,,,,%s,,stage=started", c->client, c->number,
        PICK(owners, c->client));
    later(c, c->due + (chance(80) ? -(int)draw(6) : (int)draw(9)), DELIVER);
}

static void deliver(struct course *c)
{
    char due[32], sum[24], name[32];
    row("", "stage,k%05u,O-%u,,,,,%s,%s,stage=delivered", c->client, c->number,
        PICK(owners, c->client), text(c->russian));
    c->bill = ++bills;
    snprintf(name, sizeof name, "INV-%u", c->bill);
    book(name, c, c->amount);
    row("", "invoice,k%05u,INV-%u,%s,%s,%s,,%s,,order=O-%u", c->client, c->bill,
        money(c->amount, sum), currency(c->client), iso(today + 14, due),
        PICK(owners, c->client), c->number);
    row("", "line,k%05u,INV-%u,%s,%s,,,,%s,qty=1;unit=pcs;vat=0", c->client,
        c->bill, sum, currency(c->client), text(c->russian));
    row("", "act,k%05u,ACT-%u,%s,%s,,,%s,%s,sent=%s;order=O-%u;invoice=INV-%u",
        c->client, ++acts, sum, currency(c->client), PICK(owners, c->client),
        text(c->russian), iso(today, due), c->number, c->bill);
    c->thing = acts;
    if (chance(96))
        later(c, today + 2 + (int)draw(10), SIGN);
    if (chance(97))
        later(c, today + 3 + (int)draw(30), PAY);
    if (chance(40))
        later(c, today + 7, ASK);
}

static void pay(struct course *c)
{
    char sum[24];
    book("paid", c, -c->amount);
    row("", "payment,k%05u,INV-%u,%s,%s,,,,,method=transfer", c->client,
        c->bill, money(c->amount, sum), currency(c->client));
}

static void sign(struct course *c)
{
    char day[32];
    row("", "act,k%05u,ACT-%u,,,,,,,signed=%s", c->client, c->thing,
        iso(today, day));
}

static void ask(struct course *c)
{
    row("", "survey,k%05u,S-%u,,,,email,%s,,order=O-%u", c->client, ++surveys,
        PICK(owners, c->client), c->number);
    c->thing = surveys;
    if (chance(60))
        later(c, today + 1 + (int)draw(9), ANSWER_SURVEY);
}

static void answer_survey(struct course *c)
{
    uint32_t score = chance(70) ? 8 + draw(3) : draw(11);
    row("", "response,k%05u,S-%u,,,,email,%s,,\"score=%u;liked=%s\"", c->client,
        c->thing, PICK(owners, c->client), score,
        c->russian ? "скорость, забота" : "speed, and care");
    if (score < 5) {
        row("T09:00:00Z",
            "issue,k%05u,I-%u,,,,email,%s,%s,severity=high;order=O-%u",
            c->client, ++issues, PICK(owners, c->client), text(c->russian),
            c->number);
        c->thing = issues;
        later(c, today + 1 + (int)draw(5), RESOLVE);
    }
}

static void answer(struct course *c)
{
    row("T16:00:00Z", "touch,k%05u,01M%023llu,,,,%s,%s,%s,dir=out;kind=answer",
        c->client, (unsigned long long)c->id, PICK(channels, draw(4)),
        PICK(owners, c->client), text(c->russian));
}

static void resolve(struct course *c)
{
    row("T17:00:00Z", "resolve,k%05u,I-%u,,,,email,%s,%s,", c->client, c->thing,
        PICK(owners, c->client), text(c->russian));
}

static void task_done(struct course *c)
{
    row("", "done,k%05u,T-%u,,,,,,,", c->client, c->number);
}

static void decide(struct course *c)
{
    row("", "offer,k%05u,Q-%u,,,,email,%s,,result=%s", c->client, c->number,
        PICK(owners, c->client), chance(55) ? "won" : "lost");
}

static void report(struct course *c)
{
    char day[32];
    iso(today - 20, day);
    row("", "report,k%05u,C-%u,,,,email,%s,,period=%.4s-q%d", c->client,
        c->number, PICK(owners, c->client), day, (atoi(day + 5) + 2) / 3);
    if (today + 92 < c->due)
        later(c, today + 92, REPORT);
}

typedef void step_fn(struct course *c);

static step_fn *const steps[STEPS] = {
    [START] = start,   [DELIVER] = deliver, [SIGN] = sign,
    [PAY] = pay,       [ASK] = ask,         [ANSWER_SURVEY] = answer_survey,
    [ANSWER] = answer, [RESOLVE] = resolve, [TASK_DONE] = task_done,
    [DECIDE] = decide, [REPORT] = report,
};

/* Of a hundred beginnings. */
static const struct {
    unsigned percent;
    step_fn *begin;
} kinds[] = {
    {14, new_order}, {26, new_question}, {40, new_remark}, {8, new_task},
    {3, new_quote},  {1, new_contract},  {8, new_cost},
};

static void begin(void)
{
    struct course c = {.client = somebody()};
    unsigned at = draw(100);
    size_t i = 0;
    c.russian = c.client % 2;
    while (at >= kinds[i].percent)
        at -= kinds[i++].percent;
    kinds[i].begin(&c);
}

static void one_day(uint64_t by_now)
{
    for (uint32_t at = days[today], next; at; at = next) {
        struct course c = courses[at - 1];
        next = c.next;
        courses[at - 1].next = free_course;
        free_course = at;
        steps[c.step](&c);
    }
    while (rows < by_now)
        begin();
}

int main(int argc, char **argv)
{
    uint64_t most;
    wanted = argc > 1 ? strtoull(argv[1], NULL, 10) : 0;
    most = argc > 2 ? strtoull(argv[2], NULL, 10) : wanted / ROWS_A_CLIENT;
    if (most < 3)
        most = 3;
    if (!wanted) {
        fputs("usage: rows N [CLIENTS [JOURNAL]]\n", stderr);
        return 2;
    }
    if (argc > 3 && !(journal = fopen(argv[3], "w"))) {
        perror(argv[3]);
        return 1;
    }
    puts(
        "id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs");
    for (today = 0; today < DAYS; today++) {
        /* all of them are there after four of the six years */
        while (clients < 3 ||
               (clients < most &&
                clients < most * (uint64_t)(today + 1) * 3 / (DAYS * 2)))
            add_client();
        one_day(wanted * (uint64_t)(today + 1) / DAYS);
    }
    free(courses);
    if (journal && fclose(journal) != 0)
        perror(argv[3]);
    return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}
