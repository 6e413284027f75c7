/* What was done for a client in a period. */
#include <math.h>
#include <stdlib.h>

#include "book/kpi.h"
#include "inside.h"
#include "words/units.h"

static bool is_within(const struct addressing *a, const struct entry *e)
{
    return e->client == a->client && e->day >= a->period.from &&
           e->day <= a->last;
}

static const struct {
    const char *stage;
    enum paper_word word;
} stages[] = {
    {"started", W_CLIENT_STARTED},     {"milestone", W_CLIENT_MILESTONE},
    {"ready", W_CLIENT_READY},         {"shipped", W_CLIENT_SHIPPED},
    {"delivered", W_CLIENT_DELIVERED}, {"accepted", W_CLIENT_ACCEPTED},
    {"cancelled", W_CLIENT_CANCELLED},
};

static void tell_stage(struct addressing *a, const struct entry *e)
{
    struct book *b = a->t.b;
    const struct order *o = book_order_of(b, e);
    const char *stage = shown_attr(b, e, "stage");
    const char *key = shown_attr(b, e, "phase");
    if (!o || o->client != a->client)
        return;
    const struct phase *p = *key ? book_phase(b, o, key) : NULL;
    const char *what =
        p ? p->name : tell_what(&a->t, shown_text(o->entry), o->ref);
    for (size_t i = 0; i < sizeof stages / sizeof *stages; i++)
        if (strcmp(stages[i].stage, stage) == 0)
            tell_of(&a->t, stages[i].word, what, "", e->day);
}

static void tell_solved(struct addressing *a, const struct entry *e)
{
    struct telling *t = &a->t;
    const struct issue *i = book_issue_of(t->b, e);
    if (!i || i->client != a->client || i->resolved != e)
        return;
    const struct paper_place name[] = {{"ref", i->ref}, {0}};
    const char *what = tell_say(t, W_CLIENT_ISSUE, name);
    const struct order *o =
        book_order(t->b, shown_attr(t->b, i->entry, "order"));
    const char *about = o && o->client == a->client ? shown_text(o->entry) : "";
    const struct paper_place places[] = {
        {"what", tell_what(&a->t, what, about)},
        {"reported", tell_day(t, i->entry->day)},
        {"day", tell_day(t, e->day)},
        {0}};
    tell_item(t, W_CLIENT_SOLVED, places);
}

/* Whatever the period is about: the contracts that ran in it. */
static void tell_contracts(struct addressing *a)
{
    for (size_t i = 0; i < a->t.b->contracts.n; i++) {
        const struct contract *k = a->t.b->contracts.v[i];
        if (k->client != a->client || k->start > a->last ||
            (k->end != DAY_NONE && k->end < a->period.from))
            continue;
        const struct entry *e = rows_on(a->t.b, k->rows, ROWS_TEXT, a->last);
        if (e && *shown_text(e))
            tell_of(&a->t, W_CLIENT_CONTRACT, shown_text(e), k->ref, DAY_NONE);
    }
}

void client_tell_done(struct addressing *a)
{
    struct book *b = a->t.b;
    tell_heading(&a->t, W_CLIENT_DONE);
    size_t before = a->t.out->parts.n;
    tell_contracts(a);
    for (size_t i = 0; i < b->entries.n; i++) {
        const struct entry *e = &b->entries.v[i];
        if (!is_within(a, e))
            continue;
        if (e->type == REC_STAGE)
            tell_stage(a, e);
        else if (e->type == REC_RESOLVE)
            tell_solved(a, e);
        else if (e->type == REC_TOUCH &&
                 strcmp(shown_attr(b, e, "kind"), "meeting") == 0)
            tell_of(&a->t, W_CLIENT_MET, "", "", e->day);
    }
    for (size_t i = 0; i < a->ask->done_n; i++)
        brief_add(a->t.out, BRIEF_ITEM, a->ask->done[i]);
    client_none(a, before, W_CLIENT_NOTHING_DONE);
}

/* --- Hours --- */

/* Who pays a fee by the month is not to count our hours: they are told to whom
 * they were billed. */
static bool pays_hours(struct addressing *a)
{
    struct book *b = a->t.b;
    for (size_t i = 0; i < b->entries.n; i++) {
        const struct entry *e = &b->entries.v[i];
        const struct invoice *v =
            e->type == REC_LINE ? book_invoice_of(b, e) : NULL;
        const struct paper_unit *unit =
            v && v->client == a->client
                ? paper_unit_find(a->t.lang, shown_attr(b, e, "unit"))
                : NULL;
        if (unit && unit->word == W_UNIT_HOUR)
            return true;
    }
    return false;
}

void client_tell_hours(struct addressing *a)
{
    struct book *b = a->t.b;
    double sum = 0;
    if (!a->ask->hours && !pays_hours(a))
        return;
    for (size_t i = 0; i < b->entries.n; i++) {
        const struct entry *e = &b->entries.v[i];
        const char *said;
        struct err none = ERR_INIT;
        struct decimal hours;
        if (e->type != REC_COST || !is_within(a, e))
            continue;
        said = shown_attr(b, e, "hours");
        if (*said && decimal_parse(str_of(said), &hours, &none) == 0)
            sum += decimal_double(hours);
    }
    if (sum <= 0)
        return;
    const struct figure f = {.unit = FIGURE_HOURS, .value = sum};
    const struct paper_place places[] = {{"hours", tell_figure(&a->t, &f)},
                                         {0}};
    tell_heading(&a->t, W_CLIENT_HOURS);
    brief_add(a->t.out, BRIEF_TEXT,
              tell_say(&a->t, W_CLIENT_HOURS_SPENT, places));
}

