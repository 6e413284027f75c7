/* Expected forms and widths are from Python's unicodedata and from glibc's
 * wcwidth. */
#include "unit.h"

#include <stdio.h>
#include <string.h>

#include <unicode/upluralrules.h>
#include <unicode/ustring.h>

#include "base/text/text.h"

typedef void into_fn(struct str s, struct buf *out);

/* What fn appends is checked behind something that was there before. */
static void check_into(into_fn *fn, struct str in, struct str want)
{
    struct buf b = {0};
    buf_puts(&b, "# ");
    fn(in, &b);
    struct str got = {b.p + 2, b.n - 2};
    if (got.n != want.n || memcmp(got.p, want.p, got.n) != 0)
        fail_msg("'%.*s' -> '%.*s', not '%.*s'", STR_ARG(in), STR_ARG(got),
                 STR_ARG(want));
    assert_int_equal(b.p[b.n], '\0');
    buf_release(&b);
}

static void test_ascii(void **state)
{
    (void)state;
    assert_true(text_ascii(STR("")));
    assert_true(text_ascii((struct str){NULL, 0}));
    assert_true(text_ascii(STR("plain \x7f\x01 and longer than eight")));
    assert_false(text_ascii(STR("caf\xc3\xa9")));
    assert_false(text_ascii(STR("0123456789abcde\x80")));
    assert_false(text_ascii(STR("\xff"
                                "0123456789abcdef")));
}

/* Every byte, at every place of a word and behind it. */
static void test_printable(void **state)
{
    char s[11];
    (void)state;
    assert_true(text_printable(STR("")));
    for (int c = 0; c < 256; c++)
        for (size_t at = 0; at < sizeof s; at++) {
            memset(s, 'a', sizeof s);
            s[at] = (char)c;
            assert_int_equal(text_printable((struct str){s, sizeof s}),
                             c >= ' ' && c < 0x7f);
        }
}

static void test_valid(void **state)
{
    static const struct {
        struct str s;
        size_t bad; /* s.n: none */
    } cases[] = {
        {STR(""), 0},
        {STR("only ASCII, of some length"), 26},
        {STR("ООО «АКМЕ»"), 19},
        {STR("漢字 😀 \xf4\x8f\xbf\xbf"), 16},
        {STR("\xee\x80\x80\xef\xbf\xbf"), 6},
        {STR("a\0b"), 3},
        {STR("\x80"), 0},
        {STR("0123456789\xff"), 10},
        {STR("да\xd0"), 4},              /* cut short */
        {STR("да\xd0 нет"), 4},          /* in the middle */
        {STR("\xc0\xaf"), 0},            /* overlong */
        {STR("x\xe0\x80\xaf"), 1},       /* overlong */
        {STR("xy\xed\xa0\x80"), 2},      /* a surrogate */
        {STR("xyz\xf4\x90\x80\x80"), 3}, /* beyond Unicode */
        {STR("\xf8\x88\x80\x80\x80"), 0},
        {STR("\xe6\xbc\xa2\xe6\xbc"), 3},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t bad = 99;
        bool ok = cases[i].bad == cases[i].s.n;
        assert_int_equal(text_valid(cases[i].s, NULL), ok);
        assert_int_equal(text_valid(cases[i].s, &bad), ok);
        assert_int_equal(bad, ok ? 99 : cases[i].bad);
    }
}

static void test_nfc(void **state)
{
    (void)state;
    check_into(text_nfc, STR(""), STR(""));
    check_into(text_nfc, STR("Plain\n\t x"), STR("Plain\n\t x"));
    check_into(text_nfc, STR("и\xcc\x86"), STR("й"));
    check_into(text_nfc, STR("е\xcc\x88лка"), STR("ёлка"));
    check_into(text_nfc, STR("Ё\xcc\x81"), STR("Ё\xcc\x81"));
    check_into(text_nfc, STR("a\xcc\x87\xcc\xa3"), STR("ạ\xcc\x87"));
    check_into(text_nfc, STR("\xe2\x84\xab"), STR("Å")); /* the Angstrom */
    check_into(text_nfc, STR("\xe1\x84\x80\xe1\x85\xa1"), STR("가"));
    check_into(text_nfc, STR("ﬁ №5 😀"), STR("ﬁ №5 😀"));
    check_into(text_nfc, STR("и\xcc\x86\xff\xd0и\xcc\x86\xe2\x82"),
               STR("й\xff\xd0й\xe2\x82"));
}

