#include "stats/quiet.h"

#include <math.h>

const struct buying buying_published = {.243, 4.414, .793, 2.426};

double quiet_alive(const struct buying *m, struct buyer c)
{
    if (c.x == 0)
        return 1;
    double odds = m->a / (m->b + c.x - 1) *
                  pow((m->alpha + c.T) / (m->alpha + c.tx), m->r + c.x);
    return 1 / (1 + odds);
}

double quiet_chance(const struct buying *m, struct buyer c, double weeks)
{
    double silent =
        pow((m->alpha + c.T) / (m->alpha + c.T + weeks), m->r + c.x);
    return 1 - quiet_alive(m, c) * (1 - silent);
}
