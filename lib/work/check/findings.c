/* What checks share: adding a finding, and what more than one looks up. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/text/text.h"
#include "inside.h"

/* clang-format off */
const struct check_kind check_kinds[CHECKS] = {
    [CHECK_CSV] = {"csv", N_("rows are CSV: quotes closed, and only around whole cells"), N_("mend the line"), false, false},
    [CHECK_HEADER] = {"header", N_("the first line names the columns, each once"), N_("mend the first line"), false, false},
    [CHECK_WIDTH] = {"width", N_("every row has as many cells as the header"), N_("mend the line"), false, false},
    [CHECK_ENCODING] = {"encoding", N_("the text is UTF-8"), N_("convert the file"), false, false},
    [CHECK_CONFLICT] = {"conflict", N_("no conflict that git left"), N_("mend the lines"), false, false},
    [CHECK_TORN] = {"torn", N_("the last row is whole"), N_("complete or delete it"), false, true},
    [CHECK_NEWLINE] = {"newline", N_("the last line has a newline"), N_("end the line"), false, true},
    [CHECK_BOM] = {"bom", N_("no byte order mark"), N_("acct-check --fix takes it out"), false, true},
    [CHECK_CRLF] = {"crlf", N_("lines end in LF"), N_("acct-check --fix mends it"), false, true},
    [CHECK_CONTROL] = {"control", N_("no control characters, nor overrides of the direction of text"), N_("take it out"), false, false},
    [CHECK_NFC] = {"nfc", N_("text is in Unicode's normal form C"), N_("acct-check --fix mends it"), false, true},
    [CHECK_FORMULA] = {"formula", N_("no cell that a spreadsheet would run"), N_("begin it with a word, for people open such files in spreadsheets"), true, false},
    [CHECK_ID] = {"id", N_("every record has an id"), N_("acct-check --fix gives one"), false, true},
    [CHECK_TYPE] = {"type", N_("the type is one of those that there are"), N_("acct-add --help types lists them"), false, false},
    [CHECK_DATE] = {"date", N_("dates are dates"), N_("write YYYY-MM-DD"), false, false},
    [CHECK_DUE] = {"due", N_("due dates are dates"), N_("write YYYY-MM-DD"), false, false},
    [CHECK_AMOUNT] = {"amount", N_("amounts are decimals that their currency can have"), N_("mend the amount"), false, false},
    [CHECK_CURRENCY] = {"currency", N_("currencies are of ISO 4217, and those of what a record belongs to"), N_("mend the currency"), false, false},
    [CHECK_COLUMN] = {"column", N_("records have what their type needs, and nothing that it has not"), N_("acct-add --help TYPE lists what it has"), true, false},
    [CHECK_KEY] = {"key", N_("keys, refs and ids are short, and hold no blanks and nothing that is not seen; nor do owners and channels"), N_("mend the key"), true, false},
    [CHECK_ATTR] = {"attr", N_("attributes are those of the type, and of their kind"), N_("acct-add --help TYPE lists them"), true, false},
    [CHECK_LANG] = {"lang", N_("there are words for the languages of clients and contacts"), N_("papers are in English: acct-conf(5) tells how to bring another language"), true, false},
    [CHECK_EMAIL] = {"email", N_("e-mail addresses can be written to"), N_("give one address: name@example.com"), true, false},
    [CHECK_PHONE] = {"phone", N_("telephone numbers can be dialled"), N_("write it like +7 900 123-45-67"), true, false},
    [CHECK_FUTURE] = {"future", N_("what happened is not dated after today (--as-of)"), N_("mend the date, or set planned=yes where it is arranged"), true, false},
    [CHECK_DUE_BEFORE] = {"due-before-date", N_("nothing is due before its date"), N_("mend one of the two"), true, false},
    [CHECK_CLIENT] = {"client", N_("clients have a client record"), N_("add it: acct-add client KEY NAME"), false, false},
    [CHECK_REF] = {"ref", N_("what a record refers to is there, and of the same client; nothing is of a voided invoice, act or quote; nobody was sent to us by whom it sent"), N_("mend the ref, or add what it names"), true, false},
    [CHECK_SURVEY] = {"survey", N_("answers are to surveys that were sent"), N_("mend the ref, or add the survey"), true, false},
    [CHECK_DUPLICATE_ID] = {"duplicate-id", N_("no two records have one id, nor one but for its case"), N_("delete the row if it is the same, else give it an id of its own"), false, false},
    [CHECK_DUPLICATE] = {"duplicate", N_("no two documents, orders or surveys have one number, nor one that is the same but for case, zeros and year"), N_("void one of the two, and give it a new number"), true, false},
    [CHECK_GAP] = {"gap", N_("numbers of invoices, credit notes, acts, letters and receipts have no gaps"), N_("enter what is missing, and void it with the reason"), false, false},
    [CHECK_TOTAL] = {"total", N_("invoices, credit notes, quotes and acts are the sum of their lines; what is prepaid, and acts for an invoice, are not more than it"), N_("void it, or mend it before it is sent"), true, false},
    [CHECK_OVERPAID] = {"overpaid", N_("payments and credits are not more than the invoice, unless a later note or touch is about it"), N_("pay it back, void what is wrong, or add a note about the invoice"), true, false},
    [CHECK_PAID_TWICE] = {"paid-twice", N_("no payment is there twice: one reference of the bank"), N_("void one of the two; acct-add - --skip-known leaves out what is there"), true, false},
    [CHECK_DOUBLE] = {"double", N_("no mail is there twice: one message of one client, type and direction"), N_("void one of the two"), true, false},
    [CHECK_BILLED_TWICE] = {"billed-twice", N_("no days of a contract, no order and no quote is billed twice"), N_("void or credit one of the two"), true, false},
    [CHECK_REFUND] = {"refund", N_("no more is paid back than was paid"), N_("mend the amount, or enter the payment that is missing"), true, false},
    [CHECK_BEFORE_INVOICE] = {"before-invoice", N_("no credit note is before its invoice"), N_("mend one of the two dates"), true, false},
    [CHECK_EARLY] = {"early", N_("nothing is before what it depends on: a stage before its order, a solution before its issue, an answer before its survey, an order before its quote, signed before sent"), N_("mend one of the two dates"), true, false},
    [CHECK_CANCELLED] = {"cancelled", N_("nothing happens to a cancelled order"), N_("void the cancelling, or this"), true, false},
    [CHECK_LOST] = {"lost-quote", N_("no order or invoice is of a quote that was lost"), N_("say that the quote was won, or take that back"), true, false},
    [CHECK_PLAN] = {"plan", N_("the lines of an open quote make a plan: none waits for itself, begins before what it comes after has ended, or ends before it begins; stages name phases that were planned"), N_("void the line, and enter it as it is to be"), true, false},
    [CHECK_LOOKALIKE] = {"lookalike", N_("no keys that look alike, nor with letters of two scripts in a word"), N_("write it in one script"), true, false},
    [CHECK_TWIN] = {"twin", N_("no client is there twice (e-mail, telephone, tax number, name)"), N_("make them one (acct-add merge OLD NEW), or tell them apart"), true, false},
    [CHECK_REFERRER] = {"referrer", N_("note: who sent a client is one of the clients"), N_("give the client's key, for it to count, or leave it"), true, false},
    [CHECK_EARLY_PAYMENT] = {"early-payment", N_("note: payments are after their invoice"), N_("mend one of the two dates, unless it was paid in advance"), true, false},
    [CHECK_DIFFERS] = {"differs", N_("note: an invoice is not of more than its quote, acts for an invoice not of less"), N_("mend the amount, unless it was agreed so"), true, false},
    [CHECK_UNREACHABLE] = {"unreachable", N_("note: active clients, and all contacts, have an address: e-mail, telephone, messenger, post"), N_("add one: acct-add contact CLIENT NAME -s email=ADDRESS"), true, false},
    [CHECK_STALE] = {"stale", N_("note: contacts of active clients were confirmed, or written to, within a year"), N_("ask whether it is still right; a contact record with the same ref confirms it"), true, false},
};
/* clang-format on */

