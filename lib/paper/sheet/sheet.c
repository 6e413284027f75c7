#include "paper/sheet/sheet.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "inside.h"

static void add_remark(struct sheet *s)
{
    if (*s->paper->remark)
        sheet_add(s, SHEET_TEXT)->text = arena_fmt(
            &s->arena, "%s: %s", sheet_word(s, W_REMARK), s->paper->remark);
}

static const char *contacts(struct sheet *s)
{
    const struct paper_party *me = &s->paper->seller;
    struct buf b = {0};
    const char *parts[] = {me->name, me->email, me->phone};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        if (*parts[i])
            buf_fmt(&b, "%s%s", b.n ? " · " : "", parts[i]);
    return sheet_keep(s, &b);
}

/* What is shown as such has to be one, whoever shows it. */
static int check_logo(struct str logo, struct err *e)
{
    static const char png[] = "\x89PNG\r\n\x1a\n";
    return !logo.n || str_starts(logo, png)
               ? 0
               : err_set(e, ERR_DATA, _("the logo is not a PNG image"));
}

int sheet_make(const struct paper *p, struct sheet *out, struct err *e)
{
    struct sheet *s = out;
    *s = (struct sheet){.paper = p};
    if (check_logo(p->logo, e) < 0)
        return -1;
    if (p->payload.n && qr_make(p->payload, p->payload_small, &s->qr, e) < 0)
        return -1;
    s->scan = sheet_word(s, W_SCAN);
    s->title = sheet_titled(s);
    s->footer = contacts(s);
    sheet_head(s);
    if (p->kind == PAPER_REMINDER)
        sheet_reminder(s);
    if (p->kind == PAPER_RECEIPT)
        sheet_receipt(s);
    if (p->lines_n)
        sheet_lines(s);
    if (p->phases_n)
        sheet_phases(s);
    if (p->kind == PAPER_STATEMENT && sheet_statement(s, e) < 0)
        return -1;
    if (p->kind != PAPER_STATEMENT && p->moves_n)
        sheet_settled(s);
    add_remark(s);
    sheet_payment(s);
    if (p->kind == PAPER_REMINDER)
        sheet_regards(s);
    sheet_signs(s);
    return 0;
}

void sheet_release(struct sheet *s)
{
    for (size_t i = 0; i < s->blocks.n; i++) {
        struct sheet_block *b = &s->blocks.v[i];
        vec_release(&b->pairs);
        vec_release(&b->table.columns);
        vec_release(&b->table.cells);
        vec_release(&b->table.carry);
        sheet_bars_release(&b->bars);
    }
    vec_release(&s->blocks);
    qr_release(&s->qr);
    arena_release(&s->arena);
}
