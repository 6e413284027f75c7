/* All that is open, and what was noted lately: one pass over each list. */
#include <stdlib.h>

#include "base/i18n.h"
#include "inside.h"
#include "work/client/attrs.h"
#include "work/client/card.h"
#include "work/followup/checks.h"
#include "work/invoice/account.h"

static bool is_owner(const struct handing *h, const char *who)
{
    return h->ask->owner && strcmp(who, h->ask->owner) == 0;
}

static bool has_role(struct handing *h, const struct client *c)
{
    for (int role = 0; role < TEAM_ROLES; role++)
        if (is_owner(h, client_attr(h->t.b, c, team_roles[role])))
            return true;
    return false;
}

static void find_kept(struct handing *h)
{
    struct book *b = h->t.b;
    for (size_t i = 0; i < b->clients.n; i++) {
        const struct client *c = b->clients.v[i];
        h->kept[i] = h->ask->owner
                         ? c->state != CLIENT_LOST &&
                               (is_owner(h, c->owner) || has_role(h, c))
                         : c == h->ask->client;
    }
}

static bool is_wanted(const struct handing *h, const struct client *c,
                      const char *who)
{
    return (c && h->kept[c->n]) || is_owner(h, who) ||
           (c && is_owner(h, c->owner));
}

/* The row, where it is wanted; else NULL. */
static struct handover_row *add(struct handing *h, const struct client *c,
                                enum handover_section section, const char *who)
{
    if (!is_wanted(h, c, who))
        return NULL;
    struct handover_row *row = vec_push(&h->rows);
    *row = (struct handover_row){.client = c ? c->n : NOBODYS,
                                 .section = section,
                                 .who = who,
                                 .since = DAY_NONE,
                                 .due = DAY_NONE};
    return row;
}

static struct arena *arena(struct handing *h)
{
    return &h->t.out->arena;
}

static void find_orders(struct handing *h)
{
    struct book *b = h->t.b;
    for (size_t i = 0; i < b->orders.n; i++) {
        const struct order *o = b->orders.v[i];
        struct handover_row *row;
        const char *who = entry_answers(o->entry);
        if (!card_order_open(o) ||
            (!(row = add(h, o->client, HANDOVER_PROMISES, who)) &&
             !(row = add(h, o->client, HANDOVER_PROMISES,
                         entry_attr(b, o->entry, "specialist")))))
            continue;
        row->what = arena_fmt(arena(h), _("order: %s%s%s"), o->entry->text,
                              o->stage == STAGE_NONE ? "" : ", ",
                              order_stages[o->stage]);
        row->key = o->ref;
        row->since = o->entry->day;
        row->due = o->due;
        row->line = o->entry->line;
        for (const struct phase *p = o->phases; p; p = p->next) {
            if (p->done != DAY_NONE || p->cancelled)
                continue;
            row = add(h, o->client, HANDOVER_PROMISES, who);
            row->what = arena_fmt(arena(h), _("phase %s: %s"), p->key, p->name);
            row->key = o->ref;
            row->since = p->from;
            row->due = p->due;
            row->line = o->entry->line;
        }
    }
}

static void add_term(struct handing *h, struct buf *out,
                     const struct contract *k, const char *attr,
                     const char *format)
{
    const char *value = contract_attr(h->t.b, k, attr);
    if (*value) {
        buf_puts(out, "; ");
        buf_fmt(out, format, value);
    }
}

static const char *contract_says(struct handing *h, const struct contract *k)
{
    const struct entry *fee = card_contract_fee(k);
    struct buf text = {0};
    buf_fmt(&text, _("contract: %s"), card_contract_text(k));
    if (fee)
        buf_fmt(&text, "; %s", tell_money(&h->t, fee->amount, fee->currency));
    add_term(h, &text, k, "per", _("per %s"));
    add_term(h, &text, k, "sla", _("an answer within %s"));
    add_term(h, &text, k, "solve", _("solved within %s"));
    add_term(h, &text, k, "report", _("a report every %s"));
    add_term(h, &text, k, "notice", _("notice %s"));
    return buf_keep(&text, arena(h));
}

static void find_contracts(struct handing *h)
{
    struct book *b = h->t.b;
    for (size_t i = 0; i < b->contracts.n; i++) {
        const struct contract *k = b->contracts.v[i];
        struct handover_row *row;
        if (!card_contract_runs(k, h->t.home->today) ||
            !(row =
                  add(h, k->client, HANDOVER_PROMISES, entry_answers(k->last))))
            continue;
        row->what = contract_says(h, k);
        row->key = k->ref;
        row->since = k->start;
        row->due = k->end;
        row->line = k->first->line;
    }
}

