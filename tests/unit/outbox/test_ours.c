/* What letters say of us. */
#include "unit.h"

#include <stdio.h>
#include <unistd.h>

#include "outbox/doc/ours.h"

enum { BEFORE = 20000, SINCE = 20731 }; /* 2026-10-05 */

static void set_up(struct home *h, const char *text)
{
    char path[] = "/tmp/acct-ours.XXXXXX";
    struct err e = ERR_INIT;
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, text, strlen(text)), (ssize_t)strlen(text));
    assert_int_equal(close(fd), 0);
    *h = (struct home){.dir = "/nonexistent", .config = "/nonexistent/c"};
    assert_int_equal(conf_load(&h->conf, path, true, &e), 0);
    assert_int_equal(unlink(path), 0);
}

static void says(struct home *h, const struct paper_lang *l, int32_t day,
                 const char *name, const char *want)
{
    const char *got = ours_place(h, l, day, str_of(name));
    assert_non_null(got);
    assert_string_equal(got, want);
}

static void all_of_it(void **state)
{
    struct home h;
    (void)state;
    set_up(&h, "[me]\nname = Tern\nphone = +357 25\nmobile = +357 99\n"
               "email = a@b\ntelegram = @tern\nwhatsapp = +1\nviber = +2\n"
               "site = https://t\npages = https://x\n  https://y\n"
               "hotline = Ann, +3\nmanager = Olga, +4\n"
               "[me 2026-10-05]\nphone = +44\nname = Tern Ltd\n");
    says(&h, &paper_en, BEFORE, "contacts",
         "Phone: +357 25\nMobile: +357 99\nE-mail: a@b\nTelegram: @tern\n"
         "WhatsApp: +1\nViber: +2\nWebsite: https://t\nhttps://x\nhttps://y");
    says(&h, &paper_ru, SINCE, "contacts",
         "Телефон: +44\nМобильный: +357 99\nПочта: a@b\nТелеграм: @tern\n"
         "WhatsApp: +1\nViber: +2\nСайт: https://t\nhttps://x\nhttps://y");
    says(&h, &paper_en, BEFORE, "me", "Tern");
    says(&h, &paper_en, SINCE, "me", "Tern Ltd");
    says(&h, &paper_en, SINCE, "phone", "+44");
    says(&h, &paper_en, SINCE, "pages", "https://x\nhttps://y");
    says(&h, &paper_en, SINCE, "hotline", "Ann, +3");
    says(&h, &paper_en, SINCE, "manager", "Olga, +4");
    assert_null(ours_place(&h, &paper_en, SINCE, STR("order")));
    home_release(&h);
}

static void little_of_it(void **state)
{
    struct home h;
    (void)state;
    set_up(&h, "[me]\nemail = a@b\n");
    says(&h, &paper_en, SINCE, "contacts", "E-mail: a@b");
    says(&h, &paper_en, SINCE, "hotline", "");
    home_release(&h);
    set_up(&h, "");
    says(&h, &paper_en, SINCE, "contacts", "");
    says(&h, &paper_en, SINCE, "me", "");
    home_release(&h);
}

int main(void)
{
    const struct CMUnitTest all[] = {
        cmocka_unit_test(all_of_it),
        cmocka_unit_test(little_of_it),
    };
    return cmocka_run_group_tests(all, NULL, NULL);
}
