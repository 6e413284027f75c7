/*
 * Bars over a calendar in a line of characters, for terminals and plain text.
 *
 *     timeline_cells   how many characters wide the calendar is
 *     timeline_marks   the line of its scale
 *     timeline_bar     a line for each bar
 *
 * A character is a day or more where there is little room, and two or three
 * characters are a day where there is much.  Lines have no blanks at their end,
 * and no line end.
 */
#ifndef ACCT_PRINT_TIMELINE_H
#define ACCT_PRINT_TIMELINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

struct timeline {
    int32_t first, last; /* the days of the calendar */
    const bool *off;     /* days off, from the first on; NULL: none are shown */
    int cells;           /* set by timeline_cells */
};
struct timeline_mark {
    int32_t day;
    const char *label;
};
/* What bars are drawn with; each is one column wide. */
struct timeline_ink {
    const char *work, *rest; /* rest: a day off within the bar */
};
extern const struct timeline_ink timeline_solid, timeline_hollow;

void timeline_cells(struct timeline *t, int width);
/* Labels begin where their days do; one that would run into the one before, or
 * over the edge, is left out. */
void timeline_marks(const struct timeline *t, const struct timeline_mark *marks,
                    size_t n, struct buf *out);
void timeline_bar(const struct timeline *t, int32_t from, int32_t to,
                  const struct timeline_ink *ink, struct buf *out);

#endif
