#include "print/out.h"

#include <errno.h>
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "inside.h"

static const struct format *const formats[OUT_FORMATS] = {
    [OUT_TABLE] = &format_table,   [OUT_CSV] = &format_csv,
    [OUT_TSV] = &format_tsv,       [OUT_JSON] = &format_json,
    [OUT_NDJSON] = &format_ndjson, [OUT_IDS] = &format_ids,
};

bool out_format_parse(const char *name, enum out_format *out)
{
    for (int i = 0; i < OUT_FORMATS; i++) {
        if (strcmp(name, formats[i]->name) == 0) {
            *out = (enum out_format)i;
            return true;
        }
    }
    return false;
}

const char *out_format_name(enum out_format f)
{
    return formats[f]->name;
}

struct out *out_open(const struct out_options *opts,
                     const struct out_column *columns, size_t n)
{
    struct out *o = mem_new(1, sizeof *o);
    o->format = formats[opts->format];
    o->opts = *opts;
    o->columns = columns;
    o->n = n;
    if (o->format->begin)
        o->format->begin(o);
    return o;
}

/* The caller's mistake: the library does not abort, the answer fails. */
static void miscount(struct out *o)
{
    if (!o->error)
        o->error = EINVAL;
}

static void put(struct out *o, enum cell_type type, struct str text)
{
    struct cell c = {type, text, o->style};
    if (o->at == o->n) {
        miscount(o);
        return;
    }
    o->format->cell(o, &c);
    o->style = OUT_PLAIN;
    o->at++;
}

void out_text(struct out *o, struct str s)
{
    put(o, CELL_TEXT, s);
}

void out_word(struct out *o, const char *s)
{
    put(o, CELL_TEXT, str_of(s));
}

void out_none(struct out *o)
{
    put(o, CELL_NONE, STR(""));
}

void out_day(struct out *o, int32_t day)
{
    char text[DATE_SIZE];
    if (day == DAY_NONE)
        out_none(o);
    else
        put(o, CELL_DATE, str_of(day_print(day, text)));
}

void out_int(struct out *o, int64_t n)
{
    char text[24];
    int len = snprintf(text, sizeof text, "%" PRId64, n);
    put(o, CELL_NUMBER, (struct str){text, (size_t)len});
}

void out_money(struct out *o, int64_t minor, int digits)
{
    char text[MONEY_SIZE];
    put(o, CELL_MONEY, str_of(money_print(minor, digits, text)));
}

void out_decimal(struct out *o, struct decimal d)
{
    char text[MONEY_SIZE];
    put(o, CELL_NUMBER, str_of(decimal_print(d, text)));
}

/* printf's text with a point whatever the locale has, and no sign on zero. */
static struct str real_text(char *text)
{
    char *to = text;
    bool zero = true, point = false;
    for (const char *p = text; *p; p++) {
        bool digit = *p >= '0' && *p <= '9';
        if (digit || *p == '-') {
            zero = zero && (*p == '0' || *p == '-');
            *to++ = *p;
        } else if (!point) {
            point = true;
            *to++ = '.';
        }
    }
    size_t minus = zero && text[0] == '-';
    return (struct str){text + minus, (size_t)(to - text) - minus};
}

void out_real(struct out *o, double x, int decimals)
{
    char text[400]; /* DBL_MAX has 309 digits */
    if (!isfinite(x)) {
        put(o, CELL_UNKNOWN, STR("n/a"));
        return;
    }
    decimals = decimals < 0 ? 0 : decimals > 17 ? 17 : decimals;
    snprintf(text, sizeof text, "%.*f", decimals, x);
    put(o, CELL_NUMBER, real_text(text));
}

void out_style(struct out *o, enum out_style style)
{
    o->style = style;
}

void out_end(struct out *o)
{
    if (o->at < o->n)
        miscount(o);
    while (o->at < o->n)
        out_none(o);
    o->format->end(o);
    o->at = 0;
    o->rows++;
    out_drain(o);
}

int out_close(struct out *o, struct err *e)
{
    FILE *stream = o->opts.stream;

    if (o->format->finish)
        o->format->finish(o);
    out_write(o);
    if (!o->error) {
        errno = 0;
        /* An earlier failure of the caller's own writes counts too. */
        if (fflush(stream) != 0 || ferror(stream))
            o->error = errno ? errno : EIO;
    }
    int error = o->error;
    buf_release(&o->pending);
    free(o);
    return error ? err_errno(e, error, _("cannot write the answer")) : 0;
}
