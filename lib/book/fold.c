#include "book/find.h"
#include "inside.h"

/* Records that give a key first, so that a late entry finds its order. */

const struct client_row *book_chain(struct book *b,
                                    const struct client_row *before,
                                    const struct entry *e)
{
    struct client_row *row = arena_new(&b->arena, sizeof *row);
    *row = (struct client_row){
        .entry = e, .before = before, .n = before ? before->n + 1 : 1};
    return row;
}

static void tell_client(struct book *b, struct client *c, const struct entry *e)
{
    if (!c->known || e->day < c->since)
        c->since = e->day;
    c->known = true;
    c->rows = book_chain(b, c->rows, e);
    if (*e->text)
        c->name = e->text;
    if (*e->owner)
        c->owner = e->owner;
    if (*e->channel)
        c->channel = e->channel;
    if (e->currency != CURRENCY_NONE)
        c->currency = e->currency;
    const char *channel = entry_attr(b, e, "channel");
    if (*channel)
        c->channel = channel;
}

static void fold_client(struct book *b, const struct entry *e)
{
    if (e->client)
        tell_client(b, e->client, e);
}

static void fold_contact(struct book *b, const struct entry *e)
{
    struct contact *c = *e->ref ? book_contact_of(b, e) : NULL;
    if (!e->client)
        return;
    if (c && c->client != e->client)
        c = client_contact(e->client, str_of(e->ref));
    if (!c) {
        c = arena_new(&b->arena, sizeof *c);
        *c = (struct contact){
            .ref = e->ref, .client = e->client, .name = e->ref, .channel = ""};
        struct contact *last = e->client->last_contact;
        *(last ? &last->next : &e->client->contacts) = c;
        e->client->last_contact = c;
        book_bear(b, e->ref_n, e->type, b->contacts.n);
        *vec_push(&b->contacts) = c;
    }
    c->entry = e;
    c->rows = book_chain(b, c->rows, e);
    if (*e->text)
        c->name = e->text;
    if (*e->channel)
        c->channel = e->channel;
    struct str primary;
    if (entry_raw(e, "primary", &primary))
        c->primary = str_is(primary, "yes");
}

static void fold_contract(struct book *b, const struct entry *e)
{
    struct contract *c = book_contract_of(b, e);
    if (!c) {
        c = arena_new(&b->arena, sizeof *c);
        *c = (struct contract){.ref = e->ref,
                               .client = e->client,
                               .first = e,
                               .start = e->day,
                               .end = e->due};
        book_bear(b, e->ref_n, e->type, b->contracts.n);
        *vec_push(&b->contracts) = c;
    } else if (e->due != DAY_NONE && e->due != c->end) {
        c->renewals += c->end != DAY_NONE && e->due > c->end;
        c->end = e->due;
    }
    /* It is all one client's: the one that an amendment gives it. */
    if (e->amended && e->client)
        c->client = e->client;
    c->last = e;
    c->rows = book_chain(b, c->rows, e);
}

static void fold_order(struct book *b, const struct entry *e)
{
    struct order *o = arena_new(&b->arena, sizeof *o);
    *o = (struct order){.ref = e->ref,
                        .n = (uint32_t)b->orders.n,
                        .client = e->client,
                        .entry = e,
                        .due = e->due,
                        .first_due = e->due,
                        .promise = e,
                        .stage = STAGE_NONE,
                        .stage_day = DAY_NONE,
                        .delivered = DAY_NONE};
    book_bear(b, e->ref_n, e->type, b->orders.n);
    *vec_push(&b->orders) = o;
}

static void fold_issue(struct book *b, const struct entry *e)
{
    struct issue *i = arena_new(&b->arena, sizeof *i);
    *i = (struct issue){.ref = e->ref, .client = e->client, .entry = e};
    book_bear(b, e->ref_n, e->type, b->issues.n);
    *vec_push(&b->issues) = i;
}

static void fold_task(struct book *b, const struct entry *e)
{
    struct task *t = arena_new(&b->arena, sizeof *t);
    *t = (struct task){.ref = e->ref, .client = e->client, .entry = e};
    book_bear(b, e->ref_n, e->type, b->tasks.n);
    *vec_push(&b->tasks) = t;
}

static void fold_offer(struct book *b, const struct entry *e)
{
    struct offer *o = book_offer_of(b, e);
    if (!o) {
        o = arena_new(&b->arena, sizeof *o);
        *o = (struct offer){.ref = e->ref, .client = e->client, .first = e};
        book_bear(b, e->ref_n, e->type, b->offers.n);
        *vec_push(&b->offers) = o;
    }
    o->last = e;
    o->rows = book_chain(b, o->rows, e);
}

