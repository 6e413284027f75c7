/* From a document of the ledger to a paper. */
#include "invoice_paper.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "out/html.h"
#include "out/pdf.h"
#include "out/qr.h"
#include "work/payqr.h"

struct making {
    struct cli *c;
    const struct invoice_options *options;
    struct book *book;
    const struct invoice_page *page;
    const struct invoice_paper *more;
    struct paper paper;
    VEC(struct paper_line) lines;
    VEC(struct paper_tax) taxes;
    VEC(struct paper_move) moves;
    struct buf logo, payload;
};

static const char *keep(struct cli *c, struct buf *b)
{
    const char *kept = arena_dup(&c->arena, buf_cstr(b), b->n);
    buf_release(b);
    return kept;
}

static const char *setting(const struct making *m, const char *key)
{
    return conf_text(&m->c->conf, key);
}

/* One word of a few, from an option or else a setting. */
static int choose(struct cli *c, const char *what, const char *word,
                  const char *const *words, size_t n, unsigned *out)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(word, words[i]) == 0) {
            *out = (unsigned)i;
            return 0;
        }
    return cli_usage(c, _("%s: '%s' is not one of %s, %s"), what, word,
                     words[0], words[1]);
}

static int set_look(struct making *m)
{
    static const char *const sizes[] = {"a4", "letter"};
    static const char *const layouts[] = {"ru", "intl"};
    struct cli *c = m->c;
    const struct invoice_options *o = m->options;
    const struct client *client = m->page->client;
    const char *lang = o->lang  ? o->lang
                       : client ? client_attr(m->book, client, "lang")
                                : "";
    const char *size = o->paper ? o->paper : setting(m, "paper.size");
    const char *layout = o->layout ? o->layout : setting(m, "paper.layout");
    unsigned chosen = 0;
    if (!paper_lang_parse(lang, &m->paper.lang) && o->lang)
        return cli_usage(c, _("--lang: no words for '%s' (en, ru)"), o->lang);
    if (choose(c, o->paper ? "--paper" : "paper.size", size, sizes, 2,
               &chosen) < 0)
        return -1;
    m->paper.size = chosen ? PAPER_LETTER : PAPER_A4;
    if (!*layout)
        layout = m->paper.lang == PAPER_RU && strcmp(m->paper.code, "RUB") == 0
                     ? "ru"
                     : "intl";
    if (choose(c, o->layout ? "--layout" : "paper.layout", layout, layouts, 2,
               &chosen) < 0)
        return -1;
    m->paper.layout = chosen ? PAPER_FORM_INTL : PAPER_FORM_RU;
    return 0;
}

static void set_seller(struct making *m)
{
    m->paper.seller = (struct paper_party){
        .name = setting(m, "me.name"),
        .address = setting(m, "me.address"),
        .taxid = setting(m, "me.taxid"),
        .inn = setting(m, "me.inn"),
        .kpp = setting(m, "me.kpp"),
        .email = setting(m, "me.email"),
        .phone = setting(m, "me.phone"),
        .signer = setting(m, "me.signer"),
        .accountant = setting(m, "me.accountant"),
    };
    m->paper.bank = (struct paper_bank){
        .name = setting(m, "me.bank_name"),
        .account = setting(m, "me.account"),
        .bik = setting(m, "me.bik"),
        .corr = setting(m, "me.corr_account"),
        .iban = setting(m, "me.iban"),
        .bic = setting(m, "me.bic"),
        .other = setting(m, "me.bank"),
    };
}

/* A Russian tax number is ИНН, or ИНН/КПП; any other is a VAT id. */
static void set_tax_number(struct making *m, struct paper_party *p,
                           const char *number)
{
    struct str rest = str_of(number), inn;
    str_cut(&rest, '/', &inn);
    p->taxid = p->inn = p->kpp = "";
    if ((inn.n == 10 || inn.n == 12) && str_digits(inn)) {
        p->inn = arena_dup(&m->c->arena, inn.p, inn.n);
        p->kpp = arena_dup(&m->c->arena, rest.n ? rest.p : "", rest.n);
    } else {
        p->taxid = number;
    }
}

static void set_buyer(struct making *m)
{
    const struct client *client = m->page->client;
    struct paper_party *p = &m->paper.buyer;
    *p = (struct paper_party){"", "", "", "", "", "", "", "", ""};
    if (!client)
        return;
    const char *legal = client_attr(m->book, client, "legal");
    p->name = *legal ? legal : client->name;
    p->address = client_attr(m->book, client, "address");
    p->phone = client_attr(m->book, client, "phone");
    set_tax_number(m, p, client_attr(m->book, client, "taxid"));
}

/* An invoice typed by hand may have no lines: it is one, without a word on
 * its tax. */
