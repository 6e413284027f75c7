/*
 * json and ndjson.  Jansson (its only door) writes the strings; rows are put
 * together here, so that none is kept and amounts stay exact.
 */
#include <stdlib.h>

#include "base/mem.h"
#include "base/text/text.h"
#include "inside.h"
#include "print/jansson.h"

static int collect(const char *p, size_t n, void *arg)
{
    buf_add(arg, p, n);
    return 0;
}

static void add_escaped(struct buf *b, struct str s)
{
    json_t *j = jansson()->json_stringn_nocheck(s.p, s.n);
    if (!j ||
        jansson()->json_dump_callback(j, collect, b, JSON_ENCODE_ANY) != 0)
        mem_exhausted(s.n);
    jansson()->json_delete(j);
}

static bool needs_escape(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (c < 0x20 || c == '"' || c == '\\')
            return true;
    }
    return false;
}

/* In quotes, escaped; U+FFFD for each byte that is not UTF-8. */
static void quote(struct buf *b, struct str s)
{
    if (!text_valid(s, NULL)) {
        struct buf mended = {0};
        text_mend(s, TEXT_UNKNOWN, &mended);
        add_escaped(b, buf_view(&mended));
        buf_release(&mended);
    } else if (needs_escape(s)) {
        add_escaped(b, s);
    } else { /* nearly all of them, by the million */
        buf_ch(b, '"');
        buf_str(b, s);
        buf_ch(b, '"');
    }
}

/* The state is each column's `{"name":` or `,"name":`. */
static void keys_make(struct out *o)
{
    struct buf *keys = mem_new(o->n, sizeof *keys);
    for (size_t i = 0; i < o->n; i++) {
        buf_ch(&keys[i], i > 0 ? ',' : '{');
        quote(&keys[i], str_of(o->columns[i].name));
        buf_ch(&keys[i], ':');
    }
    o->state = keys;
}

static void keys_free(struct out *o)
{
    struct buf *keys = o->state;
    for (size_t i = 0; i < o->n; i++)
        buf_release(&keys[i]);
    free(keys);
}

static void json_cell(struct out *o, const struct cell *c)
{
    const struct buf *keys = o->state;
    struct buf *b = &o->pending;

    if (o->at == 0 && o->rows > 0 && o->opts.format == OUT_JSON)
        buf_puts(b, ",\n");
    buf_str(b, buf_view(&keys[o->at]));
    if (c->type == CELL_UNKNOWN)
        buf_puts(b, "null");
    else if (c->text.n == 0 && o->columns[o->at].kind != OUT_TEXT &&
             o->columns[o->at].kind != OUT_KEY)
        buf_puts(b, "null");
    else if (c->type == CELL_NUMBER)
        buf_str(b, c->text);
    else
        quote(b, c->text);
}

static void array_begin(struct out *o)
{
    keys_make(o);
    buf_puts(&o->pending, "[\n");
}

static void array_end(struct out *o)
{
    buf_ch(&o->pending, '}'); /* whether "," follows, the next row knows */
}

static void array_finish(struct out *o)
{
    buf_puts(&o->pending, o->rows > 0 ? "\n]\n" : "]\n");
    keys_free(o);
}

static void lines_end(struct out *o)
{
    buf_puts(&o->pending, "}\n");
}

const struct format format_json = {.name = "json",
                                   .begin = array_begin,
                                   .cell = json_cell,
                                   .end = array_end,
                                   .finish = array_finish};
const struct format format_ndjson = {.name = "ndjson",
                                     .begin = keys_make,
                                     .cell = json_cell,
                                     .end = lines_end,
                                     .finish = keys_free};