enum check_name check_named(struct str name)
{
    for (int i = 0; i < CHECKS; i++)
        if (str_is(name, check_kinds[i].name))
            return (enum check_name)i;
    return CHECKS;
}

/* Where "what is wrong (remedy)" has its remedy; the length where it has
 * none. */
static size_t remedy_at(struct str text)
{
    int depth = 0;
    if (!text.n || text.p[text.n - 1] != ')')
        return text.n;
    for (size_t i = text.n; i-- > 1;) {
        depth += (text.p[i] == ')') - (text.p[i] == '(');
        if (depth == 0)
            return text.p[i - 1] == ' ' ? i : text.n;
    }
    return text.n;
}

void check_add(struct check *c, enum check_name k, struct place at,
               struct str text)
{
    struct findings *f = c->out;
    struct finding *new = vec_push(&f->all);
    struct buf *plain = &c->scratch;
    buf_clear(plain);
    text_plain(text, plain);
    text = buf_view(plain);
    size_t i = remedy_at(text);
    *new = (struct finding){
        .check = k,
        .line = at.line,
        .column = at.column,
        .id = at.id,
        .found = (uint32_t)f->all.n,
        .what = arena_dup(&f->arena, text.p, i < text.n ? i - 1 : text.n),
        .remedy = i < text.n
                      ? arena_dup(&f->arena, text.p + i + 1, text.n - i - 2)
                      : _(check_kinds[k].remedy)};
}

