#include "cli/feed.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "work/enter/mend.h"

void feed_add(struct feed *f, const struct record *r)
{
    f->needs |= enter_needs(r);
    *vec_push(&f->rows) = *r;
}

/* Rows that tell what to do, from acct-followup and its kin, look alike. */
static bool action_rows(const struct header *h)
{
    return header_own(h, STR("rule")) >= 0 && header_own(h, STR("reason")) >= 0;
}

static int on_row(void *arg, const struct record *r, struct err *e)
{
    struct feed *f = arg;
    (void)e;
    struct record kept = *r;
    for (int c = 0; c < COLUMNS; c++)
        kept.col[c] = (struct str){
            arena_dup(&f->arena, r->col[c].p, r->col[c].n), r->col[c].n};
    struct str *own = arena_new(&f->arena, r->own_header->width * sizeof *own);
    for (size_t i = 0; i < r->own_header->width; i++)
        if (r->own_header->own.v[i])
            own[i] = (struct str){
                arena_dup(&f->arena, r->own[i].p, r->own[i].n), r->own[i].n};
    kept.own = own;
    feed_add(f, &kept);
    return 0;
}

int feed_read(struct feed *f, int wait_ms, struct err *e)
{
    if (ledger_open(&f->input, "-", wait_ms, e) < 0)
        return -1;
    struct ledger_pass pass = {
        .types = TYPES_ALL, .need = 1u << COL_TYPE, .row = on_row, .arg = f};
    int rc = ledger_each(f->input, &pass, e);
    if (rc < 0 && action_rows(ledger_header(f->input)))
        err_set(
            e, ERR_DATA,
            _("standard input: these are action rows, not ledger rows (record "
              "what was done: acct-followup done KEY)"));
    return rc;
}

int feed_enter(const struct feed *f, struct home *home, struct enter *en,
               struct err *e)
{
    for (size_t i = 0; i < f->rows.n; i++) {
        const struct record *r = &f->rows.v[i];
        if ((r->type == REC_VOID && r->col[COL_REF].n
                 ? mend_void(home, en, r, e)
                 : enter_add(en, r, e)) < 0)
            return f->input ? err_at(e, ledger_source(f->input), r->line) : -1;
    }
    return 0;
}

void feed_release(struct feed *f)
{
    vec_release(&f->rows);
    ledger_close(f->input);
    arena_release(&f->arena);
}
