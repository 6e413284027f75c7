#include "inside.h"

#include <stdlib.h>

#include "base/csv/csv.h"
#include "base/i18n.h"
#include "book/find.h"
#include "work/enter/fitting.h"

/* Of what amends another, the other's date counts. */
static int complete_due(const struct draft *d, struct err *e)
{
    const struct enter_options *o = d->c->options;
    struct str due = d->r->col[COL_DUE], id;
    char day[DATE_SIZE];
    struct when when;
    if (!due.n)
        return 0;
    if (when_parse(due, &o->zone, &when, e) < 0)
        return draft_column(COL_DUE, e);
    if (o->force || book_amends(d->r->type, d->r->col[COL_ATTRS], &id) ||
        !record_due_before(d->r->type, d->day, when.day))
        return 0;
    err_set(e, ERR_DATA, _("%.*s is before the date, %s (mend one of the two)"),
            STR_ARG(due), day_print(d->day, day));
    return draft_column(COL_DUE, e);
}

static int complete_date(struct draft *d, struct err *e)
{
    const struct enter_options *o = d->c->options;
    struct str *cell = &d->r->col[COL_DATE];
    struct when when = o->now;
    char text[DATE_SIZE];
    when.timed = when.timed && d->type->timed;
    if (cell->n && when_parse(*cell, &o->zone, &when, e) < 0)
        return draft_column(COL_DATE, e);
    d->day = when.day;
    /* What was given stays as it is, with its own offset. */
    if (!cell->n) {
        when_print(&when, &o->zone, text);
        *cell = draft_keep(d, text, strlen(text));
    }
    if (fitting_day(o, d->r, d->day, e) < 0)
        return draft_column(COL_DATE, e);
    return complete_due(d, e);
}

/* The client is one that the batch has a record of. */
static struct map_slot *made_by_batch(struct draft *d, uint32_t client)
{
    struct map_slot *slot = &d->c->refs->clients.slot[client];
    d->who = slot->key;
    d->at = client;
    return slot;
}

/* One that another key was merged into is that. */
static int new_client(struct draft *d, struct err *e)
{
    struct str key = d->r->col[COL_CLIENT];
    if (schema_key(key, KEY_MAX, e) < 0)
        return draft_column(COL_CLIENT, e);
    const struct client *there = book_client(d->c->book, key.p);
    if (there && !str_is(key, there->key))
        d->r->col[COL_CLIENT] = str_of(there->key);
    key = d->r->col[COL_CLIENT];
    struct map_slot *slot = made_by_batch(d, refs_client(d->c->refs, key.p));
    bool fresh = !(slot->value & REFS_MADE);
    slot->value |= REFS_MADE;
    if (fresh && !(there && there->known) && draft_alike(d, REC_CLIENT, e) < 0)
        return draft_column(COL_CLIENT, e);
    struct str code = d->r->col[COL_CURRENCY];
    uint8_t currency;
    if (code.n &&
        currency_find(&d->c->book->currencies, code, &currency, NULL) == 0)
        slot->value = REFS_MADE | (1u + currency);
    return 0;
}

/* In which the client pays, by the batch or the book; CURRENCY_NONE. */
static uint8_t currency_of(const struct draft *d)
{
    struct str key = d->r->col[COL_CLIENT];
    const struct map *m = &d->c->refs->clients;
    const struct map_slot *slot =
        d->who ? &m->slot[d->at] : map_find(m, key.p, key.n);
    uint32_t pays = slot ? slot->value & ~REFS_MADE : 0;
    if (pays)
        return (uint8_t)(pays - 1);
    const struct client *client = book_client(d->c->book, key.n ? key.p : "");
    return client ? client->currency : CURRENCY_NONE;
}

static int find_client(struct draft *d, struct err *e)
{
    struct str *cell = &d->r->col[COL_CLIENT];
    struct client *found;
    const struct map *m = &d->c->refs->clients;
    const struct map_slot *slot = map_find(m, cell->p, cell->n);
    if (slot && slot->value & REFS_MADE) {
        made_by_batch(d, (uint32_t)(slot - m->slot));
        return 0;
    }
    struct err why = ERR_INIT;
    if (book_find(d->c->book, *cell, &found, &why) == 0 && found->known) {
        if (!str_is(*cell, found->key))
            *cell = str_of(found->key);
        return 0;
    }
    if (d->c->options->force)
        return schema_key(*cell, KEY_MAX, e) < 0 ? draft_column(COL_CLIENT, e)
                                                 : 0;
    if (why.kind) {
        *e = why;
        return -1;
    }
    /* Rows may name a client that has no record of its own. */
    return err_set(e, ERR_ABSENT,
                   _("'%.*s' has no client record (make one: acct-add client "
                     "%.*s NAME)"),
                   STR_ARG(*cell), STR_ARG(*cell));
}

