/* By when what a client asked is to be done. */
#include "base/conf/conf.h"
#include "inside.h"

int32_t sla_asked(struct sla *s, const struct conf *conf, const struct entry *e)
{
    const struct sla_promise what = {e->type == REC_ISSUE,
                                     s ? sla_severity(s->book, e) : ""};
    struct span span;
    if (!s || e->due != DAY_NONE)
        return e->due;
    bool promised =
        e->client && sla_promised(s, e->client, e->day, &what, &span);
    if (!promised)
        span =
            conf_span(conf, what.solve ? "followup.issue" : "followup.answer");
    bool hours = span.unit == SPAN_MINUTE || span.unit == SPAN_HOUR;
    return e->client && (promised || hours) ? sla_due(s, e, span).day
                                            : span_add(e->day, span, 1);
}
