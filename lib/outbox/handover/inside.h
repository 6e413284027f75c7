/*
 * Internal to handovers: what is found (find.c), and how it is told
 * (handover.c, who.c).
 */
#ifndef ACCT_OUTBOX_HANDOVER_INSIDE_H
#define ACCT_OUTBOX_HANDOVER_INSIDE_H

#include "outbox/handover/handover.h"
#include "outbox/report/tell.h"

enum handover_section {
    HANDOVER_PROMISES,
    HANDOVER_WORK,
    HANDOVER_FOLLOWUPS,
    HANDOVER_MONEY,
    HANDOVER_NOTES,
    HANDOVER_SECTIONS
};

enum { NOBODYS = UINT32_MAX }; /* of no client */

struct handover_row {
    uint32_t client; /* its place among the book's, or NOBODYS */
    enum handover_section section;
    const char *what, *key, *who; /* of the brief, or of the book */
    int32_t since, due;           /* DAY_NONE */
    uint64_t line;
};

struct handing {
    struct telling t;
    const struct handover_ask *ask;
    const struct followup_options *options;
    bool *kept;        /* by client: all of it is told */
    uint32_t *rank;    /* by client: its place by name */
    uint32_t *by_rank; /* and back */
    size_t late;
    VEC(struct handover_row) rows; /* by rank, section and due day */
};

/* Fills kept, rank and rows. */
int handover_find(struct handing *h, struct err *e);
/* who.c: the client's facts and people. */
void handover_tell_client(struct handing *h, const struct client *c);

#endif
