/* What the sections of a client's report are put together with. */
#include "inside.h"

const char *client_what(struct addressing *a, const char *text, const char *ref)
{
    struct buf both = {0};
    if (!*text || !*ref)
        return *text ? text : ref;
    buf_fmt(&both, "%s (%s)", text, ref);
    return buf_keep(&both, &a->t.out->arena);
}

void client_item(struct addressing *a, enum paper_word word, const char *what,
                 const char *ref, int32_t day)
{
    const struct paper_place places[] = {
        {"what", what},
        {"ref", ref},
        {"day", day != DAY_NONE ? tell_day(&a->t, day) : "–"},
        {0}};
    tell_item(&a->t, word, places);
}

void client_none(struct addressing *a, size_t before, enum paper_word word)
{
    if (a->t.out->parts.n == before)
        brief_add(a->t.out, BRIEF_TEXT, paper_word(a->t.lang, word));
}
