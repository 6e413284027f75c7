/* A brief as a page of HTML. */
#include <math.h>

#include "base/value/date.h"
#include "inside.h"
#include "paper/html/html.h"
#include "print/markup.h"

struct page {
    struct brief *brief;
    struct buf *out;
    bool section, list, charts, codes; /* which are open */
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

static void close_codes(struct page *p)
{
    if (p->codes)
        buf_puts(p->out, "</div>\n");
    p->codes = false;
}

static void add_item(struct page *p, const struct brief_part *part)
{
    if (!p->list)
        buf_puts(p->out, "<ul>\n");
    p->list = true;
    if (part->kind != BRIEF_LINK) {
        element(p, "li", part->text);
        return;
    }
    buf_puts(p->out, "<li><a href=\"");
    markup_text(p->out, str_of(part->to), " ");
    buf_puts(p->out, "\">");
    markup_text(p->out, str_of(part->text), "<br>");
    buf_puts(p->out, "</a></li>\n");
}

static void add_steps(struct page *p, const struct brief_steps *s)
{
    static const struct {
        const char *begin, *mark;
    } of[] = {[STEP_DONE] = {"<li class=\"done\">", "✓"},
              [STEP_NOW] = {"<li class=\"now\" aria-current=\"step\">", "●"},
              [STEP_NEXT] = {"<li>", ""}};
    buf_puts(p->out, "<ol class=\"steps c1\">\n");
    for (size_t i = 0; i < s->n; i++) {
        buf_fmt(p->out, "%s<b aria-hidden=\"true\">%s</b>",
                of[s->v[i].stand].begin, of[s->v[i].stand].mark);
        markup_text(p->out, str_of(s->v[i].name), " ");
        if (*s->v[i].note)
            element(p, "small", s->v[i].note);
        buf_puts(p->out, "</li>\n");
    }
    buf_puts(p->out, "</ol>\n");
}

static void add_code(struct page *p, const struct brief_part *part)
{
    struct err none = ERR_INIT;
    struct qr code = {0};
    if (!p->codes)
        buf_puts(p->out, "<div class=\"codes\">\n");
    p->codes = true;
    buf_puts(p->out, "<figure>");
    if (qr_make(part->payload, part->small, &code, &none) == 0)
        html_code(p->out, &code, part->text);
    element(p, "figcaption", part->text);
    buf_puts(p->out, "</figure>\n");
    qr_release(&code);
}

/* A browser would break it at its hyphens. */
static bool is_day(const char *cell)
{
    int32_t day;
    return day_parse(str_of(cell), &day);
}

static void add_cell(struct page *p, const struct brief_table *t, size_t at)
{
    bool first = at % t->columns == 0;
    if (t->heat && !isnan(t->heat[at]))
        /* behind dark ink light, and the other way round, at any depth */
        buf_fmt(p->out, "<td style=\"background:rgba(var(--heat),%.2f)\">",
                .1 + .45 * t->heat[at]);
    else
        buf_puts(p->out, first                  ? "<th scope=\"row\">"
                         : is_day(t->cells[at]) ? "<td class=\"d\">"
                                                : "<td>");
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
    if (!brief_is_item(part->kind))
        close_list(p);
    if (part->kind != BRIEF_CODE)
        close_codes(p);
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
    case BRIEF_LINK:
        add_item(p, part);
        break;
    case BRIEF_NAME:
        element(p, "h3", part->text);
        break;
    case BRIEF_STEPS:
        add_steps(p, &part->steps);
        break;
    case BRIEF_CODE:
        add_code(p, part);
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
                                   .style = html_brief_style,
                                   .charts = true,
                                   .published = b->published};
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
    close_codes(&p);
    if (p.section)
        buf_puts(out, "</section>\n");
    html_end(out, b->foot);
}
