#include "print/timeline.h"

#include "base/text/text.h"

#define OFF_DAY "·"
const struct timeline_ink timeline_solid = {"█", "▒"};
const struct timeline_ink timeline_hollow = {"░", "░"};

enum { A_DAY_MOST = 3 };

static int days(const struct timeline *t)
{
    return t->last - t->first + 1;
}

void timeline_cells(struct timeline *t, int width)
{
    int a_day = width / days(t);
    a_day = a_day < A_DAY_MOST ? a_day : A_DAY_MOST;
    t->cells = a_day ? a_day * days(t) : width;
}

/* The days that a character stands for: none is left out, and none has two
 * unless a day has several characters. */
static int32_t first_of(const struct timeline *t, int cell)
{
    return t->first + (int32_t)((int64_t)cell * days(t) / t->cells);
}

static int32_t last_of(const struct timeline *t, int cell)
{
    int32_t first = first_of(t, cell), next = first_of(t, cell + 1);
    return next > first ? next - 1 : first;
}

/* The first character that is of the day, or of a later one. */
static int cell_of(const struct timeline *t, int32_t day)
{
    int cell = (int)((int64_t)(day - t->first) * t->cells / days(t));
    while (cell < t->cells && first_of(t, cell) < day)
        cell++;
    return cell;
}

void timeline_marks(const struct timeline *t, const struct timeline_mark *marks,
                    size_t n, struct buf *out)
{
    int at = 0;
    for (size_t i = 0; i < n; i++) {
        int cell = cell_of(t, marks[i].day);
        int width = text_width(str_of(marks[i].label));
        if ((at && cell <= at) || cell + width > t->cells)
            continue;
        for (; at < cell; at++)
            buf_ch(out, ' ');
        buf_puts(out, marks[i].label);
        at += width;
    }
}

static bool all_off(const struct timeline *t, int32_t from, int32_t to)
{
    for (int32_t day = from; day <= to; day++)
        if (!t->off || !t->off[day - t->first])
            return false;
    return true;
}

/* A bar that is there is seen, however short. */
void timeline_bar(const struct timeline *t, int32_t from, int32_t to,
                  const struct timeline_ink *ink, struct buf *out)
{
    size_t end = out->n;
    for (int cell = 0; cell < t->cells; cell++) {
        int32_t first = first_of(t, cell), last = last_of(t, cell);
        if (first > to || last < from) {
            bool off = all_off(t, first, last);
            buf_puts(out, off ? OFF_DAY : " ");
            end = off ? out->n : end;
            continue;
        }
        first = first < from ? from : first;
        last = last > to ? to : last;
        buf_puts(out, all_off(t, first, last) ? ink->rest : ink->work);
        end = out->n;
    }
    out->n = end;
}
