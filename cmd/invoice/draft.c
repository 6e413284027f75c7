/* What commands that make documents share: what is asked, what is printed. */
#include "base/i18n.h"
#include "inside.h"
#include "outbox/doc/drafted.h"
#include "work/invoice/taxid.h"

static int read_dates(struct cli *c, const struct invoice_drafting *o,
                      const struct invoice_writing *w, struct draft_given *out)
{
    enum rec_type type = out->row.type;
    out->day = c->home.now.day;
    out->due = DAY_NONE;
    enum day_edge edge = schema_types[type].ahead ? DAY_LAST : DAY_PAST;
    if (w->date && cli_day(c, "--date", w->date, edge, &out->day) < 0)
        return -1;
    if (type == REC_INVOICE)
        out->due =
            span_add(out->day, conf_span(&c->home.conf, "invoice.due"), 1);
    else if (type == REC_OFFER)
        out->due =
            span_add(out->day, conf_span(&c->home.conf, "invoice.quote"), 1);
    if (!o->due)
        return 0;
    if (cli_day(c, "--due", o->due, DAY_LAST, &out->due) < 0)
        return -1;
    char day[DATE_SIZE], due[DATE_SIZE];
    if (out->due < out->day)
        return cli_usage(c, _("--due: %s is before the %s's date, %s"),
                         day_print(out->due, due), schema_types[type].name,
                         day_print(out->day, day));
    return 0;
}

/* What is worked out from the lines, and would not fit them if it were set. */
static int check_set(struct cli *c, const struct cli_list *set)
{
    static const struct {
        const char *start, *option;
    } computed[] = {{"discount=", "--discount"},
                    {"allowance=", "--discount"},
                    {"rounding=", "--round"},
                    {"prices=", "--gross"},
                    {"quote=", "--quote"}};
    for (size_t i = 0; i < set->n; i++)
        for (size_t k = 0; k < sizeof computed / sizeof computed[0]; k++)
            if (str_starts(str_of(set->v[i]), computed[k].start))
                return cli_usage(c,
                                 _("--set: '%s' is not set but worked out "
                                   "(say %s)"),
                                 set->v[i], computed[k].option);
    return 0;
}

int invoice_draft_read(struct cli *c, enum rec_type type,
                       const struct invoice_drafting *o,
                       const struct invoice_writing *w, struct draft_given *out)
{
    char *day = arena_new(&c->home.arena, DATE_SIZE);
    char *due = arena_new(&c->home.arena, DATE_SIZE);
    struct cli_record words = {
        .type = type,
        .ref = o->ref,
        .owner = w->owner,
        .text = w->text,
        .attrs = &w->set,
    };
    *out = (struct draft_given){
        .row = {.type = type},
        .ref = o->ref,
        .currency = o->currency,
        .order = o->order,
        .discount = o->discount,
        .round = o->round,
        .ground = o->ground,
        .gross = o->gross,
    };
    if (check_set(c, &w->set) < 0 ||
        draft_type_lines(&c->home, o->lines.v, o->lines.n, out, &c->err) < 0 ||
        read_dates(c, o, w, out) < 0 || cli_record(c, &words, &out->row) < 0)
        return -1;
    out->row.col[COL_DATE] = str_of(day_print(out->day, day));
    out->row.col[COL_DUE] = str_of(day_print(out->due, due));
    if (o->order)
        record_attr(&out->row, "order", o->order, &c->home.arena);
    return 0;
}

int invoice_draft_check(struct cli *c, enum paper_kind kind,
                        const struct draft *d)
{
    struct doc_page page;
    if (doc_drafted(d, kind, true, &page, &c->err) < 0)
        return -1;
    return doc_page_check(&c->home, d->book, &page, &c->err);
}

int invoice_draft_print(struct cli *c, enum paper_kind kind,
                        const struct invoice_writing *w, struct draft *d)
{
    struct doc_page page;
    if (kind == PAPER_INVOICE || kind == PAPER_CREDIT)
        taxid_note(&c->home, d->book, d->client, d->given->day, &d->total,
                   NULL);
    cli_say_notes(c);
    if (!invoice_print_as_paper(c, w))
        return invoice_print_added(c, w, d->en, COL_REF);
    if (doc_drafted(d, kind, w->dry_run, &page, &c->err) < 0)
        return -1;
    return invoice_paper_print_added(c, d->book, &page);
}
