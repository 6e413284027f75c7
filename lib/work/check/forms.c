/* Numbers that are one to people: but for case, zeros in front, and the form
 * of the year. */
#include <inttypes.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "inside.h"
#include "ledger/series.h"

static void say(struct check *c, const struct given *g,
                const struct given *first)
{
    check_say(
        c, CHECK_DUPLICATE,
        (struct place){g->line, (uint32_t)(c->at[COL_REF] + 1), g->id},
        _("%s '%s' is '%s' of line %" PRIu64 " but for case, zeros or year"),
        schema_types[g->type].name, g->ref, first->ref, first->line);
}

/* What there is in the numbers of a type. */
struct letters {
    bool small, capital, form; /* zeros in front, or perhaps a year */
};

static void note_letters(struct letters *l, const char *ref)
{
    int runs = 0;
    for (const char *p = ref; *p; p++) {
        bool digit = *p >= '0' && *p <= '9';
        bool first = digit && (p == ref || p[-1] < '0' || p[-1] > '9');
        runs += first;
        l->form = l->form || runs > 1 ||
                  (first && *p == '0' && p[1] >= '0' && p[1] <= '9');
        l->small = l->small || (*p >= 'a' && *p <= 'z');
        l->capital = l->capital || (*p >= 'A' && *p <= 'Z');
    }
}

/* Types of which two numbers may differ in form alone. */
static uint64_t find_types(const struct check *c)
{
    struct letters of[REC_TYPES] = {0};
    uint64_t types = 0;
    for (size_t i = 0; i < c->given.n; i++) {
        struct letters *l = &of[c->given.v[i].type];
        if (!l->form && !(l->small && l->capital))
            note_letters(l, c->given.v[i].ref);
    }
    for (int t = 0; t < REC_TYPES; t++)
        if (of[t].form || (of[t].small && of[t].capital))
            types |= TYPE(t);
    return types;
}

void check_forms(struct check *c)
{
    struct map at[REC_TYPES] = {0}; /* -> place in given, from 1 */
    struct buf form = {0};
    if (!(c->options->checks & CHECK(CHECK_DUPLICATE)))
        return;
    uint64_t types = find_types(c);
    for (size_t i = 0; i < c->given.n && types; i++) {
        const struct given *g = &c->given.v[i];
        if (!(types & TYPE(g->type)) || g->voided)
            continue;
        series_form(g->ref, g->day == DAY_NONE ? 0 : g->day, &form);
        struct map_slot *slot = map_put(&at[g->type], form.p, form.n, NULL);
        const struct given *first =
            slot->value ? &c->given.v[slot->value - 1] : NULL;
        if (!first)
            slot->value = (uint32_t)i + 1;
        else if (first->line < g->line)
            say(c, g, first);
        else
            say(c, first, g);
    }
    for (int t = 0; t < REC_TYPES; t++)
        map_release(&at[t]);
    buf_release(&form);
}
