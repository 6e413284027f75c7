/* What all pages have in common: their head, colours and look.  By night it is
 * dark on a screen; what is printed, or has to be scanned, is black on white.
 */
#include "inside.h"
#include "paper/html/html.h"
#include "print/chart.h"
#include "print/markup.h"

static const char look[] =
    ":root{color-scheme:light dark;--paper:#fff;--ink:#1a1a1a;--faint:#5a5a5a;"
    "--rule:#ccc;--shade:#f2f2f2;--heat:0,114,178;--link:#005a9c}\n"
    "@media(prefers-color-scheme:dark){@media screen{:root{--paper:#16181b;"
    "--ink:#e8e8e8;--faint:#a8a8a8;--rule:#444;--shade:#25292e;--heat:86,180,"
    "233;--link:#7cc4ff}}}\n"
    "body{font:16px/1.45 'PT Sans','Noto Sans','Segoe UI',Roboto,'Liberation "
    "Sans','DejaVu Sans',sans-serif;color:var(--ink);background:var(--paper);"
    "margin:0;overflow-wrap:break-word}\n"
    "h1{line-height:1.2}img{max-width:53mm;max-height:16mm;background:#fff}\n"
    "table{border-collapse:collapse;font-variant-numeric:tabular-nums}"
    "thead{display:table-header-group}tr{break-inside:avoid}\n"
    "footer,.faint{color:var(--faint)}\n"
    /* a plan: labels, and a calendar as wide as there is room; where there is
     * little, the label is above its bar */
    ".plan{margin:.8em 0;font-size:.85em;break-inside:avoid}.plan>div{display:"
    "flex;align-items:center}.plan>div>span{flex:none;width:28%;padding-right:"
    "1em;box-sizing:border-box}.plan>div>div{position:relative;flex:1;height:"
    "1.7em}\n"
    ".plan .scale>div{height:1.5em;color:var(--faint)}.plan .scale div span{"
    "position:absolute;white-space:nowrap}.plan i{position:absolute;top:0;"
    "bottom:0}.plan .off{background:var(--shade)}.plan .work,.plan .rest,"
    ".plan .over{top:.3em;bottom:.3em}.plan .work,.plan .rest{background:"
    "var(--c)}.plan .rest{opacity:.45}.plan .over{border:1px solid var(--c);"
    "box-sizing:border-box}\n"
    "@media(max-width:480px){.plan>div{display:block}.plan>div>span{display:"
    "block;width:auto}}\n"
    "@media print{.plan i{print-color-adjust:exact;-webkit-print-color-adjust:"
    "exact}}\n";

static const char published[] =
    "<meta name=\"generator\" content=\"acct-show\">\n"
    "<meta name=\"robots\" content=\"noindex,nofollow\">\n"
    "<meta name=\"referrer\" content=\"no-referrer\">\n";

bool html_is_published(struct str page)
{
    enum { NEAR = 1024 };
    return memmem(page.p, page.n < NEAR ? page.n : NEAR, published,
                  sizeof published - 1) != NULL;
}

void html_begin(struct buf *out, const struct html_head *head)
{
    buf_fmt(out,
            "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta "
            "charset=\"utf-8\">\n<meta name=\"viewport\" "
            "content=\"width=device-width\">\n%s<title>",
            head->lang->tag, head->published ? published : "");
    markup_text(out, str_of(head->title), " ");
    buf_fmt(out, "</title>\n<style>\n@page{size:%s;margin:%s}\n%s%s%s%s",
            head->size == PAPER_LETTER ? "letter" : "A4", head->margin,
            chart_palette, look, head->style, head->charts ? chart_style : "");
    buf_puts(out, "</style>\n</head>\n<body><main>\n");
}

void html_end(struct buf *out, const char *foot)
{
    buf_puts(out, "<footer>");
    markup_text(out, str_of(foot), "<br>");
    buf_puts(out, "</footer>\n</main></body>\n</html>\n");
}