static void fold_invoice(struct book *b, const struct entry *e)
{
    struct invoice *i = arena_new(&b->arena, sizeof *i);
    *i = (struct invoice){.ref = e->ref, .client = e->client, .entry = e};
    book_bear(b, e->ref_n, e->type, b->invoices.n);
    *vec_push(&b->invoices) = i;
}

static void fold_survey(struct book *b, const struct entry *e)
{
    struct survey *s = arena_new(&b->arena, sizeof *s);
    *s = (struct survey){.ref = e->ref, .client = e->client, .entry = e};
    book_bear(b, e->ref_n, e->type, b->surveys.n);
    *vec_push(&b->surveys) = s;
}

/* Then those that tell more about one. */

static void fold_status(struct book *b, const struct entry *e)
{
    const char *state = entry_attr(b, e, "state");
    if (!e->client)
        return;
    for (int i = CLIENT_ACTIVE; i <= CLIENT_LOST; i++)
        if (strcmp(state, client_states[i]) == 0) {
            e->client->state = (enum client_state)i;
            e->client->status = e;
            e->client->statuses = book_chain(b, e->client->statuses, e);
        }
}

static enum order_stage stage_of(struct book *b, const struct entry *e)
{
    const char *name = entry_attr(b, e, "stage");
    int stage = 0;
    while (stage < STAGE_NONE && strcmp(name, order_stages[stage]) != 0)
        stage++;
    return (enum order_stage)stage;
}

static void fold_stage(struct book *b, const struct entry *e)
{
    struct order *o = book_order_of(b, e);
    if (!o)
        return;
    enum order_stage stage = stage_of(b, e);
    if (entry_is_of_phase(e)) {
        book_tell_phase(b, o, e, stage);
        return;
    }
    if (stage == STAGE_DELAYED ||
        (e->due != DAY_NONE && o->due != DAY_NONE && e->due != o->due))
        o->moved = e;
    if (e->due != DAY_NONE) {
        if (o->first_due == DAY_NONE)
            o->first_due = e->due;
        o->due = e->due;
        o->promise = e;
    }
    if (stage == STAGE_NONE || stage == STAGE_PLANNED)
        return;
    o->stage = stage;
    o->stage_day = e->day;
    o->cancelled = stage == STAGE_CANCELLED;
    if ((stage == STAGE_DELIVERED || stage == STAGE_ACCEPTED) &&
        o->delivered == DAY_NONE)
        o->delivered = e->day;
}

static void fold_touch(struct book *b, const struct entry *e)
{
    struct client *c = e->client;
    (void)b;
    if (!c)
        return;
    c->last_touch = e;
    if (e->dir == DIR_IN)
        c->last_in = e;
    else if (e->dir == DIR_OUT)
        c->last_out = e;
}

static void fold_resolve(struct book *b, const struct entry *e)
{
    struct issue *i = book_issue_of(b, e);
    if (i)
        i->resolved = e;
}

static struct mark *mark_of(struct book *b, const char *ref)
{
    bool fresh;
    const char *key = book_key_now(b, ref);
    struct map_slot *slot = map_put(&b->mark_at, key, strlen(key), &fresh);
    if (!fresh)
        return b->marks.v[slot->value];
    struct mark *m = arena_new(&b->arena, sizeof *m);
    m->key = slot->key;
    slot->value = (uint32_t)b->marks.n;
    return *vec_push(&b->marks) = m;
}

static void fold_done(struct book *b, const struct entry *e)
{
    struct task *t = book_task_of(b, e);
    if (t)
        t->done = e;
    mark_of(b, e->ref)->done = e;
}

static void fold_snooze(struct book *b, const struct entry *e)
{
    struct task *t = book_task_of(b, e);
    if (t)
        t->snooze = e;
    mark_of(b, e->ref)->snooze = e;
}

static void sum(struct book *b, int64_t *total, int64_t x)
{
    b->overflow = __builtin_add_overflow(*total, x, total) || b->overflow;
}

/* What the invoice asks when a payment comes. */
static int64_t asked(struct book *b, const struct invoice *i)
{
    int64_t left = i->entry->amount;
    sum(b, &left, -i->paid);
    sum(b, &left, -i->credited);
    sum(b, &left, -entry_money(b, i->entry, "prepaid"));
    return left > 0 ? left : 0;
}

