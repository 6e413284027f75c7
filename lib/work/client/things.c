/* Lists: what is sold: contracts, orders, and both as projects. */
#include "base/i18n.h"
#include "inside.h"

/* --- contracts -------------------------------------------------------------
 */

#define AT(member) offsetof(struct contract, member)

LIST_GET(get_contract_state)
{
    (void)column;
    return fact_text(card_contract_runs(item->thing, s->rules.today) ? "running"
                                                                     : "ended");
}

LIST_GET(get_notice)
{
    (void)column;
    return fact_day(card_contract_notice(s->book, item->thing));
}

LIST_GET(get_renewals)
{
    const struct contract *k = item->thing;
    (void)s, (void)column;
    return fact_count(k->renewals);
}

LIST_GET(get_next_report)
{
    (void)column;
    return fact_day(card_contract_runs(item->thing, s->rules.today)
                        ? report_next(s->book, item->thing)
                        : DAY_NONE);
}

static const struct list_column contract_columns[] = {
    LIST_KEY(N_("CONTRACT"), true),
    LIST_CLIENT,
    {"state", N_("STATE"), FACT_TEXT, true, .key = true,
     .get = get_contract_state},
    {"start", N_("START"), FACT_DATE, .get = list_get_member_day,
     .at = AT(start)},
    {"end", N_("END"), FACT_DATE, true, .get = list_get_member_day,
     .at = AT(end)},
    {"notice", N_("NOTICE"), FACT_DATE, true, .get = get_notice},
    LIST_AMOUNT,
    LIST_ATTR("per", N_("PER"), true),
    {"renewals", N_("RENEWALS"), FACT_NUMBER, .get = get_renewals},
    LIST_ATTR("report", N_("REPORT"), false),
    {"next_report", N_("NEXT REPORT"), FACT_DATE, true,
     .types = TYPE(REC_REPORT), .get = get_next_report},
    LIST_ATTR("sla", "SLA", false),
    LIST_ATTR("service", N_("SERVICE"), false),
    LIST_OWNER,
    LIST_TEXT,
};

static struct list_item contract_item(const struct contract *k)
{
    return (struct list_item){.entry = k->first,
                              .rows = k->rows,
                              .client = k->client,
                              .thing = k,
                              .key = k->ref};
}

LIST_MAKE(make_contracts)
{
    (void)kind, (void)e;
    for (size_t i = 0; i < s->book->contracts.n; i++)
        list_add(s, contract_item(s->book->contracts.v[i]));
    return 0;
}

const struct list_kind kind_contracts = {
    .name = "contracts",
    .empty = N_("no contracts"),
    LIST_COLUMNS(contract_columns),
    .sort = "end",
    .type = REC_CONTRACT,
    .types = TYPE(REC_CONTRACT),
    .make = make_contracts,
};
#undef AT

/* --- orders ----------------------------------------------------------------
 */

#define AT(member) offsetof(struct order, member)

LIST_GET(get_order_state)
{
    const struct order *o = item->thing;
    (void)s, (void)column;
    return fact_text(card_order_open(o) ? "open"
                     : o->cancelled     ? "cancelled"
                                        : "delivered");
}

LIST_GET(get_order_stage)
{
    const struct order *o = item->thing;
    (void)s, (void)column;
    return fact_text(order_stages[o->stage]);
}

/* Days past the deadline, of what is open. */
LIST_GET(get_order_late)
{
    const struct order *o = item->thing;
    (void)column;
    return card_order_open(o) && o->due != DAY_NONE && o->due < s->rules.today
               ? fact_count(s->rules.today - o->due)
               : fact_text("");
}

/* What no invoice has of it. */
LIST_GET(get_order_unbilled)
{
    const struct order *o = item->thing;
    (void)column;
    int64_t rest = o->cancelled || written_reaches(&s->written, o)
                       ? 0
                       : bill_rest(&s->bill, o);
    return rest
               ? fact_money(rest, book_currency(s->book, o->entry->currency), 0)
               : fact_text("");
}

