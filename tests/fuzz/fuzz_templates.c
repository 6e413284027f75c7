/* The words of papers: a file is refused with its line, or what it says can be
 * said, and is text without control characters and without places that nobody
 * fills. */
#include "file.h"

#include "base/text/text.h"
#include "words/units.h"
#include "words/words.h"

static const struct paper_place places[] = {
    {"number", "A-1"}, {"day", "5 October"}, {"title", "Invoice"},
    {"month", "May"},  {"year", "2026"},     {0},
};

static void check(struct buf *out)
{
    HOLDS(text_valid(buf_view(out), NULL));
    HOLDS(!text_has_control(buf_view(out), true));
    buf_clear(out);
}

static void say_all(const struct paper_lang *l)
{
    static const char *const units[] = {"h", "pcs", "months", "шт.", "{", ""};
    static const char *const periods[] = {"2026-09", "2026-q3", "2026", "x",
                                          "2026-09-28..2026-10-04"};
    struct buf out = {0};
    for (int w = 0; w < PAPER_WORDS; w++) {
        paper_say(l, (enum paper_word)w, places, &out);
        check(&out);
        paper_say_of(l, (enum paper_word)w, "A-1", 20731, &out);
        check(&out);
        buf_puts(&out, paper_word_on(l, (enum paper_word)w, 20731));
        check(&out);
    }
    for (int i = 0; i < 5; i++) {
        struct decimal qty = {i * 7 - 7, i % 3};
        paper_add_money(l, INT64_MIN + (i > 0) * INT64_MAX + i * 12345, i % 4,
                        &out);
        paper_add_decimal(l, qty, &out);
        paper_add_day(l, 20000 + i * 1000, &out);
        paper_add_days(l, 20000, 20000 + i * 40, &out);
        paper_add_period(l, periods[i], &out);
        paper_add_unit(l, units[i], qty, &out);
        check(&out);
    }
    buf_release(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {0};
    struct err e = ERR_INIT;
    struct paper_lang l = paper_en;
    const char *path = file_of((struct str){(const char *)data, size}, ".xx");
    double since = seconds();
    int rc = paper_lang_read(&l, path, &arena, &e);
    holds_error(rc, &e);
    HOLDS(rc == 0 || strncmp(e.text, path, strlen(path)) == 0);
    if (rc == 0)
        say_all(&l);
    QUICK(since);
    arena_release(&arena);
    return 0;
}
