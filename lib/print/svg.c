/* A chart as SVG. */
#include <math.h>

#include "base/text/text.h"
#include "inside.h"
#include "print/markup.h"

/* In units of the drawing: as wide as a telephone, and letters that can be read
 * there. */
enum {
    WIDTH = 400,
    HEIGHT = 220,
    LETTER = 7,  /* about as wide as one */
    LINE = 16,   /* from one line of text to the next */
    ABOVE = 8,   /* the plot */
    BELOW = 22,  /* it, for the labels */
    LEGEND = 18, /* from one mark to its text, and behind that */
    COLOURS = 6
};

#define SHAPES                                                                 \
    ".chart text{font:12px 'PT Sans','DejaVu Sans',sans-serif;fill:#333}"      \
    ".chart .title{font-weight:700;font-size:14px;fill:#111}"                  \
    ".chart .grid{stroke:#ccc;stroke-width:1}.chart .zero{stroke:#555}"
const char chart_palette[] =
    ".c1{--c:#0072b2}.c2{--c:#d55e00}.c3{--c:#007a5a}.c4{--c:#a4508b}"
    ".c5{--c:#5b4fa3}.c6{--c:#7a5c00}\n"
    "@media(prefers-color-scheme:dark){@media screen{"
    ".c1{--c:#56b4e9}.c2{--c:#ff9a4d}.c3{--c:#2fc79a}.c4{--c:#e39ac9}"
    ".c5{--c:#b0a5f0}.c6{--c:#e6c34d}}}\n";
const char chart_style[] =
    SHAPES ".chart{display:block;width:100%;height:auto;max-width:42em}"
           ".chart .bar{fill:var(--c)}.chart .before{fill:none;stroke:"
           "var(--c);stroke-width:1.5}.chart .line{fill:none;stroke:"
           "var(--c);stroke-width:2.2}.chart .band{fill:var(--c);opacity:"
           ".2}.chart .reach{stroke:#111;stroke-width:1.2;fill:none}"
           "@media(prefers-color-scheme:dark){@media screen{"
           ".chart text{fill:#ddd}.chart .title{fill:#fff}.chart .grid{"
           "stroke:#444}.chart .zero{stroke:#aaa}.chart .reach{stroke:"
           "#eee}}}\n";

static const char *const colours[COLOURS] = {"#0072b2", "#d55e00", "#007a5a",
                                             "#a4508b", "#5b4fa3", "#7a5c00"};

struct plot {
    const struct chart *c;
    struct chart_axis axis;
    struct buf *out;
    bool alone;                      /* its colours are in it */
    bool bare;                       /* without its title */
    bool parted;                     /* years are below the labels */
    int down;                        /* from the top of the file */
    double left, right, top, bottom; /* of the plot */
};

static void text_at(struct plot *p, double x, double y, const char *anchor,
                    const char *classes, struct str s)
{
    buf_fmt(p->out, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\"%s>", x, y,
            anchor, classes);
    markup_text(p->out, s, " ");
    buf_puts(p->out, "</text>\n");
}

/* What draws in the colour of that series. */
static void begin_shape(struct plot *p, const char *element, const char *class,
                        size_t k)
{
    size_t colour = 0;
    for (size_t i = 0; i < k; i++)
        colour += !p->c->series[i].before;
    colour %= COLOURS;
    buf_fmt(p->out, "<%s class=\"%s c%zu\"", element, class, colour + 1);
    if (!p->alone)
        return;
    static const struct {
        const char *class, *how;
    } hows[] = {
        {"bar", " fill=\"%s\""},
        {"before", " fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\""},
        {"line", " fill=\"none\" stroke=\"%s\" stroke-width=\"2.2\""},
        {"band", " fill=\"%s\" opacity=\".2\""},
    };
    for (size_t i = 0; i < sizeof hows / sizeof *hows; i++)
        if (strcmp(hows[i].class, class) == 0) {
            const char *at = strstr(hows[i].how, "%s");
            buf_fmt(p->out, "%.*s%s%s", (int)(at - hows[i].how), hows[i].how,
                    colours[colour], at + 2);
        }
}

