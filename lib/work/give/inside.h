/*
 * The parts of a giving: who it is, what is open, and what is said of it.
 */
#ifndef ACCT_WORK_GIVE_INSIDE_H
#define ACCT_WORK_GIVE_INSIDE_H

#include "work/give/give.h"

/* What of a client's moves. */
struct gone {
    bool client;       /* the client itself */
    struct buf things; /* what else, for people */
    size_t n;
    uint64_t named; /* types of what has no key, that were told */
};

struct search {
    struct book *book;
    const struct home *home;
    const struct followup_options *followups;
    const struct give_ask *ask;
    struct giving *out;
    bool *taken;       /* by place in the entries */
    struct gone *gone; /* by place in the clients */
    struct str today;
    struct err *err;
};

static inline bool give_wanted(const struct search *s, const struct client *c)
{
    return !s->ask->client || c == s->ask->client;
}

/* open.c: all that is open, or still something to do about.  ERR_DATA, and
 * what followup_find says. */
int give_open(struct search *s);

/* say.c, below the others: a row of today that names the one who gets it. */
struct record *give_row(struct search *s, enum rec_type type,
                        const struct client *client);
/* What goes with a client, to be told in the note. */
void give_say(struct search *s, const struct client *c, const char *what,
              const char *ref);
void give_say_type(struct search *s, const struct client *c, enum rec_type type,
                   const char *ref);
/* A note for each client of whom something moves. */
void give_notes(struct search *s);
/* Until when is the one who gets it away, and who has it till then? */
void give_away(struct search *s);
/* What settings and rules name the one who gives, who keeps that. */
void give_settings(struct search *s);

#endif
