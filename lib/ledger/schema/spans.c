/* Times that a contract promises: one for all, or by severity. */
#include "base/i18n.h"
#include "base/value/date.h"
#include "inside.h"

/* high:4h, or 2d for the rest: its name is "" then. */
struct part {
    struct str severity, span;
};

static struct part part_of(struct str s)
{
    const char *colon = s.n ? memchr(s.p, ':', s.n) : NULL;
    if (!colon)
        return (struct part){.span = str_trim(s)};
    struct str name = {s.p, (size_t)(colon - s.p)};
    struct str span = {colon + 1, s.n - name.n - 1};
    return (struct part){str_trim(name), str_trim(span)};
}

/* Its place among the severities; -1: none. */
static int severity_at(struct str name)
{
    struct str rest = STR(SEVERITIES), word;
    for (int i = 0; str_cut(&rest, '|', &word); i++)
        if (name.p && word.n == name.n && memcmp(word.p, name.p, word.n) == 0)
            return i;
    return -1;
}

bool schema_spans(struct str value, const char *severity, struct span *out)
{
    struct str rest = value, word, best = {0};
    while (value.n && str_cut(&rest, '|', &word)) {
        struct part p = part_of(word);
        if (!p.severity.n)
            best = best.n ? best : p.span;
        else if (str_is(p.severity, severity))
            return span_parse(p.span, out, NULL) == 0;
    }
    return best.n && span_parse(best, out, NULL) == 0;
}

int schema_span_check(struct str value, struct err *e)
{
    struct span span;
    if (span_parse(value, &span, e) < 0)
        return -1;
    return span.n < 0 ? err_set(e, ERR_DATA,
                                _("'%.*s' is below 0 (leave the minus out)"),
                                STR_ARG(value))
                      : 0;
}

int schema_spans_check(struct str value, struct err *e)
{
    struct str rest = value, word;
    unsigned seen = 0;
    while (str_cut(&rest, '|', &word)) {
        struct part p = part_of(word);
        bool named = memchr(word.p, ':', word.n);
        int at = named ? severity_at(p.severity) : 31;
        if (at < 0)
            return err_set(e, ERR_DATA,
                           _("'%.*s' is no severity (write such as "
                             "critical:1h|high:4h|2d; there are %s)"),
                           STR_ARG(p.severity), "low, normal, high, critical");
        if (seen & 1u << at && named)
            return err_set(e, ERR_DATA, _("'%.*s' is there twice"),
                           STR_ARG(p.severity));
        if (seen & 1u << at)
            return err_set(e, ERR_DATA,
                           _("'%.*s' has two times for all the rest (name a "
                             "severity: high:4h)"),
                           STR_ARG(value));
        seen |= 1u << at;
        if (schema_span_check(p.span, e) < 0)
            return -1;
    }
    return 0;
}
