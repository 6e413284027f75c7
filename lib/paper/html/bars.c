/* A plan in HTML: rows of boxes placed in per cent, so that it is as wide as
 * there is room.  The table above says the same, and so do its words. */
#include "inside.h"
#include "print/markup.h"

static void place(struct buf *out, const struct sheet_bars *b, int32_t from,
                  int32_t to)
{
    /* In hundredths, as no locale has a say in it. */
    int left = (int)(sheet_place(b, from) * 10000 + 0.5);
    int width = (int)(sheet_place(b, to + 1) * 10000 + 0.5) - left;
    buf_fmt(out, " style=\"left:%d.%02d%%", left / 100, left % 100);
    if (to >= from)
        buf_fmt(out, ";width:%d.%02d%%", width / 100, width % 100);
    buf_puts(out, "\"");
}

static void add_scale(struct buf *out, const struct sheet_bars *b,
                      const struct sheet_mark *marks, size_t n)
{
    buf_puts(out, "<div class=\"scale\"><span></span><div>");
    for (size_t i = 0; i < n; i++) {
        buf_puts(out, "<span");
        place(out, b, marks[i].day, marks[i].day - 1);
        buf_puts(out, ">");
        markup_text(out, str_of(marks[i].label), " ");
        buf_puts(out, "</span>");
    }
    buf_puts(out, "</div></div>\n");
}

static void add_bar(struct buf *out, const struct sheet_bars *b,
                    const struct sheet_bar *bar)
{
    static const char *const classes[] = {[SHADE_OFF] = "off",
                                          [SHADE_WORK] = "work c1",
                                          [SHADE_REST] = "rest c1",
                                          [SHADE_OVER] = "over c1",
                                          [SHADE_LATE] = "work c2"};
    buf_puts(out, "<div><span>");
    markup_text(out, str_of(bar->label), " ");
    buf_puts(out, "</span><div>");
    for (int32_t day = b->first; day <= b->last;) {
        struct sheet_run run = sheet_run_at(b, bar, day);
        if (run.shade != SHADE_NONE) {
            buf_fmt(out, "<i class=\"%s\"", classes[run.shade]);
            place(out, b, run.from, run.to);
            buf_puts(out, "></i>");
        }
        day = run.to + 1;
    }
    buf_puts(out, "</div></div>\n");
}

void html_bars(struct buf *out, const struct sheet_bars *b, const char *words)
{
    buf_puts(out, "<div class=\"plan\" role=\"img\" aria-label=\"");
    markup_text(out, str_of(words), " ");
    buf_puts(out, "\">\n");
    add_scale(out, b, b->months.v, b->months.n);
    if (b->weeks.n)
        add_scale(out, b, b->weeks.v, b->weeks.n);
    for (size_t i = 0; i < b->all.n; i++)
        add_bar(out, b, &b->all.v[i]);
    buf_puts(out, "</div>\n");
}
