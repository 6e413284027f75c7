#include "paper/pdf/png.h"

#include <librsvg/rsvg.h>

#include "base/i18n.h"

static cairo_status_t take(void *to, const unsigned char *bytes, unsigned n)
{
    buf_add(to, (const char *)bytes, n);
    return CAIRO_STATUS_SUCCESS;
}

static int draw(RsvgHandle *svg, double width, double height, struct buf *out,
                struct err *e)
{
    cairo_surface_t *points = cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, (int)(width + .5), (int)(height + .5));
    cairo_t *cr = cairo_create(points);
    RsvgRectangle whole = {0, 0, width, height};
    bool drawn = rsvg_handle_render_document(svg, cr, &whole, NULL);
    cairo_destroy(cr);
    drawn = drawn && cairo_surface_write_to_png_stream(points, take, out) ==
                         CAIRO_STATUS_SUCCESS;
    cairo_surface_destroy(points);
    return drawn ? 0 : err_set(e, ERR_DATA, _("the picture cannot be drawn"));
}

int png_make(struct str svg, struct buf *out, struct err *e)
{
    double width, height;
    RsvgHandle *handle =
        rsvg_handle_new_from_data((const guint8 *)svg.p, svg.n, NULL);
    int rc = -1;
    if (handle &&
        rsvg_handle_get_intrinsic_size_in_pixels(handle, &width, &height))
        rc = draw(handle, width, height, out, e);
    else
        err_set(e, ERR_DATA, _("the picture cannot be drawn"));
    if (handle)
        g_object_unref(handle);
    return rc;
}
