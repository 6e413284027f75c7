/* Fonts, pages and files: what Pango and Cairo know, but for texts (text.c). */
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

struct pdf_type pdf_canvas_type(struct pdf_canvas *c)
{
    return (struct pdf_type){.context = c->context,
                             .cairo = c->cairo,
                             .families = buf_cstr(&c->families),
                             .unknown = &c->unknown};
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
