/* Words with places in them, filled in. */
#include "words/pattern.h"

static const char *value_of(void *arg, struct str name)
{
    const struct paper_place *const *places = arg;
    for (const struct paper_place *p = *places; p->name; p++)
        if (str_is(name, p->name))
            return p->text;
    return NULL;
}

void paper_say(const struct paper_lang *l, enum paper_word word,
               const struct paper_place *places, struct buf *out)
{
    const struct pattern_fill fill = {
        .lang = l, .value = value_of, .arg = &places};
    pattern_fill(str_of(paper_word(l, word)), &fill, out);
}
