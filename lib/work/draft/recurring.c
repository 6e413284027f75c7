/* An invoice for each period of a retainer that is due and not billed. */
#include <stdlib.h>

#include "base/i18n.h"
#include "inside.h"
#include "work/invoice/taxid.h"

/* What was agreed on, for which time. */
static const char *due_text(struct draft *d, const struct paper_lang *lang,
                            const struct bill_due *due)
{
    struct buf text = {0};
    char period[PERIOD_SIZE];
    buf_fmt(&text, "%s, ", *due->text ? due->text : due->contract->ref);
    size_t agreed = text.n;
    paper_add_period(lang, period_print(due->period, period), &text);
    if (due->from != due->period.from || due->to != due->period.to) {
        buf_puts(&text, " (");
        paper_add_days(lang, due->from, due->to, &text);
        buf_ch(&text, ')');
    }
    words_blanks(&text, agreed);
    return buf_keep(&text, &d->home->arena);
}

static int add_line(struct draft *d, const struct bill_due *due, struct err *e)
{
    static const enum paper_word units[] = {[PERIOD_MONTH] = W_UNIT_MONTH,
                                            [PERIOD_QUARTER] = W_UNIT_QUARTER,
                                            [PERIOD_YEAR] = W_UNIT_YEAR};
    const struct paper_lang *lang;
    if (words_of(d->words, client_lang(d->book, d->client), &lang, e) < 0)
        return -1;
    struct invoice_line *line = vec_push(&d->lines.all);
    *line = (struct invoice_line){
        .text = due_text(d, lang, due),
        .order = "",
        .cost = "",
        .qty = {1, 0},
        .price = {due->fee, 0},
    };
    if (draft_defaults(d, line, e) < 0)
        return -1;
    if (*due->vat && draft_vat(d->home, due->vat, line, e) < 0) {
        err_at(e, "vat", 0);
        return err_at(e, due->contract->ref, 0);
    }
    line->unit = draft_unit(d, lang, units[due->unit]);
    return 0;
}

/* `told`: what was said of tax numbers already. */
static int bill_one(struct draft *d, const struct bill_due *due,
                    struct map *told, struct err *e)
{
    struct arena *arena = &d->home->arena;
    const struct contract *contract = due->contract;
    char period[PERIOD_SIZE];
    struct period billed = due->period;
    /* A part is named by its days: the rest of the period may follow. */
    if (due->from != billed.from || due->to != billed.to)
        billed = (struct period){due->from, due->to, PERIOD_DAYS};
    draft_known_client(d, contract->client, due->currency);
    record_attr(&d->row, "contract", contract->ref, arena);
    record_attr(&d->row, "period", period_print(billed, period), arena);
    d->terms.discount = invoice_decimal(due->discount);
    d->terms_given = true;
    if (add_line(d, due, e) < 0 || draft_add_up(d, e) < 0 ||
        draft_enter(d, e) < 0)
        return -1;
    taxid_note(d->home, d->book, d->client, d->given->day, &d->total, told);
    return 0;
}

/* Days on which a retainer ran, and which nothing bills. */
static void note_skipped(const struct bill_dues *dues, struct notes *notes)
{
    enum { NAMED = 5 };
    char from[DATE_SIZE], to[DATE_SIZE];
    struct buf names = {0};
    size_t over = 0;
    for (size_t i = 0; i < dues->skipped.n; i++) {
        const struct bill_skip *s = &dues->skipped.v[i];
        day_print(s->from, from);
        day_print(s->to, to);
        switch (s->why) {
        case BILL_SKIP_PAUSED:
            notes_add(notes,
                      _("contract %s: %s to %s is not billed, since %s was not "
                        "active when it began (if part of it is due, bill that "
                        "by hand, with -s contract=%s -s period=FROM..TO)"),
                      s->contract->ref, from, to, s->contract->client->key,
                      s->contract->ref);
            break;
        case BILL_SKIP_PART:
            notes_add(notes,
                      _("contract %s: %s to %s is no whole period, and not "
                        "billed (--pro-rata bills it by its days)"),
                      s->contract->ref, from, to);
            break;
        case BILL_SKIP_BEFORE:
            notes_add(notes,
                      _("contract %s: %s to %s is not billed, since no invoice "
                        "has billed the contract yet (if it is due: --from "
                        "%s)"),
                      s->contract->ref, from, to, from);
            break;
        case BILL_SKIP_OVER:
            if (over++ < NAMED)
                buf_fmt(&names, _("%s%s (%s to %s)"), names.n ? ", " : "",
                        s->contract->ref, from, to);
            break;
        }
    }
    if (over > NAMED)
        buf_fmt(&names, _(" and %zu more"), over - NAMED);
    /* They are told of in each run: in one line. */
    if (over)
        notes_add(
            notes,
            _("not billed, since it is over and no invoice has billed the "
              "contract: %s (if it is due: --client CLIENT --from "
              "DATE)"),
            buf_cstr(&names));
    buf_release(&names);
}

int draft_recurring(struct words *words, const struct draft_given *given,
                    struct enter *en, const struct bill_due_rules *rules,
                    struct draft_round *out, struct err *e)
{
    struct map told = {0};
    bill_open(&out->bill, enter_book(en));
    int rc = bill_recurring(&out->bill, rules, &out->dues, e);
    if (rc == 0)
        note_skipped(&out->dues, &words->home->notes);
    for (size_t i = 0; i < out->dues.all.n && rc == 0; i++) {
        const struct bill_due *due = &out->dues.all.v[i];
        struct draft d;
        draft_begin(&d, words, given, en);
        rc = bill_one(&d, due, &told, e);
        *vec_push(&out->all) =
            (struct draft_billed){due, d.total.gross, d.digits};
        draft_release(&d);
    }
    map_release(&told);
    return rc;
}

void draft_round_release(struct draft_round *r)
{
    bill_dues_release(&r->dues);
    bill_release(&r->bill);
    vec_release(&r->all);
}
