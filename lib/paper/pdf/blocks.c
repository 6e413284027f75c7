/* The blocks of a sheet on paper. */
#include "inside.h"

enum { GAP = 10, CODE = 96, CODE_MOST = 128, LOGO_WIDTH = 150 };

static const struct pdf_style plain = {.size = PDF_SIZE};
static const struct pdf_style bold = {.size = PDF_SIZE, .bold = true};
static const struct pdf_style label = {.size = PDF_SMALL, .grey = 0.4};

/* A code of many modules is larger, so that telephones tell them apart. */
static double code_size(const struct pdf *p)
{
    enum { MANY = 57 };
    if (!p->sheet->qr.side)
        return 0;
    return p->sheet->qr.side > MANY ? CODE_MOST : CODE;
}

static double code_height(struct pdf *p)
{
    double size = code_size(p);
    return size > 0 ? size + 6 + pdf_height(p, p->sheet->scan, size, label) : 0;
}

static void add_code(struct pdf *p, double x, double y)
{
    double size = code_size(p);
    struct pdf_style style = label;
    style.align = PDF_CENTER;
    pdf_code(p, x, y, size);
    pdf_text(p, p->sheet->scan, x, y + size + 4, size, style);
}

static void add_letterhead(struct pdf *p, const struct sheet_block *b)
{
    struct pdf_style title = {.size = 21, .align = PDF_RIGHT};
    struct pdf_style name = {.size = 12.5, .bold = true};
    double half = (p->right - p->left) / 2, y = p->y;
    double logo = pdf_logo(p, p->left, y, LOGO_WIDTH, PDF_LOGO);
    double h = logo > 0 ? PDF_LOGO : 0;
    if (logo <= 0)
        h = pdf_text(p, b->text, p->left, y + 6, half, name) + 6;
    double th = pdf_text(p, b->title, p->left + half, y, half, title);
    p->y += (h > th ? h : th) + GAP;
    pdf_across(p, p->left, p->right, p->y, 1.2, 0.15);
    p->y += GAP + 2;
}

static void add_title(struct pdf *p, const struct sheet_block *b)
{
    struct pdf_style style = {.size = 14, .bold = true};
    double width = p->right - p->left;
    double natural = pdf_width(p, b->text, style);
    /* Somewhat smaller on one line is better than on two. */
    if (natural > width && natural < 1.3 * width)
        style.size *= 0.99 * width / natural;
    p->y += 4;
    p->y += pdf_text(p, b->text, p->left, p->y, width, style) + 5;
    pdf_across(p, p->left, p->right, p->y, 1.4, 0);
    p->y += GAP;
}

/* A value, and its label in small type before it. */
static double add_item(struct pdf *p, const struct sheet_pair *pair, double x,
                       double y, double width, bool first)
{
    double indent = 0;
    if (!*pair->value)
        return 0;
    if (*pair->label) {
        indent = pdf_width(p, pair->label, label) + 6;
        pdf_text(p, pair->label, x, y + 1, width, label);
    }
    return pdf_text(p, pair->value, x + indent, y, width - indent,
                    first ? bold : plain) +
           2;
}

/* Columns side by side: from, to, and the dates. */
static void add_groups(struct pdf *p, const struct sheet_block *b)
{
    enum { COLUMNS = 3, BETWEEN = 16 };
    double width = (p->right - p->left - (COLUMNS - 1) * BETWEEN) / COLUMNS;
    double y = p->y, lowest = y, x = p->left - width - BETWEEN;
    bool first = false;
    for (size_t i = 0; i < b->pairs.n; i++) {
        const struct sheet_pair *pair = &b->pairs.v[i];
        if (*pair->label && !*pair->value) {
            x += width + BETWEEN;
            y = p->y + pdf_text(p, pair->label, x, p->y, width, label) + 3;
            first = true;
            continue;
        }
        y += add_item(p, pair, x, y, width, first && !*pair->label);
        first = false;
        lowest = y > lowest ? y : lowest;
    }
    p->y = lowest + GAP + 4;
}

