/* Which letters there are. */
#include <dirent.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/value/langtag.h"
#include "inside.h"

/* The directory of a language: its usual form, or in small letters. */
static const char *directory(struct home *home, const char *lang)
{
    char low[LANGTAG_SIZE];
    size_t i = 0;
    const char *dir = home_file(home, STR("templates"));
    const char *path = home_join(&home->arena, dir, str_of(lang));
    if (access(path, F_OK) == 0)
        return path;
    for (; i < sizeof low - 1 && lang[i]; i++)
        low[i] =
            lang[i] >= 'A' && lang[i] <= 'Z' ? (char)(lang[i] | 32) : lang[i];
    low[i] = '\0';
    const char *small = home_join(&home->arena, dir, str_of(low));
    return access(small, F_OK) == 0 ? small : path;
}

const char *template_path(struct home *home, const char *lang, const char *name)
{
    return home_join(&home->arena, directory(home, lang), str_of(name));
}

static void add(struct template_shelf *s, const char *name, const char *lang,
                const char *path)
{
    *vec_push(&s->all) = (struct template_at){
        .name = name, .lang = lang, .path = path, .builtin = !path};
}

/* Those of one directory; what is no letter's name is none, such as a copy that
 * an editor keeps. */
static void add_files(struct home *home, const char *dir, const char *lang,
                      struct template_shelf *out)
{
    struct stat st;
    DIR *d = opendir(dir);
    for (struct dirent *f; d && (f = readdir(d));) {
        const char *path = home_join(&home->arena, dir, str_of(f->d_name));
        if (template_name_check(f->d_name, NULL) == 0 &&
            f->d_name[strlen(f->d_name) - 1] != '~' && stat(path, &st) == 0 &&
            !S_ISDIR(st.st_mode) && (!S_ISREG(st.st_mode) || st.st_size))
            add(out, arena_dup(&home->arena, f->d_name, strlen(f->d_name)),
                lang, path);
    }
    if (d)
        closedir(d);
}

static void add_directories(struct home *home, struct template_shelf *out)
{
    char tag[LANGTAG_SIZE];
    const char *templates = home_file(home, STR("templates"));
    DIR *d = opendir(templates);
    for (struct dirent *f; d && (f = readdir(d));) {
        if (!langtag_form(str_of(f->d_name), tag))
            continue;
        const char *dir = home_join(&home->arena, templates, str_of(f->d_name));
        /* of two that are one language, the one that is read */
        if (strcmp(dir, directory(home, tag)) == 0)
            add_files(home, dir, arena_dup(&home->arena, tag, strlen(tag)),
                      out);
    }
    if (d)
        closedir(d);
}

static int compare(const void *a, const void *b)
{
    const struct template_at *x = a, *y = b;
    int order = strcmp(x->name, y->name);
    if (!order)
        order = strcmp(x->lang, y->lang);
    return order ? order : x->builtin - y->builtin;
}

/* The user's own take the place of what is built in. */
static void merge(struct template_shelf *s)
{
    size_t to = 0;
    for (size_t i = 0; i < s->all.n; i++) {
        struct template_at *x = &s->all.v[i];
        struct template_at *last = to ? &s->all.v[to - 1] : NULL;
        if (last && strcmp(last->name, x->name) == 0 &&
            strcmp(last->lang, x->lang) == 0)
            last->builtin |= x->builtin;
        else
            s->all.v[to++] = *x;
    }
    s->all.n = to;
}

void template_list(struct home *home, struct template_shelf *out)
{
    *out = (struct template_shelf){0};
    add_directories(home, out);
    for (size_t i = 0; i < template_texts_count; i++)
        add(out, template_texts[i].name, template_texts[i].lang, NULL);
    if (out->all.n)
        qsort(out->all.v, out->all.n, sizeof *out->all.v, compare);
    merge(out);
}

void template_shelf_release(struct template_shelf *s)
{
    vec_release(&s->all);
}
