/* The vocabulary of the rules, and how cells are taken apart: what reading them
 * rests on.  acct-rules(5) has every word with an example. */
#include "base/i18n.h"
#include "base/text/text.h"
#include "inside.h"

const char *const rule_columns[RULE_COLUMNS] = {
    "rule",  "use",      "on",      "when",  "due",    "every",
    "for",   "until",    "stay",    "duty",  "record", "channel",
    "owner", "template", "urgency", "quiet", "text",   "note"};

#define ON(w) (1u << ON_##w)

/* clang-format off */
const struct rule_word rule_words[] = {
    {PART_ON, "client", ON_CLIENT, 0, N_("each client")},
    {PART_ON, "contact", ON_CONTACT, 0, N_("each person at a client")},
    {PART_ON, "contract", ON_CONTRACT, 0, N_("each contract")},
    {PART_ON, "order", ON_ORDER, 0, N_("each order")},
    {PART_ON, "status", ON_STATUS, 0, N_("each client's latest status record, from when it became so")},
    {PART_ON, "stage", ON_STAGE, 0, N_("a stage record; of an order's the latest, and of each of its phases")},
    {PART_ON, "touch", ON_TOUCH, 0, N_("a touch record")},
    {PART_ON, "question", ON_QUESTION, 0, N_("a client's question that has no answer")},
    {PART_ON, "request", ON_REQUEST, 0, N_("what a client asked for, a call, or anything in with a due day: without an answer")},
    {PART_ON, "issue", ON_ISSUE, 0, N_("each issue")},
    {PART_ON, "resolve", ON_RESOLVE, 0, N_("a resolve record, about its issue")},
    {PART_ON, "task", ON_TASK, 0, N_("each task")},
    {PART_ON, "offer", ON_OFFER, 0, N_("each offer")},
    {PART_ON, "invoice", ON_INVOICE, 0, N_("each invoice")},
    {PART_ON, "act", ON_ACT, 0, N_("each closing document")},
    {PART_ON, "paper", ON_PAPER, 0, N_("each contract, addendum or approval on paper")},
    {PART_ON, "response", ON_RESPONSE, 0, N_("an answer to a survey")},
    {PART_ON, "kpi", ON_KPI, 0, N_("a kpi record; of a contract's the latest")},
    {PART_ON, "usage", ON_USAGE, 0, N_("a usage record; of one ref the latest")},
    {PART_ON, "doc", ON_DOC, 0, N_("a doc record, for each client whom it concerns")},
    {PART_ON, "referral", ON_REFERRAL, 0, N_("a new client whom a client sent: for the one who sent")},
    {PART_ON, "reminder", ON_REMINDER, 0, N_("a reminder of an invoice, as acct-invoice remind has it: stages, holds and all")},
    {PART_ON, "survey", ON_SURVEY, 0, N_("a client who is to be asked how an order, contract or issue went, as acct-survey due has it")},
    {PART_ON, "asked", ON_ASKED, 0, N_("a survey without an answer, but for those among our own people")},
    {PART_ON, "day", ON_DAY, 0, N_("a day of every year, for each client: day 12-31")},

    {PART_BASE, "date", BASE_DATE, 0, N_("its date; of a client the first record's, of a reminder the stage's")},
    {PART_BASE, "due", BASE_DUE, ON(ORDER) | ON(CONTRACT) | ON(TASK) | ON(ISSUE) | ON(INVOICE) | ON(OFFER) | ON(STAGE) | ON(TOUCH) | ON(QUESTION) | ON(REQUEST) | ON(REMINDER) | ON(PAPER), N_("its deadline, or a contract's end")},
    {PART_BASE, "target", BASE_TARGET, ON(ORDER) | ON(STAGE), N_("our own deadline, before padding; the one promised where there is none")},
    {PART_BASE, "moved", BASE_MOVED, ON(ORDER), N_("when its deadline was last moved, or it was said to be delayed")},
    {PART_BASE, "delivered", BASE_DELIVERED, ON(ORDER), N_("when it was delivered")},
    {PART_BASE, "stage", BASE_STAGE, ON(ORDER), N_("when it came to the stage where it is now")},
    {PART_BASE, "started", BASE_STARTED, ON(CLIENT), N_("the first order or contract, whichever came first")},
    {PART_BASE, "birthday", BASE_BIRTHDAY, ON(CONTACT) | ON(CLIENT), N_("the birthday, each year")},
    {PART_BASE, "touch", BASE_TOUCH, ON(CLIENT), N_("the last contact, in or out; a survey, its answer or a report, too")},
    {PART_BASE, "sent", BASE_SENT, ON(ACT) | ON(PAPER), N_("when the closing document or paper was sent")},
    {PART_BASE, "worked", BASE_WORKED, ON(ORDER), N_("the first day whose hours no invoice has: only where hours asks for them")},
    {PART_BASE, "confirmed", BASE_CONFIRMED, ON(CONTACT), N_("when the person's record was last known to be right: its attribute confirmed, or the latest of its records")},
    {PART_BASE, "goals", BASE_GOALS, ON(CLIENT), N_("when the goals were last said: in a record of the client, or in its plan")},
    {PART_BASE, "invoiced", BASE_INVOICED, ON(CONTRACT), N_("the invoice that brought spent to what is asked, else the last")},
    {PART_BASE, "risk", BASE_RISK, ON(CLIENT), N_("since when the client's risk is what for or on asks of it")},
    {PART_BASE, "leaving", BASE_LEAVING, ON(CLIENT), N_("likewise of the warning; once in a silence")},
    {PART_BASE, "period", BASE_PERIOD, ON(CLIENT) | ON(CONTRACT), N_("the last day of the period that every names")},
    {PART_BASE, "when", BASE_WHEN, 0, N_("in due: the day that when says, of each step its own")},

    {PART_SPAN, "cadence", NAMED_CADENCE, 0, N_("longest time without contact: the client's, else by tier followup.cadence_a, _b, _c, else followup.cadence")},
    {PART_SPAN, "notice", NAMED_NOTICE, 0, N_("the contract's, else followup.notice")},
    {PART_SPAN, "ahead", NAMED_AHEAD, 0, N_("followup.ahead")},
    {PART_SPAN, "answer", NAMED_ANSWER, 0, N_("followup.answer")},
    {PART_SPAN, "issue", NAMED_ISSUE, 0, N_("followup.issue")},
    {PART_SPAN, "sla", NAMED_SLA, 0, N_("to a first answer, of the client's running contract, else followup.answer")},
    {PART_SPAN, "solve", NAMED_SOLVE, 0, N_("to a solution, of the client's running contract, else followup.issue")},
    {PART_SPAN, "late", NAMED_LATE, 0, N_("nothing after a time of day, which is late at once; else a day")},
    {PART_SPAN, "remind", NAMED_REMIND, 0, N_("survey.remind; of asked, where that is 0d: never")},
    {PART_SPAN, "workday", NAMED_WORKDAY, 0, N_("to the next working day")},

    {PART_THING, "open", VALUE_OPEN, ON(ORDER) | ON(CONTRACT) | ON(ISSUE) | ON(TASK) | ON(INVOICE) | ON(STAGE), N_("not delivered or cancelled, neither the order nor the phase; not ended; not resolved; not done; not paid")},
    {PART_THING, "overdue", VALUE_OVERDUE, ON(INVOICE), N_("not paid, and past due")},
    {PART_THING, "first", VALUE_FIRST, ON(ORDER) | ON(CONTRACT), N_("the client's first")},
    {PART_THING, "last", VALUE_LAST, ON(ORDER) | ON(CONTRACT) | ON(RESPONSE) | ON(USAGE), N_("the client's latest")},
    {PART_THING, "stage", VALUE_STAGE, ON(ORDER) | ON(REMINDER), N_("where the order is now; which reminder: 1, 2, …, or task for a person's turn")},
    {PART_THING, "moved", VALUE_MOVED, ON(ORDER), N_("its deadline was moved, or it was said to be delayed")},
    {PART_THING, "act", VALUE_ACT, ON(ORDER), N_("its closing document: none, made, sent or signed")},
    {PART_THING, "unbilled", VALUE_UNBILLED, ON(ORDER), N_("what no invoice has of its amount, though there are invoices")},
    {PART_THING, "hours", VALUE_HOURS, ON(ORDER), N_("how many of its hours no invoice has, where it is billed by the hour: it has no amount, or an invoice has hours of it")},
    {PART_THING, "praised", VALUE_PRAISED, ON(ORDER), N_("the latest answer about that very order has a score of 9 or 10, or a csat of 4 or 5, and no score under 7 and no csat under 4")},
    {PART_THING, "blamed", VALUE_BLAMED, ON(ORDER), N_("the latest answer about that very order has a score under 7 or a csat under 4")},
    {PART_THING, "late", VALUE_LATE, ON(ORDER), N_("it was delivered after its deadline, or was said to be delayed")},
    {PART_THING, "unused", VALUE_UNUSED, ON(ORDER), N_("the latest level of use is 40 or less: about it, its contract, or all that the client has")},
    {PART_THING, "spent", VALUE_SPENT, ON(CONTRACT), N_("per cent of the budget that was invoiced in this term")},
    {PART_THING, "short", VALUE_SHORT, ON(KPI), N_("per cent of the target that it is short of it; where lower is better, above it; of a target of 0 it is 100")},
    {PART_THING, "attained", VALUE_ATTAINED, ON(KPI), N_("per cent of the target that was reached; where lower is better, target of actual")},
    {PART_THING, "fell", VALUE_FELL, ON(USAGE), N_("by how much the level is below the one before")},
    {PART_THING, "amount", VALUE_AMOUNT, ON(RESOLVE), N_("the compensation that was promised")},

    {PART_THING, "risk", VALUE_RISK, ON(CLIENT), N_("how much speaks for leaving, as in for")},
    {PART_THING, "leaving", VALUE_LEAVING, ON(CLIENT), N_("the warning, as in for")},
    {PART_THING, "orders", VALUE_ORDERS, ON(CLIENT), N_("how many orders, as in for")},

    {PART_WHO, "state", WHO_STATE, 0, N_("active, paused, lost or any; active where nothing is said")},
    {PART_WHO, "orders", WHO_ORDERS, 0, N_("how many orders, but for the cancelled")},
    {PART_WHO, "contracts", WHO_CONTRACTS, 0, N_("how many contracts that run")},
    {PART_WHO, "contracted", WHO_CONTRACTED, 0, N_("a contract, running or over")},
    {PART_WHO, "service", WHO_SERVICE, 0, N_("a service ordered, or under contract")},
    {PART_WHO, "more", WHO_MORE, 0, N_("services of the catalogue, and those that others have, that the client has not")},
    {PART_WHO, "issue", WHO_ISSUE, 0, N_("an open issue")},
    {PART_WHO, "overdue", WHO_OVERDUE, 0, N_("an invoice that is past due")},
    {PART_WHO, "risk", WHO_RISK, 0, N_("how much speaks for leaving, 0 to 100: see Risk")},
    {PART_WHO, "leaving", WHO_LEAVING, 0, N_("how likely no order comes in 90 days, 0 to 100: see Risk")},
    {PART_WHO, "score", WHO_SCORE, 0, N_("the score of the latest answer, 0 to 10")},
    {PART_WHO, "csat", WHO_CSAT, 0, N_("how satisfied the latest answer is, 1 to 5")},
    {PART_WHO, "satisfied", WHO_SATISFIED, 0, N_("the latest answer has a score of 7 or more, and no csat under 4")},
    {PART_WHO, "key", WHO_KEY, 0, N_("a key client: key=yes, or tier=A without key=no")},
    {PART_WHO, "plan", WHO_PLAN, 0, N_("the day of its plan, the latest")},
    {PART_WHO, "goals", WHO_GOALS, 0, N_("its goals, as its records or its plan said them last")},
    {PART_WHO, "warned", WHO_WARNED, 0, N_("a risk of 40 or more, or with two orders or more a warning of 80 or more: see Risk")},

    {PART_UNTIL, "about", END_ABOUT, 0, N_("the record names it: its ref, id or order, contract, invoice; for a client or day: no ref")},
    {PART_UNTIL, "period", END_PERIOD, 0, N_("the record is of that period, or has none and came after it")},

    {PART_UNTIL, "early", END_EARLY, 0, N_("the record may have come up to 30 days before, too")},
    {PART_UNTIL, "ever", END_EVER, 0, N_("the record may have come at any time before, too")},

    {PART_QUIET, "inside", QUIET_INSIDE, 0, N_("work of ours, nothing is sent: never held back")},
    {PART_QUIET, "urgent", QUIET_URGENT, 0, N_("a message that is never held back")},
    {PART_QUIET, "report", QUIET_REPORT, 0, N_("likewise, but it goes into the report on the same contract that is due")},
    {PART_QUIET, "normal", QUIET_NORMAL, 0, N_("not in the quiet period, nor over the day's limit")},
    {PART_QUIET, "polite", QUIET_POLITE, 0, N_("nor while a complaint is open")},
    {PART_QUIET, "commercial", QUIET_COMMERCIAL, 0, N_("nor in a pause")},

    {PART_TEXT, "client", TEXT_CLIENT, 0, N_("the client's name")},
    {PART_TEXT, "ref", TEXT_REF, 0, N_("what it is about")},
    {PART_TEXT, "what", TEXT_WHAT, 0, N_("the first words of its text, or the person's name, in quotes")},
    {PART_TEXT, "date", TEXT_DATE, 0, N_("its day")},
    {PART_TEXT, "due", TEXT_DUE, 0, N_("is due 2026-10-06, in 1 day")},
    {PART_TEXT, "promised", TEXT_PROMISED, 0, N_("(promised for 2026-10-08), where our own deadline is another")},
    {PART_TEXT, "deadline", TEXT_DEADLINE, 0, N_("to 2026-10-08: the deadline that was named last")},
    {PART_TEXT, "end", TEXT_END, 0, N_("ends 2026-10-31, in 26 days")},
    {PART_TEXT, "days", TEXT_DAYS, 0, N_("days from its day to today")},
    {PART_TEXT, "on", TEXT_ON, 0, N_("the day that comes round: a birthday, say")},
    {PART_TEXT, "period", TEXT_PERIOD, 0, N_("the period: 2026-q3; of several steps the number")},
    {PART_TEXT, "amount", TEXT_AMOUNT, 0, N_("the amount; of an invoice what is open")},
    {PART_TEXT, "figures", TEXT_FIGURES, 0, N_("visits: 80 of 100, leads: 5 of 10: all that the contract is short of")},
    {PART_TEXT, "reminder", TEXT_REMINDER, 0, N_("invoice INV-7: 90.00 EUR open, 3 days past due; reminder 1 of 3")},
    {PART_TEXT, "survey", TEXT_SURVEY, 0, N_("delivered 2026-09-21, 14 days ago")},
    {PART_TEXT, "subject", TEXT_SUBJECT, 0, N_("order O-1: what a survey is to be about")},
    {PART_TEXT, "signs", TEXT_SIGNS, 0, N_("usage is 35 %, silent for 40 days (usually 12); why leaving is 80 or more")},
    {PART_TEXT, "silence", TEXT_SILENCE, 0, N_("no contact for 40 days, since 2026-08-26")},
    {PART_TEXT, "question", TEXT_QUESTION, 0, N_("answer to 'How …', asked 2026-10-02,")},
    {PART_TEXT, "known", TEXT_KNOWN, 0, N_("signs of risk; 90.00 EUR open; issue I-7 is open; the client's last words")},
};
/* clang-format on */
const size_t rule_words_count = sizeof rule_words / sizeof rule_words[0];

