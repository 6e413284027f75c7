/* People at clients: who is there still, and whom we write to first. */
#include "inside.h"

static int32_t left_on(struct book *b, const struct contact *p)
{
    int32_t day;
    return day_parse(str_of(contact_attr(b, p, "left")), &day) ? day : DAY_NONE;
}

void book_find_people(struct book *b)
{
    for (size_t i = 0; i < b->contacts.n; i++) {
        struct contact *p = b->contacts.v[i], **first = &p->client->primary;
        p->left = left_on(b, p);
        p->gone = p->left != DAY_NONE && p->left <= b->options.as_of.day;
        if (!p->gone && (!*first || (p->primary && !(*first)->primary)))
            *first = p;
    }
}
