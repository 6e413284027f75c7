/* Settings as they are read, and asked for. */
#include "base/conf/conf.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/value/prices.h"
#include "inside.h"

int conf_section(const char *section, struct buf *name, int32_t *day,
                 struct err *e)
{
    struct str text = str_trim(str_of(section));
    size_t n = 0;
    *day = DAY_NONE;
    while (n < text.n && !strchr(" \t", text.p[n]))
        n++;
    buf_add(name, text.p, n);
    struct str since = str_trim((struct str){text.p + n, text.n - n});
    if (!since.n || !conf_has_section(buf_cstr(name))) {
        buf_clear(name); /* whatever it is, as it stands */
        return buf_str(name, since.n ? text : str_of(section)), 0;
    }
    if (!str_is(buf_view(name), "me"))
        return err_set(e, ERR_DATA, _("[%s]: only [me] has days (write [%s])"),
                       section, buf_cstr(name));
    if (!day_parse(since, day))
        return err_set(e, ERR_DATA,
                       _("[%s]: '%.*s' is no day (write it as in "
                         "[me 2026-07-01])"),
                       section, STR_ARG(since));
    return 0;
}

/* The latest comes first. */
static void add_day(struct conf *c, int32_t day)
{
    size_t i = 0;
    while (i < c->days.n && c->days.v[i] > day)
        i++;
    if (i < c->days.n && c->days.v[i] == day)
        return;
    vec_push(&c->days);
    for (size_t k = c->days.n - 1; k > i; k--)
        c->days.v[k] = c->days.v[k - 1];
    c->days.v[i] = day;
}

static void put_key(struct buf *out, const char *key, int32_t day)
{
    char iso[DATE_SIZE];
    buf_puts(out, key);
    if (day != DAY_NONE)
        buf_fmt(out, " %s", day_print(day, iso));
}

struct loading {
    struct conf *conf;
    const struct conf_setting *last;
    int32_t day; /* from which the section holds; DAY_NONE: the beginning */
};

static void put_value(struct loading *l, const struct conf_setting *s,
                      const char *value, bool more)
{
    struct conf *c = l->conf;
    struct buf key = {0}, text = {0};
    buf_fmt(&text, "%s.%s", s->section, s->name);
    put_key(&key, buf_cstr(&text), l->day);
    struct map_slot *slot = map_put(&c->values, key.p, key.n, NULL);
    buf_clear(&text);
    if (more && *c->text.v[slot->value])
        buf_fmt(&text, "%s\n", c->text.v[slot->value]);
    buf_puts(&text, value);
    slot->value = (uint32_t)c->text.n;
    *vec_push(&c->text) = arena_dup(&c->arena, buf_cstr(&text), text.n);
    if (l->day != DAY_NONE)
        add_day(c, l->day);
    buf_release(&key);
    buf_release(&text);
}

/* NAME, what it is; both may be left out. */
static int add_service(struct conf *c, const char *key, const char *value,
                       struct err *e)
{
    struct str about = str_of(value), name = {0};
    bool fresh;
    struct map_slot *slot = map_put(&c->service_at, key, strlen(key), &fresh);
    if (!fresh)
        return err_set(e, ERR_DATA, _("'%s' is there twice"), key);
    slot->value = (uint32_t)c->services.n;
    str_cut(&about, ',', &name);
    name = str_trim(name);
    about = str_trim(about);
    *vec_push(&c->services) = (struct service){
        .key = slot->key,
        .name = name.n ? arena_dup(&c->arena, name.p, name.n) : slot->key,
        .about = about.n ? arena_dup(&c->arena, about.p, about.n) : ""};
    return 0;
}

static int set_in(struct loading *l, const char *section,
                  const struct conf_line *line, struct err *e)
{
    const struct conf_setting *s = conf_find(section, line->name);
    if (!s)
        return conf_unknown(section, line->name, e);
    if (line->more && (s != l->last || s->kind != CONF_LINES))
        return conf_no_more(e);
    l->last = s;
    if (s->kind == CONF_MEMBER)
        return team_add(&l->conf->team, line->name, line->value, line->at, e);
    if (conf_check(s, line->value, e) < 0)
        return err_at(e, line->name, 0);
    if (s->kind == CONF_SERVICE)
        return add_service(l->conf, line->name, line->value, e);
    put_value(l, s, line->value, line->more);
    return 0;
}