/* --- Figures that were promised --- */

enum { KPI_NAME, KPI_TARGET, KPI_ACTUAL, KPI_ATTAINED, KPI_COLUMNS };

/* Of a figure without a period counts the day of its record. */
static bool is_about(struct addressing *a, const struct kpi *f)
{
    struct err none = ERR_INIT;
    struct period p;
    const struct entry *e = f->last;
    const struct contract *k = book_contract_of(a->t.b, e);
    if (!k || k->client != a->client || e->client != a->client ||
        (f->taken && !f->actual_by))
        return false;
    const char *period = shown_attr(a->t.b, e, "period");
    if (!*period || period_parse(str_of(period), e->day, &p, &none) < 0)
        return is_within(a, e);
    return p.from <= a->period.to && p.to >= a->period.from;
}

static const char *number(struct addressing *a, const struct entry *e,
                          const char *name)
{
    const char *said = e ? shown_attr(a->t.b, e, name) : "";
    struct err none = ERR_INIT;
    struct decimal d;
    struct buf text = {0};
    if (!*said || decimal_parse(str_of(said), &d, &none) < 0)
        return "–";
    paper_add_decimal(a->t.lang, d, &text);
    return buf_keep(&text, &a->t.out->arena);
}

/* With its time, where that is not the report's. */
static const char *kpi_name(struct addressing *a, const struct entry *e)
{
    const char *name = shown_attr(a->t.b, e, "name");
    const char *said = shown_attr(a->t.b, e, "period");
    struct buf period = {0};
    char own[PERIOD_SIZE];
    if (!*said || strcmp(said, period_print(a->period, own)) == 0)
        return name;
    paper_add_period(a->t.lang, said, &period);
    const struct paper_place places[] = {
        {"name", name}, {"period", buf_cstr(&period)}, {0}};
    name = tell_say(&a->t, W_CLIENT_KPI_OF, places);
    buf_release(&period);
    return name;
}

/* With its direction, where one was given or is known of such. */
static const char *kpi_target(struct addressing *a, const struct kpi *f)
{
    static const char *const signs[] = {
        [KPI_HIGHER] = "≥\u00a0", [KPI_LOWER] = "≤\u00a0"};
    const char *is = number(a, f->target_by, "target");
    struct buf text = {0};
    if (f->better == KPI_UNSAID || !f->target_by)
        return is;
    buf_fmt(&text, "%s%s", signs[f->better], is);
    return buf_keep(&text, &a->t.out->arena);
}

static const char *kpi_attained(struct addressing *a, const struct kpi *f)
{
    const struct figure share = {.unit = FIGURE_SHARE,
                                 .value = f->attained / 100};
    return f->whole && f->attained >= 0 ? tell_figure(&a->t, &share) : "–";
}

static void put_kpi(struct addressing *a, const struct kpi *f, const char **row)
{
    row[KPI_NAME] = kpi_name(a, f->last);
    row[KPI_TARGET] = kpi_target(a, f);
    row[KPI_ACTUAL] = number(a, f->actual_by, "actual");
    row[KPI_ATTAINED] = kpi_attained(a, f);
}

static void put_kpis(struct addressing *a, const struct kpi *const *found,
                     size_t n)
{
    static const enum paper_word words[KPI_COLUMNS] = {
        W_CLIENT_KPI_NAME, W_CLIENT_KPI_TARGET, W_CLIENT_KPI_ACTUAL,
        W_CLIENT_KPI_ATTAINED};
    struct arena *arena = &a->t.out->arena;
    const char **titles = arena_new(arena, KPI_COLUMNS * sizeof *titles);
    const char **cells = arena_new(arena, n * KPI_COLUMNS * sizeof *cells);
    for (size_t k = 0; k < KPI_COLUMNS; k++)
        titles[k] = paper_word(a->t.lang, words[k]);
    for (size_t i = 0; i < n; i++)
        put_kpi(a, found[i], cells + i * KPI_COLUMNS);
    tell_heading(&a->t, W_CLIENT_KPI);
    brief_add(a->t.out, BRIEF_TABLE, "")->table = (struct brief_table){
        .titles = titles, .cells = cells, .columns = KPI_COLUMNS, .rows = n};
}

void client_tell_kpis(struct addressing *a)
{
    VEC(const struct kpi *) found = {0};
    struct kpis kpis;
    kpis_find(a->t.b, &kpis);
    for (size_t i = 0; i < kpis.all.n; i++)
        if (is_about(a, &kpis.all.v[i]))
            *vec_push(&found) = &kpis.all.v[i];
    if (found.n)
        put_kpis(a, found.v, found.n);
    vec_release(&found);
    kpis_release(&kpis);
}
