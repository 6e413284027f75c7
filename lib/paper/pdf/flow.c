/* What stays together on a page, so that none holds only the sums, the frame
 * that says how to pay, or signatures under nothing. */
#include "inside.h"

/* No more of a page than that is left empty for it. */
#define MOST    0.6
#define ENDLESS 1e6

double pdf_most_kept(const struct pdf *p)
{
    return MOST * (p->bottom - p->top);
}

/* May a page begin with this block?  The frame and signatures stay with what
 * they are about, sums and small heads with their table. */
static bool may_begin(const struct pdf *p, size_t at)
{
    static const bool stays[] = {[SHEET_TABLE] = true,
                                 [SHEET_SUMS] = true,
                                 [SHEET_PAY] = true,
                                 [SHEET_SIGNS] = true};
    return at == p->sheet->blocks.n || !stays[p->sheet->blocks.v[at].kind];
}

/* How high the blocks after it are, down to the last that has room in `most`
 * and after which a page may begin: they are laid out dry, on a page without
 * end. */
static double kept(struct pdf *p, size_t at, double most)
{
    double h = 0, fits = 0;
    p->dry = true;
    p->bottom = ENDLESS;
    p->beside = 0;
    p->y = p->top;
    while (++at < p->sheet->blocks.n && h <= most) {
        pdf_block(p, at);
        h = (p->y > p->beside ? p->y : p->beside) - p->top;
        if (h <= most && may_begin(p, at + 1))
            fits = h;
    }
    return fits;
}

double pdf_kept(struct pdf *p, size_t at)
{
    struct pdf was = *p;
    double most = pdf_most_kept(p);
    if (at + 1 >= p->sheet->blocks.n || p->bottom >= ENDLESS)
        return 0;
    if (p->sheet->blocks.v[at + 1].kind != SHEET_SUMS)
        most *= 0.6; /* payments are to fit above it, too */
    double height = kept(p, at, most);
    *p = was;
    return height;
}
