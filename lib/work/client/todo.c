/* Lists: what waits, was asked and was offered. */
#include "base/i18n.h"
#include "inside.h"
#include "work/contact/question.h"

/* --- issues and tasks ------------------------------------------------------
 */

LIST_GET(get_issue_state)
{
    const struct issue *i = item->thing;
    (void)s, (void)column;
    return fact_text(i->resolved ? "solved" : "open");
}

LIST_GET(get_issue_solved)
{
    const struct issue *i = item->thing;
    (void)s, (void)column;
    return fact_day(i->resolved ? i->resolved->day : DAY_NONE);
}

LIST_GET(get_asked_due)
{
    (void)s, (void)column;
    return fact_day(item->due);
}

static const struct list_column issue_columns[] = {
    LIST_KEY(N_("ISSUE"), true),
    LIST_CLIENT,
    {"severity", N_("SEVERITY"), FACT_TEXT, true, .key = true,
     .get = list_get_attr},
    {"state", N_("STATE"), FACT_TEXT, true, .key = true,
     .get = get_issue_state},
    LIST_DATE,
    {"due", N_("DUE"), FACT_DATE, true, .get = get_asked_due},
    {"solved", N_("SOLVED"), FACT_DATE, true, .get = get_issue_solved},
    LIST_ATTR("order", N_("ORDER"), false),
    LIST_CHANNEL(false),
    LIST_OWNER,
    LIST_TEXT,
};

LIST_MAKE(make_issues)
{
    (void)kind, (void)e;
    for (size_t i = 0; i < s->book->issues.n; i++) {
        const struct issue *x = s->book->issues.v[i];
        /* What is solved has what its record said. */
        int32_t due =
            sla_asked(x->resolved ? NULL : s->clocks, s->conf, x->entry);
        list_add(s, (struct list_item){.entry = x->entry,
                                       .client = x->client,
                                       .thing = x,
                                       .key = x->ref,
                                       .due = due});
    }
    return 0;
}

const struct list_kind kind_issues = {
    .name = "issues",
    .empty = N_("no issues"),
    LIST_COLUMNS(issue_columns),
    .sort = "date",
    .type = REC_ISSUE,
    .types = TYPE(REC_ISSUE) | TYPE(REC_RESOLVE) | LIST_CLOCKS,
    .make = make_issues,
};

LIST_GET(get_task_state)
{
    const struct task *t = item->thing;
    (void)s, (void)column;
    return fact_text(t->done ? "done" : "open");
}

LIST_GET(get_task_done)
{
    const struct task *t = item->thing;
    (void)s, (void)column;
    return fact_day(t->done ? t->done->day : DAY_NONE);
}

LIST_GET(get_task_due)
{
    (void)s, (void)column;
    return fact_day(card_task_due(item->thing));
}

static const struct list_column task_columns[] = {
    LIST_KEY(N_("TASK"), true),
    LIST_CLIENT,
    {"state", N_("STATE"), FACT_TEXT, true, .key = true, .get = get_task_state},
    LIST_DATE,
    {"due", N_("DUE"), FACT_DATE, true, .get = get_task_due},
    {"done", N_("DONE"), FACT_DATE, .get = get_task_done},
    LIST_ATTR("order", N_("ORDER"), false),
    LIST_OWNER,
    LIST_TEXT,
};

LIST_MAKE(make_tasks)
{
    (void)kind, (void)e;
    for (size_t i = 0; i < s->book->tasks.n; i++) {
        const struct task *t = s->book->tasks.v[i];
        list_add(s, (struct list_item){.entry = t->entry,
                                       .client = t->client,
                                       .thing = t,
                                       .key = t->ref});
    }
    return 0;
}

const struct list_kind kind_tasks = {
    .name = "tasks",
    .empty = N_("no tasks"),
    LIST_COLUMNS(task_columns),
    .sort = "due",
    .type = REC_TASK,
    .types = TYPE(REC_TASK) | TYPE(REC_DONE) | TYPE(REC_SNOOZE),
    .make = make_tasks,
};

/* --- questions and requests that have no answer ----------------------------
 */

struct asked {
    const char *kind;
};

LIST_GET(get_waits)
{
    (void)column;
    return fact_count(s->rules.today - item->entry->day);
}

