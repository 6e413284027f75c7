/*
 * A paper for a client: an invoice, a quote, an act of work done, …  It knows
 * no ledger: whoever has a document fills a struct paper in, and gets it as a
 * PDF, an HTML page, plain text or, for programs, JSON (paper_json.h).
 *
 *     struct paper      what is to be said       (the caller, from a book)
 *     struct sheet      in which words and order (sheet.h, by the tables here)
 *     pdf, html, plain  where on the page        (pdf.h, html.h, plain.h)
 *
 * The language is the client's, not that of the program's messages, so its
 * words are in a table here and not in a catalogue.
 */
#ifndef ACCT_OUT_PAPER_H
#define ACCT_OUT_PAPER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/date.h"
#include "base/money.h"
#include "base/str.h"

enum paper_kind {
    PAPER_INVOICE,
    PAPER_CREDIT,
    PAPER_QUOTE,
    PAPER_ACT,
    PAPER_RECEIPT,
    PAPER_STATEMENT,
    PAPER_REMINDER,
    PAPER_KINDS
};
/* As the form is in Russia, or as letters between firms are elsewhere. */
enum paper_layout { PAPER_FORM_RU, PAPER_FORM_INTL };
enum paper_lang { PAPER_EN, PAPER_RU, PAPER_LANGS };
enum paper_size { PAPER_A4, PAPER_LETTER };

/* All strings of a paper are UTF-8, and "" where there is nothing to say. */
struct paper_party {
    const char *name, *address, *taxid, *inn, *kpp, *email, *phone;
    const char *signer, *accountant;
};
struct paper_bank {
    const char *name, *account, *bik, *corr; /* Russia */
    const char *iban, *bic;
    const char *other; /* as the user put it, where no field is filled in */
};
struct paper_line {
    const char *text, *unit, *category; /* of tax: UNCL 5305, or "" */
    const char *order;
    struct decimal qty, vat;
    int64_t price, discount;
    int64_t amount; /* what it comes to, in the terms of its price */
};
struct paper_tax {
    const char *category;
    struct decimal rate;
    int64_t net, tax;
};
/* What was paid or credited; a row of a statement. */
enum paper_move_kind {
    MOVE_OPENING,
    MOVE_INVOICE,
    MOVE_CREDIT,
    MOVE_PAYMENT,
    MOVE_REFUND,
    MOVE_CLOSING
};
struct paper_move {
    enum paper_move_kind kind;
    int32_t day;
    const char *ref; /* its number, or the bank's reference */
    int64_t charge, payment, balance;
};
/* What a letter reminds of, or a receipt is for. */
struct paper_debt {
    const char *number; /* of the invoice; "": on account */
    int32_t day, due;   /* DAY_NONE: not known */
    int64_t gross, open;
    int64_t paid; /* by what the receipt is for */
};

struct paper {
    enum paper_kind kind;
    enum paper_layout layout;
    enum paper_lang lang;
    enum paper_size size;
    const char *number; /* NULL: a draft; "": it goes without */
    const char *client; /* the key that we know it by */
    int32_t day, due;   /* DAY_NONE: none; due of a quote: how long it stands */
    int32_t supplied, supplied_to; /* first and last day of supply; DAY_NONE */
    const char *order, *contract, *period;
    const char *of; /* the document that this one is about */
    int32_t of_day;
    struct paper_party seller, buyer;
    struct paper_bank bank;
    const struct paper_line *lines;
    size_t lines_n;
    const struct paper_tax *taxes;
    size_t taxes_n; /* 0: nothing is known of its tax */
    const struct paper_move *moves;
    size_t moves_n;
    const struct paper_debt *debts; /* of reminders and receipts */
    size_t debts_n;
    const char *code; /* of the currency */
    int digits;
    bool gross_prices;            /* prices and amounts of lines are with tax */
    int64_t lines_sum, allowance; /* of the lines; off them together */
    int64_t net, tax, rounding, gross;
    int64_t prepaid, paid, credited; /* before it was made; since then */
    int64_t open, over;
    const char *ground; /* why there is no tax, but for reverse charge */
    const char *remark;
    const char *method, *bank_ref; /* of a payment */
    const char *greeting;          /* of a letter; "": that of the language */
    int stage, late;               /* of a reminder: from 1; days past due */
    struct str logo;               /* a PNG file's bytes */
    struct str payload;            /* of the payment's QR code; empty: none */
    bool payload_small;            /* see qr_make */
    const char *font;              /* family, or "" */
};

