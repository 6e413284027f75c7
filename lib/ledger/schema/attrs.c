/* The attributes of record types. */
#include "inside.h"

const struct schema_attr client_attrs[] = {
    TEXT("source", N_("where the client came from: referral, site, …")),
    TEXT("referrer", N_("who sent the client to us")),
    LANG("lang", N_("the language we write in: en, ru, …")),
    TEXT("tone", N_("the salutation: Dear Ms Smith, Привет, Макс!")),
    TEXT("tier", N_("how much care the client gets: A, B, C")),
    ENUM("stage", "exploratory|basic|operational|strategic",
         N_("how far the relationship has come")),
    TEXT("goals", N_("what the client wants to reach")),
    TEXT("channel", N_("the channel the client prefers")),
    TEXT("segment", N_("the kind of client")),
    ZONE("tz", N_("where the client's hours are: Europe/Moscow")),
    SPAN("cadence", N_("longest time without contact: 30d")),
    TEXT("sales", N_("who of us sells to the client")),
    TEXT("papers", N_("who of us sees to papers and payments")),
    TEXT("technician", N_("who of us does the technical work")),
    NUMBER("discount", "0..100", N_("loyalty discount in per cent")),
    REF("issue", REC_ISSUE, N_("the issue that the discount makes good")),
    EMAIL("email", N_("e-mail address")),
    PHONE("phone", N_("phone number")),
    HANDLE("telegram", N_("handle")),
    PHONE("whatsapp", N_("number")),
    PHONE("viber", N_("number")),
    TEXT("site", N_("web site")),
    TEXT("legal", N_("full legal name, for documents")),
    TEXT("address", N_("postal address, for documents")),
    TEXT("taxid", N_("tax number: VAT id, ИНН/КПП")),
    BIRTHDAY("birthday", N_("the firm's day")),
    OPTOUT(N_("what the client does not want: news|offer")),
    ENUM("key", "yes|no",
         N_("a key client, by more than its size: growth, fit, margin, "
            "partnership; where left out who has tier=A")),
    TEXT("page", N_("the secret name of the client's page")),
    PLANNED,
    END};

const struct schema_attr contact_attrs[] = {
    EMAIL("email", N_("e-mail address")),
    PHONE("phone", N_("phone number")),
    HANDLE("telegram", N_("handle")),
    PHONE("whatsapp", N_("number")),
    PHONE("viber", N_("number")),
    TEXT("role", N_("what the person does")),
    BIRTHDAY("birthday", N_("the birthday")),
    ENUM("primary", "yes|no", N_("whom we write to first")),
    ENUM("decides", "yes|no", N_("makes the decisions")),
    LANG("lang", N_("the language we write in")),
    TEXT("tone", N_("the salutation")),
    DATE("left", N_("since when the person is not there any more")),
    PAST("confirmed", N_("when this was last known to be right; each record of "
                         "the person is of its day, too")),
    OPTOUT(N_("what the person does not want")),
    PLANNED,
    AMENDS,
    END};

const struct schema_attr status_attrs[] = {
    ENUM("state", "active|paused|lost", N_("the state from this date on")),
    OUTCOME, AMENDS, END};

const struct schema_attr contract_attrs[] = {
    ENUM("per", "month|quarter|year|total", N_("the fee's period")),
    SPAN("notice", N_("how long before the end to talk about renewal")),
    SPANS("sla", N_("the time promised to a first answer: 4h")),
    SPANS("solve", N_("the time promised to solve an issue in: high:8h|2d")),
    ENUM("report", "week|month|quarter|year", N_("how often we report")),
    MONEY("budget", N_("the budget to watch")),
    NUMBER("discount", "0..100", N_("discount in per cent")),
    ENUM("bill", "start|end",
         N_("each period is billed from its start, or after its end; end "
            "where left out")),
    TAX("vat", N_("tax rate in per cent; -: none")),
    TEXT("service", N_("the service it covers")),
    AMENDS,
    END};

const struct schema_attr order_attrs[] = {
    TEXT("service", N_("the kind of work")),
    REF("contract", REC_CONTRACT, N_("under this contract")),
    TEXT("specialist", N_("the specialist who does it")),
    DATE("target", N_("our own deadline, before padding")),
    REF("quote", REC_OFFER, N_("the offer it came from")),
    AMENDS,
    END};

const struct schema_attr stage_attrs[] = {
    ENUM("stage",
         "contract|started|milestone|ready|shipped|"
         "delivered|accepted|delayed|cancelled|planned",
         N_("where the order is now; planned: a phase that is to come")),
    TEXT("phase", N_("the phase that it is about, and not the whole order")),
    DATE("from", N_("planned: the phase's first day")),
    DATE("target", N_("our own deadline, before padding")),
    PLANNED,
    AMENDS,
    END};

