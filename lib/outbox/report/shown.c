#include "outbox/report/shown.h"

#include <string.h>

enum { TEXT = 1, REF = 2, DUE = 4 };

/* All that is read of records for a client's report or page.  Not in it, and so
 * never in these: notes, costs in money, tasks, statuses, gifts, surveys and
 * their answers, usage, owners, channels, remarks on stages, issues and what
 * was done about them, our own deadlines (target), budgets, discounts, services
 * and specialists, tiers, segments and goals, plans, what papers of contracts
 * are about and where they are kept, people and their days, what the user added
 * to any record. */
static const struct {
    enum rec_type type;
    const char *only, *values; /* of records where that attribute is one of
                                  these; NULL: of all */
    unsigned columns;
    const char *attrs; /* with bars before, between and behind */
} shown[] = {
    {REC_CLIENT, NULL, NULL, TEXT, "|lang|tone|"},
    {REC_CONTRACT, NULL, NULL, TEXT | REF | DUE, "|"},
    {REC_ORDER, NULL, NULL, TEXT | REF | DUE, "|"},
    {REC_STAGE, "stage", "planned", TEXT | DUE, "|phase|from|"},
    {REC_STAGE, NULL, NULL, DUE, "|stage|phase|"},
    {REC_ISSUE, NULL, NULL, REF | DUE, "|order|"},
    {REC_RESOLVE, NULL, NULL, REF, "|"},
    {REC_TOUCH, "dir", "in", 0, "|dir|kind|"},
    {REC_TOUCH, "kind", "question|request", TEXT, "|dir|kind|"},
    {REC_TOUCH, NULL, NULL, 0, "|dir|kind|"},
    {REC_OFFER, "kind", "quote", TEXT | REF | DUE, "|result|"},
    {REC_INVOICE, NULL, NULL, REF | DUE, "|"},
    {REC_ACT, NULL, NULL, REF, "|sent|signed|"},
    {REC_KPI, NULL, NULL, REF, "|name|target|actual|better|period|"},
    {REC_COST, NULL, NULL, 0, "|hours|"},
    {REC_LINE, NULL, NULL, 0, "|unit|"},
    {REC_CREDIT, NULL, NULL, REF, "|"},
    {REC_REPORT, NULL, NULL, 0, "|period|"},
    {REC_PAPER, NULL, NULL, REF, "|kind|sent|signed|"},
};

static bool has_word(const char *bars, struct str word)
{
    for (struct str rest = str_of(bars), part; str_cut(&rest, '|', &part);)
        if (part.n == word.n && part.n && memcmp(part.p, word.p, part.n) == 0)
            return true;
    return false;
}

static bool shown_says(const struct entry *e, const char *name,
                       const char *values)
{
    struct str said;
    return entry_raw(e, name, &said) && has_word(values, said);
}

/* The first row of the table that is about such a record. */
static size_t row_of(const struct entry *e)
{
    size_t n = sizeof shown / sizeof *shown;
    for (size_t i = 0; i < n; i++)
        if (shown[i].type == e->type &&
            (!shown[i].only || shown_says(e, shown[i].only, shown[i].values)))
            return i;
    return n;
}

static bool has_column(const struct entry *e, unsigned column)
{
    size_t i = row_of(e);
    return i < sizeof shown / sizeof *shown && (shown[i].columns & column);
}

const char *shown_text(const struct entry *e)
{
    return has_column(e, TEXT) ? e->text : "";
}

const char *shown_ref(const struct entry *e)
{
    return has_column(e, REF) ? e->ref : "";
}

int32_t shown_due(const struct entry *e)
{
    return has_column(e, DUE) ? e->due : DAY_NONE;
}

const char *shown_attr(struct book *b, const struct entry *e, const char *name)
{
    size_t i = row_of(e);
    return i < sizeof shown / sizeof *shown &&
                   has_word(shown[i].attrs, str_of(name))
               ? entry_attr(b, e, name)
               : "";
}

const char *shown_who(const struct home *home, const struct entry *e)
{
    const struct colleague *m =
        TYPE(e->type) & (TYPE(REC_ORDER) | TYPE(REC_CONTRACT))
            ? team_find(&home->conf.team, entry_answers(e))
            : NULL;
    return m && strcmp(m->name, m->key) != 0 ? m->name : "";
}
