#include "paper/pdf/svg.h"

#include <librsvg/rsvg.h>

#include "base/i18n.h"

static RsvgHandle *open_svg(struct str svg)
{
    return rsvg_handle_new_from_data((const guint8 *)svg.p, svg.n, NULL);
}

bool svg_draw(void *cairo, struct str svg, double x, double y, double width,
              double height)
{
    RsvgHandle *handle = open_svg(svg);
    RsvgRectangle box = {x, y, width, height};
    bool drawn =
        handle && rsvg_handle_render_document(handle, cairo, &box, NULL);
    if (handle)
        g_object_unref(handle);
    return drawn;
}

static cairo_status_t take(void *to, const unsigned char *bytes, unsigned n)
{
    buf_add(to, (const char *)bytes, n);
    return CAIRO_STATUS_SUCCESS;
}

int png_make(struct str svg, struct buf *out, struct err *e)
{
    double width, height;
    RsvgHandle *handle = open_svg(svg);
    bool drawn = handle && rsvg_handle_get_intrinsic_size_in_pixels(
                               handle, &width, &height);
    if (handle)
        g_object_unref(handle);
    if (drawn) {
        cairo_surface_t *points = cairo_image_surface_create(
            CAIRO_FORMAT_RGB24, (int)(width + .5), (int)(height + .5));
        cairo_t *cr = cairo_create(points);
        drawn = svg_draw(cr, svg, 0, 0, width, height);
        cairo_destroy(cr);
        drawn = drawn && cairo_surface_write_to_png_stream(points, take, out) ==
                             CAIRO_STATUS_SUCCESS;
        cairo_surface_destroy(points);
    }
    return drawn ? 0 : err_set(e, ERR_DATA, _("the picture cannot be drawn"));
}
