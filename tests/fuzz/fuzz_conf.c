/* The configuration, and the words of papers: a file is refused with its line,
 * or every value is of its kind, and written out and read again the same. */
#include "fuzz.h"

#include <sys/mman.h>
#include <unistd.h>

#include "base/conf/conf.h"
#include "base/text/text.h"
#include "ledger/series.h"
#include "words/words.h"

/* Read as the configuration, or as a file of words where `lang` is not NULL. */
static int load_as(struct conf *c, struct paper_lang *lang, struct str text,
                   struct err *e)
{
    char path[64];
    int fd = memfd_create("conf", MFD_CLOEXEC);
    HOLDS(fd >= 0);
    HOLDS(write(fd, text.p, text.n) == (ssize_t)text.n);
    HOLDS(lseek(fd, 0, SEEK_SET) == 0);
    snprintf(path, sizeof path, "/dev/fd/%d", fd);
    int rc = lang ? paper_lang_read(lang, path, &c->arena, e)
                  : conf_load(c, path, true, e);
    close(fd);
    if (rc < 0)
        HOLDS(strncmp(e->text, path, strlen(path)) == 0);
    return rc;
}

static int load(struct conf *c, struct str text, struct err *e)
{
    return load_as(c, NULL, text, e);
}

/* Lines after the first are indented. */
static void put(struct buf *text, const char *name, const char *value)
{
    buf_fmt(text, "%s=", name);
    for (; *value; value++) {
        buf_ch(text, *value);
        if (*value == '\n')
            buf_ch(text, ' ');
    }
    buf_ch(text, '\n');
}

/* Whatever the words are, a paper can say them; written out, they are the same
 * again. */
static void check_words(struct str file)
{
    static const struct paper_place places[] = {
        {"number", "7"}, {"day", "1"}, {"month", "{day}"}, {0}};
    struct conf c = {0};
    struct paper_lang lang = {.tag = "xx"}, again = {.tag = "xx"};
    struct err e = ERR_INIT;
    struct buf text = {0}, said = {0};
    int rc = load_as(&c, &lang, file, &e);
    holds_error(rc, &e);
    for (int i = 0; i < PAPER_WORDS && rc == 0; i++) {
        enum paper_word word = (enum paper_word)i;
        paper_say(&lang, word, places, &said);
        if (lang.own[word])
            put(&text, paper_word_name(word), lang.own[word]);
    }
    if (rc == 0) {
        paper_add_period(&lang, "2026-09", &said);
        paper_add_days(&lang, 20731, 20800, &said);
        paper_add_money(&lang, -123456789, 2, &said);
        HOLDS(text_valid(buf_view(&said), NULL));
        HOLDS(load_as(&c, &again, buf_view(&text), &e) == 0);
    }
    for (int i = 0; i < PAPER_WORDS && rc == 0; i++)
        HOLDS(strcmp(paper_word(&lang, (enum paper_word)i),
                     paper_word(&again, (enum paper_word)i)) == 0);
    buf_release(&text);
    buf_release(&said);
    conf_release(&c);
}

/* Numbers that a series gives are known again as its own. */
static void check_series(const char *pattern)
{
    static const unsigned long numbers[] = {1, 9, 10, 99999, 4000000000};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        struct series s;
        struct buf ref = {0};
        unsigned long n;
        series_of(&s, pattern, 20731, "acme");
        series_ref(&s, numbers[i], &ref);
        HOLDS(series_match(&s, buf_cstr(&ref), &n) && n == numbers[i]);
        buf_release(&ref);
        series_release(&s);
    }
}

static void check_value(const struct conf *c, const struct conf_setting *s,
                        const char *key)
{
    const char *value = conf_text(c, key);
    HOLDS(text_valid(str_of(value), NULL));
    struct span span;
    struct decimal d;
    switch (s->kind) {
    case CONF_SPAN:
        HOLDS(span_parse(str_of(value), &span, NULL) == 0);
        HOLDS(conf_span(c, key).n == span.n);
        break;
    case CONF_NUMBER:
    case CONF_COUNT:
        HOLDS(decimal_parse(str_of(value), &d, NULL) == 0);
        HOLDS(conf_number(c, key).n == d.n);
        break;
    case CONF_PATTERN:
        check_series(value);
        break;
    case CONF_CURRENCY:
        HOLDS(strlen(value) == 3);
        break;
    default:
        break;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct conf c = {0}, again = {0};
    struct err e = ERR_INIT;
    struct buf text = {0}, key = {0};
    int rc = load(&c, (struct str){(const char *)data, size}, &e);
    holds_error(rc, &e);
    for (size_t i = 0; rc == 0 && i < conf_settings_count; i++) {
        const struct conf_setting *s = &conf_settings[i];
        buf_clear(&key);
        buf_fmt(&key, "%s.%s", s->section, s->name);
        check_value(&c, s, buf_cstr(&key));
        buf_fmt(&text, "[%s]\n", s->section);
        put(&text, s->name, conf_text(&c, buf_cstr(&key)));
    }
    if (rc == 0) {
        e = (struct err)ERR_INIT;
        HOLDS(load(&again, buf_view(&text), &e) == 0);
        for (size_t i = 0; i < conf_settings_count; i++) {
            buf_clear(&key);
            buf_fmt(&key, "%s.%s", conf_settings[i].section,
                    conf_settings[i].name);
            HOLDS(strcmp(conf_text(&c, buf_cstr(&key)),
                         conf_text(&again, buf_cstr(&key))) == 0);
        }
    }
    buf_release(&text);
    buf_release(&key);
    conf_release(&c);
    conf_release(&again);
    check_words((struct str){(const char *)data, size});
    return 0;
}
