#include "work/contact/dealings.h"

void dealings_find(struct book *b, const struct conf *conf, struct dealings *d)
{
    messages_init(&d->messages, conf, b);
    messages_note_all(&d->messages, b);
    complaints_find(b, &d->complaints);
}

void dealings_release(struct dealings *d)
{
    messages_release(&d->messages);
    complaints_release(&d->complaints);
}
