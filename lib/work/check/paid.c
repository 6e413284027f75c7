/* Payments that are there twice: a bank's file was read again. */
#include <inttypes.h>

#include "base/i18n.h"
#include "inside.h"

/* Of one batch they are parts of one payment: ids begin with their time. */
static bool is_part(const struct entry *e, const struct entry *of)
{
    enum { TIME = 10 };
    return strcmp(e->ref, of->ref) != 0 &&
           ((*e->ref && *of->ref) ||
            (strlen(e->id) > TIME && strncmp(e->id, of->id, TIME) == 0));
}

void check_paid(struct check *c)
{
    struct book *b = &c->book;
    struct map at = {0}; /* what tells one -> the place of the first */
    struct buf key = {0};
    for (size_t i = 0; i < b->entries.n; i++) {
        const struct entry *e = &b->entries.v[i];
        struct str bank;
        bool fresh;
        if (e->type != REC_PAYMENT ||
            !attr_raw(str_of(e->attrs), "bank", &bank) || !bank.n)
            continue;
        buf_clear(&key);
        buf_fmt(&key, "%s\n%d\n%" PRId64 "\n%d\n",
                e->client ? e->client->key : "", e->day, e->amount,
                e->currency);
        buf_str(&key, bank);
        struct map_slot *slot = map_put(&at, key.p, key.n, &fresh);
        if (fresh)
            slot->value = (uint32_t)i;
        const struct entry *first = &b->entries.v[slot->value];
        if (fresh || is_part(e, first))
            continue;
        check_say(
            c, CHECK_PAID_TWICE,
            (struct place){e->line, (uint32_t)(c->at[COL_ATTRS] + 1), e->id},
            _("the payment '%.*s' is in line %" PRIu64 " already"),
            STR_ARG(bank), first->line);
    }
    map_release(&at);
    buf_release(&key);
}
