/* A plan in characters: labels at the left, the calendar at their right. */
#include <stdlib.h>

#include "base/text/text.h"
#include "inside.h"
#include "print/timeline.h"

enum { LABEL_MOST = 24 };

struct drawing {
    struct buf *out;
    const struct sheet_bars *bars;
    struct timeline time;
    int labels; /* how wide they are */
};

static void put_label(struct drawing *d, const char *label)
{
    struct buf text = {0};
    plain_put(&text, str_of(label));
    if (text_width(buf_view(&text)) > d->labels) {
        text.n = text_fit(buf_view(&text), d->labels - 1);
        buf_puts(&text, "…");
    }
    int room = d->labels - text_width(buf_view(&text));
    buf_str(d->out, buf_view(&text));
    plain_blanks(d->out, room + PLAIN_GAP);
    buf_release(&text);
}

/* Plain blanks in labels. */
static void put_marks(struct drawing *d, const struct sheet_mark *marks,
                      size_t n)
{
    struct timeline_mark *plain = mem_new(n, sizeof *plain);
    struct arena arena = {0};
    for (size_t i = 0; i < n; i++) {
        struct buf text = {0};
        plain_put(&text, str_of(marks[i].label));
        plain[i] =
            (struct timeline_mark){marks[i].day, buf_keep(&text, &arena)};
    }
    put_label(d, "");
    timeline_marks(&d->time, plain, n, d->out);
    buf_ch(d->out, '\n');
    arena_release(&arena);
    free(plain);
}

void plain_bars(struct buf *out, const struct sheet_bars *b, int width)
{
    enum { WEEK_LEAST = 3 }; /* of two digits */
    struct drawing d = {
        .out = out, .bars = b, .time = {b->first, b->last, b->off, 0}};
    for (size_t i = 0; i < b->all.n; i++) {
        int wants = plain_width(b->all.v[i].label);
        d.labels = wants > d.labels ? wants : d.labels;
    }
    d.labels = d.labels < LABEL_MOST ? d.labels : LABEL_MOST;
    timeline_cells(&d.time, width - d.labels - PLAIN_GAP);
    put_marks(&d, b->months.v, b->months.n);
    if (b->weeks.n && d.time.cells >= WEEK_LEAST * (int)b->weeks.n)
        put_marks(&d, b->weeks.v, b->weeks.n);
    for (size_t i = 0; i < b->all.n; i++) {
        const struct sheet_bar *bar = &b->all.v[i];
        put_label(&d, bar->label);
        timeline_bar(&d.time, bar->from, bar->to,
                     bar->over ? &timeline_hollow : &timeline_solid, out);
        buf_ch(out, '\n');
    }
}
