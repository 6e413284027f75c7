/*
 * Internal to PDFs: a canvas of pages.  Lengths are points, y goes down.
 *
 * Everything is laid out twice: dry, which draws nothing, counts the pages and
 * finds characters that no font has; then for good.
 */
#ifndef ACCT_PAPER_PDF_INSIDE_H
#define ACCT_PAPER_PDF_INSIDE_H

#include "paper/sheet/sheet.h"

struct pdf_canvas; /* what Pango and Cairo know: canvas.c */

struct pdf {
    struct pdf_canvas *canvas;
    const struct sheet *sheet;
    bool dry;
    double left, right, top, bottom; /* edges of what may be written on */
    double y;                        /* where the next block begins */
    double beside; /* down to here, texts stand right of the code; 0: nowhere */
    int page, pages;
};

enum pdf_align { PDF_LEFT, PDF_RIGHT, PDF_CENTER };
struct pdf_style {
    double size;
    bool bold;
    enum pdf_align align;
    double grey; /* 0: black */
};

#define PDF_SIZE  8.8 /* of plain text */
#define PDF_SMALL 7.4
#define PDF_LOGO  46 /* how high a logo is at most: 16 mm */

/* Draws text broken to the width, and returns its height. */
double pdf_text(struct pdf *p, const char *text, double x, double y,
                double width, struct pdf_style style);
double pdf_height(struct pdf *p, const char *text, double width,
                  struct pdf_style style);
/* On one line. */
double pdf_width(struct pdf *p, const char *text, struct pdf_style style);
/* How many bytes of it fit so high: whole lines, all of it, or 0. */
size_t pdf_fit(struct pdf *p, const char *text, double width, double height,
               struct pdf_style style);
/* Lines across the page, and down it. */
void pdf_across(struct pdf *p, double x1, double x2, double y, double width,
                double grey);
void pdf_down(struct pdf *p, double x, double y1, double y2, double width,
              double grey);
void pdf_fill(struct pdf *p, double x, double y, double width, double height,
              double grey);
void pdf_code(struct pdf *p, double x, double y, double size);
/* The logo, as large as the box lets it be; returns its height, 0: none. */
double pdf_logo(struct pdf *p, double x, double y, double width, double height);

/* The canvas: fonts and a logo are loaded, the dry run begins, then the file.
 * ERR_DATA as pdf_make says; pdf_canvas_complete: a character has no font. */
struct pdf_canvas *pdf_canvas_open(void);
int pdf_canvas_load(struct pdf_canvas *c, const struct paper *paper,
                    struct err *e);
/* What texts are set with: Pango's context, Cairo's page (NULL while it is
 * dry), families of fonts; the first text with a character of no font. */
struct pdf_type {
    void *context, *cairo;
    const char *families;
    struct buf *unknown;
};
struct pdf_type pdf_canvas_type(struct pdf_canvas *c);
int pdf_canvas_complete(const struct pdf_canvas *c, struct err *e);
void pdf_canvas_begin(struct pdf *p, double width, double height);
void pdf_canvas_page(struct pdf_canvas *c);
/* Appends the file to *out. */
int pdf_canvas_end(struct pdf_canvas *c, struct buf *out, struct err *e);
void pdf_canvas_close(struct pdf_canvas *c);

/* The page of a sheet, whose paper says how large it is: pdf.c.  All else of *p
 * is zero bytes. */
void pdf_page(struct pdf *p, const struct sheet *sheet, double *width,
              double *height);
/* Ends the page, with its foot: page.c. */
void pdf_end_page(struct pdf *p);
/* Begins another. */
void pdf_break(struct pdf *p);
/* Does so unless that much is left on this one. */
void pdf_need(struct pdf *p, double height);
/* How much of a page may be left empty for what stays together. */
double pdf_most_kept(const struct pdf *p);

/* Lays a block out, and sees to it that pages end well: flow.c. */
void pdf_flow(struct pdf *p, size_t at);

/* The blocks: blocks.c, form.c, table.c.  Where it ends, `keep` of what comes
 * below it is to be on the same page; of a small text, below its table. */
void pdf_block(struct pdf *p, size_t at, double keep);
/* Above them, the logo in Russian forms; letters have it in their head. */
void pdf_form_logo(struct pdf *p);
void pdf_bank(struct pdf *p, const struct sheet_block *b);
void pdf_signs(struct pdf *p, const struct sheet_block *b);
/* With its last rows, so much of what comes below stays on one page. */
void pdf_table(struct pdf *p, const struct sheet_table *t, double keep);
/* What it wants of a page to begin on it: few rows are not parted. */
double pdf_table_begin(struct pdf *p, const struct sheet_table *t, double keep);
/* A plan's bars: bars.c. */
void pdf_bars(struct pdf *p, const struct sheet_bars *b);
/* The columns of a table: columns.c.  Sets where each begins, and the right
 * edge; `pad` is between its text and either side.  Returns the scale that the
 * type is to be of, so that no number is broken. */
double pdf_columns(struct pdf *p, const struct sheet_table *t, double pad,
                   double *x);
struct pdf_style pdf_cell_style(const struct sheet_table *t, size_t column,
                                double scale);
struct pdf_style pdf_head_style(const struct sheet_table *t, size_t column,
                                double scale);
struct pdf_style pdf_carry_style(const struct sheet_table *t, double scale);

#endif
