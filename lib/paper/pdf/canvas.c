/* All that knows Pango and Cairo: fonts, letters, lines and files. */
#include <stdlib.h>

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include "base/i18n.h"
#include "base/text/text.h"
#include "inside.h"

/* Families that have Latin and Cyrillic: first the one that `make deps` brings,
 * last one that is everywhere and has Greek, too. */
#define FAMILIES "PT Sans,Noto Sans,Liberation Sans,DejaVu Sans,sans-serif"

struct pdf_canvas {
    PangoFontMap *fonts;
    PangoContext *context;
    cairo_surface_t *file, *logo;
    cairo_t *cairo;
    struct buf families;
    struct buf out;
    struct buf unknown; /* the first text with a character of no font */
};

/* Pango wants well-formed text, and draws a box for each control character. */
static void clean(struct str text, struct buf *out)
{
    text_mend(text, "?", out);
    for (size_t i = 0; i < out->n; i++) {
        unsigned char c = (unsigned char)out->p[i];
        if ((c < ' ' && c != '\n') || c == '\x7f')
            out->p[i] = ' ';
    }
}

static void note_unknown(struct pdf *p, PangoLayout *layout)
{
    struct buf *unknown = &p->canvas->unknown;
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
    PangoLayout *l = pango_layout_new(p->canvas->context);
    PangoFontDescription *font = pango_font_description_new();
    struct buf plain = {0};
    clean(text, &plain);
    pango_font_description_set_family_static(font,
                                             buf_cstr(&p->canvas->families));
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
    for (; text[n] && n < more * PIECE && word < more * WORD; n++)
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
    cairo_t *c = p->canvas->cairo;
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
    for (; next_piece(p, text, width, style, &piece); h += piece.height)
        if (!p->dry)
            draw_piece(p, &piece, x, y + h, style.grey);
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

static void draw_line(struct pdf *p, const double from[2], const double to[2],
                      double width, double grey)
{
    cairo_t *c = p->canvas->cairo;
    if (p->dry)
        return;
    cairo_set_source_rgb(c, grey, grey, grey);
    cairo_set_line_width(c, width);
    cairo_move_to(c, from[0], from[1]);
    cairo_line_to(c, to[0], to[1]);
    cairo_stroke(c);
}

void pdf_across(struct pdf *p, double x1, double x2, double y, double width,
                double grey)
{
    draw_line(p, (double[]){x1, y}, (double[]){x2, y}, width, grey);
}

void pdf_down(struct pdf *p, double x, double y1, double y2, double width,
              double grey)
{
    draw_line(p, (double[]){x, y1}, (double[]){x, y2}, width, grey);
}

void pdf_fill(struct pdf *p, double x, double y, double width, double height,
              double grey)
{
    cairo_t *c = p->canvas->cairo;
    if (p->dry)
        return;
    cairo_set_source_rgb(c, grey, grey, grey);
    cairo_rectangle(c, x, y, width, height);
    cairo_fill(c);
}

void pdf_code(struct pdf *p, double x, double y, double size)
{
    const struct qr *q = &p->sheet->qr;
    cairo_t *c = p->canvas->cairo;
    double unit = size / q->side;
    if (p->dry || !q->side)
        return;
    cairo_set_source_rgb(c, 0, 0, 0);
    for (int row = 0; row < q->side; row++)
        for (int at = 0; at < q->side; at++) {
            int run = 0;
            while (at + run < q->side && q->dark[row * q->side + at + run])
                run++;
            if (run)
                cairo_rectangle(c, x + at * unit, y + row * unit, run * unit,
                                unit);
            at += run;
        }
    cairo_fill(c);
}

double pdf_logo(struct pdf *p, double x, double y, double width, double height)
{
    cairo_surface_t *logo = p->canvas->logo;
    if (!logo)
        return 0;
    double w = cairo_image_surface_get_width(logo);
    double h = cairo_image_surface_get_height(logo);
    double scale = width / w < height / h ? width / w : height / h;
    if (!p->dry) {
        cairo_t *c = p->canvas->cairo;
        cairo_save(c);
        cairo_translate(c, x, y);
        cairo_scale(c, scale, scale);
        cairo_set_source_surface(c, logo, 0, 0);
        cairo_paint(c);
        cairo_restore(c);
    }
    return h * scale;
}

static cairo_status_t collect(void *arg, const unsigned char *data,
                              unsigned int n)
{
    buf_add(arg, (const char *)data, n);
    return CAIRO_STATUS_SUCCESS;
}

static cairo_status_t take(void *arg, unsigned char *data, unsigned int n)
{
    struct str *rest = arg;
    if (rest->n < n)
        return CAIRO_STATUS_READ_ERROR;
    memcpy(data, rest->p, n);
    *rest = (struct str){rest->p + n, rest->n - n};
    return CAIRO_STATUS_SUCCESS;
}

static int load_logo(struct pdf_canvas *c, struct str png, struct err *e)
{
    if (!png.n)
        return 0;
    c->logo = cairo_image_surface_create_from_png_stream(take, &png);
    return cairo_surface_status(c->logo) == CAIRO_STATUS_SUCCESS
               ? 0
               : err_set(e, ERR_DATA, _("the logo is not a PNG image"));
}

/* Pango has these where there are no fonts at all. */
static bool is_generic(const char *family)
{
    static const char *const names[] = {"Sans",    "Serif",   "Monospace",
                                        "Cursive", "Fantasy", "System-ui"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (g_ascii_strcasecmp(family, names[i]) == 0)
            return true;
    return false;
}

/* Without a font Pango would look for one for ever. */
static int find_fonts(struct pdf_canvas *c, const char *wanted, struct err *e)
{
    PangoFontFamily **families;
    int n = 0;
    bool found = !*wanted, any = false;
    if (*wanted)
        buf_fmt(&c->families, "%s,", wanted);
    buf_puts(&c->families, FAMILIES);
    c->fonts = pango_cairo_font_map_new();
    pango_font_map_list_families(c->fonts, &families, &n);
    for (int i = 0; i < n; i++) {
        const char *name = pango_font_family_get_name(families[i]);
        any = any || !is_generic(name);
        found = found || g_ascii_strcasecmp(name, wanted) == 0;
    }
    g_free(families);
    if (!any)
        return err_set(e, ERR_DATA,
                       _("there are no fonts here (install some: "
                         "fonts-dejavu-core)"));
    if (!found)
        return err_set(e, ERR_DATA,
                       _("paper.font: there is no font '%s' here (fc-list "
                         "shows those there are)"),
                       wanted);
    c->context = pango_font_map_create_context(c->fonts);
    /* The same on paper, whatever the screen is like. */
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(c->context, options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(c->context, FALSE);
    return 0;
}

/* The date of the file is the document's: made again, it is the same. */
static void add_metadata(const struct sheet *s, cairo_surface_t *file)
{
    char day[DATE_SIZE];
    struct buf date = {0};
    buf_fmt(&date, "%sT00:00:00Z", day_print(s->paper->day, day));
    const struct {
        cairo_pdf_metadata_t which;
        const char *text;
    } fields[] = {
        {CAIRO_PDF_METADATA_TITLE, s->title},
        {CAIRO_PDF_METADATA_AUTHOR, s->paper->seller.name},
        {CAIRO_PDF_METADATA_CREATOR, "acct"},
        {CAIRO_PDF_METADATA_CREATE_DATE, buf_cstr(&date)},
        {CAIRO_PDF_METADATA_MOD_DATE, buf_cstr(&date)},
    };
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++)
        if (*fields[i].text)
            cairo_pdf_surface_set_metadata(file, fields[i].which,
                                           fields[i].text);
    buf_release(&date);
}

/* What there is no font for is said, and not drawn as boxes. */
int pdf_canvas_complete(const struct pdf_canvas *c, struct err *e)
{
    enum { SHOWN = 60 };
    struct str s = buf_view(&c->unknown);
    if (!s.n)
        return 0;
    s.n = text_fit(s, SHOWN);
    return err_set(e, ERR_DATA,
                   _("no font here has all characters of '%.*s' (install one "
                     "that has, such as fonts-noto)"),
                   STR_ARG(s));
}

struct pdf_canvas *pdf_canvas_open(void)
{
    return mem_new(1, sizeof(struct pdf_canvas));
}

int pdf_canvas_load(struct pdf_canvas *c, const struct paper *paper,
                    struct err *e)
{
    return find_fonts(c, paper->font, e) < 0 ? -1
                                             : load_logo(c, paper->logo, e);
}

void pdf_canvas_begin(struct pdf *p, double width, double height)
{
    struct pdf_canvas *c = p->canvas;
    c->file =
        cairo_pdf_surface_create_for_stream(collect, &c->out, width, height);
    add_metadata(p->sheet, c->file);
    c->cairo = cairo_create(c->file);
}

void pdf_canvas_page(struct pdf_canvas *c)
{
    cairo_show_page(c->cairo);
}

int pdf_canvas_end(struct pdf_canvas *c, struct buf *out, struct err *e)
{
    cairo_status_t status = cairo_status(c->cairo);
    cairo_surface_finish(c->file);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_status(c->file);
    if (status != CAIRO_STATUS_SUCCESS)
        return err_set(e, ERR_DATA, _("the PDF cannot be made: %s"),
                       cairo_status_to_string(status));
    buf_str(out, buf_view(&c->out));
    return 0;
}

void pdf_canvas_close(struct pdf_canvas *c)
{
    if (c->cairo)
        cairo_destroy(c->cairo);
    if (c->file)
        cairo_surface_destroy(c->file);
    if (c->logo)
        cairo_surface_destroy(c->logo);
    if (c->context)
        g_object_unref(c->context);
    if (c->fonts)
        g_object_unref(c->fonts);
    buf_release(&c->out);
    buf_release(&c->unknown);
    buf_release(&c->families);
    free(c);
}
