#include "work/contact/complaint.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "ledger/keyed.h"
#include "work/contact/action.h"

/* As of the built-in rules; and how long it holds anything back. */
enum { EARLY = 30, LASTS = 180 };

/* The latest records about an issue; NULL: none. */
struct story {
    const struct entry *told, *given;
    const struct entry *first_told; /* after it was resolved */
    const struct entry *promised;   /* the latest resolve with an amount */
};

struct search {
    struct book *book;
    struct story *of;    /* by place in book.issues */
    struct map at, keys; /* issues, and what else names them -> place */
    struct keyed names;  /* of both */
};

static void name(struct search *s, struct map *m, const char *key, size_t place)
{
    if (!*key)
        return;
    map_put_kept(m, key, strlen(key), NULL)->value = (uint32_t)place;
    keyed_add(&s->names, REC_ISSUE, str_of(key));
}

static struct story *named(const struct search *s, const char *key)
{
    const struct map_slot *slot = NULL;
    const struct str name = str_of(key);
    if (name.n && keyed_types(&s->names, name))
        slot = map_find(&s->at, name.p, name.n);
    if (!slot && name.n && keyed_types(&s->names, name))
        slot = map_find(&s->keys, name.p, name.n);
    return slot ? &s->of[slot->value] : NULL;
}

static void note_resolve(struct search *s, const struct entry *e)
{
    struct story *story = named(s, e->ref);
    if (!story)
        return;
    name(s, &s->keys, e->id, (size_t)(story - s->of));
    if (e->has_amount && e->amount > 0)
        story->promised = e;
}

/* Days are compared; of a day's records that both have a time, those. */
static bool is_after(const struct entry *e, const struct entry *from)
{
    return e && (e->day == from->day && e->timed && from->timed
                     ? entry_at(e) >= entry_at(from)
                     : e->day >= from->day);
}

static void note_told(const struct search *s, struct story *story,
                      const struct entry *e)
{
    const struct issue *k = s->book->issues.v[story - s->of];
    story->told = e;
    if (!story->first_told && k->resolved && is_after(e, k->resolved))
        story->first_told = e;
}

#define TOLD (TYPE(REC_RESOLVE) | TYPE(REC_TOUCH))
#define GIVEN                                                                  \
    (TYPE(REC_CREDIT) | TYPE(REC_GIFT) | TYPE(REC_INVOICE) | TYPE(REC_CLIENT))

/* Could it be what was promised for an issue?  An invoice and what is said of a
 * client are, where they have a discount. */
static bool gives(const struct entry *e)
{
    struct str less, issue;
    if (!entry_raw(e, "issue", &issue))
        return false;
    if (e->type == REC_CREDIT || e->type == REC_GIFT)
        return true;
    return (e->type == REC_INVOICE || e->type == REC_CLIENT) &&
           (entry_raw(e, "discount", &less) ||
            (e->type == REC_INVOICE && entry_raw(e, "allowance", &less)));
}

/* Is anything owed at all?  Else nothing that is given can be it. */
static bool promises(const struct book *b)
{
    for (size_t i = 0; (i = book_next(b, TYPE(REC_RESOLVE), i)) < b->entries.n;
         i++)
        if (b->entries.v[i].has_amount && b->entries.v[i].amount > 0)
            return true;
    return false;
}

static void note(struct search *s, const struct entry *e)
{
    struct story *story = NULL;
    if (e->type == REC_RESOLVE)
        note_resolve(s, e);
    else if (e->dir == DIR_OUT && (story = named(s, e->ref)))
        note_told(s, story, e);
    else if (gives(e) && (story = named(s, entry_attr(s->book, e, "issue"))))
        story->given = e;
}

/* The record by which a person said that it is done, or left out. */
static const struct entry *done(struct book *b, const char *rule,
                                const struct issue *k)
{
    const struct mark *m =
        b->marks.n
            ? action_mark(b, k->client,
                          action_key(b, rule, k->client->key, k->ref, ""))
            : NULL;
    return m ? m->done : NULL;
}

