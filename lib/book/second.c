/* What is made of a book while it is asked: each of two threads has its own. */
#include <stdlib.h>

#include "inside.h"

struct book *book_second(struct book *b)
{
    if (b->second)
        return b->second;
    struct book *s = b->second = mem_new(1, sizeof *s);
    *s = *b;
    s->second = NULL;
    s->arena = (struct arena){0};
    s->strings = s->rows_at = s->id_at = (struct map){0};
    s->rows.v = NULL;
    s->rows.n = s->rows.cap = 0;
    s->records.v = NULL;
    s->records.n = s->records.cap = 0;
    s->called = NULL;
    s->sought = s->closest = 0;
    return s;
}

void book_made_release(struct book *b)
{
    if (b->second)
        book_made_release(b->second);
    free(b->second);
    b->second = NULL;
    book_rows_release(b);
    book_records_release(b);
    book_called_release(b);
    map_release(&b->strings);
    arena_release(&b->arena);
}
