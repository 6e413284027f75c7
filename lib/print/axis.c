/* Which numbers stand beside a chart, and what is below it. */
#include <math.h>

#include "base/value/money.h"
#include "inside.h"

enum { STEPS = 4 };

/* 1, 2 or 5, times a power of ten, at least x. */
static double round_step(double x, int *decimals)
{
    static const int steps[] = {1, 2, 5, 10};
    int power = (int)floor(log10(x));
    double unit = pow(10, power);
    size_t i = 0;
    while (i < 3 && steps[i] * unit < x * (1 - 1e-9))
        i++;
    power += i == 3;
    *decimals = power < 0 ? -power : 0;
    return steps[i] * unit;
}

static void take(double x, double *least, double *most)
{
    if (isnan(x))
        return;
    *least = x < *least ? x : *least;
    *most = x > *most ? x : *most;
}

struct chart_axis chart_axis(const struct chart *c)
{
    struct chart_axis a = {0};
    double least = 0, most = 0;
    for (size_t k = 0; k < c->m; k++)
        for (size_t i = 0; i < c->n; i++) {
            const struct chart_value *v = &c->series[k].v[i];
            take(v->value, &least, &most);
            take(v->low, &least, &most);
            take(v->high, &least, &most);
        }
    if (most - least <= 0)
        most = 1;
    double step = (most - least) / STEPS;
    a.step = round_step(c->whole && step < 1 ? 1 : step, &a.decimals);
    a.from = floor(least / a.step + 1e-9) * a.step;
    a.to = ceil(most / a.step - 1e-9) * a.step;
    return a;
}

struct chart_label chart_label(const char *label)
{
    enum { YEAR = 4 };
    if (strspn(label, "0123456789") != YEAR || label[YEAR] != '-' ||
        !label[YEAR + 1] || strlen(label) > YEAR + 3)
        return (struct chart_label){.within = str_of(label)};
    return (struct chart_label){{label, YEAR}, str_of(label + YEAR + 1)};
}

bool chart_parted(const struct chart *c)
{
    for (size_t i = 0; i < c->n; i++)
        if (!chart_label(c->labels[i]).year.n)
            return false;
    return c->n > 0;
}

void chart_number(const struct chart *c, const struct chart_axis *a, double x,
                  struct buf *out)
{
    struct buf plain = {0};
    buf_fmt(&plain, "%.*f", a->decimals, fabs(x) < a->step / 2 ? 0 : x);
    money_grouped(out, buf_view(&plain));
    buf_puts(out, c->unit);
    buf_release(&plain);
}
