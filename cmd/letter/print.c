/* Letters to be read: as text, and on a page. */
#include "base/i18n.h"
#include "letter/send.h"
#include "paper/html/html.h"

void letter_text(const struct letter *l, bool link, struct buf *out)
{
    bool mail = strcmp(l->row.channel, "email") == 0;
    buf_fmt(out, mail ? _("To: %s <%s>\n") : _("To: %s, "), letter_reader(l),
            l->row.address);
    if (!mail)
        buf_fmt(out, "%s %s\n", l->row.channel, l->row.address);
    buf_fmt(out, _("Subject: %s\n"), l->subject);
    if (*l->file)
        buf_fmt(out, mail ? _("Attached: %s\n") : _("To be sent with it: %s\n"),
                l->file);
    buf_ch(out, '\n');
    buf_puts(out, l->body);
    if (link && *l->link)
        buf_fmt(out, "\n%s\n", l->link);
}

static void add_letter(struct brief *b, const struct letter *l)
{
    struct buf text = {0};
    buf_fmt(&text, "%s: %s", l->client->name, l->subject);
    brief_add(b, BRIEF_HEADING, buf_cstr(&text));
    buf_clear(&text);
    buf_fmt(&text, "%s · %s %s · %s", letter_reader(l), l->row.channel,
            l->row.address, l->row.key);
    brief_add(b, BRIEF_TEXT, buf_cstr(&text));
    buf_clear(&text);
    if (*l->file) {
        buf_fmt(&text, _("Attached: %s"), l->file);
        brief_add(b, BRIEF_TEXT, buf_cstr(&text));
    }
    buf_release(&text);
    struct str rest = str_of(l->body);
    while (rest.n) {
        const char *end = memmem(rest.p, rest.n, "\n\n", 2);
        size_t n = end ? (size_t)(end - rest.p) : rest.n;
        struct str part = str_trim((struct str){rest.p, n});
        char *copy = arena_dup(&b->arena, part.p, part.n);
        if (part.n)
            brief_add(b, BRIEF_TEXT, copy);
        n = end ? n + 2 : n;
        rest = (struct str){rest.p + n, rest.n - n};
    }
}

int letter_page(struct sending *s, struct buf *out)
{
    const struct paper_lang *lang = &paper_en;
    struct brief b = {.lang = lang, .size = PAPER_A4, .foot = ""};
    b.title = arena_fmt(&b.arena, P_("%zu letter", "%zu letters", s->going),
                        s->going);
    b.subtitle = _("Nothing is sent yet.");
    for (size_t i = 0; i < s->all.n; i++)
        if (s->all.v[i].fate == LETTER_GOES)
            add_letter(&b, &s->all.v[i]);
    html_brief(&b, out);
    brief_release(&b);
    return 0;
}
