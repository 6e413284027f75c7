/* acct-letter --list */
#include "base/i18n.h"
#include "inside.h"
#include "words/places.h"
#include "words/template.h"

static const struct out_column columns[] = {
    {"letter", N_("LETTER"), OUT_KEY, 0},    {"lang", N_("LANG"), OUT_KEY, 0},
    {"subject", N_("SUBJECT"), OUT_TEXT, 0}, {"kind", N_("KIND"), OUT_TEXT, 0},
    {"source", N_("FROM"), OUT_TEXT, 0},
};

/* What is wrong with a letter --lint says. */
static void ignore(void *arg, enum template_check check, uint64_t line,
                   const char *what)
{
    (void)arg;
    (void)check;
    (void)line;
    (void)what;
}

static int print_letter(struct cli *c, struct templates *all, struct out *o,
                        const struct template_at *at)
{
    struct template t;
    bool people = c->format == OUT_TABLE;
    if (template_proof(all, at, ignore, NULL, &t, &c->err) < 0)
        return -1;
    out_word(o, at->name);
    out_word(o, at->lang);
    out_text(o, t.part[TEMPLATE_SUBJECT]);
    out_text(o, t.part[TEMPLATE_KIND]);
    out_word(o, at->path ? at->path : people ? _("built in") : "built-in");
    out_end(o);
    return 0;
}

/* How near a letter's language is to the one asked for; 0: not at all. */
static int nearness(const char *lang, const char *asked)
{
    size_t plain = strcspn(asked, "-");
    if (strcmp(lang, asked) == 0)
        return 3;
    if (strncmp(lang, asked, plain) == 0 && strlen(lang) == plain)
        return 2;
    return strcmp(lang, "en") == 0;
}

/* Of the letters of one name the one that such a client gets: the place behind
 * the last of that name; *best is NULL where there is none. */
static size_t choose(const struct template_shelf *s, size_t i,
                     const char *asked, const struct template_at **best)
{
    const char *name = s->all.v[i].name;
    int near = 0;
    *best = NULL;
    for (; i < s->all.n && strcmp(s->all.v[i].name, name) == 0; i++) {
        int n = nearness(s->all.v[i].lang, asked);
        if (n > near) {
            near = n;
            *best = &s->all.v[i];
        }
    }
    return i;
}

static int print_letters(struct cli *c, const struct template_shelf *s,
                         const char *asked)
{
    struct templates all;
    struct out *o = cli_out(c, columns, sizeof columns / sizeof *columns, NULL);
    int rc = 0;
    templates_init(&all, &c->home);
    for (size_t i = 0; rc == 0 && i < s->all.n;) {
        const struct template_at *at = &s->all.v[i];
        i = asked ? choose(s, i, asked, &at) : i + 1;
        if (at)
            rc = print_letter(c, &all, o, at);
    }
    templates_release(&all);
    return cli_out_close(c, o) < 0 ? -1 : rc;
}

static int print_places(struct cli *c)
{
    static const struct out_column of_places[] = {
        {"place", N_("PLACE"), OUT_KEY, 0},
        {"form", N_("FORM"), OUT_TEXT, 0},
        {"help", N_("WHAT IT IS"), OUT_TEXT, 0},
    };
    static const char *const forms[] = {[PLACE_TEXT] = "text",
                                        [PLACE_NUMBER] = "number",
                                        [PLACE_WORD] = "word",
                                        [PLACE_LINES] = "lines"};
    struct out *o =
        cli_out(c, of_places, sizeof of_places / sizeof *of_places, NULL);
    bool people = c->format == OUT_TABLE;
    for (size_t i = 0; i < letter_places_count; i++) {
        const struct letter_place *p = &letter_places[i];
        out_word(o, p->name);
        out_word(o, forms[p->form]);
        out_word(o, people ? _(p->help) : p->help);
        out_end(o);
    }
    return cli_out_close(c, o);
}

int letter_list(struct cli *c, const struct letter_look *look)
{
    struct template_shelf s;
    if (look->places)
        return print_places(c);
    template_list(&c->home, &s);
    int rc = print_letters(c, &s, look->lang);
    template_shelf_release(&s);
    return rc;
}
