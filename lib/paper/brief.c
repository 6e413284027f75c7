#include "paper/brief.h"

#include <stdlib.h>

struct brief_part *brief_add(struct brief *b, enum brief_kind kind,
                             const char *text)
{
    struct brief_part *part = vec_push(&b->parts);
    part->kind = kind;
    part->text = arena_dup(&b->arena, text, strlen(text));
    return part;
}

void brief_release(struct brief *b)
{
    vec_release(&b->parts);
    arena_release(&b->arena);
}

void brief_say_steps(const struct brief_steps *s, struct buf *out)
{
    static const char *const marks[] = {
        [STEP_DONE] = "[x] ", [STEP_NOW] = "[>] ", [STEP_NEXT] = "[ ] "};
    for (size_t i = 0; i < s->n; i++) {
        buf_puts(out, i ? "; " : "");
        buf_puts(out, marks[s->v[i].stand]);
        buf_puts(out, s->v[i].name);
        if (*s->v[i].note)
            buf_fmt(out, ", %s", s->v[i].note);
    }
}

struct brief_table brief_numbers(struct brief *b, const struct chart *c)
{
    size_t columns = c->m + 1;
    const char **titles = arena_new(&b->arena, columns * sizeof *titles);
    const char **cells =
        arena_new(&b->arena, (c->n * columns + 1) * sizeof *cells);
    titles[0] = "";
    for (size_t k = 0; k < c->m; k++)
        titles[k + 1] = *c->series[k].name ? c->series[k].name : c->title;
    for (size_t i = 0; i < c->n; i++) {
        cells[i * columns] = c->labels[i];
        for (size_t k = 0; k < c->m; k++)
            cells[i * columns + k + 1] = c->series[k].v[i].shown;
    }
    return (struct brief_table){
        .titles = titles, .cells = cells, .columns = columns, .rows = c->n};
}
