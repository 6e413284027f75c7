/* Mail whose texts are hostile: its headers stay those that it has. */
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "unit.h"

#include "mime/mail.h"

static struct mail example(void)
{
    return (struct mail){.from_name = "A",
                         .from = "a@example.com",
                         .to = "b@example.com",
                         .subject = "S",
                         .id = "x@example.com",
                         .text = STR("text\n")};
}

static void open_module(struct mime *mime)
{
    static char module[4096];
    const char *build = getenv("BUILD");
    snprintf(module, sizeof module, "%s/acct-mail.so", build ? build : "build");
    mime_open(mime, module);
}

/* What one refuses, or its message. */
static int write_one(const struct mail *m, struct buf *out, struct err *e)
{
    struct mime mime;
    open_module(&mime);
    return mime_close(&mime, mail_write(&mime, m, out, e), e);
}

static void assert_refused(const struct mail *m, const char *why)
{
    struct buf out = {0};
    struct err e = ERR_INIT;
    if (write_one(m, &out, &e) == 0)
        fail_msg("written: %s", out.p);
    assert_int_equal(e.kind, ERR_DATA);
    assert_string_equal(e.text, why);
    assert_int_equal(out.n, 0);
}

static void hostile(void **state)
{
    static const struct {
        const char *text, *said;
    } texts[] = {
        {"A\nBcc: x@evil.example", "U+000A (take it out of 'A\nBcc: "
                                   "x@evil.example')"},
        {"A\r\nBcc: x", "U+000D (take it out of 'A\r\nBcc: x')"},
        {"A\rBcc: x", "U+000D (take it out of 'A\rBcc: x')"},
        {"Студия\nBcc: x", "U+000A (take it out of 'Студия\nBcc: x')"},
        {"A\033[31m", "U+001B (take it out of 'A\033[31m')"},
        {"A\tB", "U+0009 (take it out of 'A\tB')"},
        {"A\u202eB", "U+202E (take it out of 'A\u202eB')"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        struct mail m = example();
        char why[200];
        snprintf(why, sizeof why,
                 "Subject: no header of a mail may hold the character %s",
                 texts[i].said);
        m.subject = texts[i].text;
        assert_refused(&m, why);
        m = example();
        m.to_name = texts[i].text;
        snprintf(why, sizeof why,
                 "To: no header of a mail may hold the character %s",
                 texts[i].said);
        assert_refused(&m, why);
    }
    struct mail m = example();
    m.from_name = "\xff";
    assert_refused(&m, "From: it is not UTF-8");
    static const struct mail_file file = {"a\nb", "text", "plain", STR("x")};
    m = example();
    m.files = &file;
    m.n = 1;
    assert_refused(&m, "filename: no header of a mail may hold the character "
                       "U+000A (take it out of 'a\nb')");
}

static void addresses(void **state)
{
    struct mail m = example();
    (void)state;
    m.to = "b@example.com\nBcc: x@evil.example";
    assert_refused(&m, "To: 'b@example.com\nBcc: x@evil.example' is no e-mail "
                       "address (give one address: name@example.com)");
    m.to = "b@example.com, c@example.com";
    assert_refused(&m, "To: 'b@example.com, c@example.com' is no e-mail "
                       "address (give one address: name@example.com)");
    m.to = "mailto:b@example.com";
    assert_refused(&m, "To: 'mailto:b@example.com' is more than an e-mail "
                       "address");
    m.to = "анна@example.com";
    assert_refused(&m, "To: 'анна@example.com' cannot be written to: few "
                       "servers take what is not ASCII before the @");
    m = example();
    m.reply_to = "nobody";
    assert_refused(&m, "Reply-To: 'nobody' is no e-mail address (give one "
                       "address: name@example.com)");
    m = example();
    m.in_reply_to = "a@b> <c@d";
    assert_refused(&m, "In-Reply-To: 'a@b> <c@d' is no id of a mail");
    m = example();
    m.references = "a@b  c@d";
    assert_refused(&m, "References: '' is no id of a mail");
    m = example();
    m.id = NULL;
    assert_refused(&m, "Message-ID: '' is no id of a mail");
    m = example();
    m.unsubscribe = "mailto:x@example.com javascript:1";
    assert_refused(&m, "List-Unsubscribe: 'javascript:1' is no URI to "
                       "unsubscribe at (mailto: or https:)");
    m.unsubscribe = "https://a.example/>,<https://b.example";
    assert_refused(&m, "List-Unsubscribe: "
                       "'https://a.example/>,<https://b.example' is no URI to "
                       "unsubscribe at (mailto: or https:)");
}

static void plain(void **state)
{
    struct buf out = {0};
    struct err e = ERR_INIT;
    struct mail m = example();
    (void)state;
    m.to = "b@Пример.example";
    m.reply_to = "r@example.com";
    m.in_reply_to = "q@example.com";
    m.references = "p@example.com q@example.com";
    m.unsubscribe = "mailto:stop@example.com https://example.com/stop?c=1";
    m.automatic = true;
    assert_int_equal(write_one(&m, &out, &e), 0);
    assert_string_equal(out.p, "Date: Thu, 01 Jan 1970 00:00:00 +0000\n"
                               "From: A <a@example.com>\n"
                               "Reply-To: r@example.com\n"
                               "Subject: S\n"
                               "To: b@xn--e1afmkfd.example\n"
                               "Message-Id: <x@example.com>\n"
                               "In-Reply-To: <q@example.com>\n"
                               "References: <p@example.com> <q@example.com>\n"
                               "List-Unsubscribe: <mailto:stop@example.com>, "
                               "<https://example.com/stop?c=1>\n"
                               "Auto-Submitted: auto-generated\n"
                               "MIME-Version: 1.0\n"
                               "Content-Type: text/plain; charset=utf-8\n"
                               "Content-Transfer-Encoding: quoted-printable\n"
                               "\n"
                               "text\n");
    buf_release(&out);
}

/* A series is of one process, which what is refused does not end. */
static void series(void **state)
{
    struct mime mime;
    struct err e = ERR_INIT;
    struct mail m = example();
    struct buf first = {0}, out = {0};
    (void)state;
    open_module(&mime);
    assert_int_equal(mail_write(&mime, &m, &first, &e), 0);
    pid_t child = mime.process.child;
    m.subject = "\n";
    assert_int_equal(mail_write(&mime, &m, &out, &e), -1);
    e = (struct err)ERR_INIT;
    m.subject = "S";
    for (int i = 0; i < 3; i++) {
        buf_clear(&out);
        assert_int_equal(mail_write(&mime, &m, &out, &e), 0);
        assert_string_equal(out.p, first.p);
    }
    assert_int_equal(mime.process.child, child);
    /* one that dies is replaced */
    assert_int_equal(kill(child, SIGKILL), 0);
    assert_int_equal(mail_write(&mime, &m, &out, &e), -1);
    assert_non_null(strstr(e.text, "was ended by a signal: Killed"));
    e = (struct err)ERR_INIT;
    buf_clear(&out);
    assert_int_equal(mail_write(&mime, &m, &out, &e), 0);
    assert_string_equal(out.p, first.p);
    assert_int_equal(mime_close(&mime, 0, &e), 0);
    buf_release(&first);
    buf_release(&out);
}

static void assert_id(const char *key, const char *domain, const char *id)
{
    struct buf out = {0};
    struct err e = ERR_INIT;
    assert_int_equal(mail_id(str_of(key), str_of(domain), &out, &e), 0);
    assert_string_equal(out.p, id);
    assert_true(mail_is_id(buf_view(&out)));
    buf_release(&out);
}

static void ids(void **state)
{
    struct buf out = {0};
    struct err e = ERR_INIT;
    char key[400];
    (void)state;
    assert_id("welcome:acme:O-1:2026-10", "tern.example",
              "welcome.acme.O-1.2026-10@tern.example");
    /* another key is another id */
    assert_id("welcome:acme.O-1", "Tern.example",
              "welcome.acme=2EO-1@tern.example");
    assert_id("a::b", "x.example", "a.=3Ab@x.example");
    assert_id(":a:", "x.example", "=3Aa=3A@x.example");
    assert_id("a b@c<d>\r\n=", "x.example",
              "a=20b=40c=3Cd=3E=0D=0A=3D@x.example");
    assert_id("я", "пример.example", "=D1=8F@xn--e1afmkfd.example");
    assert_int_equal(mail_id(STR(""), STR("x.example"), &out, &e), -1);
    assert_string_equal(e.text, "a mail's key has 1 to 300 bytes, not 0");
    memset(key, 'k', sizeof key);
    assert_int_equal(
        mail_id((struct str){key, 301}, STR("x.example"), &out, &e), -1);
    assert_string_equal(e.text, "a mail's key has 1 to 300 bytes, not 301");
    assert_int_equal(mail_id(STR("a"), STR("a b"), &out, &e), -1);
    assert_string_equal(e.text, "'a b' is no domain");
    buf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hostile), cmocka_unit_test(addresses),
        cmocka_unit_test(plain),   cmocka_unit_test(series),
        cmocka_unit_test(ids),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