static void set_one_line(struct making *m)
{
    const struct invoice_page *page = m->page;
    struct paper *p = &m->paper;
    const char *text = *page->remark     ? page->remark
                       : *page->order    ? page->order
                       : *page->contract ? page->contract
                       : *page->period   ? page->period
                                         : page->number;
    *vec_push(&m->lines) = (struct paper_line){
        .text = text ? text : "",
        .unit = "",
        .category = "",
        .qty = {1, 0},
        .price = page->state.gross,
        .amount = page->state.gross,
    };
    p->remark = *page->remark ? "" : p->remark;
    p->lines_sum = p->net = p->gross = page->state.gross;
}

static int set_lines(struct making *m)
{
    const struct invoice_page *page = m->page;
    const struct invoice_total *t = page->total;
    struct paper *p = &m->paper;
    char sum[MONEY_SIZE], amount[MONEY_SIZE];
    if (!page->lines_n) {
        set_one_line(m);
        return 0;
    }
    if (t->gross != page->state.gross)
        return err_set(
            &m->c->err, ERR_DATA,
            _("the lines of %s add up to %s, but its amount is %s %s (void it "
              "and write it anew; -O text prints it as it is)"),
            page->number, money_print(t->gross, p->digits, sum),
            money_print(page->state.gross, p->digits, amount), p->code);
    for (size_t i = 0; i < page->lines_n; i++) {
        const struct invoice_line *line = &page->lines[i];
        *vec_push(&m->lines) = (struct paper_line){
            .text = line->text,
            .unit = line->unit,
            .category = line->category,
            .qty = line->qty,
            .vat = line->vat,
            .price = line->price,
            .discount = line->discount,
            .amount = line->amount,
        };
    }
    for (size_t i = 0; i < t->taxes.n; i++)
        *vec_push(&m->taxes) =
            (struct paper_tax){t->taxes.v[i].category, t->taxes.v[i].rate,
                               t->taxes.v[i].net, t->taxes.v[i].tax};
    p->lines_sum = t->lines;
    p->allowance = t->allowance;
    p->net = t->net;
    p->tax = t->tax;
    p->rounding = t->rounding;
    p->gross = t->gross;
    return 0;
}

/* What was paid since it was made. */
static void set_settled(struct making *m)
{
    const struct invoice_state *state = &m->page->state;
    struct paper *p = &m->paper;
    int64_t paid = 0;
    for (size_t i = 0; i < m->page->settled_n; i++) {
        const struct entry *e = m->page->settled[i];
        bool credit = e->type == REC_CREDIT;
        struct buf text = {0};
        buf_puts(&text, paper_word(p->lang, credit ? W_CREDIT : W_PAID));
        const char *more = credit ? e->ref : entry_attr(m->book, e, "bank");
        if (*more)
            buf_fmt(&text, " %s", more);
        paid += credit ? 0 : e->amount;
        *vec_push(&m->moves) = (struct paper_move){
            .day = e->day, .text = keep(m->c, &text), .payment = e->amount};
    }
    p->paid = paid;
    p->prepaid = state->paid - paid;
    p->credited = state->credited;
    p->open = state->open;
    p->over = state->over;
}

/* What the client's bank is told, in the paper's language. */
static const char *purpose(struct making *m)
{
    const struct paper *p = &m->paper;
    struct buf b = {0}, amount = {0};
    char day[DATE_SIZE];
    struct civil c = day_civil(p->day);
    if (p->lang == PAPER_RU)
        snprintf(day, sizeof day, "%02d.%02d.%04d", c.day, c.month, c.year);
    else
        day_print(p->day, day);
    buf_fmt(&b, paper_word(p->lang, W_PURPOSE), p->number, day);
    if (strcmp(p->code, "RUB") == 0 && p->lang == PAPER_RU) {
        char tax[MONEY_SIZE];
        buf_fmt(&amount, paper_word(p->lang, W_PURPOSE_VAT),
                money_print(p->tax, p->digits, tax));
        buf_puts(&b, p->tax ? buf_cstr(&amount)
                            : paper_word(p->lang, W_PURPOSE_NO_VAT));
    }
    buf_release(&amount);
    return keep(m->c, &b);
}

static int set_payload(struct making *m)
{
    struct paper *p = &m->paper;
    struct payqr q = {
        .name = p->seller.name,
        .account = p->bank.account,
        .bank = p->bank.name,
        .bik = p->bank.bik,
        .corr = p->bank.corr,
        .inn = p->seller.inn,
        .kpp = p->seller.kpp,
        .iban = p->bank.iban,
        .bic = p->bank.bic,
        .amount = p->open,
        .purpose = "",
    };
    bool bill = p->kind == PAPER_INVOICE || p->kind == PAPER_REMINDER;
    if (!bill || !p->number || !payqr_wanted(&q, p->code))
        return 0;
    q.purpose = purpose(m);
    p->payload_small = strcmp(p->code, "EUR") == 0;
    if (payqr_make(&q, p->code, &m->payload, &m->c->err) < 0)
        return -1;
    p->payload = buf_view(&m->payload);
    return 0;
}

