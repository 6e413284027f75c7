/* Letters: a file is refused with its line, or fills in as text without
 * control characters, its subject on one line. */
#include "file.h"

#include "base/text/text.h"
#include "words/places.h"
#include "words/press.h"
#include "words/template.h"

struct told {
    uint64_t lines;
    int faults;
};

static void take(void *arg, enum template_check check, uint64_t line,
                 const char *what)
{
    struct told *t = arg;
    HOLDS(check < TEMPLATE_CHECKS);
    HOLDS(line >= 1 && line <= t->lines);
    HOLDS(text_valid(str_of(what), NULL) &&
          !text_has_control(str_of(what), true));
    /* the others are of what is sent, and no reason not to */
    t->faults += check == TEMPLATE_SYNTAX || check == TEMPLATE_PLACE;
}

static void take_phrase(void *arg, size_t at, const char *phrase)
{
    const struct str *text = arg;
    HOLDS(at < text->n && *phrase);
}

static void fill(struct template *t, const struct paper_lang *l)
{
    struct buf out = {0};
    t->words = l;
    template_fill(t, TEMPLATE_SUBJECT, letter_place_sample, &l, &out);
    HOLDS(text_valid(buf_view(&out), NULL));
    HOLDS(!text_has_control(buf_view(&out), false));
    buf_clear(&out);
    template_fill(t, TEMPLATE_BODY, letter_place_sample, &l, &out);
    HOLDS(out.n && out.p[out.n - 1] == '\n');
    HOLDS(text_valid(buf_view(&out), NULL));
    HOLDS(!text_has_control(buf_view(&out), true));
    buf_release(&out);
}

/* The first fault is the error of who sends it. */
static void find(struct templates *all, const struct template_at *at,
                 const struct told *told)
{
    struct press press;
    struct err e = ERR_INIT;
    struct template t;
    HOLDS(press_read(all->words.home, at->lang, &press, &e) == 0);
    HOLDS(template_proof(all, at, take, (void *)told, &t, &e) == 0);
    for (int i = 0; i < TEMPLATE_PARTS; i++) {
        struct str part = t.part[i];
        HOLDS(!part.n ||
              (part.p >= t.text.p && part.p + part.n <= t.text.p + t.text.n));
        press_find(&press, part, take_phrase, &part);
    }
    if (!told->faults) {
        fill(&t, &paper_ru);
        fill(&t, &paper_en);
    }
    press_release(&press);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct home home = {.dir = "/nonexistent", .config = "/nonexistent/c"};
    struct templates all;
    struct told told = {.lines = 1};
    double since = seconds();
    /* an empty one is none */
    if (!size)
        return 0;
    for (size_t i = 0; i < size; i++)
        told.lines += data[i] == '\n';
    const struct template_at at = {
        .name = "x",
        .lang = data[0] % 2 ? "ru" : "en",
        .path = file_of((struct str){(const char *)data, size}, ".letter")};
    if (size > PATTERN_MOST)
        return 0;
    templates_init(&all, &home);
    find(&all, &at, &told);
    templates_release(&all);
    home_release(&home);
    QUICK(since);
    return 0;
}
