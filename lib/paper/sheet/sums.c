/* What the lines come to: sums, tax, and why there is none. */
#include <stdio.h>

#include "base/text/text.h"
#include "inside.h"

/* Does the paper's ground say why? Reverse charge has a reason of its own, and
 * a rate of 0 % is a rate. */
static bool has_ground(const struct paper *p, const struct paper_tax *t)
{
    return *p->ground && t->rate.n == 0 && strcmp(t->category, "AE") != 0 &&
           !paper_zero_rated(t);
}

static size_t grounded(const struct paper *p)
{
    size_t n = 0;
    for (size_t i = 0; i < p->taxes_n; i++)
        n += has_ground(p, &p->taxes[i]);
    return n;
}

/* Where there is more than one, each says of what amount it is. */
static enum paper_word label_of(const struct paper *p,
                                const struct paper_tax *t)
{
    bool ru = p->layout == PAPER_FORM_RU;
    if (sheet_without_tax(p, t))
        return p->taxes_n > 1 ? W_NO_VAT_ON : W_NO_VAT;
    if (sheet_gross(p) && ru)
        return W_VAT_IN;
    if (p->taxes_n > 1 || !ru)
        return sheet_gross(p) ? W_VAT_IN_ON : W_VAT_ON;
    return W_VAT;
}

static void add_label(struct sheet *s, const struct paper_tax *t,
                      struct buf *label)
{
    const struct paper_place places[] = {{"rate", sheet_decimal(s, t->rate)},
                                         {"net", sheet_money(s, t->net)},
                                         {0}};
    paper_say(s->paper->lang, label_of(s->paper, t), places, label);
}

static void add_tax(struct sheet *s, struct sheet_block *b,
                    const struct paper_tax *t)
{
    const struct paper *p = s->paper;
    const char *name = paper_category_name(p->lang, t->category);
    /* A single one is told by the ground, and may be called wrong: УСН is not
     * what the law calls outside the scope. */
    bool told = has_ground(p, t) && grounded(p) == 1;
    bool none = sheet_without_tax(p, t);
    struct buf label = {0};
    add_label(s, t, &label);
    if (*name && !told && (p->taxes_n > 1 || !none))
        buf_fmt(&label, " (%s)", name);
    sheet_pair(b, sheet_keep(s, &label), none ? "—" : sheet_money(s, t->tax));
}

/* What has been paid, and what is left. */
static void add_settled(struct sheet *s, struct sheet_block *b)
{
    const struct paper *p = s->paper;
    const struct {
        enum paper_word label;
        int64_t amount;
    } parts[] = {
        {W_PREPAID, p->prepaid}, {W_PAID, p->paid}, {W_CREDITED, p->credited}};
    bool any = false;
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        if (parts[i].amount) {
            sheet_pair(b, sheet_word(s, parts[i].label),
                       sheet_money(s, parts[i].amount));
            any = true;
        }
    if (!any)
        return;
    sheet_pair(b, sheet_with_code(s, p->over ? W_OVER : W_OPEN),
               sheet_money(s, p->over ? p->over : p->open));
    sheet_strong(b);
}

static void add_taxes(struct sheet *s, struct sheet_block *b)
{
    for (size_t i = 0; i < s->paper->taxes_n; i++)
        add_tax(s, b, &s->paper->taxes[i]);
}

static void add_total(struct sheet *s, struct sheet_block *b,
                      enum paper_word word)
{
    const struct paper *p = s->paper;
    if (p->rounding)
        sheet_pair(b, sheet_word(s, W_ROUNDING), sheet_money(s, p->rounding));
    sheet_pair(b, sheet_with_code(s, word), sheet_money(s, p->gross));
    sheet_strong(b);
}

/* Prices with tax: down to the total, and then what is within it. */
static void add_gross(struct sheet *s, struct sheet_block *b)
{
    const struct paper *p = s->paper;
    if (p->allowance) {
        sheet_pair(b, sheet_word(s, W_SUM_GROSS), sheet_money(s, p->lines_sum));
        sheet_pair(b, sheet_word(s, W_ALLOWANCE_GROSS),
                   sheet_money(s, -p->allowance));
    }
    add_total(s, b, W_TOTAL_GROSS);
    add_taxes(s, b);
    sheet_pair(b, sheet_word(s, W_NET_IN), sheet_money(s, p->net));
}