/* A relative name is one beside the configuration. */
static int set_logo(struct making *m)
{
    enum { MOST = 4 << 20 };
    struct buf path = {0};
    const char *name = setting(m, "paper.logo");
    int rc = 0;
    if (*name) {
        if (*name != '/')
            buf_fmt(&path, "%s/", m->c->home);
        buf_puts(&path, name);
        rc = file_read(buf_cstr(&path), true, MOST, &m->logo, &m->c->err);
        if (rc < 0)
            err_at(&m->c->err, "paper.logo", 0);
        m->paper.logo = buf_view(&m->logo);
    }
    buf_release(&path);
    return rc;
}

static int make(struct making *m)
{
    const struct invoice_page *page = m->page;
    const struct currency *currency = book_currency(m->book, page->currency);
    struct paper *p = &m->paper;
    bool pays = m->more->kind == PAPER_INVOICE;
    *p = (struct paper){
        .kind = m->more->kind,
        .number = page->number,
        .day = page->day,
        .due =
            pays || m->more->kind == PAPER_QUOTE ? page->state.due : DAY_NONE,
        .supplied = m->more->supplied,
        .order = page->order,
        .contract = page->contract,
        .period = page->period,
        .of = m->more->of,
        .of_day = m->more->of_day,
        .code = currency->code,
        .digits = currency->digits,
        .ground = m->more->ground,
        .gross_prices = m->more->gross_prices,
        .body = "",
        .remark = page->remark,
        .font = setting(m, "paper.font"),
    };
    if (!*p->ground)
        p->ground = setting(m, "invoice.ground");
    if (set_look(m) < 0)
        return -1;
    set_seller(m);
    set_buyer(m);
    if (set_lines(m) < 0)
        return -1;
    if (pays)
        set_settled(m);
    p->lines = m->lines.v;
    p->lines_n = m->lines.n;
    p->taxes = m->taxes.v;
    p->taxes_n = m->taxes.n;
    p->moves = m->moves.v;
    p->moves_n = m->moves.n;
    return set_payload(m);
}

static void release(struct making *m)
{
    vec_release(&m->lines);
    vec_release(&m->taxes);
    vec_release(&m->moves);
    buf_release(&m->logo);
    buf_release(&m->payload);
}

static bool ends_with(const char *s, const char *end)
{
    size_t n = strlen(s), m = strlen(end);
    return n > m && strcmp(s + n - m, end) == 0;
}

bool invoice_paper_wanted(struct cli *c, const struct invoice_options *o)
{
    if (o->output && !c->format_given && ends_with(o->output, ".pdf"))
        c->own_format = "pdf";
    if (o->output && !c->format_given && ends_with(o->output, ".html"))
        c->own_format = "html";
    return c->own_format && strcmp(c->own_format, "text") != 0;
}

int invoice_output(struct cli *c, const struct invoice_options *o)
{
    if (!o->output || strcmp(o->output, "-") == 0)
        return 0;
    return freopen(o->output, "w", stdout)
               ? 0
               : err_errno(&c->err, errno, "%s", o->output);
}

int invoice_paper_print(struct cli *c, const struct invoice_options *o,
                        struct book *b, const struct invoice_page *page,
                        const struct invoice_paper *more)
{
    struct making m = {
        .c = c, .options = o, .book = b, .page = page, .more = more};
    bool pdf = strcmp(c->own_format, "pdf") == 0;
    struct buf out = {0};
    int rc = -1;
    if (pdf && !o->output && isatty(STDOUT_FILENO)) {
        cli_usage(c, _("a PDF is not for a terminal (-o FILE writes it to a "
                       "file)"));
        goto out;
    }
    if (make(&m) < 0 || set_logo(&m) < 0)
        goto out;
    if ((pdf ? pdf_make(&m.paper, &out, &c->err)
             : html_make(&m.paper, &out, &c->err)) < 0)
        goto out;
    rc = invoice_output(c, o);
    if (rc == 0)
        fwrite(buf_cstr(&out), 1, out.n, stdout);
out:
    release(&m);
    buf_release(&out);
    return rc;
}

int invoice_paper_code(struct cli *c, const struct invoice_options *o,
                       struct book *b, const struct invoice_page *page,
                       const struct invoice_paper *more)
{
    struct making m = {
        .c = c, .options = o, .book = b, .page = page, .more = more};
    struct qr code = {0};
    struct buf out = {0};
    int rc = make(&m);
    if (rc == 0 && !m.paper.payload.n)
        rc = err_set(&c->err, ERR_DATA,
                     _("there is no payment's QR code for %s (it takes an "
                       "open invoice in RUB and the setting me.account, or in "
                       "EUR and me.iban)"),
                     page->number);
    if (rc == 0)
        rc = qr_make(m.paper.payload, m.paper.payload_small, &code, &c->err);
    if (rc == 0) {
        buf_ch(&out, '\n');
        qr_text(&code, c->color, &out);
        fwrite(buf_cstr(&out), 1, out.n, stdout);
    }
    qr_release(&code);
    buf_release(&out);
    release(&m);
    return rc;
}
