/* What a client answered in a survey. */
#include "inside.h"

const char *answer_place(const struct making *m, struct str name)
{
    static const char *const said[] = {"score", "liked", "disliked", "trouble"};
    const struct survey *s = m->about.survey;
    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        if (str_is(name, said[i]))
            return s && s->response
                       ? entry_attr(m->by->book, s->response, said[i])
                       : "";
    return NULL;
}
