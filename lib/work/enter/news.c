#include "work/enter/news.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/text/text.h"
#include "book/find.h"
#include "book/optout.h"
#include "book/twin.h"

enum { NOTES_MOST = 20 };

static void tell(struct news *n, const char *text)
{
    if (n->notes.all.n < NOTES_MOST)
        notes_add(&n->notes, "%s", text);
    else
        n->more++;
}

/* --- what changes --- */

/* What is there of the thing that a record is about. */
struct before {
    const char *name, *currency, *channel, *owner;
    const struct client_row *rows;
};

static bool find_before(struct book *b, const struct record *r,
                        struct before *out)
{
    struct str key = r->col[r->type == REC_CLIENT ? COL_CLIENT : COL_REF];
    *out = (struct before){"", "", "", "", NULL};
    if (!key.n)
        return false;
    if (r->type == REC_CLIENT) {
        const struct client *c = book_client(b, key.p);
        if (!c || !c->known)
            return false;
        *out = (struct before){c->name,
                               c->currency == CURRENCY_NONE
                                   ? ""
                                   : book_currency(b, c->currency)->code,
                               c->channel, c->owner, c->rows};
    } else if (r->type == REC_CONTACT) {
        const struct contact *p =
            client_contact(book_client(b, r->col[COL_CLIENT].p), key);
        if (!p)
            p = book_contact(b, key.p);
        if (!p)
            return false;
        *out = (struct before){p->name, "", p->channel, "", p->rows};
    } else if (r->type == REC_CONTRACT) {
        const struct contract *c = book_contract(b, key.p);
        if (!c)
            return false;
        out->owner = c->last->owner;
        out->rows = c->rows;
    }
    /* Without a name it goes by its key. */
    if (str_is(key, out->name))
        out->name = "";
    return out->rows != NULL;
}

static void add_change(struct buf *text, const char *what, const char *was,
                       struct str is)
{
    if (!*was || str_is(is, was))
        return;
    buf_puts(text, text->n ? "; " : "");
    if (is.n)
        buf_fmt(text, _("its %s was '%s', and is '%.*s' now"), what, was,
                STR_ARG(is));
    else
        buf_fmt(text, _("its %s was '%s', and is none now"), what, was);
}

static void add_attrs(struct news *n, struct book *b, const struct record *r,
                      const struct before *before, struct buf *text)
{
    struct str rest = r->col[COL_ATTRS], name, value;
    struct buf plain = {0};
    while (attr_next(&rest, &name, &value)) {
        const char *attr = arena_dup(&n->texts, name.p, name.n);
        buf_clear(&plain);
        attr_unescape(value, &plain);
        add_change(text, attr, rows_attr(b, before->rows, DAY_MAX, attr),
                   buf_view(&plain));
    }
    buf_release(&plain);
}

static void add_terms(struct book *b, const struct record *r, struct buf *text)
{
    const struct contract *c = book_contract(b, r->col[COL_REF].p);
    const struct entry *fee = contract_fee(b, c, DAY_MAX);
    char day[DATE_SIZE], amount[MONEY_SIZE];
    if (r->col[COL_DUE].n)
        add_change(text, _("end"), day_print(c->end, day), r->col[COL_DUE]);
    if (fee && r->col[COL_AMOUNT].n)
        add_change(text, _("fee"),
                   money_print(fee->amount,
                               book_currency(b, fee->currency)->digits, amount),
                   r->col[COL_AMOUNT]);
}

static void tell_changes(struct news *n, struct book *b, const struct record *r)
{
    struct before before;
    struct buf text = {0};
    const struct when never = {.day = DAY_MIN};
    if (!find_before(b, r, &before) ||
        before.rows->entry->day > record_day(r, &b->options.zone, &never))
        return;
    const char *was[] = {before.name, before.currency, before.channel,
                         before.owner};
    static const enum column columns[] = {COL_TEXT, COL_CURRENCY, COL_CHANNEL,
                                          COL_OWNER};
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        if (r->col[columns[i]].n)
            add_change(&text,
                       columns[i] == COL_TEXT ? _("name")
                                              : column_names[columns[i]],
                       was[i], r->col[columns[i]]);
    if (r->type == REC_CONTRACT)
        add_terms(b, r, &text);
    add_attrs(n, b, r, &before, &text);
    if (text.n) {
        struct str key = r->col[r->type == REC_CLIENT ? COL_CLIENT : COL_REF];
        struct buf note = {0};
        buf_fmt(&note, _("%s %.*s is there: %s"), schema_types[r->type].name,
                STR_ARG(key), buf_cstr(&text));
        tell(n, buf_cstr(&note));
        buf_release(&note);
    }
    buf_release(&text);
}

