/* What of a text its sender wrote now. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "unit.h"

#include "mime/received.h"

static void assert_said(const char *text, const char *said)
{
    struct buf out = {0};
    mail_said(str_of(text), &out);
    assert_string_equal(buf_cstr(&out), said);
    buf_release(&out);
}

static void nothing_quoted(void **state)
{
    (void)state;
    assert_said("", "");
    assert_said("\n\n \n", "");
    assert_said("Yes", "Yes\n");
    assert_said("\n\nOne  \n\n\n\nTwo\n\n", "One\n\nTwo\n");
    /* what is like a quote, and is none */
    assert_said("He wrote:\n\nwe pay on Friday\n",
                "He wrote:\n\nwe pay on Friday\n");
    assert_said("From: the bottom of my heart\nthank you\n",
                "From: the bottom of my heart\nthank you\n");
    assert_said("On Monday we get 5 boxes\nand then:\nnothing\n",
                "On Monday we get 5 boxes\nand then:\nnothing\n");
    assert_said("Sizes:\n- a --\n-- b\n--- c\n",
                "Sizes:\n- a --\n-- b\n--- c\n");
    assert_said("Тема: новая страница\nКому: нам всем\n",
                "Тема: новая страница\nКому: нам всем\n");
    assert_said("if a > b then\n", "if a > b then\n");
    assert_said("He wrote:\n\n\n\n\n\n> yes\n", "He wrote:\n");
    assert_said("HTML> is none of ours\n", "");
}

static void attributions(void **state)
{
    static const char *const lines[] = {
        "On Mon, Oct 5, 2026 at 10:00 AM Anna <a@b.example> wrote:",
        "On 5 Oct 2026, at 10:00, Anna <a@b.example> wrote:",
        ("On Mon, Oct 5, 2026 at 10:00 AM A Studio With A Long Name\n"
         "<a@b.example> wrote:"),
        "On 10/5/26 10:00, Anna wrote:",
        "On Mon, Oct 05, 2026 at 10:00:00AM +0000, Anna wrote:",
        "Am 05.10.26 um 10:00 schrieb Anna:",
        "Am 5. Oktober 2026 10:00:00 schrieb:",
        "Le lun. 5 oct. 2026 à 10:00, Anna <a@b.example> a écrit :",
        "пн, 5 окт. 2026 г. в 12:34, Анна <a@b.example>:",
        ("пн, 5 окт. 2026 г. в 12:34, Студия с длинным именем <\n"
         "a@b.example>:"),
        "5 окт. 2026 г., в 12:34, Анна <a@b.example> написал(а):",
        "05.10.2026 12:34, Анна пишет:",
        "05.10.2026, 12:34, \"Анна\" <a@b.example>:",
        "Понедельник, 5 октября 2026, 12:34 +03:00 от Анна <a@b.example>:",
        "Вы писали 5 октября 2026 г., 12:34:00:",
        "Monday, October 5, 2026, 12:34:00 PM, you wrote:",
        "*On Mon, Oct 5, 2026 at 10:00 Anna <a@b.example> wrote:*",
    };
    char text[400];
    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        /* Above the quote, above a quote that has no marks, and below it. */
        snprintf(text, sizeof text, "Yes.\n%s\n\n> is it?\n", lines[i]);
        assert_said(text, "Yes.\n");
        snprintf(text, sizeof text, "Yes.\n\n%s\nis it?\n", lines[i]);
        assert_said(text, "Yes.\n");
        snprintf(text, sizeof text,
                 "%s\n> is it?\n>> so\n\nYes.\n\n> or?\nNo.\n", lines[i]);
        assert_said(text, "Yes.\n\nNo.\n");
    }
    /* the line above is the sender's, however it begins */
    assert_said(
        "On Monday, 5 of them.\nOn Mon, Oct 5, 2026 Anna <a@b.example>\n"
        "wrote:\n> x\n",
        "On Monday, 5 of them.\n");
    assert_said("Да.\n\nА> Подходит?\nАП> Точно?\nAO>> x\n", "Да.\n");
}

static void blocks(void **state)
{
    static const char *const blocks[] = {
        "From: Anna <a@b.example>\nSent: Monday\nTo: Max\nSubject: Re\n",
        "*From:* Anna <a@b.example>\n*Sent:* Monday\n*To:* Max\n",
        "From: Anna\nDate: Monday\nSubject: Re\n",
        "От: Анна\nОтправлено: 5 октября\nКому: Макс\nТема: Re\n",
        "От кого: Анна\nДата: 5 октября\nКому: Макс\n",
        "________________________________\nFrom: A\nSent: M\nTo: Max\n",
        "________________________________\n\nОт: А\nОтправлено: М\nКому: М\n",
        "-----Original Message-----\nFrom: A\n",
        " -----Original Message-----\n",
        "-------- Исходное сообщение --------\n",
        "-------- Пересылаемое сообщение --------\n",
        "---------- Forwarded message ---------\n",
        "---------- Пересланное сообщение ---------\n",
        "Begin forwarded message:\n",
        "Начало переадресованного сообщения:\n",
        "-- \nMax\n",
        "--\nMax\n",
        "Sent from my iPhone\n",
        "Отправлено с iPhone\n",
        "Отправлено из мобильной Почты Mail.ru\n",
        "Get Outlook for iOS<https://aka.example>\n",
    };
    char text[400];
    (void)state;
    for (size_t i = 0; i < sizeof blocks / sizeof blocks[0]; i++) {
        snprintf(text, sizeof text, "Yes.\n\n%s\nAn older text?\n", blocks[i]);
        assert_said(text, "Yes.\n");
    }
    /* a rule alone is none */
    assert_said("One\n________________________________\nTwo\n",
                "One\n________________________________\nTwo\n");
}

