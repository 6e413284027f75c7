/* A letter as a message. */
#include "cli/envelope.h"
#include "letter/send.h"
#include "work/contact/link.h"

/* A mail to us that says so, in the subject; *uri is NULL where nobody needs to
 * get rid of such letters. */
static int unsubscribe(struct sending *s, const struct letter *l,
                       const char **uri)
{
    struct buf address = {0}, link = {0};
    struct err *e = &s->c->err;
    int rc = l->bulk ? cli_mail_address(s->c, &address) : 0;
    *uri = NULL;
    if (rc == 0 && l->bulk)
        rc = contact_link("email", buf_cstr(&address), "unsubscribe", "", &link,
                          e);
    buf_release(&address);
    if (rc == 0 && l->bulk)
        *uri = buf_keep(&link, &s->c->home.arena);
    else
        buf_release(&link);
    return rc;
}

static int make(struct sending *s, const struct letter *l,
                const struct letter_files *files, struct buf *out)
{
    struct mail m = {
        .to_name = letter_reader(l),
        .subject = l->subject,
        .id = l->id,
        .in_reply_to = *l->reply ? l->reply : NULL,
        .references = *l->reply ? l->reply : NULL,
        .text = str_of(l->body),
        .files = files->all.v,
        .n = files->all.n,
    };
    if (unsubscribe(s, l, &m.unsubscribe) < 0 ||
        cli_mail_in(s->c, &s->mime, &m, l->row.address, out) < 0)
        return err_at(&s->c->err, l->row.key, 0);
    return 0;
}

int letter_mail(struct sending *s, const struct letter *l, struct buf *out)
{
    struct letter_files files = {0};
    int rc =
        letter_files(&s->maker, l, cli_draw_module(s->c), &files, &s->c->err);
    if (rc == 0)
        rc = make(s, l, &files, out);
    letter_files_release(&files);
    return rc;
}
