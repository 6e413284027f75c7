#include "inside.h"

#include <errno.h>
#include <fcntl.h>
#include <ini.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/value/prices.h"

enum { FILE_MOST = 1 << 20 };

struct reading {
    conf_setter *set;
    void *arg;
    struct err *err;
    struct buf text;         /* of the value that set() is given */
    const char *path, *rest; /* what is still to be read */
    size_t left;
    struct str value; /* of a line that is too long for inih; p NULL: none */
    unsigned long line;
    size_t size; /* of the value so far */
    bool more;   /* the line goes on with the value before */
    bool open;   /* there is one in this section */
    bool failed;
};

/* A comment after the value, as inih takes one out, but for further lines. */
static struct str without_comment(struct str value)
{
    for (size_t i = 1; i < value.n; i++)
        if (value.p[i] == ';' && strchr(" \t", value.p[i - 1]))
            value.n = i;
    return str_trim(value);
}

static int stop(struct reading *r)
{
    err_at(r->err, r->path, r->line);
    r->failed = true;
    return -1;
}

/* All lines of a value count. */
static int check_value(struct reading *r, size_t n)
{
    enum { VALUE_MOST = 4096 };
    r->size = r->more ? r->size + 1 + n : n;
    if (r->size <= VALUE_MOST)
        return 0;
    err_set(r->err, ERR_DATA, _("the value is longer than %d bytes"),
            VALUE_MOST);
    return stop(r);
}

static int on_setting(void *arg, const char *section, const char *name,
                      const char *value)
{
    struct reading *r = arg;
    if (r->failed)
        return 1;
    struct str v = r->value.p ? r->value : str_of(value);
    r->value = (struct str){0};
    buf_clear(&r->text);
    buf_str(&r->text, v);
    r->open = true;
    if (check_value(r, v.n) < 0)
        return 1;
    if (r->set(r->arg, section, name, buf_cstr(&r->text), r->more, r->err) == 0)
        return 1;
    err_at(r->err, r->path, r->line);
    r->failed = true;
    return 1;
}

static int no_more(struct err *e)
{
    return err_set(e, ERR_DATA,
                   _("the line begins with a blank (each setting begins its "
                     "line, and its value is all on it)"));
}

/* inih takes an indented line for more of the value before, and calls
 * on_setting again. */
static int check_start(struct reading *r, const char *line, size_t n)
{
    size_t blanks = 0;
    while (blanks < n && strchr(" \t\v\f\r", line[blanks]))
        blanks++;
    r->more = blanks && blanks < n && !strchr("#;\n", line[blanks]);
    if (n && *line == '[')
        r->open = false;
    if (!r->more || r->open)
        return 0;
    no_more(r->err);
    return stop(r);
}

/* inih's lines are short, for Cyrillic above all: of a longer one it is given
 * the name alone, and on_setting finds the value here. */
static int shorten(struct reading *r, struct str *line, size_t room)
{
    size_t name = 0;
    struct str text = str_trim(*line);
    if (text.n && strchr("#;", text.p[0])) {
        *line = STR("#");
        return 0;
    }
    while (name < line->n && line->p[name] != '=' && line->p[name] != ':')
        name++;
    if (name + 1 >= room || name == line->n) {
        err_set(r->err, ERR_DATA,
                _("the line is longer than %zu bytes, and no setting"), room);
        return stop(r);
    }
    r->value =
        without_comment((struct str){line->p + name + 1, line->n - name - 1});
    line->n = name + 1;
    return 0;
}

/* inih's fgets: counts lines, and sees that none is cut in two. */
static char *next_line(char *out, int size, void *arg)
{
    struct reading *r = arg;
    if (!r->left || r->failed)
        return NULL;
    const char *newline = memchr(r->rest, '\n', r->left);
    size_t n = newline ? (size_t)(newline - r->rest) : r->left;
    size_t taken = n + (newline != NULL);
    if (n && r->rest[n - 1] == '\r')
        n--;
    r->line++;
    struct str line = {r->rest, n};
    if (check_start(r, r->rest, n) < 0)
        return NULL;
    if (r->more) { /* inih would leave comments in, and cut it */
        r->value = without_comment(str_trim(line));
        line = STR(" -");
    } else if (n >= (size_t)size && shorten(r, &line, (size_t)size - 1) < 0) {
        return NULL;
    }
    if (memchr(r->rest, '\0', n)) {
        err_set(r->err, ERR_DATA,
                _("a NUL byte (this is no text file, or it is UTF-16)"));
        stop(r);
        return NULL;
    }
    memcpy(out, line.p, line.n);
    out[line.n] = '\0';
    r->rest += taken;
    r->left -= taken;
    return out;
}

int conf_read(const char *path, bool must, conf_setter *set, void *arg,
              struct err *e)
{
    struct buf file = {0};
    int rc = file_read(path, must ? FILE_MUST | FILE_ANY_KIND : 0, FILE_MOST,
                       &file, e);
    if (rc != 0) {
        buf_release(&file);
        return rc;
    }
    struct reading r = {.set = set,
                        .arg = arg,
                        .err = e,
                        .path = path,
                        .rest = buf_cstr(&file),
                        .left = file.n};
    int line = ini_parse_stream(next_line, &r, on_setting, &r);
    /* The first fault counts: what follows a line that is none may only look
     * wrong. */
    if (line > 0 && (!r.failed || (unsigned long)line < r.line)) {
        err_set(e, ERR_DATA,
                _("neither [section] nor name = value (comments start with "
                  "#)"));
        err_at(e, path, (uint64_t)line);
        r.failed = true;
    }
    buf_release(&file);
    buf_release(&r.text);
    return r.failed ? -1 : 0;
}

/* --- Settings ---------------------------------------------------------------
 */

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
    l->last = s;
}

static int set_in(struct loading *l, const char *section, const char *name,
                  const char *value, bool more, struct err *e)
{
    const struct conf_setting *s = conf_find(section, name);
    if (!s)
        return conf_unknown(section, name, e);
    if (more && (s != l->last || s->kind != CONF_LINES))
        return no_more(e);
    if (conf_check(s, value, e) < 0)
        return err_at(e, name, 0);
    put_value(l, s, value, more);
    return 0;
}

static int set(void *arg, const char *section, const char *name,
               const char *value, bool more, struct err *e)
{
    struct loading *l = arg;
    struct buf plain = {0};
    int rc = conf_section(section, &plain, &l->day, e);
    if (rc == 0)
        rc = set_in(l, buf_cstr(&plain), name, value, more, e);
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
    return check_prices(c, e) < 0 ? err_at(e, path, 0) : 0;
}

static const char *fallback(const char *key)
{
    for (size_t i = 0; i < conf_settings_count; i++) {
        const struct conf_setting *s = &conf_settings[i];
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
    arena_release(&c->arena);
}
