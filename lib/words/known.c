/* Which languages there are words for, without reading them. */
#include <dirent.h>
#include <stdio.h>
#include <unistd.h>

#include "base/value/langtag.h"
#include "words/known.h"

const char *words_file(struct home *home, const char *tag)
{
    struct buf low = {0};
    const char *dir = home_file(home, STR("templates"));
    const char *path = arena_fmt(&home->arena, "%s/paper.%s", dir, tag);
    if (access(path, F_OK) == 0)
        return path;
    for (const char *p = tag; *p; p++)
        buf_ch(&low, *p >= 'A' && *p <= 'Z' ? (char)(*p | 32) : *p);
    const char *small =
        arena_fmt(&home->arena, "%s/paper.%s", dir, buf_cstr(&low));
    buf_release(&low);
    return access(small, F_OK) == 0 ? small : path;
}

bool words_known(struct home *home, struct str lang)
{
    char tag[LANGTAG_SIZE], plain[LANGTAG_SIZE];
    if (!langtag_form(lang, tag))
        return false;
    snprintf(plain, sizeof plain, "%.*s", (int)strcspn(tag, "-"), tag);
    return strcmp(plain, "en") == 0 || strcmp(plain, "ru") == 0 ||
           access(words_file(home, tag), F_OK) == 0 ||
           access(words_file(home, plain), F_OK) == 0;
}

void words_list(struct home *home, struct buf *out)
{
    char tag[LANGTAG_SIZE];
    buf_puts(out, "en, ru");
    DIR *dir = opendir(home_file(home, STR("templates")));
    for (struct dirent *d; dir && (d = readdir(dir));)
        if (strncmp(d->d_name, "paper.", 6) == 0 &&
            langtag_form(str_of(d->d_name + 6), tag) &&
            strcmp(tag, "en") != 0 && strcmp(tag, "ru") != 0)
            buf_fmt(out, ", %s", tag);
    if (dir)
        closedir(dir);
}
