/* The configuration: a file is refused with its line, or every value is of its
 * kind, and written out and read again the same. */
#include "fuzz.h"

#include <sys/mman.h>
#include <unistd.h>

#include "base/conf.h"
#include "base/text.h"
#include "work/series.h"

static int load(struct conf *c, struct str text, struct err *e)
{
    char path[64];
    int fd = memfd_create("conf", MFD_CLOEXEC);
    HOLDS(fd >= 0);
    HOLDS(write(fd, text.p, text.n) == (ssize_t)text.n);
    HOLDS(lseek(fd, 0, SEEK_SET) == 0);
    snprintf(path, sizeof path, "/dev/fd/%d", fd);
    int rc = conf_load(c, path, true, e);
    close(fd);
    if (rc < 0)
        HOLDS(strncmp(e->text, path, strlen(path)) == 0);
    return rc;
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
        buf_fmt(&text, "[%s]\n%s=%s\n", s->section, s->name,
                conf_text(&c, buf_cstr(&key)));
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
    return 0;
}
