/*
 * Words to write the tables of types with.
 */
#ifndef ACCT_LEDGER_SCHEMA_INSIDE_H
#define ACCT_LEDGER_SCHEMA_INSIDE_H

#include "base/i18n.h"
#include "base/value/tax.h"
#include "ledger/schema/schema.h"

/* clang-format off */
#define NEED(c) (1u << COL_##c)
#define END {0}
#define TEXT(name, help) {name, ATTR_TEXT, NULL, 0, help}
#define DATE(name, help) {name, ATTR_DATE, NULL, 0, help}
#define PAST(name, help) {name, ATTR_PAST, NULL, 0, help}
#define BIRTHDAY(name, help) {name, ATTR_BIRTHDAY, NULL, 0, help}
#define MONEY(name, help) {name, ATTR_MONEY, NULL, 0, help}
#define SPAN(name, help) {name, ATTR_SPAN, NULL, 0, help}
#define SPANS(name, help) {name, ATTR_SPANS, NULL, 0, help}
#define NUMBER(name, range, help) {name, ATTR_NUMBER, range, 0, help}
#define WHOLE(name, range, help) {name, ATTR_INTEGER, range, 0, help}
#define ENUM(name, values, help) {name, ATTR_ENUM, values, 0, help}
#define SET(name, values, help) {name, ATTR_SET, values, 0, help}
#define ZONE(name, help) {name, ATTR_ZONE, NULL, 0, help}
#define TAX(name, help) {name, ATTR_TAX, NULL, 0, help}
#define LANG(name, help) {name, ATTR_LANG, NULL, 0, help}
#define EMAIL(name, help) {name, ATTR_EMAIL, NULL, 0, help}
#define PHONE(name, help) {name, ATTR_PHONE, NULL, 0, help}
#define HANDLE(name, help) {name, ATTR_HANDLE, NULL, 0, help}
#define REF(name, type, help) {name, ATTR_REF, NULL, TYPE(type), help}
#define ID(name, type, help) {name, ATTR_ID, NULL, TYPE(type), help}
#define AMENDS {"amends", ATTR_ID, NULL, 0, N_("the id of the earlier row that this one amends")}
/* clang-format on */

/* What lies ahead and yet is known, of types that tell what happened. */
#define PLANNED                                                                \
    ENUM("planned", "yes", N_("its date may lie ahead: it is arranged"))

/* By which an answer finds what it answers, and a message is read once. */
#define MESSAGE                                                                \
    TEXT("message", N_("the Message-ID of the mail, without < and >"))

/* How bad an issue is; times may be promised for each. */
#define SEVERITIES "low|normal|high|critical"

/* What clients do not want to hear of: in the order of enum optout. */
#define OPTOUT(help) SET("optout", "news|offer|survey|congrats|gift", help)

/* What a document says of all its lines. */
#define TERMS                                                                  \
    NUMBER("discount", "0..100", N_("off all lines, in per cent")),            \
        MONEY("allowance", N_("taken off all lines together, before tax")),    \
        MONEY("rounding", N_("added to the total to make it round")),          \
        ENUM("prices", "net|gross", N_("of the lines; net where left out")),   \
        TEXT("ground", N_("why there is no tax, as the document says it"))

/* What a client says who paused, or was about to leave. */
#define OUTCOME                                                                \
    ENUM("outcome", "returned|left|later",                                     \
         N_("what came of a pause: back, gone, or to be asked again"))

/* What a survey is about; an internal one asks our own people, and says nothing
 * of how a client is. */
#define SURVEY_KIND                                                            \
    ENUM("kind", "order|contract|issue|internal",                              \
         N_("what sort; internal: our own people are asked"))

#define CHANNELS N_("email, telegram, whatsapp, phone, meeting, post, …")
#define OURS     N_("who on our side answers for it")

/* attrs.c: each ends with END. */
extern const struct schema_attr client_attrs[], contact_attrs[], status_attrs[],
    contract_attrs[], order_attrs[], stage_attrs[], touch_attrs[],
    issue_attrs[], resolve_attrs[], task_attrs[], done_attrs[], offer_attrs[],
    invoice_attrs[], line_attrs[], payment_attrs[], credit_attrs[], act_attrs[],
    paper_attrs[], plan_attrs[], survey_attrs[], response_attrs[], kpi_attrs[],
    usage_attrs[], cost_attrs[], gift_attrs[], report_attrs[], doc_attrs[],
    note_attrs[], plain_attrs[];

#endif