static int check_client(struct draft *d, struct err *e)
{
    struct str *cell = &d->r->col[COL_CLIENT];
    if (d->r->type == REC_CLIENT)
        return new_client(d, e);
    if (!cell->n && d->to && *d->to->client)
        *cell = draft_keep(d, d->to->client, strlen(d->to->client));
    if (!cell->n && d->r->type == REC_VOID) {
        const struct ref_row *of = refs_row(d->c->refs, d->r->col[COL_REF]);
        *cell = str_of(of ? refs_client_of(d->c->refs, of) : "");
        return 0;
    }
    /* The key that it has, even where that is another's name now. */
    if (!cell->n && d->amends) {
        *cell = str_of(refs_client_of(d->c->refs, d->amends));
        return 0;
    }
    bool known = !cell->n ||
                 (d->r->type == REC_VOID && book_client(d->c->book, cell->p));
    return known ? 0 : find_client(d, e);
}

static int complete_amount(struct draft *d, struct err *e)
{
    struct book *b = d->c->book;
    struct str *amount = &d->r->col[COL_AMOUNT];
    struct str *code = &d->r->col[COL_CURRENCY];
    uint8_t currency = b->currency, theirs = currency_of(d);
    struct str ref = d->r->col[COL_REF];
    const struct ref *amended =
        d->amends ? refs_find(d->c->refs, d->r->type, ref) : NULL;
    d->currency = CURRENCY_NONE;
    if (code->n) {
        if (currency_find(&b->currencies, *code, &currency, e) < 0)
            return draft_column(COL_CURRENCY, e);
    } else if (d->to && d->to->currency != CURRENCY_NONE) {
        currency = d->to->currency;
    } else if (amended && amended->currency != CURRENCY_NONE) {
        currency = amended->currency;
    } else if (theirs != CURRENCY_NONE) {
        currency = theirs;
    }
    const struct currency *cur = book_currency(b, currency);
    d->digits = cur->digits;
    if (!amount->n)
        return 0;
    struct values v = {0};
    char text[MONEY_SIZE];
    if (values_amount(d->r->type, *amount, cur->digits, &v, e) < 0)
        return draft_column(COL_AMOUNT, e);
    money_print(v.amount, cur->digits + v.finer, text);
    *amount = draft_keep(d, text, strlen(text));
    *code = draft_keep(d, cur->code, 3);
    d->currency = currency;
    return 0;
}

static int complete_ref(struct draft *d, struct err *e)
{
    struct str *ref = &d->r->col[COL_REF];
    struct str client = d->r->col[COL_CLIENT];
    enum rec_type type = d->r->type;
    if (d->type->ref != REF_OWN)
        return 0;
    bool given = ref->n > 0;
    if (draft_fresh(d, e) < 0)
        return -1;
    if (!ref->n && d->type->series) {
        struct buf number = {0};
        refs_number(d->c->refs, type,
                    conf_text(d->c->options->conf, d->type->series), d->day,
                    client.n ? client.p : "", &number);
        *ref = draft_keep(d, number.p, number.n);
        buf_release(&number);
    }
    if (!ref->n)
        return 0;
    if (d->amends) {
        refs_move(d->c->refs, type, *ref, draft_cell(d, COL_CLIENT),
                  d->currency);
        return 0;
    }
    const struct ref *before = refs_find(d->c->refs, type, *ref);
    const char *like = before || !given || d->c->options->force
                           ? NULL
                           : refs_alike(d->c->refs, type, *ref, d->day);
    if (like)
        return err_set(e, ERR_DATA,
                       _("%s '%.*s' is '%s' but for case, zeros or year (leave "
                         "the ref out to get a new number, or --force)"),
                       d->type->name, STR_ARG(*ref), like);
    if (before && !d->type->again)
        return err_set(e, ERR_DATA,
                       before->voided
                           ? _("%s '%.*s' was voided (a number is not used "
                               "twice: take a new one)")
                           : _("%s '%.*s' is there already (leave the ref out "
                               "to get a new number)"),
                       d->type->name, STR_ARG(*ref));
    if (before && !draft_owns(d, before->client, *ref))
        return err_set(e, ERR_DATA,
                       _("'%.*s' belongs to client %s, not to %.*s"),
                       STR_ARG(*ref), before->client, STR_ARG(client));
    if (!before && draft_alike(d, type, e) < 0)
        return draft_column(COL_REF, e);
    refs_add(d->c->refs, type, str_of(draft_cell(d, COL_REF)),
             (struct ref){.client = draft_cell(d, COL_CLIENT),
                          .owner = draft_cell(d, COL_OWNER),
                          .day = d->day,
                          .currency = d->currency});
    return 0;
}

