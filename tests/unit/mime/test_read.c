/* Messages, one and many, as they are read. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "unit.h"

#include "mime/mbox.h"
#include "mime/received.h"

/* --- files of them ---------------------------------------------------------
 */

/* All messages in those bytes, with | between. */
static void assert_box(struct str bytes, const char *wanted)
{
    int ends[2];
    struct mbox box;
    struct str message;
    struct buf all = {0};
    struct err e = ERR_INIT;
    int rc;
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], bytes.p, bytes.n), bytes.n);
    close(ends[1]);
    mbox_open(&box, ends[0]);
    while ((rc = mbox_next(&box, &message, &e)) > 0) {
        buf_str(&all, message);
        buf_ch(&all, '|');
    }
    assert_int_equal(rc, 0);
    assert_string_equal(buf_cstr(&all), wanted);
    mbox_close(&box);
    close(ends[0]);
    buf_release(&all);
}

#define FROM "From a@b.example Mon Oct  5 10:00:00 2026\n"

static void boxes(void **state)
{
    (void)state;
    assert_box(STR(""), "");
    assert_box(STR("\n\n"), "");
    assert_box(STR("A: 1\n\nx\n"), "A: 1\n\nx\n|");
    assert_box(STR("A: 1\n\nno end"), "A: 1\n\nno end|");
    assert_box(STR(FROM "A: 1\n\nx\n\n" FROM "A: 2\n\ny\n"),
               "A: 1\n\nx\n\n|A: 2\n\ny\n|");
    assert_box(STR("\n" FROM "A: 1\r\n\r\nx\r\n\r\n" FROM "A: 2\r\n"),
               "A: 1\r\n\r\nx\r\n\r\n|A: 2\r\n|");
    /* what begins no message, and what was quoted */
    assert_box(STR(FROM "A: 1\n\nFrom a@b Mon Oct  5 10:00:00 2026\n"
                        "\nFrom here on\n>From x\n>>From y\n> From z\n"),
               "A: 1\n\n|\nFrom here on\nFrom x\n>From y\n> From z\n|");
    assert_box(STR(FROM "A: 1\n\nx\n" FROM "y\n"), "A: 1\n\nx\n" FROM "y\n|");
    /* one message is as it is */
    assert_box(STR("A: 1\n\n>From x\n\n" FROM "y\n"),
               "A: 1\n\n>From x\n\n" FROM "y\n|");
    assert_box(STR(FROM), "|");
}

static void there_and_back(void **state)
{
    struct buf box = {0};
    (void)state;
    mbox_put("a@b.example", 0, STR("A: 1\n\nFrom x\n>From y\n"), &box);
    mbox_put("A <a@b.example>", INT64_C(253402300799), STR("A: 2\n\nz"), &box);
    assert_string_equal(box.p, "From a@b.example Thu Jan  1 00:00:00 1970\n"
                               "A: 1\n\n>From x\n>>From y\n\n"
                               "From a@b.example Fri Dec 31 23:59:59 9999\n"
                               "A: 2\n\nz\n\n");
    assert_box(buf_view(&box), "A: 1\n\nFrom x\n>From y\n\n|A: 2\n\nz\n\n|");
    buf_release(&box);
}

/* Of one that is too large, the front is read, and the next one whole. */
static void large(void **state)
{
    FILE *f = tmpfile();
    struct mbox box;
    struct str message;
    struct err e = ERR_INIT;
    (void)state;
    fputs(FROM "A: 1\n\n", f);
    for (int i = 0; i < MBOX_MOST / 8; i++)
        fputs("x123456789abcdef", f); /* a line of 16 MiB */
    fputs("\n\n" FROM "A: 2\n\ny\n", f);
    fflush(f);
    lseek(fileno(f), 0, SEEK_SET);
    mbox_open(&box, fileno(f));
    assert_int_equal(mbox_next(&box, &message, &e), 1);
    assert_int_equal(message.n, MBOX_MOST);
    assert_memory_equal(message.p, "A: 1\n\nx123", 10);
    assert_int_equal(mbox_next(&box, &message, &e), 1);
    assert_string_equal(message.p, "A: 2\n\ny\n");
    assert_true(box.bytes.cap < 4 << 20);
    assert_int_equal(mbox_next(&box, &message, &e), 0);
    mbox_close(&box);
    fclose(f);
}

/* --- one of them -----------------------------------------------------------
 */