static void assert_plain(const char *html, const char *text)
{
    struct buf out = {0};
    mail_strip_html(str_of(html), &out);
    assert_string_equal(buf_cstr(&out), text);
    buf_release(&out);
}

static void pages(void **state)
{
    (void)state;
    assert_plain("", "");
    assert_plain("plain  text\nof lines", "plain text of lines\n");
    assert_plain("<p>One</p><p>Two<br>Three</p>", "One\nTwo\nThree\n");
    assert_plain(
        "<div>a<b>b</b>&nbsp;c &lt;d&gt; &amp;amp; &#8230;&#x44f;</div>",
        "ab c <d> &amp; …я\n");
    assert_plain("<table><tr><td>1<td>2<tr><td>3</table>", "1 2\n3\n");
    assert_plain("<head><title>t</title><style>p{}</style></head><p>x"
                 "<script>alert('<p>')</script><!-- <p>no</p> -->y",
                 "xy\n");
    assert_plain("<p>Yes</p><blockquote>is it?<blockquote>old<br>older"
                 "</blockquote>so</blockquote><p>End</p>",
                 "Yes\n> is it?\n>> old\n>> older\n> so\nEnd\n");
    /* what is no page */
    assert_plain("a < b & c &nosuch; &#xffffffff; 1 <3",
                 "a < b & c &nosuch; \xef\xbf\xbd 1 <3\n");
    assert_plain("<p", "");
    assert_plain("<style>never closed", "never closed\n");
    assert_plain("</blockquote></blockquote>x", "x\n");
}

static void assert_decoded(const char *bytes, const char *charset,
                           const char *text)
{
    struct buf out = {0};
    mail_decode(str_of(bytes), charset, &out);
    assert_string_equal(buf_cstr(&out), text);
    buf_release(&out);
}

static void charsets(void **state)
{
    /* «Привет, мир» in three of them */
    static const char utf8[] = "Привет, мир",
                      koi[] = "\xf0\xd2\xc9\xd7\xc5\xd4, \xcd\xc9\xd2",
                      win[] = "\xcf\xf0\xe8\xe2\xe5\xf2, \xec\xe8\xf0";
    (void)state;
    assert_decoded(utf8, "UTF-8", utf8);
    assert_decoded(koi, "koi8-r", utf8);
    assert_decoded(win, "Windows-1251", utf8);
    assert_decoded(win, "cp1251", utf8);
    assert_decoded("\x93na\xefve\x94 \x80", "iso-8859-1", "“naïve” €");
    /* none is named, or a wrong one */
    assert_decoded(utf8, NULL, utf8);
    assert_decoded(koi, NULL, utf8);
    assert_decoded(win, NULL, utf8);
    assert_decoded(win, "utf-8", utf8);
    assert_decoded(koi, "us-ascii", utf8);
    assert_decoded(utf8, "no-such-charset", utf8);
    assert_decoded("plain", "no-such-charset", "plain");
}

/* Of the processor. */
static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Whatever is repeated, however often: no step is for all that came before. */
static void long_ones(void **state)
{
    static const char *const parts[] = {
        "\n",          "a\n",       "On 1,\n",      "----------\n",
        "> a\n",       "From: a\n", "________\n\n", "On 5 wrote:\n",
        "<style>",     "<!--",      "<blockquote>", "</blockquote>a",
        "&",           "<",         "&amp;",        "<p>\n",
        "\xd1\x8f*\n", " ",         "пн, 5\n",      "x",
    };
    enum { BYTES = 256 * 1024 };
    (void)state;
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        struct buf text = {0}, out = {0};
        while (text.n < BYTES)
            buf_puts(&text, parts[i]);
        double began = seconds();
        mail_said(buf_view(&text), &out);
        mail_strip_html(buf_view(&text), &out);
        mail_decode(buf_view(&text), "koi8-r", &out);
        if (seconds() - began > 2)
            fail_msg("%s takes %f s", parts[i], seconds() - began);
        buf_release(&text);
        buf_release(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_quoted), cmocka_unit_test(attributions),
        cmocka_unit_test(blocks),         cmocka_unit_test(pages),
        cmocka_unit_test(charsets),       cmocka_unit_test(long_ones),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
