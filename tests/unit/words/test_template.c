/* Letters by name and language, as a run meets them. */
#include "unit.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "words/template.h"

/* A user's directory with a few letters. */
struct house {
    char dir[32];
    struct home home;
    struct templates all;
};

static void put(struct house *h, const char *name, const char *text)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%s", h->dir, name);
    if (!*text) {
        assert_int_equal(mkdir(path, 0700), 0);
        return;
    }
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    assert_true(fputs(text, f) >= 0);
    assert_int_equal(fclose(f), 0);
}

static int build(void **state)
{
    static struct house h;
    h = (struct house){.dir = "/tmp/acct-words.XXXXXX"};
    assert_non_null(mkdtemp(h.dir));
    h.home.dir = h.dir;
    h.home.config = "/nonexistent/acct.conf";
    put(&h, "templates", "");
    put(&h, "templates/pt", "");
    put(&h, "templates/pt/step-2", "Subject: two {n}\n\nTwo {n}.\n\n{?goals}");
    put(&h, "templates/pt/step-5", "Subject: five\n\nFive.");
    put(&h, "templates/pt/tell-shipped", "Subject: s\nKind: notice\n\nS.");
    put(&h, "templates/pt/bad", "nothing");
    put(&h, "templates/pl", "");
    put(&h, "templates/pl/dni",
        "Subject: s\n\n{days, plural, one{# dzień} few{# dni} many{# dni,} "
        "other{# dnia}}");
    templates_init(&h.all, &h.home);
    *state = &h;
    return 0;
}

static int pull_down(void **state)
{
    static const char *const names[] = {
        "/pl/dni",          "/pl",     "/pt/step-2", "/pt/step-5",
        "/pt/tell-shipped", "/pt/bad", "/pt",        ""};
    struct house *h = *state;
    char path[128];
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(path, sizeof path, "%s/templates%s", h->dir, names[i]);
        remove(path);
    }
    templates_release(&h->all);
    home_release(&h->home);
    return rmdir(h->dir);
}

static const struct template *find(struct house *h, const char *name,
                                   const char *lang)
{
    struct err e = ERR_INIT;
    const struct template *t = NULL;
    if (template_find(&h->all, name, lang, &t, &e) < 0)
        fail_msg("%s, %s: %s", name, lang, e.text);
    return t;
}

static void is(const struct template *t, const char *lang, const char *name)
{
    assert_string_equal(t->lang, lang);
    assert_string_equal(t->name, name);
}

static void languages(void **state)
{
    struct house *h = *state;
    is(find(h, "step-2", "pt"), "pt", "step-2");
    is(find(h, "step-2", "PT_br"), "pt", "step-2");
    is(find(h, "welcome", "ru-RU"), "ru", "welcome");
    is(find(h, "welcome", "en-GB"), "en", "welcome");
    is(find(h, "welcome", ""), "en", "welcome");
    assert_true(find(h, "welcome", "ru")->builtin);
    assert_false(find(h, "step-2", "pt")->builtin);
    /* a second time it is the same one */
    assert_ptr_equal(find(h, "welcome", "ru"), find(h, "welcome", "ru"));
    assert_int_equal(h->home.notes.all.n, 0);
}

static void numbers(void **state)
{
    struct house *h = *state;
    is(find(h, "step-3", "pt"), "pt", "step-2");
    is(find(h, "step-99", "pt"), "pt", "step-5");
    /* the language goes before the number */
    is(find(h, "reminder-9", "pt"), "en", "reminder-3");
    is(find(h, "reminder-0", "ru"), "ru", "reminder-0");
}

