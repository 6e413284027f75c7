/* A brief as a page of HTML. */
#include <math.h>

#include "inside.h"
#include "paper/html/html.h"
#include "print/markup.h"

static const char style[] =
    "main{max-width:60rem;margin:0 auto;padding:1.2rem 1rem 3rem}\n"
    "h1{font-size:1.7em;margin:.3em 0 0}h2{font-size:1.2em;margin:2em 0 .5em;"
    "border-bottom:1px solid var(--rule);padding-bottom:.25em}\n"
    ".sub,figcaption small{color:var(--faint)}.sub{margin:.2em 0 0}\n"
    "ul{margin:.5em 0;padding-left:1.2em}li{margin:.25em 0}\n"
    ".charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min("
    "100%,22rem),1fr));gap:1.5rem 2rem}\n"
    "figure{margin:0;min-width:0;break-inside:avoid}figcaption{font-weight:700;"
    "margin-bottom:.3em}\n"
    "summary{color:var(--faint);font-size:.85em;cursor:pointer}\n"
    ".scroll{overflow-x:auto}.charts+.scroll{margin-top:1.5rem}table{"
    "font-size:.9em}caption{text-align:left;font-weight:700;padding:.4em 0}\n"
    "th,td{padding:.25em .6em;text-align:right;border-bottom:1px solid "
    "var(--rule);white-space:nowrap}th:first-child,td:first-child{text-align:"
    "left;padding-left:0;white-space:normal}th{font-weight:700;color:var(--"
    "faint)}\n"
    "@media(max-width:480px){.scroll td,.scroll th{white-space:normal;padding:"
    ".25em .35em}}\n"
    "footer{margin-top:3em;font-size:.85em}\n"
    "@media print{body{font-size:9.5pt}main{max-width:none;padding:0}details{"
    "display:none}h2{break-after:avoid}.scroll{overflow:visible;break-inside:"
    "avoid}.charts{grid-template-columns:1fr 1fr}"
    "td,.chart{print-color-adjust:exact;-webkit-print-color-adjust:exact}}\n";

struct page {
    struct brief *brief;
    struct buf *out;
    bool section, list, charts; /* which are open */
};

static void element(struct page *p, const char *name, const char *s)
{
    buf_fmt(p->out, "<%s>", name);
    markup_text(p->out, str_of(s), "<br>");
    buf_fmt(p->out, "</%.*s>\n", (int)strcspn(name, " "), name);
}

static void close_list(struct page *p)
{
    if (p->list)
        buf_puts(p->out, "</ul>\n");
    p->list = false;
}

static void close_charts(struct page *p)
{
    if (p->charts)
        buf_puts(p->out, "</div>\n");
    p->charts = false;
}

static void add_cell(struct page *p, const struct brief_table *t, size_t at)
{
    bool first = at % t->columns == 0;
    if (t->heat && !isnan(t->heat[at]))
        /* behind dark ink light, and the other way round, at any depth */
        buf_fmt(p->out, "<td style=\"background:rgba(var(--heat),%.2f)\">",
                .1 + .45 * t->heat[at]);
    else
        buf_puts(p->out, first ? "<th scope=\"row\">" : "<td>");
    markup_text(p->out, str_of(t->cells[at]), "<br>");
    buf_puts(p->out, first ? "</th>" : "</td>");
}

static void add_bars(struct page *p, const struct brief_table *t,
                     const char *caption)
{
    struct sheet_bars bars;
    if (sheet_bars_of(t, p->brief->lang, &p->brief->arena, &bars))
        html_bars(p->out, &bars, caption);
    sheet_bars_release(&bars);
}

static void add_table(struct page *p, const struct brief_table *t,
                      const char *caption)
{
    buf_puts(p->out, "<div class=\"scroll\" tabindex=\"0\"><table>\n");
    if (*caption)
        element(p, "caption", caption);
    buf_puts(p->out, "<thead><tr>");
    for (size_t k = 0; k < t->columns; k++)
        if (*t->titles[k])
            element(p, "th scope=\"col\"", t->titles[k]);
        else
            buf_puts(p->out, "<td></td>");
    buf_puts(p->out, "</tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < t->rows; i++) {
        buf_puts(p->out, "<tr>");
        for (size_t k = 0; k < t->columns; k++)
            add_cell(p, t, i * t->columns + k);
        buf_puts(p->out, "</tr>\n");
    }
    buf_puts(p->out, "</tbody></table></div>\n");
    add_bars(p, t, caption);
}

static void add_chart(struct page *p, const struct chart *c)
{
    struct brief_table numbers = brief_numbers(p->brief, c);
    if (!p->charts)
        buf_puts(p->out, "<div class=\"charts\">\n");
    p->charts = true;
    buf_puts(p->out, "<figure>\n");
    element(p, "figcaption", c->title);
    chart_svg(c, p->out);
    buf_puts(p->out, "<details>");
    element(p, "summary", paper_word(p->brief->lang, W_REP_NUMBERS));
    add_table(p, &numbers, "");
    buf_puts(p->out, "</details></figure>\n");
}

static void add_part(struct page *p, const struct brief_part *part)
{
    if (part->kind != BRIEF_ITEM)
        close_list(p);
    if (part->kind != BRIEF_CHART)
        close_charts(p);
    switch (part->kind) {
    case BRIEF_HEADING:
        buf_puts(p->out,
                 p->section ? "</section>\n<section>\n" : "<section>\n");
        p->section = true;
        element(p, "h2", part->text);
        break;
    case BRIEF_TEXT:
        element(p, "p", part->text);
        break;
    case BRIEF_ITEM:
        if (!p->list)
            buf_puts(p->out, "<ul>\n");
        p->list = true;
        element(p, "li", part->text);
        break;
    case BRIEF_TABLE:
        add_table(p, &part->table, part->text);
        break;
    case BRIEF_CHART:
        add_chart(p, &part->chart);
        break;
    }
}

void html_brief(struct brief *b, struct buf *out)
{
    struct page p = {.brief = b, .out = out};
    const struct html_head head = {.lang = b->lang,
                                   .title = b->title,
                                   .size = b->size,
                                   .margin = "15mm",
                                   .style = style,
                                   .charts = true};
    html_begin(out, &head);
    buf_puts(out, "<header>\n");
    if (b->logo.n)
        html_logo(out, b->logo, "", "");
    element(&p, "h1", b->title);
    element(&p, "p class=\"sub\"", b->subtitle);
    buf_puts(out, "</header>\n");
    for (size_t i = 0; i < b->parts.n; i++)
        add_part(&p, &b->parts.v[i]);
    close_list(&p);
    close_charts(&p);
    if (p.section)
        buf_puts(out, "</section>\n");
    html_end(out, b->foot);
}
