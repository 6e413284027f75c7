#include "work/time/worktime.h"

/* What lies further off is not reckoned with: an end for every loop. */
enum { FAR_DAYS = 36525 };

const struct hours *worktime_hours(const struct worktime *w, int32_t day)
{
    const struct holiday *h =
        w->holidays ? holidays_find(w->holidays, day) : NULL;
    if (h && !h->working)
        return NULL;
    if (h)
        return h->hours.n ? &h->hours : &w->hours;
    return w->days & 1u << (day_weekday(day) - 1) ? &w->hours : NULL;
}

bool worktime_is_working_day(const struct worktime *w, int32_t day)
{
    return worktime_hours(w, day) != NULL;
}

int32_t worktime_next_day(const struct worktime *w, int32_t day)
{
    for (int i = 0; i < FAR_DAYS && day < DAY_MAX; i++)
        if (worktime_is_working_day(w, ++day))
            return day;
    return DAY_MAX;
}

static int64_t shown(const struct worktime *w, int64_t at)
{
    return at + (w->zone.offset ? w->zone.offset(at, w->zone.arg) : 0);
}

/* The first instant at which the clocks show that second of the day, or, where
 * they skip it, a later one: the instant at which they are put forward. */
static int64_t edge(const struct worktime *w, int32_t day, int second)
{
    int64_t local = (int64_t)day * DAY_SECONDS + second;
    int64_t at = when_local(day, second, &w->zone);
    int64_t low = at - (shown(w, at) - local);
    while (at - low > 1) {
        int64_t middle = low + (at - low) / 2;
        if (shown(w, middle) < local)
            low = middle;
        else
            at = middle;
    }
    return at;
}

int64_t worktime_open(const struct worktime *w, int32_t day)
{
    const struct hours *h = worktime_hours(w, day);
    return edge(w, day, h ? h->of[0].from : 0);
}

int64_t worktime_close(const struct worktime *w, int32_t day)
{
    const struct hours *h = worktime_hours(w, day);
    return edge(w, day, h ? h->of[h->n - 1].to : DAY_SECONDS);
}

/* A walk over the stretches of work from an instant on, each cut at its
 * beginning. */
struct walk {
    const struct worktime *w;
    int32_t day, last;
    int next;         /* of the day's stretches */
    int64_t from, to; /* instants, `to` is out */
};

static struct walk walk_from(const struct worktime *w, int64_t at)
{
    int32_t day = when_at(at, &w->zone).day;
    return (struct walk){.w = w,
                         .day = day,
                         .last = day < DAY_MAX - FAR_DAYS ? day + FAR_DAYS
                                                          : DAY_MAX,
                         .to = at};
}

static bool walk_on(struct walk *k)
{
    while (k->day <= k->last) {
        const struct hours *h = worktime_hours(k->w, k->day);
        if (!h || k->next == h->n) {
            k->day++;
            k->next = 0;
            continue;
        }
        const struct stretch *s = &h->of[k->next++];
        int64_t from = edge(k->w, k->day, s->from);
        int64_t to = edge(k->w, k->day, s->to);
        /* Clocks put forward may leave nothing of a stretch. */
        if (from < k->to)
            from = k->to;
        if (to <= from)
            continue;
        k->from = from;
        k->to = to;
        return true;
    }
    return false;
}

int64_t worktime_add(const struct worktime *w, int64_t at, int64_t seconds)
{
    struct walk k = walk_from(w, at);
    if (seconds <= 0)
        return at;
    while (walk_on(&k)) {
        if (seconds <= k.to - k.from)
            return k.from + seconds;
        seconds -= k.to - k.from;
    }
    return k.to;
}

int64_t worktime_between(const struct worktime *w, int64_t a, int64_t b)
{
    struct walk k = walk_from(w, a);
    int64_t sum = 0;
    while (k.to < b && walk_on(&k) && k.from < b)
        sum += (k.to < b ? k.to : b) - k.from;
    return sum;
}

bool worktime_is_open(const struct worktime *w, int64_t at)
{
    return worktime_between(w, at, at + 1) > 0;
}

int64_t worktime_span(const struct worktime *w, struct span s)
{
    int64_t day = hours_length(&w->hours);
    int64_t week = day * __builtin_popcount(w->days & 0x7f);
    const int64_t unit[] = {
        [SPAN_MINUTE] = 60,
        [SPAN_HOUR] = 3600,
        [SPAN_DAY] = day,
        [SPAN_WEEK] = week,
    };
    return s.unit == SPAN_MONTH ? -1 : s.n * unit[s.unit];
}
