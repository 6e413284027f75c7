/* Spans with a name: what a contract or client says, else a setting. */
#include "inside.h"

static const struct contract *contract_of(const struct followup_run *run,
                                          const struct thing *t)
{
    if (t->on == ON_CONTRACT)
        return t->is.contract;
    return t->client ? run->facts.of[t->client->n].sla : NULL;
}

static bool read_span(const char *text, struct span *out)
{
    return *text && span_parse(str_of(text), out, NULL) == 0;
}

static struct span cadence_of(struct followup_run *run, const struct client *c)
{
    static const char *const tiers[] = {
        "followup.cadence_a", "followup.cadence_b", "followup.cadence_c"};
    const char *tier = c ? client_attr(run->book, c, "tier") : "";
    struct span s;
    if (c && read_span(client_attr(run->book, c, "cadence"), &s))
        return s;
    if (tier[0] >= 'A' && tier[0] <= 'C' && !tier[1])
        return conf_span(run->options->conf, tiers[tier[0] - 'A']);
    return conf_span(run->options->conf, "followup.cadence");
}

struct span span_named(struct followup_run *run, const struct thing *t,
                       const char *name)
{
    const struct conf *conf = run->options->conf;
    const struct contract *k = contract_of(run, t);
    struct span s;
    if (strcmp(name, "cadence") == 0)
        return cadence_of(run, t->client);
    if (strcmp(name, "sla") == 0) {
        if (t->client && t->entry && clocks_open(run))
            return sla_promised(&run->sla, t->client, t->entry->day, &s)
                       ? s
                       : conf_span(conf, "followup.answer");
        if (k && read_span(contract_attr(run->book, k, "sla"), &s))
            return s;
        return conf_span(conf, "followup.answer");
    }
    if (strcmp(name, "notice") == 0) {
        if (k && read_span(contract_attr(run->book, k, "notice"), &s))
            return s;
        return conf_span(conf, "followup.notice");
    }
    if (strcmp(name, "ahead") == 0)
        return conf_span(conf, "followup.ahead");
    if (strcmp(name, "answer") == 0)
        return conf_span(conf, "followup.answer");
    return conf_span(conf, "followup.issue");
}
