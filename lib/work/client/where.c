#include "work/client/where.h"

#include <stdio.h>

#include "base/i18n.h"
#include "base/text/text.h"
#include "base/value/handle.h"

struct fact fact_text(const char *text)
{
    return (struct fact){.kind = FACT_TEXT, .text = text, .day = DAY_NONE};
}

struct fact fact_day(int32_t day)
{
    return (struct fact){.kind = FACT_DATE, .text = "", .day = day};
}

struct fact fact_count(int64_t n)
{
    /* The text only says that there is a number. */
    return (struct fact){
        .kind = FACT_NUMBER, .text = "0", .day = DAY_NONE, .number = {n, 0}};
}

struct fact fact_money(int64_t n, const struct currency *of, int finer)
{
    return (struct fact){.kind = FACT_MONEY,
                         .text = of->code,
                         .day = DAY_NONE,
                         .number = {n, of->digits + finer}};
}

static bool counts(enum fact_kind kind)
{
    return kind == FACT_NUMBER || kind == FACT_MONEY;
}

struct fact fact_read(enum fact_kind kind, const char *text)
{
    struct fact f = fact_text(text);
    if (kind == FACT_DATE && day_parse(str_of(text), &f.day))
        f.kind = FACT_DATE;
    else if (counts(kind) && *text &&
             decimal_parse(str_of(text), &f.number, NULL) == 0)
        f.kind = FACT_NUMBER;
    return f;
}

bool fact_none(const struct fact *f)
{
    return f->kind == FACT_DATE ? f->day == DAY_NONE : !*f->text;
}

static int compare_numbers(struct decimal a, struct decimal b)
{
    /* Decimals of nine places and 64 bits fit into 128. */
    __int128 x = a.n, y = b.n;
    for (int i = a.scale; i < b.scale; i++)
        x *= 10;
    for (int i = b.scale; i < a.scale; i++)
        y *= 10;
    return (x > y) - (x < y);
}

int fact_compare(const struct fact *a, const struct fact *b)
{
    bool none = fact_none(a);
    if (none || fact_none(b))
        return none - fact_none(b);
    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    if (a->kind == FACT_DATE)
        return (a->day > b->day) - (a->day < b->day);
    int r = a->kind == FACT_NUMBER ? 0 : strcmp(a->text, b->text);
    return r || a->kind == FACT_TEXT ? r
                                     : compare_numbers(a->number, b->number);
}

/* The longer ones come first: "<=" is not "<". */
static const char *const ops[] = {
    [WHERE_NOT] = "!=", [WHERE_MOST] = "<=", [WHERE_LEAST] = ">=",
    [WHERE_IS] = "=",   [WHERE_HAS] = "~",   [WHERE_LESS] = "<",
    [WHERE_MORE] = ">",
};
enum { OPS = sizeof ops / sizeof ops[0] };

int where_split(const char *text, struct where *w, struct err *e)
{
    *w = (struct where){0};
    size_t n = strcspn(text, "!=~<>");
    w->key = str_trim((struct str){text, n});
    for (int op = 0; op < OPS && w->key.n; op++)
        if (str_starts(str_of(text + n), ops[op])) {
            w->op = (enum where_op)op;
            w->value = str_trim(str_of(text + n + strlen(ops[op])));
            return 0;
        }
    return err_set(e, ERR_USAGE,
                   _("'%s' is no condition (KEY=VALUE, KEY!=VALUE, KEY~PART, "
                     "KEY<VALUE, KEY>VALUE)"),
                   text);
}

static bool by_size(enum where_op op)
{
    return op == WHERE_LESS || op == WHERE_MORE || op == WHERE_MOST ||
           op == WHERE_LEAST;
}

static bool read_number(struct where *w)
{
    return decimal_parse(w->value, &w->number, NULL) == 0;
}

static bool read_days(struct where *w, int32_t today)
{
    return day_word(w->value, today, DAY_FIRST, &w->from, NULL) == 0 &&
           day_word(w->value, today, DAY_LAST, &w->to, NULL) == 0;
}

