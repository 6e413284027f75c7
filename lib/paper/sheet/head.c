/* Who writes to whom, about what, and where to pay. */
#include <ctype.h>

#include "inside.h"

/* A pair that is there only with a value. */
static void pair_if(struct sheet_block *b, const char *label, const char *value)
{
    if (*value)
        sheet_pair(b, label, value);
}

static const char *period(struct sheet *s)
{
    struct buf b = {0};
    paper_add_period(s->paper->lang, s->paper->period, &b);
    return sheet_keep(s, &b);
}

static const char *supplied(struct sheet *s)
{
    const struct paper *p = s->paper;
    struct buf b = {0};
    if (p->supplied != DAY_NONE)
        paper_add_days(p->lang, p->supplied, p->supplied_to, &b);
    return sheet_keep(s, &b);
}

static enum paper_word kind_word(const struct paper *p)
{
    return (enum paper_word)(W_INVOICE + (int)p->kind);
}

/* Adds " KEY value" with a comma before it where there is text already; so are
 * its lines. */
static void join(struct buf *b, const char *label, const char *value)
{
    if (!*value)
        return;
    buf_puts(b, b->n ? ", " : "");
    if (*label)
        buf_fmt(b, "%s\u00a0", label);
    struct str rest = str_of(value), line;
    for (bool first = true; str_cut(&rest, '\n', &line); first = false) {
        buf_puts(b, first ? "" : ", ");
        buf_str(b, line);
    }
}

/* In one line, as Russian forms have it: name, ИНН, КПП, address. */
static const char *party_line(struct sheet *s, const struct paper_party *p)
{
    struct buf b = {0};
    join(&b, "", p->name);
    join(&b, sheet_word(s, W_INN), p->inn);
    join(&b, sheet_word(s, W_KPP), p->kpp);
    if (!*p->inn)
        join(&b, sheet_word(s, W_TAXID), p->taxid);
    join(&b, "", p->address);
    join(&b, sheet_word(s, W_PHONE), p->phone);
    return sheet_keep(s, &b);
}

const char *sheet_titled(struct sheet *s)
{
    const struct paper *p = s->paper;
    bool numbered = p->number && *p->number;
    const struct paper_place places[] = {{"title", sheet_word(s, kind_word(p))},
                                         {"number", numbered ? p->number : ""},
                                         {"day", sheet_day(s, p->day)},
                                         {0}};
    struct buf b = {0};
    paper_say(p->lang, numbered ? W_NUMBERED : W_DATED, places, &b);
    if (!p->number)
        buf_fmt(&b, " (%s)", sheet_word(s, W_DRAFT));
    return sheet_keep(s, &b);
}

/* What the two are to each other. */
static enum paper_word party_word(const struct paper *p, bool buyer)
{
    static const enum paper_word parties[PAPER_KINDS][2] = {
        [PAPER_INVOICE] = {W_FROM, W_TO},
        [PAPER_CREDIT] = {W_FROM, W_TO},
        [PAPER_QUOTE] = {W_SENDER, W_ADDRESSEE},
        [PAPER_ACT] = {W_PERFORMER, W_CUSTOMER},
        [PAPER_RECEIPT] = {W_PAYEE, W_PAYER},
        [PAPER_STATEMENT] = {W_SENDER, W_ADDRESSEE},
        [PAPER_REMINDER] = {W_SENDER, W_ADDRESSEE},
    };
    return parties[p->kind][buyer];
}

static bool is_act(const struct paper *p)
{
    return p->kind == PAPER_ACT;
}

static void add_bank(struct sheet *s)
{
    const struct paper_bank *k = &s->paper->bank;
    const struct paper_party *me = &s->paper->seller;
    struct sheet_block *b = sheet_add(s, SHEET_BANK);
    const struct {
        enum paper_word label;
        const char *value;
    } pairs[BANK_PAIRS] = {
        [BANK_NAME] = {W_BANK_OF, k->name},
        [BANK_BIK] = {W_BIK, k->bik},
        [BANK_CORR] = {W_ACCOUNT, k->corr},
        [BANK_INN] = {W_INN, me->inn},
        [BANK_KPP] = {W_KPP, me->kpp},
        [BANK_ACCOUNT] = {W_ACCOUNT, k->account},
        [BANK_BENEFICIARY] = {W_BENEFICIARY, me->name},
    };
    for (int i = 0; i < BANK_PAIRS; i++)
        sheet_pair(b, sheet_word(s, pairs[i].label), pairs[i].value);
}

