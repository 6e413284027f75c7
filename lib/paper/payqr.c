#include "paper/payqr.h"

#include <inttypes.h>

#include "base/i18n.h"
#include "base/text/text.h"
#include "base/value/bankaccount.h"
#include "base/value/taxnumber.h"

/* How many characters: bytes that do not go on with one. */
static size_t length(const char *s)
{
    size_t n = 0;
    for (; *s; s++)
        n += ((unsigned char)*s & 0xC0) != 0x80;
    return n;
}

static bool all_digits(const char *s, size_t n)
{
    return strlen(s) == n && (n == 0 || str_digits(str_of(s)));
}

/* A text of the document: no longer than the standard lets it be, and on one
 * line. */
static int check_text(const char *what, const char *s, size_t most,
                      struct err *e)
{
    size_t n = length(s);
    if (n > most)
        return err_set(e, ERR_DATA,
                       _("%s: %zu characters do not fit a payment's QR code "
                         "(at most %zu)"),
                       what, n, most);
    return strchr(s, '\n')
               ? err_set(e, ERR_DATA, _("%s: has more than one line"), what)
               : 0;
}

static int check_digits(const char *what, const char *s, size_t n,
                        struct err *e)
{
    if (!*s)
        return err_set(e, ERR_DATA, _("%s is empty (give its %zu digits)"),
                       what, n);
    return all_digits(s, n) ? 0
                            : err_set(e, ERR_DATA,
                                      _("%s: '%s' is not a number of %zu "
                                        "digits"),
                                      what, s, n);
}

static int check_inn(const char *s, struct err *e)
{
    size_t n = strlen(s);
    if (n == 0)
        return 0;
    if ((n != 10 && n != 12) || !all_digits(s, n))
        return err_set(e, ERR_DATA,
                       _("me.inn: '%s' is not a number of 10 or 12 digits"), s);
    return taxnumber_inn_holds(str_of(s))
               ? 0
               : err_set(e, ERR_DATA,
                         _("me.inn: '%s' is mistyped (its check "
                           "digit does not fit)"),
                         s);
}

static int mistyped(const char *what, const char *s, struct err *e)
{
    return err_set(e, ERR_DATA,
                   _("%s: '%s' is mistyped, or not of this bank (its check "
                     "digit does not fit)"),
                   what, s);
}

static int check_russian(const struct payqr *p, struct err *e)
{
    if (check_digits("me.account", p->account, 20, e) < 0 ||
        check_digits("me.bik", p->bik, 9, e) < 0 || check_inn(p->inn, e) < 0)
        return -1;
    if (*p->corr && check_digits("me.corr_account", p->corr, 20, e) < 0)
        return -1;
    if (*p->kpp && (strlen(p->kpp) != 9))
        return err_set(e, ERR_DATA, _("me.kpp: '%s' has not 9 characters"),
                       p->kpp);
    if (*p->corr) {
        const char prefix[3] = {'0', p->bik[4], p->bik[5]};
        if (!bank_russian_holds(p->bik + 6, p->account))
            return mistyped("me.account", p->account, e);
        if (!bank_russian_holds(prefix, p->corr))
            return mistyped("me.corr_account", p->corr, e);
    }
    return 0;
}

static int fit_russian(const struct payqr *p, struct err *e)
{
    if (check_text("me.name", p->name, 160, e) < 0 ||
        check_text("me.bank_name", p->bank, SIZE_MAX, e) < 0 ||
        check_text(_("purpose"), p->purpose, 210, e) < 0)
        return -1;
    if (!*p->name || !*p->bank)
        return err_set(e, ERR_DATA,
                       _("%s is empty (a payment's QR code needs "
                         "it)"),
                       *p->name ? "me.bank_name" : "me.name");
    return 0;
}

/* The words of it that fit into that many characters; at least one, in part. */
static struct str cut_words(const char *s, size_t most)
{
    size_t n = 0, end = 0, at = 0;
    if (length(s) <= most)
        return str_of(s);
    for (; n <= most; at++) {
        n += ((unsigned char)s[at] & 0xC0) != 0x80;
        if (s[at] == ' ')
            end = at;
    }
    return str_trim((struct str){s, end ? end : at - 1});
}

/* A field of a Russian code, and where its value is from. */
struct field {
    const char *key, *what;
    struct buf value;
};
/* The first five are obligatory, in this order, and the standard has so many
 * bytes for them with their names and separators: in an encoding of one byte a
 * character, just what its longest values come to. */
enum { OBLIGATORY = 5, OBLIGATORY_MOST = 300, FIELDS = 9, BANK_MOST = 45 };

static void set_fields(const struct payqr *p, struct field f[FIELDS])
{
    /* An account at the Bank of Russia itself has no correspondent one, which
     * is written 0. */
    const struct {
        const char *key, *what, *value;
    } all[FIELDS] = {
        {"Name", "me.name", p->name},
        {"PersonalAcc", "me.account", p->account},
        {"BankName", "me.bank_name", ""},
        {"BIC", "me.bik", p->bik},
        {"CorrespAcc", "me.corr_account", *p->corr ? p->corr : "0"},
        {"Sum", "", ""},
        {"Purpose", _("purpose"), p->purpose},
        {"PayeeINN", "me.inn", p->inn},
        {"KPP", "me.kpp", p->kpp},
    };
    for (size_t i = 0; i < FIELDS; i++) {
        f[i] = (struct field){.key = all[i].key, .what = all[i].what};
        buf_puts(&f[i].value, all[i].value);
    }
    buf_str(&f[2].value, cut_words(p->bank, BANK_MOST));
    buf_fmt(&f[5].value, "%" PRId64, p->amount);
}

