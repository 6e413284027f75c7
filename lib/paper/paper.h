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
 * words are in a table (words.h) and not in a catalogue.
 */
#ifndef ACCT_PAPER_PAPER_H
#define ACCT_PAPER_PAPER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "base/value/date.h"
#include "base/value/money.h"
#include "words/words.h"

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
enum paper_size { PAPER_A4, PAPER_LETTER };

/* All strings of a paper are UTF-8, and "" where there is nothing to say. */
struct paper_party {
    const char *name, *address, *taxid, *inn, *kpp, *email, *phone;
    const char *signer, *accountant;
};
struct paper_bank {
    const char *name, *account, *bik, *corr; /* Russia */
    const char *iban, *bic, *iban_bank;
    const char *other; /* as the user put it, where no field is filled in */
};
struct paper_line {
    const char *text, *unit, *category; /* of tax: UNCL 5305, or "" */
    const char *order;
    struct decimal qty, vat;
    struct price price; /* of one unit: it may be finer than money */
    int64_t discount;
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
    MOVE_OFFSET, /* from the account to an invoice */
    MOVE_CLOSING
};
struct paper_move {
    enum paper_move_kind kind;
    int32_t day;
    const char *ref;  /* its number, or the bank's reference */
    const char *of;   /* the invoice that a payment or credit note is for */
    const char *note; /* what was said of it */
    int64_t charge, payment, balance;
};
/* What a letter reminds of, or a receipt is for. */
struct paper_debt {
    const char *number;  /* of the invoice; "": on account */
    int32_t day, due;    /* DAY_NONE: not known */
    int64_t gross, open; /* of a reminder */
    int64_t paid;        /* by what the receipt is for */
};

/* When the work of a line is done. */
struct paper_phase {
    size_t line; /* its number, from 1 */
    const char *name;
    int32_t first, last;
    int days; /* of work */
};

struct paper {
    enum paper_kind kind;
    enum paper_layout layout;
    const struct paper_lang *lang;
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
    const struct paper_phase *phases; /* of a quote */
    size_t phases_n;
    int32_t plan_first, plan_last; /* whole weeks around them */
    const bool *plan_off;          /* days off, from the first to the last */
    int32_t plan_by;  /* the phases hold where it is accepted by then;
                         DAY_NONE: it was, or they have days of their own */
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
    int stage;                     /* of a reminder: from 1 */
    struct str logo;               /* a PNG file's bytes */
    struct str payload;            /* of the payment's QR code; empty: none */
    bool payload_small;            /* see qr_make */
    const char *font;              /* family, or "" */
};

/* Of two accounts, it is the one that takes the currency: the one that the code
 * names. */
static inline bool paper_pays_russia(const struct paper *p)
{
    return *p->bank.account && (strcmp(p->code, "RUB") == 0 || !*p->bank.iban);
}
/* Documents that the client pays upon. */
static inline bool paper_is_bill(const struct paper *p)
{
    return p->kind == PAPER_INVOICE || p->kind == PAPER_REMINDER;
}
/* Does it say where to pay, in a part of its own?  The Russian form has that in
 * its head. */
static inline bool paper_says_where(const struct paper *p)
{
    const struct paper_bank *k = &p->bank;
    bool framed = p->kind == PAPER_STATEMENT ||
                  (p->layout == PAPER_FORM_INTL && paper_is_bill(p));
    return framed && p->open > 0 && (*k->iban || *k->account || *k->other);
}
static inline bool paper_has_account(const struct paper *p)
{
    return paper_says_where(p) ||
           (p->layout == PAPER_FORM_RU && paper_is_bill(p));
}

/* A rate of 0 % is a rate, which the law tells from no tax at all. */
static inline bool paper_zero_rated(const struct paper_tax *t)
{
    return t->rate.n == 0 && strcmp(t->category, "Z") == 0;
}

#endif
