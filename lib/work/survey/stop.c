/* Words that say nothing by themselves: what is said of is between them. */
#include <stdlib.h>

#include "work/survey/said.h"

/* clang-format off */
/* In order of bytes, folded. */
static const char *const english[] = {
    "a", "about", "after", "again", "all", "also", "am", "an", "and", "any",
    "are", "as", "at", "be", "because", "been", "before", "being", "but",
    "by", "can", "cannot", "could", "did", "didn't", "do", "does", "doesn't",
    "doing", "don't", "down", "during", "each", "few", "for", "from",
    "further", "had", "has", "have", "having", "he", "her", "here", "hers",
    "herself", "him", "himself", "his", "how", "i", "i'd", "i'll", "i'm",
    "i've", "if", "in", "into", "is", "isn't", "it", "it's", "its", "itself",
    "just", "me", "more", "most", "my", "myself", "no", "nor", "not", "now",
    "of", "off", "on", "once", "only", "or", "other", "our", "ours",
    "ourselves", "out", "over", "own", "same", "she", "should", "so", "some",
    "such", "than", "that", "that's", "the", "their", "theirs", "them",
    "themselves", "then", "there", "these", "they", "this", "those",
    "through", "to", "too", "under", "until", "up", "us", "very", "was",
    "wasn't", "we", "were", "what", "when", "where", "which", "while", "who",
    "whom", "why", "will", "with", "would", "you", "your", "yours",
    "yourself", "yourselves",
};
static const char *const russian[] = {
    "а", "без", "более", "больше", "будет", "будто", "бы", "был", "была",
    "были", "было", "быть", "в", "вам", "вас", "вдруг", "ведь", "во", "вот",
    "впрочем", "все", "всегда", "всего", "всех", "всю", "вы", "где", "да",
    "даже", "два", "для", "до", "другой", "его", "ее", "ей", "ему", "если",
    "есть", "еще", "ещё", "её", "ж", "же", "за", "зачем", "здесь", "и", "из",
    "или", "им", "иногда", "их", "к", "как", "какая", "какой", "ко", "когда",
    "которая", "которые", "который", "кто", "куда", "ли", "лучше", "между",
    "меня", "мне", "много", "может", "можно", "мой", "моя", "мы", "на", "над",
    "надо", "наконец", "нас", "наш", "не", "него", "нее", "ней", "нельзя",
    "нет", "неё", "ни", "нибудь", "никогда", "ним", "них", "ничего", "но",
    "ну", "о", "об", "один", "он", "она", "они", "оно", "опять", "от",
    "очень", "перед", "по", "под", "после", "потом", "потому", "почти", "при",
    "про", "раз", "разве", "с", "сам", "свою", "себе", "себя", "сейчас", "со",
    "совсем", "так", "такой", "там", "тебя", "тем", "теперь", "то", "тогда",
    "того", "тоже", "только", "том", "тот", "три", "тут", "ты", "у", "уж",
    "уже", "хоть", "хотя", "чего", "чем", "через", "что", "чтоб", "чтобы",
    "чуть", "эти", "этих", "это", "этого", "этой", "этом", "этот", "эту", "я",
};
/* clang-format on */

static int by_bytes(const void *key, const void *at)
{
    const struct str *word = key;
    const char *const *stop = at;
    size_t n = strlen(*stop);
    int d = memcmp(word->p, *stop, word->n < n ? word->n : n);
    return d ? d : (word->n > n) - (word->n < n);
}

bool survey_stop_word(struct str word)
{
    static const struct {
        const char *const *words;
        size_t n;
    } lists[] = {
        {english, sizeof english / sizeof *english},
        {russian, sizeof russian / sizeof *russian},
    };
    for (size_t i = 0; word.n && i < sizeof lists / sizeof *lists; i++)
        if (bsearch(&word, lists[i].words, lists[i].n, sizeof(const char *),
                    by_bytes))
            return true;
    return false;
}
