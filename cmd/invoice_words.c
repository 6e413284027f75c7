/* What the programs write into lines of documents. */
#include "invoice_words.h"

/* clang-format off */
static const char *const words[LINE_WORDS][PAPER_LANGS] = {
    /*                     English                       Russian */
    [LINE_MONTH]        = {"month",                      "мес."},
    [LINE_QUARTER]      = {"quarter",                    "кв."},
    [LINE_YEAR]         = {"year",                       "год"},
    [LINE_HOUR]         = {"h",                          "ч"},
    [LINE_COST]         = {"cost",                       "расходы"},
    [LINE_REST]         = {"%s, what is left: %s of %s", "%s, остаток: %s из %s"},
    [LINE_OTHER_RATE]   = {"%s, billed before at another rate",
                           "%s, ранее выставлено по другой ставке"},
    [LINE_REST_INVOICE] = {"What is left of invoice %s", "Остаток по счёту %s"},
};
/* clang-format on */

enum paper_lang line_lang(struct book *b, const struct client *client)
{
    enum paper_lang lang;
    paper_lang_parse(client_attr(b, client, "lang"), &lang);
    return lang;
}

const char *line_word(enum paper_lang lang, enum line_word word)
{
    return words[word][lang];
}

void line_blanks(struct buf *text, size_t from)
{
    static const char firm[] = "\u00a0";
    const size_t n = sizeof firm - 1;
    size_t to = from;
    while (from < text->n)
        if (text->n - from >= n && memcmp(text->p + from, firm, n) == 0) {
            text->p[to++] = ' ';
            from += n;
        } else {
            text->p[to++] = text->p[from++];
        }
    if (to < text->n)
        text->p[to] = '\0';
    text->n = to;
}

const char *line_text(struct cli *c, struct buf *text)
{
    const char *kept = arena_dup(&c->arena, text->p, text->n);
    buf_release(text);
    return kept;
}
