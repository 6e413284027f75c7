#include "invoice/choose.h"

#include <ctype.h>
#include <stdio.h>

#include "base/i18n.h"
#include "inside.h"

enum { TAG_MOST = 16 };

/* One that the run has met. */
struct cli_words {
    const char *tag; /* that was looked for */
    struct paper_lang lang;
    bool known; /* there are words for it */
    struct cli_words *next;
};

/* "ru_RU" as ru-RU; false where it is none: it becomes a file's name. */
static bool read_tag(const char *text, char tag[TAG_MOST])
{
    size_t n = strlen(text);
    if (n < 2 || n >= TAG_MOST)
        return false;
    for (size_t i = 0; i < n; i++) {
        bool part = isalnum((unsigned char)text[i]);
        if (!part && !(i > 1 && strchr("-_", text[i])))
            return false;
        tag[i] = part ? text[i] : '-';
    }
    tag[n] = '\0';
    return true;
}

static int read_file(struct cli *c, struct cli_words *w, const char *tag)
{
    char name[TAG_MOST + sizeof "templates/paper."];
    snprintf(name, sizeof name, "templates/paper.%s", tag);
    return paper_lang_read(&w->lang, home_path(&c->home, name), &c->home.arena,
                           &c->err);
}

/* Of a variety that has no file of its own, the language's. */
static int load(struct cli *c, const char *tag, struct cli_words *w)
{
    char plain[TAG_MOST];
    snprintf(plain, sizeof plain, "%.*s", (int)strcspn(tag, "-"), tag);
    bool ru = strcmp(plain, "ru") == 0;
    w->lang.tag = w->tag;
    w->lang.russian = ru;
    int rc = read_file(c, w, tag);
    if (rc == 1 && strcmp(plain, tag) != 0)
        rc = read_file(c, w, plain);
    w->known = rc == 0 || ru || strcmp(plain, "en") == 0;
    return rc < 0 ? -1 : 0;
}

static int find(struct cli *c, const char *tag, const struct cli_words **out)
{
    for (struct cli_words *w = c->words; w; w = w->next)
        if (strcmp(w->tag, tag) == 0) {
            *out = w;
            return 0;
        }
    struct cli_words *w = arena_new(&c->home.arena, sizeof *w);
    *w = (struct cli_words){.tag = arena_dup(&c->home.arena, tag, strlen(tag)),
                            .next = c->words};
    if (load(c, tag, w) < 0)
        return -1;
    c->words = w;
    *out = w;
    return 0;
}

int words_of(struct cli *c, struct book *b, const struct client *client,
             const struct paper_lang **out)
{
    char tag[TAG_MOST];
    const struct cli_words *w;
    const char *lang = client ? client_attr(b, client, "lang") : "";
    if (find(c, read_tag(lang, tag) ? tag : "en", &w) < 0)
        return -1;
    if (!w->known && find(c, "en", &w) < 0)
        return -1;
    *out = &w->lang;
    return 0;
}

int words_named(struct cli *c, const char *name, const struct paper_lang **out)
{
    char tag[TAG_MOST];
    const struct cli_words *w = NULL;
    if (read_tag(name, tag) && find(c, tag, &w) < 0)
        return -1;
    if (!w || !w->known)
        return cli_usage(c,
                         _("--lang: no words for '%s' (en, ru, or those of a "
                           "file %s/templates/paper.%s)"),
                         name, c->home.dir, w ? tag : "LANG");
    *out = &w->lang;
    return 0;
}

void words_blanks(struct buf *text, size_t from)
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

const char *words_keep(struct cli *c, struct buf *text)
{
    const char *kept = arena_dup(&c->home.arena, text->p, text->n);
    buf_release(text);
    return kept;
}

/* --- acct-invoice words -----------------------------------------------------
 */

static const struct out_column columns[] = {
    {"word", N_("WORD"), OUT_TEXT, 0},
    {"text", N_("TEXT"), OUT_TEXT, 0},
};

/* As the file has it: further lines are indented. */
static void print_line(const char *name, const char *text)
{
    struct str rest = str_of(text), line;
    printf("%s =", name);
    for (bool first = true; str_cut(&rest, '\n', &line); first = false)
        printf("%s%.*s", first ? " " : "\n    ", STR_ARG(line));
    putchar('\n');
}

int cmd_invoice_words(struct cli *c, void *options, int argc, char **argv)
{
    const struct invoice_options *o = options;
    const struct paper_lang *lang = NULL;
    bool file = !c->format_given || c->own_format;
    if (invoice_no_operands(c, argc, argv) < 0 ||
        words_named(c, o->lang ? o->lang : "en", &lang) < 0)
        return -1;
    if (file) {
        for (int i = 0; i < PAPER_WORDS; i++)
            print_line(paper_word_name((enum paper_word)i),
                       paper_word(lang, (enum paper_word)i));
        return 0;
    }
    struct out *out = cli_out(c, columns, 2, NULL);
    for (int i = 0; i < PAPER_WORDS; i++) {
        out_word(out, paper_word_name((enum paper_word)i));
        out_word(out, paper_word(lang, (enum paper_word)i));
        out_end(out);
    }
    return cli_out_close(c, out);
}

#define AT(member) offsetof(struct invoice_options, member)
static const struct cli_option options[] = {
    {0, "lang", N_("LANG"),
     N_("the document's language: en, ru, …; the client's if left out"),
     CLI_TEXT, AT(lang)},
    {0},
};

const struct cli_command invoice_words = {
    .name = "words",
    .operands = "[--lang LANG]",
    .help = N_("the words of papers, to be changed"),
    .run = cmd_invoice_words,
    .size = sizeof(struct invoice_options),
    .options = options,
    .formats = invoice_formats,
};
