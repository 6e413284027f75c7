/* The letters that are built in: the files of letters/, which make has put into
 * one (see letters.awk). */
#include "inside.h"

const struct template_text template_texts[] = {
#include "words/letters.inc"
};
const size_t template_texts_count =
    sizeof template_texts / sizeof template_texts[0];

const char *template_builtin(const char *lang, const char *name)
{
    for (size_t i = 0; i < template_texts_count; i++)
        if (strcmp(template_texts[i].lang, lang) == 0 &&
            strcmp(template_texts[i].name, name) == 0)
            return template_texts[i].text;
    return NULL;
}
