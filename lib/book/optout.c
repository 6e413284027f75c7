#include "book/optout.h"

#include "base/i18n.h"

/* clang-format off */
static const struct {
    const char *word, *say;
} kinds[OPTOUT_KINDS] = {
    [OPTOUT_NEWS] = {"news", N_("does not want news")},
    [OPTOUT_OFFER] = {"offer", N_("does not want offers")},
    [OPTOUT_SURVEY] = {"survey", N_("does not want surveys")},
    [OPTOUT_CONGRATS] = {"congrats", N_("does not want congratulations")},
    [OPTOUT_GIFT] = {"gift", N_("does not want gifts")},
};
/* clang-format on */

enum optout optout_find(struct str word)
{
    int kind = 0;
    while (kind < OPTOUT_KINDS && !str_is(word, kinds[kind].word))
        kind++;
    return (enum optout)kind;
}

enum optout optout_of_touch(struct str kind)
{
    return str_is(kind, "proposal") ? OPTOUT_OFFER : optout_find(kind);
}

static bool names(const char *list, enum optout kind)
{
    struct str rest = str_of(list), word;
    while (str_cut(&rest, '|', &word))
        if (str_is(word, kinds[kind].word))
            return true;
    return false;
}

static bool person_wants(struct book *b, const struct contact *p,
                         enum optout kind)
{
    return kind == OPTOUT_KINDS || !names(contact_attr(b, p, "optout"), kind);
}

bool optout_wants(struct book *b, const struct client *c,
                  const struct contact *p, enum optout kind)
{
    return kind == OPTOUT_KINDS || (!names(client_attr(b, c, "optout"), kind) &&
                                    (!p || person_wants(b, p, kind)));
}

bool optout_person(struct book *b, const struct client *c, enum optout kind,
                   const struct contact **p)
{
    *p = c->primary;
    if (!optout_wants(b, c, NULL, kind))
        return false;
    if (!*p || person_wants(b, *p, kind))
        return true;
    for (struct contact *other = c->contacts; other; other = other->next)
        if (!other->gone && person_wants(b, other, kind)) {
            *p = other;
            return true;
        }
    return false;
}

const char *optout_join(const char *list, unsigned more, struct arena *a)
{
    struct buf out = {0};
    for (int k = 0; k < OPTOUT_KINDS; k++)
        if (more & OPTOUT_BIT(k) || names(list, (enum optout)k))
            buf_fmt(&out, "%s%s", out.n ? "|" : "", kinds[k].word);
    return buf_keep(&out, a);
}

const char *optout_say(enum optout kind)
{
    return _(kinds[kind].say);
}
