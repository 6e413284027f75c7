/* Lines of documents as they are typed. */
#include "base/i18n.h"
#include "invoice/draft.h"

static const char *const part_names[PARTS] = {
    N_("text"),  N_("quantity"), N_("unit"),
    N_("price"), N_("VAT"),      N_("discount"),
};

/* "line 2: price: " in front of what is wrong. */
static int wrong_part(struct cli *c, size_t i, enum part part)
{
    struct buf where = {0};
    buf_fmt(&where, _("line %zu: %s"), i + 1, _(part_names[part]));
    c->err.kind = ERR_USAGE;
    err_at(&c->err, buf_cstr(&where), 0);
    buf_release(&where);
    return -1;
}

/* Takes a part off *rest; a bar or backslash after a backslash is itself. */
static const char *next_part(struct cli *c, const char **rest)
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
    const char *kept = arena_dup(&c->home.arena, text.n ? text.p : "", text.n);
    buf_release(&part);
    return kept;
}

static int type_line(struct draft *d, size_t i, const char *text)
{
    struct cli *c = d->c;
    struct typed_line *line = vec_push(&d->typed);
    size_t n = 0;
    for (const char *rest = text; rest; n++) {
        if (n == PARTS)
            return cli_usage(c,
                             _("line %zu has more than six parts (a bar in "
                               "the text is written \\|)"),
                             i + 1);
        line->part[n] = next_part(c, &rest);
    }
    if (n <= PART_PRICE)
        return cli_usage(c,
                         _("line %zu: '%s' has no price (write "
                           "TEXT|QTY|UNIT|PRICE or TEXT|QTY|UNIT|PRICE|VAT)"),
                         i + 1, text);
    for (; n < PARTS; n++)
        line->part[n] = "";
    if (!*line->part[PART_TEXT]) {
        cli_usage(c, _("is empty (say what is billed)"));
        return wrong_part(c, i, PART_TEXT);
    }
    if (!*line->part[PART_QTY])
        line->part[PART_QTY] = "1";
    return 0;
}