static int complete_id(struct draft *d, struct err *e)
{
    struct str *id = &d->r->col[COL_ID];
    struct completion *c = d->c;
    bool given = id->n > 0;
    if (!given) {
        char text[ULID_SIZE];
        if (ulid_next(&d->c->ulid, d->c->options->now_ms, text, e) < 0)
            return -1;
        *id = draft_keep(d, text, ULID_SIZE - 1);
    } else if (schema_key(*id, KEY_MAX, e) < 0) {
        return draft_column(COL_ID, e);
    }
    const char *like =
        given && !c->options->force ? refs_id_alike(c->refs, *id) : NULL;
    if (like)
        return err_set(e, ERR_DATA,
                       _("id '%.*s' is '%s' of the ledger but for its case "
                         "(leave it out to get another, or --force)"),
                       STR_ARG(*id), like);
    /* Nobody can name it before the row is printed. */
    if (!given && c->arena != c->lasting &&
        !map_find(&c->refs->ids, id->p, id->n))
        return 0;
    const struct ref_row row = {
        .ref = draft_ref_name(d),
        .client =
            d->who ? d->at : refs_client(c->refs, draft_cell(d, COL_CLIENT)),
        .type = (uint8_t)d->r->type,
        .amends = d->amends != NULL};
    return refs_add_id(d->c->refs, str_of(draft_cell(d, COL_ID)), &row)
               ? 0
               : err_set(e, ERR_DATA,
                         _("id '%.*s' is in the ledger already (was this "
                           "row added before?)"),
                         STR_ARG(*id));
}

/* Before it takes a number. */
static int check_seen(struct draft *d, struct err *e)
{
    size_t before = d->c->known->nameless;
    int rc = seen_row(d->c->known, d->r, d->c->book, &d->c->refs->ids);
    return d->c->known->nameless == before
               ? rc
               : err_set(e, ERR_DATA,
                         _("the row has nothing of what --skip-known names, so "
                           "that it would come again and again (name more: "
                           "--skip-known=date,client,amount,bank)"));
}

/* Who reads or sends mail may be started twice. */
static int check_mailed(struct draft *d, struct err *e)
{
    struct completion *c = d->c;
    bool known = !c->options->force && !d->amends && !d->said &&
                 mailed_row(&c->mailed, d->r, c->book);
    c->known->skipped += known;
    return (void)e, known;
}

int complete(struct completion *c, struct record *r, struct err *e)
{
    typedef int step(struct draft * d, struct err * e);
    struct draft d = {.c = c, .r = r, .type = &schema_types[r->type]};
    struct str given[COLUMNS];
    if (c->options->lasting)
        d.given = memcpy(given, r->col, sizeof given);
    if (d.given)
        draft_look(&d);
    static step *const steps[] = {
        draft_clean,  complete_date,   draft_amends,   draft_ref,
        check_client, complete_amount, check_seen,     check_mailed,
        draft_theirs, draft_owner,     complete_ref,   draft_attrs,
        complete_id,  draft_words,     draft_formulas, conflict_row,
    };
    for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
        int rc = steps[i](&d, e);
        if (rc != 0)
            return rc;
    }
    r->col[COL_TYPE] = str_of(d.type->name);
    if (draft_columns(&d, e) < 0)
        return -1;
    if (d.given)
        draft_note(&d);
    return 0;
}

void completion_release(struct completion *c)
{
    alike_release(c);
    map_release(&c->merged);
    map_release(&c->kept);
    vec_release(&c->keepers);
    map_release(&c->names);
    vec_release(&c->into);
    conflicts_release(&c->conflicts);
    mailed_release(&c->mailed);
}
