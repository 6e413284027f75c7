/* A page as text: small, and safe whatever it is given. */
#include "base/text/text.h"
#include "mime/received.h"

struct strip {
    struct str html;
    size_t at;
    struct buf *out;
    int quotes;  /* blocks that are quoted, around this place */
    bool blank;  /* one is to come before the next word */
    size_t line; /* where this line began, behind its marks */
    size_t start;
    unsigned unclosed; /* bits of `tags`: they are not closed from here on */
};

/* What a tag does to the text around it. */
enum effect { NOTHING, BREAK, HIDE, QUOTE, CELL };
static const struct {
    const char *name;
    enum effect effect;
} tags[] = {
    {"br", BREAK},         {"p", BREAK},     {"div", BREAK},
    {"tr", BREAK},         {"li", BREAK},    {"ul", BREAK},
    {"ol", BREAK},         {"hr", BREAK},    {"h1", BREAK},
    {"h2", BREAK},         {"h3", BREAK},    {"h4", BREAK},
    {"pre", BREAK},        {"table", BREAK}, {"section", BREAK},
    {"td", CELL},          {"th", CELL},     {"style", HIDE},
    {"script", HIDE},      {"title", HIDE},  {"head", NOTHING},
    {"blockquote", QUOTE},
};

enum { TAGS = sizeof tags / sizeof tags[0] };

/* Its place in the table; TAGS: it has none. */
static size_t find_tag(struct str name)
{
    size_t i = 0;
    while (i < TAGS && (strlen(tags[i].name) != name.n ||
                        strncasecmp(tags[i].name, name.p, name.n) != 0))
        i++;
    return i;
}

/* --- what is put -----------------------------------------------------------
 */

static void begin_line(struct strip *s)
{
    for (int i = 0; i < s->quotes && i < 8; i++)
        buf_ch(s->out, '>');
    if (s->quotes)
        buf_ch(s->out, ' ');
    s->line = s->out->n;
    s->blank = false;
}

/* Empty lines are not counted. */
static void end_line(struct strip *s)
{
    if (s->out->n == s->line) {
        s->blank = false;
        return;
    }
    buf_ch(s->out, '\n');
    begin_line(s);
}

/* The marks of a line that has nothing yet are those of where it is. */
static void set_quotes(struct strip *s, int quotes)
{
    end_line(s);
    while (s->out->n > s->start && s->out->p[s->out->n - 1] != '\n')
        s->out->n--;
    s->quotes = quotes;
    begin_line(s);
}

static void put(struct strip *s, const char *p, size_t n)
{
    if (s->blank && s->out->n > s->line)
        buf_ch(s->out, ' ');
    s->blank = false;
    buf_add(s->out, p, n);
}

/* --- tags and entities -----------------------------------------------------
 */

static bool is_name(char c)
{
    return ((c | 32) >= 'a' && (c | 32) <= 'z') || (c >= '0' && c <= '9');
}

static struct str rest_of(const struct strip *s)
{
    return (struct str){s->html.p + s->at, s->html.n - s->at};
}

/* Behind the next `end`, or at the end of all. */
static void skip_past(struct strip *s, const char *end)
{
    struct str rest = rest_of(s);
    const char *found =
        rest.n ? memmem(rest.p, rest.n, end, strlen(end)) : NULL;
    s->at = found ? (size_t)(found - s->html.p) + strlen(end) : s->html.n;
}

/* Behind the end of what is not shown: its closing tag; where that never comes,
 * all of it is shown. */
static void skip_hidden(struct strip *s, struct str name, size_t tag)
{
    if (s->unclosed & 1u << tag)
        return;
    for (size_t i = s->at; i + name.n + 2 <= s->html.n; i++)
        if (s->html.p[i] == '<' && s->html.p[i + 1] == '/' &&
            strncasecmp(s->html.p + i + 2, name.p, name.n) == 0) {
            s->at = i;
            return skip_past(s, ">");
        }
    s->unclosed |= 1u << tag;
}

