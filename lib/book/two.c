/* A book and two threads. */
#include <stdatomic.h>
#include <stdlib.h>

#include "inside.h"

/* --- While it is read ----------------------------------------------------- */

/* The bytes of a row with an id, a date, a type, a client and commas. */
enum { ROW_LEAST = 56 };

void book_reserve(struct book *b, size_t bytes)
{
    vec_reserve(&b->entries, bytes / ROW_LEAST);
    vec_reserve(&b->kinds, bytes / ROW_LEAST);
    b->ahead[0].block = (char *)b->entries.v;
    b->ahead[0].n = b->entries.cap * sizeof *b->entries.v;
    b->ahead[1].block = arena_reserve(&b->arena, bytes, &b->ahead[1].n);
}

void book_tell_ahead(struct book *b)
{
    bool there = (char *)b->entries.v == b->ahead[0].block;
    size_t used = there ? b->entries.n * sizeof *b->entries.v : 0;
    atomic_store_explicit(&b->ahead[0].used, used, memory_order_relaxed);
    used = arena_used(&b->arena, b->ahead[1].block);
    atomic_store_explicit(&b->ahead[1].used, used, memory_order_relaxed);
}

bool book_make_ahead(void *book)
{
    struct book *b = book;
    return mem_ahead(&b->ahead[0]) || mem_ahead(&b->ahead[1]);
}

/* --- While it is asked: each has its own of what is made then ------------- */

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
