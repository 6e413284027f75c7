/*
 * The longer parts of a card (items.c, money.c), and what lists are made of.
 */
#ifndef ACCT_WORK_CLIENT_INSIDE_H
#define ACCT_WORK_CLIENT_INSIDE_H

#include "work/client/card.h"
#include "work/client/list.h"

/* Fills card->items. */
void card_add_items(struct card *card, struct book *b,
                    const struct card_asked *asked, int32_t today);
/* Fills card->duties, of card->contracts. */
void card_add_duties(struct card *card, struct book *b, int32_t today);
/* Fills card->money, hours and last_payment. ERR_DATA on overflow. */
int card_add_money(struct card *card, struct book *b,
                   const struct invoice_rules *rules, struct err *e);
/* Whom a record that names no client is about; NULL. */
const struct client *card_meant(struct book *b, const struct entry *e);
/* When a task is due, later where it was put off; DAY_NONE. */
int32_t card_task_due(const struct task *t);
/* Did an order come of the offer?  Such a map says so of its ref; the caller
 * releases it. */
void card_ordered(struct book *b, struct map *ordered);

/* --- Lists --- */

/* column.c: a column by name: one of the list's, an attribute, or one of the
 * client's; `what` is the option that names it.  ERR_USAGE. */
int list_column_find(struct list *l, const char *what, struct str name,
                     struct list_column *out, struct err *e);
enum fact_kind list_attr_kind(const struct schema_attr *a);
/* The column of an attribute; its title is that of the card in capitals. */
struct list_column list_attr_column(struct arena *a,
                                    const struct schema_attr *of,
                                    const char *name);

/* cells.c: what any item says. */
typedef struct fact list_get(const struct list_source *s,
                             const struct list_item *item,
                             const struct list_column *column);
list_get list_get_key, list_get_id, list_get_client, list_get_client_name,
    list_get_day, list_get_due, list_get_ref, list_get_about, list_get_amount,
    list_get_net, list_get_currency, list_get_channel, list_get_owner,
    list_get_text, list_get_attr;
/* A word, or a day, at column->at in the thing. */
list_get list_get_word, list_get_member_day;
/* Adds an item, where it is of a client that is wanted. */
void list_add(struct list_source *s, struct list_item item);

/* Columns that most kinds have. */
#define LIST_KEY(title, shown)                                                 \
    {                                                                          \
        "key", title, FACT_TEXT, shown, .key = true, .get = list_get_key       \
    }
#define LIST_CLIENT                                                            \
    {                                                                          \
        "client", N_("CLIENT"), FACT_TEXT, true, .key = true,                  \
                                                 .get = list_get_client        \
    }
#define LIST_DATE                                                              \
    {                                                                          \
        "date", N_("DATE"), FACT_DATE, true, .get = list_get_day               \
    }
#define LIST_DUE                                                               \
    {                                                                          \
        "due", N_("DUE"), FACT_DATE, true, .get = list_get_due                 \
    }
#define LIST_AMOUNT                                                            \
    {"amount", N_("AMOUNT"), FACT_MONEY, true, .get = list_get_amount},        \
    {                                                                          \
        "currency", "", FACT_TEXT, true, .key = true, .get = list_get_currency \
    }
#define LIST_CHANNEL(shown)                                                    \
    {                                                                          \
        "channel", N_("CHANNEL"), FACT_TEXT, shown, .get = list_get_channel    \
    }
#define LIST_OWNER                                                             \
    {                                                                          \
        "owner", N_("OWNER"), FACT_TEXT, true, .get = list_get_owner           \
    }
#define LIST_TEXT                                                              \
    {                                                                          \
        "text", N_("WHAT"), FACT_TEXT, true, .types = LIST_TEXTS,              \
                                             .get = list_get_text              \
    }
#define LIST_ATTR(name, title, shown)                                          \
    {                                                                          \
        name, title, FACT_TEXT, shown, .get = list_get_attr                    \
    }
/* A value that people copy: an address, the key of another record. */
#define LIST_WHOLE(name, title, shown)                                         \
    {                                                                          \
        name, title, FACT_TEXT, shown, .key = true, .get = list_get_attr       \
    }
#define LIST_HAS(name, title, kind, shown, getter)                             \
    {                                                                          \
        name, title, kind, shown, .get = getter                                \
    }
#define LIST_COLUMNS(a) .columns = a, .columns_n = sizeof(a) / sizeof(a)[0]
/* A getter of a kind's own. */
#define LIST_GET(name)                                                         \
    static struct fact name(const struct list_source *s,                       \
                            const struct list_item *item,                      \
                            const struct list_column *column)
#define LIST_MAKE(name)                                                        \
    static int name(const struct list_kind *kind, struct list_source *s,       \
                    struct err *e)

/* The kinds that have columns of their own: people.c, things.c, kpis.c,
 * todo.c, papers.c, matrix.c, calendar.c, checks.c, worth.c. */
extern const struct list_kind kind_contacts, kind_addresses, kind_contracts,
    kind_orders, kind_projects, kind_issues, kind_tasks, kind_questions,
    kind_offers, kind_quotes, kind_invoices, kind_acts, kind_papers, kind_kpis,
    kind_surveys, kind_load, kind_services, kind_calendar, kind_checks,
    kind_accounts, kind_referrals;
/* records.c: a list of any type of records, its columns after the schema; of
 * the arena. */
const struct list_kind *list_of_type(enum rec_type type, const char *name,
                                     struct arena *a);

/* tally.c: reads the options; counts the list's items. */
int list_tally_choose(struct list *l, struct err *e);
int list_tally_make(struct list *l, struct err *e);
/* *sum += more, exact.  ERR_DATA where it does not fit. */
int decimal_sum(struct decimal *sum, struct decimal more, struct err *e);

/* duty.c: when the next report under a contract is due: of the period after the
 * last that was reported on, else of its first; DAY_NONE: none is.  The book
 * holds reports. */
int32_t report_next(struct book *b, const struct contract *k);

#endif
