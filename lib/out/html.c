#include "out/html.h"

#include "base/text.h"
#include "out/sheet.h"

/* Markup is written by markup() and buf_fmt, whose formats are ours; all else
 * goes through text(), which escapes it. */
struct page {
    struct buf *out;
    const struct sheet *sheet;
};

/* The only way for text into the page: between tags, or in quotes. */
static void text(struct page *p, const char *s)
{
    static const struct {
        char c;
        const char *as;
    } escapes[] = {{'&', "&amp;"},  {'<', "&lt;"},   {'>', "&gt;"},
                   {'"', "&quot;"}, {'\'', "&#39;"}, {'\n', "<br>"}};
    struct str rest = str_of(s);
    size_t bad = 0;
    while (rest.n) {
        size_t n = text_valid(rest, &bad) ? rest.n : bad;
        for (size_t i = 0; i < n; i++) {
            char c = rest.p[i];
            const char *as = (unsigned char)c < ' ' || c == '\x7f' ? " " : NULL;
            for (size_t k = 0; k < sizeof escapes / sizeof escapes[0]; k++)
                as = escapes[k].c == c ? escapes[k].as : as;
            if (as)
                buf_puts(p->out, as);
            else
                buf_ch(p->out, c);
        }
        if (n < rest.n) {
            buf_puts(p->out, "\xef\xbf\xbd");
            n++;
        }
        rest = (struct str){rest.p + n, rest.n - n};
    }
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

static const char style[] =
    "body{font:14px/1.4 'Noto Sans','PT Sans','Segoe UI',Roboto,'Liberation "
    "Sans','DejaVu Sans',sans-serif;color:#111;background:#fff;margin:0}\n"
    "main{max-width:180mm;margin:2rem auto;padding:0 1rem}\n"
    "h1{font-size:1.45em;margin:.8em 0 .6em;padding-bottom:.3em;border-bottom:"
    "2px solid #111}\n"
    ".head{display:flex;justify-content:space-between;align-items:center;"
    "border-bottom:2px solid #222;padding-bottom:.7em;margin-bottom:1.2em}\n"
    ".head strong{font-size:1.25em}.head h1{font-weight:400;font-size:2em;"
    "margin:0;padding:0;border:0}\n"
    ".head img{max-width:53mm;max-height:16mm}\n"
    ".groups{display:flex;gap:1.5em;margin-bottom:1.5em}.groups>div{flex:1}\n"
    ".label,dt{color:#666;font-size:.85em}.groups p{margin:.15em 0}\n"
    ".fields{border-collapse:collapse;margin-bottom:1em}.fields td{padding:"
    ".15em .8em .15em 0;vertical-align:top}.fields td:first-child{white-space:"
    "nowrap}\n"
    ".lines{border-collapse:collapse;width:100%;margin:.5em 0}\n"
    ".lines th{background:#eee;font-size:.85em;text-align:left}\n"
    ".lines th,.lines td{padding:.35em .5em;vertical-align:top;border-bottom:"
    "1px solid #ccc}\n"
    ".grid th,.grid td,.bank td{border:1px solid #111}.grid th{background:none;"
    "text-align:center}\n"
    ".lines .n,.sums td{text-align:right;white-space:nowrap;"
    "font-variant-numeric:tabular-nums}\n"
    "thead{display:table-header-group}tr{break-inside:avoid}\n"
    ".under{display:flex;justify-content:space-between;align-items:flex-start;"
    "break-inside:avoid}\n"
    ".sums{border-collapse:collapse;margin-left:auto}.sums td{padding:.2em "
    ".5em}.sums .label,.sums td:first-child{white-space:normal}\n"
    ".strong{font-weight:700}\n"
    ".bank{border-collapse:collapse;width:100%;margin-bottom:1.2em}.bank td{"
    "padding:.3em .5em;vertical-align:top}.bank small{color:#444;display:block;"
    "margin-top:.6em}\n"
    ".pay{background:#f5f5f5;padding:1em;margin:1.2em 0;display:flex;"
    "justify-content:space-between;break-inside:avoid}.pay dl{display:grid;"
    "grid-template-columns:auto 1fr;gap:.25em 1em;margin:.5em 0}.pay dd{"
    "margin:0}\n"
    ".code{width:38mm;text-align:center;background:#fff}.code svg{width:38mm;"
    "height:38mm;display:block}\n"
    ".signs{display:flex;gap:2em;margin-top:2.5em;break-inside:avoid}.signs>"
    "div{flex:1;display:flex;align-items:flex-end;gap:.6em}.signs span{flex:1;"
    "border-top:1px solid #111;text-align:center;font-size:.8em;margin-top:"
    "2.2em;min-height:1.4em}\n"
    "footer{color:#777;font-size:.8em;border-top:1px solid #ccc;margin-top:2em;"
    "padding-top:.5em}\n"
    /* as close as a PDF is, so that what is one page there is one here */
    "@media print{body{font-size:8.8pt;line-height:1.2}main{max-width:none;"
    "margin:0;padding:0}h1{font-size:14pt;margin:.2em 0 .4em}.head{"
    "padding-bottom:5pt;margin-bottom:8pt}.groups{margin-bottom:8pt}"
    ".fields,.bank{margin-bottom:6pt}.fields td{padding:1pt 8pt 1pt 0}"
    ".bank td{padding:2pt 4pt}.bank small{margin-top:2pt}"
    ".lines{margin:3pt 0}.lines th,.lines td{padding:2.6pt 4pt}"
    ".sums td{padding:1pt 4pt}main>p{margin:2.5pt 0}"
    ".pay{padding:7pt;margin:6pt 0}.pay dl{gap:2pt 10pt;margin:4pt 0}"
    ".code,.code svg{width:36mm}.code svg{height:36mm}"
    ".signs{margin-top:8pt}footer{margin-top:8pt;padding-top:3pt}"
    ".pay,.lines th{print-color-adjust:exact;-webkit-print-color-adjust:"
    "exact}}\n";

static void add_code(struct page *p)
{
    const struct qr *q = &p->sheet->qr;
    if (!q->side)
        return;
    int n = q->side + 2 * QR_QUIET;
    markup(p, "<div class=\"code\"><svg role=\"img\" aria-label=\"");
    text(p, p->sheet->scan);
    buf_fmt(p->out,
            "\" viewBox=\"0 0 %d %d\" shape-rendering=\"crispEdges\"><path "
            "d=\"",
            n, n);
    qr_path(q, p->out);
    markup(p, "\"/></svg>\n");
    element(p, "div", "label", p->sheet->scan);
    markup(p, "</div>\n");
}

static void base64(struct str s, struct buf *out)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnop"
                                 "qrstuvwxyz0123456789+/";
    for (size_t i = 0; i < s.n; i += 3) {
        unsigned v = 0;
        for (size_t k = 0; k < 3; k++)
            v = v << 8 | (i + k < s.n ? (unsigned char)s.p[i + k] : 0);
        for (size_t k = 0; k < 4; k++)
            buf_ch(out, i + k <= s.n ? digits[v >> (18 - 6 * k) & 63] : '=');
    }
}