/* --- who may be there already --- */

/* The facts of one client, which go into the map, or are looked up there. */
struct facts {
    struct news *n;
    const char *key;
    uint32_t at;       /* of the key */
    const char *first; /* another client that has one of them */
    enum twin_by by;
    const char *value;
};

static uint32_t key_at(struct news *n, const char *key)
{
    *vec_push(&n->keys) = key;
    return (uint32_t)n->keys.n - 1;
}

static void on_fact(void *arg, enum twin_by by, const char *value,
                    const struct client_row *rows)
{
    (void)rows;
    struct facts *f = arg;
    struct news *n = f->n;
    struct buf form = {0};
    bool fresh;
    if (twin_form(by, value, &form)) {
        buf_clear(&n->scratch);
        buf_fmt(&n->scratch, "%d\n", by);
        buf_str(&n->scratch, buf_view(&form));
        struct map_slot *slot =
            map_put(&n->facts, n->scratch.p, n->scratch.n, &fresh);
        if (fresh)
            slot->value = f->at;
        const char *other = n->keys.v[slot->value];
        if (!f->first && strcmp(other, f->key) != 0)
            f->first = other, f->by = by, f->value = value;
    }
    buf_release(&form);
}

static void load(struct news *n, struct book *b)
{
    n->loaded = true;
    for (size_t i = 0; i < b->clients.n; i++) {
        const struct client *c = b->clients.v[i];
        struct facts f = {.n = n, .key = c->key};
        if (!c->known)
            continue;
        f.at = key_at(n, c->key);
        twin_each(b, c, on_fact, &f);
    }
}

static void tell_twin(struct news *n, const struct facts *f)
{
    struct buf text = {0};
    buf_fmt(
        &text,
        _("'%s' may be the same client as '%s': the same %s, '%s' (void one "
          "of the two, or tell them apart)"),
        f->key, f->first, twin_word(f->by), f->value);
    tell(n, buf_cstr(&text));
    buf_release(&text);
}

static void tell_likeness(struct news *n, struct book *b,
                          const struct record *r)
{
    struct str cell = r->col[COL_CLIENT];
    if (!n->loaded)
        load(n, b);
    struct facts f = {.n = n, .key = arena_dup(&n->texts, cell.p, cell.n)};
    f.at = key_at(n, f.key);
    twin_each_row(r, &n->texts, on_fact, &f);
    if (f.first)
        tell_twin(n, &f);
}

/* Any word is a channel, but a slip of a usual one is none. */
static void tell_channel(struct news *n, const struct record *r)
{
    static const char *const usual[] = {"email",   "telegram", "whatsapp",
                                        "viber",   "sms",      "phone",
                                        "meeting", "post",     "site"};
    enum { SLIP = 2 };
    struct str channel = r->col[COL_CHANNEL];
    const char *like = NULL;
    int best = SLIP + 1;
    for (size_t i = 0; channel.n > SLIP && i < sizeof usual / sizeof *usual;
         i++) {
        int d = text_distance(channel, str_of(usual[i]), best);
        if (d < best)
            best = d, like = usual[i];
    }
    if (!like || best == 0)
        return;
    struct buf text = {0};
    buf_fmt(&text, _("'%.*s' is no usual channel (did you mean '%s'?)"),
            STR_ARG(channel), like);
    tell(n, buf_cstr(&text));
    buf_release(&text);
}

/* A colleague who has gone may well be named, but mostly it is a slip. */
static void tell_colleague(struct news *n, struct book *b, struct str who)
{
    struct buf text = {0};
    const char *key = arena_dup(&n->texts, who.p, who.n);
    if (n->team && !(b->options.owner && str_is(who, b->options.owner)) &&
        team_stranger(n->team, key, &text))
        tell(n, buf_cstr(&text));
    buf_release(&text);
}

