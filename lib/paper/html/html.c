#include "paper/html/html.h"

#include "base/text/text.h"
#include "inside.h"
#include "paper/sheet/sheet.h"
#include "print/markup.h"

/* Markup is written by markup() and buf_fmt, whose formats are ours; all else
 * goes through text(), which escapes it. */
struct page {
    struct buf *out;
    const struct sheet *sheet;
};

/* The only way for text into the page: between tags, or in quotes. */
static void text(struct page *p, const char *s)
{
    markup_text(p->out, str_of(s), "<br>");
}

static void markup(struct page *p, const char *ours)
{
    buf_puts(p->out, ours);
}

/* An element with a text in it. */
static void element(struct page *p, const char *name, const char *classes,
                    const char *s)
{
    buf_fmt(p->out, "<%s", name);
    if (*classes)
        buf_fmt(p->out, " class=\"%s\"", classes);
    markup(p, ">");
    text(p, s);
    buf_fmt(p->out, "</%s>\n", name);
}

static void add_code(struct page *p)
{
    const struct qr *q = &p->sheet->qr;
    if (!q->side)
        return;
    markup(p, "<div class=\"code\">");
    html_code(p->out, q, p->sheet->scan);
    element(p, "div", "label", p->sheet->scan);
    markup(p, "</div>\n");
}

static void add_logo(struct page *p, const char *attributes, const char *name)
{
    html_logo(p->out, p->sheet->paper->logo, attributes, name);
}

static void add_letterhead(struct page *p, const struct sheet_block *b)
{
    markup(p, "<div class=\"head\">\n");
    if (p->sheet->paper->logo.n)
        add_logo(p, "", b->text);
    else
        element(p, "strong", "", b->text);
    element(p, "h1", "", b->title);
    markup(p, "</div>\n");
}

static void add_groups(struct page *p, const struct sheet_block *b)
{
    bool open = false, first = false;
    markup(p, "<div class=\"groups\">\n");
    for (size_t i = 0; i < b->pairs.n; i++) {
        const struct sheet_pair *pair = &b->pairs.v[i];
        if (*pair->label && !*pair->value) {
            markup(p, open ? "</div><div>" : "<div>");
            element(p, "span", "label", pair->label);
            open = first = true;
            continue;
        }
        if (!*pair->value)
            continue;
        markup(p, first && !*pair->label ? "<p class=\"strong\">" : "<p>");
        if (*pair->label) {
            element(p, "span", "label", pair->label);
            markup(p, " ");
        }
        text(p, pair->value);
        markup(p, "</p>\n");
        first = false;
    }
    markup(p, open ? "</div></div>\n" : "</div>\n");
}

static void add_pairs(struct page *p, const struct sheet_block *b,
                      const char *classes)
{
    buf_fmt(p->out, "<table class=\"%s\">\n", classes);
    for (size_t i = 0; i < b->pairs.n; i++) {
        const struct sheet_pair *pair = &b->pairs.v[i];
        markup(p, pair->strong ? "<tr class=\"strong\">" : "<tr>");
        element(p, "td", "", pair->label);
        element(p, "td", b->strong ? "strong" : "", pair->value);
        markup(p, "</tr>\n");
    }
    markup(p, "</table>\n");
}

static void add_sums(struct page *p, const struct sheet_block *b)
{
    markup(p, "<div class=\"under\">\n");
    if (p->sheet->paper->layout == PAPER_FORM_RU)
        add_code(p);
    add_pairs(p, b, "sums");
    markup(p, "</div>\n");
}

/* Numbers do not break; the text breaks where it must. */
static const char *column_class(const struct sheet_column *c)
{
    return c->right ? "n" : c->wide ? "w" : "";
}

/* A long one is folded, rather than making its column wide. */
static void add_column_head(struct page *p, const struct sheet_column *c)
{
    enum { LONG = 12 };
    struct buf classes = {0};
    bool fold = text_width(str_of(c->title)) > LONG;
    buf_fmt(&classes, "%s%s", column_class(c), fold ? " fold" : "");
    element(p, "th", buf_cstr(&classes), c->title);
    buf_release(&classes);
}

static void add_table(struct page *p, const struct sheet_table *t)
{
    enum { FEW = 5 }; /* rows that are not parted */
    size_t n = t->columns.n;
    buf_fmt(p->out, "<table class=\"lines%s%s\">\n<thead><tr>\n",
            t->grid ? " grid" : "", t->cells.n <= FEW * n ? " few" : "");
    for (size_t k = 0; k < n; k++)
        add_column_head(p, &t->columns.v[k]);
    markup(p, "</tr></thead>\n<tbody>\n");
    for (const char *const *row = t->cells.v; row < t->cells.v + t->cells.n;
         row += n) {
        markup(p, "<tr>\n");
        for (size_t k = 0; k < n; k++)
            element(p, "td", column_class(&t->columns.v[k]), row[k]);
        markup(p, "</tr>\n");
    }
    markup(p, "</tbody></table>\n");
}

