/* What is there says something else: rows that amend others. */
#include <stdlib.h>

#include "base/i18n.h"
#include "book/find.h"
#include "inside.h"
#include "work/enter/mend.h"

/* --- Amend -----------------------------------------------------------------
 */

/* The client that was given, where it has a person of that key itself, as
 * others may; else NULL. */
static const struct client *owner_of(struct book *b, struct str given,
                                     const char *ref)
{
    struct client *c;
    struct err none = ERR_INIT;
    return given.n && book_find(b, given, &c, &none) == 0 &&
                   client_contact(c, str_of(ref))
               ? c
               : NULL;
}

/* Of what changes by later records the latest that holds today; of a quote and
 * a closing document, which later records tell about, itself.  What has no key
 * of its own is named by its id. */
static const struct entry *row_meant(struct book *b, const struct record *r,
                                     const char *ref, int32_t today)
{
    const struct entry *found = NULL;
    enum rec_type type = r->type;
    const struct client *whose =
        type == REC_CONTACT ? owner_of(b, r->col[COL_CLIENT], ref) : NULL;
    if (schema_types[type].ref != REF_OWN) {
        found = book_with_id(b, ref);
        return found && found->type == type ? found : NULL;
    }
    bool changes = schema_types[type].again &&
                   !(TYPE(type) & (TYPE(REC_OFFER) | TYPE(REC_ACT)));
    for (size_t i = 0; i < b->entries.n; i++) {
        const struct entry *e = &b->entries.v[i];
        bool latest = changes && e->day <= today;
        if (e->type == type && strcmp(e->ref, ref) == 0 &&
            (!whose || e->client == whose) &&
            (!found || latest ||
             (!changes && e->has_amount && !found->has_amount)))
            found = e;
    }
    return found;
}

struct change {
    struct home *home;
    struct book *book;
    const struct entry *was;
    struct buf text; /* what is other now */
};

static void add_change(struct change *c, const char *what, const char *was,
                       const char *is)
{
    if (strcmp(was, is) != 0)
        buf_fmt(&c->text, _("%s%s '%s', was '%s'"), c->text.n ? ", " : "", what,
                is, was);
}

static void add_attrs(struct change *c, struct str attrs)
{
    struct str name, raw;
    struct buf value = {0};
    while (attr_next(&attrs, &name, &raw)) {
        const char *word = arena_dup(&c->home->arena, name.p, name.n);
        buf_clear(&value);
        attr_unescape(raw, &value);
        if (strcmp(word, schema_amends) != 0)
            add_change(c, word, entry_attr(c->book, c->was, word),
                       buf_cstr(&value));
    }
    buf_release(&value);
}

static const char *amount_of(const struct change *c, const struct entry *e)
{
    char text[MONEY_SIZE];
    const struct currency *in = book_currency(c->book, e->currency);
    return e->has_amount
               ? arena_fmt(&c->home->arena, "%s %s",
                           money_print(e->amount, in->digits, text), in->code)
               : "";
}

/* By the record as it was completed. */
static void find_changes(struct change *c, const struct record *r)
{
    char day[DATE_SIZE] = "";
    const struct entry *was = c->was;
    const struct str *col = r->col;
    const struct client *now = book_client(c->book, col[COL_CLIENT].p);
    add_change(c, column_names[COL_CLIENT], was->client ? was->client->key : "",
               now ? now->key : col[COL_CLIENT].p);
    if (col[COL_AMOUNT].n)
        add_change(c, column_names[COL_AMOUNT], amount_of(c, was),
                   arena_fmt(&c->home->arena, "%s %s", col[COL_AMOUNT].p,
                             col[COL_CURRENCY].p));
    if (was->due != DAY_NONE)
        day_print(was->due, day);
    const struct {
        enum column column;
        const char *was;
    } texts[] = {{COL_DUE, day},
                 {COL_CHANNEL, was->channel},
                 {COL_OWNER, was->owner},
                 {COL_TEXT, was->text}};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        if (col[texts[i].column].n)
            add_change(c, column_names[texts[i].column], texts[i].was,
                       col[texts[i].column].p);
    add_attrs(c, col[COL_ATTRS]);
}

/* Papers, and orders, that were made of it. */
static void note_made(const struct change *c)
{
    static const uint64_t made =
        TYPE(REC_INVOICE) | TYPE(REC_ACT) | TYPE(REC_LINE) | TYPE(REC_ORDER);
    enum { TOLD = 5 };
    const char *told[TOLD];
    size_t n = 0;
    struct buf list = {0};
    for (size_t i = 0; i < c->book->entries.n && n < TOLD; i++) {
        const struct entry *e = &c->book->entries.v[i];
        bool fresh = made & TYPE(e->type) && e->type != c->was->type &&
                     mend_points_to(e, c->was->ref) &&
                     strcmp(e->ref, c->was->ref) != 0;
        for (size_t k = 0; k < n && fresh; k++)
            fresh = strcmp(told[k], e->ref) != 0;
        if (!fresh)
            continue;
        buf_fmt(&list, "%s%s", n ? ", " : "", e->ref);
        told[n++] = e->ref;
    }
    if (n)
        notes_add(&c->home->notes, _("%s was made of it, and stays as it is"),
                  buf_cstr(&list));
    buf_release(&list);
}

