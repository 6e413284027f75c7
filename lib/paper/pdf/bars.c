/* A plan on paper: labels at the left, the calendar at their right; on each
 * page with its scale. */
#include "inside.h"

enum { GAP = 10, PAD = 3, LABEL_MOST = 150, HIGH = 9, TEXT_HIGH = 11 };

static const struct pdf_style label = {.size = PDF_SMALL};
static const struct pdf_style scale = {.size = PDF_SMALL - 0.8, .grey = 0.35};

struct drawing {
    struct pdf *pdf;
    const struct sheet_bars *bars;
    double x, width; /* of the calendar */
};

static double place(const struct drawing *d, int32_t day)
{
    return d->x + d->width * sheet_place(d->bars, day);
}

static void add_scale(struct drawing *d, const struct sheet_mark *marks,
                      size_t n)
{
    struct pdf *p = d->pdf;
    for (size_t i = 0; i < n; i++)
        pdf_text(p, marks[i].label, place(d, marks[i].day), p->y,
                 p->right - place(d, marks[i].day), scale);
    p->y += TEXT_HIGH;
}

static void add_scales(struct drawing *d)
{
    add_scale(d, d->bars->months.v, d->bars->months.n);
    if (d->bars->weeks.n)
        add_scale(d, d->bars->weeks.v, d->bars->weeks.n);
    pdf_across(d->pdf, d->x, d->x + d->width, d->pdf->y, 0.4, 0.6);
}

static double labels_width(const struct drawing *d)
{
    return d->x - d->pdf->left - GAP;
}

static double row_height(const struct drawing *d, const struct sheet_bar *bar)
{
    double h = pdf_height(d->pdf, bar->label, labels_width(d), label);
    return (h > HIGH ? h : HIGH) + 2 * PAD;
}

static void add_bar(struct drawing *d, const struct sheet_bar *bar)
{
    static const double greys[] = {[SHADE_OFF] = 0.93,
                                   [SHADE_WORK] = 0.35,
                                   [SHADE_REST] = 0.68,
                                   [SHADE_OVER] = 0.8,
                                   [SHADE_LATE] = 0.1};
    struct pdf *p = d->pdf;
    double height = row_height(d, bar);
    pdf_text(p, bar->label, p->left, p->y + PAD, labels_width(d), label);
    for (int32_t day = d->bars->first; day <= d->bars->last;) {
        struct sheet_run run = sheet_run_at(d->bars, bar, day);
        double from = place(d, run.from), to = place(d, run.to + 1);
        bool inside = run.shade != SHADE_OFF;
        if (run.shade != SHADE_NONE)
            pdf_fill(p, from, p->y + (inside ? PAD : 0), to - from,
                     inside ? HIGH : height, greys[run.shade]);
        day = run.to + 1;
    }
    p->y += height;
}

void pdf_bars(struct pdf *p, const struct sheet_bars *b)
{
    struct drawing d = {.pdf = p, .bars = b};
    double most = 0, height = 3 * TEXT_HIGH;
    for (size_t i = 0; i < b->all.n; i++) {
        double w = pdf_width(p, b->all.v[i].label, label);
        most = w > most ? w : most;
    }
    most = most < LABEL_MOST ? most + 1 : LABEL_MOST;
    d.x = p->left + most + GAP;
    d.width = p->right - d.x;
    for (size_t i = 0; i < b->all.n; i++)
        height += row_height(&d, &b->all.v[i]);
    p->y += GAP;
    if (height <= pdf_most_kept(p))
        pdf_need(p, height);
    add_scales(&d);
    for (size_t i = 0; i < b->all.n; i++) {
        if (p->y + row_height(&d, &b->all.v[i]) > p->bottom) {
            pdf_break(p);
            add_scales(&d);
        }
        add_bar(&d, &b->all.v[i]);
    }
    p->y += PAD;
}
