/* One block after the other, and what of them stays together on a page, so that
 * none holds only the sums, the frame that says how to pay, or signatures under
 * nothing. */
#include "inside.h"

/* May a page begin with this block?  The frame and signatures stay with what
 * they are about, sums and small heads with their table. */
static bool may_begin(const struct pdf *p, size_t at)
{
    static const bool stays[] = {[SHEET_TABLE] = true,
                                 [SHEET_BARS] = true,
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
    p->bottom = 1e6;
    p->beside = 0;
    p->y = p->top;
    while (++at < p->sheet->blocks.n && h <= most) {
        pdf_block(p, at, 0);
        h = (p->y > p->beside ? p->y : p->beside) - p->top;
        if (h <= most && may_begin(p, at + 1))
            fits = h;
    }
    return fits;
}

/* How much of what comes below a block is to be on the page where it ends; 0: a
 * page may end there. */
static double kept_below(struct pdf *p, size_t at)
{
    struct pdf was = *p;
    double most = pdf_most_kept(p);
    if (at + 1 >= p->sheet->blocks.n)
        return 0;
    if (p->sheet->blocks.v[at + 1].kind != SHEET_SUMS)
        most *= 0.6; /* payments are to fit above it, too */
    double height = kept(p, at, most);
    *p = was;
    return height;
}

static bool is_next(const struct pdf *p, size_t at, enum sheet_kind kind)
{
    return at + 1 < p->sheet->blocks.n &&
           p->sheet->blocks.v[at + 1].kind == kind;
}

/* The last lines of a text stay with signatures, or with how to pay, and a
 * small text stays with its table. */
static double keep_of(struct pdf *p, size_t at)
{
    switch (p->sheet->blocks.v[at].kind) {
    case SHEET_TABLE:
        return kept_below(p, at);
    case SHEET_TEXT:
        return is_next(p, at, SHEET_PAY) || is_next(p, at, SHEET_SIGNS)
                   ? kept_below(p, at)
                   : 0;
    case SHEET_SMALL:
        return is_next(p, at, SHEET_TABLE) ? kept_below(p, at + 1) : 0;
    default:
        return 0;
    }
}

void pdf_flow(struct pdf *p, size_t at)
{
    pdf_block(p, at, keep_of(p, at));
}
