/* Units of lines: how they are typed, printed and coded.
 *
 * ОКЕИ is the Russian classifier of units (ОК 015-94); Rec. 20 has the codes of
 * the UN for trade, as electronic invoices have them.  A unit without one there
 * has "". */
#include <stdlib.h>

#include "base/text/text.h"
#include "inside.h"
#include "words/units.h"

/* Other ways to write it than the words on paper (and these, where they are not
 * folded), bars between: in English, where symbols are the same in most
 * languages, and Russian. */
/* clang-format off */
static const struct paper_unit units[] = {
    {W_UNIT, "796", "H87", "pc|pce|piece|pieces|item|items|each|ea", "штука|штуки|штук"},
    {W_UNIT_ONE, "", "C62", "", "ед|единица|единицы|единиц"},
    {W_UNIT_CONVENTIONAL, "876", "C62", "", "у.е|условная единица"},
    {W_UNIT_SERVICE, "", "E48", "svc", "усл"},
    {W_UNIT_SET, "839", "SET", "", "компл|комплекты"},
    {W_UNIT_PACK, "778", "", "package|packages|pkg", "упак|упаковка|упаковки|упаковок"},
    {W_UNIT_SHEET, "", "", "", ""},
    {W_UNIT_PAGE, "", "", "pp|pg", "страница|страницы|страниц"},
    {W_UNIT_PERSON, "", "", "people", "человек|человека"},
    {W_UNIT_MINUTE, "355", "MIN", "mins|minute|minutes", "минута|минуты|минут"},
    {W_UNIT_HOUR, "356", "HUR", "hr|hrs|hour|hours", "час|часа|часов|ч."},
    {W_UNIT_DAY, "359", "DAY", "d", "день|дня|дней|сут|сутки|суток"},
    {W_UNIT_WEEK, "360", "WEE", "wk|wks", "неделя|недели|недель"},
    {W_UNIT_MONTH, "362", "MON", "mo|mos|mon", "месяц|месяца|месяцев"},
    {W_UNIT_QUARTER, "364", "QAN", "qtr", "кварт|квартал|квартала|кварталов"},
    {W_UNIT_YEAR, "366", "ANN", "yr|yrs", ""},
    {W_UNIT_GRAM, "163", "GRM", "gram|grams", "гр|грамм|грамма|граммов"},
    {W_UNIT_KILOGRAM, "166", "KGM", "kgs|kilogram|kilograms", "килограмм|килограмма|килограммов"},
    {W_UNIT_TONNE, "168", "TNE", "tonne|tonnes", "т.|тн|тонна|тонны|тонн"},
    {W_UNIT_CENTIMETRE, "004", "CMT", "", "сантиметр|сантиметра|сантиметров"},
    {W_UNIT_METRE, "006", "MTR", "metre|metres|meter|meters", "м.|метр|метра|метров"},
    {W_UNIT_KILOMETRE, "008", "KMT", "kms|kilometre|kilometres|kilometer|kilometers", "километр|километра|километров"},
    {W_UNIT_SQUARE_METRE, "055", "MTK", "m2|sqm|sq m|sq. m|square metre|square metres|square meter|square meters", "м2|кв.м|кв. м|квадратный метр"},
    {W_UNIT_CUBIC_METRE, "113", "MTQ", "m3|cbm|cubic metre|cubic metres|cubic meter|cubic meters", "м3|куб.м|куб. м|кубометр|кубический метр"},
    {W_UNIT_LITRE, "112", "LTR", "litre|litres|liter|liters", "литр|литра|литров"},
    {W_UNIT_KILOWATT_HOUR, "245", "KWH", "kwh|kw·h|kw*h|kw h|kilowatt hour|kilowatt hours|kilowatt-hour", "квт·ч|квтч|квт*ч|квт.ч|квт-ч|квт ч|квт/ч|киловатт-час"},
};
/* clang-format on */

/* Is the folded word one of the list, whose own may have a point behind: шт.
 * and шт? */
static bool has(const char *list, struct str word)
{
    struct str rest = str_of(list), one;
    while (*list && str_cut(&rest, '|', &one)) {
        if (one.n == word.n + 1 && one.p[word.n] == '.')
            one.n--;
        if (one.n == word.n && memcmp(one.p, word.p, word.n) == 0)
            return true;
    }
    return false;
}

