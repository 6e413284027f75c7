/* The syntax of papers and letters: a pattern is refused at a byte of its, or
 * fills in the same each time, quickly, as whole characters. */
#include "file.h"

#include "base/text/text.h"
#include "words/pattern.h"

struct given {
    const char *const *values;
    unsigned turn;
};

static const char *value_of(void *arg, struct str name)
{
    struct given *g = arg;
    return g->values[(name.n + g->turn) % 8];
}

static int see(void *arg, const struct pattern_seen *seen, struct err *e)
{
    struct str *text = arg;
    (void)e;
    HOLDS(seen->at < text->n && text->p[seen->at] == '{');
    HOLDS(seen->name.n && seen->name.n <= PATTERN_NAME);
    HOLDS((seen->use == PATTERN_PLURAL) == (seen->plurals != 0));
    return 0;
}

static void fill(struct str text, const struct paper_lang *l, unsigned turn)
{
    static const char *const values[] = {"1", "2", "5.5",    "",
                                         "x", "a", "{b}'\n", NULL};
    struct given g = {values, turn};
    const struct pattern_fill how = {
        .lang = l, .value = value_of, .arg = &g, .line = turn % 2};
    struct buf out = {0}, again = {0};
    buf_puts(&out, "before");
    pattern_fill(text, &how, &out);
    pattern_fill(text, &how, &again);
    HOLDS(out.n >= 6 && memcmp(out.p, "before", 6) == 0);
    HOLDS(same_text((struct str){out.p + 6, out.n - 6}, buf_view(&again)));
    HOLDS(!text_valid(text, NULL) || text_valid(buf_view(&out), NULL));
    buf_release(&out);
    buf_release(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str text = {(const char *)data, size};
    struct err e = ERR_INIT;
    size_t at = 0;
    double since = seconds();
    int rc = pattern_check(text, see, &text, &at, &e);
    holds_error(rc, &e);
    HOLDS(at <= size);
    /* what was not checked is filled in, too, as far as it goes */
    for (unsigned turn = 0; turn < 8; turn++)
        fill(text, turn < 4 ? &paper_ru : &paper_en, turn);
    QUICK(since);
    return 0;
}
