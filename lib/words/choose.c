#include "words/choose.h"

#include <stdio.h>

#include "base/i18n.h"
#include "base/value/langtag.h"
#include "words/known.h"

/* One that the run has met. */
struct words_met {
    const char *tag; /* that was looked for */
    struct paper_lang lang;
    bool known; /* there are words for it */
    struct words_met *next;
};

static int read_file(struct words *all, struct words_met *w, const char *tag,
                     struct err *e)
{
    struct arena *arena = &all->home->arena;
    return paper_lang_read(&w->lang, words_file(all->home, tag), arena, e);
}

/* Of a variety that has no file of its own, the language's. */
static int load(struct words *all, struct words_met *w, struct err *e)
{
    char plain[LANGTAG_SIZE];
    snprintf(plain, sizeof plain, "%.*s", (int)strcspn(w->tag, "-"), w->tag);
    bool ru = strcmp(plain, "ru") == 0;
    w->lang.tag = w->tag;
    w->lang.russian = ru;
    int rc = read_file(all, w, w->tag, e);
    if (rc == 1 && strcmp(plain, w->tag) != 0)
        rc = read_file(all, w, plain, e);
    w->known = rc == 0 || ru || strcmp(plain, "en") == 0;
    return rc < 0 ? -1 : 0;
}

static int find(struct words *all, const char *tag,
                const struct words_met **out, struct err *e)
{
    for (struct words_met *w = all->met; w; w = w->next)
        if (strcmp(w->tag, tag) == 0) {
            *out = w;
            return 0;
        }
    struct words_met *w = arena_new(&all->home->arena, sizeof *w);
    *w = (struct words_met){
        .tag = arena_dup(&all->home->arena, tag, strlen(tag)),
        .next = all->met,
    };
    if (load(all, w, e) < 0)
        return -1;
    all->met = w;
    *out = w;
    return 0;
}

int words_of(struct words *all, const char *lang, const struct paper_lang **out,
             struct err *e)
{
    char tag[LANGTAG_SIZE];
    const struct words_met *w;
    if (find(all, langtag_form(str_of(lang), tag) ? tag : "en", &w, e) < 0)
        return -1;
    if (!w->known && find(all, "en", &w, e) < 0)
        return -1;
    *out = &w->lang;
    return 0;
}

int words_named(struct words *all, const char *name,
                const struct paper_lang **out, struct err *e)
{
    char tag[LANGTAG_SIZE];
    const struct words_met *w = NULL;
    if (langtag_form(str_of(name), tag) && find(all, tag, &w, e) < 0)
        return -1;
    if (!w || !w->known)
        return err_set(e, ERR_USAGE,
                       _("--lang: no words for '%s' (en, ru, or those of a "
                         "file %s/paper.%s)"),
                       name, home_file(all->home, STR("templates")),
                       w ? tag : "LANG");
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