/* An order that came from a quote is billed by the quote's lines. */
static void note_quote(const struct change *c, const struct record *r)
{
    const char *quote =
        c->was->type == REC_ORDER ? entry_attr(c->book, c->was, "quote") : "";
    if (*quote && r->col[COL_AMOUNT].n)
        notes_add(&c->home->notes,
                  _("%s came from quote %s: with an amount of its own it is "
                    "billed by that, and not by the quote's lines"),
                  c->was->ref, quote);
}

static struct str day_cell(struct home *home, int32_t day)
{
    char *text = arena_new(&home->arena, DATE_SIZE);
    return str_of(day_print(day, text));
}

/* The latest day from which another amendment of the same row counts. */
static int32_t amended_on(const struct book *b, const struct entry *was)
{
    int32_t day = was->day;
    struct str id;
    for (size_t i = 0; i < b->changes.n; i++) {
        const struct entry *e = &b->changes.v[i];
        if (book_amends(e->type, str_of(e->attrs), &id) &&
            str_is(id, was->id) && e->day > day)
            day = e->day;
    }
    return day;
}

/* What would be written, and not hold. */
static int check_amend(struct home *home, const struct change *c,
                       const struct record *r, struct err *e)
{
    int32_t last = amended_on(c->book, c->was);
    char day[DATE_SIZE];
    if (r->col[COL_CURRENCY].n && !r->col[COL_AMOUNT].n)
        return err_set(e, ERR_USAGE,
                       _("a currency goes with an amount (-a, --currency)"));
    if (!r->col[COL_DATE].n || record_day(r, &home->zone, &home->now) >= last)
        return 0;
    return err_set(e, ERR_DATA,
                   last == c->was->day
                       ? _("the record itself is of %s (give no date before "
                           "it)")
                       : _("an amendment of %s counts already (give no date "
                           "before it)"),
                   day_print(last, day));
}

/* A deadline that was promised later holds. */
static void note_promise(const struct change *c, const struct record *r)
{
    const struct order *o = c->was->type == REC_ORDER && r->col[COL_DUE].n
                                ? book_order(c->book, c->was->ref)
                                : NULL;
    char day[DATE_SIZE], due[DATE_SIZE];
    if (o && o->promise && o->promise->type == REC_STAGE)
        notes_add(&c->home->notes,
                  _("the deadline of %s is that of its stage of %s: %s"),
                  o->ref, day_print(o->promise->day, day),
                  day_print(o->due, due));
}

/* A target of our own was reckoned from the deadline before. */
static void drop_target(struct change *c, struct record *r)
{
    struct str raw;
    if (r->col[COL_DUE].n && *entry_attr(c->book, c->was, "target") &&
        !attr_raw(r->col[COL_ATTRS], "target", &raw))
        record_attr(r, "target", "", &c->home->arena);
}

int mend_amend(struct home *home, struct enter *en, const struct record *r,
               struct err *e)
{
    struct book *b = enter_book(en);
    const struct schema_type *type = &schema_types[r->type];
    const char *ref =
        arena_dup(&home->arena, r->col[COL_REF].p, r->col[COL_REF].n);
    struct change c = {home, b, row_meant(b, r, ref, home->today), {0}};
    struct record full = *r;
    if (r->type == REC_CLIENT)
        return err_set(e, ERR_USAGE,
                       _("a later record of a client changes it (acct-add "
                         "client KEY …); what was wrong from the start is "
                         "voided by its id"));
    if (type->amend == AMEND_NONE)
        return err_set(e, ERR_USAGE,
                       _("a record of type %s cannot be amended (void it, and "
                         "add it as it is)"),
                       type->name);
    if (!c.was)
        return schema_types[r->type].ref == REF_OWN
                   ? book_no_ref(b, r->type, ref, e)
                   : err_set(e, ERR_ABSENT,
                             _("no %s has the id '%s' (acct-show CLIENT -O csv "
                               "shows ids)"),
                             schema_types[r->type].name, ref);
    if (!*c.was->id)
        return book_no_id(b, c.was, e);
    if (check_amend(home, &c, r, e) < 0)
        return -1;
    /* It was wrong from the start; what was entered last counts. */
    if (!full.col[COL_DATE].n)
        full.col[COL_DATE] = day_cell(home, amended_on(b, c.was));
    full.col[COL_REF] = str_of(c.was->ref);
    drop_target(&c, &full);
    record_attr(&full, schema_amends, c.was->id, &home->arena);
    if (enter_add(en, &full, e) < 0)
        return -1;
    find_changes(&c, enter_row(en, enter_count(en) - 1));
    int rc = 0;
    if (c.text.n) {
        notes_add(&home->notes, "%s %s: %s", type->name, ref,
                  buf_cstr(&c.text));
        if (type->ref == REF_OWN)
            note_made(&c);
        note_quote(&c, r);
        note_promise(&c, r);
    } else {
        rc = err_set(e, ERR_DATA,
                     _("%s '%s' says all that already (its date stays)"),
                     type->name, ref);
    }
    buf_release(&c.text);
    return rc;
}
