/* A table that is too wide for its terminal: what is shown, and how wide. */
#include <limits.h>

#include "base/text/text.h"
#include "inside.h"

/* So narrow may a sentence get before columns are left out for it, before its
 * key gets a line of its own, and at all. */
enum { READ_WELL = 40, READ = TABLE_READ, READ_LEAST = 8 };

/* A key within a sentence has so much room, and stands out beyond that. */
enum { PASTED = 48 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Is the blank there within a figure, 86 000 or 50 %? */
static bool in_figure(struct str s, size_t blank)
{
    if (blank == 0 || blank + 1 >= s.n || !is_digit(s.p[blank - 1]))
        return false;
    size_t n = 0;
    for (const char *p = s.p + blank + 1; p < s.p + s.n && is_digit(*p); p++)
        n++;
    return n == 3 || s.p[blank + 1] == '%';
}

struct str table_take(struct str *rest, int width)
{
    struct str part = *rest;
    size_t n = rest->n;
    if (text_width(*rest) > width) {
        n = text_fit(*rest, width);
        size_t word = n;
        while (word > 0 && (rest->p[word] != ' ' || in_figure(*rest, word)))
            word--;
        n = word ? word : text_line(*rest, width);
        /* a letter that has no room at all */
        for (int more = width; n == 0;)
            n = text_fit(*rest, ++more > 1 ? more : 1);
    }
    part.n = n;
    while (n < rest->n && rest->p[n] == ' ')
        n++;
    while (part.n > 0 && part.p[part.n - 1] == ' ')
        part.n--;
    rest->p += n;
    rest->n -= n;
    return part;
}

static bool is_text(const struct out *o, const struct column *c)
{
    return o->columns[c->index].kind == OUT_TEXT;
}

/* How many columns the table is too wide, and would be at its least. */
static long excess(const struct table *t, int total, bool least)
{
    long sum = -t->between - (long)total;
    for (size_t i = 0; i < t->n; i++) {
        const struct column *c = &t->columns[i];
        if (!c->hidden)
            sum += (least && c->least < c->width ? c->least : c->width) +
                   t->between;
    }
    return sum;
}

/* Takes from the widest texts, down to the next widest each time round. */
static bool shrink(const struct out *o, struct table *t, int total)
{
    for (long over; (over = excess(t, total, false)) > 0;) {
        struct column *widest = NULL;
        int next = 0;
        for (size_t i = 0; i < t->n; i++) {
            struct column *c = &t->columns[i];
            if (c->hidden || !is_text(o, c) || c->width <= c->least)
                continue;
            if (!widest || c->width >= widest->width) {
                next = widest ? widest->width : next;
                widest = c;
            } else if (c->width > next) {
                next = c->width;
            }
        }
        if (!widest)
            return false; /* as narrow as it gets */
        next = next > widest->least ? next : widest->least;
        long take = widest->width - next;
        take = take < 1 ? 1 : take > over ? over : take;
        widest->width -= (int)take;
    }
    return true;
}

static int longest_word(struct str s, int most)
{
    struct str word;
    while (str_cut(&s, ' ', &word)) {
        int width = text_width(word);
        most = width > most ? width : most;
    }
    return most;
}

/* The widest word that is not to be cut. */
static int widest_pasted(const struct table *t, size_t column)
{
    int most = 0;
    for (size_t k = column; k < t->spots.n; k += t->n) {
        struct str s = {t->spots.v[k].text, t->spots.v[k].n}, word;
        while (t->spots.v[k].width > READ_LEAST && str_cut(&s, ' ', &word)) {
            int width = text_width(word);
            if (width > most && width <= PASTED && text_pasted(word))
                most = width;
        }
    }
    return most;
}

/* A sentence needs so much, a name its longest word. */
static void set_least(const struct out *o, struct table *t, int sentence,
                      int name)
{
    for (size_t i = 0; i < t->n; i++) {
        struct column *c = &t->columns[i];
        c->least = c->width;
        if (!is_text(o, c) || c->natural <= READ_LEAST)
            continue;
        int word = o->opts.bare ? 0 : longest_word(c->title, 0);
        for (size_t k = i; k < t->spots.n && word < name; k += t->n)
            word = longest_word(
                (struct str){t->spots.v[k].text, t->spots.v[k].n}, word);
        c->least = word < name ? word : name;
        c->least = c->pasted > c->least ? c->pasted : c->least;
        if (c->natural > READ_WELL && c->least < sentence)
            c->least = sentence;
        if (c->least < READ_LEAST)
            c->least = READ_LEAST;
    }
}

static bool is_same(const struct table *t, size_t column)
{
    const struct spot *first = &t->spots.v[column];
    for (size_t k = column + t->n; k < t->spots.n; k += t->n) {
        const struct spot *s = &t->spots.v[k];
        if (s->n != first->n || memcmp(s->text, first->text, s->n) != 0)
            return false;
    }
    return true;
}

/* Of one row nothing but what is empty; what has no title is the currency of
 * the amount before, and without amounts there is nothing to read. */
static void hide_same(const struct out *o, struct table *t)
{
    bool rows = t->spots.n > t->n;
    for (size_t i = 1; i < t->n; i++) {
        struct column *c = &t->columns[i];
        bool empty = t->spots.v[i].n == 0;
        bool money = o->columns[c->index].kind == OUT_MONEY;
        c->same =
            (empty || (rows && c->title.n > 0 && !money)) && is_same(t, i);
        c->hidden = c->hidden || c->same;
    }
}

/* Hides the first that is to spare, or is later; false where there is none. */
static bool hide_spare(const struct out *o, struct table *t, bool late)
{
    struct column *first = NULL;
    int n = INT_MIN;
    for (size_t i = 0; i < t->n; i++) {
        struct column *c = &t->columns[i];
        int width = o->columns[c->index].width;
        if (!c->hidden && width < 0 && width > n &&
            (late || width > -OUT_SPARES)) {
            first = c;
            n = width;
        }
    }
    if (first)
        first->hidden = true;
    return first;
}

static bool has_late(const struct out *o, const struct table *t)
{
    for (size_t i = 0; i < t->n; i++)
        if (!t->columns[i].hidden &&
            o->columns[t->columns[i].index].width <= -OUT_SPARES)
            return true;
    return false;
}

/* The last two that are shown, where they are a text and its key. */
static void find_pair(const struct out *o, struct table *t)
{
    const struct column *last = NULL, *before = NULL;
    for (size_t i = 0; i < t->n; i++) {
        if (t->columns[i].hidden)
            continue;
        before = last;
        last = &t->columns[i];
    }
    if (!before || !is_text(o, before) ||
        o->columns[last->index].kind != OUT_KEY)
        return;
    t->text = before;
    t->key = last;
}

static void set_room(struct table *t, int total, bool hangs)
{
    t->room = t->text->width + t->between + t->key->width;
    if (!hangs)
        return;
    long over = excess(t, total, false);
    t->room = over < t->room - READ_LEAST ? t->room - (int)over : READ_LEAST;
}

void table_fit(const struct out *o, struct table *t, int total)
{
    if (total <= 0 || excess(t, total, false) <= 0)
        return;
    for (size_t i = 0; i < t->n; i++) {
        t->columns[i].natural = t->columns[i].width;
        t->columns[i].pasted = widest_pasted(t, i);
    }
    hide_same(o, t);
    if (excess(t, total, false) <= 0)
        return;
    set_least(o, t, READ_WELL, READ_WELL);
    while (excess(t, total, true) > 0 && hide_spare(o, t, false))
        continue;
    if (excess(t, total, true) > 0 && has_late(o, t)) {
        set_least(o, t, READ, READ);
        while (excess(t, total, true) > 0 && hide_spare(o, t, true))
            continue;
    }
    find_pair(o, t);
    bool fits = shrink(o, t, total);
    if (!fits) {
        set_least(o, t, READ, READ_WELL);
        fits = shrink(o, t, total);
    }
    if (t->key)
        set_room(t, total, !fits);
    if (fits || t->key)
        return;
    t->between = 1;
    if (shrink(o, t, total))
        return;
    set_least(o, t, READ_LEAST, READ_LEAST);
    shrink(o, t, total);
}
