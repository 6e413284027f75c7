/* What the sections of a client's report are put together with. */
#include "inside.h"

void client_none(struct addressing *a, size_t before, enum paper_word word)
{
    if (a->t.out->parts.n == before)
        brief_add(a->t.out, BRIEF_TEXT, paper_word(a->t.lang, word));
}