const struct schema_attr touch_attrs[] = {
    ENUM("dir", "in|out", N_("from the client, or to the client")),
    ENUM("kind",
         "question|answer|remark|welcome|onboarding|notice|news|"
         "checkin|congrats|meeting|proposal|reminder|statement|report|thanks|"
         "apology|request|call|review|other",
         N_("what kind of dealing")),
    ENUM("mood", "good|worried|angry", N_("how the client was")),
    ENUM("signal",
         "wants-more|report-poor|budget-cut|new-boss|competitor|price|slow|x-",
         N_("what showed between the words: would like more, finds the report "
            "thin, is to save, has a new boss, is wooed by another, finds us "
            "dear, finds us slow; one of your own begins with x-")),
    REF("contact", REC_CONTACT, N_("the person's key")),
    TEXT("number", N_("the letter's number, of a reminder or statement")),
    TEXT("campaign", N_("the campaign that it is of")),
    TEXT("period", N_("the days of a statement: FROM..TO")),
    WHOLE("stage", "1..9", N_("which reminder of its invoice it is")),
    TEXT("file", N_("a document that is kept beside the ledger")),
    MESSAGE,
    OUTCOME,
    PLANNED,
    AMENDS,
    END};

const struct schema_attr issue_attrs[] = {
    ENUM("severity", SEVERITIES, N_("how bad it is")),
    REF("order", REC_ORDER, N_("the order it is about")), PLANNED, AMENDS, END};

const struct schema_attr task_attrs[] = {
    REF("order", REC_ORDER, N_("for this order")),
    REF("invoice", REC_INVOICE, N_("about this invoice")), MESSAGE, AMENDS,
    END};

const struct schema_attr done_attrs[] = {
    ENUM("result", "done|skipped", N_("done, or left out on purpose")), PLANNED,
    END};

const struct schema_attr offer_attrs[] = {
    ENUM("kind", "upsell|crosssell|quote", N_("what sort")),
    TEXT("service", N_("the service offered")),
    ENUM("result", "open|won|lost", N_("what came of it")),
    DATE("start", N_("of a quote: when the work begins, at the earliest")),
    TERMS,
    REF("contact", REC_CONTACT, N_("the person's key")),
    MESSAGE,
    PLANNED,
    AMENDS,
    END};

const struct schema_attr invoice_attrs[] = {
    REF("order", REC_ORDER, N_("for this order")),
    REF("contract", REC_CONTRACT, N_("under this contract")),
    TEXT("period", N_("the period billed: 2026-10")),
    REF("quote", REC_OFFER, N_("from this quote")),
    MONEY("prepaid", N_("already paid")),
    REF("issue", REC_ISSUE, N_("the issue that its discount makes good")),
    TERMS,
    AMENDS,
    END};

const struct schema_attr line_attrs[] = {
    NUMBER("qty", NULL, N_("how many; 1 where left out")),
    TEXT("unit", N_("pcs, h, month, …")),
    TAX("vat", N_("tax rate in per cent; -: none")),
    ENUM("vatcat", TAX_CATEGORIES,
         N_("tax category (UNCL 5305): standard, zero, exempt, reverse "
            "charge, intra-community, export, out of scope")),
    MONEY("discount", N_("taken off the line")),
    MONEY("vatround",
          N_("added to the tax of its rate, so that credit notes for "
             "parts add up to the invoice")),
    REF("order", REC_ORDER, N_("for this order")),
    ID("cost", REC_COST, N_("the id of the cost record it bills")),
    DATE("from", N_("of a quote: the first day of the work")),
    DATE("to", N_("of a quote: its last day")),
    WHOLE("days", "1..3660", N_("of a quote: how many working days it takes")),
    TEXT("after", N_("of a quote: the lines that it comes after: 1,2")),
    END};

const struct schema_attr payment_attrs[] = {
    TEXT("bank", N_("the bank's reference")),
    TEXT("method", N_("transfer, card, cash, …")),
    TEXT("receipt", N_("the receipt's number")), PLANNED, END};

const struct schema_attr credit_attrs[] = {
    REF("invoice", REC_INVOICE, N_("the invoice it corrects")),
    REF("issue", REC_ISSUE, N_("the issue that it makes good")), TERMS, PLANNED,
    END};

