/* acct-letter --show */
#include <stdio.h>

#include "inside.h"
#include "words/places.h"
#include "words/template.h"

static void print(struct buf *text)
{
    fwrite(buf_cstr(text), 1, text->n, stdout);
    buf_release(text);
}

/* As a client would get it, but for the data. */
static void print_sample(const struct template *t)
{
    const struct paper_lang *words = t->words;
    struct buf out = {0};
    buf_puts(&out, "Subject: ");
    template_fill(t, TEMPLATE_SUBJECT, letter_place_sample, &words, &out);
    buf_puts(&out, "\n\n");
    template_fill(t, TEMPLATE_BODY, letter_place_sample, &words, &out);
    print(&out);
}

int letter_show(struct cli *c, const struct letter_look *look)
{
    struct templates all;
    const struct template *t;
    templates_init(&all, &c->home);
    int rc = template_find(&all, look->show, look->lang ? look->lang : "en", &t,
                           &c->err);
    if (rc == 0 && look->sample)
        print_sample(t);
    else if (rc == 0)
        fwrite(t->text.p, 1, t->text.n, stdout);
    templates_release(&all);
    return rc;
}