static void add_fields(struct pdf *p, const struct sheet_block *b)
{
    double indent = 0;
    for (size_t i = 0; i < b->pairs.n; i++) {
        double w = pdf_width(p, b->pairs.v[i].label, plain) + 12;
        indent = w > indent ? w : indent;
    }
    for (size_t i = 0; i < b->pairs.n; i++) {
        const struct sheet_pair *pair = &b->pairs.v[i];
        double width = p->right - p->left - indent;
        pdf_need(p, pdf_height(p, pair->value, width, bold));
        pdf_text(p, pair->label, p->left, p->y, indent, plain);
        p->y += pdf_text(p, pair->value, p->left + indent, p->y, width,
                         b->strong ? bold : plain) +
                4;
    }
    p->y += GAP - 4;
}

static double pairs_height(struct pdf *p, const struct sheet_block *b)
{
    double h = 0;
    for (size_t i = 0; i < b->pairs.n; i++)
        h += pdf_height(p, b->pairs.v[i].value, p->right - p->left, bold) +
             (b->pairs.v[i].strong ? 8 : 4);
    return h;
}

static bool code_beside_sums(const struct pdf *p)
{
    return p->sheet->paper->layout == PAPER_FORM_RU && p->sheet->qr.side;
}

static double beside_height(struct pdf *p, const char *text,
                            struct pdf_style style)
{
    double width = p->right - p->left - code_size(p) - 2 * GAP;
    return pdf_height(p, text, width, style);
}

/* The number of items and the sum in words belong together: beside the code
 * where there is room for both, else below it. */
static bool fits_beside(struct pdf *p, size_t at, double room)
{
    double h = 0;
    for (size_t i = at; i < at + 2 && i < p->sheet->blocks.n; i++) {
        const struct sheet_block *b = &p->sheet->blocks.v[i];
        if (b->kind == SHEET_TEXT)
            h += beside_height(p, b->text, b->strong ? bold : plain) + 4;
    }
    return h <= room;
}

static double sums_height(struct pdf *p, const struct sheet_block *b)
{
    double h = pairs_height(p, b) + 6;
    double code = code_beside_sums(p) ? code_height(p) : 0;
    return (h > code ? h : code) + GAP;
}

/* Labels end where the amounts begin, and those at the right edge. */
static void add_sums(struct pdf *p, size_t at)
{
    const struct sheet_block *b = &p->sheet->blocks.v[at];
    double height = sums_height(p, b), amounts = 0, pad = 4;
    struct pdf_style right = plain, strong = bold;
    right.align = strong.align = PDF_RIGHT;
    pdf_need(p, height);
    double top = p->y + 6, y = top;
    for (size_t i = 0; i < b->pairs.n; i++) {
        double w = pdf_width(p, b->pairs.v[i].value, bold) + 14;
        amounts = w > amounts ? w : amounts;
    }
    double from = p->left + (code_beside_sums(p) ? code_size(p) + GAP : 0);
    double labels = p->right - pad - amounts - from;
    for (size_t i = 0; i < b->pairs.n; i++) {
        const struct sheet_pair *pair = &b->pairs.v[i];
        struct pdf_style style = pair->strong ? strong : right;
        if (pair->strong && p->sheet->paper->layout == PAPER_FORM_INTL) {
            double rule = p->right - amounts - 150;
            pdf_across(p, rule, p->right, y + 0.5, 0.6, 0.3);
            y += 4;
        }
        double h = pdf_text(p, pair->label, from, y, labels, style);
        pdf_text(p, pair->value, p->right - pad - amounts, y, amounts, style);
        y += h + 4;
    }
    if (code_beside_sums(p)) {
        double below = top + code_height(p) + GAP;
        add_code(p, p->left, top);
        p->y = y + GAP;
        if (fits_beside(p, at + 1, below - p->y))
            p->beside = below;
        else if (p->y < below)
            p->y = below;
    } else {
        p->y += height;
    }
}

/* How much of the text goes on this page: what fits, but some lines less where
 * its end could not have what is to be `below` it on the same page. */
static size_t fit_text(struct pdf *p, const char *text, double width,
                       double below, struct pdf_style style)
{
    double line = pdf_height(p, "0", width, style);
    size_t fit = pdf_fit(p, text, width, p->bottom - p->y, style);
    if (below <= 0 || text[fit])
        return fit;
    double h = pdf_height(p, text, width, style);
    if (p->y + h + 4 + below > p->bottom)
        fit = pdf_fit(p, text, width, h - 1.5 * line, style);
    return fit;
}

