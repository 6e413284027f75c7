/* The words of papers, for the user to change. */
#include <stdio.h>

#include "base/i18n.h"
#include "inside.h"

struct words_options {
    const char *lang;
};

static const struct out_column columns[] = {
    {"word", N_("WORD"), OUT_KEY, 0},
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

static void print_file(const struct paper_lang *lang)
{
    int32_t day = DAY_NONE;
    char iso[DATE_SIZE];
    for (int i = 0; i < PAPER_WORDS; i++)
        print_line(paper_word_name((enum paper_word)i),
                   paper_word(lang, (enum paper_word)i));
    for (const struct paper_since *p = lang->since; p; p = p->next) {
        if (p->day != day)
            printf("[me %s]\n", day_print(p->day, iso));
        print_line(paper_word_name(p->word), p->text);
        day = p->day;
    }
}

static int cmd_invoice_words(struct cli *c, void *options, int argc,
                             char **argv)
{
    const struct words_options *o = options;
    struct words words = {.home = &c->home};
    const struct paper_lang *lang = NULL;
    bool file = !c->format_given || c->own_format;
    if (invoice_no_operands(c, argc, argv) < 0 ||
        words_named(&words, o->lang ? o->lang : "en", &lang, &c->err) < 0)
        return -1;
    if (file) {
        print_file(lang);
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

#define AT(member) offsetof(struct words_options, member)
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
    .size = sizeof(struct words_options),
    .options = options,
    .formats = invoice_formats,
};