/* "ru", "ru-RU" … to the language; false, and English, for what has no table.
 */
bool paper_lang_parse(const char *tag, enum paper_lang *out);
const char *paper_lang_tag(enum paper_lang lang); /* "en" */

/* The words of a paper; the table is in paper_words.c. */
enum paper_word {
    W_INVOICE, /* in the order of paper_kind */
    W_CREDIT,
    W_QUOTE,
    W_ACT,
    W_RECEIPT,
    W_STATEMENT,
    W_REMINDER,
    W_NUMBERED, /* title, number, date */
    W_DATED,    /* title, date */
    W_DRAFT,
    W_PAGE, /* page, pages */
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
    W_EMAIL,
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
    W_CARRIED,
    W_BROUGHT,
    W_SUM,
    W_SUM_GROSS,
    W_ALLOWANCE,
    W_ALLOWANCE_GROSS,
    W_ROUNDING,
    W_NET,
    W_NET_IN,
    W_VAT,       /* rate */
    W_VAT_IN,    /* rate: within the amount */
    W_VAT_ON,    /* rate, net */
    W_VAT_IN_ON, /* rate, net */
    W_NO_VAT,
    W_NO_VAT_ON, /* net */
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
    W_MOVES,
    W_OPENING, /* in the order of paper_move_kind */
    W_MOVE_INVOICE,
    W_MOVE_CREDIT,
    W_MOVE_PAYMENT,
    W_MOVE_REFUND,
    W_CLOSING,
    W_ON_ACCOUNT,
    W_GREETING,
    W_REMIND_1, /* invoice, its day, the day it was due, what is open, code */
    W_REMIND_2, /* likewise */
    W_REMIND_3, /* likewise */
    W_REGARDS,  /* who signs */
    W_COUNT,    /* lines, amount, currency */
    W_DONE,     /* the like of an act */
    W_DONE_WORDS,
    W_IN_WORDS,
    W_REMARK,
    W_GROUND,      /* the ground */
    W_GROUND_ZERO, /* likewise */
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
    W_SCAN,
    W_SIGNER,
    W_ACCOUNTANT,
    W_TRADER,
    W_STAMP,
    W_PURPOSE,     /* number, date */
    W_PURPOSE_VAT, /* amount, currency */
    W_PURPOSE_ZERO,
    W_PURPOSE_NO_VAT,
    PAPER_WORDS
};
const char *paper_word(enum paper_lang lang, enum paper_word word);
/* What stands behind an amount: руб., or the code. */
const char *paper_currency(enum paper_lang lang, const char *code);
/* What has to be said of a tax category, or "": reverse charge, exemption. */
const char *paper_category_note(enum paper_lang lang, const char *category);
/* The same in a word or two, behind the rate. */
const char *paper_category_name(enum paper_lang lang, const char *category);
/* A rate of 0 % is a rate, which the law tells from no tax at all. */
bool paper_zero_rated(const struct paper_tax *t);

/* Numbers and dates as the language writes them: 1,234.50 and 1 234,50;
 * 5 October 2026 and 5 октября 2026 г.  paper_number.c */
void paper_add_money(enum paper_lang lang, int64_t minor, int digits,
                     struct buf *out);
void paper_add_decimal(enum paper_lang lang, struct decimal d, struct buf *out);
void paper_add_day(enum paper_lang lang, int32_t day, struct buf *out);
/* Both days count: 1–15 October 2026, 28 September – 4 October 2026. */
void paper_add_days(enum paper_lang lang, int32_t from, int32_t to,
                    struct buf *out);
/* 2026-09 as September 2026, 2026-q3 as Q3 2026, FROM..TO as days; what is no
 * period of the calendar as it stands. */
void paper_add_period(enum paper_lang lang, const char *period,
                      struct buf *out);

#endif
