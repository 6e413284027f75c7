/* A letter, out of its text. */
#include <strings.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/text/text.h"
#include "inside.h"
#include "words/places.h"

struct reading {
    struct template *t;
    enum template_part part; /* that is looked at */
    template_fault *fault;
    void *arg;
    struct err *e;
    bool bad; /* a fault was told of */
};

int template_name_check(const char *name, struct err *e)
{
    enum { MOST = 64 };
    struct str s = str_of(name);
    if (s.n && s.n <= MOST && *name != '.' && !strchr(name, '/') &&
        text_key(s, false, NULL) == 0)
        return 0;
    return err_set(e, ERR_DATA,
                   _("'%s' is no letter's name (a word such as welcome, "
                     "without a slash, that does not begin with a dot)"),
                   name);
}

static int tell(struct reading *r, enum template_check check, uint64_t line,
                const char *what)
{
    r->bad = true;
    if (r->fault) {
        r->fault(r->arg, check, line, what);
        return 0;
    }
    err_set(r->e, ERR_DATA, "%s", what);
    return err_at(r->e, r->t->source, line);
}

/* --- Lines --------------------------------------------------------------- */

static int check_bytes(struct reading *r, struct str text)
{
    struct str line;
    for (uint64_t n = 1; str_cut(&text, '\n', &line); n++) {
        const char *what = NULL;
        if (!text_valid(line, NULL))
            what = _("is not UTF-8 (save it as that)");
        else if (text_has_control(line, true))
            what = _("has a control character (take it out)");
        if (what && tell(r, TEMPLATE_SYNTAX, n, what) < 0)
            return -1;
    }
    return 0;
}

static const char *const headers[] = {
    [TEMPLATE_SUBJECT] = "Subject", [TEMPLATE_KIND] = "Kind"};

static int header_fault(struct reading *r, uint64_t n, struct str name,
                        bool twice)
{
    enum { SHOWN = 40 };
    struct err why = ERR_INIT;
    name.n = text_fit(name, SHOWN);
    if (twice)
        err_set(&why, ERR_DATA, _("there is a second '%.*s'"), STR_ARG(name));
    else
        err_set(&why, ERR_DATA,
                _("'%.*s' is no header (Subject: or Kind:, each in one line; "
                  "a blank line ends them)"),
                STR_ARG(name));
    return tell(r, TEMPLATE_SYNTAX, n, why.text);
}

static int read_header(struct reading *r, struct str line, uint64_t n)
{
    struct str rest = line, name;
    int i = 0;
    str_cut(&rest, ':', &name);
    name = str_trim(name);
    while (i < TEMPLATE_BODY && (name.n != strlen(headers[i]) ||
                                 strncasecmp(name.p, headers[i], name.n) != 0))
        i++;
    if (i == TEMPLATE_BODY || !rest.p || r->t->line[i])
        return header_fault(r, n, name, i < TEMPLATE_BODY && rest.p);
    r->t->part[i] = str_trim(rest);
    r->t->line[i] = n;
    return 0;
}

/* Headers, up to a blank line; then the body, without blank lines around. */
static int read_parts(struct reading *r, struct str text)
{
    struct str rest = text, line;
    uint64_t n = 1;
    for (; str_cut(&rest, '\n', &line) && str_trim(line).n; n++)
        if (read_header(r, line, n) < 0)
            return -1;
    if (!rest.p)
        rest = STR("");
    while (rest.n) {
        struct str ahead = rest;
        n++;
        str_cut(&ahead, '\n', &line);
        if (str_trim(line).n)
            break;
        rest = ahead;
    }
    while (rest.n && strchr(" \t\n", rest.p[rest.n - 1]))
        rest.n--;
    r->t->part[TEMPLATE_BODY] = rest;
    r->t->line[TEMPLATE_BODY] = rest.n ? n : 0;
    return 0;
}

/* --- Parts --------------------------------------------------------------- */

static uint64_t line_at(const struct reading *r, size_t at)
{
    const struct str *s = &r->t->part[r->part];
    uint64_t line = r->t->line[r->part];
    for (size_t i = 0; i < at && i < s->n; i++)
        line += s->p[i] == '\n';
    return line;
}

/* What is wrong with how a place is used, or NULL. */
static const char *misused(const struct reading *r, enum place_form form,
                           enum pattern_use use)
{
    if (form == PLACE_LINES && r->part == TEMPLATE_SUBJECT)
        return _("{%.*s} has several lines (it goes into the body)");
    if (form == PLACE_LINES && use != PATTERN_PUT)
        return _("{%.*s} has several lines (there is nothing to choose by)");
    if (form != PLACE_NUMBER && use == PATTERN_PLURAL)
        return _("{%.*s} is no number (plural is for numbers)");
    if (form == PLACE_WORD && use == PATTERN_PUT)
        return _("{%.*s} is a word for programs (it is for select)");
    return NULL;
}

/* A whole number for which the language has a case that is missing, or -1. */
static int missing_plural(const char *lang, unsigned have,
                          enum text_plural *which)
{
    enum { ENOUGH = 120 };
    for (int i = 1; i <= ENOUGH; i++) {
        int n = i % ENOUGH; /* nought is the last */
        *which = text_plural(lang, n);
        if (!(have & 1u << *which))
            return n;
    }
    return -1;
}

