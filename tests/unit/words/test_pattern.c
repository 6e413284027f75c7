/* The syntax of papers and letters.  What plurals take is as the tables of
 * CLDR have it; quotation as ICU's documentation of MessageFormat. */
#include "unit.h"

#include <stdio.h>
#include <string.h>

#include "words/pattern.h"

/* Of "name=value" words. */
static const char *value_of(void *arg, struct str name)
{
    static _Thread_local char value[64];
    struct str rest = str_of(arg), word;
    while (str_cut(&rest, ';', &word))
        if (word.n > name.n && word.p[name.n] == '=' &&
            memcmp(word.p, name.p, name.n) == 0) {
            size_t n = word.n - name.n - 1;
            memcpy(value, word.p + name.n + 1, n);
            value[n] = '\0';
            return value;
        }
    return NULL;
}

static void fills(const struct paper_lang *l, const char *text,
                  const char *values, const char *want)
{
    char known[128];
    struct buf out = {0};
    snprintf(known, sizeof known, "%s", values);
    const struct pattern_fill fill = {
        .lang = l, .value = value_of, .arg = known};
    struct err e = ERR_INIT;
    pattern_check(str_of(text), NULL, NULL, NULL, &e);
    assert_string_equal(e.text, "");
    pattern_fill(str_of(text), &fill, &out);
    assert_string_equal(buf_cstr(&out), want);
    buf_release(&out);
}

static void refused(const char *text, const char *why, size_t where)
{
    struct err e = ERR_INIT;
    size_t at = 1000;
    assert_int_equal(pattern_check(str_of(text), NULL, NULL, &at, &e), -1);
    assert_int_equal(e.kind, ERR_DATA);
    if (!strstr(e.text, why))
        assert_string_equal(e.text, why);
    assert_int_equal(at, where);
}

static void places(void **state)
{
    (void)state;
    fills(&paper_en, "", "", "");
    fills(&paper_en, "no place", "", "no place");
    fills(&paper_en, "{a}, { b_2 }{c}", "a=1;b_2=two", "1, two");
    fills(&paper_en, "{a}{a}", "a=x", "xx");
}

/* https://unicode-org.github.io/icu/userguide/format_parse/messages/ */
static void quotation(void **state)
{
    (void)state;
    fills(&paper_en, "I don't", "", "I don't");
    fills(&paper_en, "I don''t", "", "I don't");
    fills(&paper_en, "This '{isn''t}' obvious", "", "This {isn't} obvious");
    fills(&paper_en, "'{'{a}'}'", "a=1", "{1}");
    fills(&paper_en, "'", "", "'");
    fills(&paper_en, "#'#'", "", "#'#'");
    fills(&paper_en, "{n, plural, other{'#' # '{'}}", "n=2", "# 2 {");
    fills(&paper_en, "{n, plural, other{{s, select, other{#}}}}", "n=2;s=x",
          "#");
}

