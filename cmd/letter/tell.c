/* Which letters do not go, or not whole, and why. */
#include "base/i18n.h"
#include "letter/send.h"
#include "work/contact/link.h"

/* What its link does not bring with it. */
static void tell_link(struct cli *c, const struct letter *l)
{
    if (*l->file)
        cli_note(c, _("%s: %s does not go with a link (-o DIR writes it)"),
                 l->row.key, l->file);
    if (!contact_link_takes_text(l->row.channel))
        cli_note(c, _("%s: a link of %s takes no text (-O text has it)"),
                 l->row.key, l->row.channel);
}

void letter_tell(struct sending *s, const struct letter *l)
{
    if (s->options->quiet)
        return;
    if (*l->why)
        cli_note(s->c, "%s: %s", l->row.key, l->why);
    else if (*l->instead)
        cli_note(s->c, "%s", l->instead);
    if (s->to == TO_LINKS && l->fate == LETTER_GOES)
        tell_link(s->c, l);
}

void letter_tell_others(struct sending *s)
{
    enum { TOLD = 12 };
    struct map rules = {0};
    struct buf names = {0};
    size_t n = 0;
    if (s->options->quiet)
        return;
    for (size_t i = 0; i < s->all.n; i++) {
        const struct letter *l = &s->all.v[i];
        bool fresh;
        if (l->fate != LETTER_NONE)
            continue;
        n++;
        map_put(&rules, l->row.rule, strlen(l->row.rule), &fresh);
        if (fresh && rules.n <= TOLD)
            buf_fmt(&names, "%s%s", names.n ? ", " : "", l->row.rule);
    }
    if (rules.n > TOLD)
        buf_puts(&names, ", …");
    if (n)
        cli_note(s->c,
                 P_("%zu row asks for something else than a letter: %s",
                    "%zu rows ask for something else than a letter: %s", n),
                 n, buf_cstr(&names));
    buf_release(&names);
    map_release(&rules);
}