enum rule_value rule_value_named(int on, struct str name)
{
    /* Attributes that several records tell. */
    static const struct {
        const char *name;
        enum rule_value value;
    } of_act[] = {
        {"sent", VALUE_SENT}, {"signed", VALUE_SIGNED}, {"order", VALUE_ORDER}};
    const struct rule_word *w = rule_word(PART_THING, on, name);
    for (size_t i = 0; (on == ON_ACT || on == ON_PAPER) &&
                       i < sizeof of_act / sizeof of_act[0];
         i++)
        if (str_is(name, of_act[i].name))
            return of_act[i].value;
    return w ? (enum rule_value)w->value : VALUE_ATTR;
}

enum rule_who rule_who_named(struct str name)
{
    const struct rule_word *w = rule_word(PART_WHO, -1, name);
    return w ? (enum rule_who)w->value : WHO_ATTR;
}

enum rec_type rule_on_type(enum rule_on on)
{
    static const enum rec_type types[RULE_ONS] = {
        [ON_CLIENT] = REC_CLIENT,     [ON_CONTACT] = REC_CONTACT,
        [ON_STATUS] = REC_STATUS,     [ON_CONTRACT] = REC_CONTRACT,
        [ON_ORDER] = REC_ORDER,       [ON_STAGE] = REC_STAGE,
        [ON_TOUCH] = REC_TOUCH,       [ON_QUESTION] = REC_TOUCH,
        [ON_ISSUE] = REC_ISSUE,       [ON_TASK] = REC_TASK,
        [ON_OFFER] = REC_OFFER,       [ON_INVOICE] = REC_INVOICE,
        [ON_ACT] = REC_ACT,           [ON_PAPER] = REC_PAPER,
        [ON_RESPONSE] = REC_RESPONSE, [ON_KPI] = REC_KPI,
        [ON_USAGE] = REC_USAGE,       [ON_DOC] = REC_DOC,
        [ON_REFERRAL] = REC_CLIENT,   [ON_DAY] = REC_CLIENT,
        [ON_REMINDER] = REC_INVOICE,  [ON_SURVEY] = REC_ORDER,
        [ON_REQUEST] = REC_TOUCH,     [ON_RESOLVE] = REC_RESOLVE,
        [ON_ASKED] = REC_SURVEY,
    };
    return types[on];
}

