/* Most lines of most files are plain, and are cut at their commas. */
#include <stdint.h>

#include "base/csv/marks.h"
#include "inside.h"

/* Blanks around a cell are no part of it. */
static void trim(struct csv_row *row)
{
    for (size_t i = 0; i < row->cells.n; i++) {
        struct str *cell = &row->cells.v[i];
        while (cell->n && cell->p[0] == ' ')
            cell->p++, cell->n--;
        while (cell->n && cell->p[cell->n - 1] == ' ')
            cell->n--;
        row->text.p[cell->p + cell->n - row->text.p] = '\0';
    }
}

/* The line being cut. */
struct cut {
    size_t from;      /* of the cell in hand, in the text */
    uint64_t stop;    /* 1: a cell began with the block */
    uint64_t blank;   /* 1: the byte before it was a blank */
    uint64_t touched; /* blanks stand at the edge of a cell */
};

/* Ends cells of the block that stands at `base` of the text. */
static inline void end_cells(struct csv_row *row, struct cut *c, size_t base,
                             uint64_t stops, uint64_t blank)
{
    char *text = row->text.p;
    size_t from = c->from;
    while (row->cells.cap - row->cells.n < BLOCK)
        row->cells.v =
            mem_grow(row->cells.v, &row->cells.cap, sizeof *row->cells.v);
    c->touched |=
        (blank & (stops << 1 | c->stop)) | (stops & (blank << 1 | c->blank));
    c->stop = stops >> (BLOCK - 1);
    c->blank = blank >> (BLOCK - 1);
    struct str *cell = row->cells.v + row->cells.n;
    for (; stops; stops &= stops - 1) {
        size_t to = base + (size_t)__builtin_ctzll(stops);
        text[to] = '\0';
        *cell++ = (struct str){text + from, to - from};
        from = to + 1;
    }
    c->from = from;
    row->cells.n = (size_t)(cell - row->cells.v);
}

/* As libcsv has it, a line of blanks is no row. */
static void finish(struct csv_row *row, const struct cut *c)
{
    row->text.n = c->from;
    if (c->touched)
        trim(row);
    if (row->cells.n == 1 && !row->cells.v[0].n)
        row->text.n = row->cells.n = 0;
}

size_t csv_cut(struct csv_row *row, const struct csv_skip *skip, const char *p,
               size_t n)
{
    const size_t most = n < PLAIN_MAX ? n : PLAIN_MAX;
    struct cut c = {.stop = 1};
    char *text = buf_room(&row->text, most + BLOCK);
    struct csv_script script = {0};
    row->valid = row->wanted = false;
    row->breaks = 0;
    for (size_t at = 0; ACCT_CSV_CUT && at < most; at += BLOCK) {
        size_t left = n - at;
        struct csv_marks m;
        if (left >= BLOCK) {
            m = csv_marks(p + at);
            size_t passed =
                at || !skip->unwanted ? 0 : csv_pass_over(skip, p, n, m, row);
            if (passed)
                return passed;
            memcpy(text + at, p + at, BLOCK);
        } else {
            memset(text + at, 0, BLOCK);
            memcpy(text + at, p + at, left);
            m = csv_marks(text + at);
        }
        uint64_t first = m.end & -m.end;
        csv_see_script(&script, text + at, m.high, first - 1);
        if (!first) {
            end_cells(row, &c, at, m.comma, m.blank);
            continue;
        }
        size_t end = at + (size_t)__builtin_ctzll(first);
        if (text[end] == '"') {
            row->cells.n = 0;
            return csv_cut_quoted(row, p, most);
        }
        if (text[end] != '\n')
            break;
        end_cells(row, &c, at, (m.comma & (first - 1)) | first, m.blank);
        finish(row, &c);
        row->valid = !script.other && !script.begun;
        return end + 1;
    }
    row->cells.n = 0;
    return 0;
}