/* The standard leaves it to the writer, who names it behind the header: one
 * that no value has. */
static int choose_mark(const struct field f[FIELDS], char *out, struct err *e)
{
    static const char marks[] = "|~^#$;";
    for (const char *mark = marks; *mark; mark++) {
        size_t i = 0;
        while (i < FIELDS &&
               !memchr(buf_cstr(&f[i].value), *mark, f[i].value.n))
            i++;
        *out = *mark;
        if (i == FIELDS)
            return 0;
    }
    return err_set(e, ERR_DATA,
                   _("the fields of a payment's QR code have all of %s, one of "
                     "which is to separate them (take one out of me.name, "
                     "me.bank_name or the document's number)"),
                   marks);
}

/* One byte a character, instead of two for each Cyrillic letter. */
static int shorten(struct field f[FIELDS], struct err *e)
{
    for (size_t i = 0; i < FIELDS; i++) {
        struct buf whole = {0}, page = {0};
        struct str bad;
        text_nfc(buf_view(&f[i].value), &whole);
        bool ok = text_windows_1251(buf_view(&whole), &page, &bad);
        if (!ok)
            err_set(e, ERR_DATA,
                    _("%s: in UTF-8 the fields of a payment's QR code are more "
                      "than %d bytes, and windows-1251 has no '%.*s' (shorten "
                      "me.name or me.bank_name, or write it otherwise)"),
                    f[i].what, OBLIGATORY_MOST, STR_ARG(bad));
        buf_release(&whole);
        buf_release(&f[i].value);
        f[i].value = page;
        if (!ok)
            return -1;
    }
    return 0;
}

static size_t obligatory_size(const struct field f[FIELDS])
{
    size_t n = 0;
    for (size_t i = 0; i < OBLIGATORY; i++)
        n += strlen(f[i].key) + strlen("=") + f[i].value.n + strlen("|");
    return n;
}

static int put_fields(struct field f[FIELDS], struct buf *out, struct err *e)
{
    char mark;
    bool small = obligatory_size(f) > OBLIGATORY_MOST;
    if (choose_mark(f, &mark, e) < 0 || (small && shorten(f, e) < 0))
        return -1;
    buf_puts(out, small ? "ST00011" : "ST00012");
    for (size_t i = 0; i < FIELDS; i++)
        if (f[i].value.n) {
            buf_fmt(out, "%c%s=", mark, f[i].key);
            buf_str(out, buf_view(&f[i].value));
        }
    return 0;
}

static int make_russian(const struct payqr *p, struct buf *out, struct err *e)
{
    struct field fields[FIELDS];
    if (fit_russian(p, e) < 0)
        return -1;
    set_fields(p, fields);
    int rc = put_fields(fields, out, e);
    for (size_t i = 0; i < FIELDS; i++)
        buf_release(&fields[i].value);
    return rc;
}

static int check_sepa(const struct payqr *p, struct err *e)
{
    if (*p->iban && bank_iban_check(p->iban, e) < 0)
        return err_at(e, "me.iban", 0);
    if (*p->bic && bank_bic_check(p->bic, p->iban, e) < 0)
        return err_at(e, "me.bic", 0);
    return 0;
}

static int fit_sepa(const struct payqr *p, struct err *e)
{
    const int64_t most = 99999999999;
    if (check_text("me.name", p->name, 70, e) < 0 ||
        check_text(_("purpose"), p->purpose, 140, e) < 0)
        return -1;
    if (!*p->name)
        return err_set(e, ERR_DATA,
                       _("%s is empty (a payment's QR code needs "
                         "it)"),
                       "me.name");
    return p->amount <= most
               ? 0
               : err_set(e, ERR_DATA,
                         _("more than 999999999.99 euros do not fit a "
                           "payment's QR code"));
}

static int make_sepa(const struct payqr *p, struct buf *out, struct err *e)
{
    enum { MOST_BYTES = 331 };
    size_t start = out->n;
    if (fit_sepa(p, e) < 0)
        return -1;
    /* Purpose code and structured reference are left empty. */
    buf_puts(out, "BCD\n002\n1\nSCT\n");
    bank_compact(p->bic, out);
    buf_fmt(out, "\n%s\n", p->name);
    bank_compact(p->iban, out);
    buf_fmt(out, "\nEUR%" PRId64 ".%02d\n\n\n%s", p->amount / 100,
            (int)(p->amount % 100), p->purpose);
    if (out->n - start <= MOST_BYTES)
        return 0;
    err_set(e, ERR_DATA,
            _("%zu bytes do not fit a payment's QR code (at most %d; shorten "
              "me.name)"),
            out->n - start, MOST_BYTES);
    out->n = start;
    return -1;
}

bool payqr_wanted(const struct payqr *p, const char *currency)
{
    if (p->amount <= 0)
        return false;
    return (strcmp(currency, "RUB") == 0 && *p->account) ||
           (strcmp(currency, "EUR") == 0 && *p->iban);
}

int payqr_check(const struct payqr *p, bool russian, struct err *e)
{
    return russian ? check_russian(p, e) : check_sepa(p, e);
}

int payqr_make(const struct payqr *p, const char *currency, struct buf *out,
               struct err *e)
{
    return strcmp(currency, "RUB") == 0 ? make_russian(p, out, e)
                                        : make_sepa(p, out, e);
}
