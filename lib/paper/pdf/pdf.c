#include "paper/pdf/pdf.h"

#include "inside.h"

static void lay_out(struct pdf *p, bool dry)
{
    p->dry = dry;
    p->page = 1;
    p->y = p->top;
    p->beside = 0;
    pdf_form_logo(p);
    for (size_t i = 0; i < p->sheet->blocks.n; i++)
        pdf_flow(p, i);
    pdf_end_page(p);
    p->pages = p->page;
}

static int draw(struct pdf *p, double width, double height, struct err *e)
{
    /* The number of pages has to have its room in the dry run, too. */
    p->pages = 99;
    lay_out(p, true);
    if (pdf_canvas_complete(p->canvas, e) < 0)
        return -1;
    pdf_canvas_begin(p, width, height);
    lay_out(p, false);
    return 0;
}

void pdf_page(struct pdf *p, const struct sheet *sheet, double *width,
              double *height)
{
    static const struct {
        double width, height;
    } sizes[] = {[PAPER_A4] = {595.28, 841.89}, [PAPER_LETTER] = {612, 792}};
    enum { LEFT = 57, RIGHT = 43, TOP = 43, BOTTOM = 54 };
    *width = sizes[sheet->paper->size].width;
    *height = sizes[sheet->paper->size].height;
    *p = (struct pdf){.sheet = sheet,
                      .left = LEFT,
                      .right = *width - RIGHT,
                      .top = TOP,
                      .bottom = *height - BOTTOM};
}

int pdf_make(const struct paper *paper, struct buf *out, struct err *e)
{
    struct sheet sheet;
    struct pdf p;
    double width, height;
    int rc = sheet_make(paper, &sheet, e);
    pdf_page(&p, &sheet, &width, &height);
    p.canvas = pdf_canvas_open();
    if (rc == 0)
        rc = pdf_canvas_load(p.canvas, paper, e);
    if (rc == 0)
        rc = draw(&p, width, height, e);
    if (rc == 0)
        rc = pdf_canvas_end(p.canvas, out, e);
    pdf_canvas_close(p.canvas);
    sheet_release(&sheet);
    return rc;
}
