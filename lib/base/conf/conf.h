/*
 * The configuration: INI (inih is behind it) over a table of settings.
 *
 * Every setting is in conf_settings[] with its kind, default and a line of
 * explanation; validation, defaults and acct-conf(5) come from there.
 */
#ifndef ACCT_BASE_CONF_H
#define ACCT_BASE_CONF_H

#include <stdbool.h>
#include <stddef.h>

#include "base/conf/team.h"
#include "base/err.h"
#include "base/mem.h"
#include "base/value/date.h"
#include "base/value/hours.h"
#include "base/value/money.h"

enum conf_kind {
    CONF_TEXT,
    CONF_LINES,    /* a text that may have several lines */
    CONF_SPAN,     /* 14d */
    CONF_NUMBER,   /* a decimal, not below 0 */
    CONF_TAX,      /* 20, E, 0 E or -: see tax_parse */
    CONF_COUNT,    /* a whole number, 0 to 1000000 */
    CONF_CURRENCY, /* ISO 4217 */
    CONF_STAGES,   /* 3d,10d,20d: spans, each later than the one before */
    CONF_PRICES,   /* prices.h: 4500 RUB, 60 EUR; or empty */
    CONF_PATTERN,  /* of a number series: INV-{year}-{seq:4} */
    CONF_HOURS,    /* 10:00-13:00,14:00-19:00 */
    CONF_WEEKDAYS, /* mon-fri */
    CONF_DATE,     /* 2026-10-05, or empty */
    CONF_ZONE,     /* Europe/Moscow; client: each client's own; or empty */
    CONF_MEMBER,   /* a colleague, any name: see team.h */
    CONF_SERVICE   /* of the catalogue, any name: see struct service */
};

struct conf_setting {
    const char *section, *name;
    enum conf_kind kind;
    const char *fallback;
    const char *help;
};
extern const struct conf_setting conf_settings[];
extern const size_t conf_settings_count;

/* Of the catalogue. */
struct service {
    const char *key;   /* that records name */
    const char *name;  /* for people; the key where nothing is said */
    const char *about; /* what it is; "" */
};

/* Zero bytes make one with all defaults. */
struct conf {
    /* "section.name", or "section.name 2026-07-01" -> index into `text` */
    struct map values;
    VEC(const char *) text;
    VEC(int32_t) days; /* of sections that have one, the latest first */
    struct team team;
    VEC(struct service) services; /* in the file's order */
    struct map service_at;        /* key -> place in services */
    struct arena arena;
};

/* One line of a setting. */
struct conf_line {
    const char *section, *name, *value;
    bool more;   /* a further line of the value before */
    uint64_t at; /* its place in the file */
};
/* Takes one.  -1 with *e, which gets file and line. */
typedef int conf_setter(void *arg, const struct conf_line *line, struct err *e);
/* Reads any file that is written as the configuration is.  Returns 1 where
 * there is none and it need not be, else 0.  ERR_DATA with file and line;
 * ERR_IO. */
int conf_read(const char *path, bool must, conf_setter *set, void *arg,
              struct err *e);

/* Who one is changes, and old papers do not: a section [me 2026-07-01] says
 * what of [me] is another from that day on; what it does not say goes on.  It
 * may stand anywhere.  Takes the day off the section's name, which is written
 * to *name (released by the caller); *day is DAY_NONE where it has none.
 * ERR_DATA: what follows the name is no day, or the section is another. */
int conf_section(const char *section, struct buf *name, int32_t *day,
                 struct err *e);

/* Reads a file over the defaults.  ERR_DATA with file and line for a line that
 * is not INI, an unknown setting (says the closest), a bad value; ERR_IO.
 * A file that is absent is an error only where `must`. */
int conf_load(struct conf *c, const char *path, bool must, struct err *e);
/* The value ("section.name" must be a setting); lives as long as c.  Of [me] it
 * is that of the beginning: whoever makes a paper asks for that of its day. */
const char *conf_text(const struct conf *c, const char *key);
const char *conf_text_on(const struct conf *c, const char *key, int32_t day);
struct span conf_span(const struct conf *c, const char *key);
/* DAY_NONE: none. */
int32_t conf_day(const struct conf *c, const char *key);
struct decimal conf_number(const struct conf *c, const char *key);
struct hours conf_hours(const struct conf *c, const char *key);
unsigned conf_weekdays(const struct conf *c, const char *key);
void conf_release(struct conf *c);

#endif
