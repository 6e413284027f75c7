/* The attributes of record types. */
#include "inside.h"

const struct schema_attr client_attrs[] = {
    TEXT("source", "where the client came from: referral, site, …"),
    TEXT("referrer", "who sent the client to us"),
    LANG("lang", "the language we write in: en, ru, …"),
    TEXT("tone", "the salutation: Dear Ms Smith, Привет, Макс!"),
    TEXT("tier", "how much care the client gets: A, B, C"),
    ENUM("stage", "exploratory|basic|operational|strategic",
         "how far the relationship has come"),
    TEXT("goals", "what the client wants to reach"),
    TEXT("channel", "the channel the client prefers"),
    TEXT("segment", "the kind of client"),
    ZONE("tz", "where the client's hours are: Europe/Moscow"),
    SPAN("cadence", "longest time without contact: 30d"),
    NUMBER("discount", "0..100", "loyalty discount in per cent"),
    REF("issue", REC_ISSUE, "the issue that the discount makes good"),
    EMAIL("email", "e-mail address"),
    PHONE("phone", "phone number"),
    HANDLE("telegram", "handle"),
    PHONE("whatsapp", "number"),
    PHONE("viber", "number"),
    TEXT("site", "web site"),
    TEXT("legal", "full legal name, for documents"),
    TEXT("address", "postal address, for documents"),
    TEXT("taxid", "tax number: VAT id, ИНН/КПП"),
    BIRTHDAY("birthday", "the firm's day"),
    PLANNED,
    END};

const struct schema_attr contact_attrs[] = {
    EMAIL("email", "e-mail address"),
    PHONE("phone", "phone number"),
    HANDLE("telegram", "handle"),
    PHONE("whatsapp", "number"),
    PHONE("viber", "number"),
    TEXT("role", "what the person does"),
    BIRTHDAY("birthday", "the birthday"),
    ENUM("primary", "yes|no", "whom we write to first"),
    ENUM("decides", "yes|no", "makes the decisions"),
    LANG("lang", "the language we write in"),
    TEXT("tone", "the salutation"),
    PLANNED,
    AMENDS,
    END};

const struct schema_attr status_attrs[] = {
    ENUM("state", "active|paused|lost", "the state from this date on"), OUTCOME,
    END};

const struct schema_attr contract_attrs[] = {
    ENUM("per", "month|quarter|year|total", "the fee's period"),
    SPAN("notice", "how long before the end to talk about renewal"),
    SPANS("sla", "the time promised to a first answer: 4h"),
    SPANS("solve", "the time promised to solve an issue in: high:8h|2d"),
    ENUM("report", "week|month|quarter|year", "how often we report"),
    MONEY("budget", "the budget to watch"),
    NUMBER("discount", "0..100", "discount in per cent"),
    ENUM("bill", "start|end",
         "each period is billed from its start, or after its end; end "
         "where left out"),
    TAX("vat", "tax rate in per cent; -: none"),
    TEXT("service", "the service it covers"),
    AMENDS,
    END};

const struct schema_attr order_attrs[] = {
    TEXT("service", "the kind of work"),
    REF("contract", REC_CONTRACT, "under this contract"),
    TEXT("specialist", "the specialist who does it"),
    DATE("target", "our own deadline, before padding"),
    REF("quote", REC_OFFER, "the offer it came from"),
    AMENDS,
    END};

const struct schema_attr stage_attrs[] = {
    ENUM("stage",
         "contract|started|milestone|ready|shipped|"
         "delivered|accepted|delayed|cancelled",
         "where the order is now"),
    DATE("target", "our own deadline, before padding"), PLANNED, END};

const struct schema_attr touch_attrs[] = {
    ENUM("dir", "in|out", "from the client, or to the client"),
    ENUM("kind",
         "question|answer|remark|welcome|onboarding|notice|news|"
         "checkin|congrats|meeting|proposal|reminder|statement|report|thanks|"
         "apology|request|call|other",
         "what kind of dealing"),
    TEXT("contact", "the person's key"),
    TEXT("number", "the letter's number, of a reminder or statement"),
    TEXT("period", "the days of a statement: FROM..TO"),
    WHOLE("stage", "1..9", "which reminder of its invoice it is"),
    OUTCOME,
    PLANNED,
    END};

