/* lib/ledger/lint: every fault, and every row that can still be read, with its
 * line and its bytes. */
#include "unit.h"

#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "ledger/store/lint.h"

static const char *const kinds[] = {
    [LINT_CSV] = "csv",           [LINT_BYTES] = "bytes",
    [LINT_HEADER] = "header",     [LINT_WIDTH] = "width",
    [LINT_CONFLICT] = "conflict", [LINT_TORN] = "torn",
    [LINT_BARE] = "bare",         [LINT_BOM] = "bom",
    [LINT_CRLF] = "crlf",
};

static void on_row(void *arg, const struct lint_row *row)
{
    buf_fmt(arg, "%d:%.*s[%d,%d) ", (int)row->record.line,
            STR_ARG(row->record.col[COL_CLIENT]), (int)row->from, (int)row->to);
}

static void on_fault(void *arg, const struct lint_fault *f)
{
    buf_fmt(arg, "%d:%s@%d%s ", (int)f->line, kinds[f->kind], (int)f->from,
            f->last ? "!" : "");
}

#define HEAD "date,type,client\n" /* 17 bytes */

/* Faults and rows, in the order of the reading. */
static void lints_n(const char *text, size_t n, const char *want)
{
    struct buf bytes = {0}, got = {0};
    struct err e = ERR_INIT;
    struct lint to = {.row = on_row, .fault = on_fault, .arg = &got};
    buf_add(&bytes, text, n);
    struct ledger *l = ledger_of_bytes("l", &bytes);
    assert_int_equal(ledger_lint(l, &to, &e), 0);
    assert_string_equal(buf_cstr(&got), want);
    ledger_close(l);
    buf_release(&got);
}
#define lints(text, want) lints_n(text, sizeof(text) - 1, want)

static void test_sound(void **state)
{
    (void)state;
    lints("", "");
    lints(HEAD, "");
    lints(HEAD "d,note,a\n\n \n d , note , b \n", "2:a[17,26) 5:b[29,44) ");
    lints(HEAD "d,note,\"a\n\nb\"\nd,note,c\n", "2:a\n\nb[17,31) 5:c[31,40) ");
}

static void test_goes_on(void **state)
{
    (void)state;
    lints(HEAD "d,note,a\"b\nd,note,c\n", "2:csv@17 3:c[28,37) ");
    /* What the open quote swallowed is read again. */
    lints(HEAD "d,note,\"a\nd,note,b\nd,note,\"c\"\nd,note,d\n",
          "2:csv@17 3:b[27,36) 4:c[36,47) 5:d[47,56) ");
    lints(HEAD "d,note,\"a\nd,note,b\n", "2:csv@17 3:b[27,36) ");
    lints(HEAD "d,note\nd,note,b,c\nd,note,d\n",
          "2:width@17 3:width@24 4:d[35,44) ");
    lints(HEAD "d,note,a\rd,note,b\nd,note,c\n",
          "2:a[17,35) 2:b[17,35) 2:csv@17 3:c[35,44) ");
    lints(HEAD "d,note,a\rd,no", "2:a[17,30) 2:csv@17 2:torn@17 ");
    lints(HEAD "\rd,note,a\n\r \r\n", "2:a[17,27) 2:csv@17 3:crlf@27 ");
    lints(HEAD "<<<<<<< a\nd,note,a\n=======\n>>>>>>> \"b\nd,note,c\n",
          "2:conflict@17 3:a[27,36) 6:c[55,64) ");
}

static void test_ends(void **state)
{
    (void)state;
    lints(HEAD "d,note", "2:torn@17 ");
    lints(HEAD "d,note,\"a", "2:torn@17 ");
    lints(HEAD "d,note,\"a\",\"b", "2:torn@17 ");
    lints(HEAD "d,note,a", "2:bare@17 2:a[17,25) ");
    lints(HEAD "d,note,a,b", "2:bare@17 2:width@17 ");
    lints("date,type,client", "1:bare@0 ");
    lints("id,da", "1:torn@0 ");
    lints("date,typ", "1:header@0! ");
}

static void test_whole_file(void **state)
{
    (void)state;
    lints("date,client\nd,a\n", "1:header@0! ");
    lints("\"da\"te,type,client\nd,note,a\n", "1:csv@0! ");
    lints("\xff\xfe"
          "d\0a\0",
          "1:bytes@0! ");
    lints("d\0a\0t\0e\0\n\0", "1:bytes@0! ");
    lints("\xef\xbb\xbf" HEAD "d,note,a\r\nd,note,\"b\r\n\"\r\n",
          "1:bom@0 2:a[20,30) 3:b\n[30,44) 2:crlf@20 ");
    /* Cells may hold anything. */
    lints(HEAD "d,note,\xff\n", "2:\xff[17,26) ");
    lints_n(HEAD "d,note,a\0b\n", 28, "2:a[17,28) ");
}

/* Rows wider than the window that is read at a time, and lines of them. */
static void test_windows(void **state)
{
    enum { LONG = 700 * 1000, MANY = 60000 };
    struct buf text = {0};
    char want[64];
    (void)state;
    buf_puts(&text, HEAD "d,note,");
    for (int i = 0; i < LONG; i++)
        buf_ch(&text, 'x');
    buf_puts(&text, "\",y\nd,note,a\n");
    snprintf(want, sizeof want, "2:csv@17 3:a[%d,%d) ", 17 + 7 + LONG + 4,
             17 + 7 + LONG + 4 + 9);
    lints_n(text.p, text.n, want);

    buf_clear(&text);
    buf_puts(&text, HEAD "d,note,\"");
    for (int i = 0; i < MANY; i++)
        buf_puts(&text, "line\n");
    buf_puts(&text, "\"\nd,nota\n");
    struct buf got = {0};
    struct lint to = {.row = on_row, .fault = on_fault, .arg = &got};
    struct ledger *l = ledger_of_bytes("l", &text);
    assert_int_equal(ledger_lint(l, &to, NULL), 0);
    const char *end = strrchr(got.p, '[');
    snprintf(want, sizeof want, "[17,%d) %d:width@%d ", 17 + 8 + 5 * MANY + 2,
             MANY + 3, 17 + 8 + 5 * MANY + 2);
    assert_string_equal(end, want);
    ledger_close(l);
    buf_release(&got);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sound),   cmocka_unit_test(test_goes_on),
        cmocka_unit_test(test_ends),    cmocka_unit_test(test_whole_file),
        cmocka_unit_test(test_windows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