static void variants(void **state)
{
    struct house *h = *state;
    struct err e = ERR_INIT;
    const struct template *t;
    static const struct {
        const char *stage, *lang, *in, *name;
    } all[] = {{"shipped", "pt", "pt", "tell-shipped"},
               {"shipped", "ru", "ru", "tell-shipped"},
               {"accepted", "ru", "ru", "tell"},
               {"accepted", "pt", "en", "tell"}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        assert_int_equal(template_find_variant(&h->all, "tell", all[i].stage,
                                               all[i].lang, &t, &e),
                         0);
        is(t, all[i].in, all[i].name);
    }
    assert_true(str_is(t->part[TEMPLATE_KIND], "notice"));
    assert_int_equal(
        template_find_variant(&h->all, "nothing", "x", "en", &t, &e), -1);
    assert_int_equal(e.kind, ERR_ABSENT);
    assert_string_equal(
        e.text, "no letter 'nothing' ('acct-letter --list' lists them)");
    /* what is wrong with a name is no reason to take another */
    e = (struct err)ERR_INIT;
    assert_int_equal(
        template_find_variant(&h->all, "tell", "a/b", "en", &t, &e), -1);
    assert_int_equal(e.kind, ERR_DATA);
}

static void notes(void **state)
{
    struct house *h = *state;
    size_t before;
    find(h, "welcome", "fi");
    before = h->home.notes.all.n;
    assert_non_null(strstr(h->home.notes.all.v[before - 1],
                           "no letters in 'fi': they are in English"));
    /* of a language that has none one note will do */
    find(h, "checkin", "fi");
    find(h, "checkin", "fi-FI");
    assert_int_equal(h->home.notes.all.n, before);
    /* of one that has some, one for each that it lacks */
    find(h, "checkin", "pt");
    find(h, "checkin", "pt");
    assert_int_equal(h->home.notes.all.n, before + 1);
    assert_non_null(strstr(h->home.notes.all.v[before],
                           "no letter 'checkin' in 'pt': it is in English"));
}

static void faults(void **state)
{
    struct house *h = *state;
    struct err e = ERR_INIT;
    const struct template *t;
    char want[128];
    assert_int_equal(template_find(&h->all, "bad", "pt", &t, &e), -1);
    assert_int_equal(e.kind, ERR_DATA);
    snprintf(want, sizeof want, "%s/templates/pt/bad:1: 'nothing' is no header",
             h->dir);
    assert_memory_equal(e.text, want, strlen(want));
}

static const char *days_of(void *arg, struct str name)
{
    return str_is(name, "days") ? arg : NULL;
}

static const char *value_of(void *arg, struct str name)
{
    return str_is(name, "n") ? "1\n2" : arg;
}

static void filled(void **state)
{
    struct house *h = *state;
    const struct template *t = find(h, "step-2", "pt");
    struct buf out = {0};
    template_fill(t, TEMPLATE_SUBJECT, value_of, NULL, &out);
    assert_string_equal(buf_cstr(&out), "two 1 2");
    buf_clear(&out);
    template_fill(t, TEMPLATE_BODY, value_of, NULL, &out);
    assert_string_equal(buf_cstr(&out), "Two 1\n2.\n");
    buf_clear(&out);
    template_fill(t, TEMPLATE_BODY, value_of, "more", &out);
    assert_string_equal(buf_cstr(&out), "Two 1\n2.\n\nmore\n");
    buf_release(&out);
}

/* Plurals are the letter's language's, whatever its numbers are in. */
static void plurals(void **state)
{
    struct house *h = *state;
    const struct template *t = find(h, "dni", "pl");
    struct buf out = {0};
    template_fill(t, TEMPLATE_BODY, days_of, "2", &out);
    template_fill(t, TEMPLATE_BODY, days_of, "5", &out);
    template_fill(t, TEMPLATE_BODY, days_of, "1.5", &out);
    assert_string_equal(buf_cstr(&out), "2 dni\n5 dni,\n1.5 dnia\n");
    buf_release(&out);
}

int main(void)
{
    const struct CMUnitTest all[] = {
        cmocka_unit_test(languages), cmocka_unit_test(numbers),
        cmocka_unit_test(variants),  cmocka_unit_test(notes),
        cmocka_unit_test(faults),    cmocka_unit_test(filled),
        cmocka_unit_test(plurals),
    };
    return cmocka_run_group_tests(all, build, pull_down);
}
