/* The words of a language. */
#include "inside.h"

const struct paper_lang paper_en = {.tag = "en"};
const struct paper_lang paper_ru = {.tag = "ru", .russian = true};

bool paper_lang_is(const struct paper_lang *l, const char *tag)
{
    size_t n = strlen(tag);
    return strncmp(l->tag, tag, n) == 0 && (!l->tag[n] || l->tag[n] == '-');
}

const char *paper_word_name(enum paper_word word)
{
    return paper_text(word)->name;
}

const char *paper_word(const struct paper_lang *l, enum paper_word word)
{
    if (l->own[word])
        return l->own[word];
    return l->russian ? paper_text(word)->ru : paper_text(word)->en;
}

const char *paper_word_own(const struct paper_lang *l, enum paper_word word)
{
    bool foreign = !l->russian && !paper_lang_is(l, "en");
    return foreign && !l->own[word] ? "" : paper_word(l, word);
}

const char *paper_word_on(const struct paper_lang *l, enum paper_word word,
                          int32_t day)
{
    for (const struct paper_since *p = l->since; p; p = p->next)
        if (p->word == word && p->day <= day)
            return p->text;
    return paper_word(l, word);
}

const char *paper_currency(const struct paper_lang *l, const char *code)
{
    return strcmp(code, "RUB") == 0 ? paper_word(l, W_RUB) : code;
}

static const char *category(const struct paper_lang *l, const char *code,
                            enum paper_word first)
{
    static const char *const codes[] = {"Z", "E", "AE", "K", "G", "O"};
    for (int i = 0; i < (int)(sizeof codes / sizeof codes[0]); i++)
        if (strcmp(codes[i], code) == 0)
            return paper_word(l, (enum paper_word)((int)first + i));
    return "";
}

const char *paper_category_note(const struct paper_lang *l, const char *code)
{
    return category(l, code, W_NOTE_Z);
}

const char *paper_category_name(const struct paper_lang *l, const char *code)
{
    return category(l, code, W_CAT_Z);
}