static int set(void *arg, const struct conf_line *line, struct err *e)
{
    struct loading *l = arg;
    struct buf plain = {0};
    int rc = conf_section(line->section, &plain, &l->day, e);
    if (rc == 0)
        rc = set_in(l, buf_cstr(&plain), line, e);
    buf_release(&plain);
    return rc;
}

/* Which currency a plain price has is known once all was read. */
static int check_prices(const struct conf *c, struct err *e)
{
    const char *usual = conf_text(c, "acct.currency");
    for (size_t i = 0; i < conf_settings_count; i++) {
        const struct conf_setting *s = &conf_settings[i];
        struct buf key = {0};
        if (s->kind != CONF_PRICES)
            continue;
        buf_fmt(&key, "%s.%s", s->section, s->name);
        const char *list = conf_text(c, buf_cstr(&key));
        buf_release(&key);
        if (prices_check(str_of(list), usual, e) < 0)
            return err_at(e, s->name, 0);
    }
    return 0;
}

int conf_load(struct conf *c, const char *path, bool must, struct err *e)
{
    struct loading l = {.conf = c};
    if (conf_read(path, must, set, &l, e) < 0)
        return -1;
    if (team_check(&c->team, path, e) < 0)
        return -1;
    return check_prices(c, e) < 0 ? err_at(e, path, 0) : 0;
}

static const char *fallback(const char *key)
{
    for (size_t i = 0; i < conf_settings_count; i++) {
        const struct conf_setting *s = &conf_settings[i];
        if (key[0] != s->section[0])
            continue;
        size_t n = strlen(s->section);
        if (strncmp(key, s->section, n) == 0 && key[n] == '.' &&
            strcmp(key + n + 1, s->name) == 0)
            return s->fallback;
    }
    return "";
}

const char *conf_text(const struct conf *c, const char *key)
{
    struct map_slot *slot = map_find(&c->values, key, strlen(key));
    return slot ? c->text.v[slot->value] : fallback(key);
}

const char *conf_text_on(const struct conf *c, const char *key, int32_t day)
{
    struct map_slot *slot = NULL;
    struct buf dated = {0};
    for (size_t i = 0; i < c->days.n && !slot; i++) {
        if (c->days.v[i] > day)
            continue;
        buf_clear(&dated);
        put_key(&dated, key, c->days.v[i]);
        slot = map_find(&c->values, dated.p, dated.n);
    }
    buf_release(&dated);
    return slot ? c->text.v[slot->value] : conf_text(c, key);
}

struct span conf_span(const struct conf *c, const char *key)
{
    struct span span = {0, SPAN_DAY};
    span_parse(str_of(conf_text(c, key)), &span, NULL);
    return span;
}

int32_t conf_day(const struct conf *c, const char *key)
{
    int32_t day;
    return day_parse(str_of(conf_text(c, key)), &day) ? day : DAY_NONE;
}

struct decimal conf_number(const struct conf *c, const char *key)
{
    struct decimal d = {0, 0};
    decimal_parse(str_of(conf_text(c, key)), &d, NULL);
    return d;
}

struct hours conf_hours(const struct conf *c, const char *key)
{
    struct hours h = {0};
    hours_parse(str_of(conf_text(c, key)), &h, NULL);
    return h;
}

unsigned conf_weekdays(const struct conf *c, const char *key)
{
    unsigned days = 0;
    weekdays_parse(str_of(conf_text(c, key)), &days, NULL);
    return days;
}

void conf_release(struct conf *c)
{
    map_release(&c->values);
    vec_release(&c->text);
    vec_release(&c->days);
    team_release(&c->team);
    vec_release(&c->services);
    map_release(&c->service_at);
    arena_release(&c->arena);
}
