/* The engine over ledgers that the input makes up: whatever happened, what is
 * to be done is the same twice; what was done, and what is snoozed, does not
 * come; and of a day in the past nothing is known that came later. */
#include "base/csv/csv.h"
#include "ledgers.h"

enum {
    FIRST = 20366,
    LAST = 20731,
    ROWS_MOST = 48
}; /* a year, to 2026-10-05 */

/* What a row may say; of each the input picks one. */
static const char *const types[] = {
    "client",  "contact", "contract", "order",  "stage",  "touch",
    "issue",   "resolve", "task",     "done",   "offer",  "invoice",
    "payment", "credit",  "act",      "survey", "kpi",    "response",
    "usage",   "note",    "gift",     "report", "status", "snooze",
    "merge",   "void",    "line",     "cost",
};
static const char *const clients[] = {"acme", "beta", "acme:x",
                                      "нова", "",     "acme"};
static const char *const refs[] = {"",    "R-1",  "R-2", "acme", "ann",
                                   "01A", "01BB", "a:b", "beta"};
static const char *const amounts[] = {"", "100", "0", "-5", "0.01", "900000"};
static const char *const attrs[] = {
    "",
    "dir=in;kind=question",
    "dir=out;kind=answer",
    "dir=out;kind=reminder",
    "dir=in;kind=meeting;planned=yes",
    "stage=delivered",
    "stage=cancelled",
    "stage=started",
    "severity=critical",
    "state=lost",
    "state=paused",
    "state=active",
    "per=month;sla=8h/24h;report=month;notice=30d",
    "per=year;sla=2d",
    "cadence=1d;tier=A;tz=Asia/Tokyo",
    "birthday=1980-02-29;primary=yes;email=a@b.example",
    "order=R-1;sent=2026-01-01",
    "contract=R-1;period=2026-03",
    "contract=R-1",
    "invoice=R-1",
    "score=2",
    "score=10;csat=5",
    "result=won",
    "result=lost",
    "level=0",
    "name=leads;target=10;actual=1;period=2026-02",
    "manager=boris;source=referral;referrer=beta",
    "qty=2;unit=h;order=R-2",
    "amends=01A",
    "stage=lead;channel=phone",
    "every=1m",
    "repeat=week",
};
#define PICK(array, c) ((array)[(c) % (sizeof(array) / sizeof *(array))])

static int32_t pick_day(struct str *in)
{
    unsigned c = choice(in) << 8;
    c |= choice(in);
    return FIRST + (int32_t)(c % (LAST - FIRST + 1));
}

/* Due days lie up to half a year before or after. */
static void put_row(struct str *in, size_t n, int32_t last, struct buf *out)
{
    char day[DATE_SIZE], due[DATE_SIZE];
    int32_t at = pick_day(in);
    unsigned late = choice(in);
    const char *type = PICK(types, choice(in));
    const char *client = PICK(clients, choice(in));
    const char *ref = PICK(refs, choice(in));
    const char *amount = PICK(amounts, choice(in));
    const char *attr = PICK(attrs, choice(in));
    if (at > last)
        return;
    day_print(at, day);
    buf_fmt(out, "01%c%c,%s%s,%s,%s,%s,%s,,%s,%s,%s,text,%s\n",
            'A' + (int)(n % 26), 'A' + (int)(n / 26), day,
            late % 5 == 1 ? "T09:30+03:00" : "", type, client, ref, amount,
            late % 3 == 0 ? day_print(at + ((int32_t)late - 128), due) : "",
            late % 7 == 0 ? "phone" : "", late % 4 == 0 ? "anna" : "", attr);
}

/* The rows up to that day. */
static void make_ledger(struct str in, int32_t last, struct buf *out)
{
    buf_puts(out, LEDGER_HEADER);
    for (const char **c = (const char *[]){"acme", "beta", NULL}; *c; c++)
        buf_fmt(out, "0%s,2025-01-01,client,%s,,,,,,,%s,\n", *c, *c, *c);
    for (size_t n = 0; in.n && n < ROWS_MOST; n++)
        put_row(&in, n, last, out);
}

/* Each of a few is done, or snoozed, on that day; it is gone from then on, and
 * at the time of the snooze. */
static void check_mark(const struct look *l, struct str ledger, int32_t day,
                       unsigned which)
{
    if (!l->found.all.n)
        return;
    const struct followup *f = &l->found.all.v[which % l->found.all.n];
    bool done = which % 2;
    struct buf more = {0}, mark = {0};
    struct look after;
    char today[DATE_SIZE], until[DATE_SIZE];
    buf_str(&more, ledger);
    csv_cell(&mark, str_of(f->mark));
    buf_fmt(&more, "0ZZ,%s,%s,%s,%s,,,%s,,,,\n", day_print(day, today),
            done ? "done" : "snooze", f->client ? f->client->key : "",
            buf_cstr(&mark), done ? "" : day_print(day + 30, until));
    look_at(&after, buf_view(&more), day, NULL);
    look_sound(&after);
    if (after.rc == 0) {
        const struct followup *still = NULL;
        for (size_t i = 0; i < after.found.all.n; i++)
            if (strcmp(after.found.all.v[i].mark, f->mark) == 0)
                still = &after.found.all.v[i];
        HOLDS(!still || (!done && (still->action.date > day || *still->held)));
    }
    look_end(&after);
    buf_release(&more);
    buf_release(&mark);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str in = {(const char *)data, size};
    unsigned which = choice(&in);
    int32_t day = pick_day(&in);
    struct buf all = {0}, known = {0};
    struct look a, b;
    make_ledger(in, LAST, &all);
    make_ledger(in, day, &known);
    look_at(&a, buf_view(&known), day, NULL);
    look_sound(&a);
    look_at(&b, buf_view(&known), day, NULL);
    look_same(&a, &b);
    look_end(&b);
    /* rows to come may be wrong, but they are not seen */
    look_at(&b, buf_view(&all), day, NULL);
    if (b.rc == 0 && a.rc == 0)
        look_same(&a, &b);
    look_end(&b);
    check_mark(&a, buf_view(&known), day, which);
    look_end(&a);
    buf_release(&all);
    buf_release(&known);
    return 0;
}