static void find_work(struct handing *h)
{
    static const char *const kinds[] = {[CARD_ISSUE] = N_("issue: %s"),
                                        [CARD_QUESTION] = N_("question: %s"),
                                        [CARD_REQUEST] = N_("request: %s"),
                                        [CARD_TASK] = N_("task: %s"),
                                        [CARD_OFFER] = N_("offer: %s")};
    struct card card;
    const struct card_asked asked = {&h->t.home->conf, h->options->work,
                                     h->options->client_zone};
    card_items_all(h->t.b, &asked, h->t.home->today, &card);
    for (size_t i = 0; i < card.items.n; i++) {
        const struct card_item *k = &card.items.v[i];
        struct handover_row *row =
            add(h, k->entry->client, HANDOVER_WORK, entry_answers(k->entry));
        if (!row)
            continue;
        row->what = arena_fmt(arena(h), _(kinds[k->kind]), k->text);
        row->key = k->key;
        row->since = k->entry->day;
        row->due = k->due;
        row->line = k->entry->line;
    }
    card_release(&card);
}

static int find_followups(struct handing *h, struct err *e)
{
    struct followup_options options = *h->options;
    struct followups all;
    options.held = options.old = true;
    options.until = h->t.home->today;
    int rc = followup_find(h->t.b, &options, &all, e);
    for (size_t i = 0; rc == 0 && i < all.all.n; i++) {
        const struct followup *f = &all.all.v[i];
        const char *who = is_owner(h, f->owner) ? f->owner : f->action.owner;
        struct handover_row *row = add(h, f->client, HANDOVER_FOLLOWUPS, who);
        if (!row)
            continue;
        row->who = f->action.owner;
        row->what = *f->held ? arena_fmt(arena(h), _("%s (held back: %s)"),
                                         f->action.reason, f->held)
                             : f->action.reason;
        row->key = f->action.key;
        row->since = f->action.date;
        row->due = f->action.due;
        row->line = i;
    }
    followup_release(&all);
    return rc;
}

/* What we hold for the client: it goes off what is asked next. */
static void find_held(struct handing *h)
{
    struct book *b = h->t.b;
    for (size_t i = 0; (i = book_next(b, TYPE(REC_PAYMENT), i)) < b->entries.n;
         i++) {
        const struct entry *p = &b->entries.v[i];
        struct handover_row *row;
        int64_t own = p->client ? account_share_of(b, p).own : 0;
        if (!own ||
            !(row = add(h, p->client, HANDOVER_MONEY, entry_answers(p))))
            continue;
        row->what = arena_fmt(arena(h), _("payment: %s is for no invoice yet"),
                              tell_money(&h->t, own, p->currency));
        row->key = *p->ref ? p->ref : p->id;
        row->since = p->day;
        row->line = p->line;
    }
}

static int find_money(struct handing *h, struct err *e)
{
    struct book *b = h->t.b;
    struct invoice_rules rules = invoice_rules_of(h->t.home);
    for (size_t i = 0; i < b->invoices.n; i++) {
        const struct invoice *v = b->invoices.v[i];
        struct invoice_state is;
        struct handover_row *row;
        if (invoice_judge(b, v, &rules, &is, e) < 0)
            return -1;
        if ((!is.open && !is.over) ||
            !(row = add(h, v->client, HANDOVER_MONEY, entry_answers(v->entry))))
            continue;
        row->what =
            is.open ? arena_fmt(arena(h), _("invoice: %s of %s is open"),
                                tell_money(&h->t, is.open, v->entry->currency),
                                tell_money(&h->t, is.gross, v->entry->currency))
                    : arena_fmt(arena(h), _("invoice: %s too much was paid"),
                                tell_money(&h->t, is.over, v->entry->currency));
        row->key = v->ref;
        row->since = v->entry->day;
        row->due = is.open ? is.due : DAY_NONE;
        row->line = v->entry->line;
    }
    find_held(h);
    return 0;
}