/* What of a payer's money an invoice did not take so far. */
static int64_t *theirs(struct book *b, const struct entry *e)
{
    bool fresh;
    struct buf key = {0};
    buf_add(&key, (const char *)&e->client->n, sizeof e->client->n);
    buf_puts(&key, e->ref);
    struct map_slot *slot = map_put(&b->theirs_at, key.p, key.n, &fresh);
    buf_release(&key);
    if (fresh) {
        slot->value = (uint32_t)b->theirs.n;
        vec_push(&b->theirs);
    }
    return &b->theirs.v[slot->value];
}

/* Of another client's payment, or of money that they get back: what is theirs,
 * and not the invoice's. */
static int64_t beyond(struct book *b, const struct invoice *i,
                      const struct entry *e)
{
    int64_t left;
    if (e->amount >= 0) {
        left = asked(b, i);
        return e->amount > left ? e->amount - left : 0;
    }
    left = -*theirs(b, e);
    return e->amount > left ? e->amount : left;
}

static void fold_payment(struct book *b, const struct entry *e)
{
    struct invoice *i = *e->ref ? book_invoice_of(b, e) : NULL;
    int64_t over = 0;
    if (!i || i->entry->currency != e->currency)
        return;
    if (e->client && i->client && e->client != i->client)
        over = beyond(b, i, e);
    if (over) {
        *vec_push(&b->beyond) = (struct beyond){e, over};
        sum(b, theirs(b, e), over);
    }
    sum(b, &i->paid, e->amount - over);
    i->last_payment = e;
}

static void fold_credit(struct book *b, const struct entry *e)
{
    struct invoice *i = book_invoice(b, entry_attr(b, e, "invoice"));
    if (i && i->entry->currency == e->currency)
        sum(b, &i->credited, e->amount);
}

static void fold_response(struct book *b, const struct entry *e)
{
    struct survey *s = book_survey_of(b, e);
    if (s)
        s->response = e;
}

typedef void fold_fn(struct book *b, const struct entry *e);

static fold_fn *const openers[REC_TYPES] = {
    [REC_CLIENT] = fold_client,     [REC_CONTACT] = fold_contact,
    [REC_CONTRACT] = fold_contract, [REC_ORDER] = fold_order,
    [REC_ISSUE] = fold_issue,       [REC_TASK] = fold_task,
    [REC_OFFER] = fold_offer,       [REC_INVOICE] = fold_invoice,
    [REC_SURVEY] = fold_survey,
};

static fold_fn *const followers[REC_TYPES] = {
    [REC_STATUS] = fold_status,     [REC_STAGE] = fold_stage,
    [REC_TOUCH] = fold_touch,       [REC_RESOLVE] = fold_resolve,
    [REC_DONE] = fold_done,         [REC_SNOOZE] = fold_snooze,
    [REC_PAYMENT] = fold_payment,   [REC_CREDIT] = fold_credit,
    [REC_RESPONSE] = fold_response,
};

static void fold_by(struct book *b, fold_fn *const table[REC_TYPES])
{
    uint64_t types = 0;
    for (int t = 0; t < REC_TYPES; t++)
        types |= table[t] ? TYPE(t) : 0;
    for (size_t i = 0; (i = book_next(b, types, i)) < b->entries.n; i++) {
        const struct entry *e = &b->entries.v[i];
        if (!(e->type == REC_CLIENT && e->merged))
            table[e->type](b, e);
        if (b->overflow && !b->over_line)
            b->over_line = e->line;
    }
}

/* What the records of other keys say comes before all that the client's own
 * do; and is all that who they named had. */
static void fold_merged(struct book *b)
{
    for (size_t i = 0;
         b->merges && (i = book_next(b, TYPE(REC_CLIENT), i)) < b->entries.n;
         i++) {
        const struct entry *e = &b->entries.v[i];
        if (!e->merged)
            continue;
        fold_client(b, e);
        tell_client(b, (struct client *)entry_party(b, e), e);
    }
}

/* What our own people were asked, and said. */
static void mark_internal(struct book *b)
{
    const uint64_t types = TYPE(REC_SURVEY) | TYPE(REC_RESPONSE);
    for (size_t i = 0; (i = book_next(b, types, i)) < b->entries.n; i++) {
        struct entry *e = &b->entries.v[i];
        const struct survey *s =
            e->type == REC_RESPONSE ? book_survey_of(b, e) : NULL;
        e->internal = entry_says(s ? s->entry : e, "kind", "internal");
    }
}

void book_fold(struct book *b)
{
    fold_merged(b);
    fold_by(b, openers);
    mark_internal(b);
    book_name_owners(b);
    book_find_people(b);
    fold_by(b, followers);
}
