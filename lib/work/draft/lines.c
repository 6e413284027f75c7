/* Lines of documents as they are typed. */
#include "base/i18n.h"
#include "inside.h"
#include "words/units.h"

static const char *const part_names[DRAFT_PARTS] = {
    N_("text"),  N_("quantity"), N_("unit"),
    N_("price"), N_("VAT"),      N_("discount"),
};

/* "line 2: price: " in front of what is wrong. */
static int wrong_part(size_t i, enum draft_part part, struct err *e)
{
    struct buf where = {0};
    buf_fmt(&where, _("line %zu: %s"), i + 1, _(part_names[part]));
    e->kind = ERR_USAGE;
    err_at(e, buf_cstr(&where), 0);
    buf_release(&where);
    return -1;
}

/* Takes a part off *rest; a bar or backslash after a backslash is itself. */
static const char *next_part(struct arena *arena, const char **rest)
{
    struct buf part = {0};
    const char *p = *rest;
    for (; *p && *p != '|'; p++) {
        if (*p == '\\' && (p[1] == '|' || p[1] == '\\'))
            p++;
        buf_ch(&part, *p);
    }
    *rest = *p ? p + 1 : NULL;
    struct str text = str_trim(buf_view(&part));
    const char *kept = arena_dup(arena, text.n ? text.p : "", text.n);
    buf_release(&part);
    return kept;
}

/* "line 2: ", where a part says by itself what it is. */
static int wrong_line(size_t i, struct err *e)
{
    struct buf where = {0};
    buf_fmt(&where, _("line %zu"), i + 1);
    e->kind = ERR_USAGE;
    err_at(e, buf_cstr(&where), 0);
    buf_release(&where);
    return -1;
}

static int type_line(struct home *home, const char *text, size_t i,
                     struct draft_typed *line, struct err *e)
{
    size_t n = 0;
    line->plan = (struct plan_line){
        .text = "", .from = DAY_NONE, .to = DAY_NONE, .after = ""};
    for (const char *rest = text; rest;) {
        const char *part = next_part(&home->arena, &rest);
        if (n > DRAFT_PART_PRICE && draft_is_when(part)) {
            if (draft_read_when(home, part, &line->plan, e) < 0)
                return wrong_line(i, e);
            continue;
        }
        if (n == DRAFT_PARTS)
            return err_set(e, ERR_USAGE,
                           _("line %zu has more than six parts (a bar in "
                             "the text is written \\|)"),
                           i + 1);
        line->part[n++] = part;
    }
    if (n <= DRAFT_PART_PRICE)
        return err_set(e, ERR_USAGE,
                       _("line %zu: '%s' has no price (write "
                         "TEXT|QTY|UNIT|PRICE or TEXT|QTY|UNIT|PRICE|VAT)"),
                       i + 1, text);
    for (; n < DRAFT_PARTS; n++)
        line->part[n] = "";
    if (!*line->part[DRAFT_PART_TEXT]) {
        err_set(e, ERR_USAGE, _("is empty (say what is billed)"));
        return wrong_part(i, DRAFT_PART_TEXT, e);
    }
    line->plan.text = line->part[DRAFT_PART_TEXT];
    if (!*line->part[DRAFT_PART_QTY])
        line->part[DRAFT_PART_QTY] = "1";
    return 0;
}

/* The numbers of a line that need no currency. */
static int read_line(struct home *home, struct draft_typed *typed, size_t i,
                     struct err *e)
{
    struct invoice_line *line = &typed->line;
    const char *vat = typed->part[DRAFT_PART_VAT];
    *line = (struct invoice_line){
        .text = typed->part[DRAFT_PART_TEXT],
        .unit = typed->part[DRAFT_PART_UNIT],
        .order = "",
        .cost = "",
    };
    if (decimal_parse(str_of(typed->part[DRAFT_PART_QTY]), &line->qty, e) < 0)
        return wrong_part(i, DRAFT_PART_QTY, e);
    if (line->qty.n == 0) {
        err_set(e, ERR_USAGE, _("'%s' bills nothing"),
                typed->part[DRAFT_PART_QTY]);
        return wrong_part(i, DRAFT_PART_QTY, e);
    }
    line->qty = invoice_decimal(line->qty);
    if (draft_vat(home, *vat ? vat : conf_text(&home->conf, "invoice.vat"),
                  line, e) < 0)
        return wrong_part(i, DRAFT_PART_VAT, e);
    return 0;
}