/* "Contract C-12, order O-7". */
static const char *basis(struct sheet *s)
{
    const struct paper *p = s->paper;
    struct buf b = {0};
    join(&b, sheet_word(s, W_CONTRACT), p->contract);
    join(&b, sheet_word(s, W_ORDER), p->order);
    if (*p->of)
        join(&b, "", sheet_document(s, p->of, p->of_day));
    return sheet_keep(s, &b);
}

/* In groups of four, as it is read out, where it is typed without blanks. */
static const char *grouped(struct sheet *s, const char *iban)
{
    enum { GROUP = 4 };
    struct buf b = {0};
    for (size_t i = 0; iban[i]; i++) {
        if (!isalnum((unsigned char)iban[i])) {
            buf_release(&b);
            return iban;
        }
        buf_puts(&b, i > 0 && i % GROUP == 0 ? "\u00a0" : "");
        buf_ch(&b, iban[i]);
    }
    return sheet_keep(s, &b);
}

/* Where to pay, a line each. */
static void add_account(struct sheet *s, struct sheet_block *b)
{
    const struct paper_bank *k = &s->paper->bank;
    bool russia = paper_pays_russia(s->paper);
    const struct {
        enum paper_word label;
        const char *value;
    } pairs[] = {
        {W_ACCOUNT, russia ? k->account : ""},
        {W_IBAN, russia ? "" : grouped(s, k->iban)},
        {W_BIC, russia ? "" : k->bic},
        {W_BANK, russia     ? k->name
                 : *k->iban ? k->iban_bank
                            : k->other},
        {W_BIK, russia ? k->bik : ""},
        {W_CORR, russia ? k->corr : ""},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
        pair_if(b, sheet_word(s, pairs[i].label), pairs[i].value);
}

static void add_stretch(struct sheet *s, struct sheet_block *b)
{
    pair_if(
        b,
        sheet_word(s, s->paper->kind == PAPER_STATEMENT ? W_STRETCH : W_PERIOD),
        period(s));
}

/* How a payment came. */
static void add_way(struct sheet *s, struct sheet_block *b)
{
    pair_if(b, sheet_word(s, W_METHOD), s->paper->method);
    pair_if(b, sheet_word(s, W_BANK_REF), s->paper->bank_ref);
}

static void form_ru(struct sheet *s)
{
    const struct paper *p = s->paper;
    if (paper_is_bill(p) && paper_pays_russia(p))
        add_bank(s);
    sheet_add(s, SHEET_TITLE)->text = sheet_titled(s);
    struct sheet_block *b = sheet_add(s, SHEET_FIELDS);
    b->strong = true;
    pair_if(b, sheet_word(s, party_word(p, false)), party_line(s, &p->seller));
    pair_if(b, sheet_word(s, party_word(p, true)), party_line(s, &p->buyer));
    pair_if(b, sheet_word(s, W_BASIS), basis(s));
    add_stretch(s, b);
    pair_if(b, sheet_word(s, p->kind == PAPER_QUOTE ? W_VALID : W_DUE),
            sheet_day(s, p->due));
    add_way(s, b);
    if (paper_is_bill(p) && !paper_pays_russia(p))
        add_account(s, b);
}

/* A group of its own, where there is anything to say of the party. */
static void add_party(struct sheet *s, struct sheet_block *b, bool buyer)
{
    const struct paper_party *p = buyer ? &s->paper->buyer : &s->paper->seller;
    if (!*p->name && !*p->address && !*p->taxid && !*p->inn && !*p->kpp)
        return;
    sheet_pair(b, sheet_word(s, party_word(s->paper, buyer)), "");
    sheet_pair(b, "", p->name);
    sheet_pair(b, "", p->address);
    pair_if(b, sheet_word(s, W_TAXID), p->taxid);
    pair_if(b, sheet_word(s, W_INN), p->inn);
    pair_if(b, sheet_word(s, W_KPP), p->kpp);
}

/* Who sends it, who gets it, and its dates, side by side. */
static void add_groups(struct sheet *s)
{
    const struct paper *p = s->paper;
    struct sheet_block *b = sheet_add(s, SHEET_GROUPS);
    add_party(s, b, false);
    add_party(s, b, true);
    sheet_pair(b, sheet_word(s, kind_word(p)), "");
    pair_if(b, sheet_word(s, W_NUMBER), p->number ? p->number : "");
    sheet_pair(b, sheet_word(s, W_DATE), sheet_day(s, p->day));
    pair_if(b, sheet_word(s, p->kind == PAPER_QUOTE ? W_VALID : W_DUE),
            sheet_day(s, p->due));
    pair_if(
        b, sheet_word(s, p->supplied == p->supplied_to ? W_SUPPLIED : W_PERIOD),
        supplied(s));
    add_stretch(s, b);
    pair_if(b, sheet_word(s, W_CONTRACT), p->contract);
    pair_if(b, sheet_word(s, W_ORDER), p->order);
    pair_if(b, sheet_word(s, p->kind == PAPER_CREDIT ? W_CORRECTS : W_FOR),
            p->of);
    add_way(s, b);
}

static void form_intl(struct sheet *s)
{
    const struct paper *p = s->paper;
    struct sheet_block *head = sheet_add(s, SHEET_LETTERHEAD);
    head->text = p->seller.name;
    head->title = sheet_word(s, kind_word(p));
    add_groups(s);
}

void sheet_head(struct sheet *s)
{
    if (s->paper->layout == PAPER_FORM_RU)
        form_ru(s);
    else
        form_intl(s);
}

/* Of a letter it is the invoice that the letter is about. */
static const char *reference(struct sheet *s)
{
    const struct paper *p = s->paper;
    struct buf b = {0};
    if (p->kind == PAPER_REMINDER)
        paper_say_of(p->lang, W_REFERENCE_TEXT, p->debts[0].number,
                     p->debts[0].day, &b);
    else if (p->kind == PAPER_STATEMENT)
        buf_puts(&b, p->number ? p->number : "");
    else if (p->number)
        paper_say_of(p->lang, W_REFERENCE_TEXT, p->number, p->day, &b);
    return sheet_keep(s, &b);
}

void sheet_payment(struct sheet *s)
{
    const struct paper *p = s->paper;
    const struct paper_bank *k = &p->bank;
    if (!paper_says_where(p))
        return;
    struct sheet_block *b = sheet_add(s, SHEET_PAY);
    b->title = sheet_word(s, W_PAYMENT);
    if (*k->iban || *k->account)
        pair_if(b, sheet_word(s, W_BENEFICIARY), p->seller.name);
    add_account(s, b);
    pair_if(b, sheet_word(s, W_REFERENCE), reference(s));
}

void sheet_signs(struct sheet *s)
{
    const struct paper *p = s->paper;
    const struct paper_party *me = &p->seller;
    enum { TRADER_INN = 12 };
    bool both = is_act(p);
    bool letter = p->kind == PAPER_STATEMENT || p->kind == PAPER_REMINDER;
    if (!both && (p->layout != PAPER_FORM_RU || letter))
        return;
    struct sheet_block *b = sheet_add(s, SHEET_SIGNS);
    if (both) {
        b->strong = true; /* with room for stamps */
        sheet_pair(b, sheet_word(s, W_PERFORMER), me->signer);
        sheet_pair(b, sheet_word(s, W_CUSTOMER), p->buyer.signer);
    } else if (strlen(me->inn) == TRADER_INN) {
        sheet_pair(b, sheet_word(s, W_TRADER), me->signer);
    } else {
        sheet_pair(b, sheet_word(s, W_SIGNER), me->signer);
        sheet_pair(b, sheet_word(s, W_ACCOUNTANT), me->accountant);
    }
}
