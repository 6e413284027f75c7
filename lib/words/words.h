/*
 * The languages of papers: their words, numbers and dates.  English and Russian
 * are built in; a file may change their words, or bring another language.
 *
 * A word is a text, or a template with places such as {number} in it.
 */
#ifndef ACCT_WORDS_WORDS_H
#define ACCT_WORDS_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/value/date.h"
#include "base/value/money.h"

/* The table with their names and texts is in texts.c. */
enum paper_word {
    W_GROUP, /* between three digits each; before the decimals */
    W_POINT,
    W_MONTHS, /* twelve, as in dates, and alone */
    W_MONTHS_ALONE,
    W_DAY,          /* a date */
    W_DAY_OF_YEAR,  /* the first of two in one year */
    W_DAY_OF_MONTH, /* in one month */
    W_MONTH,
    W_QUARTER,
    W_YEAR,
    W_RUB,     /* behind amounts in rubles */
    W_INVOICE, /* in the order of paper_kind */
    W_CREDIT,
    W_QUOTE,
    W_ACT,
    W_RECEIPT,
    W_STATEMENT,
    W_REMINDER,
    W_NUMBERED,
    W_DATED,
    W_DRAFT,
    W_PAGE,
    W_FROM,
    W_TO,
    W_PERFORMER,
    W_CUSTOMER,
    W_PAYEE,
    W_PAYER,
    W_SENDER,
    W_ADDRESSEE,
    W_NUMBER,
    W_DATE,
    W_DUE,
    W_VALID,
    W_SUPPLIED,
    W_PERIOD,
    W_STRETCH, /* of a statement */
    W_METHOD,
    W_BANK_REF,
    W_ORDER,
    W_CONTRACT,
    W_BASIS,
    W_CORRECTS,
    W_FOR,
    W_TAXID,
    W_INN,
    W_KPP,
    W_PHONE,
    W_COL_N,
    W_COL_TEXT,
    W_COL_QTY,
    W_COL_UNIT,
    W_COL_PRICE,
    W_COL_PRICE_GROSS,
    W_COL_DISCOUNT,
    W_COL_DISCOUNT_GROSS,
    W_COL_VAT,
    W_COL_NO_VAT, /* in the place of a rate */
    W_COL_NET,
    W_COL_GROSS,
    W_COL_DATE,
    W_COL_CHARGE,
    W_COL_PAYMENT,
    W_COL_BALANCE,
    W_COL_INVOICE,
    W_COL_DUE,
    W_COL_OPEN,
    W_COL_AMOUNT,
    W_COL_PHASE, /* of a plan */
    W_COL_BEGINS,
    W_COL_ENDS,
    W_COL_DAYS,
    W_CARRIED,
    W_BROUGHT,
    W_SUM,
    W_SUM_GROSS,
    W_ALLOWANCE,
    W_ALLOWANCE_GROSS,
    W_ROUNDING,
    W_NET,
    W_NET_IN,
    W_VAT,
    W_VAT_IN,
    W_VAT_ON,
    W_VAT_IN_ON,
    W_NO_VAT,
    W_NO_VAT_ON,
    W_TOTAL,
    W_TOTAL_GROSS,
    W_TOTAL_CREDIT,
    W_PREPAID,
    W_PAID,
    W_CREDITED,
    W_OPEN,
    W_OVER,
    W_RECEIVED,
    W_OWED, /* closing balances: to us, to the client, none */
    W_IN_FAVOUR,
    W_BALANCE,
    W_CHARGED_ALL,
    W_PAID_ALL,
    W_MOVES,
    W_OPENING, /* in the order of paper_move_kind */
    W_MOVE_INVOICE,
    W_MOVE_CREDIT,
    W_MOVE_PAYMENT,
    W_MOVE_REFUND,
    W_MOVE_OFFSET,
    W_CLOSING,
    W_ON_ACCOUNT,
    W_GREETING,
    W_GREETING_NAME,
    W_REMIND_0, /* before it is past due */
    W_REMIND_1,
    W_REMIND_2,
    W_REMIND_3,
    W_REGARDS,
    W_COUNT,
    W_DONE, /* the like of an act */
    W_DONE_WORDS,
    W_PLAN,    /* the head of a plan */
    W_PLAN_BY, /* until when the quote has to be accepted for it */
    W_PLAN_OFF,
    W_IN_WORDS,
    W_REMARK,
    W_GROUND,
    W_GROUND_ZERO,
    W_PAYMENT,
    W_BANK,
    W_BANK_OF,
    W_ACCOUNT,
    W_CORR,
    W_BENEFICIARY,
    W_BIK,
    W_IBAN,
    W_BIC,
    W_REFERENCE,
    W_REFERENCE_TEXT,
    W_SCAN,
    W_SIGNER,
    W_ACCOUNTANT,
    W_TRADER,
    W_STAMP,
    W_PURPOSE,
    W_PURPOSE_VAT,
    W_PURPOSE_ZERO,
    W_PURPOSE_NO_VAT,
    W_CAT_Z, /* tax categories in a word or two, of UNCL 5305 */
    W_CAT_E,
    W_CAT_AE,
    W_CAT_K,
    W_CAT_G,
    W_CAT_O,
    W_NOTE_Z, /* and what has to be said of them */
    W_NOTE_E,
    W_NOTE_AE,
    W_NOTE_K,
    W_NOTE_G,
    W_NOTE_O,
    W_ME_NAME, /* instead of the settings, where they are not empty */
    W_ME_ADDRESS,
    W_ME_SIGNER,
    W_ME_ACCOUNTANT,
    W_ME_GROUND, /* likewise of invoice.ground */
    W_UNIT,      /* of lines that name none; units have forms, see units.c */
    W_UNIT_MONTH,
    W_UNIT_QUARTER,
    W_UNIT_YEAR,
    W_UNIT_HOUR,
    W_UNIT_MINUTE,
    W_UNIT_DAY,
    W_UNIT_WEEK,
    W_UNIT_ONE,
    W_UNIT_CONVENTIONAL,
    W_UNIT_SERVICE,
    W_UNIT_SET,
    W_UNIT_PACK,
    W_UNIT_SHEET,
    W_UNIT_PAGE,
    W_UNIT_PERSON,
    W_UNIT_GRAM,
    W_UNIT_KILOGRAM,
    W_UNIT_TONNE,
    W_UNIT_CENTIMETRE,
    W_UNIT_METRE,
    W_UNIT_KILOMETRE,
    W_UNIT_SQUARE_METRE,
    W_UNIT_CUBIC_METRE,
    W_UNIT_LITRE,
    W_UNIT_KILOWATT_HOUR,
    W_CONTACT, /* how to reach us: what it is, and where */
    W_CONTACT_PHONE,
    W_CONTACT_MOBILE,
    W_CONTACT_EMAIL,
    W_CONTACT_TELEGRAM,
    W_CONTACT_WHATSAPP,
    W_CONTACT_VIBER,
    W_CONTACT_SITE,
    W_LINE_COST,       /* one of which nothing is said */
    W_LINE_REST,       /* of an order */
    W_LINE_OTHER_RATE, /* likewise */
    W_LINE_INVOICE,    /* what is left of one */
    W_REP_TITLE,       /* of reports */
    W_REP_AS_OF,
    W_REP_NUMBERS,
    W_REP_CHANGED,
    W_REP_LINE,
    W_REP_LINE_YEAR,
    W_REP_LINE_FIRST,
    W_REP_MOVERS,
    W_REP_NOTHING,
    W_REP_REVENUE,
    W_REP_INVOICED,
    W_REP_RECEIVED,
    W_REP_MRR,
    W_REP_CLIENTS,
    W_REP_NEW,
    W_REP_CHURN,
    W_REP_ON_TIME,
    W_REP_RESPONSE,
    W_REP_COMPLAINTS,
    W_REP_NPS,
    W_REP_WHO,
    W_REP_CAME,
    W_REP_CAME_FROM,
    W_REP_LEFT,
    W_REP_LEFT_WHY,
    W_REP_PAUSED,
    W_REP_NOBODY,
    W_REP_AT_RISK,
    W_REP_RISK,
    W_REP_RISK_USUAL,
    W_REP_NO_RISK,
    W_REP_UNPAID,
    W_REP_OVERDUE,
    W_REP_NOT_OVERDUE,
    W_REP_OVERDUE_ONE,
    W_REP_PROMISED,
    W_REP_ORDER_LATE,
    W_REP_ISSUE_OPEN,
    W_REP_UNANSWERED,
    W_REP_TASK_LATE,
    W_REP_ALL_KEPT,
    W_REP_CHARTS,
    W_REP_YEAR_BEFORE,
    W_REP_THIS_YEAR,
    W_REP_CURVE,
    W_REP_AGES,
    W_REP_AGE_0,
    W_REP_AGE_1,
    W_REP_AGE_31,
    W_REP_AGE_61,
    W_REP_AGE_91,
    W_REP_MEDIAN,
    W_REP_P90,
    W_REP_LOAD,
    W_REP_FIRST_ORDER,
    W_REP_COHORT,
    W_REP_COHORTS,
    W_CLIENT_TITLE, /* of reports to clients */
    W_CLIENT_FROM,
    W_CLIENT_DONE,
    W_CLIENT_NOTHING_DONE,
    W_CLIENT_CONTRACT,
    W_CLIENT_STARTED,
    W_CLIENT_MILESTONE,
    W_CLIENT_READY,
    W_CLIENT_SHIPPED,
    W_CLIENT_DELIVERED,
    W_CLIENT_ACCEPTED,
    W_CLIENT_CANCELLED,
    W_CLIENT_SOLVED,
    W_CLIENT_MET,
    W_CLIENT_ISSUE,
    W_CLIENT_HOURS,
    W_CLIENT_HOURS_SPENT,
    W_CLIENT_KPI,
    W_CLIENT_KPI_NAME,
    W_CLIENT_KPI_OF,
    W_CLIENT_KPI_TARGET,
    W_CLIENT_KPI_ACTUAL,
    W_CLIENT_NEXT,
    W_CLIENT_NOTHING_NEXT,
    W_CLIENT_DEADLINE,
    W_CLIENT_OPEN_BY,
    W_CLIENT_OPEN_LATE,
    W_CLIENT_RUNS,
    W_CLIENT_PLAN,
    W_CLIENT_DAYS,
    W_CLIENT_STATE,
    W_CLIENT_STATE_DONE, /* in the order of plan_state */
    W_CLIENT_STATE_LATE,
    W_CLIENT_STATE_NOW,
    W_CLIENT_STATE_NEXT,
    W_CLIENT_STATE_LATER,
    W_CLIENT_STATE_CANCELLED,
    W_CLIENT_NEED,
    W_CLIENT_NOTHING_NEEDED,
    W_CLIENT_ANSWER,
    W_CLIENT_DECIDE,
    W_CLIENT_DECIDE_BY,
    W_CLIENT_SIGN,
    W_CLIENT_PAY,
    PAPER_WORDS
};