static void add_net(struct sheet *s, struct sheet_block *b)
{
    const struct paper *p = s->paper;
    bool ru = p->layout == PAPER_FORM_RU;
    if (p->allowance || ru)
        sheet_pair(b, sheet_word(s, W_SUM), sheet_money(s, p->lines_sum));
    if (p->allowance)
        sheet_pair(b, sheet_word(s, W_ALLOWANCE),
                   sheet_money(s, -p->allowance));
    if (ru ? p->allowance && p->tax && !p->gross_prices : p->taxes_n > 0)
        sheet_pair(b, sheet_word(s, W_NET), sheet_money(s, p->net));
    add_taxes(s, b);
    add_total(s, b, p->kind == PAPER_INVOICE ? W_TOTAL : W_TOTAL_CREDIT);
}

static void add_sums(struct sheet *s)
{
    const struct paper *p = s->paper;
    struct sheet_block *b = sheet_add(s, SHEET_SUMS);
    if (p->layout == PAPER_FORM_INTL && sheet_gross(p))
        add_gross(s, b);
    else
        add_net(s, b);
    add_settled(s, b);
}

static void add_count(struct sheet *s)
{
    const struct paper *p = s->paper;
    char count[24];
    if (p->layout != PAPER_FORM_RU)
        return;
    snprintf(count, sizeof count, "%zu", p->lines_n);
    const struct paper_place places[] = {
        {"count", count},
        {"sum", sheet_money(s, p->gross)},
        {"currency", paper_currency(p->lang, p->code)},
        {0}};
    sheet_add(s, SHEET_TEXT)->text =
        sheet_say(s, p->kind == PAPER_ACT ? W_DONE : W_COUNT, places);
}

/* Where only some is meant, says how much. */
static void add_note(struct sheet *s, int64_t net, bool all, const char *note)
{
    const struct paper *p = s->paper;
    struct buf b = {0};
    if (!all)
        buf_fmt(&b, "%s\u00a0%s — ", sheet_money(s, net),
                paper_currency(p->lang, p->code));
    buf_puts(&b, note);
    sheet_add(s, SHEET_TEXT)->text = sheet_keep(s, &b);
}

/* Does the text begin with the words of that, up to a place in them? */
static bool begins(struct str text, const char *words)
{
    struct buf all = {0}, start = {0};
    text_fold(text, &all);
    text_fold((struct str){words, strcspn(words, "{")}, &start);
    while (start.n && strchr(": ", start.p[start.n - 1]))
        start.n--;
    struct str rest = {buf_cstr(&all) + start.n, 0};
    bool so = start.n && all.n >= start.n &&
              memcmp(all.p, start.p, start.n) == 0 &&
              (all.n == start.n || strchr(" .,:;(-", *rest.p));
    buf_release(&all);
    buf_release(&start);
    return so;
}

/* A ground may say by itself, in whatever language, that there is no tax. */
static bool says_all(const struct paper *p, struct str ground,
                     enum paper_word word)
{
    const struct paper_lang *const langs[] = {p->lang, &paper_en, &paper_ru};
    for (size_t i = 0; i < sizeof langs / sizeof langs[0]; i++)
        if (begins(ground, paper_word(langs[i], word)) ||
            begins(ground, paper_word(langs[i], W_NO_VAT)))
            return true;
    return false;
}

/* A sentence, which ends with one full stop. */
static const char *ground(struct sheet *s, enum paper_word word)
{
    struct str text = str_trim(str_of(s->paper->ground));
    while (text.n && text.p[text.n - 1] == '.')
        text.n--;
    const char *why = arena_dup(&s->arena, text.p, text.n);
    const struct paper_place places[] = {{"ground", why}, {0}};
    if (says_all(s->paper, text, word))
        return arena_fmt(&s->arena, "%s.", why);
    return sheet_say(s, word, places);
}

/* Why there is no tax on some of it: said once for each reason. */
static void add_notes(struct sheet *s)
{
    const struct paper *p = s->paper;
    size_t n = grounded(p);
    int64_t net = 0;
    for (size_t i = 0; i < p->taxes_n; i++) {
        const struct paper_tax *t = &p->taxes[i];
        const char *note = paper_category_note(p->lang, t->category);
        if (has_ground(p, t))
            net += t->net;
        else if (*note)
            add_note(s, t->net, p->taxes_n == 1, note);
    }
    if (n)
        add_note(s, net, n == p->taxes_n, ground(s, W_GROUND));
    for (size_t i = 0; *p->ground && !n && i < p->taxes_n; i++)
        if (paper_zero_rated(&p->taxes[i]))
            add_note(s, p->taxes[i].net, p->taxes_n == 1,
                     ground(s, W_GROUND_ZERO));
}

void sheet_sums(struct sheet *s)
{
    add_sums(s);
    add_count(s);
    sheet_words(s, s->paper->gross);
    add_notes(s);
}
