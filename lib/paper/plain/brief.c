/* A brief as plain text. */
#include <stdlib.h>

#include "base/text/text.h"
#include "inside.h"
#include "paper/plain/plain.h"
#include "paper/qr.h"

enum { GAP = 2 };

struct page {
    struct brief *brief;
    struct buf *out;
    int width;
};

static void pad(struct buf *out, int n)
{
    for (; n > 0; n--)
        buf_ch(out, ' ');
}

/* Broken at blanks, what follows the first line indented. */
static void add_text(struct page *p, const char *mark, const char *text)
{
    struct buf plain = {0};
    int indent = text_width(str_of(mark)), at = indent;
    text_plain(str_of(text), &plain);
    struct str rest = buf_view(&plain), word;
    buf_puts(p->out, mark);
    for (bool first = true; str_cut(&rest, ' ', &word); first = false) {
        int width = text_width(word);
        if (!first && at + 1 + width > p->width) {
            buf_ch(p->out, '\n');
            pad(p->out, indent);
            at = indent;
        } else if (!first) {
            buf_ch(p->out, ' ');
            at++;
        }
        buf_str(p->out, word);
        at += width;
    }
    buf_ch(p->out, '\n');
    buf_release(&plain);
}

static void add_rule(struct page *p, const char *text, char rule)
{
    add_text(p, "", text);
    int width = text_width(str_of(text));
    for (int i = 0; i < width && i < p->width; i++)
        buf_ch(p->out, rule);
    buf_ch(p->out, '\n');
}

static void add_cell(struct page *p, const char *s, int width)
{
    struct buf plain = {0};
    text_plain(str_of(s), &plain);
    pad(p->out, width - text_width(buf_view(&plain)));
    buf_str(p->out, buf_view(&plain));
    buf_release(&plain);
}

static void end_line(struct page *p)
{
    while (p->out->n && p->out->p[p->out->n - 1] == ' ')
        p->out->p[--p->out->n] = '\0';
    buf_ch(p->out, '\n');
}

static int column_width(const struct brief_table *t, size_t k)
{
    int most = text_width(str_of(t->titles[k]));
    for (size_t i = 0; i < t->rows; i++) {
        int width = text_width(str_of(t->cells[i * t->columns + k]));
        most = width > most ? width : most;
    }
    return most;
}

/* How wide the columns are: the first gives way to the others, and the last are
 * left out where there is no room all the same.  Returns how many there are. */
static size_t measure(const struct page *p, const struct brief_table *t,
                      int *width)
{
    enum { FIRST_LEAST = 20 };
    int sum = 0;
    for (size_t k = 0; k < t->columns; k++) {
        width[k] = column_width(t, k);
        sum += width[k] + (k ? GAP : 0);
    }
    int over = sum - p->width, spare = width[0] - FIRST_LEAST;
    if (over > 0 && spare > 0) {
        width[0] -= over < spare ? over : spare;
        sum -= over < spare ? over : spare;
    }
    size_t n = t->columns;
    while (n > 1 && sum > p->width)
        sum -= width[--n] + GAP;
    return n;
}

static struct str next_line(struct str *rest, int width)
{
    size_t n = text_line(*rest, width);
    n = n ? n : rest->n;
    struct str line = {rest->p, n};
    rest->p += n;
    rest->n -= n;
    for (; rest->n && *rest->p == ' '; rest->p++)
        rest->n--;
    return line;
}

static void add_row(struct page *p, const char *const *cells, const int *width,
                    size_t n)
{
    struct buf first = {0};
    text_plain(str_of(cells[0]), &first);
    struct str rest = buf_view(&first);
    for (bool top = true; top || rest.n; top = false) {
        struct str line = next_line(&rest, width[0]);
        buf_str(p->out, line);
        pad(p->out, width[0] - text_width(line));
        for (size_t k = 1; top && k < n; k++) {
            pad(p->out, GAP);
            add_cell(p, cells[k], width[k]);
        }
        end_line(p);
    }
    buf_release(&first);
}

static void add_table(struct page *p, const struct brief_table *t,
                      const char *caption)
{
    int *width = mem_new(t->columns, sizeof *width);
    size_t n = measure(p, t, width);
    struct sheet_bars bars;
    if (*caption)
        add_text(p, "", caption);
    for (size_t i = 0; i <= t->rows; i++)
        add_row(p, i ? t->cells + (i - 1) * t->columns : t->titles, width, n);
    if (sheet_bars_of(t, p->brief->lang, &p->brief->arena, &bars)) {
        buf_ch(p->out, '\n');
        plain_bars(p->out, &bars, p->width);
    }
    sheet_bars_release(&bars);
    free(width);
}

static void add_chart(struct page *p, const struct chart *c)
{
    add_text(p, "", c->title);
    if (c->m <= 2)
        chart_text(c, p->width, p->out);
    else {
        struct brief_table numbers = brief_numbers(p->brief, c);
        add_table(p, &numbers, "");
    }
}

static void add_steps(struct page *p, const struct brief_steps *s)
{
    struct buf line = {0};
    brief_say_steps(s, &line);
    add_text(p, "", buf_cstr(&line));
    buf_release(&line);
}

static void add_link(struct page *p, const struct brief_part *part)
{
    struct buf line = {0};
    buf_fmt(&line, "%s <%s>", part->text, part->to);
    add_text(p, "- ", buf_cstr(&line));
    buf_release(&line);
}

static void add_code(struct page *p, const struct brief_part *part)
{
    struct err none = ERR_INIT;
    struct qr code = {0};
    if (qr_make(part->payload, part->small, &code, &none) == 0)
        qr_text(&code, false, p->out);
    qr_release(&code);
    add_text(p, "", part->text);
}

static void add_part(struct page *p, const struct brief_part *part)
{
    switch (part->kind) {
    case BRIEF_HEADING:
        add_rule(p, part->text, '-');
        break;
    case BRIEF_TEXT:
    case BRIEF_NAME:
        add_text(p, "", part->text);
        break;
    case BRIEF_ITEM:
        add_text(p, "- ", part->text);
        break;
    case BRIEF_TABLE:
        add_table(p, &part->table, part->text);
        break;
    case BRIEF_CHART:
        add_chart(p, &part->chart);
        break;
    case BRIEF_STEPS:
        add_steps(p, &part->steps);
        break;
    case BRIEF_LINK:
        add_link(p, part);
        break;
    case BRIEF_CODE:
        add_code(p, part);
        break;
    }
}

void plain_brief(struct brief *b, int width, struct buf *out)
{
    struct page p = {b, out, width};
    enum brief_kind last = BRIEF_HEADING;
    add_rule(&p, b->title, '=');
    add_text(&p, "", b->subtitle);
    for (size_t i = 0; i < b->parts.n; i++) {
        const struct brief_part *part = &b->parts.v[i];
        if (!brief_is_item(part->kind) || !brief_is_item(last))
            buf_ch(out, '\n');
        last = part->kind;
        add_part(&p, part);
    }
    buf_ch(out, '\n');
    add_text(&p, "", b->foot);
}
