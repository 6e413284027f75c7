#include "book/kpi.h"

#include <stdlib.h>

#include "base/text/text.h"

/* Words of names of what is the better the less there is of it; folded. */
static const char *const lower[] = {
    "cpl",    "cpa",       "cpc",     "cpm",     "cpo",        "cpi",
    "cac",    "cost",      "costs",   "bounce",  "churn",      "refunds",
    "errors", "downtime",  "defects", "delay",   "complaints", "дрр",
    "цена",   "стоимость", "отказы",  "отказов", "отток",      "жалобы",
    "жалоб",  "ошибки",
};

/* Cuts a word off; false: there is none. */
static bool next_word(struct str *rest, struct str *word)
{
    static const char between[] = " \t-_/.,:;()%";
    while (rest->n && strchr(between, *rest->p))
        rest->p++, rest->n--;
    *word = (struct str){rest->p, 0};
    while (word->n < rest->n && !strchr(between, rest->p[word->n]))
        word->n++;
    rest->p += word->n;
    rest->n -= word->n;
    return word->n > 0;
}

static bool is_lower(const char *name)
{
    struct buf folded = {0};
    struct str word;
    bool is = false;
    text_fold(str_of(name), &folded);
    for (struct str rest = buf_view(&folded); !is && next_word(&rest, &word);)
        for (size_t i = 0; i < sizeof lower / sizeof *lower; i++)
            is = is || str_is(word, lower[i]);
    buf_release(&folded);
    return is;
}

static enum kpi_better said(const struct entry *e)
{
    static const struct {
        const char *word;
        enum kpi_better is;
    } words[] = {{"lower", KPI_LOWER},
                 {"low", KPI_LOWER},
                 {"higher", KPI_HIGHER},
                 {"high", KPI_HIGHER}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (entry_says(e, "better", words[i].word))
            return words[i].is;
    return KPI_UNSAID;
}

static enum kpi_better better_of(struct book *b, const struct kpi *f)
{
    enum kpi_better is = f->actual_by ? said(f->actual_by) : KPI_UNSAID;
    if (is == KPI_UNSAID && f->target_by)
        is = said(f->target_by);
    return is == KPI_UNSAID && is_lower(entry_attr(b, f->last, "name"))
               ? KPI_LOWER
               : is;
}

/* --- Which records tell of one figure --- */

/* What a place in kpis.at is about. */
enum place {
    OF_PERIOD,
    TARGET, /* without a period: the one told last without an actual */
    ACTUAL, /* likewise the last actual, which has no target yet */
    LATEST  /* of those that are whole, that of the latest period */
};

/* From 1; 0: there is none.  Valid until the next of them. */
static uint32_t *place(struct kpis *k, struct book *b, const struct entry *e,
                       enum place what)
{
    struct buf key = {0};
    buf_fmt(&key, "%d%s\n", (int)what, e->ref);
    text_fold(str_of(entry_attr(b, e, "name")), &key);
    buf_fmt(&key, "\n%s", what == OF_PERIOD ? entry_period(b, e) : "");
    struct map_slot *slot = map_put(&k->at, key.p, key.n, NULL);
    buf_release(&key);
    return &slot->value;
}

/* Where that is none yet, it is the next. */
static uint32_t figure(struct kpis *k, uint32_t at)
{
    if (at)
        return at;
    vec_push(&k->all);
    return (uint32_t)k->all.n;
}

/* The target of all periods holds until the period has its own. */
static void take_standing(struct kpis *k, struct book *b, struct kpi *f,
                          const struct entry *e)
{
    uint32_t standing = *place(k, b, e, TARGET);
    if (!standing || f->target_by)
        return;
    k->all.v[standing - 1].taken = true;
    f->target_by = k->all.v[standing - 1].target_by;
}

static void note(struct kpis *k, struct book *b, const struct entry *e)
{
    double n;
    bool target = entry_number(e, "target", &n);
    bool actual = entry_number(e, "actual", &n);
    bool period = *entry_attr(b, e, "period");
    if (!target && !actual)
        return;
    /* Without a period each actual is a figure of its own. */
    uint32_t at = period   ? *place(k, b, e, OF_PERIOD)
                  : actual ? 0
                           : *place(k, b, e, ACTUAL);
    at = figure(k, at);
    struct kpi *f = &k->all.v[at - 1];
    f->target_by = target ? e : f->target_by;
    f->actual_by = actual ? e : f->actual_by;
    f->last = e;
    if (actual)
        take_standing(k, b, f, e);
    if (!f->whole && f->target_by && f->actual_by)
        f->whole = e;
    if (period) {
        *place(k, b, e, OF_PERIOD) = at;
        return;
    }
    *place(k, b, e, ACTUAL) = f->target_by ? 0 : at;
    if (!actual)
        *place(k, b, e, TARGET) = at;
}

static void judge(struct book *b, struct kpi *f)
{
    f->better = better_of(b, f);
    if (!f->whole)
        return;
    entry_number(f->target_by, "target", &f->target);
    entry_number(f->actual_by, "actual", &f->actual);
    bool less = f->better == KPI_LOWER;
    double missing = less ? f->actual - f->target : f->target - f->actual;
    f->reached = missing <= 0;
    f->missing = f->reached ? 0 : missing;
    f->attained = -1;
    if (f->target > 0 && f->actual > 0)
        f->attained =
            (less ? f->target / f->actual : f->actual / f->target) * 100;
}

static int32_t period_end(struct book *b, const struct kpi *f)
{
    struct period p;
    struct err none;
    const char *said = entry_period(b, f->last);
    if (!*said || period_parse(str_of(said), f->last->day, &p, &none) < 0)
        return DAY_NONE;
    return p.to;
}

/* What is entered late of a period that is past is no news of the figure. */
static void find_past(struct kpis *k, struct book *b)
{
    for (size_t i = 0; i < k->all.n; i++) {
        struct kpi *f = &k->all.v[i];
        int32_t end = f->whole ? period_end(b, f) : DAY_NONE;
        if (end == DAY_NONE)
            continue;
        uint32_t *at = place(k, b, f->last, LATEST);
        struct kpi *latest = *at ? &k->all.v[*at - 1] : NULL;
        int32_t last = latest ? period_end(b, latest) : DAY_NONE;
        f->past = latest && end < last;
        if (latest && end > last)
            latest->past = true;
        if (!f->past)
            *at = (uint32_t)i + 1;
    }
}

void kpis_find(struct book *b, struct kpis *out)
{
    *out = (struct kpis){0};
    for (size_t i = 0; (i = book_next(b, TYPE(REC_KPI), i)) < b->entries.n; i++)
        note(out, b, &b->entries.v[i]);
    for (size_t i = 0; i < out->all.n; i++) {
        struct kpi *f = &out->all.v[i];
        judge(b, f);
        map_put(&out->of, (const char *)&f->last, sizeof f->last, NULL)->value =
            (uint32_t)i;
    }
    find_past(out, b);
}

const struct kpi *kpis_of(const struct kpis *k, const struct entry *e)
{
    const struct map_slot *slot =
        map_find(&k->of, (const char *)&e, sizeof(const struct entry *));
    return slot ? &k->all.v[slot->value] : NULL;
}

void kpis_release(struct kpis *k)
{
    vec_release(&k->all);
    map_release(&k->at);
    map_release(&k->of);
}
