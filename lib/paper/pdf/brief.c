/* A brief as PDF: laid out twice, as papers are. */
#include <math.h>
#include <stdlib.h>

#include "inside.h"
#include "paper/pdf/pdf.h"
#include "paper/pdf/svg.h"
#include "paper/qr.h"

enum { GAP = 6, INDENT = 12, CHARTS = 2, BETWEEN = 18 };

#define CHART_HIGH 0.55 /* of its width */

static const struct pdf_style title_style = {.size = 17, .bold = true},
                              sub_style = {.size = 9, .grey = .4},
                              head_style = {.size = 11.5, .bold = true},
                              text_style = {.size = 9.2},
                              label_style = {.size = 8.8, .bold = true},
                              cell_style = {.size = 8.2};

struct leaf {
    struct pdf pdf;
    const struct brief *brief;
    size_t beside; /* charts on the row in hand */
};

static void add_text(struct leaf *l, const char *s, double indent,
                     struct pdf_style style, double after)
{
    struct pdf *p = &l->pdf;
    double width = p->right - p->left - indent;
    pdf_need(p, pdf_height(p, s, width, style));
    p->y += pdf_text(p, s, p->left + indent, p->y, width, style) + after;
}

/* With what follows it, so that it is not the last on a page. */
static void add_heading(struct leaf *l, const char *s, double kept)
{
    enum { ABOVE = 12 };
    struct pdf *p = &l->pdf;
    if (p->y > p->top)
        p->y += ABOVE;
    pdf_need(p, kept);
    p->y += pdf_text(p, s, p->left, p->y, p->right - p->left, head_style) + 2;
    pdf_across(p, p->left, p->right, p->y, 0.5, 0.6);
    p->y += GAP;
}

static void add_item(struct leaf *l, const char *s)
{
    struct pdf *p = &l->pdf;
    double width = p->right - p->left - INDENT;
    pdf_need(p, pdf_height(p, s, width, text_style));
    pdf_text(p, "•", p->left + 2, p->y, INDENT, text_style);
    p->y += pdf_text(p, s, p->left + INDENT, p->y, width, text_style) + 2;
}

static double chart_height(const struct leaf *l)
{
    return (l->pdf.right - l->pdf.left - BETWEEN) / CHARTS * CHART_HIGH + 14;
}

/* Two beside each other. */
static void add_chart(struct leaf *l, const struct chart *c)
{
    struct pdf *p = &l->pdf;
    double width = (p->right - p->left - BETWEEN) / CHARTS;
    double height = chart_height(l);
    if (!l->beside)
        pdf_need(p, height);
    double x = p->left + (double)l->beside * (width + BETWEEN);
    pdf_text(p, c->title, x, p->y, width, label_style);
    if (!p->dry) {
        struct buf svg = {0};
        chart_plain(c, &svg);
        svg_draw(pdf_canvas_type(p->canvas).cairo, buf_view(&svg), x, p->y + 13,
                 width, width * CHART_HIGH);
        buf_release(&svg);
    }
    l->beside = (l->beside + 1) % CHARTS;
    if (!l->beside)
        p->y += height + GAP;
}

static void end_charts(struct leaf *l)
{
    struct pdf *p = &l->pdf;
    if (l->beside)
        p->y += (p->right - p->left - BETWEEN) / CHARTS * CHART_HIGH + 14 + GAP;
    l->beside = 0;
}

static double column_width(struct leaf *l, const struct brief_table *t,
                           size_t k)
{
    struct pdf *p = &l->pdf;
    struct pdf_style bold = cell_style;
    bold.bold = true;
    double most = pdf_width(p, t->titles[k], bold);
    for (size_t i = 0; i < t->rows; i++) {
        double width = pdf_width(p, t->cells[i * t->columns + k], cell_style);
        most = width > most ? width : most;
    }
    return most + 8;
}

/* Where the columns are: the first gives way to the others, and the last are
 * left out where there is no room all the same.  Returns how many there are. */
static size_t measure(struct leaf *l, const struct brief_table *t, double *x)
{
    enum { FIRST_LEAST = 120 };
    struct pdf *p = &l->pdf;
    size_t n = 1;
    x[0] = p->left;
    for (size_t k = 0; k < t->columns; k++)
        x[k + 1] = x[k] + column_width(l, t, k);
    double over = x[t->columns] - p->right, spare = x[1] - x[0] - FIRST_LEAST;
    over = over < spare ? over : spare;
    for (size_t k = 1; over > 0 && k <= t->columns; k++)
        x[k] -= over;
    while (n < t->columns && x[n + 1] <= p->right)
        n++;
    return n;
}

static double add_row(struct leaf *l, const struct brief_table *t,
                      const double *x, size_t columns, size_t row)
{
    struct pdf *p = &l->pdf;
    const char *const *cells =
        row ? t->cells + (row - 1) * t->columns : t->titles;
    struct pdf_style first = cell_style;
    first.bold = !row;
    double high = pdf_height(p, "X", 100, cell_style),
           wants = pdf_height(p, cells[0], x[1] - x[0] - 8, first);
    high = (wants > high ? wants : high) + 3;
    pdf_need(p, high);
    for (size_t k = 0; k < columns; k++) {
        struct pdf_style style = cell_style;
        double heat =
            row && t->heat ? t->heat[(row - 1) * t->columns + k] : NAN;
        style.align = k ? PDF_RIGHT : PDF_LEFT;
        style.bold = !row;
        if (!isnan(heat))
            pdf_fill(p, x[k], p->y, x[k + 1] - x[k], high, .95 - .35 * heat);
        pdf_text(p, cells[k], x[k] + 4, p->y + 1, x[k + 1] - x[k] - 8, style);
    }
    p->y += high;
    return high;
}