const struct schema_attr act_attrs[] = {
    PAST("sent", N_("when it was sent")),
    MESSAGE,
    PAST("signed", N_("when it came back signed")),
    REF("order", REC_ORDER, N_("for this order")),
    REF("invoice", REC_INVOICE, N_("for this invoice")),
    TERMS,
    AMENDS,
    END};

const struct schema_attr paper_attrs[] = {
    REF("contract", REC_CONTRACT, N_("the contract that it belongs to")),
    ENUM("kind", "contract|addendum|approval", N_("what sort")),
    PAST("sent", N_("when it was sent")),
    PAST("signed", N_("when it came back signed")),
    TEXT("file", N_("where it is kept")),
    MESSAGE,
    AMENDS,
    END};

const struct schema_attr survey_attrs[] = {
    REF("order", REC_ORDER, N_("about this order")),
    REF("contract", REC_CONTRACT, N_("about this contract")),
    REF("issue", REC_ISSUE, N_("after this issue was closed")),
    SURVEY_KIND,
    TEXT("specialist", N_("internal: who of us is asked")),
    REF("contact", REC_CONTACT, N_("the person's key")),
    MESSAGE,
    PLANNED,
    AMENDS,
    END};

const struct schema_attr response_attrs[] = {
    WHOLE("score", "0..10", N_("would recommend us: 0 to 10")),
    WHOLE("csat", "1..5", N_("satisfied: 1 to 5")),
    TEXT("liked", N_("what was good")),
    TEXT("disliked", N_("what was bad")),
    TEXT("trouble", N_("what was hard")),
    MESSAGE,
    SURVEY_KIND,
    PLANNED,
    AMENDS,
    END};

const struct schema_attr kpi_attrs[] = {
    TEXT("name", N_("which figure")),
    NUMBER("target", NULL, N_("what was promised")),
    NUMBER("actual", NULL, N_("what was reached")),
    ENUM("better", "higher|lower|high|low",
         N_("which way it is good; where left out lower for names such as "
            "CPL, cost or bounce, else higher")),
    TEXT("period", N_("for when: 2026-10")),
    AMENDS,
    END};

const struct schema_attr usage_attrs[] = {
    NUMBER("level", "0..100", N_("0: not at all, 100: fully")),
    TEXT("service", N_("the service")), PLANNED, AMENDS, END};

const struct schema_attr cost_attrs[] = {
    NUMBER("hours", "0..100000", N_("how many hours")), PLANNED, END};

const struct schema_attr gift_attrs[] = {
    TEXT("occasion", N_("birthday, New Year, …")),
    REF("issue", REC_ISSUE, N_("the issue that it makes good")), PLANNED, END};

const struct schema_attr report_attrs[] = {
    TEXT("period", N_("for when: 2026-10")),
    REF("contact", REC_CONTACT, N_("the person's key")), MESSAGE, PLANNED, END};

const struct schema_attr doc_attrs[] = {TEXT("service", N_("whom it concerns")),
                                        PLANNED, END};

const struct schema_attr plan_attrs[] = {
    TEXT("goals", N_("what the client wants to reach")),
    TEXT("deciders", N_("who decides there, and what moves them")),
    TEXT("opportunities", N_("what more we could do for the client")),
    TEXT("threats", N_("what could end it")),
    TEXT("competitors", N_("who else is asked there")),
    DATE("horizon", N_("until when the plan looks: mostly 18 months")),
    AMENDS,
    END};

const struct schema_attr note_attrs[] = {
    EMAIL("dead", N_("the e-mail address at which nothing arrives")),
    TEXT("file", N_("a document that is kept beside the ledger")), MESSAGE,
    PLANNED, END};

const struct schema_attr resolve_attrs[] = {PLANNED, AMENDS, END};

const struct schema_attr plain_attrs[] = {PLANNED, END};

const struct schema_makes schema_makes[REC_TYPES] = {
    [REC_CONTACT] = {N_("a name"), NEED(TEXT), {NULL}, false},
    [REC_CONTRACT] = {N_("a fee or a text"),
                      NEED(AMOUNT) | NEED(TEXT),
                      {"per", "service", "budget", "sla", "solve", "report"},
                      true},
    [REC_OFFER] = {N_("an amount or a text"),
                   NEED(AMOUNT) | NEED(TEXT),
                   {"kind", "service"},
                   true},
    [REC_ACT] = {N_("an amount or a text"),
                 NEED(AMOUNT) | NEED(TEXT),
                 {"order", "invoice"},
                 true},
    [REC_PAPER] = {N_("a text or its kind"),
                   NEED(TEXT),
                   {"kind", "contract"},
                   true},
};
