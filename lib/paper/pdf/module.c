/* The one symbol that the drawing module shows: see draw.h. */
#include "paper/draw_module.h"
#include "paper/pdf/pdf.h"
#include "paper/pdf/svg.h"

extern const struct draw_module acct_draw;
__attribute__((visibility("default"))) const struct draw_module acct_draw = {
    .build = DRAW_BUILD,
    .pdf = pdf_make,
    .brief = pdf_brief,
    .png = png_make,
};
