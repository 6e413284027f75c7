/* A chart of characters. */
#include <math.h>

#include "base/text/text.h"
#include "inside.h"

enum { EIGHTHS = 8, GAP = 2, LEAST = 8 };

static const char *const parts[EIGHTHS + 1] = {"",  "▏", "▎", "▍", "▌",
                                               "▋", "▊", "▉", "█"};

static void pad(struct buf *out, int n)
{
    for (; n > 0; n--)
        buf_ch(out, ' ');
}

/* Columns that the bars have, of which `zero` are left of the line of zero. */
struct room {
    const struct chart *c;
    int label, shown, name, bar, zero;
    double from, to;
};

static void add_bar(struct buf *out, const struct room *r, double v)
{
    double each = r->bar / (r->to - r->from);
    long eighths = lround(fabs(v) * each * EIGHTHS);
    long whole = eighths / EIGHTHS;
    if (v < 0) {
        /* from the line of zero to the left, which has whole blocks only */
        whole = lround(-v * each);
        whole = whole > r->zero ? r->zero : whole;
        pad(out, r->zero - (int)whole);
    } else {
        pad(out, r->zero);
    }
    for (long i = 0; i < whole; i++)
        buf_puts(out, parts[EIGHTHS]);
    if (v > 0)
        buf_puts(out, parts[eighths % EIGHTHS]);
}

static int widest(int most, const char *s)
{
    int width = text_width(str_of(s));
    return width > most ? width : most;
}

static struct room room_of(const struct chart *c, int width)
{
    struct room r = {.c = c};
    for (size_t i = 0; i < c->n; i++)
        r.label = widest(r.label, c->labels[i]);
    for (size_t k = 0; k < c->m; k++) {
        r.name = widest(r.name, c->series[k].name);
        for (size_t i = 0; i < c->n; i++) {
            const struct chart_value *v = &c->series[k].v[i];
            r.shown = widest(r.shown, v->shown);
            if (isnan(v->value))
                continue;
            r.from = v->value < r.from ? v->value : r.from;
            r.to = v->value > r.to ? v->value : r.to;
        }
    }
    r.to = r.to > r.from ? r.to : r.from + 1;
    r.bar = width - r.label - r.shown - GAP - (r.name ? r.name + GAP : 0) - GAP;
    r.bar = r.bar < LEAST ? LEAST : r.bar;
    r.zero = (int)lround(-r.from / (r.to - r.from) * r.bar);
    return r;
}

void chart_text(const struct chart *c, int width, struct buf *out)
{
    struct room r = room_of(c, width);
    for (size_t i = 0; i < c->n; i++)
        for (size_t k = 0; k < c->m; k++) {
            const struct chart_value *v = &c->series[k].v[i];
            const char *label = k ? "" : c->labels[i];
            buf_puts(out, label);
            pad(out, r.label - text_width(str_of(label)) + GAP);
            if (r.name) {
                buf_puts(out, c->series[k].name);
                pad(out, r.name - text_width(str_of(c->series[k].name)) + GAP);
            }
            pad(out, r.shown - text_width(str_of(v->shown)));
            buf_puts(out, v->shown);
            if (!isnan(v->value) && v->value != 0) {
                pad(out, GAP);
                add_bar(out, &r, v->value);
            }
            while (out->n && out->p[out->n - 1] == ' ')
                out->p[--out->n] = '\0';
            buf_ch(out, '\n');
        }
}

void chart_spark(const struct chart_series *s, size_t n, struct buf *out)
{
    static const char *const levels[] = {"▁", "▂", "▃", "▄",
                                         "▅", "▆", "▇", "█"};
    double from = 0, to = 0;
    for (size_t i = 0; i < n; i++) {
        from = s->v[i].value < from ? s->v[i].value : from;
        to = s->v[i].value > to ? s->v[i].value : to;
    }
    for (size_t i = 0; i < n; i++) {
        double v = s->v[i].value;
        long level =
            to > from ? lround((v - from) / (to - from) * (EIGHTHS - 1)) : 0;
        buf_puts(out, isnan(v) ? " " : levels[level]);
    }
}