static int check_plural(struct reading *r, const struct pattern_seen *seen)
{
    struct err why = ERR_INIT;
    enum text_plural which;
    int n = missing_plural(r->t->lang, seen->plurals, &which);
    if (n < 0)
        return 0;
    err_set(&why, ERR_DATA,
            _("{%.*s, plural, …} has no case %s{…}, which %s has for %d"),
            STR_ARG(seen->name), text_plural_names[which], r->t->lang, n);
    return tell(r, TEMPLATE_PLURAL, line_at(r, seen->at), why.text);
}

/* What a letter says of itself in braces is for nobody to read. */
static int check_quoted(struct reading *r, const struct pattern_seen *seen)
{
    struct err why = ERR_INIT;
    if (!r->fault || !letter_place(seen->name))
        return 0;
    err_set(&why, ERR_DATA,
            _("'{%.*s}' goes out as it stands: apostrophes before braces quote "
              "(write ''{%.*s}'', or \u2018{%.*s}\u2019)"),
            STR_ARG(seen->name), STR_ARG(seen->name), STR_ARG(seen->name));
    return tell(r, TEMPLATE_QUOTED, line_at(r, seen->at), why.text);
}

static int check_place(void *arg, const struct pattern_seen *seen,
                       struct err *e)
{
    struct reading *r = arg;
    const struct letter_place *p = letter_place(seen->name);
    const char *wrong = p ? misused(r, p->form, seen->use) : NULL;
    struct err why = ERR_INIT;
    if (seen->use == PATTERN_QUOTED)
        return check_quoted(r, seen);
    if (!p)
        letter_place_unknown(seen->name, &why);
    else if (wrong)
        err_set(&why, ERR_DATA, wrong, STR_ARG(seen->name));
    if (why.kind)
        return r->fault
                   ? tell(r, TEMPLATE_PLACE, line_at(r, seen->at), why.text)
                   : err_set(e, ERR_DATA, "%s", why.text);
    /* a case that is missing is a letter's fault, and no reason not to send */
    return r->fault && seen->use == PATTERN_PLURAL ? check_plural(r, seen) : 0;
}

static int check_part(struct reading *r, enum template_part part)
{
    struct err why = ERR_INIT;
    size_t at = 0;
    r->part = part;
    if (pattern_check(r->t->part[part], check_place, r, &at, &why) == 0)
        return 0;
    return tell(r, TEMPLATE_SYNTAX, line_at(r, at), why.text);
}

static int check_kind(struct reading *r)
{
    struct str kind = r->t->part[TEMPLATE_KIND];
    for (size_t i = 0; i < kind.n; i++)
        if (kind.p[i] < 'a' || kind.p[i] > 'z')
            return tell(r, TEMPLATE_SYNTAX, r->t->line[TEMPLATE_KIND],
                        _("the kind is no word in small letters"));
    return 0;
}

static int check_parts(struct reading *r)
{
    const struct template *t = r->t;
    uint64_t line = t->line[TEMPLATE_SUBJECT];
    if (!t->part[TEMPLATE_SUBJECT].n &&
        tell(r, TEMPLATE_SYNTAX, line ? line : 1,
             _("there is no subject (begin with a line Subject: …)")) < 0)
        return -1;
    if (t->part[TEMPLATE_SUBJECT].n > TEMPLATE_SUBJECT_MOST &&
        tell(r, TEMPLATE_SYNTAX, line, _("the subject is too long")) < 0)
        return -1;
    if (!t->part[TEMPLATE_BODY].n &&
        tell(r, TEMPLATE_SYNTAX, line ? line : 1,
             _("there is no text (it stands below a blank line)")) < 0)
        return -1;
    return check_kind(r) < 0 || check_part(r, TEMPLATE_SUBJECT) < 0 ||
                   check_part(r, TEMPLATE_BODY) < 0
               ? -1
               : 0;
}

int template_parse(struct str text, template_fault *fault, void *arg,
                   struct template *out, struct err *e)
{
    static const char mark[] = "\xef\xbb\xbf";
    struct reading r = {.t = out, .fault = fault, .arg = arg, .e = e};
    for (int i = 0; i < TEMPLATE_PARTS; i++) {
        out->part[i] = STR("");
        out->line[i] = 0;
    }
    if (str_starts(text, mark)) {
        text.p += sizeof mark - 1;
        text.n -= sizeof mark - 1;
    }
    out->text = text;
    if (check_bytes(&r, text) < 0)
        return -1;
    /* what is no text is looked at no further */
    if (r.bad)
        return 0;
    return read_parts(&r, text) < 0 ? -1 : check_parts(&r);
}

int template_parse_file(struct home *home, const char *path,
                        template_fault *fault, void *arg, struct template *out,
                        struct err *e)
{
    struct buf text = {0};
    int rc = file_read(path, 0, PATTERN_MOST, &text, e);
    if (rc == 0 && !text.n)
        return 1;
    if (rc == 0) {
        text.n = str_line_ends(text.p, text.n);
        size_t n = text.n;
        struct str kept = {buf_keep(&text, &home->arena), n};
        out->source = path;
        return template_parse(kept, fault, arg, out, e);
    }
    buf_release(&text);
    return rc;
}