/* What a file says of a word that is ours, from a day on: see conf_section. */
struct paper_since {
    enum paper_word word;
    int32_t day;
    const char *text;
    struct paper_since *next; /* the latest day first */
};

struct paper_lang {
    const char *tag; /* "en", "de", "pt-BR" */
    bool russian;    /* whose words serve where `own` has none; else English */
    const char *own[PAPER_WORDS];
    struct paper_since *since;
};
extern const struct paper_lang paper_en, paper_ru;

/* Is it the language, in whatever variety: "ru", "ru-RU"? */
bool paper_lang_is(const struct paper_lang *l, const char *tag);
/* Reads a file of `name = text` lines over *out, whose other fields are set;
 * texts are of the arena.  Sections [me 2026-07-01] say what is ours from a day
 * on.  Returns 1 where there is no such file, else 0.
 * ERR_DATA with file and line: no such word or place, months that are not
 * twelve; ERR_IO. */
int paper_lang_read(struct paper_lang *out, const char *path,
                    struct arena *arena, struct err *e);

/* The name that files have for it. */
const char *paper_word_name(enum paper_word word);
const char *paper_word(const struct paper_lang *l, enum paper_word word);
/* That of a paper of that day: of W_ME_… */
const char *paper_word_on(const struct paper_lang *l, enum paper_word word,
                          int32_t day);
