/* What --fix would change: a unified diff of lines that stay in their places,
 * but for some at the end that go. */

#include "base/text/text.h"
#include "inside.h"

struct side {
    struct str more, line; /* line.p is NULL behind the end */
};

static void next(struct side *s)
{
    if (!s->more.n) {
        s->line = (struct str){NULL, 0};
        return;
    }
    const char *end = memchr(s->more.p, '\n', s->more.n);
    size_t n = end ? (size_t)(end - s->more.p) + 1 : s->more.n;
    s->line = (struct str){s->more.p, n};
    s->more.p += n;
    s->more.n -= n;
}

static bool same(struct str a, struct str b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

struct hunk {
    struct buf minus, plus; /* with their marks */
    size_t from, minus_n, plus_n;
};

/* For people: nothing that moves the cursor; else byte for byte, for patch. */
static void add(struct buf *out, size_t *n, char mark, struct str line,
                bool raw)
{
    bool whole = line.n && line.p[line.n - 1] == '\n';
    if (!line.p)
        return;
    ++*n;
    buf_ch(out, mark);
    if (raw)
        buf_str(out, line);
    else
        text_plain((struct str){line.p, line.n - whole}, out);
    if (!raw || !whole)
        buf_ch(out, '\n');
    if (!whole)
        buf_puts(out, "\\ No newline at end of file\n");
}

static void range(FILE *out, char mark, size_t from, size_t n)
{
    /* Of no lines, the line before them. */
    fprintf(out, " %c%zu", mark, n ? from : from - 1);
    if (n != 1)
        fprintf(out, ",%zu", n);
}

static void print_hunk(struct hunk *h, FILE *out)
{
    if (!h->minus_n && !h->plus_n)
        return;
    fputs("@@", out);
    range(out, '-', h->from, h->minus_n);
    range(out, '+', h->from, h->plus_n);
    fputs(" @@\n", out);
    fwrite(buf_cstr(&h->minus), 1, h->minus.n, out);
    fwrite(buf_cstr(&h->plus), 1, h->plus.n, out);
    buf_clear(&h->minus);
    buf_clear(&h->plus);
    h->minus_n = h->plus_n = 0;
}

static void print_name(const char *mark, const char *path, FILE *out)
{
    struct buf plain = {0};
    text_plain(str_of(path), &plain);
    fprintf(out, "%s %s\n", mark, buf_cstr(&plain));
    buf_release(&plain);
}

void check_diff(const char *path, struct str old, struct str new, bool raw,
                FILE *out)
{
    struct side a = {.more = old}, b = {.more = new};
    struct hunk h = {0};
    print_name("---", path, out);
    print_name("+++", path, out);
    next(&a);
    next(&b);
    for (size_t i = 1; a.line.p || b.line.p; i++, next(&a), next(&b)) {
        if (same(a.line, b.line)) {
            print_hunk(&h, out);
            continue;
        }
        if (!h.minus_n && !h.plus_n)
            h.from = i;
        add(&h.minus, &h.minus_n, '-', a.line, raw);
        add(&h.plus, &h.plus_n, '+', b.line, raw);
    }
    print_hunk(&h, out);
    buf_release(&h.minus);
    buf_release(&h.plus);
}
