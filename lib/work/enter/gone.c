/* What is said to somebody who is not there any more. */
#include "base/i18n.h"
#include "inside.h"
#include "work/enter/conflict.h"

int conflict_gone(struct draft *d, struct err *e)
{
    struct str attrs = d->r->col[COL_ATTRS], dir, key;
    char left[DATE_SIZE];
    bool ours = d->r->type != REC_TOUCH ||
                (draft_says(attrs, "dir", &dir) && str_is(dir, "out"));
    /* A gift is about the person. */
    if (d->r->type == REC_GIFT)
        key = d->r->col[COL_REF];
    else if (!draft_says(attrs, "contact", &key))
        return 0;
    if (!ours || !key.n)
        return 0;
    const struct contact *p = draft_person(d, key);
    if (!p || p->left == DAY_NONE || d->day < p->left)
        return 0;
    return err_set(e, ERR_DATA,
                   _("contact: %s (%s) left on %s (name another of the "
                     "client's, or --force)"),
                   p->ref, p->name, day_print(p->left, left));
}
