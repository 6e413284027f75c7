#include "work/metrics/alert.h"

#include "base/i18n.h"

static const struct {
    const char *sign;
    enum alert_op op;
} signs[] = {
    {">=", ALERT_LEAST},
    {"<=", ALERT_MOST},
    {">", ALERT_ABOVE},
    {"<", ALERT_BELOW},
};

/* A share is from 0 to 1, or little more: else per cent were meant. */
static int check_share(const struct alert *a, const char *text, struct err *e)
{
    enum { MOST = 2 };
    if (a->percent || decimal_double(a->line) <= MOST)
        return 0;
    for (size_t i = 0; i < metrics_count(); i++)
        if (a->set.has[i] && metrics_about(i)->unit != FIGURE_SHARE)
            return 0;
    for (size_t i = 0; i < metrics_count(); i++)
        if (a->set.has[i])
            return err_set(e, ERR_USAGE,
                           _("'%s': %s is a share, from 0 to 1 (write '%s%%')"),
                           text, metrics_about(i)->name, text);
    return 0;
}

int alert_parse(const char *text, struct alert *out, struct err *e)
{
    *out = (struct alert){0};
    size_t name = strcspn(text, "<>");
    const char *rest = text + name;
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        size_t n = strlen(signs[i].sign);
        if (strncmp(rest, signs[i].sign, n) != 0)
            continue;
        struct str line = str_trim(str_of(rest + n));
        out->op = signs[i].op;
        out->percent = line.n && line.p[line.n - 1] == '%';
        line.n -= out->percent;
        if (decimal_parse(str_trim(line), &out->line, NULL) < 0)
            return err_set(e, ERR_USAGE,
                           _("'%s': '%.*s' is not a number (such as 5%% or "
                             "12.5)"),
                           text, STR_ARG(line));
        if (metrics_add(&out->set, str_trim((struct str){text, name}), e) < 0)
            return -1;
        return check_share(out, text, e);
    }
    return err_set(e, ERR_USAGE,
                   _("'%s' is no alert (write such as churn>5%% or dso>=60)"),
                   text);
}

static bool is_of(const struct alert *a, const char *name)
{
    for (size_t i = 0; i < metrics_count(); i++)
        if (a->set.has[i] && strcmp(metrics_about(i)->name, name) == 0)
            return true;
    return false;
}

/* In the terms in which people write it. */
static double value_of(const struct book *b, const struct figure *f)
{
    if (isnan(f->value))
        return NAN;
    switch (f->unit) {
    case FIGURE_COUNT:
        return (double)f->num;
    case FIGURE_MONEY:
        return (double)f->num / pow(10, book_currency(b, f->currency)->digits);
    case FIGURE_SHARE:
    case FIGURE_DAYS:
    case FIGURE_HOURS:
    case FIGURE_POINTS:
    case FIGURE_NUMBER:
    case FIGURE_UNITS:
        break;
    }
    return f->value;
}

bool alert_met(const struct alert *a, const struct book *b,
               const struct figure *f)
{
    double is = value_of(b, f);
    double line = decimal_double(a->line) / (a->percent ? 100 : 1);
    /* what is written alike is alike, whatever was divided */
    if (fabs(is - line) <= 1e-12 * fabs(line))
        is = line;
    if (isnan(is) || !is_of(a, f->name))
        return false;
    switch (a->op) {
    case ALERT_ABOVE:
        return is > line;
    case ALERT_BELOW:
        return is < line;
    case ALERT_LEAST:
        return is >= line;
    case ALERT_MOST:
        return is <= line;
    }
    return false;
}
