#include "base/value/firm.h"

#include "base/text/text.h"

/* Folded, without full stops; those of several words first. */
static const struct form {
    const char *words;
    bool before; /* it may stand before the name, too */
} forms[] = {
    {"общество с ограниченной ответственностью", true},
    {"публичное акционерное общество", true},
    {"закрытое акционерное общество", true},
    {"открытое акционерное общество", true},
    {"непубличное акционерное общество", true},
    {"акционерное общество", true},
    {"индивидуальный предприниматель", true},
    {"автономная некоммерческая организация", true},
    {"товарищество с ограниченной ответственностью", true},
    {"ооо", true},
    {"оао", true},
    {"зао", true},
    {"пао", true},
    {"нао", true},
    {"ао", true},
    {"ип", true},
    {"ано", true},
    {"тоо", true},
    {"чп", true},
    {"фоп", true},
    {"тов", true},
    {"ooo", true},
    {"oao", true},
    {"zao", true},
    {"pao", true},
    {"gmbh & co kg", false},
    {"gmbh & co kgaa", false},
    {"gmbh", false},
    {"ug (haftungsbeschränkt)", false},
    {"ug", false},
    {"ag", false},
    {"kg", false},
    {"ohg", false},
    {"ek", false},
    {"private limited", false},
    {"pty ltd", false},
    {"pte ltd", false},
    {"co ltd", false},
    {"ltd", false},
    {"limited", false},
    {"llc", false},
    {"llp", false},
    {"lp", false},
    {"plc", false},
    {"inc", false},
    {"incorporated", false},
    {"corp", false},
    {"corporation", false},
    {"sarl", false},
    {"sàrl", false},
    {"sasu", false},
    {"sas", false},
    {"sa", false},
    {"srl", false},
    {"spa", false},
    {"sl", false},
    {"bv", false},
    {"nv", false},
    {"bvba", false},
    {"ab", false},
    {"as", false},
    {"a/s", false},
    {"aps", false},
    {"oy", false},
    {"oyj", false},
    {"oü", false},
    {"sia", false},
    {"uab", false},
    {"sp z oo", false},
    {"sro", false},
    {"doo", false},
    {"kft", false},
    {"lda", false},
    {"ltda", false},
    {"επε", false},
    {"αε", false},
};

/* Marks that say nothing, and what parts words: Лада-Мебель is Лада Мебель. */
static const char *const dropped[] = {"\"", "'", "`", ".", "«", "»", "‹", "›",
                                      "“",  "”", "„", "‟", "‘", "’", "‚", NULL};
static const char *const parting[] = {" ", ",", ";", "-", "‐",
                                      "‑", "–", "—", "−", NULL};

/* The bytes of the one that it begins with; 0: none of them. */
static size_t begins(struct str rest, const char *const *marks)
{
    for (; *marks; marks++)
        if (str_starts(rest, *marks))
            return strlen(*marks);
    return 0;
}

/* Appends the words of a folded name with a blank between them. */
static void plain(struct str s, struct buf *out)
{
    static const char yo[] = "ё";
    size_t begin = out->n;
    for (size_t i = 0, n; i < s.n; i += n) {
        struct str rest = {s.p + i, s.n - i};
        if ((n = begins(rest, dropped)) > 0)
            continue;
        if ((n = begins(rest, parting)) > 0) {
            if (out->n > begin && out->p[out->n - 1] != ' ')
                buf_ch(out, ' ');
        } else if (str_starts(rest, yo)) {
            buf_puts(out, "е");
            n = sizeof yo - 1;
        } else {
            buf_ch(out, *rest.p);
            n = 1;
        }
    }
    while (out->n > begin && out->p[out->n - 1] == ' ')
        out->p[--out->n] = '\0';
}

/* Takes a form off either end, where something is left. */
static bool take(struct str *s, const struct form *f)
{
    size_t n = strlen(f->words);
    if (s->n <= n + 1)
        return false;
    if (s->p[s->n - n - 1] == ' ' &&
        memcmp(s->p + s->n - n, f->words, n) == 0) {
        s->n -= n + 1;
        return true;
    }
    if (!f->before || s->p[n] != ' ' || memcmp(s->p, f->words, n) != 0)
        return false;
    *s = (struct str){s->p + n + 1, s->n - n - 1};
    return true;
}

void firm_fold(struct str name, struct buf *out)
{
    enum { FORMS = sizeof forms / sizeof *forms };
    struct buf folded = {0}, words = {0};
    text_fold(name, &folded);
    plain(buf_view(&folded), &words);
    struct str s = buf_view(&words);
    for (size_t i = 0; i < FORMS; i++)
        if (take(&s, &forms[i]))
            i = (size_t)-1; /* there may be another: from the start */
    buf_str(out, s);
    buf_release(&folded);
    buf_release(&words);
}
