#include "stats/judge.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

enum { PARTS = 10 };

/* A row's place among others, by what it is sorted by. */
struct place {
    double key;
    size_t row;
};

static int by_key(const void *a, const void *b)
{
    const struct place *l = a, *r = b;
    if (l->key != r->key)
        return l->key < r->key ? -1 : 1;
    return (l->row > r->row) - (l->row < r->row);
}

static bool right(const struct judge_rows *rows, size_t i)
{
    return (rows->p[i] >= 0.5) == rows->y[i];
}

/* Sums that need no order. */
static void simple(const struct judge_rows *rows, struct judgement *j)
{
    size_t n = rows->n, happened = 0, hits[2] = {0, 0}, base = 0;
    double square = 0, base_square = 0, expected = 0;
    for (size_t i = 0; i < n; i++) {
        double p = rows->p[i], known = rows->base[i];
        bool y = rows->y[i];
        happened += y;
        hits[y] += right(rows, i);
        base += (known >= 0.5) == y;
        square += (p - y) * (p - y);
        base_square += (known - y) * (known - y);
        expected += fmax(p, 1 - p);
        if (p >= JUDGE_LEAVES) {
            j->leaves.n++;
            j->leaves.right += y;
        } else if (p <= JUDGE_STAYS) {
            j->stays.n++;
            j->stays.right += !y;
        } else {
            j->unclear++;
        }
    }
    double all = (double)n;
    j->share = (double)happened / all;
    j->accuracy = (double)(hits[0] + hits[1]) / all;
    j->base_accuracy = (double)base / all;
    j->balanced = ((double)hits[1] / (double)happened +
                   (double)hits[0] / (double)(n - happened)) /
                  2;
    j->expected = expected / all;
    j->brier = square / all;
    j->base_brier = base_square / all;
}

/* The end of the run of equal keys that begins at i. */
static size_t run_end(const struct place *at, size_t n, size_t i)
{
    size_t end = i + 1;
    while (end < n && at[end].key == at[i].key)
        end++;
    return end;
}

/* The area under the curve, from the mean ranks of those that happened. */
static double area(const struct judge_rows *rows, const struct place *at)
{
    double ranks = 0, happened = 0;
    for (size_t i = 0, end; i < rows->n; i = end) {
        end = run_end(at, rows->n, i);
        double rank = (double)(i + 1 + end) / 2;
        for (size_t k = i; k < end; k++)
            if (rows->y[at[k].row]) {
                ranks += rank;
                happened++;
            }
    }
    return (ranks - happened * (happened + 1) / 2) /
           (happened * ((double)rows->n - happened));
}

static double calibration(const struct judge_rows *rows, const struct place *at)
{
    double told[PARTS] = {0}, happened[PARTS] = {0}, sum = 0;
    for (size_t i = 0; i < rows->n; i++) {
        size_t part = i * PARTS / rows->n;
        told[part] += at[i].key;
        happened[part] += rows->y[at[i].row];
    }
    for (size_t part = 0; part < PARTS; part++)
        sum += fabs(told[part] - happened[part]);
    return sum / (double)rows->n;
}

/* Among equals, those that come first in the rows are taken first. */
static double top(const struct judge_rows *rows, const struct place *at)
{
    size_t most = (size_t)fmax(1, rint((double)rows->n / 10)), left = most;
    size_t happened = 0;
    for (size_t end = rows->n, i; end > 0 && left > 0; end = i) {
        for (i = end - 1; i > 0 && at[i - 1].key == at[i].key;)
            i--;
        for (size_t k = i; k < end && left > 0; k++, left--)
            happened += rows->y[at[k].row];
    }
    return (double)happened / (double)most;
}

static double clustered(const struct judge_rows *rows, const struct place *at,
                        double accuracy)
{
    double squares = 0;
    for (size_t i = 0, end; i < rows->n; i = end) {
        double sum = 0;
        end = run_end(at, rows->n, i);
        for (size_t k = i; k < end; k++)
            sum += right(rows, at[k].row) - accuracy;
        squares += sum * sum;
    }
    return sqrt(squares) / (double)rows->n;
}

struct judgement judge(const struct judge_rows *rows)
{
    struct judgement j = {.n = rows->n};
    size_t n = rows->n;
    simple(rows, &j);
    if (n == 0) {
        j.accuracy_error = j.auc = j.calibration = j.top = NAN;
        return j;
    }
    struct place *at = mem_new(n, sizeof *at);
    for (size_t i = 0; i < n; i++)
        at[i] = (struct place){rows->p[i], i};
    qsort(at, n, sizeof *at, by_key);
    j.auc = area(rows, at);
    j.calibration = calibration(rows, at);
    j.top = top(rows, at);
    for (size_t i = 0; i < n; i++)
        at[i] = (struct place){rows->client[i], i};
    qsort(at, n, sizeof *at, by_key);
    j.accuracy_error = clustered(rows, at, j.accuracy);
    free(at);
    return j;
}
