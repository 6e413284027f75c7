#include <math.h>
#include <stdlib.h>

#include "inside.h"

enum {
    ORIGINS = 12,   /* days of the past that are learnt from, */
    STEP = 30,      /* so far apart, */
    AGE_LEAST = 60, /* and so long after the ledger's first order */
    ROWS_LEAST = 10
};
#define PENALTY 10.0 /* over the clients learnt from */

bool model_day(const struct past *p, int32_t day)
{
    return p->first != DAY_NONE && day >= p->first + AGE_LEAST;
}

/* The rows to learn from. */
struct lesson {
    struct past *past;
    const struct sight *sights[ORIGINS];
    size_t n; /* sights */
    struct model *model;
};

static void count_rows(struct lesson *l)
{
    struct leaving_fit *fit = &l->model->fit;
    bool *met = mem_new(l->past->book->clients.n, sizeof *met);
    size_t quiet = 0;
    for (size_t i = 0; i < l->n; i++)
        for (size_t k = 0; k < l->sights[i]->all.n; k++) {
            const struct seen *s = &l->sights[i]->all.v[k];
            fit->rows++;
            fit->clients += !met[s->client];
            met[s->client] = true;
            quiet += s->quiet;
        }
    fit->base = fit->rows ? (double)quiet / (double)fit->rows : .5;
    free(met);
}

static void choose_signs(struct lesson *l)
{
    size_t clients = l->past->book->clients.n, n[RISK_SIGNS] = {0};
    unsigned *showed = mem_new(clients, sizeof *showed);
    for (size_t i = 0; l->past->signs && i < l->n; i++)
        for (size_t k = 0; k < l->sights[i]->all.n; k++)
            showed[l->sights[i]->all.v[k].client] |=
                l->sights[i]->all.v[k].signs;
    for (size_t i = 0; i < clients; i++)
        for (int s = 0; s < RISK_SIGNS; s++)
            n[s] += showed[i] >> s & 1;
    l->model->logistic.k = SEEN_ORDERS;
    for (int s = 0; s < RISK_SIGNS; s++)
        if (n[s] >= SIGN_CLIENTS)
            l->model->signs[l->model->logistic.k++ - SEEN_ORDERS] =
                (unsigned char)s;
    free(showed);
}

/* Amounts are compared within their currency. */
static void find_sizes(struct lesson *l)
{
    size_t n[CURRENCIES_MAX + 1] = {0};
    double *mean = l->model->size;
    for (size_t i = 0; i < l->n; i++)
        for (size_t k = 0; k < l->sights[i]->all.n; k++) {
            const struct seen *s = &l->sights[i]->all.v[k];
            mean[s->currency] += s->x[SEEN_SIZE];
            n[s->currency]++;
        }
    for (size_t i = 0; i <= CURRENCIES_MAX; i++)
        mean[i] = n[i] ? mean[i] / (double)n[i] : NAN;
}

static void columns_of(const struct model *m, const struct seen *s, double *x)
{
    memcpy(x, s->x, sizeof s->x);
    /* nothing is known of what is much in a currency never met before */
    x[SEEN_SIZE] =
        isnan(m->size[s->currency]) ? 0 : x[SEEN_SIZE] - m->size[s->currency];
    for (size_t j = SEEN_ORDERS; j < m->logistic.k; j++)
        x[j] = s->signs >> m->signs[j - SEEN_ORDERS] & 1;
}

static void fit_rows(struct lesson *l)
{
    struct model *m = l->model;
    struct leaving_fit *fit = &m->fit;
    size_t k = m->logistic.k, at = 0;
    double *x = mem_new(fit->rows * k, sizeof *x);
    bool *y = mem_new(fit->rows, sizeof *y);
    for (size_t i = 0; i < l->n; i++)
        for (size_t r = 0; r < l->sights[i]->all.n; r++, at++) {
            columns_of(m, &l->sights[i]->all.v[r], x + at * k);
            y[at] = l->sights[i]->all.v[r].quiet;
        }
    struct logistic_rows rows = {x, y, fit->rows, k,
                                 PENALTY / (double)fit->clients};
    fit->fitted = logistic_fit(&rows, &m->logistic) == FIT_DONE;
    if (fit->fitted) {
        fit->objective = m->logistic.objective;
        fit->columns = k;
        memcpy(fit->b, m->logistic.b, (1 + k) * sizeof *fit->b);
    }
    free(x);
    free(y);
}

void model_learn(struct past *p, int32_t day, struct model *m)
{
    struct lesson l = {.past = p, .model = m};
    *m = (struct model){0};
    for (int k = 0; k < ORIGINS; k++) {
        int32_t from = day - p->rules.horizon - STEP * k;
        if (model_day(p, from))
            l.sights[l.n++] = sight_of(p, from);
    }
    count_rows(&l);
    choose_signs(&l);
    find_sizes(&l);
    if (m->fit.rows >= ROWS_LEAST)
        fit_rows(&l);
}

double model_chance(const struct model *m, const struct seen *s)
{
    double x[LEAVING_COLUMNS];
    if (!m->fit.fitted)
        return logistic_chance(s->x[SEEN_DEFAULT]);
    columns_of(m, s, x);
    return logistic_chance(logistic_odds(&m->logistic, x));
}

void model_causes(const struct model *m, const struct seen *s,
                  double out[LEAVING_CAUSES])
{
    static const enum leaving_cause causes[SEEN_ORDERS] = {
        [SEEN_DEFAULT] = CAUSE_SILENCE,  [SEEN_SILENCE] = CAUSE_SILENCE,
        [SEEN_QUARTER] = CAUSE_ACTIVITY, [SEEN_YEAR] = CAUSE_ACTIVITY,
        [SEEN_RHYTHM] = CAUSE_RHYTHM,    [SEEN_SIZE] = CAUSE_SIZE,
        [SEEN_SEASON] = CAUSE_SEASON,
    };
    double x[LEAVING_COLUMNS];
    memset(out, 0, LEAVING_CAUSES * sizeof *out);
    if (!m->fit.fitted) {
        /* no average is known: against even odds */
        out[CAUSE_SILENCE] = s->x[SEEN_DEFAULT];
        return;
    }
    columns_of(m, s, x);
    for (size_t j = 0; j < SEEN_ORDERS; j++)
        out[causes[j]] += logistic_share(&m->logistic, x, j);
}