static const struct list_column order_columns[] = {
    LIST_KEY(N_("ORDER"), true),
    LIST_CLIENT,
    {"state", N_("STATE"), FACT_TEXT, false, .key = true,
     .get = get_order_state},
    {"stage", N_("STAGE"), FACT_TEXT, true, .key = true,
     .get = get_order_stage},
    LIST_DATE,
    {"due", N_("DUE"), FACT_DATE, true, .get = list_get_member_day,
     .at = AT(due)},
    {"late", N_("LATE"), FACT_NUMBER, .get = get_order_late},
    {"delivered", N_("DELIVERED"), FACT_DATE, .get = list_get_member_day,
     .at = AT(delivered)},
    LIST_AMOUNT,
    {"unbilled", N_("UNBILLED"), FACT_MONEY, .named = true,
     .types = INVOICE_TYPES | TYPE(REC_LINE) | TYPE(REC_OFFER) |
              TYPE(REC_COST) | LIST_BILLED,
     .get = get_order_unbilled},
    LIST_ATTR("service", N_("SERVICE"), true),
    LIST_ATTR("specialist", N_("SPECIALIST"), true),
    LIST_ATTR("contract", N_("CONTRACT"), false),
    LIST_ATTR("quote", N_("QUOTE"), false),
    LIST_CHANNEL(false),
    LIST_OWNER,
    LIST_TEXT,
};

static struct list_item order_item(const struct order *o)
{
    return (struct list_item){
        .entry = o->entry, .client = o->client, .thing = o, .key = o->ref};
}

LIST_MAKE(make_orders)
{
    (void)kind, (void)e;
    for (size_t i = 0; i < s->book->orders.n; i++)
        list_add(s, order_item(s->book->orders.v[i]));
    return 0;
}

const struct list_kind kind_orders = {
    .name = "orders",
    .empty = N_("no orders"),
    LIST_COLUMNS(order_columns),
    .sort = "date",
    .type = REC_ORDER,
    .types = TYPE(REC_ORDER) | TYPE(REC_STAGE),
    .make = make_orders,
};

/* --- projects that run ------------------------------------------------------
 */

struct project {
    const char *kind;
    const char *stage;
    int32_t due;
};

#undef AT
#define AT(member) offsetof(struct project, member)
static const struct list_column project_columns[] = {
    LIST_KEY(N_("PROJECT"), true),
    {"kind", N_("KIND"), FACT_TEXT, true, .key = true, .get = list_get_word,
     .at = AT(kind)},
    LIST_CLIENT,
    {"stage", N_("STAGE"), FACT_TEXT, true, .key = true, .get = list_get_word,
     .at = AT(stage)},
    LIST_DATE,
    {"due", N_("DUE"), FACT_DATE, true, .get = list_get_member_day,
     .at = AT(due)},
    LIST_AMOUNT,
    LIST_ATTR("per", N_("PER"), true),
    LIST_ATTR("service", N_("SERVICE"), true),
    LIST_ATTR("specialist", N_("SPECIALIST"), true),
    LIST_OWNER,
    LIST_TEXT,
};

static void add_project(struct list_source *s, struct list_item item,
                        struct project what)
{
    struct project *p = arena_new(s->arena, sizeof *p);
    *p = what;
    item.thing = p;
    list_add(s, item);
}

/* A retainer is a project of its own; a contract that is but the frame of
 * orders that run is those. */
static bool is_frame(struct book *b, const struct contract *k,
                     const struct map *framed)
{
    const char *per = contract_attr(b, k, "per");
    return (!*per || strcmp(per, "total") == 0) &&
           map_find(framed, k->ref, strlen(k->ref));
}

LIST_MAKE(make_projects)
{
    struct book *b = s->book;
    struct map framed = {0};
    (void)kind, (void)e;
    for (size_t i = 0; i < b->orders.n; i++) {
        const struct order *o = b->orders.v[i];
        const char *contract = entry_attr(b, o->entry, "contract");
        if (!card_order_open(o))
            continue;
        map_put(&framed, contract, strlen(contract), NULL);
        add_project(s, order_item(o),
                    (struct project){"order", order_stages[o->stage], o->due});
    }
    for (size_t i = 0; i < b->contracts.n; i++) {
        const struct contract *k = b->contracts.v[i];
        if (card_contract_runs(k, s->rules.today) && !is_frame(b, k, &framed))
            add_project(s, contract_item(k),
                        (struct project){"contract", "", k->end});
    }
    map_release(&framed);
    return 0;
}

const struct list_kind kind_projects = {
    .name = "projects",
    .empty = N_("no projects run"),
    LIST_COLUMNS(project_columns),
    .sort = "due",
    .type = REC_ORDER,
    .types = TYPE(REC_ORDER) | TYPE(REC_STAGE) | TYPE(REC_CONTRACT),
    .make = make_projects,
};
