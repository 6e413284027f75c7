/* The file, line by line, through inih. */
#include "inside.h"

#include "base/conf/inih.h"
#include "base/file.h"
#include "base/i18n.h"

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
    const struct conf_line line = {.section = section,
                                   .name = name,
                                   .value = buf_cstr(&r->text),
                                   .more = r->more,
                                   .at = r->line};
    if (r->set(r->arg, &line, r->err) == 0)
        return 1;
    err_at(r->err, r->path, r->line);
    r->failed = true;
    return 1;
}

int conf_no_more(struct err *e)
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
    conf_no_more(r->err);
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
    int line = inih()->ini_parse_stream(next_line, &r, on_setting, &r);
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