void check_err(struct check *c, enum check_name k, struct place at,
               const struct err *e)
{
    if (c->options->checks & CHECK(k))
        check_add(c, k, at, str_of(e->text));
}

void check_say(struct check *c, enum check_name k, struct place at,
               const char *fmt, ...)
{
    struct err e;
    va_list ap;
    if (!(c->options->checks & CHECK(k)))
        return;
    va_start(ap, fmt);
    vsnprintf(e.text, sizeof e.text, fmt, ap);
    va_end(ap);
    check_add(c, k, at, str_of(e.text));
}

struct place check_at(const struct check *c, const struct row *row,
                      enum column col)
{
    struct place at = row->at;
    at.column = (uint32_t)(c->at[col] + 1);
    return at;
}

struct place check_entry_at(const struct check *c, const struct entry *e,
                            enum column col)
{
    return (struct place){e->line, (uint32_t)(c->at[col] + 1), e->id};
}

void check_no_key(struct check *c, const struct row *row, enum column col,
                  const struct err *e)
{
    if (!(c->options->checks & CHECK(CHECK_CONTROL)) ||
        !text_has_control(row->r.col[col], false))
        check_err(c, CHECK_KEY, check_at(c, row, col), e);
}

bool check_key(struct check *c, struct row *row, enum column col, size_t most)
{
    struct err e;
    struct str key = row->r.col[col];
    if (!key.n)
        return false;
    if (schema_key(key, most, &e) == 0)
        return true;
    check_no_key(c, row, col, &e);
    return false;
}

void check_vague(struct check *c, struct str cell)
{
    if (cell.n && cell.n <= REF_MAX)
        map_put(&c->vague, cell.p, cell.n, NULL);
}

bool check_is_vague(const struct check *c, const char *ref)
{
    return map_find(&c->vague, ref, strlen(ref)) != NULL;
}

bool check_same_client(uint32_t a, uint32_t b)
{
    return a == b || a == NOBODY || b == NOBODY;
}

static int by_place(const void *a, const void *b)
{
    const struct entry *const *x = a, *const *y = b;
    return ((*x)->line > (*y)->line) - ((*x)->line < (*y)->line);
}

void check_file(struct check *c, uint64_t types)
{
    c->filed.n = 0;
    for (size_t i = 0; (i = book_next(&c->book, types, i)) < c->book.entries.n;
         i++)
        *vec_push(&c->filed) = &c->book.entries.v[i];
    if (c->filed.n && (c->book.unordered || c->book.untimely.n))
        qsort(c->filed.v, c->filed.n, sizeof *c->filed.v, by_place);
}

int findings_judge(const struct findings *f, struct err *e)
{
    for (size_t i = 0; i < f->all.n; i++)
        if (!(CHECKS_NOTES & CHECK(f->all.v[i].check)))
            return err_set(e, ERR_DATA, "%s", "");
    return 0;
}

void findings_release(struct findings *f)
{
    vec_release(&f->all);
    arena_release(&f->arena);
}