/* Of what some may not want to hear; OPTOUT_KINDS. */
static enum optout wish_of(const struct record *r)
{
    struct str attrs = r->col[COL_ATTRS], kind = STR(""), dir = STR("");
    attr_raw(attrs, "kind", &kind);
    attr_raw(attrs, "dir", &dir);
    switch (r->type) {
    case REC_TOUCH:
        return str_is(dir, "out") ? optout_of_touch(kind) : OPTOUT_KINDS;
    case REC_OFFER:
        return str_is(kind, "quote") ? OPTOUT_KINDS : OPTOUT_OFFER;
    case REC_GIFT:
        return OPTOUT_GIFT;
    case REC_SURVEY:
        return OPTOUT_SURVEY;
    default:
        return OPTOUT_KINDS;
    }
}

uint64_t news_needs(const struct record *r)
{
    return wish_of(r) == OPTOUT_KINDS ? 0 : TYPE(REC_CLIENT);
}

/* Whom it is for, a gift by its ref; NULL: nobody of the client's. */
static const struct contact *person_of(const struct client *c,
                                       const struct record *r)
{
    struct str key = r->type == REC_GIFT ? r->col[COL_REF] : STR("");
    attr_raw(r->col[COL_ATTRS], "contact", &key);
    const struct contact *p = key.n ? c->contacts : NULL;
    while (p && !str_is(key, p->ref))
        p = p->next;
    return p;
}

/* What was done was done; the next is better left. */
static void tell_unwanted(struct news *n, struct book *b,
                          const struct record *r)
{
    struct buf text = {0};
    enum optout kind = wish_of(r);
    const struct client *c = book_client(b, r->col[COL_CLIENT].p);
    const struct contact *p = c ? person_of(c, r) : NULL;
    if (!c || optout_wants(b, c, p, kind))
        return;
    if (p && optout_wants(b, c, NULL, kind))
        buf_fmt(&text, "%s (%s) %s", p->ref, p->name, optout_say(kind));
    else
        buf_fmt(&text, "%s %s", c->key, optout_say(kind));
    buf_puts(&text, _(": added all the same"));
    tell(n, buf_cstr(&text));
    buf_release(&text);
}

static void tell_colleagues(struct news *n, struct book *b,
                            const struct record *r)
{
    struct str raw;
    tell_colleague(n, b, r->col[COL_OWNER]);
    for (int role = 0; r->type == REC_CLIENT && role < TEAM_ROLES; role++)
        if (attr_raw(r->col[COL_ATTRS], team_roles[role], &raw))
            tell_colleague(n, b, raw);
}

/* By a word of its name, or how that sounds: it may be meant, or not. */
static void tell_taken(struct news *n, struct book *b, struct str given,
                       const struct record *r)
{
    struct str key = r->col[COL_CLIENT];
    const struct client *c = given.n && key.n ? book_client(b, key.p) : NULL;
    if (!c || r->type == REC_CLIENT || str_is(given, c->key) ||
        book_is_whole(b, c, given))
        return;
    struct buf text = {0};
    buf_fmt(&text, _("'%.*s' is taken for %s (%s)"), STR_ARG(given), c->key,
            c->name);
    tell(n, buf_cstr(&text));
    buf_release(&text);
}

void news_row(struct news *n, struct book *b, struct str given,
              const struct record *r)
{
    struct str id;
    tell_taken(n, b, given, r);
    tell_colleagues(n, b, r);
    /* What an amendment changes is told by who enters it: see mend.h. */
    if (book_amends(r->type, r->col[COL_ATTRS], &id))
        return;
    if (TYPE(r->type) &
        (TYPE(REC_CLIENT) | TYPE(REC_CONTACT) | TYPE(REC_CONTRACT)))
        tell_changes(n, b, r);
    if (r->col[COL_CHANNEL].n)
        tell_channel(n, r);
    if (r->col[COL_CLIENT].n)
        tell_unwanted(n, b, r);
    if (r->type == REC_CLIENT ||
        (r->type == REC_CONTACT && r->col[COL_ATTRS].n))
        tell_likeness(n, b, r);
}

void news_release(struct news *n)
{
    notes_release(&n->notes);
    map_release(&n->facts);
    vec_release(&n->keys);
    arena_release(&n->texts);
    buf_release(&n->scratch);
}