int draft_type_lines(struct home *home, const char **texts, size_t n,
                     struct draft_given *out, struct err *e)
{
    if (!n)
        return 0;
    struct draft_typed *typed = arena_new(&home->arena, n * sizeof *typed);
    for (size_t i = 0; i < n; i++) {
        if (type_line(home, texts[i], i, &typed[i], e) < 0 ||
            read_line(home, &typed[i], i, e) < 0)
            return -1;
        if (out->row.type == REC_OFFER || !plan_is_phase(&typed[i].plan))
            continue;
        err_set(e, ERR_USAGE,
                _("only the lines of a quote say when the work is done"));
        return wrong_line(i, e);
    }
    out->typed = typed;
    out->typed_n = n;
    return 0;
}

const char *draft_unit(struct draft *d, const struct paper_lang *lang,
                       enum paper_word word)
{
    struct buf text = {0};
    paper_add_unit_word(lang, word, (struct decimal){1, 0}, &text);
    return buf_keep(&text, &d->home->arena);
}

/* The setting, or the word of the client's language. */
static int usual_unit(struct draft *d, const char **unit, struct err *e)
{
    const struct paper_lang *lang;
    *unit = conf_text(&d->home->conf, "invoice.unit");
    if (strcmp(*unit, "auto") != 0)
        return 0;
    if (words_of(d->words, client_lang(d->book, d->client), &lang, e) < 0)
        return -1;
    *unit = draft_unit(d, lang, W_UNIT);
    return 0;
}

int draft_defaults(struct draft *d, struct invoice_line *line, struct err *e)
{
    if (usual_unit(d, &line->unit, e) < 0)
        return -1;
    if (draft_vat(d->home, conf_text(&d->home->conf, "invoice.vat"), line, e) <
        0)
        return err_at(e, "invoice.vat", 0);
    return 0;
}

/* "10%" of the line, or an amount off it: never more than it comes to, nor
 * something put on.  What is taken back had its discount, too. */
static int line_discount(struct draft *d, const char *text,
                         struct invoice_line *line, struct err *e)
{
    struct str s = str_of(text);
    struct decimal percent;
    int64_t amount;
    char asked[MONEY_SIZE], most[MONEY_SIZE];
    if (!s.n)
        return 0;
    if (price_times(line->price, line->qty, &amount, e) < 0)
        return -1;
    if (s.p[s.n - 1] == '%') {
        s.n--;
        if (draft_percent(str_trim(s), &percent, e) < 0)
            return -1;
        return money_percent(amount, percent, &line->discount, e);
    }
    if (money_parse(s, d->digits, &line->discount, e) < 0)
        return -1;
    if (line->discount < 0)
        return err_set(e, ERR_USAGE, _("'%s' is below zero"), text);
    if (line->discount > (amount < 0 ? -amount : amount))
        return err_set(e, ERR_USAGE, _("%s is more than the line's %s"),
                       money_print(line->discount, d->digits, asked),
                       money_print(amount, d->digits, most));
    if (amount < 0)
        line->discount = -line->discount;
    return 0;
}

int draft_price(struct draft *d, struct err *e)
{
    for (size_t i = 0; i < d->given->typed_n; i++) {
        struct invoice_line *line = &d->lines.all.v[i];
        const struct draft_typed *typed = &d->given->typed[i];
        const char *price = typed->part[DRAFT_PART_PRICE];
        if (!*line->unit && usual_unit(d, &line->unit, e) < 0)
            return -1;
        if (price_parse(str_of(price), d->digits, &line->price, e) < 0)
            return wrong_part(i, DRAFT_PART_PRICE, e);
        if (line->price.n < 0) {
            err_set(e, ERR_USAGE,
                    _("'%s' is below zero (what goes back has a quantity "
                      "below zero)"),
                    price);
            return wrong_part(i, DRAFT_PART_PRICE, e);
        }
        if (line_discount(d, typed->part[DRAFT_PART_DISCOUNT], line, e) < 0)
            return wrong_part(i, DRAFT_PART_DISCOUNT, e);
    }
    return 0;
}