/* What stands in a place of a template; an array of them ends with {0}. */
struct paper_place {
    const char *name, *text;
};
/* Appends the template with its places filled in; those that nobody fills are
 * left out. */
void paper_say(const struct paper_lang *l, enum paper_word word,
               const struct paper_place *places, struct buf *out);
/* A template about a document, with its {number} and its day as {date} (ISO),
 * {dd}, {mm} and {yyyy}. */
void paper_say_of(const struct paper_lang *l, enum paper_word word,
                  const char *number, int32_t day, struct buf *out);
/* What stands behind an amount: руб., or the code. */
const char *paper_currency(const struct paper_lang *l, const char *code);
/* What has to be said of a tax category, or "": reverse charge, exemption. */
const char *paper_category_note(const struct paper_lang *l, const char *code);
/* The same in a word or two, behind the rate. */
const char *paper_category_name(const struct paper_lang *l, const char *code);

/* Numbers and dates as the language writes them: 1,234.50 and 1 234,50;
 * 5 October 2026 and 5 октября 2026 г.  number.c */
void paper_add_money(const struct paper_lang *l, int64_t minor, int digits,
                     struct buf *out);
void paper_add_decimal(const struct paper_lang *l, struct decimal d,
                       struct buf *out);
void paper_add_day(const struct paper_lang *l, int32_t day, struct buf *out);
/* Both days count: 1–15 October 2026, 28 September – 4 October 2026. */
void paper_add_days(const struct paper_lang *l, int32_t from, int32_t to,
                    struct buf *out);
/* 2026-09 as September 2026, 2026-q3 as Q3 2026, FROM..TO as days; what is no
 * period of the calendar as it stands. */
void paper_add_period(const struct paper_lang *l, const char *period,
                      struct buf *out);
/* The month of the day: October 2026, or October alone. */
void paper_add_month(const struct paper_lang *l, int32_t day, bool year,
                     struct buf *out);

#endif
