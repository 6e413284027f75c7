/* Salutations: whose they are, on which day, and by which name. */
#include "unit.h"

#include "work/contact/salute.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* A client and a contact, each with two records: of day 100 and of day 200. */
struct people {
    struct book book;
    struct entry said[4];
    struct client_row rows[4];
    struct client client;
    struct contact person;
};

static void make(struct people *p, const char *const attrs[4], const char *name)
{
    *p = (struct people){0};
    for (int i = 0; i < 4; i++) {
        p->said[i] = (struct entry){.day = i % 2 ? 200 : 100,
                                    .text = "",
                                    .attrs = attrs[i],
                                    .says = attr_bits(str_of(attrs[i]))};
        p->rows[i] = (struct client_row){
            &p->said[i], i % 2 ? &p->rows[i - 1] : NULL, 1u + (size_t)i % 2};
    }
    p->client =
        (struct client){.key = "k", .rows = &p->rows[1], .merged = DAY_NONE};
    p->person = (struct contact){
        .ref = "P-1", .client = &p->client, .name = name, .rows = &p->rows[3]};
}

static void release(struct people *p)
{
    map_release(&p->book.strings);
    arena_release(&p->book.arena);
}

static void own(void **state)
{
    static const char *const attrs[4] = {"tone=Dear Max;lang=en", "tone=Hi!",
                                         "role=x", "tone=Max"};
    static const char *const none[4] = {"", "", "", ""};
    struct people p;
    struct book *b = &p.book;
    (void)state;
    make(&p, attrs, "Max");
    assert_string_equal(salutation_own(b, &p.client, NULL, 150, &paper_en),
                        "Dear Max,");
    assert_string_equal(salutation_own(b, &p.client, NULL, 200, &paper_en),
                        "Hi!");
    /* what was said later is known of no other for what is before it */
    assert_string_equal(salutation_own(b, &p.client, NULL, 50, &paper_en),
                        "Dear Max,");
    /* the person's own goes first, from when it was said */
    assert_string_equal(salutation_own(b, &p.client, &p.person, 150, &paper_en),
                        "Dear Max,");
    assert_string_equal(salutation_own(b, &p.client, &p.person, 200, &paper_en),
                        "Max,");
    assert_string_equal(salutation_own(b, NULL, NULL, 200, &paper_en), "");
    /* a letter in another language than theirs has no greeting of theirs; in
     * its own each has its mark */
    assert_string_equal(salutation_own(b, &p.client, &p.person, 200, &paper_ru),
                        "");
    assert_string_equal(salutation(b, &p.client, &p.person, 200, &paper_ru),
                        "Здравствуйте, Max!");
    struct buf text = {0};
    salutation_put("Макс", &paper_ru, &text);
    assert_string_equal(buf_cstr(&text), "Макс!");
    buf_release(&text);
    release(&p);
    make(&p, none, "Max");
    assert_string_equal(salutation_own(b, &p.client, &p.person, 200, &paper_en),
                        "");
    release(&p);
}

static void names(void **state)
{
    static const char *const none[4] = {"", "", "", ""};
    static const struct {
        const char *name, *en, *ru;
    } all[] = {
        {"Max", "Hello Max,", "Здравствуйте, Max!"},
        {"Максим", "Hello Максим,", "Здравствуйте, Максим!"},
        {"Max Orlov", "Hello Max Orlov,", "Здравствуйте!"},
        {"Максим Орлов", "Hello Максим Орлов,", "Здравствуйте!"},
        {"Максим Петрович", "Hello Максим Петрович,",
         "Здравствуйте, Максим Петрович!"},
        {"Орлов Максим Петрович", "Hello Орлов Максим Петрович,",
         "Здравствуйте, Максим Петрович!"},
        {"Анна Ильинична Орлова", "Hello Анна Ильинична Орлова,",
         "Здравствуйте, Анна Ильинична!"},
        {"Абрамович  Лука Ильич", "Hello Абрамович  Лука Ильич,",
         "Здравствуйте, Лука Ильич!"},
        {"Лука Ильич Абрамович", "Hello Лука Ильич Абрамович,",
         "Здравствуйте, Лука Ильич!"},
        {"Абрамович Лука", "Hello Абрамович Лука,", "Здравствуйте!"},
        {"вич", "Hello вич,", "Здравствуйте, вич!"},
        {"", "Hello,", "Здравствуйте!"},
        {" ", "Hello  ,", "Здравствуйте!"},
        {"a b c d e f", "Hello a b c d e f,", "Здравствуйте!"},
    };
    struct people p;
    (void)state;
    for (size_t i = 0; i < COUNT(all); i++) {
        make(&p, none, all[i].name);
        assert_string_equal(
            salutation(&p.book, &p.client, &p.person, 1, &paper_en), all[i].en);
        assert_string_equal(
            salutation(&p.book, &p.client, &p.person, 1, &paper_ru), all[i].ru);
        release(&p);
    }
    make(&p, none, "Max");
    assert_string_equal(salutation(&p.book, &p.client, NULL, 1, &paper_ru),
                        "Здравствуйте!");
    /* of a language that has the one without a name alone */
    struct paper_lang fi = {.tag = "fi"};
    fi.own[W_GREETING] = "Hei,";
    assert_string_equal(salutation(&p.book, &p.client, &p.person, 1, &fi),
                        "Hei,");
    fi.own[W_GREETING_NAME] = "Hei {name},";
    assert_string_equal(salutation(&p.book, &p.client, &p.person, 1, &fi),
                        "Hei Max,");
    release(&p);
}

static void familiar(void **state)
{
    static const char *const yes[] = {"Привет, Макс!", "Дима, привет!",
                                      "ПРИВЕТ",        "Hi Max,",
                                      "hey!",          "Здравствуй, Анна!"};
    static const char *const no[] = {
        "",        "Здравствуйте, Максим!", "Dear Ms Hill,",
        "Hello,",  "Дорогой Макс!",         "Приветствуем вас!",
        "This is,"};
    (void)state;
    for (size_t i = 0; i < COUNT(yes); i++)
        if (!salutation_familiar(yes[i]))
            fail_msg("%s", yes[i]);
    for (size_t i = 0; i < COUNT(no); i++)
        if (salutation_familiar(no[i]))
            fail_msg("%s", no[i]);
}

int main(void)
{
    const struct CMUnitTest all[] = {
        cmocka_unit_test(own),
        cmocka_unit_test(names),
        cmocka_unit_test(familiar),
    };
    return cmocka_run_group_tests(all, NULL, NULL);
}