static double y_of(const struct plot *p, double v)
{
    const struct chart_axis *a = &p->axis;
    return p->bottom - (v - a->from) / (a->to - a->from) * (p->bottom - p->top);
}

static double slot(const struct plot *p)
{
    return (p->right - p->left) / (double)p->c->n;
}

static double x_of(const struct plot *p, size_t i)
{
    return p->left + slot(p) * ((double)i + .5);
}

static void add_axis(struct plot *p)
{
    const struct chart_axis *a = &p->axis;
    struct buf number = {0};
    int n = (int)lround((a->to - a->from) / a->step);
    double widest = 0;
    for (int i = 0; i <= n; i++) {
        buf_clear(&number);
        chart_number(p->c, a, a->from + i * a->step, &number);
        int width = text_width(buf_view(&number));
        widest = width > widest ? width : widest;
    }
    p->left = widest * LETTER + 8;
    for (int i = 0; i <= n; i++) {
        double v = a->from + i * a->step, y = y_of(p, v);
        bool zero = fabs(v) < a->step / 2;
        buf_clear(&number);
        chart_number(p->c, a, v, &number);
        buf_fmt(p->out,
                "<line class=\"grid%s\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" "
                "y2=\"%.1f\"/>\n",
                zero ? " zero" : "", p->left, p->right, y, y);
        text_at(p, p->left - 5, y + 4, "end", "", buf_view(&number));
    }
    buf_release(&number);
}

/* A label, and below it the year where that is another than before. */
static void add_label(struct plot *p, size_t i, const char *anchor, double x,
                      struct str *year)
{
    struct chart_label l = chart_label(p->c->labels[i]);
    double y = p->bottom + LINE;
    if (!p->parted) {
        text_at(p, x, y, anchor, "", str_of(p->c->labels[i]));
        return;
    }
    text_at(p, x, y, anchor, "", l.within);
    if (year->n != l.year.n || memcmp(year->p, l.year.p, l.year.n) != 0)
        text_at(p, x, y + LINE - 2, anchor, "", l.year);
    *year = l.year;
}

/* As many as have room, the last one always. */
static void add_labels(struct plot *p)
{
    const struct chart *c = p->c;
    struct str year = {"", 0};
    int widest = 1;
    for (size_t i = 0; i < c->n; i++) {
        int width = text_width(p->parted ? chart_label(c->labels[i]).within
                                         : str_of(c->labels[i]));
        widest = width > widest ? width : widest;
    }
    size_t every = (size_t)ceil((widest + 1) * LETTER / slot(p));
    every = every ? every : 1;
    for (size_t i = (c->n - 1) % every; i < c->n; i += every) {
        bool last = every > 1 && i + 1 == c->n;
        add_label(p, i, last ? "end" : "middle", last ? p->right : x_of(p, i),
                  &year);
    }
}

/* What the pointer shows, and what is read out. */
static void add_tip(struct plot *p, size_t k, size_t i)
{
    const struct chart *c = p->c;
    buf_puts(p->out, "<title>");
    markup_text(p->out, str_of(c->labels[i]), " ");
    if (*c->series[k].name) {
        buf_puts(p->out, ", ");
        markup_text(p->out, str_of(c->series[k].name), " ");
    }
    buf_puts(p->out, ": ");
    markup_text(p->out, str_of(c->series[k].v[i].shown), " ");
    buf_puts(p->out, "</title>");
}

static void add_reach(struct plot *p, const struct chart_value *v, double x)
{
    if (isnan(v->low) || isnan(v->high))
        return;
    buf_fmt(p->out,
            "<path class=\"reach\"%s d=\"M%.1f %.1fV%.1fM%.1f %.1fh6M%.1f "
            "%.1fh6\"/>\n",
            p->alone ? " fill=\"none\" stroke=\"#111\"" : "", x,
            y_of(p, v->low), y_of(p, v->high), x - 3, y_of(p, v->low), x - 3,
            y_of(p, v->high));
}