/* Ways to say that there is no tax. */
static bool is_no_tax(const char *text)
{
    static const char *const words[] = {"-",       "none",    "без НДС",
                                        "Без НДС", "БЕЗ НДС", "no VAT"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (strcmp(text, words[i]) == 0)
            return true;
    return false;
}

static int set_category(struct cli *c, const char *code,
                        struct invoice_line *line)
{
    const struct schema_attr *a = schema_attr(REC_LINE, STR("vatcat"));
    if (schema_check(a, str_of(code), 0, &c->err) < 0)
        return -1;
    line->category = code;
    if ((strcmp(code, "S") == 0) != (line->vat.n > 0))
        return err_set(&c->err, ERR_DATA,
                       line->vat.n > 0
                           ? _("category %s has no tax (only S has)")
                           : _("category %s has a rate (write 20 S, or 20)"),
                       code);
    return 0;
}

int draft_vat(struct cli *c, const char *text, struct invoice_line *line)
{
    const struct schema_attr *a = schema_attr(REC_LINE, STR("vat"));
    struct str rest = str_of(text), rate;
    const char *usual = conf_text(&c->home.conf, "invoice.category");
    line->vat = (struct decimal){0, 0};
    line->category = "";
    /* Why there is none, only the user knows. */
    if (is_no_tax(text))
        return *usual ? set_category(c, usual, line) : 0;
    if (*text >= 'A' && *text <= 'Z')
        return set_category(c, text, line);
    str_cut(&rest, ' ', &rate);
    if (schema_check(a, rate, 0, &c->err) < 0 ||
        decimal_parse(rate, &line->vat, &c->err) < 0)
        return -1;
    line->vat = invoice_decimal(line->vat);
    rest = rest.p ? str_trim(rest) : rest;
    if (rest.p && rest.n)
        return set_category(c, arena_dup(&c->home.arena, rest.p, rest.n), line);
    /* Which category a rate of 0 is of, only the user knows. */
    line->category = line->vat.n > 0 ? "S" : usual;
    return line->vat.n > 0 || !*usual ? 0 : set_category(c, usual, line);
}

bool draft_untaxed(const struct draft *d, size_t i)
{
    return i < d->typed.n && is_no_tax(d->typed.v[i].part[PART_VAT]);
}

/* The setting, or the word of the client's language. */
static int usual_unit(struct draft *d, struct book *b, const char **unit)
{
    const struct paper_lang *lang;
    *unit = conf_text(&d->c->home.conf, "invoice.unit");
    if (strcmp(*unit, "auto") != 0)
        return 0;
    if (words_of(&d->c->words, client_lang(b, d->client), &lang, &d->c->err) <
        0)
        return -1;
    *unit = paper_word(lang, W_UNIT);
    return 0;
}

int draft_defaults(struct draft *d, struct book *b, struct invoice_line *line)
{
    struct cli *c = d->c;
    if (usual_unit(d, b, &line->unit) < 0)
        return -1;
    if (draft_vat(c, conf_text(&c->home.conf, "invoice.vat"), line) < 0)
        return err_at(&c->err, "invoice.vat", 0);
    return 0;
}

/* The numbers of a line that need no currency. */
static int read_line(struct draft *d, size_t i)
{
    struct cli *c = d->c;
    const struct typed_line *typed = &d->typed.v[i];
    struct invoice_line *line = vec_push(&d->lines.all);
    const char *vat = typed->part[PART_VAT];
    *line = (struct invoice_line){
        .text = typed->part[PART_TEXT],
        .unit = typed->part[PART_UNIT],
        .order = d->options->order ? d->options->order : "",
        .cost = "",
    };
    if (decimal_parse(str_of(typed->part[PART_QTY]), &line->qty, &c->err) < 0)
        return wrong_part(c, i, PART_QTY);
    if (line->qty.n == 0) {
        cli_usage(c, _("'%s' bills nothing"), typed->part[PART_QTY]);
        return wrong_part(c, i, PART_QTY);
    }
    line->qty = invoice_decimal(line->qty);
    if (draft_vat(c, *vat ? vat : conf_text(&c->home.conf, "invoice.vat"),
                  line) < 0)
        return wrong_part(c, i, PART_VAT);
    return 0;
}

int draft_read_lines(struct draft *d)
{
    const struct cli_list *list = &d->options->lines;
    for (size_t i = 0; i < list->n; i++)
        if (type_line(d, i, list->v[i]) < 0 || read_line(d, i) < 0)
            return -1;
    return 0;
}

/* "10%" of the line, or an amount off it: never more than it comes to, nor
 * something put on.  What is taken back had its discount, too. */
static int line_discount(struct draft *d, const char *text,
                         struct invoice_line *line)
{
    struct cli *c = d->c;
    struct str s = str_of(text);
    struct decimal percent;
    int64_t amount;
    char asked[MONEY_SIZE], most[MONEY_SIZE];
    if (!s.n)
        return 0;
    if (money_times(line->price, line->qty, &amount, &c->err) < 0)
        return -1;
    if (s.p[s.n - 1] == '%') {
        s.n--;
        if (draft_percent(c, str_trim(s), &percent) < 0)
            return -1;
        return money_percent(amount, percent, &line->discount, &c->err);
    }
    if (money_parse(s, d->digits, &line->discount, &c->err) < 0)
        return -1;
    if (line->discount < 0)
        return cli_usage(c, _("'%s' is below zero"), text);
    if (line->discount > (amount < 0 ? -amount : amount))
        return cli_usage(c, _("%s is more than the line's %s"),
                         money_print(line->discount, d->digits, asked),
                         money_print(amount, d->digits, most));
    if (amount < 0)
        line->discount = -line->discount;
    return 0;
}

int draft_price(struct draft *d, struct book *b)
{
    struct cli *c = d->c;
    for (size_t i = 0; i < d->typed.n; i++) {
        struct invoice_line *line = &d->lines.all.v[i];
        const char *price = d->typed.v[i].part[PART_PRICE];
        if (!*line->unit && usual_unit(d, b, &line->unit) < 0)
            return -1;
        if (money_parse(str_of(price), d->digits, &line->price, &c->err) < 0)
            return wrong_part(c, i, PART_PRICE);
        if (line->price < 0) {
            cli_usage(c,
                      _("'%s' is below zero (what goes back has a quantity "
                        "below zero)"),
                      price);
            return wrong_part(c, i, PART_PRICE);
        }
        if (line_discount(d, d->typed.v[i].part[PART_DISCOUNT], line) < 0)
            return wrong_part(c, i, PART_DISCOUNT);
    }
    return 0;
}