/* Likewise of a list that is not folded. */
static bool has_unfolded(const char *list, struct str word)
{
    struct buf folded = {0};
    text_fold(str_of(list), &folded);
    bool found = has(buf_cstr(&folded), word);
    buf_release(&folded);
    return found;
}

static bool is_english(const struct paper_unit *u, struct str word)
{
    return has(paper_text(u->word)->en, word) || has(u->en, word);
}

static bool is_russian(const struct paper_unit *u, struct str word)
{
    return has(paper_text(u->word)->ru, word) || has(u->ru, word);
}

/* The unit of a folded word. */
static const struct paper_unit *find(const struct paper_lang *l,
                                     struct str word)
{
    const size_t n = sizeof units / sizeof units[0];
    for (size_t i = 0; i < n; i++)
        if (l->own[units[i].word] && has_unfolded(l->own[units[i].word], word))
            return &units[i];
    for (size_t i = 0; i < n; i++)
        if (is_english(&units[i], word) || is_russian(&units[i], word))
            return &units[i];
    return NULL;
}

/* A point at the end of more than a letter says nothing: pcs., мес. */
static struct str without_point(struct str word)
{
    size_t letters = 0;
    for (size_t i = 0; i < word.n; i++)
        letters += ((unsigned char)word.p[i] & 0xc0) != 0x80;
    if (letters > 2 && word.p[word.n - 1] == '.')
        word.n--;
    return word;
}

static const struct paper_unit *find_typed(const struct paper_lang *l,
                                           const char *typed,
                                           struct buf *folded)
{
    text_fold(str_of(typed), folded);
    const struct paper_unit *u = find(l, buf_view(folded));
    if (u || !folded->n)
        return u;
    folded->n = without_point(buf_view(folded)).n;
    return find(l, buf_view(folded));
}

const struct paper_unit *paper_unit_find(const struct paper_lang *l,
                                         const char *typed)
{
    struct buf folded = {0};
    const struct paper_unit *u = find_typed(l, typed, &folded);
    buf_release(&folded);
    return u;
}

/* Which of the word's forms goes with that many: of two the first is for 1
 * alone; three are for 1, 2 to 4 and 5 to 20, by the last digits, and parts
 * take the second, as Slavic languages have it. */
static int form_of(struct decimal qty, int forms)
{
    int64_t n = qty.n < 0 ? -qty.n : qty.n;
    for (; qty.scale > 0 && n % 10 == 0; qty.scale--)
        n /= 10;
    if (forms < 3)
        return qty.scale == 0 && n == 1 ? 0 : forms - 1;
    if (qty.scale > 0)
        return 1;
    if (n % 100 >= 11 && n % 100 <= 14)
        return 2;
    return n % 10 == 1 ? 0 : n % 10 >= 2 && n % 10 <= 4 ? 1 : 2;
}

void paper_add_unit_word(const struct paper_lang *l, enum paper_word word,
                         struct decimal qty, struct buf *out)
{
    const char *text = paper_word(l, word);
    struct str rest = str_of(text), one = {"", 0};
    int forms = 1;
    for (const char *p = text; *p; p++)
        forms += *p == '|';
    for (int k = form_of(qty, forms); k >= 0; k--)
        str_cut(&rest, '|', &one);
    buf_str(out, one);
}

/* Is it a word of the paper's language, though not that of the table? */
static bool is_at_home(const struct paper_lang *l, const struct paper_unit *u,
                       struct str word)
{
    const char *own = l->own[u->word];
    const char *forms = paper_word(l, u->word);
    if (strchr(forms, '|') && has_unfolded(forms, word))
        return false;
    if (own)
        return has_unfolded(own, word);
    return l->russian ? is_russian(u, word) : is_english(u, word);
}

void paper_add_unit(const struct paper_lang *l, const char *typed,
                    struct decimal qty, struct buf *out)
{
    struct buf folded = {0};
    const struct paper_unit *u = find_typed(l, typed, &folded);
    if (!u || is_at_home(l, u, buf_view(&folded)))
        buf_puts(out, typed);
    else
        paper_add_unit_word(l, u->word, qty, out);
    buf_release(&folded);
}
