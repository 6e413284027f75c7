/*
 * The colleagues, as [team] of the configuration says: who does what, how they
 * are reached, when they are away, and who stands in.
 *
 *     const struct team *t = &home->conf.team;
 *     struct colleague who = team_member(t, action.owner);
 *     … who.name, who.phone, who.email: for a letter
 *     const char *does = team_present(t, "anna", home->today);
 *
 * Strings are never NULL, and live as long as the configuration.
 */
#ifndef ACCT_BASE_CONF_TEAM_H
#define ACCT_BASE_CONF_TEAM_H

#include <stdint.h>

#include "base/err.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/value/date.h"

enum team_role {
    ROLE_ACCOUNT,
    ROLE_SALES,
    ROLE_PAPERS,
    ROLE_TECHNICIAN,
    TEAM_ROLES
};
/* "account", … */
extern const char *const team_roles[TEAM_ROLES];
/* TEAM_ROLES where it is none. */
enum team_role team_role_find(struct str word);
/* The role, or "manager", that a word nearly is; NULL where it is near none. */
const char *team_role_like(const char *word);

struct colleague {
    const char *key;  /* what records name as owner */
    const char *name; /* for people: the key, where nothing else is said */
    const char *phone, *email, *deputy; /* "": none is said */
    unsigned roles;                     /* bits of enum team_role */
    int limit;                          /* how many clients; 0: unsaid */
    VEC(struct period) away;            /* both ends count */
    uint64_t line;                      /* of the file */
};

/* Zero bytes make one of nobody. */
struct team {
    VEC(struct colleague) all; /* in the file's order */
    struct map at;             /* key -> place in all */
    struct arena arena;
};

/* NULL where there is none of that key. */
const struct colleague *team_find(const struct team *t, const char *key);
/* Likewise; for who is not in the team, or where there is none, one who is
 * called by the key, and of whom nothing else is known ("").  `away` is
 * borrowed. */
struct colleague team_member(const struct team *t, const char *key);
/* The first who has the role; NULL. */
const struct colleague *team_with(const struct team *t, enum team_role role);
bool team_has(const struct team *t, const char *key, enum team_role role);

bool colleague_is_away(const struct colleague *m, int32_t day);
/* Who does that day what is this one's: itself or, while away, the deputy, or
 * the deputy's; where all of them are away, itself.  "" is nobody's. */
const char *team_present(const struct team *t, const char *key, int32_t day);

/* Of the closest keys, at most three with commas between; appends nothing
 * where none is close. */
void team_closest(const struct team *t, const char *key, struct buf *out);

/* Where there is a team, and the key is not of it: says so, with the closest.
 * False: there is nothing to say. */
bool team_stranger(const struct team *t, const char *key, struct buf *out);

/* One whose key is this one but for its case: who reads them takes them for
 * one.  NULL. */
const struct colleague *team_alike(const struct team *t, const char *key);

/* --- For reading the configuration --- */

/* Takes a line of [team].  ERR_DATA with the key in front. */
int team_add(struct team *t, const char *key, const char *value, uint64_t line,
             struct err *e);
/* Once all are there: is each deputy one of them, and none in a circle of more
 * than two?  ERR_DATA with file and line. */
int team_check(const struct team *t, const char *path, struct err *e);
void team_release(struct team *t);

#endif
