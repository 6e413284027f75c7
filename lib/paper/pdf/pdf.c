#include "paper/pdf/pdf.h"

#include <stdio.h>

#include "inside.h"

/* The title, who sent it, and the number of the page. */
static void add_foot(struct pdf *p)
{
    enum { BELOW = 12, PAGE_WIDTH = 70 };
    struct pdf_style style = {.size = PDF_SMALL - 0.6, .grey = 0.45};
    double y = p->bottom + BELOW, width = p->right - p->left - PAGE_WIDTH;
    struct buf b = {0};
    pdf_line(p, p->left, y - 4, p->right, y - 4, 0.4, 0.7);
    buf_puts(&b, p->sheet->title);
    size_t title = b.n;
    if (*p->sheet->footer)
        buf_fmt(&b, " · %s", p->sheet->footer);
    if (pdf_width(p, buf_cstr(&b), style) > width)
        b.p[title] = '\0'; /* it has one line */
    pdf_text(p, buf_cstr(&b), p->left, y, width, style);
    buf_clear(&b);
    char page[16], pages[16];
    snprintf(page, sizeof page, "%d", p->page);
    snprintf(pages, sizeof pages, "%d", p->pages);
    paper_say(
        p->sheet->paper->lang, W_PAGE,
        (const struct paper_place[]){{"page", page}, {"pages", pages}, {0}},
        &b);
    style.align = PDF_RIGHT;
    pdf_text(p, buf_cstr(&b), p->left + width, y, PAGE_WIDTH, style);
    buf_release(&b);
}

static void end_page(struct pdf *p)
{
    add_foot(p);
    if (!p->dry)
        pdf_canvas_page(p->canvas);
}

void pdf_break(struct pdf *p)
{
    end_page(p);
    p->page++;
    p->y = p->top;
    p->beside = 0;
}

void pdf_need(struct pdf *p, double height)
{
    if (p->y + height > p->bottom && p->y > p->top)
        pdf_break(p);
}

static void lay_out(struct pdf *p, bool dry)
{
    p->dry = dry;
    p->page = 1;
    p->y = p->top;
    p->beside = 0;
    pdf_form_logo(p);
    for (size_t i = 0; i < p->sheet->blocks.n; i++)
        pdf_block(p, i);
    end_page(p);
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

int pdf_make(const struct paper *paper, struct buf *out, struct err *e)
{
    static const struct {
        double width, height;
    } sizes[] = {[PAPER_A4] = {595.28, 841.89}, [PAPER_LETTER] = {612, 792}};
    enum { LEFT = 57, RIGHT = 43, TOP = 43, BOTTOM = 54 };
    double width = sizes[paper->size].width;
    double height = sizes[paper->size].height;
    struct sheet sheet;
    struct pdf p = {.canvas = pdf_canvas_open(),
                    .sheet = &sheet,
                    .left = LEFT,
                    .right = width - RIGHT,
                    .top = TOP,
                    .bottom = height - BOTTOM};
    int rc = sheet_make(paper, &sheet, e);
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