/* Points of checklists that nobody ticked. */
static int find_checks(struct handing *h, struct err *e)
{
    struct followup_start start = {0};
    struct checks all = {0};
    int rc = checks_start_read(h->t.home, &start, e);
    if (rc == 0 && start.rules.all.n)
        rc = checks_find(h->t.b, &start.options, &all, e);
    for (size_t i = 0; rc == 0 && i < all.all.n; i++) {
        const struct check *k = &all.all.v[i];
        struct handover_row *row;
        if (k->by || !(row = add(h, k->client, HANDOVER_WORK, k->owner)))
            continue;
        row->what =
            arena_fmt(arena(h), _("checklist %s: %s"), k->list, k->text);
        row->key = arena_dup(arena(h), k->ref, strlen(k->ref));
        row->who = arena_dup(arena(h), k->owner, strlen(k->owner));
        row->due = k->due;
        row->line = UINT64_MAX - all.all.n + i;
    }
    checks_release(&all);
    followup_start_release(&start);
    return rc;
}

static void on_plan(void *arg, const char *name, const char *value)
{
    buf_fmt(arg, "; %s: %s", attrs_title(name), value);
}

/* The plan for each client, where there is one: the latest. */
static void find_plans(struct handing *h)
{
    struct book *b = h->t.b;
    bool *has = mem_new(b->clients.n + 1, sizeof *has);
    for (size_t i = b->entries.n; i-- > 0;) {
        const struct entry *e = &b->entries.v[i];
        struct handover_row *row;
        if (e->type != REC_PLAN || !e->client || has[e->client->n] ||
            !(row = add(h, e->client, HANDOVER_PROMISES, entry_answers(e))))
            continue;
        struct buf text = {0};
        has[e->client->n] = true;
        buf_fmt(&text, _("plan: %s"), e->text);
        attrs_each(REC_PLAN, &(struct client_row){e, NULL, 1}, on_plan, &text);
        row->what = buf_keep(&text, arena(h));
        row->key = e->ref;
        row->since = e->day;
        row->due = e->due;
        row->line = e->line;
    }
    free(has);
}

/* The latest of each client's. */
static void find_notes(struct handing *h)
{
    enum { MOST = 5 };
    struct book *b = h->t.b;
    unsigned char *n = mem_new(b->clients.n + 1, sizeof *n);
    for (size_t i = b->entries.n; i-- > 0;) {
        const struct entry *e = &b->entries.v[i];
        struct handover_row *row;
        if (e->type != REC_NOTE || !e->client || !*e->text ||
            n[e->client->n] == MOST || !h->kept[e->client->n] ||
            !(row = add(h, e->client, HANDOVER_NOTES, e->owner)))
            continue;
        n[e->client->n]++;
        row->what = e->text;
        row->key = e->ref;
        row->since = e->day;
        row->line = UINT64_MAX - e->line;
    }
    free(n);
}

/* --- in order --- */

static int by_name(const void *x, const void *y)
{
    const struct client *a = *(const struct client *const *)x;
    const struct client *b = *(const struct client *const *)y;
    int d = strcmp(a->name, b->name);
    return d ? d : strcmp(a->key, b->key);
}

static void rank(struct handing *h)
{
    size_t n = h->t.b->clients.n;
    const struct client **all = mem_new(n + 1, sizeof(struct client *));
    for (size_t i = 0; i < n; i++)
        all[i] = h->t.b->clients.v[i];
    if (n > 1)
        qsort(all, n, sizeof *all, by_name);
    for (size_t i = 0; i < n; i++) {
        h->rank[all[i]->n] = (uint32_t)i;
        h->by_rank[i] = all[i]->n;
    }
    free(all);
}

static int64_t due_of(const struct handover_row *r)
{
    return r->due == DAY_NONE ? INT64_MAX : r->due;
}

static int in_order(const void *x, const void *y)
{
    const struct handover_row *a = x, *b = y;
    if (a->client != b->client)
        return a->client < b->client ? -1 : 1;
    if (a->section != b->section)
        return a->section < b->section ? -1 : 1;
    if (due_of(a) != due_of(b))
        return due_of(a) < due_of(b) ? -1 : 1;
    return a->line < b->line ? -1 : a->line > b->line;
}

int handover_find(struct handing *h, struct err *e)
{
    find_kept(h);
    rank(h);
    find_orders(h);
    find_contracts(h);
    find_work(h);
    find_plans(h);
    find_notes(h);
    if (find_followups(h, e) < 0 || find_money(h, e) < 0 ||
        find_checks(h, e) < 0)
        return -1;
    for (size_t i = 0; i < h->rows.n; i++) {
        struct handover_row *row = &h->rows.v[i];
        h->late += row->due != DAY_NONE && row->due < h->t.home->today;
        if (row->client != NOBODYS)
            row->client = h->rank[row->client];
    }
    if (h->rows.n > 1)
        qsort(h->rows.v, h->rows.n, sizeof *h->rows.v, in_order);
    return 0;
}