static const struct list_column question_columns[] = {
    LIST_KEY(N_("KEY"), false),
    LIST_CLIENT,
    {"kind", N_("KIND"), FACT_TEXT, true, .key = true, .get = list_get_word,
     .at = offsetof(struct asked, kind)},
    LIST_DATE,
    {"due", N_("DUE"), FACT_DATE, true, .get = get_asked_due},
    {"waits", N_("DAYS"), FACT_NUMBER, true, .get = get_waits},
    LIST_CHANNEL(true),
    {"ref", N_("ABOUT"), FACT_TEXT, .key = true, .get = list_get_ref},
    LIST_OWNER,
    LIST_TEXT,
};

LIST_MAKE(make_questions)
{
    static const struct asked kinds[QUESTION_LISTS] = {
        [QUESTION_ASKED] = {"question"}, [QUESTION_REQUESTED] = {"request"}};
    struct questions q;
    (void)kind, (void)e;
    questions_find(s->book, s->only, &q);
    for (int list = 0; list < QUESTION_LISTS; list++)
        for (size_t i = 0; i < q.open[list].n; i++) {
            const struct entry *x = q.open[list].v[i];
            list_add(
                s, (struct list_item){.entry = x,
                                      .client = x->client,
                                      .thing = &kinds[list],
                                      .key = x->id,
                                      .due = sla_asked(s->clocks, s->conf, x)});
        }
    questions_release(&q);
    return 0;
}

/* A day that is named with an invoice is a promise to pay, and no request. */
const struct list_kind kind_questions = {
    .name = "questions",
    .empty = N_("no questions are open"),
    LIST_COLUMNS(question_columns),
    .sort = "date",
    .type = REC_TOUCH,
    .types = TYPE(REC_TOUCH) | TYPE(REC_INVOICE) | LIST_CLOCKS,
    .make = make_questions,
};

/* --- offers, and quotes among them -----------------------------------------
 */

struct offered {
    const struct offer *offer;
    const char *result;
};

LIST_GET(get_offered)
{
    const struct offered *is = item->thing;
    (void)column;
    return fact_text(card_offer_text(s->book, is->offer));
}

static const struct list_column offer_columns[] = {
    LIST_KEY(N_("OFFER"), true),
    LIST_CLIENT,
    LIST_ATTR("kind", N_("KIND"), true),
    {"result", N_("RESULT"), FACT_TEXT, true, .key = true, .get = list_get_word,
     .at = offsetof(struct offered, result)},
    LIST_DATE,
    LIST_DUE,
    LIST_AMOUNT,
    LIST_ATTR("service", N_("SERVICE"), true),
    LIST_CHANNEL(false),
    LIST_OWNER,
    {"text", N_("WHAT"), FACT_TEXT, true, .types = LIST_TEXTS | TYPE(REC_LINE),
     .get = get_offered},
};

static int add_offers(struct list_source *s, bool quotes)
{
    struct map ordered = {0};
    card_ordered(s->book, &ordered);
    for (size_t i = 0; i < s->book->offers.n; i++) {
        const struct offer *o = s->book->offers.v[i];
        if (quotes && strcmp(offer_attr(s->book, o, "kind"), "quote") != 0)
            continue;
        struct offered *is = arena_new(s->arena, sizeof *is);
        is->offer = o;
        is->result = offer_attr(s->book, o, "result");
        if (!*is->result)
            is->result = "open";
        if (map_find(&ordered, o->ref, strlen(o->ref)))
            is->result = "won";
        list_add(s, (struct list_item){.entry = o->first,
                                       .rows = o->rows,
                                       .client = o->client,
                                       .thing = is,
                                       .key = o->ref});
    }
    map_release(&ordered);
    return 0;
}

LIST_MAKE(make_offers)
{
    (void)e;
    return add_offers(s, kind == &kind_quotes);
}

const struct list_kind kind_offers = {
    .name = "offers",
    .empty = N_("no offers"),
    LIST_COLUMNS(offer_columns),
    .sort = "date",
    .type = REC_OFFER,
    .types = TYPE(REC_OFFER) | TYPE(REC_ORDER),
    .make = make_offers,
};
const struct list_kind kind_quotes = {
    .name = "quotes",
    .empty = N_("no quotes"),
    LIST_COLUMNS(offer_columns),
    .sort = "date",
    .type = REC_OFFER,
    .types = TYPE(REC_OFFER) | TYPE(REC_ORDER),
    .make = make_offers,
};