static void add_bars(struct plot *p)
{
    const struct chart *c = p->c;
    double room = slot(p) * .78, each = room / (double)c->m;
    double gap = each > 6 ? 1 : 0;
    for (size_t k = 0; k < c->m; k++)
        for (size_t i = 0; i < c->n; i++) {
            const struct chart_value *v = &c->series[k].v[i];
            if (isnan(v->value))
                continue;
            double x = x_of(p, i) - room / 2 + each * (double)k;
            double y = y_of(p, v->value), zero = y_of(p, 0);
            begin_shape(p, "rect", c->series[k].before ? "before" : "bar", k);
            buf_fmt(p->out,
                    " x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\">",
                    x + gap / 2, y < zero ? y : zero, each - gap,
                    fabs(zero - y));
            add_tip(p, k, i);
            buf_puts(p->out, "</rect>\n");
            add_reach(p, v, x + each / 2);
        }
}

/* Goes on to a point, up or down at its place where the line is of steps. */
static void go_to(struct plot *p, size_t i, double v, bool on)
{
    if (on && p->c->kind == CHART_STEPS)
        buf_fmt(p->out, "H%.1fV%.1f", x_of(p, i), y_of(p, v));
    else
        buf_fmt(p->out, "%c%.1f %.1f", on ? 'L' : 'M', x_of(p, i), y_of(p, v));
}

static void add_band(struct plot *p, size_t k)
{
    const struct chart *c = p->c;
    const struct chart_value *v = c->series[k].v;
    for (size_t i = 0, n; i < c->n; i += n ? n : 1) {
        for (n = 0;
             i + n < c->n && !isnan(v[i + n].low) && !isnan(v[i + n].high);)
            n++;
        if (n < 2)
            continue;
        begin_shape(p, "path", "band", k);
        buf_puts(p->out, " d=\"");
        for (size_t j = 0; j < n; j++)
            go_to(p, i + j, v[i + j].high, j > 0);
        for (size_t j = n; j-- > 0;) {
            /* back, where steps go down before they go on */
            if (c->kind == CHART_STEPS && j + 1 < n)
                buf_fmt(p->out, "V%.1fH%.1f", y_of(p, v[i + j].low),
                        x_of(p, i + j));
            else
                buf_fmt(p->out, "L%.1f %.1f", x_of(p, i + j),
                        y_of(p, v[i + j].low));
        }
        buf_puts(p->out, "Z\"/>\n");
    }
}

/* What has its range alone, with no neighbour to make a band with. */
static void add_lone(struct plot *p, const struct chart_value *v)
{
    for (size_t i = 0; i < p->c->n; i++)
        if ((i == 0 || isnan(v[i - 1].low)) &&
            (i + 1 == p->c->n || isnan(v[i + 1].low)))
            add_reach(p, &v[i], x_of(p, i));
}

static void add_points(struct plot *p, size_t k)
{
    const struct chart *c = p->c;
    const struct chart_value *v = c->series[k].v;
    for (size_t i = 0; i < c->n; i++) {
        if (isnan(v[i].value))
            continue;
        begin_shape(p, "circle", "bar", k);
        buf_fmt(p->out, " cx=\"%.1f\" cy=\"%.1f\" r=\"%s\">", x_of(p, i),
                y_of(p, v[i].value), c->n > 20 ? "1.6" : "3");
        add_tip(p, k, i);
        buf_puts(p->out, "</circle>\n");
    }
}

static void add_lines(struct plot *p)
{
    const struct chart *c = p->c;
    for (size_t k = 0; k < c->m; k++) {
        const struct chart_value *v = c->series[k].v;
        bool on = false;
        add_band(p, k);
        add_lone(p, v);
        begin_shape(p, "path", "line", k);
        buf_puts(p->out, c->series[k].before ? " stroke-dasharray=\"5 4\" d=\""
                                             : " d=\"");
        for (size_t i = 0; i < c->n; i++) {
            if (!isnan(v[i].value))
                go_to(p, i, v[i].value, on);
            on = !isnan(v[i].value);
        }
        buf_puts(p->out, "\"/>\n");
        add_points(p, k);
    }
}

