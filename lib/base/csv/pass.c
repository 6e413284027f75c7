/*
 * Lines that nobody wants are only looked at: whether they are plain, as wide
 * as they have to be, and well-formed UTF-8.
 */
#include "base/csv/marks.h"
#include "base/text/text.h"
#include "inside.h"

/* Is the cell, with the commas around it, among the bytes of the first block,
 * as it is without blanks to take off, and unwanted? */
static bool is_unwanted(const struct csv_skip *k, const char *p,
                        struct csv_marks m, struct csv_row *row)
{
    uint64_t commas = m.comma & ((m.end & -m.end) - 1);
    for (size_t i = 1; i < k->column; i++)
        commas &= commas - 1;
    uint64_t next = commas & (commas - 1);
    if (!k->column || !next)
        return false;
    size_t from = (size_t)__builtin_ctzll(commas) + 1;
    size_t to = (size_t)__builtin_ctzll(next);
    if (p[from] == ' ' || p[to - 1] == ' ')
        return false;
    row->wanted = !k->unwanted(k->arg, (struct str){p + from, to - from});
    return !row->wanted;
}

/* A line, as far as it was looked at. */
struct pass {
    size_t cells, breaks; /* newlines within cells */
    struct csv_script script;
    uint64_t inside; /* of quotes: all ones, else 0 */
    uint64_t begins; /* 1: a quote may open with the block */
    uint64_t closed; /* 1: the block before ended with a quote that closes */
};

/* Of each bit, how many of the lower ones and itself are set: odd or even. */
static uint64_t parity(uint64_t w)
{
    for (int by = 1; by < BLOCK; by *= 2)
        w ^= w << by;
    return w;
}

/* Is the first byte that ends what is plain a quote? */
static bool is_quote(const char *block, uint64_t end)
{
    return end && block[__builtin_ctzll(end)] == '"';
}

/* Where quotes stand at the ends of cells, and doubled inside: takes what is
 * inside of them out of the marks.  False: libcsv is to judge. */
static bool see_quotes(struct pass *s, const char *p, struct csv_marks *m)
{
    struct csv_detail q = csv_detail(p);
    uint64_t inside = parity(q.quote) ^ s->inside;
    uint64_t newline = q.newline & ~inside, comma = m->comma & ~inside;
    uint64_t end = m->end & ~q.quote & ~inside;
    uint64_t of = (end & -end) - 1; /* all, where there is none */
    uint64_t opens = q.quote & inside, closes = q.quote & ~inside;
    uint64_t odd = m->end & inside & ~q.quote & ~q.newline;
    odd |= opens & ~((comma | closes) << 1 | s->begins);
    odd |= (closes << 1 | s->closed) & ~(comma | newline | opens);
    if (odd & (of | (end & -end)))
        return false;
    s->inside = (uint64_t)0 - (inside >> (BLOCK - 1));
    s->begins = (comma | closes) >> (BLOCK - 1);
    s->closed = closes >> (BLOCK - 1);
    s->breaks += (size_t)__builtin_popcountll(q.newline & inside & of);
    m->comma = comma;
    m->end = end;
    return true;
}

static bool is_well_formed(const struct csv_script *s, struct str line)
{
    return (!s->other && !s->begun) || text_valid(line, NULL);
}

size_t csv_pass_over(const struct csv_skip *skip, const char *p, size_t n,
                     struct csv_marks m, struct csv_row *row)
{
    struct pass s = {.cells = 1, .begins = 1};
    if (!is_unwanted(skip, p, m, row))
        return 0;
    for (size_t at = 0; n - at >= BLOCK && at < PLAIN_MAX; at += BLOCK) {
        if (at)
            m = csv_marks(p + at);
        const uint64_t high = m.high;
        if (s.inside || s.closed || is_quote(p + at, m.end)) {
            if (!see_quotes(&s, p + at, &m))
                return 0;
        } else {
            s.begins = m.comma >> (BLOCK - 1);
        }
        uint64_t end = m.end & -m.end, of = end - 1;
        csv_see_script(&s.script, p + at, high, of);
        s.cells += (size_t)__builtin_popcountll(m.comma & of);
        if (!end)
            continue;
        at += (size_t)__builtin_ctzll(end);
        if (p[at] != '\n' || s.cells != skip->width ||
            !is_well_formed(&s.script, (struct str){p, at}))
            return 0;
        row->breaks = s.breaks;
        return at + 1;
    }
    return 0;
}