static int try_one(struct str message, struct received *r, struct err *e)
{
    const char *build = getenv("BUILD");
    char module[4096];
    struct mime mime;
    snprintf(module, sizeof module, "%s/acct-mail.so", build ? build : "build");
    mime_open(&mime, module);
    return mime_close(&mime, mail_read(&mime, message, r, e), e);
}

static void read_one(const char *message, struct received *r)
{
    struct err e = ERR_INIT;
    if (try_one(str_of(message), r, &e) < 0)
        fail_msg("%s", e.text);
}

static void headers(void **state)
{
    struct received r;
    (void)state;
    read_one("From: =?koi8-r?B?8NLJ18XU?= \"x\" <A@B.example>\n"
             "To: c@d.example, e@f.example\n"
             "Subject: one\n two\n"
             "Message-ID: <1@b>\n"
             "In-Reply-To: message <2@b> of yesterday\n"
             "References: <3@b>\n\t<4@b> <not an id> <5@b>\n"
             "Date: Mon, 5 Oct 2026 12:00:00 +0530\n"
             "Content-Type: text/plain; charset=utf-8\n"
             "\n"
             "Hi\n> old\n",
             &r);
    assert_string_equal(r.from, "A@B.example");
    assert_string_equal(r.from_name, "Привет x");
    assert_string_equal(r.to, "c@d.example");
    assert_string_equal(r.subject, "one two");
    assert_string_equal(r.id, "1@b");
    assert_string_equal(r.answers, "2@b");
    assert_non_null(strstr(r.references, "3@b 4@b"));
    assert_true(r.dated);
    assert_int_equal(r.at, INT64_C(1791181800));
    assert_int_equal(r.offset, 19800);
    assert_int_equal(r.sort, MAIL_WRITTEN);
    assert_string_equal(r.text.p, "Hi\n> old\n");
    assert_string_equal(r.said.p, "Hi\n");
    received_release(&r);
}

/* Encoded words, as they come: padded, parted within a letter, of charsets that
 * are none. */
static void words(void **state)
{
    static const struct {
        const char *raw, *text;
    } cases[] = {
        {"plain =? text ?=", "plain =? text ?="},
        {"=?utf-8?B?0J/RgNC40LLQtdGC?=", "Привет"},
        {"=?UTF-8?b?0YHQvtC+0LHRidC10L3QuNGPLg==?=\n"
         " =?UTF-8?B?INCU0LA=?= Order",
         "сообщения. Да Order"},
        {"=?utf-8?B?0J/RgNC40LLQ?=\n\t=?utf-8?B?tdGC?=", "Привет"},
        {"=?koi8-r?Q?=F0=D2=C9=D7=C5=D4,_=CD=C9=D2?=", "Привет, мир"},
        {"=?windows-1251?Q?=CF=F0?= =?utf-8?Q?=D0=B8?=", "При"},
        {"=?utf-8*ru?Q?a_b?=  c =?utf-8?Q?d?=", "a b  c d"},
        {"=?nope?Q?a=FF?=", "a\u044f"},
        {"=?utf-8?X?a?= =?utf-8?Q?", "=?utf-8?X?a?= =?utf-8?Q?"},
        {"=?utf-8?Q?a=0A=1B[31mBcc:_x?=", "a [31mBcc: x"},
        {"\xcf\xf0\xe8\xe2\xe5\xf2", "Привет"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct received r;
        char text[400];
        snprintf(text, sizeof text,
                 "Subject: %s\nFrom: %s <a@b.example>\n\nx\n", cases[i].raw,
                 i == 2 ? cases[i].raw : "A");
        read_one(text, &r);
        assert_string_equal(r.subject, cases[i].text);
        assert_string_equal(r.from_name, i == 2 ? cases[i].text : "A");
        assert_string_equal(r.from, "a@b.example");
        received_release(&r);
    }
}

static void nothing(void **state)
{
    static const struct str none[] = {STR(""), STR("x"), STR(":\n"),
                                      STR("\0\1\2")};
    struct received r;
    (void)state;
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++) {
        struct err e = ERR_INIT;
        assert_int_equal(try_one(none[i], &r, &e), -1);
        assert_int_equal(e.kind, ERR_DATA);
        assert_string_equal(e.text, "this is no message");
    }
    read_one("From: \nSubject: \n\n", &r);
    assert_string_equal(r.from, "");
    assert_string_equal(r.from_name, "");
    assert_string_equal(r.subject, "");
    assert_string_equal(r.id, "");
    assert_string_equal(r.text.p, "");
    assert_false(r.dated);
    assert_int_equal(r.sort, MAIL_WRITTEN);
    received_release(&r);
}

