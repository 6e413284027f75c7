/* Mail whose texts are hostile: its headers stay those that it has. */
#include <stdio.h>
#include <string.h>

#include "unit.h"

#include "base/err.h"
#include "mime/mail.h"

/* The headers of a message from and about `text`. */
static void headers_of(const char *text, struct buf *out)
{
    const struct mail m = {.from_name = text,
                           .from = "a@example.com",
                           .to = "b@example.com",
                           .subject = text,
                           .id = "x@example.com",
                           .text = STR("text\n"),
                           .html = STR("<p>text\n")};
    const char *build = getenv("BUILD");
    char module[4096];
    struct err e = ERR_INIT;
    snprintf(module, sizeof module, "%s/acct-mail.so", build ? build : "build");
    if (mail_write(module, &m, out, &e) < 0)
        fail_msg("%s", e.text);
    char *end = strstr(out->p, "\n\n");
    assert_non_null(end);
    *end = '\0';
}

/* Each line begins one of these, or goes on with the one before. */
static void assert_ours(char *headers)
{
    static const char *const ours[] = {
        "Date: ",       "From: ",         "Subject: ",      "To: ",
        "Message-Id: ", "MIME-Version: ", "Content-Type: ", "\t"};
    for (char *line = strtok(headers, "\n"); line; line = strtok(NULL, "\n")) {
        size_t i = 0;
        while (i < sizeof ours / sizeof ours[0] &&
               strncmp(line, ours[i], strlen(ours[i])) != 0)
            i++;
        if (i == sizeof ours / sizeof ours[0])
            fail_msg("no header of ours: %s", line);
        assert_null(strpbrk(line, "\r\033"));
    }
}

static void hostile(void **state)
{
    static const char *const texts[] = {
        "A\nBcc: x@evil.example",      "A\r\nBcc: x@evil.example",
        "A\rBcc: x@evil.example",      "A\n\nbody",
        "A\n Bcc: x@evil.example",     "\nBcc: x@evil.example",
        "Студия\nBcc: x@evil.example", "A\033[31m\v\f",
        "=?utf-8?q?=0ABcc=3A_x?=\n",
    };
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        struct buf out = {0};
        headers_of(texts[i], &out);
        assert_null(strstr(out.p, "=?utf-8?q?"));
        assert_ours(out.p);
        buf_release(&out);
    }
}

static void plain(void **state)
{
    struct buf out = {0};
    (void)state;
    headers_of("A\tB", &out);
    assert_string_equal(out.p, "Date: Thu, 01 Jan 1970 00:00:00 +0000\n"
                               "From: A B <a@example.com>\n"
                               "Subject: A B\n"
                               "To: b@example.com\n"
                               "Message-Id: <x@example.com>\n"
                               "MIME-Version: 1.0\n"
                               "Content-Type: multipart/mixed; "
                               "boundary=\"=_acct-message\"");
    buf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hostile),
        cmocka_unit_test(plain),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