bool rule_passes(enum rule_on on)
{
    return on == ON_QUESTION || on == ON_REQUEST || on == ON_ASKED ||
           on == ON_REMINDER || on == ON_SURVEY || on == ON_DAY;
}

bool rule_next(struct str *rest, struct str *word)
{
    *rest = str_trim(*rest);
    if (!rest->n)
        return false;
    size_t n = 0;
    while (n < rest->n && rest->p[n] != ' ')
        n++;
    *word = (struct str){rest->p, n};
    *rest = (struct str){rest->p + n, rest->n - n};
    return true;
}

bool rule_cut(struct str *rest, const char *sep, struct str *part)
{
    if (!rest->p)
        return false;
    size_t n = strlen(sep);
    for (size_t i = 0; i + n + 2 <= rest->n; i++)
        if (rest->p[i] == ' ' && memcmp(rest->p + i + 1, sep, n) == 0 &&
            rest->p[i + n + 1] == ' ') {
            *part = str_trim((struct str){rest->p, i});
            *rest = (struct str){rest->p + i + n + 2, rest->n - i - n - 2};
            return true;
        }
    *part = str_trim(*rest);
    *rest = (struct str){0};
    return true;
}

static bool fits(const struct rule_word *w, enum rule_part part, int on)
{
    return w->part == part && (on < 0 || !w->on || w->on & 1u << on);
}

