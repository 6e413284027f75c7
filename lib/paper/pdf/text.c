/* Texts broken into lines, which Pango does. */
#include <pango/pangocairo.h>

#include "base/text/text.h"
#include "inside.h"

/* Pango wants well-formed text, and draws a box for each control character.
 * What would turn the text around it becomes U+200B, which nobody sees: the
 * length stays. */
static void clean(struct str text, struct buf *out)
{
    static const char nothing[] = "\xe2\x80\x8b";
    text_mend(text, "?", out);
    for (size_t i = 0; i < out->n; i++) {
        unsigned char c = (unsigned char)out->p[i];
        size_t unsafe = text_unsafe((struct str){out->p + i, out->n - i});
        if ((c < ' ' && c != '\n') || c == '\x7f')
            out->p[i] = ' ';
        if (unsafe == sizeof nothing - 1)
            memcpy(out->p + i, nothing, unsafe);
        else
            memset(out->p + i, ' ', unsafe);
    }
}

static void note_unknown(struct pdf *p, PangoLayout *layout)
{
    struct buf *unknown = pdf_canvas_type(p->canvas).unknown;
    if (p->dry && !unknown->n && pango_layout_get_unknown_glyphs_count(layout))
        buf_puts(unknown, pango_layout_get_text(layout));
}

