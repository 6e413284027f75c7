#include "base/text/icu.h"
#include "base/text/text.h"
#include "inside.h"

/* The forms of a word: as Unicode's plural categories name them.  A language
 * uses those that it has; others are NULL and fall back to the last. */
enum { ONE, FEW, MANY, FORMS };

enum gender { MASCULINE, FEMININE };

/* What a currency and its hundredth (or thousandth) are called. */
static const struct currency_words {
    const char *lang, *code;
    const char *unit[FORMS];
    enum gender gender;
    const char *part[FORMS]; /* NULL: has none, or nobody counts in it */
} words[] = {
    {"ru",
     "RUB",
     {"рубль", "рубля", "рублей"},
     MASCULINE,
     {"копейка", "копейки", "копеек"}},
    {"ru",
     "BYN",
     {"белорусский рубль", "белорусских рубля", "белорусских рублей"},
     MASCULINE,
     {"копейка", "копейки", "копеек"}},
    {"ru",
     "UAH",
     {"гривна", "гривны", "гривен"},
     FEMININE,
     {"копейка", "копейки", "копеек"}},
    {"ru",
     "KZT",
     {"тенге", "тенге", "тенге"},
     MASCULINE,
     {"тиын", "тиына", "тиынов"}},
    {"ru",
     "USD",
     {"доллар США", "доллара США", "долларов США"},
     MASCULINE,
     {"цент", "цента", "центов"}},
    {"ru",
     "EUR",
     {"евро", "евро", "евро"},
     MASCULINE,
     {"цент", "цента", "центов"}},
    {"ru",
     "GBP",
     {"фунт стерлингов", "фунта стерлингов", "фунтов стерлингов"},
     MASCULINE,
     {"пенни", "пенса", "пенсов"}},
    {"ru",
     "CHF",
     {"швейцарский франк", "швейцарских франка", "швейцарских франков"},
     MASCULINE,
     {"сантим", "сантима", "сантимов"}},
    {"ru",
     "CNY",
     {"юань", "юаня", "юаней"},
     MASCULINE,
     {"фэнь", "фэня", "фэней"}},
    {"ru",
     "TRY",
     {"турецкая лира", "турецкие лиры", "турецких лир"},
     FEMININE,
     {"куруш", "куруша", "курушей"}},
    {"ru",
     "PLN",
     {"злотый", "злотых", "злотых"},
     MASCULINE,
     {"грош", "гроша", "грошей"}},
    {"ru",
     "AMD",
     {"армянский драм", "армянских драма", "армянских драмов"},
     MASCULINE,
     {"лума", "лумы", "лум"}},
    {"ru",
     "GEL",
     {"лари", "лари", "лари"},
     MASCULINE,
     {"тетри", "тетри", "тетри"}},
    {"ru",
     "KGS",
     {"сом", "сома", "сомов"},
     MASCULINE,
     {"тыйын", "тыйына", "тыйынов"}},
    {"ru",
     "UZS",
     {"узбекский сум", "узбекских сума", "узбекских сумов"},
     MASCULINE,
     {"тийин", "тийина", "тийинов"}},
    {"ru", "JPY", {"иена", "иены", "иен"}, FEMININE, {NULL}},
    {"en", "RUB", {"ruble", NULL, "rubles"}, 0, {"kopeck", NULL, "kopecks"}},
    {"en",
     "BYN",
     {"Belarusian ruble", NULL, "Belarusian rubles"},
     0,
     {"kopeck", NULL, "kopecks"}},
    {"en",
     "UAH",
     {"hryvnia", NULL, "hryvnias"},
     0,
     {"kopiyka", NULL, "kopiykas"}},
    {"en", "KZT", {"tenge", NULL, "tenge"}, 0, {"tiyn", NULL, "tiyn"}},
    {"en",
     "USD",
     {"US dollar", NULL, "US dollars"},
     0,
     {"cent", NULL, "cents"}},
    {"en", "EUR", {"euro", NULL, "euros"}, 0, {"cent", NULL, "cents"}},
    {"en",
     "GBP",
     {"pound sterling", NULL, "pounds sterling"},
     0,
     {"penny", NULL, "pence"}},
    {"en",
     "CHF",
     {"Swiss franc", NULL, "Swiss francs"},
     0,
     {"centime", NULL, "centimes"}},
    {"en", "CNY", {"yuan", NULL, "yuan"}, 0, {"fen", NULL, "fen"}},
    {"en",
     "TRY",
     {"Turkish lira", NULL, "Turkish liras"},
     0,
     {"kuruş", NULL, "kuruş"}},
    {"en", "PLN", {"złoty", NULL, "złotys"}, 0, {"grosz", NULL, "groszy"}},
    {"en",
     "CAD",
     {"Canadian dollar", NULL, "Canadian dollars"},
     0,
     {"cent", NULL, "cents"}},
    {"en",
     "AUD",
     {"Australian dollar", NULL, "Australian dollars"},
     0,
     {"cent", NULL, "cents"}},
    {"en", "JPY", {"yen", NULL, "yen"}, 0, {NULL}},
};

