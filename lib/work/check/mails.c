/* Mails that are there twice. */
#include <inttypes.h>

#include "base/i18n.h"
#include "inside.h"

/* Whose it is, by merges, too, is known later. */
void check_note_mail(struct check *c, const struct row *row)
{
    const struct record *r = &row->r;
    struct str attrs = r->col[COL_ATTRS], raw, dir = {0};
    struct buf *key = &c->scratch;
    if (!(c->options->checks & CHECK(CHECK_DOUBLE)) || r->type == REC_TYPES ||
        row->plain || !attr_raw(attrs, "message", &raw) || !str_trim(raw).n)
        return;
    buf_clear(key);
    attr_unescape(str_trim(raw), key);
    const char *message = arena_dup(&c->texts, key->p, key->n);
    /* One that amends another says the same again. */
    if (row->amends)
        return;
    attr_raw(attrs, "dir", &dir);
    buf_clear(key);
    buf_fmt(key, "%d\n%.*s\n", r->type, STR_ARG(str_trim(dir)));
    /* One mail may bring several acts. */
    if (r->type == REC_ACT)
        buf_str(key, r->col[COL_REF]);
    *vec_push(&c->mails) =
        (struct mail_row){.at = check_at(c, row, COL_ATTRS),
                          .who = row->who,
                          .message = message,
                          .kind = arena_dup(&c->texts, key->p, key->n)};
}

void check_mails(struct check *c)
{
    struct map first = {0}; /* -> the line */
    struct buf key = {0};
    for (size_t i = 0; i < c->mails.n; i++) {
        const struct mail_row *m = &c->mails.v[i];
        const struct client *now = check_client_now(c, m->who);
        bool fresh;
        if (book_voided(&c->book, m->at.id))
            continue;
        buf_clear(&key);
        buf_fmt(&key, "%s\n%s\n%s", m->kind, m->message,
                now ? now->key : check_key_of(c, m->who));
        struct map_slot *slot = map_put(&first, key.p, key.n, &fresh);
        if (fresh)
            slot->value = (uint32_t)i;
        else
            check_say(c, CHECK_DOUBLE, m->at,
                      _("the mail '%s' is in line %" PRIu64 " already"),
                      m->message, c->mails.v[slot->value].at.line);
    }
    buf_release(&key);
    map_release(&first);
}
