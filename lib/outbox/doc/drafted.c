#include "outbox/doc/drafted.h"

int doc_drafted(const struct draft *d, enum paper_kind kind, bool dry_run,
                struct doc_page *out, struct err *e)
{
    const struct record *r = enter_row(d->en, d->at);
    struct arena *arena = &d->home->arena;
    doc_page_init(out, kind);
    out->number = dry_run ? NULL : r->col[COL_REF].p;
    out->client = d->client;
    out->day = d->given->day;
    out->currency = d->currency;
    out->order = record_attr_of(r, "order", arena);
    out->contract = record_attr_of(r, "contract", arena);
    out->period = record_attr_of(r, "period", arena);
    out->of = record_attr_of(r, "invoice", arena);
    out->remark = r->col[COL_TEXT].n ? r->col[COL_TEXT].p : "";
    out->ground = d->ground ? d->ground : "";
    out->gross_prices = d->terms.gross;
    out->lines = d->lines.all.v;
    out->lines_n = d->lines.all.n;
    out->total = &d->total;
    out->plan = &d->plan;
    out->plan_by = d->plan.by;
    out->state =
        (struct invoice_state){.gross = d->total.gross, .due = d->given->due};
    const char *prepaid = record_attr_of(r, "prepaid", arena);
    if (*prepaid &&
        money_parse(str_of(prepaid), d->digits, &out->state.paid, e) < 0)
        return err_at(e, "prepaid", 0);
    if (invoice_settle(&out->state, d->home->today, e) < 0)
        return -1;
    if (kind == PAPER_INVOICE)
        doc_page_supply(d->book, out);
    else
        out->state.open = 0;
    return 0;
}