static void bank_cell(struct page *p, const char *attributes, const char *s,
                      const char *small)
{
    buf_fmt(p->out, "<td%s>", attributes);
    text(p, s);
    if (*small)
        element(p, "small", "", small);
    markup(p, "</td>\n");
}

/* As on a payment order; see pdf_bank. */
static void add_bank(struct page *p, const struct sheet_block *b)
{
    const struct sheet_pair *v = b->pairs.v;
    struct buf inn = {0}, kpp = {0};
    buf_fmt(&inn, "%s %s", v[BANK_INN].label, v[BANK_INN].value);
    if (*v[BANK_KPP].value)
        buf_fmt(&kpp, "%s %s", v[BANK_KPP].label, v[BANK_KPP].value);
    markup(p, "<table class=\"bank\"><tr>\n");
    bank_cell(p, " colspan=\"2\" rowspan=\"2\"", v[BANK_NAME].value,
              v[BANK_NAME].label);
    bank_cell(p, "", v[BANK_BIK].label, "");
    bank_cell(p, "", v[BANK_BIK].value, "");
    markup(p, "</tr><tr>\n");
    bank_cell(p, "", v[BANK_CORR].label, "");
    bank_cell(p, "", v[BANK_CORR].value, "");
    markup(p, "</tr><tr>\n");
    bank_cell(p, "", buf_cstr(&inn), "");
    bank_cell(p, "", buf_cstr(&kpp), "");
    bank_cell(p, " rowspan=\"2\"", v[BANK_ACCOUNT].label, "");
    bank_cell(p, " rowspan=\"2\"", v[BANK_ACCOUNT].value, "");
    markup(p, "</tr><tr>\n");
    bank_cell(p, " colspan=\"2\"", v[BANK_BENEFICIARY].value,
              v[BANK_BENEFICIARY].label);
    markup(p, "</tr></table>\n");
    buf_release(&inn);
    buf_release(&kpp);
}

static void add_pay(struct page *p, const struct sheet_block *b)
{
    markup(p, "<div class=\"pay\"><div>\n");
    element(p, "strong", "", b->title);
    markup(p, "<dl>\n");
    for (size_t i = 0; i < b->pairs.n; i++) {
        element(p, "dt", "", b->pairs.v[i].label);
        element(p, "dd", "", b->pairs.v[i].value);
    }
    markup(p, "</dl></div>\n");
    add_code(p);
    markup(p, "</div>\n");
}

static void add_signs(struct page *p, const struct sheet_block *b)
{
    markup(p, "<div class=\"signs\">\n");
    for (size_t i = 0; i < b->pairs.n; i++) {
        markup(p, "<div>");
        element(p, "strong", "", b->pairs.v[i].label);
        element(p, "span", "", b->pairs.v[i].value);
        if (b->strong)
            element(p, "small", "", paper_word(p->sheet->paper->lang, W_STAMP));
        markup(p, "</div>\n");
    }
    markup(p, "</div>\n");
}

static void add_block(struct page *p, const struct sheet_block *b)
{
    switch (b->kind) {
    case SHEET_LETTERHEAD:
        add_letterhead(p, b);
        break;
    case SHEET_TITLE:
        element(p, "h1", "", b->text);
        break;
    case SHEET_BANK:
        add_bank(p, b);
        break;
    case SHEET_GROUPS:
        add_groups(p, b);
        break;
    case SHEET_FIELDS:
        add_pairs(p, b, "fields");
        break;
    case SHEET_TABLE:
        add_table(p, &b->table);
        break;
    case SHEET_BARS:
        html_bars(p->out, &b->bars, b->text);
        break;
    case SHEET_SUMS:
        add_sums(p, b);
        break;
    case SHEET_TEXT:
        element(p, "p", b->strong ? "strong" : "", b->text);
        break;
    case SHEET_SMALL:
        element(p, "p", "label", b->text);
        break;
    case SHEET_PAY:
        add_pay(p, b);
        break;
    case SHEET_SIGNS:
        add_signs(p, b);
        break;
    }
}

int html_make(const struct paper *paper, struct buf *out, struct err *e)
{
    struct sheet sheet;
    struct page p = {out, &sheet};
    int rc = sheet_make(paper, &sheet, e);
    if (rc < 0)
        goto out;
    const struct html_head head = {.lang = paper->lang,
                                   .title = sheet.title,
                                   .size = paper->size,
                                   .margin = "15mm 15mm 12mm 20mm",
                                   .style = html_style};
    html_begin(out, &head);
    if (paper->layout == PAPER_FORM_RU && paper->logo.n)
        add_logo(&p, " class=\"logo\"", paper->seller.name);
    for (size_t i = 0; i < sheet.blocks.n; i++)
        add_block(&p, &sheet.blocks.v[i]);
    html_end(out, sheet.footer);
out:
    sheet_release(&sheet);
    return rc;
}