/* Of how somebody is reached, one form of all that people write. */
static void fold(const struct where *w, struct str s, struct buf *out)
{
    static const char *const handles[] = {"email", "phone", "telegram",
                                          "whatsapp", "viber"};
    bool handle = false;
    for (size_t i = 0; i < sizeof handles / sizeof *handles; i++)
        handle = handle || str_is(w->key, handles[i]);
    if (!handle || w->op == WHERE_HAS) {
        text_fold(s, out);
    } else if (!phone_digits(s, out)) {
        buf_clear(out);
        handle_fold(s, out);
    }
}

int where_ready(struct where *w, enum fact_kind kind, int32_t today,
                struct err *e)
{
    w->kind = kind;
    fold(w, w->value, &w->folded);
    if (!w->value.n && w->op != WHERE_IS && w->op != WHERE_NOT)
        return err_set(e, ERR_USAGE, _("'%.*s' is compared with nothing"),
                       STR_ARG(w->key));
    if (!w->value.n || w->op == WHERE_HAS)
        return 0;
    w->is_number = kind != FACT_DATE && read_number(w);
    w->is_day = !counts(kind) && read_days(w, today);
    if (kind == FACT_DATE && !w->is_day)
        return err_set(e, ERR_USAGE,
                       _("'%.*s' is a date, '%.*s' is none (2026-10-05, "
                         "2026-10, today, -30d)"),
                       STR_ARG(w->key), STR_ARG(w->value));
    if (counts(kind) && !w->is_number)
        return err_set(e, ERR_USAGE,
                       _("'%.*s' is a number, '%.*s' is none (digits, with a "
                         "point)"),
                       STR_ARG(w->key), STR_ARG(w->value));
    if (by_size(w->op) && !w->is_day && !w->is_number)
        return err_set(e, ERR_USAGE,
                       _("'%.*s' is neither a number nor a date, to be less "
                         "or more than"),
                       STR_ARG(w->value));
    return 0;
}

/* Less than, equal to, more than what the condition names: -1, 0, 1. */
static int side(const struct where *w, const struct fact *f)
{
    if (f->kind == FACT_DATE)
        return f->day < w->from ? -1 : f->day > w->to;
    return compare_numbers(f->number, w->number);
}

static bool op_holds(enum where_op op, int r)
{
    switch (op) {
    case WHERE_NOT:
        return r != 0;
    case WHERE_MOST:
        return r <= 0;
    case WHERE_LEAST:
        return r >= 0;
    case WHERE_LESS:
        return r < 0;
    case WHERE_MORE:
        return r > 0;
    case WHERE_IS:
    case WHERE_HAS:
        break;
    }
    return r == 0;
}

static bool text_holds(struct where *w, const char *text)
{
    struct str want = buf_view(&w->folded);
    buf_clear(&w->scratch);
    fold(w, str_of(text), &w->scratch);
    struct str have = buf_view(&w->scratch);
    if (w->op == WHERE_HAS)
        return have.n && memmem(have.p, have.n, want.p, want.n) != NULL;
    bool same =
        have.n == want.n && (!have.n || memcmp(have.p, want.p, have.n) == 0);
    return same == (w->op == WHERE_IS);
}

/* A value of no kind of its own is what the condition's value is. */
static struct fact as_value(const struct where *w, const struct fact *f)
{
    struct fact read = *f;
    if (f->kind == FACT_TEXT && w->is_number)
        read = fact_read(FACT_NUMBER, f->text);
    if (read.kind == FACT_TEXT && w->is_day)
        read = fact_read(FACT_DATE, f->text);
    return read;
}

bool where_holds(struct where *w, const struct fact *f)
{
    if (!w->value.n)
        return fact_none(f) == (w->op == WHERE_IS);
    if (fact_none(f))
        return w->op == WHERE_NOT;
    char buf[MONEY_SIZE + DATE_SIZE];
    if (by_size(w->op)) {
        struct fact read = as_value(w, f);
        bool known = read.kind == FACT_DATE ? w->is_day
                                            : counts(read.kind) && w->is_number;
        return known && op_holds(w->op, side(w, &read));
    }
    if (f->kind == FACT_TEXT)
        return text_holds(w, f->text);
    if (w->op != WHERE_HAS)
        return op_holds(w->op, side(w, f));
    return text_holds(w, f->kind == FACT_DATE ? day_print(f->day, buf)
                                              : decimal_print(f->number, buf));
}

void where_release(struct where *w)
{
    buf_release(&w->folded);
    buf_release(&w->scratch);
}
