/* Pages: where one ends and the next begins. */
#include <stdio.h>

#include "inside.h"

/* No more of a page than that is left empty for what stays together. */
#define MOST 0.6

/* The title, who sent it, and the number of the page. */
static void add_foot(struct pdf *p)
{
    enum { BELOW = 12, PAGE_WIDTH = 70 };
    struct pdf_style style = {.size = PDF_SMALL - 0.6, .grey = 0.45};
    double y = p->bottom + BELOW, width = p->right - p->left - PAGE_WIDTH;
    struct buf b = {0};
    pdf_across(p, p->left, p->right, y - 4, 0.4, 0.7);
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

void pdf_end_page(struct pdf *p)
{
    add_foot(p);
    if (!p->dry)
        pdf_canvas_page(p->canvas);
}

void pdf_break(struct pdf *p)
{
    pdf_end_page(p);
    p->page++;
    p->y = p->top;
    p->beside = 0;
}

void pdf_need(struct pdf *p, double height)
{
    if (p->y + height > p->bottom && p->y > p->top)
        pdf_break(p);
}

double pdf_most_kept(const struct pdf *p)
{
    return MOST * (p->bottom - p->top);
}
