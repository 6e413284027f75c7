#include "work/check/check.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/text/text.h"
#include "inside.h"

/* A name so close to one of ours, which is not there, is a slip. */
static void on_header(void *arg, const struct header *h)
{
    struct check *c = arg;
    c->headed = true;
    memcpy(c->at, h->at, sizeof c->at);
    for (size_t i = 0; i < h->width; i++) {
        const char *own = h->own.v[i];
        if (!own || !*own)
            continue;
        struct place at = {1, (uint32_t)i + 1, ""};
        struct err e;
        if (text_key(str_of(own), true, &e) < 0)
            check_err(c, CHECK_HEADER, at, &e);
        if (header_own(h, str_of(own)) != (int)i)
            check_say(c, CHECK_HEADER, at,
                      _("column '%s' is there twice (rename one of them)"),
                      own);
        for (int k = 0; k < COLUMNS; k++)
            if (h->at[k] < 0 &&
                text_distance(str_of(own), str_of(column_names[k]), 1) <= 1)
                check_say(c, CHECK_HEADER, at,
                          _("column '%s' is none of ours (did you mean "
                            "'%s'?)"),
                          own, column_names[k]);
    }
}

/* It may be a key, or attributes with one. */
static void vague_cell(struct check *c, struct str cell)
{
    struct str rest = cell, name, value;
    check_vague(c, cell);
    while (attr_next(&rest, &name, &value))
        check_vague(c, value);
}

static void on_fault(void *arg, const struct lint_fault *f)
{
    static const enum check_name kinds[] = {
        [LINT_CSV] = CHECK_CSV,           [LINT_BYTES] = CHECK_ENCODING,
        [LINT_HEADER] = CHECK_HEADER,     [LINT_WIDTH] = CHECK_WIDTH,
        [LINT_CONFLICT] = CHECK_CONFLICT, [LINT_TORN] = CHECK_TORN,
        [LINT_BARE] = CHECK_NEWLINE,      [LINT_BOM] = CHECK_BOM,
        [LINT_CRLF] = CHECK_CRLF,
    };
    struct check *c = arg;
    enum check_name k = kinds[f->kind];
    struct place at = {f->line, 0, ""};
    struct str rest = f->raw, cell;
    if (f->last || c->options->checks & CHECK(k))
        check_add(c, k, at, str_of(f->text));
    for (size_t i = 0; f->cells && i < f->n; i++)
        vague_cell(c, f->cells[i]);
    while (f->raw.n && str_cut(&rest, ',', &cell))
        vague_cell(c, str_trim(cell));
}

#define BOOK_TYPES                                                             \
    (TYPE(REC_CLIENT) | TYPE(REC_CONTACT) | TYPE(REC_STAGE) |                  \
     TYPE(REC_INVOICE) | TYPE(REC_LINE) | TYPE(REC_PAYMENT) |                  \
     TYPE(REC_CREDIT) | TYPE(REC_ACT) | TYPE(REC_PAPER) | TYPE(REC_OFFER) |    \
     TYPE(REC_MERGE) | TYPE(REC_SURVEY) | TYPE(REC_RESPONSE) |                 \
     TYPE(REC_RESOLVE) | TYPE(REC_DONE) | TYPE(REC_SNOOZE) | TYPE(REC_KPI) |   \
     TYPE(REC_REPORT) | TYPE(REC_VOID))
/* Besides, for notes. */
#define NOTE_TYPES (TYPE(REC_STATUS) | TYPE(REC_TOUCH))

static uint64_t types_of(const struct check_options *o)
{
    return o->checks & CHECKS_NOTES ? BOOK_TYPES | NOTE_TYPES : BOOK_TYPES;
}

static void mark_shaky(struct check *c, struct str key)
{
    if (key.n && key.n <= REF_MAX)
        map_put(&c->shaky, key.p, key.n, NULL);
}

/* Not all that it says is known: nor is it, then, of what it is about. */
static void mark_row(struct check *c, const struct record *r)
{
    struct str rest = r->col[COL_ATTRS], name, value;
    bool gives = r->type == REC_TYPES || schema_types[r->type].ref == REF_OWN;
    if (gives)
        check_vague(c, r->col[COL_REF]);
    mark_shaky(c, r->col[COL_REF]);
    while (attr_next(&rest, &name, &value))
        mark_shaky(c, value);
}

static void on_row(void *arg, const struct lint_row *in)
{
    struct check *c = arg;
    struct row row = {.r = in->record,
                      .at = {in->record.line, 0, ""},
                      .seen = in->seen,
                      .who = NOBODY,
                      .v = {.when = {.day = DAY_NONE}, .due = DAY_NONE}};
    check_id(c, &row);
    check_cells(c, &row);
    check_names(c, &row);
    check_values(c, &row);
    check_refs(c, &row);
    if (row.r.type != REC_TYPES) {
        check_attrs(c, &row);
        check_odd(c, &row);
    }
    check_number(c, &row);
    check_note_mail(c, &row);
    if (row.bad || row.shaky)
        mark_row(c, &row.r);
    if (!row.bad && c->book.options.types & TYPE(row.r.type))
        book_row(&c->book, &row.r, &row.v);
    arena_release(&row.texts);
}