static void take_tag(struct strip *s)
{
    if (str_starts(rest_of(s), "<!--"))
        return skip_past(s, "-->");
    size_t at = s->at + 1;
    bool closes = at < s->html.n && s->html.p[at] == '/';
    at += closes;
    struct str name = {s->html.p + at, 0};
    while (at + name.n < s->html.n && is_name(name.p[name.n]) &&
           (name.n || name.p[0] > '9'))
        name.n++;
    if (!name.n && !closes && !str_starts(rest_of(s), "<!") &&
        !str_starts(rest_of(s), "<?")) {
        put(s, "<", 1);
        s->at++;
        return;
    }
    size_t tag = find_tag(name);
    enum effect effect = tag < TAGS ? tags[tag].effect : NOTHING;
    skip_past(s, ">");
    if (effect == BREAK)
        end_line(s);
    else if (effect == CELL)
        s->blank = true;
    else if (effect == QUOTE)
        set_quotes(s, closes ? s->quotes - (s->quotes > 0) : s->quotes + 1);
    else if (effect == HIDE && !closes)
        skip_hidden(s, name, tag);
}

static const struct {
    const char *name;
    int32_t c;
} entities[] = {
    {"amp", '&'},      {"lt", '<'},       {"gt", '>'},        {"quot", '"'},
    {"apos", '\''},    {"nbsp", ' '},     {"laquo", 0xab},    {"raquo", 0xbb},
    {"mdash", 0x2014}, {"ndash", 0x2013}, {"hellip", 0x2026}, {"copy", 0xa9},
    {"bull", 0x2022},  {"lsquo", 0x2018}, {"rsquo", 0x2019},  {"ldquo", 0x201c},
    {"rdquo", 0x201d}, {"bdquo", 0x201e}, {"euro", 0x20ac},   {"auml", 0xe4},
    {"ouml", 0xf6},    {"uuml", 0xfc},    {"szlig", 0xdf},    {"eacute", 0xe9},
};

/* -1: it is none. */
static int32_t entity(struct str name)
{
    unsigned long n = 0;
    for (size_t i = 0; i < sizeof entities / sizeof entities[0]; i++)
        if (str_is(name, entities[i].name))
            return entities[i].c;
    if (name.n < 2 || name.p[0] != '#')
        return -1;
    bool hex = (name.p[1] | 32) == 'x';
    for (size_t i = hex ? 2 : 1; i < name.n; i++) {
        char c = name.p[i], low = (char)(c | 32);
        if (c >= '0' && c <= '9')
            n = n * (hex ? 16 : 10) + (unsigned long)(c - '0');
        else if (hex && low >= 'a' && low <= 'f')
            n = n * 16 + (unsigned long)(low - 'a' + 10);
        else
            return -1;
    }
    return n > 0x10ffff ? 0xfffd : (int32_t)n;
}

static void take_entity(struct strip *s)
{
    enum { NAME_MOST = 10 };
    struct str name = {s->html.p + s->at + 1, 0};
    size_t left = s->html.n - s->at - 1;
    while (name.n < left && name.n < NAME_MOST &&
           (is_name(name.p[name.n]) || name.p[name.n] == '#'))
        name.n++;
    int32_t c = name.n < left && name.p[name.n] == ';' ? entity(name) : -1;
    if (c < 0) {
        put(s, "&", 1);
        s->at++;
        return;
    }
    s->at += name.n + 2;
    struct buf one = {0};
    text_put(c, &one);
    if (c == ' ')
        s->blank = true;
    else
        put(s, one.p, one.n);
    buf_release(&one);
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

void mail_strip_html(struct str html, struct buf *out)
{
    struct strip s = {
        .html = html, .out = out, .line = out->n, .start = out->n};
    while (s.at < html.n) {
        char c = html.p[s.at];
        if (c == '<') {
            take_tag(&s);
        } else if (c == '&') {
            take_entity(&s);
        } else if (is_space(c)) {
            s.blank = true;
            s.at++;
        } else {
            put(&s, &c, 1);
            s.at++;
        }
    }
    set_quotes(&s, 0);
}