static void plurals(void **state)
{
    static const char days[] = "{n, plural, one{# день} few{# дня} "
                               "many{# дней} other{# дня}}";
    static const char en[] = "{n, plural, =0{none} one{# day} other{# days}}";
    static const struct {
        const char *n, *ru, *en;
    } all[] = {
        {"n=1", "1 день", "1 day"},        {"n=2", "2 дня", "2 days"},
        {"n=5", "5 дней", "5 days"},       {"n=11", "11 дней", "11 days"},
        {"n=12", "12 дней", "12 days"},    {"n=21", "21 день", "21 days"},
        {"n=22", "22 дня", "22 days"},     {"n=111", "111 дней", "111 days"},
        {"n=101", "101 день", "101 days"}, {"n=0", "0 дней", "none"},
        {"n=1.5", "1,5 дня", "1.5 days"},  {"n=-1", "−1 день", "−1 day"},
        {"n=", " дня", " days"},           {"n=many", "many дня", "many days"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        fills(&paper_ru, days, all[i].n, all[i].ru);
        fills(&paper_en, en, all[i].n, all[i].en);
    }
    fills(&paper_ru, days, "n=1001", "1\u00a0001 день");
    fills(&paper_en, en, "n=12345", "12,345 days");
    /* a number goes before a name, the first of two before the second */
    fills(&paper_en, "{n,plural,one{a}=1{b}other{c}}", "n=1", "b");
    fills(&paper_en, "{n,plural,=1{b}one{a}other{c}}", "n=1", "b");
    fills(&paper_en, "{n,plural,=1{b}=1{x}other{c}}", "n=1", "b");
    fills(&paper_en, "{n,plural,other{c}one{a}}", "n=1", "a");
}

static void selects(void **state)
{
    static const char deep[] =
        "{a, select, yes{{n, plural, =0{none} one{{b, select, x{X} other{-}}} "
        "other{#, {c}}}} other{no {c}}}!";
    (void)state;
    fills(&paper_en, deep, "a=yes;n=0", "none!");
    fills(&paper_en, deep, "a=yes;n=1;b=x", "X!");
    fills(&paper_en, deep, "a=yes;n=1;b=y", "-!");
    fills(&paper_en, deep, "a=yes;n=7;c=see", "7, see!");
    fills(&paper_en, deep, "a=other;c=see", "no see!");
    fills(&paper_en, deep, "", "no !");
    fills(&paper_ru, "{a, select, да{Да} other{Нет}}", "a=да", "Да");
}

static void paragraphs(void **state)
{
    (void)state;
    fills(&paper_en, "One.\n\nIf {?a}.\n\nTwo.\n", "a=x",
          "One.\n\nIf x.\n\nTwo.\n");
    fills(&paper_en, "One.\n\nIf {?a}.\n\nTwo.\n", "", "One.\n\nTwo.\n");
    fills(&paper_en, "If {?a}.\n\nTwo.", "", "Two.");
    fills(&paper_en, "One.\n\nIf\n{?a}, {b}.", "b=1", "One.");
    fills(&paper_en, "{?a}", "", "");
    fills(&paper_en, "{?a}\n\n{?a}\n \t\n\nx", "", "x");
    fills(&paper_en, "x\n \n\n{?a}\n\n\ny", "", "x\n\n\ny");
    /* asked of a choice, and of a place in the case that was chosen */
    fills(&paper_en, "x\n\n{?a, select, other{y}}", "", "x");
    fills(&paper_en, "x\n\n{?a, select, other{y}}", "a=1", "x\n\ny");
    fills(&paper_en, "x\n\n{b, select, q{{?a}} other{z}}", "", "x\n\nz");
    fills(&paper_en, "x\n\n{b, select, q{{?a}} other{z}}", "b=q", "x");
    /* a blank line of a case, or of what stands in a place, is none */
    fills(&paper_en, "{b, select, other{y\n\nz{?a}}}\n\nx", "", "x");
    fills(&paper_en, "{b} {?a}\n\nx", "b=1\n\n2", "x");
    fills(&paper_en, "one line\nof {a}\n", "a=2", "one line\nof 2\n");
}

static void values_on_a_line(void **state)
{
    char known[] = "a=x\r\ny";
    const struct pattern_fill fill = {
        .lang = &paper_en, .value = value_of, .arg = known, .line = true};
    struct buf out = {0};
    (void)state;
    pattern_fill(STR("Re: {a}"), &fill, &out);
    assert_string_equal(buf_cstr(&out), "Re: x  y");
    buf_release(&out);
}

/* As the rules of Russian, English and German typography have it. */
static void quotations(void **state)
{
    (void)state;
    fills(&paper_ru, "«{a}»", "a=Сайт для «Ромашки»", "«Сайт для „Ромашки“»");
    fills(&paper_ru, "«{a}», {a}", "a=«Я» и «Ты»", "«„Я“ и „Ты“», «Я» и «Ты»");
    fills(&paper_ru, "« {a}», «{b}»", "a=«Я»;b=»", "« «Я»», «»»");
    fills(&paper_en, "“{a}”", "a=The “Tern”", "“The ‘Tern’”");
    fills(&paper_en, "„{a}“", "a=Das „Boot“", "„Das ‚Boot‘“");
    fills(&paper_en, "“{a}”", "a=«x»", "“«x»”");
    fills(&paper_ru, "«{a, select, «x»{«{a}»} other{}}»", "a=«x»", "««„x“»»");
}

static void faults(void **state)
{
    char *text;
    struct buf deep = {0};
    (void)state;
    refused("a {b", "the '{' has no '}'", 2);
    refused("a {b c}", "the '{' has no '}'", 2);
    refused("a {?b", "the '{' has no '}'", 2);
    refused("{n, plural, other{x}", "the '{' has no '}'", 0);
    refused("{n, plural, other{x", "the '{' has no '}'", 17);
    refused("a } b", "the '}' has no '{'", 2);
    refused("{a}}", "the '}' has no '{'", 3);
    refused("x {} y", "the name of a place", 2);
    refused("{Name}", "the name of a place", 0);
    refused("{0}", "the name of a place", 0);
    refused("{a234567890123456789012345678901_x}", "the name of a place", 0);
    refused("{n, plurals, other{x}}", "'plural,' or 'select,'", 4);
    refused("{n, number}", "'plural,' or 'select,'", 4);
    refused("{n,}", "'plural,' or 'select,'", 3);
    refused("x{n, plural, one{x}}", "{n, plural, …} has no case other{…}", 1);
    refused("{n, select, a{x}}", "{n, select, …} has no case other{…}", 0);
    refused("{n, plural,}", "has no case other", 0);
    refused("{n, plural, some{x} other{y}}", "'some' is no case of a plural",
            12);
    refused("{n, plural, =x{x} other{y}}", "'=x' is no case of a plural", 12);
    refused("{n, plural, offset:1 other{y}}", "a case is wanted here", 21);
    refused("{n, select, a b{x} other{y}}", "a case is wanted here", 14);
    refused("{n, select, other}", "a case is wanted here", 17);
    refused("l'{name} x", "begins a quotation, which does not end", 1);
    refused("{n, plural, other{'#}}", "begins a quotation", 18);
    for (int i = 0; i < PATTERN_DEPTH + 1; i++)
        buf_puts(&deep, "{a,select,other{");
    refused(buf_cstr(&deep), "more than 4 deep", 74);
    buf_release(&deep);
    text = malloc(PATTERN_MOST + 2);
    memset(text, 'x', PATTERN_MOST + 1);
    text[PATTERN_MOST + 1] = '\0';
    refused(text, "is longer than 65536 bytes", 0);
    text[PATTERN_MOST] = '\0';
    assert_int_equal(pattern_check(str_of(text), NULL, NULL, NULL, NULL), 0);
    free(text);
}

static int note(void *arg, const struct pattern_seen *seen, struct err *e)
{
    static const char *const uses[] = {"put", "select", "plural", "quoted"};
    struct buf *b = arg;
    buf_fmt(b, "%.*s %s%s %x %zu;", STR_ARG(seen->name), uses[seen->use],
            seen->optional ? "?" : "", seen->plurals, seen->at);
    return seen->name.n > 2 ? err_set(e, ERR_DATA, "long") : 0;
}

static void seen(void **state)
{
    struct err e = ERR_INIT;
    struct buf b = {0};
    size_t at = 0;
    (void)state;
    assert_int_equal(
        pattern_check(STR("{a} {?b} {n, plural, =3{} few{{c}} other{}} "
                          "{?x, select, other{}}"),
                      note, &b, &at, &e),
        0);
    assert_string_equal(buf_cstr(&b), "a put 0 0;b put? 0 4;c put 0 30;"
                                      "n plural 28 9;x select? 0 44;");
    b.n = 0;
    assert_int_equal(pattern_check(STR("'{a}' '{ b} {?c}' {d} ''{h}'' "
                                       "{n, plural, other{'{i}'}}"),
                                   note, &b, &at, &e),
                     0);
    assert_string_equal(buf_cstr(&b), "a quoted 0 1;c quoted 0 12;d put 0 18;"
                                      "h put 0 24;i quoted 0 49;"
                                      "n plural 20 30;");
    b.n = 0;
    assert_int_equal(pattern_check(STR("{a} {long}"), note, &b, &at, &e), -1);
    assert_string_equal(e.text, "long");
    assert_int_equal(at, 4);
    buf_release(&b);
}

int main(void)
{
    const struct CMUnitTest all[] = {
        cmocka_unit_test(places),     cmocka_unit_test(quotation),
        cmocka_unit_test(plurals),    cmocka_unit_test(selects),
        cmocka_unit_test(paragraphs), cmocka_unit_test(values_on_a_line),
        cmocka_unit_test(quotations), cmocka_unit_test(faults),
        cmocka_unit_test(seen),
    };
    return cmocka_run_group_tests(all, NULL, NULL);
}