/* A long one goes on on the next page. */
static void add_text(struct pdf *p, const char *text, struct pdf_style style,
                     double below)
{
    struct buf part = {0};
    if (p->y < p->beside &&
        p->y + beside_height(p, text, style) > p->beside + GAP)
        p->y = p->beside; /* it would go on below the code */
    while (*text) {
        double x = p->left + (p->y < p->beside ? code_size(p) + 2 * GAP : 0);
        double width = p->right - x;
        size_t fit = fit_text(p, text, width, below, style);
        if (fit == 0 && p->y > p->top) {
            pdf_break(p);
            continue;
        }
        fit = fit ? fit : strlen(text);
        buf_clear(&part);
        buf_add(&part, text, fit);
        p->y += pdf_text(p, buf_cstr(&part), x, p->y, width, style);
        text += fit;
        if (*text)
            pdf_break(p);
    }
    buf_release(&part);
    p->y += 4;
}

/* How to pay, in a frame, the code at its right. */
static void add_pay(struct pdf *p, const struct sheet_block *b)
{
    enum { IN = 10 };
    double code = code_height(p), labels = 0, side = code_size(p);
    double h = pairs_height(p, b) + pdf_height(p, b->title, 100, bold) + 6;
    for (size_t i = 0; i < b->pairs.n; i++) {
        double w = pdf_width(p, b->pairs.v[i].label, label) + 10;
        labels = w > labels ? w : labels;
    }
    double height = (h > code ? h : code) + 2 * IN;
    double width = p->right - p->left - 2 * IN - labels;
    width -= side > 0 ? side + IN : 0;
    p->y += GAP;
    pdf_need(p, height);
    pdf_fill(p, p->left, p->y, p->right - p->left, height, 0.96);
    if (side > 0) {
        /* The code wants white around it. */
        pdf_fill(p, p->right - IN - side - 6, p->y + 4, side + 12, height - 8,
                 1);
        add_code(p, p->right - IN - side, p->y + IN);
    }
    double y = p->y + IN, x = p->left + IN;
    y += pdf_text(p, b->title, x, y, width + labels, bold) + 6;
    for (size_t i = 0; i < b->pairs.n; i++) {
        pdf_text(p, b->pairs.v[i].label, x, y + 1, labels, label);
        y += pdf_text(p, b->pairs.v[i].value, x + labels, y, width, plain) + 4;
    }
    p->y += height + GAP;
}

/* In small type; one above a table stays with its first rows. */
static void add_small(struct pdf *p, size_t at, double keep)
{
    const struct sheet_block *b = &p->sheet->blocks.v[at], *next = b + 1;
    if (at + 1 < p->sheet->blocks.n && next->kind == SHEET_TABLE)
        pdf_need(p, GAP + pdf_height(p, b->text, p->right - p->left, label) +
                        4 + pdf_table_begin(p, &next->table, keep));
    p->y += GAP;
    add_text(p, b->text, label, 0);
}

void pdf_block(struct pdf *p, size_t at, double keep)
{
    const struct sheet_block *b = &p->sheet->blocks.v[at];
    if (b->kind != SHEET_TEXT && p->y < p->beside)
        p->y = p->beside;
    switch (b->kind) {
    case SHEET_LETTERHEAD:
        add_letterhead(p, b);
        break;
    case SHEET_TITLE:
        add_title(p, b);
        break;
    case SHEET_BANK:
        pdf_bank(p, b);
        break;
    case SHEET_GROUPS:
        add_groups(p, b);
        break;
    case SHEET_FIELDS:
        add_fields(p, b);
        break;
    case SHEET_TABLE:
        pdf_table(p, &b->table, keep);
        break;
    case SHEET_BARS:
        pdf_bars(p, &b->bars);
        break;
    case SHEET_SUMS:
        add_sums(p, at);
        break;
    case SHEET_TEXT:
        add_text(p, b->text, b->strong ? bold : plain, keep);
        break;
    case SHEET_SMALL:
        add_small(p, at, keep);
        break;
    case SHEET_PAY:
        add_pay(p, b);
        break;
    case SHEET_SIGNS:
        pdf_signs(p, b);
        break;
    }
}