static void sorts(void **state)
{
    static const struct {
        const char *header;
        enum mail_sort sort;
    } cases[] = {
        {"X-Mailer: x", MAIL_WRITTEN},
        {"Auto-Submitted: no", MAIL_WRITTEN},
        {"Precedence: normal", MAIL_WRITTEN},
        {"Auto-Submitted: auto-replied", MAIL_AUTO},
        {"Auto-Submitted: auto-generated (x)", MAIL_AUTO},
        {"X-Autoreply: yes", MAIL_AUTO},
        {"Precedence: auto_reply", MAIL_AUTO},
        {"Subject: Out of Office: x", MAIL_AUTO},
        {"Subject: =?utf-8?B?0JDQstGC0L7QvtGC0LLQtdGCOiB4?=", MAIL_AUTO},
        {"Precedence: bulk", MAIL_LIST},
        {"List-Id: <x.example>", MAIL_LIST},
        {"X-Failed-Recipients: a@b.example", MAIL_BOUNCE},
        {"From: MAILER-DAEMON@x.example", MAIL_BOUNCE},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct received r;
        char text[200];
        snprintf(text, sizeof text, "%s\n\nx\n", cases[i].header);
        read_one(text, &r);
        if (r.sort != cases[i].sort)
            fail_msg("%s: %d", cases[i].header, (int)r.sort);
        received_release(&r);
    }
}

/* Parts within parts, deeper than any has, and as many as fit. */
static void deep(void **state)
{
    struct buf text = {0};
    struct received r;
    (void)state;
    buf_puts(&text, "From: a@b.example\n");
    for (int i = 0; i < 20000; i++)
        buf_fmt(&text, "Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n",
                i, i);
    buf_puts(&text, "\nHi\n");
    read_one(text.p, &r);
    assert_string_equal(r.from, "a@b.example");
    received_release(&r);
    buf_clear(&text);
    buf_puts(&text, "From: a@b.example\nContent-Type: multipart/mixed; "
                    "boundary=b\n\n--b\n\nHi\n");
    for (int i = 0; i < 50000; i++)
        buf_puts(&text, "--b\nContent-Type: image/png\n\nx\n");
    buf_puts(&text, "--b\n\nthere\n--b--\n");
    read_one(text.p, &r);
    assert_string_equal(r.said.p, "Hi\nthere\n");
    received_release(&r);
    buf_release(&text);
}

/* Groups in groups, and lists that go on and on, also in what was returned. */
static void addresses(void **state)
{
    static const struct {
        const char *start, *again, *end;
    } cases[] = {
        {"From: ", "g:", " a@b.example\n"},
        {"From: x@y.example\nResent-To: ", "g:\n ", "\n"},
        {"From: x@y.example\nContent-Type: message/rfc822\n\nto: ", "g:\r\n\t",
         "\n"},
        {"From: x@y.example\nCC :", "a@b.example, ", "\n"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct buf text = {0};
        struct received r;
        buf_puts(&text, cases[i].start);
        for (int k = 0; k < 1 << 20; k++)
            buf_puts(&text, cases[i].again);
        buf_fmt(&text, "%sSubject: S\n\nHi\n", cases[i].end);
        read_one(text.p, &r);
        assert_string_equal(r.from, i ? "x@y.example" : "");
        if (i != 2)
            assert_string_equal(r.subject, "S");
        received_release(&r);
        buf_release(&text);
    }
    /* all of a list that people have */
    struct received r;
    struct buf text = {0};
    buf_puts(&text, "To: ");
    for (int k = 0; k < 200; k++)
        buf_fmt(&text, "p%d@example.com,\n ", k);
    buf_puts(&text, "x@example.com\nFrom: x@y.example\n\nHi\n");
    read_one(text.p, &r);
    assert_string_equal(r.to, "p0@example.com");
    assert_string_equal(r.from, "x@y.example");
    received_release(&r);
    buf_release(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(boxes),     cmocka_unit_test(there_and_back),
        cmocka_unit_test(large),     cmocka_unit_test(headers),
        cmocka_unit_test(words),     cmocka_unit_test(nothing),
        cmocka_unit_test(sorts),     cmocka_unit_test(deep),
        cmocka_unit_test(addresses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
