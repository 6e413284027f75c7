/* A template, filled in. */
#include "inside.h"
#include "words/places.h"

/* A letter does without what is optional, but not without the rest. */
struct filling {
    struct making *m;
    struct map optional; /* names of such places */
};

static int note_optional(void *arg, const struct pattern_seen *seen,
                         struct err *e)
{
    struct filling *f = arg;
    (void)e;
    if (seen->optional)
        map_put(&f->optional, seen->name.p, seen->name.n, NULL);
    return 0;
}

static void note_hole(struct filling *f, struct str name)
{
    const struct letter_place *place = letter_place(name);
    if (!f->m->hole && place && place->form != PLACE_WORD &&
        !map_find(&f->optional, name.p, name.n))
        f->m->hole = place->name;
}

static const char *value(void *arg, struct str name)
{
    struct filling *f = arg;
    const char *text = place_value(f->m, name);
    if (!text || !*text)
        note_hole(f, name);
    return text;
}

void places_fill(struct making *m, const struct template *t)
{
    struct filling f = {.m = m};
    struct buf subject = {0}, body = {0};
    struct err none = ERR_INIT;
    pattern_check(t->part[TEMPLATE_BODY], note_optional, &f, NULL, &none);
    template_fill(t, TEMPLATE_SUBJECT, value, &f, &subject);
    template_fill(t, TEMPLATE_BODY, value, &f, &body);
    m->out->subject = say_keep(m, &subject);
    m->out->body = say_keep(m, &body);
    map_release(&f.optional);
}
