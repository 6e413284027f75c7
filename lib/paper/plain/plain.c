#include "paper/plain/plain.h"

#include "base/text/text.h"
#include "inside.h"

struct plain {
    struct buf *out;
    const char *title;
    int edge; /* of the last table; sums end there */
};

/* In a column that begins at `indent`, where the line in hand has come to; ends
 * the last line. */
static void put_wrapped(struct buf *b, const char *text, int indent)
{
    struct str rest = str_of(text), line;
    for (bool first = true; plain_line(&rest, PLAIN_WIDTH - indent, &line);
         first = false) {
        if (!first) {
            buf_ch(b, '\n');
            plain_blanks(b, line.n ? indent : 0);
        }
        plain_put(b, line);
    }
    buf_ch(b, '\n');
}

/* --- fields --------------------------------------------------------------- */

static void put_field(struct plain *p, int labels, const char *label,
                      const char *value)
{
    plain_put(p->out, str_of(label));
    plain_blanks(p->out, labels - plain_width(label));
    put_wrapped(p->out, value, labels);
}

static int labels_width(const struct sheet_block *b)
{
    int most = 0;
    for (size_t i = 0; i < b->pairs.n; i++) {
        int w = plain_width(b->pairs.v[i].label) + PLAIN_GAP;
        most = w > most ? w : most;
    }
    return most;
}

static void fields(struct plain *p, const struct sheet_block *b)
{
    int labels = labels_width(b);
    for (size_t i = 0; i < b->pairs.n; i++)
        if (*b->pairs.v[i].value)
            put_field(p, labels, b->pairs.v[i].label, b->pairs.v[i].value);
}

static void pay(struct plain *p, const struct sheet_block *b)
{
    put_wrapped(p->out, b->title, 0);
    fields(p, b);
}

/* A pair without a value begins a group; what has no label in it is a party's
 * address, which the group's name stands before. */
static bool begins(const struct sheet_block *b, size_t i)
{
    return *b->pairs.v[i].label && !*b->pairs.v[i].value;
}

static bool is_party(const struct sheet_block *b, size_t i)
{
    return i + 1 < b->pairs.n && !*b->pairs.v[i + 1].label;
}

/* Names of parties and labels of the others are in one column. */
static int groups_width(const struct sheet_block *b)
{
    bool party = false;
    int most = 0;
    for (size_t i = 0; i < b->pairs.n; i++) {
        party = begins(b, i) ? is_party(b, i) : party;
        int w = begins(b, i) == party
                    ? plain_width(b->pairs.v[i].label) + PLAIN_GAP
                    : 0;
        most = w > most ? w : most;
    }
    return most;
}

static void groups(struct plain *p, const struct sheet_block *b)
{
    int labels = groups_width(b);
    const char *head = "";
    size_t before = p->out->n;
    struct buf text = {0};
    for (size_t i = 0; i < b->pairs.n; i++) {
        const struct sheet_pair *pair = &b->pairs.v[i];
        if (begins(b, i)) {
            if (p->out->n > before)
                buf_ch(p->out, '\n');
            before = p->out->n;
            head = is_party(b, i) ? pair->label : NULL;
            continue;
        }
        if (!*pair->value)
            continue;
        if (!head) {
            put_field(p, labels, pair->label, pair->value);
            continue;
        }
        buf_clear(&text);
        if (*pair->label)
            buf_fmt(&text, "%s\u00a0", pair->label);
        buf_puts(&text, pair->value);
        put_field(p, labels, head, buf_cstr(&text));
        head = "";
    }
    buf_release(&text);
}

/* --- tables --------------------------------------------------------------- */

static void table(struct plain *p, const struct sheet_block *b)
{
    p->edge = plain_table(p->out, &b->table);
}

static void bars(struct plain *p, const struct sheet_block *b)
{
    plain_bars(p->out, &b->bars, PLAIN_WIDTH);
}

/* Labels that have no room before the amounts are folded. */
static void sums(struct plain *p, const struct sheet_block *b)
{
    enum { LABEL_LEAST = 20 };
    int label = 0, amount = 0;
    for (size_t i = 0; i < b->pairs.n; i++) {
        int w = plain_width(b->pairs.v[i].label);
        label = w > label ? w : label;
        w = plain_width(b->pairs.v[i].value);
        amount = w > amount ? w : amount;
    }
    int room = p->edge - PLAIN_GAP - amount;
    room = room < LABEL_LEAST ? LABEL_LEAST : room;
    label = label < room ? label : room;
    int indent = p->edge - label - PLAIN_GAP - amount;
    for (size_t i = 0; i < b->pairs.n; i++) {
        const struct sheet_pair *pair = &b->pairs.v[i];
        struct str rest = str_of(pair->label), line = {"", 0};
        while (plain_line(&rest, label, &line)) {
            plain_blanks(p->out, indent);
            size_t at = p->out->n;
            plain_put(p->out, line);
            if (rest.n) {
                buf_ch(p->out, '\n');
                continue;
            }
            struct str put = {p->out->p + at, p->out->n - at};
            plain_blanks(p->out, label - text_width(put) + PLAIN_GAP + amount -
                                     plain_width(pair->value));
        }
        plain_put(p->out, str_of(pair->value));
        buf_ch(p->out, '\n');
    }
}

/* --- text ----------------------------------------------------------------- */

static void title(struct plain *p, const struct sheet_block *b)
{
    (void)b;
    put_wrapped(p->out, p->title, 0);
}

static void text(struct plain *p, const struct sheet_block *b)
{
    put_wrapped(p->out, b->text, 0);
}

static void signs(struct plain *p, const struct sheet_block *b)
{
    int labels = labels_width(b);
    for (size_t i = 0; i < b->pairs.n; i++) {
        const struct sheet_pair *pair = &b->pairs.v[i];
        plain_put(p->out, str_of(pair->label));
        plain_blanks(p->out, labels - plain_width(pair->label));
        buf_puts(p->out, "____________________");
        if (*pair->value) {
            plain_blanks(p->out, PLAIN_GAP);
            plain_put(p->out, str_of(pair->value));
        }
        buf_ch(p->out, '\n');
    }
}

int plain_make(const struct paper *paper, struct buf *out, struct err *e)
{
    static void (*const makers[])(struct plain *,
                                  const struct sheet_block *) = {
        [SHEET_LETTERHEAD] = title, [SHEET_TITLE] = title,
        [SHEET_BANK] = fields,      [SHEET_GROUPS] = groups,
        [SHEET_FIELDS] = fields,    [SHEET_TABLE] = table,
        [SHEET_SUMS] = sums,        [SHEET_TEXT] = text,
        [SHEET_SMALL] = text,       [SHEET_PAY] = pay,
        [SHEET_SIGNS] = signs,      [SHEET_BARS] = bars,
    };
    struct plain p = {.out = out, .edge = PLAIN_WIDTH};
    struct sheet s;
    int rc = sheet_make(paper, &s, e);
    p.title = s.title;
    for (size_t i = 0; rc == 0 && i < s.blocks.n; i++) {
        const struct sheet_block *b = &s.blocks.v[i];
        /* Sums belong to their table, tables to the small text above. */
        if (i && b->kind != SHEET_SUMS && s.blocks.v[i - 1].kind != SHEET_SMALL)
            buf_ch(out, '\n');
        makers[b->kind](&p, b);
    }
    sheet_release(&s);
    return rc;
}
