/* A letter as a message. */
#include "base/value/handle.h"
#include "cli/envelope.h"
#include "letter/send.h"

/* A mail to us that says so, in the subject. */
static const char *unsubscribe(struct sending *s, const struct letter *l)
{
    const char *email =
        conf_text_on(&s->c->home.conf, "me.email", s->c->home.today);
    struct str bare = handle_bare(str_of(email));
    return l->bulk ? arena_fmt(&s->c->home.arena,
                               "mailto:%.*s?subject=unsubscribe", STR_ARG(bare))
                   : NULL;
}

int letter_mail(struct sending *s, const struct letter *l, struct buf *out)
{
    struct letter_files files = {0};
    int rc =
        letter_files(&s->maker, l, cli_draw_module(s->c), &files, &s->c->err);
    struct mail m = {
        .to_name = letter_reader(l),
        .subject = l->subject,
        .id = l->id,
        .in_reply_to = *l->reply ? l->reply : NULL,
        .references = *l->reply ? l->reply : NULL,
        .unsubscribe = unsubscribe(s, l),
        .text = str_of(l->body),
        .files = files.all.v,
        .n = files.all.n,
    };
    if (rc == 0)
        rc = cli_mail_in(s->c, &s->mime, &m, l->row.address, out);
    letter_files_release(&files);
    return rc;
}