static void add_letterhead(struct page *p, const struct sheet_block *b)
{
    const struct str logo = p->sheet->paper->logo;
    markup(p, "<div class=\"head\">\n");
    if (logo.n) {
        markup(p, "<img alt=\"");
        text(p, b->text);
        markup(p, "\" src=\"data:image/png;base64,");
        base64(logo, p->out);
        markup(p, "\">\n");
    } else {
        element(p, "strong", "", b->text);
    }
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

static void add_table(struct page *p, const struct sheet_table *t)
{
    size_t n = t->columns.n;
    buf_fmt(p->out, "<table class=\"lines%s\">\n<thead><tr>\n",
            t->grid ? " grid" : "");
    for (size_t k = 0; k < n; k++)
        element(p, "th", t->columns.v[k].right ? "n" : "",
                t->columns.v[k].title);
    markup(p, "</tr></thead>\n<tbody>\n");
    for (const char *const *row = t->cells.v; row < t->cells.v + t->cells.n;
         row += n) {
        markup(p, "<tr>\n");
        for (size_t k = 0; k < n; k++)
            element(p, "td", t->columns.v[k].right ? "n" : "", row[k]);
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
    buf_fmt(out,
            "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta "
            "charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width="
            "device-width\">\n",
            paper->lang->tag);
    element(&p, "title", "", sheet.title);
    buf_fmt(out,
            "<style>\n@page{size:%s;margin:15mm 15mm 12mm 20mm}\n%s</style>\n"
            "</head>\n<body><main>\n",
            paper->size == PAPER_LETTER ? "letter" : "A4", style);
    for (size_t i = 0; i < sheet.blocks.n; i++)
        add_block(&p, &sheet.blocks.v[i]);
    element(&p, "footer", "", sheet.footer);
    markup(&p, "</main></body>\n</html>\n");
out:
    sheet_release(&sheet);
    return rc;
}