static enum complaint judge(struct book *b, const struct issue *k,
                            const struct story *s)
{
    int32_t oldest = b->options.as_of.day - LASTS;
    if (!k->resolved)
        return COMPLAINT_OPEN;
    if (k->resolved->day > oldest && !is_after(s->told, k->resolved) &&
        !done(b, "resolved", k))
        return COMPLAINT_UNTOLD;
    if (s->promised && s->promised->day > oldest &&
        !(s->given && s->given->day >= s->promised->day - EARLY) &&
        !done(b, "compensation", k))
        return COMPLAINT_OWED;
    return COMPLAINT_OVER;
}

static int32_t later(int32_t day, const struct entry *e)
{
    return e && e->day > day ? e->day : day;
}

/* Since when it is over; of one that is over for its age, since it was
 * solved. */
static int32_t over_since(struct book *b, const struct issue *k,
                          const struct story *s)
{
    int32_t day = k->resolved->day;
    const struct entry *told =
        s->first_told ? s->first_told : done(b, "resolved", k);
    day = later(day, told);
    if (s->promised)
        day = later(later(day, s->given), done(b, "compensation", k));
    return day;
}

static void judge_all(struct complaints *c, const struct search *s)
{
    for (size_t i = 0; i < s->book->issues.n; i++) {
        const struct issue *k = s->book->issues.v[i];
        c->over[i] = DAY_NONE;
        if (!k->client) {
            c->of[i] = k->resolved ? COMPLAINT_OVER : COMPLAINT_OPEN;
            continue;
        }
        c->of[i] = judge(s->book, k, &s->of[i]);
        if (c->of[i] == COMPLAINT_OVER)
            c->over[i] = over_since(s->book, k, &s->of[i]);
        uint32_t *at = &c->at[k->client->n];
        if (c->of[i] != COMPLAINT_OVER && (!*at || c->of[i] < c->of[*at - 1]))
            *at = (uint32_t)i + 1;
    }
}

void complaints_find(struct book *b, struct complaints *c)
{
    struct search s = {.book = b,
                       .of = mem_new(b->issues.n, sizeof *s.of),
                       .names = keyed_for(3 * b->issues.n)};
    *c = (struct complaints){
        .book = b,
        .of = mem_new(b->issues.n, sizeof *c->of),
        .over = mem_new(b->issues.n, sizeof *c->over),
        .at = mem_new(b->clients.n, sizeof *c->at),
    };
    for (size_t i = 0; i < b->issues.n; i++) {
        name(&s, &s.at, b->issues.v[i]->ref, i);
        name(&s, &s.keys, b->issues.v[i]->entry->id, i);
    }
    uint64_t types = b->issues.n ? TOLD : 0;
    if (promises(b))
        types |= GIVEN;
    for (size_t i = 0; (i = book_next(b, types, i)) < b->entries.n; i++)
        note(&s, &b->entries.v[i]);
    judge_all(c, &s);
    map_release(&s.at);
    map_release(&s.keys);
    keyed_release(&s.names);
    free(s.of);
}

int complaint_at(const struct complaints *c, const struct client *client)
{
    return (int)c->at[client->n] - 1;
}

const char *complaint_say(struct book *b, enum complaint is, const char *issue)
{
    static const char *const forms[] = {
        [COMPLAINT_UNTOLD] = N_("issue %s is solved, but the client was not "
                                "told"),
        [COMPLAINT_OWED] = N_("compensation for %s is owed"),
    };
    /* The same words are said of several, elsewhere. */
    const char *form = is == COMPLAINT_OPEN
                           ? P_("issue %s is open", "issues %s are open", 1)
                           : _(forms[is]);
    return arena_fmt(&b->arena, form, issue);
}

void complaints_release(struct complaints *c)
{
    free(c->of);
    free(c->over);
    free(c->at);
}