static double mark_width(const struct chart_series *s)
{
    return 2 * LEGEND + text_width(str_of(s->name)) * LETTER;
}

/* The names of several series, above the plot, a line more where they have no
 * room in one.  Draws nothing where `dry`; returns how high it is. */
static double add_legend(struct plot *p, double y, bool dry)
{
    const struct chart *c = p->c;
    double x = 4, from = y;
    for (size_t k = 0; k < c->m; k++) {
        const struct chart_series *s = &c->series[k];
        if (!*s->name)
            continue;
        if (x > 4 && x + mark_width(s) > WIDTH) {
            x = 4;
            y += LINE;
        }
        if (!dry) {
            begin_shape(p, "rect", s->before ? "before" : "bar", k);
            buf_fmt(p->out,
                    " x=\"%.1f\" y=\"%.1f\" width=\"11\" height=\"11\"/>\n", x,
                    y);
            text_at(p, x + LEGEND, y + 10, "start", "", str_of(s->name));
        }
        x += mark_width(s);
    }
    return x > 4 ? y + LINE + 4 - from : 0;
}

static void add_head(struct plot *p)
{
    const struct chart *c = p->c;
    buf_fmt(p->out, "<svg class=\"chart\" role=\"img\" aria-label=\"");
    markup_text(p->out, str_of(c->title), " ");
    buf_puts(p->out, ". ");
    markup_text(p->out, str_of(c->says), " ");
    buf_fmt(p->out, "\" viewBox=\"0 0 %d %d\"", WIDTH, HEIGHT);
    if (p->alone)
        buf_fmt(p->out, " y=\"%d\" width=\"%d\" height=\"%d\"", p->down, WIDTH,
                HEIGHT);
    buf_puts(p->out, ">\n");
    if (p->alone && !p->bare)
        text_at(p, 4, LINE, "start", " class=\"title\"", str_of(c->title));
}

static void draw(struct plot *p)
{
    double top = p->alone && !p->bare ? LINE + 10 : 0,
           legend = add_legend(p, top, true);
    p->axis = chart_axis(p->c);
    p->right = WIDTH - 6;
    p->top = top + legend + ABOVE;
    p->parted = chart_parted(p->c);
    p->bottom = HEIGHT - BELOW - (p->parted ? LINE - 2 : 0);
    add_head(p);
    add_legend(p, top, false);
    add_axis(p);
    if (p->c->n) {
        add_labels(p);
        if (p->c->kind == CHART_BARS)
            add_bars(p);
        else
            add_lines(p);
    }
    buf_puts(p->out, "</svg>\n");
}

void chart_svg(const struct chart *c, struct buf *out)
{
    draw(&(struct plot){.c = c, .out = out});
}

void chart_plain(const struct chart *c, struct buf *out)
{
    buf_fmt(out,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\">\n"
            "<style>" SHAPES "</style>\n",
            WIDTH, HEIGHT);
    draw(&(struct plot){.c = c, .out = out, .alone = true, .bare = true});
    buf_puts(out, "</svg>\n");
}

void chart_file(const struct chart *c, size_t n, struct buf *out)
{
    enum { TWICE = 2 };
    int height = (int)n * HEIGHT;
    buf_fmt(out,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" "
            "width=\"%d\" height=\"%d\">\n<style>" SHAPES "</style>\n"
            "<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>\n",
            WIDTH, height, TWICE * WIDTH, TWICE * height, WIDTH, height);
    for (size_t i = 0; i < n; i++)
        draw(&(struct plot){
            .c = &c[i], .out = out, .alone = true, .down = (int)i * HEIGHT});
    buf_puts(out, "</svg>\n");
}
