/* What Russian forms have: the bank's details in a box, lines to sign on. */
#include "inside.h"

static const struct pdf_style plain = {.size = PDF_SIZE};
static const struct pdf_style small = {.size = PDF_SMALL - 0.4, .grey = 0.25};

enum { PAD = 4 };

void pdf_form_logo(struct pdf *p)
{
    enum { WIDTH = 240, BELOW = 12 };
    double height = 0;
    if (p->sheet->paper->layout == PAPER_FORM_RU)
        height = pdf_logo(p, p->left, p->y, WIDTH, PDF_LOGO);
    p->y += height > 0 ? height + BELOW : 0;
}

static void box(struct pdf *p, double x, double y, double w, double h)
{
    pdf_across(p, x, x + w, y, 0.6, 0);
    pdf_across(p, x, x + w, y + h, 0.6, 0);
    pdf_down(p, x, y, y + h, 0.6, 0);
    pdf_down(p, x + w, y, y + h, 0.6, 0);
}

/* A name at the top, what it is at the foot. */
static void add_name(struct pdf *p, const struct sheet_pair *pair, double x,
                     double y, double w, double h)
{
    box(p, x, y, w, h);
    pdf_text(p, pair->value, x + PAD, y + PAD, w - 2 * PAD, plain);
    double low = pdf_height(p, pair->label, w, small);
    pdf_text(p, pair->label, x + PAD, y + h - low - 3, w - 2 * PAD, small);
}

static void add_cell(struct pdf *p, const char *text, double x, double y,
                     double w, double h)
{
    box(p, x, y, w, h);
    pdf_text(p, text, x + PAD, y + PAD, w - 2 * PAD, plain);
}

static double name_height(struct pdf *p, const struct sheet_pair *pair,
                          double width)
{
    return pdf_height(p, pair->value, width - 2 * PAD, plain) +
           pdf_height(p, pair->label, width, small) + 2 * PAD + 2;
}

static void add_tax_number(struct pdf *p, const struct sheet_pair *pair,
                           double x, double y, double w, double h)
{
    struct buf b = {0};
    if (*pair->value)
        buf_fmt(&b, "%s  %s", pair->label, pair->value);
    add_cell(p, buf_cstr(&b), x, y, w, h);
    buf_release(&b);
}

/* Of the column with the labels, which stand on one line each. */
static double label_width(struct pdf *p, const struct sheet_pair *v)
{
    static const enum sheet_bank labels[] = {BANK_BIK, BANK_CORR, BANK_ACCOUNT};
    double most = 32;
    for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++) {
        double w = pdf_width(p, v[labels[i]].label, plain);
        most = w > most ? w : most;
    }
    return most + 2 * PAD;
}

/* As on a payment order (Bank of Russia, form 0401060):
 *
 *   bank's name           | БИК   | …
 *   Банк получателя       | Сч. № | correspondent account
 *   ИНН …     | КПП …     | Сч. № | account
 *   name                  |       |
 *   Получатель            |       |
 */
void pdf_bank(struct pdf *p, const struct sheet_block *b)
{
    const struct sheet_pair *v = b->pairs.v;
    double x = p->left, width = p->right - x;
    double left = width * 0.56, mid = label_width(p, v);
    double right = width - left - mid;
    double line = pdf_height(p, "0", 100, plain) + 2 * PAD;
    double bank = name_height(p, &v[BANK_NAME], left);
    double name = name_height(p, &v[BANK_BENEFICIARY], left);
    double y = p->y;
    bank = bank < 2 * line ? 2 * line : bank;
    add_name(p, &v[BANK_NAME], x, y, left, bank);
    add_cell(p, v[BANK_BIK].label, x + left, y, mid, line);
    add_cell(p, v[BANK_CORR].label, x + left, y + line, mid, bank - line);
    add_cell(p, v[BANK_BIK].value, x + left + mid, y, right, line);
    add_cell(p, v[BANK_CORR].value, x + left + mid, y + line, right,
             bank - line);
    y += bank;
    add_tax_number(p, &v[BANK_INN], x, y, left / 2, line);
    add_tax_number(p, &v[BANK_KPP], x + left / 2, y, left / 2, line);
    add_cell(p, v[BANK_ACCOUNT].label, x + left, y, mid, line + name);
    add_cell(p, v[BANK_ACCOUNT].value, x + left + mid, y, right, line + name);
    add_name(p, &v[BANK_BENEFICIARY], x, y + line, left, name);
    p->y = y + line + name + 14;
}

/* "Руководитель ______________ / Anna Tern /", side by side. */
void pdf_signs(struct pdf *p, const struct sheet_block *b)
{
    enum { BETWEEN = 24, ABOVE = 16, SIGN = 26, STAMP = 44 };
    double between = BETWEEN;
    size_t n = b->pairs.n;
    double width = (p->right - p->left - between * (double)(n - 1)) / (double)n;
    struct pdf_style bold = plain;
    bold.bold = true;
    width = n == 1 ? (p->right - p->left) / 2 : width;
    double height = ABOVE + SIGN + 14 + (b->strong ? STAMP : 0);
    pdf_need(p, height);
    p->y += ABOVE;
    if (!b->strong)
        pdf_across(p, p->left, p->right, p->y - 4, 1.2, 0);
    for (size_t i = 0; i < n; i++) {
        const struct sheet_pair *pair = &b->pairs.v[i];
        double x = p->left + (double)i * (width + between), y = p->y + 4;
        double indent = pdf_width(p, pair->label, bold) + 8;
        pdf_text(p, pair->label, x, y + SIGN - 17, width, bold);
        if (b->strong) { /* the line below, and a place for the stamp */
            y += STAMP / 2.0;
            indent = 0;
        }
        pdf_across(p, x + indent, x + width, y + SIGN - 6, 0.5, 0);
        struct pdf_style name = small;
        name.align = PDF_CENTER;
        pdf_text(p, pair->value, x + indent, y + SIGN - 3, width - indent,
                 name);
        if (b->strong)
            pdf_text(p, paper_word(p->sheet->paper->lang, W_STAMP), x,
                     y + SIGN + 10, width, small);
    }
    p->y += height - ABOVE;
}