static void add_bars(struct leaf *l, const struct brief_table *t)
{
    struct arena arena = {0};
    struct sheet_bars bars;
    if (sheet_bars_of(t, l->brief->lang, &arena, &bars)) {
        pdf_bars(&l->pdf, &bars);
        l->pdf.y += GAP;
    }
    sheet_bars_release(&bars);
    arena_release(&arena);
}

static void add_table(struct leaf *l, const struct brief_table *t,
                      const char *caption)
{
    enum { KEPT = 60, ABOVE = 6 };
    struct pdf *p = &l->pdf;
    double *x = mem_new(t->columns + 1, sizeof *x);
    size_t n = measure(l, t, x);
    pdf_need(p, KEPT);
    if (*caption) {
        p->y += ABOVE;
        add_text(l, caption, 0, label_style, 2);
    }
    for (size_t i = 0; i <= t->rows; i++)
        add_row(l, t, x, n, i);
    p->y += GAP;
    add_bars(l, t);
    free(x);
}

static void add_steps(struct leaf *l, const struct brief_steps *s)
{
    struct buf line = {0};
    brief_say_steps(s, &line);
    add_text(l, buf_cstr(&line), 0, text_style, 4);
    buf_release(&line);
}

static void add_link(struct leaf *l, const struct brief_part *part)
{
    struct buf line = {0};
    buf_fmt(&line, "%s <%s>", part->text, part->to);
    add_item(l, buf_cstr(&line));
    buf_release(&line);
}

static void add_code(struct leaf *l, const struct brief_part *part)
{
    enum { SIDE = 100 };
    struct pdf *p = &l->pdf;
    const struct sheet *before = p->sheet;
    struct sheet own = *before;
    struct err none = ERR_INIT;
    if (qr_make(part->payload, part->small, &own.qr, &none) == 0) {
        pdf_need(p, SIDE + GAP);
        p->sheet = &own;
        pdf_code(p, p->left, p->y, SIDE);
        p->sheet = before;
        p->y += SIDE + GAP;
    }
    qr_release(&own.qr);
    add_text(l, part->text, 0, text_style, 4);
}

static void add_part(struct leaf *l, size_t at)
{
    enum { KEPT = 60, HEAD = 24 };
    const struct brief_part *part = &l->brief->parts.v[at];
    bool chart = at + 1 < l->brief->parts.n && part[1].kind == BRIEF_CHART;
    if (part->kind != BRIEF_CHART)
        end_charts(l);
    switch (part->kind) {
    case BRIEF_HEADING:
        add_heading(l, part->text, chart ? chart_height(l) + HEAD : KEPT);
        break;
    case BRIEF_TEXT:
        add_text(l, part->text, 0, text_style, 4);
        break;
    case BRIEF_ITEM:
        add_item(l, part->text);
        break;
    case BRIEF_TABLE:
        add_table(l, &part->table, part->text);
        break;
    case BRIEF_CHART:
        add_chart(l, &part->chart);
        break;
    case BRIEF_NAME:
        l->pdf.y += GAP;
        pdf_need(&l->pdf, KEPT);
        add_text(l, part->text, 0, label_style, 2);
        break;
    case BRIEF_STEPS:
        add_steps(l, &part->steps);
        break;
    case BRIEF_LINK:
        add_link(l, part);
        break;
    case BRIEF_CODE:
        add_code(l, part);
        break;
    }
}

static void lay_out(struct leaf *l, bool dry)
{
    enum { LOGO_WIDE = 150 };
    struct pdf *p = &l->pdf;
    p->dry = dry;
    p->page = 1;
    p->y = p->top;
    l->beside = 0;
    double logo = pdf_logo(p, p->left, p->y, LOGO_WIDE, PDF_LOGO);
    p->y += logo > 0 ? logo + GAP : 0;
    add_text(l, l->brief->title, 0, title_style, 2);
    add_text(l, l->brief->subtitle, 0, sub_style, 4);
    for (size_t i = 0; i < l->brief->parts.n; i++)
        add_part(l, i);
    end_charts(l);
    pdf_end_page(p);
    p->pages = p->page;
}

int pdf_brief(const struct brief *b, struct buf *out, struct err *e)
{
    struct paper paper = {.lang = b->lang,
                          .size = b->size,
                          .day = b->day,
                          .logo = b->logo,
                          .font = b->font,
                          .seller = {.name = b->foot}};
    struct sheet sheet = {
        .paper = &paper, .title = b->title, .footer = b->foot};
    struct leaf l = {.brief = b};
    struct pdf *p = &l.pdf;
    double width, height;
    pdf_page(p, &sheet, &width, &height);
    p->canvas = pdf_canvas_open();
    p->pages = 99; /* their number has to have its room in the dry run */
    int rc = pdf_canvas_load(p->canvas, &paper, e);
    if (rc == 0) {
        lay_out(&l, true);
        rc = pdf_canvas_complete(p->canvas, e);
    }
    if (rc == 0) {
        pdf_canvas_begin(p, width, height);
        lay_out(&l, false);
        rc = pdf_canvas_end(p->canvas, out, e);
    }
    pdf_canvas_close(p->canvas);
    return rc;
}