/* A width below 0 does not break lines. */
static PangoLayout *layout_of(struct pdf *p, struct str text, double width,
                              struct pdf_style style)
{
    static const PangoAlignment aligns[] = {
        [PDF_LEFT] = PANGO_ALIGN_LEFT,
        [PDF_RIGHT] = PANGO_ALIGN_RIGHT,
        [PDF_CENTER] = PANGO_ALIGN_CENTER,
    };
    struct pdf_type type = pdf_canvas_type(p->canvas);
    PangoLayout *l = pango_layout_new(type.context);
    PangoFontDescription *font = pango_font_description_new();
    struct buf plain = {0};
    clean(text, &plain);
    pango_font_description_set_family_static(font, type.families);
    pango_font_description_set_absolute_size(font, style.size * PANGO_SCALE);
    pango_font_description_set_weight(font, style.bold ? PANGO_WEIGHT_BOLD
                                                       : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(l, font);
    pango_layout_set_text(l, buf_cstr(&plain), (int)plain.n);
    pango_layout_set_wrap(l, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(l, aligns[style.align]);
    if (width >= 0)
        pango_layout_set_width(l, (int)(width * PANGO_SCALE));
    note_unknown(p, l);
    pango_font_description_free(font);
    buf_release(&plain);
    return l;
}

/* Pango takes for each line of a paragraph as long as the rest of it is, and
 * much longer within a word: it is given no more at a time than this. */
enum { PIECE = 4096, WORD = 512 };

/* So many bytes of the text are given to it, whole characters; `more` times the
 * usual. */
static size_t piece_size(const char *text, size_t more)
{
    size_t n = 0, word = 0;
    for (; n < more * PIECE && word < more * WORD && text[n]; n++)
        word = text[n] == ' ' || text[n] == '\n' ? 0 : word + 1;
    while (n > 0 && text[n] && ((unsigned char)text[n] & 0xc0) == 0x80)
        n--;
    return n;
}

/* Some lines of a text. */
struct piece {
    PangoLayout *layout;
    size_t at;  /* where it begins in the text */
    size_t end; /* where the next does */
    int lines;  /* so many are of it: where more comes, the last of the layout
                   is not whole, and begins the next */
    bool last;
    double height; /* of these lines */
};

static double line_height(PangoLayoutLine *line)
{
    PangoRectangle box;
    pango_layout_line_get_extents(line, NULL, &box);
    return (double)box.height / PANGO_SCALE;
}

static void size_of(PangoLayout *l, double *width, double *height)
{
    int w, h;
    pango_layout_get_size(l, &w, &h);
    *width = (double)w / PANGO_SCALE;
    *height = (double)h / PANGO_SCALE;
}

static void measure(struct piece *piece, size_t n)
{
    double width;
    PangoLayout *l = piece->layout;
    if (piece->last) {
        piece->end = piece->at + n;
        size_of(l, &width, &piece->height);
        return;
    }
    piece->end =
        piece->at +
        (size_t)pango_layout_get_line_readonly(l, piece->lines)->start_index;
    piece->height = 0;
    for (int i = 0; i < piece->lines; i++)
        piece->height += line_height(pango_layout_get_line_readonly(l, i));
}

/* The lines that follow on piece->end; false at the end of the text (of an
 * empty one there is one line).  The layout is released by the next call. */
static bool next_piece(struct pdf *p, const char *text, double width,
                       struct pdf_style style, struct piece *piece)
{
    bool begun = piece->layout;
    if (begun)
        g_object_unref(piece->layout);
    piece->layout = NULL;
    piece->at = piece->end;
    text += piece->at;
    if (begun && piece->last)
        return false;
    for (size_t more = 1;; more *= 2) {
        size_t n = piece_size(text, more);
        piece->layout = layout_of(p, (struct str){text, n}, width, style);
        piece->last = !text[n];
        piece->lines = pango_layout_get_line_count(piece->layout);
        piece->lines -= !piece->last;
        if (piece->lines > 0) {
            measure(piece, n);
            return true;
        }
        g_object_unref(piece->layout);
    }
}

static void draw_lines(cairo_t *c, const struct piece *piece, double x,
                       double y)
{
    PangoLayoutIter *at = pango_layout_get_iter(piece->layout);
    for (int i = 0; i < piece->lines; i++) {
        PangoRectangle box;
        pango_layout_iter_get_line_extents(at, NULL, &box);
        cairo_move_to(c, x + (double)box.x / PANGO_SCALE,
                      y + (double)pango_layout_iter_get_baseline(at) /
                              PANGO_SCALE);
        pango_cairo_show_layout_line(c,
                                     pango_layout_iter_get_line_readonly(at));
        pango_layout_iter_next_line(at);
    }
    pango_layout_iter_free(at);
}

static void draw_piece(struct pdf *p, const struct piece *piece, double x,
                       double y, double grey)
{
    cairo_t *c = pdf_canvas_type(p->canvas).cairo;
    cairo_set_source_rgb(c, grey, grey, grey);
    cairo_move_to(c, x, y);
    if (piece->last)
        pango_cairo_show_layout(c, piece->layout);
    else
        draw_lines(c, piece, x, y);
}

double pdf_text(struct pdf *p, const char *text, double x, double y,
                double width, struct pdf_style style)
{
    struct piece piece = {0};
    double h = 0;
    while (next_piece(p, text, width, style, &piece)) {
        if (!p->dry)
            draw_piece(p, &piece, x, y + h, style.grey);
        h += piece.height;
    }
    return h;
}

double pdf_height(struct pdf *p, const char *text, double width,
                  struct pdf_style style)
{
    struct piece piece = {0};
    double h = 0;
    while (next_piece(p, text, width, style, &piece))
        h += piece.height;
    return h;
}

/* No page is as wide as a piece. */
double pdf_width(struct pdf *p, const char *text, struct pdf_style style)
{
    struct str piece = {text, piece_size(text, 1)};
    PangoLayout *l = layout_of(p, piece, -1, style);
    double w, h;
    size_of(l, &w, &h);
    g_object_unref(l);
    return w;
}

size_t pdf_fit(struct pdf *p, const char *text, double width, double height,
               struct pdf_style style)
{
    struct piece piece = {0};
    double used = 0;
    while (next_piece(p, text, width, style, &piece))
        for (int i = 0; i < piece.lines; i++) {
            PangoLayoutLine *line =
                pango_layout_get_line_readonly(piece.layout, i);
            used += line_height(line);
            if (used > height) {
                size_t fit = piece.at + (size_t)line->start_index;
                g_object_unref(piece.layout);
                return fit;
            }
        }
    return strlen(text);
}
