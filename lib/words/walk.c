/* Patterns: what is read off, and what is put. */
#include "inside.h"

int walk_peek(const struct walk *w)
{
    return w->at < w->text.n ? (unsigned char)w->text.p[w->at] : -1;
}

static bool is_space(int c)
{
    return c == ' ' || c == '\t' || c == '\n';
}

void walk_space(struct walk *w)
{
    while (is_space(walk_peek(w)))
        w->at++;
}

static bool is_name(int c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

struct str walk_name(struct walk *w)
{
    size_t from = w->at;
    if (walk_peek(w) >= 'a' && walk_peek(w) <= 'z')
        while (is_name(walk_peek(w)))
            w->at++;
    return (struct str){w->text.p + from, w->at - from};
}

void walk_put(struct walk *w, struct str s)
{
    if (w->out)
        buf_str(w->out, s);
}

/* --- Quotations in a quotation --- */

/* Marks that open and close, and those within them. */
struct marks {
    const char *open, *close, *in, *out;
};

/* Those of the quotation that has just begun. */
static const struct marks *marks_open(const struct buf *out)
{
    static const struct marks all[] = {
        {"«", "»", "„", "“"}, {"“", "”", "‘", "’"}, {"„", "“", "‚", "‘"}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        size_t n = strlen(all[i].open);
        if (out->n >= n && memcmp(out->p + out->n - n, all[i].open, n) == 0)
            return &all[i];
    }
    return NULL;
}

static void put_nested(struct buf *out, const char *text,
                       const struct marks *marks)
{
    while (*text) {
        struct str s = str_of(text);
        bool opens = str_starts(s, marks->open);
        if (opens || str_starts(s, marks->close)) {
            buf_puts(out, opens ? marks->in : marks->out);
            text += strlen(opens ? marks->open : marks->close);
        } else {
            buf_ch(out, *text++);
        }
    }
}

/* What stands in a place may have line ends of its own. */
void walk_put_value(struct walk *w, const char *text)
{
    size_t from = w->out->n;
    const struct marks *marks = marks_open(w->out);
    if (marks && strstr(text, marks->open))
        put_nested(w->out, text, marks);
    else
        buf_puts(w->out, text);
    for (size_t i = from; w->fill->line && i < w->out->n; i++)
        if ((unsigned char)w->out->p[i] < ' ')
            w->out->p[i] = ' ';
}

const char *walk_value(const struct walk *w, struct str name)
{
    const char *value = w->fill->value(w->fill->arg, name);
    return value ? value : "";
}

/* --- Paragraphs ---------------------------------------------------------- */

void walk_end(struct walk *w)
{
    if (w->out && w->leave_out && w->out->n > w->paragraph) {
        w->out->n = w->paragraph;
        w->out->p[w->out->n] = '\0';
    }
    w->leave_out = false;
}

/* At a line end: the bytes up to behind the last blank line, 0: there is none.
 */
static size_t blank_lines(const struct walk *w)
{
    size_t to = 0, i = w->at + 1;
    for (; i < w->text.n && is_space(w->text.p[i]); i++)
        if (w->text.p[i] == '\n')
            to = i + 1 - w->at;
    return to;
}

void walk_line_end(struct walk *w)
{
    size_t n = w->depth ? 0 : blank_lines(w);
    struct str s = {w->text.p + w->at, n ? n : 1};
    w->at += s.n;
    if (n) {
        walk_end(w);
        if (w->out)
            w->paragraph = w->out->n;
        /* what was left out at the start leaves no blank line */
        if (w->out && w->out->n == w->start)
            return;
    }
    walk_put(w, s);
}

/* The words before the brace of a case: =3, few, yes. */
struct str walk_selector(struct walk *w)
{
    size_t from = w->at;
    while (walk_peek(w) >= 0 && !is_space(walk_peek(w)) &&
           !strchr("{}'#,", walk_peek(w)))
        w->at++;
    return (struct str){w->text.p + from, w->at - from};
}

struct count count_of(const char *text)
{
    struct count c = {.text = text};
    c.known = decimal_parse(str_of(text), &c.n, NULL) == 0;
    return c;
}

void walk_put_count(struct walk *w, const struct count *count)
{
    if (w->out && count->known)
        paper_add_decimal(w->fill->lang, count->n, w->out);
    else if (w->out)
        walk_put_value(w, count->text);
}

void walk_text(struct walk *w, bool counts)
{
    size_t from = w->at;
    for (int c = walk_peek(w); c >= 0; c = walk_peek(w)) {
        if ((c && strchr("{}'\n", c)) || (counts && c == '#'))
            break;
        w->at++;
    }
    walk_put(w, (struct str){w->text.p + from, w->at - from});
}
