/* Letters to be read: as text, and on a page. */
#include "base/i18n.h"
#include "base/text/text.h"
#include "letter/send.h"
#include "paper/html/html.h"

/* Nothing of it reaches a terminal unescaped; lines stay lines. */
static void put_text(struct buf *out, const char *text)
{
    struct str rest = str_of(text), line;
    bool more = false;
    while (str_cut(&rest, '\n', &line)) {
        if (more)
            buf_ch(out, '\n');
        more = true;
        text_plain(line, out);
    }
}

static void put_head(struct buf *out, const char *title, const char *text)
{
    buf_puts(out, title);
    buf_puts(out, ": ");
    text_plain(str_of(text), out);
    buf_ch(out, '\n');
}

void letter_text(const struct letter *l, bool link, struct buf *out)
{
    bool mail = strcmp(l->row.channel, "email") == 0;
    struct buf to = {0};
    buf_fmt(&to, mail ? "%s <%s>" : "%s, ", letter_reader(l), l->row.address);
    if (!mail)
        buf_fmt(&to, "%s %s", l->row.channel, l->row.address);
    put_head(out, _("To"), buf_cstr(&to));
    put_head(out, _("Subject"), l->subject);
    if (*l->file)
        put_head(out, mail ? _("Attached") : _("To be sent with it"), l->file);
    buf_ch(out, '\n');
    put_text(out, l->body);
    buf_ch(out, '\n');
    if (link && *l->link)
        buf_fmt(out, "\n%s\n", l->link);
    buf_release(&to);
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
        struct buf plain = {0};
        put_text(&plain, arena_dup(&b->arena, part.p, part.n));
        if (part.n)
            brief_add(b, BRIEF_TEXT, buf_cstr(&plain));
        buf_release(&plain);
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
