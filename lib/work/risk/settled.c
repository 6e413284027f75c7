#include <math.h>

#include "inside.h"

/* Days in a month, on average. */
#define MONTH 30.4375

/* --- What came of contracts --- */

/* Did another contract of the client's run on the day after the end of one? */
static bool followed(const struct past_client *c, int32_t end)
{
    size_t n = past_started(c, end + 1);
    return n && c->last[n - 1] > end;
}

/* Each end that came, or that a renewal put off.  One that was renewed only
 * after it had come was an end all the same. */
static void count_end(struct book *b, const struct client *c, int32_t end,
                      bool lost, struct leaving_ends *out)
{
    out->ends++;
    out->lapsed += lost;
    out->broken += lost && client_state_on(b, c, end) != CLIENT_LOST;
}

static void count_contract(const struct past *p, const struct client *c,
                           const struct contract *k, struct leaving_ends *out)
{
    int32_t today = p->rules.today, end = contract_end_on(p->book, k, today);
    int32_t last = end == DAY_NONE || end > today ? today : end;
    if (end != DAY_NONE && end < today)
        count_end(p->book, c, end, !followed(&p->of[c->n], end), out);
    for (const struct client_row *row = k->rows; row; row = row->before) {
        int32_t was = row->before && row->entry->day <= today
                          ? contract_end_on(p->book, k, row->before->entry->day)
                          : DAY_NONE;
        if (was != DAY_NONE && row->entry->due > was)
            count_end(p->book, c, was, row->entry->day > was, out);
    }
    if (last >= k->start)
        out->months += (last - k->start + 1) / MONTH;
}

/* --- And of the states that clients were in --- */

static enum client_state state_of(const struct client_row *row)
{
    enum client_state s = CLIENT_ACTIVE;
    while (s < CLIENT_LOST &&
           !entry_says(row->entry, "state", client_states[s]))
        s++;
    return s;
}

/* An order after the day. */
static bool came_back(const struct past *p, const struct client *c, int32_t day)
{
    const struct past_client *of = &p->of[c->n];
    return past_count(of, p->rules.today) > past_count(of, day);
}

static void count_states(const struct past *p, const struct client *c,
                         struct leaving_ends *out)
{
    enum client_state next = CLIENT_PAUSED; /* what came after the row */
    for (const struct client_row *row = c->statuses; row; row = row->before) {
        int32_t day = row->entry->day;
        enum client_state state = state_of(row);
        if (day > p->rules.today)
            continue;
        if (state == CLIENT_LOST && next != CLIENT_LOST &&
            past_contract(p, &p->of[c->n], day))
            out->broken++;
        if (state == CLIENT_PAUSED &&
            (next != CLIENT_PAUSED || came_back(p, c, day))) {
            out->pauses++;
            out->parted += next == CLIENT_LOST;
        }
        next = state;
    }
}

void settled_count(const struct past *p, struct leaving_ends *out)
{
    *out = (struct leaving_ends){0};
    for (size_t i = 0; i < p->book->clients.n; i++) {
        const struct past_client *c = &p->of[i];
        for (size_t k = 0; k < c->contracts_n; k++)
            count_contract(p, p->book->clients.v[i], c->contracts[k], out);
        count_states(p, p->book->clients.v[i], out);
    }
}

/* That a client under contract leaves within the horizon, as any other. */
static double any_loss(const struct past *p, const struct leaving_ends *ends)
{
    double month = (.5 + (double)ends->broken) / (24 + ends->months);
    return 1 - pow(1 - fmin(month, 1), p->rules.horizon / MONTH);
}

void settled_say(const struct past *p, const struct leaving_ends *ends,
                 struct leaving *of, const struct client *c)
{
    int32_t today = p->rules.today;
    if (client_state_on(p->book, c, today) == CLIENT_PAUSED) {
        of->about = LEAVING_PAUSE;
        of->says = SAYS_PAUSE;
        of->p = (1 + (double)ends->parted) / (5 + (double)ends->pauses);
        return;
    }
    const struct contract *k = past_contract(p, &p->of[c->n], today);
    if (!k || client_state_on(p->book, c, today) != CLIENT_ACTIVE)
        return;
    int32_t end = contract_end_on(p->book, k, today);
    double any = any_loss(p, ends);
    of->about = LEAVING_CONTRACT;
    of->says = SAYS_CONTRACT;
    of->contract = k;
    of->ends = end != DAY_NONE && end <= today + p->rules.horizon;
    of->p =
        of->ends ? (1 + (double)ends->lapsed) / (5 + (double)ends->ends) : any;
    of->lift = of->p / any;
}
