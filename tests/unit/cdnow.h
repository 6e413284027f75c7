/* tests/data/cdnow.csv, for tests that want many clients. */
#ifndef ACCT_TESTS_CDNOW_H
#define ACCT_TESTS_CDNOW_H

#include <stddef.h>
#include <stdint.h>

/* Days with an order; 223 of 6,919 orders are a day's second or later. */
enum { CDNOW_CLIENTS = 2357, CDNOW_DAYS = 6696 };

struct cdnow_day {
    int client;  /* 1 to CDNOW_CLIENTS */
    int32_t day; /* as in base/value/date.h */
    int64_t cents;
};

/* All of them, by client, then by day. */
void cdnow_read(struct cdnow_day days[CDNOW_DAYS]);

#endif