static int by_line(const void *a, const void *b)
{
    const struct finding *x = a, *y = b;
    if (x->line != y->line)
        return x->line < y->line ? -1 : 1;
    if (x->column != y->column)
        return x->column < y->column ? -1 : 1;
    return x->found < y->found ? -1 : x->found > y->found;
}

/* Leaves out what a void record has mended, and puts the rest in order. */
static void sort_findings(const struct check *c, struct findings *f)
{
    size_t kept = 0;
    for (size_t i = 0; i < f->all.n; i++)
        if (!check_kinds[f->all.v[i].check].voids ||
            !book_voided(&c->book, f->all.v[i].id))
            f->all.v[kept++] = f->all.v[i];
    f->all.n = kept;
    if (kept)
        qsort(f->all.v, kept, sizeof *f->all.v, by_line);
}

static void check_together(struct check *c)
{
    static void (*const steps[])(struct check * c) = {
        check_voids,   check_again,    check_numbers,   check_pending,
        check_clients, check_gaps,     check_totals,    check_settled,
        check_paid,    check_billed,   check_news,      check_stages,
        check_plans,   check_voided,   check_early,     check_acts,
        check_quotes,  check_forms,    check_id_case,   check_alike,
        check_twins,   check_merges,   check_referrers, check_people,
        check_mails,   check_standing,
    };
    struct err e = ERR_INIT;
    check_ids(c);
    check_owners(c);
    if (book_end(&c->book, &e) < 0)
        check_say(c, CHECK_AMOUNT,
                  (struct place){c->book.over_line,
                                 (uint32_t)(c->at[COL_AMOUNT] + 1), ""},
                  _("with it the amounts of its invoice add up to more than "
                    "can be held"));
    for (size_t i = 0; i < c->given.n && c->book.dead.n; i++)
        c->given.v[i].voided = book_voided(&c->book, c->given.v[i].id);
    for (size_t i = 0; c->headed && i < sizeof steps / sizeof *steps; i++)
        steps[i](c);
}

static void check_release(struct check *c)
{
    book_release(&c->book);
    vec_release(&c->ids);
    map_release(&c->clients);
    for (int t = 0; t < REC_TYPES; t++)
        map_release(&c->refs[t]);
    keyed_release(&c->keyed);
    free(c->sound);
    map_release(&c->vague);
    map_release(&c->shaky);
    map_release(&c->noted);
    map_release(&c->langs);
    vec_release(&c->who);
    vec_release(&c->given);
    vec_release(&c->pending);
    vec_release(&c->again);
    vec_release(&c->numbered);
    vec_release(&c->mails);
    vec_release(&c->amending);
    vec_release(&c->merging);
    vec_release(&c->early);
    vec_release(&c->quoted);
    vec_release(&c->filed);
    arena_release(&c->texts);
    buf_release(&c->scratch);
}

/* The bytes of a row with an id, a date, a type, a client and commas. */
enum { ROW_LEAST = 56 };
/* Of so many such rows one has a key of its own. */
enum { KEYED = 8 };

int findings_find(const struct ledger *l, const struct check_options *options,
                  struct findings *out, struct err *e)
{
    struct check c = {.options = options, .ledger = l, .out = out};
    struct lint to = {.header = on_header,
                      .look = check_look,
                      .row = on_row,
                      .fault = on_fault,
                      .arg = &c};
    struct book_options book = {
        .types = types_of(options),
        .texts = options->checks & CHECKS_NOTES,
        .as_of = {.day = DAY_MAX},
        .zone = options->zone,
        .currency = conf_text(options->conf, "acct.currency"),
    };
    book_init(&c.book, &book);
    size_t rows = (size_t)ledger_size(l) / ROW_LEAST;
    vec_reserve(&c.book.entries, rows);
    vec_reserve(&c.ids, rows);
    vec_reserve(&c.given, rows);
    c.keyed = keyed_for(rows / KEYED);
    c.sound = mem_new(SOUND, sizeof *c.sound);
    int rc = book_begin(&c.book, ledger_source(l), e);
    if (rc == 0)
        rc = ledger_lint(l, &to, e);
    if (rc == 0) {
        check_together(&c);
        rc = check_amends(&c, e);
    }
    if (rc == 0) {
        sort_findings(&c, out);
        /* The ids go with the rest. */
        for (size_t i = 0; i < out->all.n; i++)
            out->all.v[i].id = "";
    }
    check_release(&c);
    return rc;
}
