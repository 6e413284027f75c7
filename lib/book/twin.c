#include "book/twin.h"

#include "base/i18n.h"
#include "base/text/text.h"
#include "base/value/handle.h"
#include "base/value/taxnumber.h"

const char *twin_word(enum twin_by by)
{
    static const char *const words[] = {
        [TWIN_KEY] = N_("key but for its case"), [TWIN_NAME] = N_("name"),
        [TWIN_EMAIL] = N_("e-mail address"),     [TWIN_PHONE] = N_("telephone"),
        [TWIN_TAXID] = N_("tax number"),
    };
    return _(words[by]);
}

/* Of a Russian one the ИНН: its КПП is of a branch.  Else letters and digits.
 */
static void fold_taxid(const char *value, struct buf *out)
{
    struct str inn, kpp;
    struct buf folded = {0};
    if (taxnumber_russian(value, &inn, &kpp)) {
        buf_str(out, inn);
        return;
    }
    text_fold(str_of(value), &folded);
    for (size_t i = 0; i < folded.n; i++)
        if (!strchr(" .-/", folded.p[i]))
            buf_ch(out, folded.p[i]);
    buf_release(&folded);
}

bool twin_form(enum twin_by by, const char *value, struct buf *out)
{
    buf_clear(out);
    if (!*value)
        return false;
    if (by == TWIN_PHONE)
        return phone_digits(str_of(value), out);
    if (by == TWIN_EMAIL)
        handle_fold(str_of(value), out);
    else if (by == TWIN_TAXID)
        fold_taxid(value, out);
    else
        text_fold(str_of(value), out);
    return out->n > 0;
}

static const struct {
    const char *attr;
    enum twin_by by;
} attrs[] = {
    {"email", TWIN_EMAIL}, {"phone", TWIN_PHONE}, {"taxid", TWIN_TAXID}};

enum { ATTRS = sizeof attrs / sizeof *attrs };

void twin_each(struct book *b, const struct client *c, twin_fn *fn, void *arg)
{
    fn(arg, TWIN_KEY, c->key, c->rows);
    fn(arg, TWIN_NAME, c->name, c->rows);
    for (int i = 0; i < ATTRS; i++)
        fn(arg, attrs[i].by, client_attr(b, c, attrs[i].attr), c->rows);
    for (const struct contact *p = c->contacts; p; p = p->next)
        for (int i = 0; i < ATTRS; i++)
            fn(arg, attrs[i].by, contact_attr(b, p, attrs[i].attr), p->rows);
}

static bool says(struct book *b, const struct entry *e, enum twin_by by,
                 const char *value)
{
    if (by == TWIN_NAME)
        return strcmp(e->text, value) == 0;
    for (int i = 0; i < ATTRS; i++)
        if (attrs[i].by == by)
            return strcmp(entry_attr(b, e, attrs[i].attr), value) == 0;
    return true;
}

const struct entry *twin_row(struct book *b, const struct client_row *rows,
                             enum twin_by by, const char *value)
{
    const struct entry *first = NULL, *oldest = NULL;
    for (const struct client_row *r = rows; r; r = r->before) {
        oldest = r->entry;
        if (says(b, r->entry, by, value))
            first = r->entry;
    }
    return first ? first : oldest;
}

void twin_each_row(const struct record *r, struct arena *a, twin_fn *fn,
                   void *arg)
{
    const struct str *col = r->col;
    if (r->type == REC_CLIENT) {
        fn(arg, TWIN_KEY, arena_dup(a, col[COL_CLIENT].p, col[COL_CLIENT].n),
           NULL);
        if (col[COL_TEXT].n)
            fn(arg, TWIN_NAME, arena_dup(a, col[COL_TEXT].p, col[COL_TEXT].n),
               NULL);
    }
    for (int i = 0; i < ATTRS && col[COL_ATTRS].n; i++)
        fn(arg, attrs[i].by, record_attr_of(r, attrs[i].attr, a), NULL);
}