static void test_nfc_long(void **state)
{
    struct buf in = {0}, want = {0};
    (void)state;
    for (int i = 0; i < 1000; i++) {
        buf_puts(&in, i % 4 ? "е\xcc\x88" : "😀");
        buf_puts(&want, i % 4 ? "ё" : "😀");
        check_into(text_nfc, buf_view(&in), buf_view(&want));
    }
    buf_release(&in);
    buf_release(&want);
}

/* The shortcut for Latin and Cyrillic says what the long way says. */
static void test_nfc_shortcut(void **state)
{
    (void)state;
    for (unsigned c = 0x80; c < 0x800; c++) {
        char s[] = {(char)(0xc0 | c >> 6), (char)(0x80 | (c & 0x3f)),
                    (char)0xe4, (char)0xb8, (char)0x80}; /* 一 */
        struct buf direct = {0}, around = {0};
        text_nfc((struct str){s, 2}, &direct);
        text_nfc((struct str){s, sizeof s}, &around);
        assert_int_equal(around.n, direct.n + 3);
        assert_memory_equal(around.p, direct.p, direct.n);
        buf_release(&direct);
        buf_release(&around);
    }
}

/* … and for common marks, whatever comes behind them. */
static void test_marks_shortcut(void **state)
{
    static const char *const marks[] = {"–", "—", "‘",   "’", "“", "”", "„",
                                        "…", "€", "₽", "№", "«", "»"};
    (void)state;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        /* what is not common, before it, takes the long way */
        char near[32], far[32], joined[32];
        snprintf(near, sizeof near, "%sа", marks[i]);
        snprintf(far, sizeof far, "漢%sа", marks[i]);
        snprintf(joined, sizeof joined, "%s\u0308а", marks[i]);
        check_into(text_nfc, str_of(near), str_of(near));
        check_into(text_nfc, str_of(far), str_of(far));
        check_into(text_nfc, str_of(joined), str_of(joined));
        assert_int_equal(text_width(str_of(near)), 2);
        assert_int_equal(text_width(str_of(far)), 4);
        assert_int_equal(text_width(str_of(joined)), 2);
        assert_int_equal(text_fit(str_of(joined), 1), strlen(marks[i]) + 2);
    }
}

/* The forms of Unicode's CLDR, as ICU has them, are those of the shortcut. */
static void test_plural_shortcut(void **state)
{
    static const char *const langs[] = {"en", "ru"};
    static const double more[] = {-1,  -2,    -5,  -11, 0.5,  1.5,
                                  2.1, 11.25, 1e6, 1e9, 1e15, 1000001};
    (void)state;
    for (size_t l = 0; l < sizeof langs / sizeof *langs; l++) {
        UErrorCode status = U_ZERO_ERROR;
        UPluralRules *rules = uplrules_open(langs[l], &status);
        assert_true(U_SUCCESS(status));
        for (size_t i = 0; i < 1200 + sizeof more / sizeof *more; i++) {
            double n = i < 1200 ? (double)i : more[i - 1200];
            UChar word[16];
            char name[16];
            int32_t length = uplrules_select(rules, n, word, 16, &status);
            u_UCharsToChars(word, name, length);
            name[length] = '\0';
            assert_string_equal(text_plural_names[text_plural(langs[l], n)],
                                name);
        }
        uplrules_close(rules);
    }
}

