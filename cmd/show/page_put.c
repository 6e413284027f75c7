/* What the sections of the card are put together from. */

#include "base/i18n.h"
#include "base/text/text.h"
#include "show/sections.h"

enum { INDENT = 2, GAP = 2, WIDTH_LEAST = 20 };

void page_heading(struct page *p, const char *text)
{
    fputc('\n', stdout);
    out_styled(stdout, str_of(text), OUT_BOLD, p->c->color);
    fputc('\n', stdout);
}

void page_fact(struct page *p, const char *label, const char *value,
               enum out_style style)
{
    if (!*value)
        return;
    *vec_push(&p->lines) = (struct page_line){
        .label = arena_dup(&p->c->home.arena, label, strlen(label)),
        .value = arena_dup(&p->c->home.arena, value, strlen(value)),
        .style = style,
    };
}

static int width_of(struct str s)
{
    struct buf plain = {0};
    text_plain(s, &plain);
    int width = text_width(buf_view(&plain));
    buf_release(&plain);
    return width;
}

/* A text on its way to the terminal. */
struct flow {
    struct page *page;
    enum out_style style;
    int at, most; /* from this column to that one; 0: any width */
    int col;
    struct buf line;
};

static void end_line(struct flow *f, bool more)
{
    out_styled(stdout, buf_view(&f->line), f->style, f->page->c->color);
    fputc('\n', stdout);
    if (more)
        fprintf(stdout, "%*s", f->at, "");
    buf_clear(&f->line);
    f->col = f->at;
}

/* A word that is wider than the room, in parts.  What is to be pasted the
 * terminal breaks, and who copies it has the whole. */
static void add_word(struct flow *f, struct str word)
{
    while (f->most && !text_ascii(word) && !text_pasted(word) &&
           width_of(word) > f->most - f->at) {
        size_t n = text_fit(word, f->most - f->at);
        if (!n)
            break;
        buf_add(&f->line, word.p, n);
        end_line(f, true);
        word = (struct str){word.p + n, word.n - n};
    }
    buf_str(&f->line, word);
    f->col += width_of(word);
}

void page_text(struct page *p, const char *text, enum out_style style, int at)
{
    int most = p->c->width > at + WIDTH_LEAST ? p->c->width : 0;
    struct flow f = {p, style, at, most, at, {0}};
    struct str rest = str_of(text), line, word;
    for (bool more = str_cut(&rest, '\n', &line); more;) {
        while (str_cut(&line, ' ', &word)) {
            if (!word.n)
                continue;
            if (f.col > at && most && f.col + 1 + width_of(word) > most) {
                end_line(&f, true);
            } else if (f.col > at) {
                buf_ch(&f.line, ' ');
                f.col++;
            }
            add_word(&f, word);
        }
        more = str_cut(&rest, '\n', &line);
        end_line(&f, more);
    }
    buf_release(&f.line);
}

void page_facts(struct page *p)
{
    int widest = 0;
    for (size_t i = 0; i < p->lines.n; i++) {
        int w = width_of(str_of(p->lines.v[i].label));
        widest = w > widest ? w : widest;
    }
    for (size_t i = 0; i < p->lines.n; i++) {
        struct str label = str_of(p->lines.v[i].label);
        fprintf(stdout, "%*s", INDENT, "");
        out_styled(stdout, label, OUT_DIM, p->c->color);
        fprintf(stdout, "%*s", widest - width_of(label) + GAP, "");
        page_text(p, p->lines.v[i].value, p->lines.v[i].style,
                  INDENT + widest + GAP);
    }
    p->lines.n = 0;
}

struct out *page_table(struct page *p, const struct out_column *columns,
                       size_t n, bool bare)
{
    struct out_options options = {.stream = stdout,
                                  .format = OUT_TABLE,
                                  .color = p->c->color,
                                  .width = p->c->width,
                                  .bare = bare,
                                  .indent = INDENT};
    return out_open(&options, columns, n);
}

int page_table_close(struct page *p, struct out *o)
{
    return out_close(o, &p->c->err);
}

void page_say(struct page *p, const char *text)
{
    fprintf(stdout, "%*s", INDENT, "");
    out_styled(stdout, str_of(text), OUT_DIM, p->c->color);
    fputc('\n', stdout);
}

void page_more(struct page *p, size_t n)
{
    char text[128];
    snprintf(text, sizeof text,
             P_("… and %zu more (--all)", "… and %zu more (--all)", n), n);
    page_say(p, text);
}

const char *page_when(struct page *p, const struct entry *e,
                      char buf[DATE_SIZE])
{
    struct when when = {.day = e->day, .timed = e->timed, .at = entry_at(e)};
    when_print(&when, &p->c->home.zone, buf);
    if (e->timed) {
        buf[10] = ' ';
        buf[16] = '\0';
    }
    return buf;
}

void page_put_amount(struct out *o, struct book *b, const struct entry *e)
{
    if (!e || !e->has_amount) {
        out_none(o);
        out_none(o);
        return;
    }
    const struct currency *in = book_currency(b, e->currency);
    out_money(o, e->amount, in->digits + e->finer);
    out_word(o, in->code);
}
