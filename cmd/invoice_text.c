/* An invoice as text: 80 columns, for people and plain files. */
#include <stdlib.h>

#include "base/i18n.h"
#include "base/text.h"
#include "invoice_text.h"

/* Appends text in a column that begins at `indent`, where the line in hand
 * has come to; ends the last line. */
static void add_text(struct buf *b, const char *text, int indent, int width)
{
    struct str rest = str_of(text);
    struct buf line = {0};
    for (bool first = true; text_line(&rest, width, &line); first = false) {
        if (!first) {
            buf_ch(b, '\n');
            text_blanks(b, indent);
        }
        buf_str(b, buf_view(&line));
    }
    buf_ch(b, '\n');
    buf_release(&line);
}

/* What stands before a value. */
enum label {
    LABEL_FROM,
    LABEL_TO,
    LABEL_DATE,
    LABEL_DUE,
    LABEL_ORDER,
    LABEL_CONTRACT,
    LABEL_PERIOD,
    LABEL_REMARK,
    LABEL_BANK,
    LABEL_NONE
};
static const char *const labels[] = {
    N_("From"),     N_("To"),     N_("Date"),   N_("Pay by"), N_("Order"),
    N_("Contract"), N_("Period"), N_("Remark"), N_("Bank"),
};

/* A value that is there, behind its label. */
static void add_field(struct printer *p, enum label label, const char *value)
{
    if (!*value)
        return;
    const char *word = label == LABEL_NONE ? "" : _(labels[label]);
    buf_puts(&p->out, word);
    text_blanks(&p->out, p->labels - text_width(str_of(word)));
    add_text(&p->out, value, p->labels, WIDTH - p->labels);
}

/* Fields of one party: the label stands before the first. */
static void add_party(struct printer *p, enum label label,
                      const char *const *values, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (*values[i]) {
            add_field(p, label, values[i]);
            label = LABEL_NONE;
        }
    if (label == LABEL_NONE)
        buf_ch(&p->out, '\n');
}

/* "Tax no. 123", or "" where there is none. */
static const char *tax_number(struct printer *p, const char *number)
{
    struct buf text = {0};
    if (*number)
        buf_fmt(&text, _("Tax no. %s"), number);
    const char *kept = arena_dup(&p->c->arena, buf_cstr(&text), text.n);
    buf_release(&text);
    return kept;
}

static void add_parties(struct printer *p)
{
    const struct conf *conf = &p->c->conf;
    const struct client *client = p->page->client;
    const char *seller[] = {
        conf_text(conf, "me.name"),
        conf_text(conf, "me.address"),
        tax_number(p, conf_text(conf, "me.taxid")),
        conf_text(conf, "me.email"),
        conf_text(conf, "me.phone"),
    };
    add_party(p, LABEL_FROM, seller, sizeof seller / sizeof seller[0]);
    if (!client)
        return;
    const char *legal = client_attr(p->book, client, "legal");
    const char *buyer[] = {
        *legal ? legal : client->name,
        client_attr(p->book, client, "address"),
        tax_number(p, client_attr(p->book, client, "taxid")),
    };
    add_party(p, LABEL_TO, buyer, sizeof buyer / sizeof buyer[0]);
}

static void add_head(struct printer *p)
{
    const struct invoice_page *page = p->page;
    char day[DATE_SIZE], due[DATE_SIZE];
    const char *title = page->title ? page->title : N_("INVOICE");
    buf_puts(&p->out, _(title));
    if (page->number) {
        buf_ch(&p->out, ' ');
        text_plain(str_of(page->number), &p->out);
    } else {
        buf_puts(&p->out, _(" (a draft, without a number)"));
    }
    buf_puts(&p->out, "\n\n");
    add_parties(p);
    add_field(p, LABEL_DATE, day_print(page->day, day));
    add_field(p, LABEL_DUE, day_print(page->state.due, due));
    add_field(p, LABEL_ORDER, page->order);
    add_field(p, LABEL_CONTRACT, page->contract);
    add_field(p, LABEL_PERIOD, page->period);
    add_field(p, LABEL_REMARK, page->remark);
    buf_ch(&p->out, '\n');
}

/* What the lines come to, flush with their right edge. */
struct sum {
    struct buf label, amount;
};
struct sums {
    VEC(struct sum) all;
};

static void add_sum(struct sums *s, const struct printer *p, const char *label,
                    int64_t amount)
{
    struct sum *sum = vec_push(&s->all);
    buf_puts(&sum->label, label);
    invoice_amount(&sum->amount, amount, p->currency->digits);
}

/* UNCL 5305, where the rate does not say it all. */
static const struct {
    const char *code, *words;
} categories[] = {
    {"E", N_("exempt")},
    {"AE", N_("reverse charge")},
    {"K", N_("intra-community")},
    {"G", N_("export")},
    {"O", N_("outside the scope")},
};