const struct schema_attr issue_attrs[] = {
    ENUM("severity", SEVERITIES, "how bad it is"),
    REF("order", REC_ORDER, "the order it is about"), PLANNED, AMENDS, END};

const struct schema_attr task_attrs[] = {
    REF("order", REC_ORDER, "for this order"),
    REF("invoice", REC_INVOICE, "about this invoice"), AMENDS, END};

const struct schema_attr done_attrs[] = {
    ENUM("result", "done|skipped", "done, or left out on purpose"), PLANNED,
    END};

const struct schema_attr offer_attrs[] = {
    ENUM("kind", "upsell|crosssell|quote", "what sort"),
    TEXT("service", "the service offered"),
    ENUM("result", "open|won|lost", "what came of it"),
    TERMS,
    PLANNED,
    AMENDS,
    END};

const struct schema_attr invoice_attrs[] = {
    REF("order", REC_ORDER, "for this order"),
    REF("contract", REC_CONTRACT, "under this contract"),
    TEXT("period", "the period billed: 2026-10"),
    REF("quote", REC_OFFER, "from this quote"),
    MONEY("prepaid", "already paid"),
    REF("issue", REC_ISSUE, "the issue that its discount makes good"),
    TERMS,
    END};

const struct schema_attr line_attrs[] = {
    NUMBER("qty", NULL, "how many; 1 where left out"),
    TEXT("unit", "pcs, h, month, …"),
    TAX("vat", "tax rate in per cent; -: none"),
    ENUM("vatcat", TAX_CATEGORIES,
         "tax category (UNCL 5305): standard, zero, exempt, reverse "
         "charge, intra-community, export, out of scope"),
    MONEY("discount", "taken off the line"),
    MONEY("vatround", "added to the tax of its rate, so that credit notes for "
                      "parts add up to the invoice"),
    REF("order", REC_ORDER, "for this order"),
    TEXT("cost", "the id of the cost record it bills"),
    END};

const struct schema_attr payment_attrs[] = {
    TEXT("bank", "the bank's reference"),
    TEXT("method", "transfer, card, cash, …"),
    TEXT("receipt", "the receipt's number"), PLANNED, END};

const struct schema_attr credit_attrs[] = {
    REF("invoice", REC_INVOICE, "the invoice it corrects"),
    REF("issue", REC_ISSUE, "the issue that it makes good"), TERMS, PLANNED,
    END};

const struct schema_attr act_attrs[] = {
    PAST("sent", "when it was sent"),
    PAST("signed", "when it came back signed"),
    REF("order", REC_ORDER, "for this order"),
    REF("invoice", REC_INVOICE, "for this invoice"),
    TERMS,
    END};

const struct schema_attr survey_attrs[] = {
    REF("order", REC_ORDER, "about this order"),
    TEXT("contact", "the person's key"), PLANNED, END};

const struct schema_attr response_attrs[] = {
    WHOLE("score", "0..10", "would recommend us: 0 to 10"),
    WHOLE("csat", "1..5", "satisfied: 1 to 5"),
    TEXT("liked", "what was good"),
    TEXT("disliked", "what was bad"),
    TEXT("trouble", "what was hard"),
    PLANNED,
    END};

const struct schema_attr kpi_attrs[] = {
    TEXT("name", "which figure"), NUMBER("target", NULL, "what was promised"),
    NUMBER("actual", NULL, "what was reached"),
    TEXT("period", "for when: 2026-10"), END};

const struct schema_attr usage_attrs[] = {
    NUMBER("level", "0..100", "0: not at all, 100: fully"),
    TEXT("service", "the service"), PLANNED, END};

const struct schema_attr cost_attrs[] = {
    NUMBER("hours", NULL, "how many hours"), PLANNED, END};

const struct schema_attr gift_attrs[] = {
    TEXT("occasion", "birthday, New Year, …"),
    REF("issue", REC_ISSUE, "the issue that it makes good"), PLANNED, END};

const struct schema_attr report_attrs[] = {TEXT("period", "for when: 2026-10"),
                                           PLANNED, END};

const struct schema_attr doc_attrs[] = {TEXT("service", "whom it concerns"),
                                        PLANNED, END};

const struct schema_attr plain_attrs[] = {PLANNED, END};