static void test_fold(void **state)
{
    (void)state;
    check_into(text_fold, STR(""), STR(""));
    check_into(text_fold, STR(" \t\n "), STR(""));
    check_into(text_fold, STR("  ACME \t\r\n  Ltd.\v"), STR("acme ltd."));
    check_into(text_fold, STR("[@Z`{"), STR("[@z`{"));
    check_into(text_fold, STR("ООО «АКМЕ»"), STR("ооо «акме»"));
    check_into(text_fold, STR("  ООО\u00a0 «АКМЕ»\u2003"), STR("ооо «акме»"));
    check_into(text_fold, STR("Straße"), STR("strasse"));
    check_into(text_fold, STR("STRASSE"), STR("strasse"));
    check_into(text_fold, STR("ＡＣＭＥ　Ｌｔｄ"), STR("acme ltd"));
    check_into(text_fold, STR("ﬁne №5"), STR("fine no5"));
    check_into(text_fold, STR("İstanbul"), STR("i\xcc\x87stanbul"));
    check_into(text_fold, STR("Е\xcc\x88ЛКА"), STR("ёлка"));
    check_into(text_fold, STR("co\u00adop\u200d"), STR("coop"));
    check_into(text_fold, STR("\u2028Я\u2029\u3000Я\xc2\x85"), STR("я я"));
    check_into(text_fold, STR(" A\xff \xc2 Я "), STR("a\xff \xc2 я"));
    /* the longest that one character becomes: 18 */
    check_into(text_fold, STR("\uFDFA"), STR("صلى الله عليه وسلم"));
}