static void add_tax(struct sums *s, const struct printer *p,
                    const struct invoice_tax *tax)
{
    struct buf label = {0};
    char rate[MONEY_SIZE];
    buf_fmt(&label, _("VAT %s %%"), decimal_print(tax->rate, rate));
    for (size_t i = 0; i < sizeof categories / sizeof categories[0]; i++)
        if (strcmp(tax->category, categories[i].code) == 0)
            buf_fmt(&label, " (%s)", _(categories[i].words));
    add_sum(s, p, buf_cstr(&label), tax->tax);
    buf_release(&label);
}

static void add_total(struct sums *s, const struct printer *p,
                      const char *format, int64_t amount)
{
    struct buf label = {0};
    buf_fmt(&label, "%s %s", format, p->currency->code);
    add_sum(s, p, buf_cstr(&label), amount);
    buf_release(&label);
}

static void gather_sums(struct sums *s, const struct printer *p)
{
    const struct invoice_page *page = p->page;
    const struct invoice_state *state = &page->state;
    if (page->lines_n && page->total->allowance) {
        add_sum(s, p, _("Lines"), page->total->lines);
        add_sum(s, p, _("Discount"), -page->total->allowance);
    }
    if (page->lines_n) {
        add_sum(s, p, _("Net"), page->total->net);
        for (size_t i = 0; i < page->total->taxes.n; i++)
            add_tax(s, p, &page->total->taxes.v[i]);
        if (page->total->rounding)
            add_sum(s, p, _("Rounding"), page->total->rounding);
    }
    add_total(s, p, _("Total"), state->gross);
    if (state->credited)
        add_sum(s, p, _("Credited"), state->credited);
    if (state->paid)
        add_sum(s, p, _("Paid"), state->paid);
    if (state->over)
        add_total(s, p, _("Overpaid"), state->over);
    else
        add_total(s, p, _("To pay"), state->open);
}

static void add_sums(struct printer *p, int edge)
{
    struct sums s = {0};
    int label = 0, amount = 0;
    gather_sums(&s, p);
    for (size_t i = 0; i < s.all.n; i++) {
        int w = text_width(buf_view(&s.all.v[i].label));
        label = w > label ? w : label;
        w = (int)s.all.v[i].amount.n;
        amount = w > amount ? w : amount;
    }
    int indent = edge - label - GAP - amount;
    for (size_t i = 0; i < s.all.n; i++) {
        struct sum *sum = &s.all.v[i];
        text_blanks(&p->out, indent);
        buf_str(&p->out, buf_view(&sum->label));
        text_blanks(&p->out, label - text_width(buf_view(&sum->label)) + GAP +
                                 amount - (int)sum->amount.n);
        buf_str(&p->out, buf_view(&sum->amount));
        buf_ch(&p->out, '\n');
        buf_release(&sum->label);
        buf_release(&sum->amount);
    }
    vec_release(&s.all);
}

/* A payment or credit note: what it is called, and what was said of it. */
static void settled_words(struct printer *p, const struct entry *e,
                          struct buf *out)
{
    const char *parts[] = {entry_attr(p->book, e, "method"),
                           entry_attr(p->book, e, "bank"), e->text};
    buf_clear(out);
    buf_puts(out, e->type == REC_CREDIT ? _("credit note") : _("payment"));
    if (e->type == REC_CREDIT)
        buf_fmt(out, " %s", e->ref);
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        if (*parts[i])
            buf_fmt(out, ", %s", parts[i]);
}

static void add_settled(struct printer *p)
{
    struct buf amount = {0}, words = {0};
    char day[DATE_SIZE];
    int width = 0;
    if (!p->page->settled_n)
        return;
    buf_fmt(&p->out, "\n%s\n", _("Received and credited"));
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < p->page->settled_n; i++) {
            const struct entry *e = p->page->settled[i];
            buf_clear(&amount);
            invoice_amount(&amount, e->amount, p->currency->digits);
            if (pass == 0) {
                width = (int)amount.n > width ? (int)amount.n : width;
                continue;
            }
            buf_fmt(&p->out, "  %s  ", day_print(e->day, day));
            text_blanks(&p->out, width - (int)amount.n);
            buf_fmt(&p->out, "%s  ", buf_cstr(&amount));
            settled_words(p, e, &words);
            int indent = 16 + width;
            int room = WIDTH - indent;
            add_text(&p->out, buf_cstr(&words), indent,
                     room > TEXT_LEAST ? room : TEXT_LEAST);
        }
    buf_release(&amount);
    buf_release(&words);
}

void invoice_print(struct cli *c, struct book *b,
                   const struct invoice_page *page)
{
    struct printer p = {
        .c = c,
        .book = b,
        .page = page,
        .currency = book_currency(b, page->currency),
    };
    for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++) {
        int width = text_width(str_of(_(labels[i]))) + GAP;
        p.labels = width > p.labels ? width : p.labels;
    }
    const char *bank = conf_text(&c->conf, "me.bank");
    add_head(&p);
    add_sums(&p, text_table(&p));
    add_settled(&p);
    if (*bank && page->state.open > 0) {
        buf_ch(&p.out, '\n');
        add_field(&p, LABEL_BANK, bank);
    }
    fwrite(buf_cstr(&p.out), 1, p.out.n, stdout);
    buf_release(&p.out);
}