const struct rule_word *rule_word(enum rule_part part, int on, struct str s)
{
    for (size_t i = 0; i < rule_words_count; i++)
        if (fits(&rule_words[i], part, on) && str_is(s, rule_words[i].word))
            return &rule_words[i];
    return NULL;
}

int rule_unknown(enum rule_part part, int on, const char *what, struct str s,
                 struct err *e)
{
    const char *like = NULL;
    int best = s.n < 4 ? 2 : 4;
    for (size_t i = 0; i < rule_words_count; i++)
        if (fits(&rule_words[i], part, on)) {
            int d = text_distance(s, str_of(rule_words[i].word), best);
            if (d < best) {
                best = d;
                like = rule_words[i].word;
            }
        }
    if (like)
        return err_set(e, ERR_DATA, _("no %s '%.*s' (did you mean '%s'?)"),
                       what, STR_ARG(s), like);
    struct buf list = {0};
    for (size_t i = 0; i < rule_words_count; i++)
        if (fits(&rule_words[i], part, on))
            buf_fmt(&list, "%s%s", list.n ? ", " : "", rule_words[i].word);
    err_set(e, ERR_DATA, _("no %s '%.*s' (%s)"), what, STR_ARG(s),
            list.n ? buf_cstr(&list) : _("acct-rules(5) lists them"));
    buf_release(&list);
    return -1;
}