/* "ru" of "ru-RU". */
static bool is_lang(const char *lang, const char *want)
{
    size_t n = strlen(want);
    return strncmp(lang, want, n) == 0 &&
           (lang[n] == '\0' || lang[n] == '-' || lang[n] == '_');
}

static const struct currency_words *find_words(const char *code,
                                               const char *lang)
{
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (strcmp(words[i].code, code) == 0 && is_lang(lang, words[i].lang))
            return &words[i];
    return NULL;
}

/* A double holds no more than 53 bits, and no rule of any language looks at
 * more than the last six digits and whether there are others. */
static double plural_operand(uint64_t n)
{
    enum { SIX = 1000000 };
    return n < SIX ? (double)n : (double)(SIX + n % SIX);
}

static const char *plural(const UPluralRules *rules, uint64_t n,
                          const char *const forms[FORMS])
{
    UChar wide[16];
    char category[16];
    UErrorCode status = U_ZERO_ERROR;
    int32_t len =
        icu()->uplrules_select(rules, plural_operand(n), wide, 15, &status);
    if (U_FAILURE(status) || len > 15)
        return forms[MANY];
    wide[len] = 0;
    icu()->u_UCharsToChars(wide, category, len + 1);
    const char *form = strcmp(category, "one") == 0   ? forms[ONE]
                       : strcmp(category, "few") == 0 ? forms[FEW]
                                                      : forms[MANY];
    return form ? form : forms[MANY];
}

static bool add_spelled(uint64_t n, const char *lang, enum gender gender,
                        struct buf *out)
{
    UErrorCode status = U_ZERO_ERROR;
    UNumberFormat *f =
        icu()->unum_open(UNUM_SPELLOUT, NULL, 0, lang, NULL, &status);
    UChar wide[512], ruleset[64];
    int32_t len = 0;
    if (U_SUCCESS(status) && strcmp(lang, "ru") == 0) {
        icu()->u_uastrcpy(ruleset, gender == FEMININE
                                       ? "%spellout-cardinal-feminine"
                                       : "%spellout-cardinal-masculine");
        icu()->unum_setTextAttribute(f, UNUM_DEFAULT_RULESET, ruleset, -1,
                                     &status);
    }
    if (U_SUCCESS(status))
        len = icu()->unum_formatInt64(f, (int64_t)n, wide, 512, NULL, &status);
    if (U_SUCCESS(status) && len <= 512) {
        char *room = buf_room(out, (size_t)len * 3);
        int32_t bytes = 0;
        icu()->u_strToUTF8(room, len * 3 + 1, &bytes, wide, len, &status);
        out->n += U_SUCCESS(status) ? (size_t)bytes : 0;
    }
    if (f)
        icu()->unum_close(f);
    return U_SUCCESS(status);
}

/* What is after the point, in digits: "05 копеек", "05/100". */
static void add_part(const struct currency_words *w, const UPluralRules *rules,
                     uint64_t part, uint64_t whole, int digits, struct buf *out)
{
    buf_fmt(out, " %0*llu", digits, (unsigned long long)part);
    if (w && w->part[MANY])
        buf_fmt(out, " %s", plural(rules, part, w->part));
    else
        buf_fmt(out, "/%llu", (unsigned long long)whole);
}

bool text_amount_words(int64_t minor, int digits, const char *code,
                       const char *lang, struct buf *out)
{
    const struct currency_words *w = find_words(code, lang);
    bool russian = is_lang(lang, "ru");
    const char *ours = russian ? "ru" : "en";
    UErrorCode status = U_ZERO_ERROR;
    uint64_t size = minor < 0 ? 0 - (uint64_t)minor : (uint64_t)minor;
    uint64_t whole = 1;
    size_t start = out->n;
    for (int i = 0; i < digits; i++)
        whole *= 10;
    if (size > INT64_MAX || (!russian && !is_lang(lang, "en")))
        return false;
    UPluralRules *rules = icu()->uplrules_open(ours, &status);
    if (U_FAILURE(status))
        return false;
    if (minor < 0)
        buf_puts(out, russian ? "минус " : "minus ");
    bool ok = add_spelled(size / whole, ours, w ? w->gender : MASCULINE, out);
    buf_fmt(out, " %s", w ? plural(rules, size / whole, w->unit) : code);
    if (digits > 0) {
        if (!russian)
            buf_puts(out, " and");
        add_part(w, rules, size % whole, whole, digits, out);
    }
    icu()->uplrules_close(rules);
    if (!ok)
        out->n = start;
    return ok;
}

void text_capital(struct buf *b, size_t at)
{
    size_t next = at;
    int32_t c = at < b->n ? text_next(buf_view(b), &next) : -1;
    UChar upper = (UChar)icu()->u_toupper(c);
    UErrorCode status = U_ZERO_ERROR;
    struct buf whole = {0};
    char utf8[8];
    int32_t n = 0;
    if (c < 0 || c > UINT16_MAX || upper == c)
        return;
    icu()->u_strToUTF8(utf8, sizeof utf8, &n, &upper, 1, &status);
    if (U_FAILURE(status))
        return;
    buf_add(&whole, b->p, at);
    buf_add(&whole, utf8, (size_t)n);
    buf_add(&whole, b->p + next, b->n - next);
    buf_release(b);
    *b = whole;
}