static void test_width(void **state)
{
    static const struct {
        struct str s;
        int width;
    } cases[] = {
        {STR(""), 0},
        {STR("plain ~"), 7},
        {STR("Ёлка"), 4},
        {STR("е\xcc\x88лка"), 4},
        {STR("漢字"), 4},
        {STR("가"), 2},
        {STR("\xe1\x84\x80\xe1\x85\xa1"), 2}, /* the same, in its letters */
        {STR("ﾊ"), 1},
        {STR("Ａ"), 2},
        {STR("😀"), 2},
        {STR("🏽"), 2},
        {STR("🇩🇪"), 2},
        {STR("🇩🇪🇫🇷"), 4},
        {STR("🇩"), 1},
        {STR("👍🏽"), 2},
        {STR("👨‍👩‍👧‍👦"), 2}, /* a family */
        {STR("❤"), 1},
        {STR("❤️"), 2}, /* with the selector: a picture */
        {STR("1️⃣"), 2},
        {STR("👍🏽a👍🏽"), 5},
        {STR("\u200d\ufe0f\u200b\u20dd"), 0},
        {STR("\u00ad"), 1},
        {STR("€№—…─"), 5},
        {STR("\xff\xd0"), 2},
        {STR("\x1b\n"), 0},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(text_width(cases[i].s), cases[i].width);
}

static void test_fit(void **state)
{
    static const struct {
        struct str s;
        int width;
        size_t fits;
    } cases[] = {
        {STR(""), 3, 0},
        {STR("plain"), 3, 3},
        {STR("plain"), 5, 5},
        {STR("plain"), 9, 5},
        {STR("plain"), 0, 0},
        {STR("plain"), -1, 0},
        {STR("Ёлка"), 3, 6},
        {STR("漢字"), 3, 3}, /* no half of one */
        {STR("漢字"), 1, 0},
        {STR("е\xcc\x88лка"), 1, 4}, /* the mark stays with its letter */
        {STR("👩‍💻"), 4, 11},
        {STR("👩‍💻"), 2, 11}, /* it is one */
        {STR("👩‍💻"), 1, 0},
        {STR("👍🏽!"), 2, 8}, /* with its skin */
        {STR("👍🏽!"), 1, 0},
        {STR("🇩🇪🇫🇷"), 3, 8}, /* no half of a flag */
        {STR("🇩🇪🇫🇷"), 4, 16},
        {STR("a🇩🇪"), 2, 1},
        {STR("👨‍👩‍👧‍👦👨‍👩‍👧‍👦"), 3, 25},
        /* letters of one syllable */
        {STR("\xe1\x84\x80\xe1\x85\xa1\xe1\x86\xa8\xe1\x84\x80"), 2, 9},
        {STR("e\xcc\x81\xcc\xa3x"), 1, 5},
        {STR("\r\nx"), 0, 2},
        {STR("\u0915\u094d\u0937x"), 1, 0}, /* a conjunct */
        {STR("\u0915\u094d\u0937x"), 2, 9},
        {STR("\xff\xff\xff"), 2, 2},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(text_fit(cases[i].s, cases[i].width), cases[i].fits);
}

static void test_plain(void **state)
{
    (void)state;
    check_into(text_plain, STR(""), STR(""));
    check_into(text_plain, STR("as it is: \\n Ёлка 漢 😀 e\xcc\x81"),
               STR("as it is: \\n Ёлка 漢 😀 e\xcc\x81"));
    check_into(text_plain, STR("a\nb\tc\rd"), STR("a\\nb\\tc\\rd"));
    check_into(text_plain, STR("\x1b[31m\0\x7f"), STR("\\x1b[31m\\x00\\x7f"));
    check_into(text_plain,
               STR("\xc2\x9b"
                   "2J\xc2\xa0"),
               STR("\\u009b2J\xc2\xa0"));
    check_into(text_plain, STR("\u202egpj.exe\u202c \u2066x\u2069"),
               STR("\\u202egpj.exe\\u202c \\u2066x\\u2069"));
    check_into(text_plain, STR("\u2028\u2029\u200e\u05d0"),
               STR("\\u2028\\u2029\u200e\u05d0"));
    check_into(text_plain, STR("\xff\x9b\xe2\x82 \xd0"),
               STR("\\xff\\x9b\\xe2\\x82 \\xd0"));
}

static void test_has_control(void **state)
{
    (void)state;
    assert_false(text_has_control(STR(""), false));
    assert_false(text_has_control(STR("Ёлка 漢 \u00a0\u200e"), false));
    assert_true(text_has_control(STR("a\nb"), false));
    assert_false(text_has_control(STR("a\n\tb"), true));
    assert_true(text_has_control(STR("a\rb"), true));
    assert_true(text_has_control(STR("\x1b[1m"), true));
    assert_true(text_has_control(STR("\x7f"), true));
    assert_true(text_has_control(STR("x\0"), true));
    assert_true(text_has_control(STR("\xc2\x80"), true));
    assert_true(text_has_control(STR("\xc2\x9f"), true));
    assert_false(text_has_control(STR("П\xd0\x9f\xc2"), true));
    assert_int_equal(text_control(STR("a\u202e"), true), 0x202e);
    assert_int_equal(text_control(STR("漢\u2066"), true), 0x2066);
    assert_int_equal(text_control(STR("\u2028"), true), 0x2028);
    assert_int_equal(text_control(STR("\ufeff"), true), 0xfeff);
    /* a flag's tags are seen, others not */
    assert_int_equal(text_control(STR("🏴\U000e0067\U000e007f"), true), -1);
    assert_int_equal(text_control(STR("🏴 \U000e0067"), true), 0xe0067);
    /* nor more than a flag has, nor behind its end */
    assert_int_equal(
        text_control(STR("🏴\U000e0067\U000e007f\U000e0068"), true), 0xe0068);
    assert_int_equal(
        text_control(
            STR("🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067"
                "\U000e0061\U000e0062\U000e0063"),
            true),
        0xe0063);
    assert_int_equal(text_control(STR("🏴\U000e0001"), true), 0xe0001);
    assert_int_equal(text_control(STR("ﬁ７\u200f‐🙂"), true), -1);
    assert_int_equal(text_control(STR("1\u206f"), true), 0x206f);
    assert_int_equal(text_control(STR("a\ufff9b"), true), 0xfff9);
    /* what joins, parts and picks letters and pictures says something */
    assert_int_equal(text_control(STR("می\u200cخواهم क्\u200dष ❤\ufe0f "
                                      "葛\U000e0100 co\u00adop \u200b"),
                                  true),
                     -1);
}

static void test_key(void **state)
{
    static const struct {
        const char *key;
        const char *what; /* NULL: it is one */
        bool words;       /* it is one where plain blanks may be */
    } cases[] = {
        {"acme", NULL, false},
        {"Ёлка-漢字_é.42/7:ß", NULL, false},
        {"🙂", NULL, false},
        {"", NULL, false},
        {"a b", "a blank, U+0020, as character 2", true},
        {"a\tb", "a control character, U+0009, as character 2", false},
        {"\x7f", "a control character, U+007F, as character 1", false},
        {"Ё\xc2\x85", "a control character, U+0085, as character 2", false},
        {"ab\u00a0c", "a blank, U+00A0, as character 3", false},
        {"a\u2003", "a blank, U+2003, as character 2", false},
        {"a\u2028", "a blank, U+2028, as character 2", false},
        {"\u3000", "a blank, U+3000, as character 1", false},
        {"a\u1680", "a blank, U+1680, as character 2", false},
        {"a\u2800", "a blank, U+2800, as character 2", false},
        {"a\u00adb", "a character that is not seen, U+00AD, as character 2",
         false},
        {"a\u200b", "a character that is not seen, U+200B, as character 2",
         false},
        {"می\u200cخ", "a character that is not seen, U+200C, as character 3",
         false},
        {"a\u200d", "a character that is not seen, U+200D, as character 2",
         false},
        {"a\u2066", "a character that is not seen, U+2066, as character 2",
         false},
        {"\ufeff"
         "a",
         "a character that is not seen, U+FEFF, as character 1", false},
        {"a\ufe0f", "a character that is not seen, U+FE0F, as character 2",
         false},
        {"a\U000e0041", "a character that is not seen, U+E0041, as character 2",
         false},
        {"a\u3164", "a character that is not seen, U+3164, as character 2",
         false},
        {"a\u0378", "a character without a meaning, U+0378, as character 2",
         false},
        {"a\ue000", "a character without a meaning, U+E000, as character 2",
         false},
        {"a\uffff", "a character without a meaning, U+FFFF, as character 2",
         false},
        {"xe\u0301",
         "a character that is not in normal form C, U+0065, as character 2",
         false},
        {"a\u212b",
         "a character that is not in normal form C, U+212B, as character 2",
         false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (int words = 0; words < 2; words++) {
            struct err e = ERR_INIT;
            struct buf wanted = {0};
            bool fine = !cases[i].what || (words && cases[i].words);
            int rc = text_key(str_of(cases[i].key), words, &e);
            assert_int_equal(rc, fine ? 0 : -1);
            if (!fine)
                buf_fmt(&wanted, "'%s' has %s (take it out)", cases[i].key,
                        cases[i].what);
            assert_string_equal(fine ? "" : e.text, buf_cstr(&wanted));
            buf_release(&wanted);
        }
}

static void test_distance(void **state)
{
    static const struct {
        const char *a, *b;
        int limit, distance;
    } cases[] = {
        {"", "", 3, 0},
        {"abc", "abc", 0, 0},
        {"abc", "abd", 0, 1},
        {"", "abc", 3, 3},
        {"abc", "", 2, 3},
        {"kitten", "sitting", 5, 3},
        {"kitten", "sitting", 2, 3},
        {"kitten", "sitting", 1, 2},
        {"ca", "abc", 5, 3}, /* 2, were swaps not optimal alignments */
        {"a cat", "an act", 5, 2},
        {"client", "cleint", 3, 1},
        {"оплата", "олпата", 3, 1},
        {"Ёлка", "Елка", 3, 1},
        {"漢字", "字漢", 3, 1},
        {"\xff", "\xfe", 3, 1},
        {"\xff", "ÿ", 3, 1},
        {"\xd0", "\xd0", 3, 0},
        {"abcdefghijklmnopqrstuvwxyz0123456789", "", 99, 33},
        {"abcdefghijklmnopqrstuvwxyz012345", "", 99, 32},
        {"ab", "ba", -5, 1},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct str a = str_of(cases[i].a), b = str_of(cases[i].b);
        assert_int_equal(text_distance(a, b, cases[i].limit),
                         cases[i].distance);
        assert_int_equal(text_distance(b, a, cases[i].limit),
                         cases[i].distance);
    }
}

static unsigned step(unsigned *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 16;
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

/* The textbook's whole matrix. */
static int whole_matrix(const char *a, int na, const char *b, int nb)
{
    int d[16][16];
    for (int i = 0; i <= na; i++) {
        for (int j = 0; j <= nb; j++) {
            d[i][j] = i > j ? i : j;
            if (i == 0 || j == 0)
                continue;
            d[i][j] = least(d[i - 1][j], d[i][j - 1]) + 1;
            d[i][j] = least(d[i][j], d[i - 1][j - 1] + (a[i - 1] != b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                d[i][j] = least(d[i][j], d[i - 2][j - 2] + 1);
        }
    }
    return d[na][nb];
}

static void test_distance_band(void **state)
{
    unsigned seed = 7;
    (void)state;
    for (int round = 0; round < 20000; round++) {
        char a[12], b[12];
        int na = (int)(step(&seed) % 12), nb = (int)(step(&seed) % 12);
        for (int i = 0; i < 12; i++) {
            a[i] = (char)('a' + step(&seed) % 3);
            b[i] = (char)('a' + step(&seed) % 3);
        }
        int want = whole_matrix(a, na, b, nb);
        int limit = (int)(step(&seed) % 14);
        int got = text_distance((struct str){a, (size_t)na},
                                (struct str){b, (size_t)nb}, limit);
        assert_int_equal(got, least(want, limit + 1));
    }
}

static void test_distance_long(void **state)
{
    struct buf a = {0}, b = {0};
    (void)state;
    for (int i = 0; i < 100000; i++)
        buf_puts(&a, "ы");
    buf_puts(&b, "x");
    buf_str(&b, buf_view(&a));
    buf_puts(&b, "y");
    assert_int_equal(text_distance(buf_view(&a), buf_view(&b), 32), 2);
    assert_int_equal(text_distance(buf_view(&a), STR("ы"), 32), 33);
    buf_release(&a);
    buf_release(&b);
}

/* Whatever the bytes: nothing breaks, and what must hold holds. */
static void test_any_bytes(void **state)
{
    static const unsigned char lead[] = {0xc2, 0xcc, 0xd0, 0xe1, 0xe2, 0xe3,
                                         0xed, 0xf0, 0xf4, 0xff, 0x1b, ' '};
    unsigned seed = 42;
    struct buf b = {0};
    (void)state;
    for (int round = 0; round < 20000; round++) {
        char bytes[40];
        struct str s = {bytes, step(&seed) % sizeof bytes};
        for (size_t i = 0; i < s.n; i++) {
            unsigned r = step(&seed);
            bytes[i] = (char)(r & 1 ? lead[r / 2 % sizeof lead]
                                    : 0x80 + (r / 2 & 0x3f));
        }
        size_t bad;
        bool valid = text_valid(s, &bad);

        buf_clear(&b);
        text_plain(s, &b);
        assert_true(text_valid(buf_view(&b), NULL));
        assert_false(text_has_control(buf_view(&b), false));
        int width = text_width(buf_view(&b));
        size_t fits = text_fit(buf_view(&b), width / 2);
        assert_true(text_valid((struct str){buf_cstr(&b), fits}, NULL));
        assert_true(text_width((struct str){buf_cstr(&b), fits}) <= width / 2);
        assert_int_equal(text_fit(buf_view(&b), width), b.n);

        buf_clear(&b);
        text_nfc(s, &b);
        assert_int_equal(text_valid(buf_view(&b), NULL), valid);
        buf_clear(&b);
        text_fold(s, &b);
        assert_true(!valid || text_valid(buf_view(&b), NULL));
        if (b.n)
            assert_true(b.p[0] != ' ' && b.p[b.n - 1] != ' ');
        assert_int_equal(text_distance(s, s, 3), 0);
        (void)text_width(s);
    }
    buf_release(&b);
}

static void check_order(const char *lang, const char *const *words, size_t n)
{
    struct collator *c = text_collator_open(lang);
    assert_non_null(c);
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < n; j++) {
            int r = text_compare(c, str_of(words[i]), str_of(words[j]));
            assert_int_equal((r > 0) - (r < 0), (i > j) - (i < j));
        }
    }
    text_collator_close(c);
}

/* The words that are between the bars of UAX #29, numbers left out. */
static void test_breaks(void **state)
{
    static const struct {
        const char *text, *words;
    } cases[] = {
        {"", ""},
        {" ... 42, 3.14! ", ""},
        {"The quick (\"brown\") fox can't jump 32.3 feet, right?",
         "The|quick|brown|fox|can't|jump|feet|right|"},
        {"Цена: 5 руб. — дорого\nи долго", "Цена|руб|дорого|и|долго|"},
        {"онлайн-запись mp3 3D", "онлайн|запись|mp3|3D|"},
        {"cafe\u0301 na\u00efve", "cafe\u0301|na\u00efve|"},
        {"a\xff"
         "b \xf0\x9f",
         "a|b|"},
    };
    struct breaker *b = text_breaker_open();
    (void)state;
    assert_non_null(b);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf got = {0};
        struct str word;
        text_breaker_set(b, str_of(cases[i].text));
        while (text_breaker_word(b, &word))
            buf_fmt(&got, "%.*s|", STR_ARG(word));
        assert_string_equal(buf_cstr(&got), cases[i].words);
        assert_false(text_breaker_word(b, &word));
        buf_release(&got);
    }
    text_breaker_close(b);
    text_breaker_close(NULL);
}

static void test_collate(void **state)
{
    static const char *const ru[] = {"", "арбуз", "Ева", "ёж", "ель", "Яна"};
    static const char *const de[] = {"Abend", "Äpfel", "Apfelsine", "Zoo"};
    static const char *const sv[] = {"Abend", "Zoo", "Åsa", "Äpple"};
    static const char *const bad[] = {"a", "b\xfe", "b\xff", "c"};
    (void)state;
    check_order("ru", ru, 6);
    check_order("de_DE", de, 4);
    check_order("sv", sv, 4);
    check_order("", bad, 4);
    check_order(NULL, de, 4);
    check_order("xx-unknown", de, 4);
    text_collator_close(NULL);
}

static void test_collate_total(void **state)
{
    struct collator *c = text_collator_open("ru");
    (void)state;
    assert_int_equal(text_compare(c, STR("ёж"), STR("ёж")), 0);
    assert_int_equal(text_compare(c, (struct str){NULL, 0}, STR("")), 0);
    /* one word for the dictionary, two strings for us */
    assert_true(text_compare(c, STR("й"), STR("и\xcc\x86")) != 0);
    assert_int_equal(text_compare(c, STR("a\0b"), STR("a\0b")), 0);
    text_collator_close(c);
}

static void words_are_found_whole(void **state)
{
    (void)state;
    static const struct {
        const char *s, *words;
        bool has;
    } cases[] = {
        {"maxim orlov", "orlov", true},
        {"maxim orlov", "maxim", true},
        {"maxim orlov", "orl", false},
        {"maxim orlov", "axim", false},
        {"ооо «акме»", "акме", true},
        {"ооо «акме»", "акм", false},
        {"ооо «акме-2»", "акме", true},
        {"beta bakery ltd", "bakery ltd", true},
        {"orlova orlov", "orlov", true},
        {"", "x", false},
        {"x", "", false},
        {"акмея", "акме", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_int_equal(
            text_has_words(str_of(cases[i].s), str_of(cases[i].words)),
            cases[i].has);
    /* malformed bytes end a word */
    assert_true(text_has_words(STR("\xff"
                                   "ab\xd0"),
                               STR("ab")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_found_whole),
        cmocka_unit_test(test_ascii),
        cmocka_unit_test(test_printable),
        cmocka_unit_test(test_valid),
        cmocka_unit_test(test_nfc),
        cmocka_unit_test(test_nfc_long),
        cmocka_unit_test(test_nfc_shortcut),
        cmocka_unit_test(test_fold),
        cmocka_unit_test(test_marks_shortcut),
        cmocka_unit_test(test_plural_shortcut),
        cmocka_unit_test(test_width),
        cmocka_unit_test(test_fit),
        cmocka_unit_test(test_plain),
        cmocka_unit_test(test_has_control),
        cmocka_unit_test(test_key),
        cmocka_unit_test(test_distance),
        cmocka_unit_test(test_distance_band),
        cmocka_unit_test(test_distance_long),
        cmocka_unit_test(test_any_bytes),
        cmocka_unit_test(test_breaks),
        cmocka_unit_test(test_collate),
        cmocka_unit_test(test_collate_total),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
