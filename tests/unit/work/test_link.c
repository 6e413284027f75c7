/* Links to people: what each channel's own documents and RFCs say. */
#include "unit.h"

#include "work/contact/link.h"

static void links(void **state)
{
    static const struct {
        const char *channel, *address, *text, *want;
    } cases[] = {
        {"email", "anna@acme.example", "", "mailto:anna@acme.example"},
        {"email", "Anna <a+b@acme.example>", "", "mailto:a+b@acme.example"},
        {"email", "a%b?c@acme.example", "", "mailto:a%25b%3Fc@acme.example"},
        {"email", "a@b.example", "1 & 2\r\n3\n",
         "mailto:a@b.example?body=1%20%26%202%0D%0A3%0D%0A"},
        {"phone", "+7 (900) 123-45-67", "left out", "tel:+79001234567"},
        {"phone", "8 900 123 45 67", "", "tel:+79001234567"},
        {"phone", "0049 30 123456", "", "tel:+4930123456"},
        {"phone", "030 123456", "", "tel:030123456"},
        {"sms", "+49 (0)30 123456", "a+b", "sms:+4930123456?body=a%2Bb"},
        {"telegram", "@anna_k", "", "https://t.me/anna_k"},
        {"telegram", "https://t.me/anna_k?start=1", "Да?",
         "https://t.me/anna_k?text=%D0%94%D0%B0%3F"},
        {"telegram", "+7 900 123-45-67", "a\nb",
         "https://t.me/+79001234567?text=a%0Ab"},
        {"telegram", "8 900 123-45-67", "", "https://t.me/+79001234567"},
        {"whatsapp", "+7 900 123-45-67", "Good day, #1",
         "https://wa.me/79001234567?text=Good%20day%2C%20%231"},
        {"whatsapp", "https://wa.me/79001234567", "",
         "https://wa.me/79001234567"},
        {"whatsapp", "wa.me/447700900123", "x",
         "https://wa.me/447700900123?text=x"},
        {"viber", "+7 900 123-45-67", "left out",
         "viber://chat?number=%2B79001234567"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf b = {0};
        struct err e = ERR_INIT;
        buf_puts(&b, "<");
        if (contact_link(cases[i].channel, cases[i].address, "", cases[i].text,
                         &b, &e) < 0)
            fail_msg("%s: %s", cases[i].address, e.text);
        assert_string_equal(buf_cstr(&b) + 1, cases[i].want);
        buf_release(&b);
    }
}

static void subjects(void **state)
{
    static const struct {
        const char *channel, *address, *subject, *text, *want;
    } cases[] = {
        {"email", "a@b.example", "A&b", "1",
         "mailto:a@b.example?subject=A%26b&body=1"},
        {"email", "a@b.example", "A", "", "mailto:a@b.example?subject=A"},
        {"phone", "+79001234567", "left out", "", "tel:+79001234567"},
        {"telegram", "@anna_k", "left out", "1", "https://t.me/anna_k?text=1"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf b = {0};
        struct err e = ERR_INIT;
        assert_int_equal(contact_link(cases[i].channel, cases[i].address,
                                      cases[i].subject, cases[i].text, &b, &e),
                         0);
        assert_string_equal(buf_cstr(&b), cases[i].want);
        buf_release(&b);
    }
}

static void refusals(void **state)
{
    static const struct {
        const char *channel, *address, *want;
    } cases[] = {
        {"post", "Main Street 1", "nothing links to the channel 'post'"},
        {"", "a@b.example", "nothing links to the channel ''"},
        {"email", "",
         "'' is no e-mail address (give one address: "
         "name@example.com)"},
        {"email", "a@b.example?bcc=c@d.example",
         "'a@b.example?bcc=c@d.example' is no e-mail address (give one "
         "address: name@example.com)"},
        {"email", "a\r\nBcc: c@d.example", NULL},
        {"phone", "ask at the desk",
         "'ask at the desk' is no telephone number "
         "(write it like +7 900 123-45-67)"},
        {"sms", "+7 900 123-45-67;body=x", NULL},
        {"whatsapp", "900 123-45-67",
         "'900 123-45-67' does not say its country (write it like +7 900 "
         "123-45-67)"},
        {"viber", "01234567890",
         "'01234567890' does not say its country "
         "(write it like +7 900 123-45-67)"},
        {"viber", "", NULL},
        {"telegram", "900 123-45-67", NULL},
        {"telegram", "@", NULL},
        {"telegram", "https://t.me/joinchat/AbC", NULL},
        {"telegram", "anna?text=x",
         "'anna?text=x' is no name in Telegram (letters, digits and '_': "
         "@anna_k)"},
        {"telegram", "анна", NULL},
        {"telegram", "a12345678901234567890123456789012", NULL},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf b = {0};
        struct err e = ERR_INIT;
        buf_puts(&b, "<");
        if (contact_link(cases[i].channel, cases[i].address, "", "x", &b, &e) ==
            0)
            fail_msg("%s: %s", cases[i].address, buf_cstr(&b));
        assert_int_equal(e.kind, ERR_DATA);
        assert_string_equal(buf_cstr(&b), "<");
        if (cases[i].want)
            assert_string_equal(e.text, cases[i].want);
        buf_release(&b);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(links),
        cmocka_unit_test(subjects),
        cmocka_unit_test(refusals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
