/*
 * Lines with cells in quotes are plain, too, where the quotes stand as a
 * writer puts them: right at a cell's ends, and doubled inside.  All that is
 * odd is libcsv's to judge.
 */
#include "inside.h"

/* What is being cut, and what came of it. */
struct cut {
    const char *p, *end; /* to be read */
    char *to;            /* to be written */
    size_t breaks;       /* newlines within cells */
    bool ascii;
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* The inside of quotes, doubled ones as one, past the last: false where it has
 * what libcsv reads otherwise, or does not end. */
static bool cut_inside(struct cut *c)
{
    const char *p = c->p, *end = c->end;
    char *to = c->to;
    unsigned char all = 0;
    for (; p < end; p++) {
        if (*p == '"') {
            if (p + 1 == end)
                return false;
            if (p[1] != '"')
                break;
            p++;
        }
        if (*p == '\r' || *p == '\0')
            return false;
        c->breaks += *p == '\n';
        all |= (unsigned char)*p;
        *to++ = *p;
    }
    c->ascii = c->ascii && all < 0x80;
    c->p = p + 1;
    c->to = to;
    return p < end;
}

/* What stands without quotes, up to a comma or a newline. */
static bool cut_bare(struct cut *c)
{
    const char *p = c->p, *end = c->end;
    char *to = c->to;
    unsigned char all = 0;
    for (; p < end && *p != ',' && *p != '\n'; p++) {
        if ((unsigned char)*p < ' ' || *p == '"')
            return false;
        all |= (unsigned char)*p;
        *to++ = *p;
    }
    if (p > c->p && (is_blank(c->p[0]) || is_blank(p[-1])))
        return false;
    c->ascii = c->ascii && all < 0x80;
    c->p = p;
    c->to = to;
    return true;
}

size_t csv_cut_quoted(struct csv_row *row, const char *p, size_t n)
{
    char *text = buf_room(&row->text, n + 1);
    struct cut c = {p, p + n, text, 0, true};
    for (char mark = ','; mark == ',';) {
        char *from = c.to;
        bool quoted = c.p < c.end && *c.p == '"';
        c.p += quoted;
        if (!(quoted ? cut_inside(&c) : cut_bare(&c)) || c.p == c.end ||
            (*c.p != ',' && *c.p != '\n')) {
            row->cells.n = 0;
            return 0;
        }
        *vec_push(&row->cells) = (struct str){from, (size_t)(c.to - from)};
        *c.to++ = '\0';
        mark = *c.p++;
    }
    row->text.n = (size_t)(c.to - text);
    row->valid = c.ascii;
    row->breaks = c.breaks;
    return (size_t)(c.p - p);
}
