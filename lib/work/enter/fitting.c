#include "work/enter/fitting.h"

#include "base/i18n.h"
#include "words/known.h"

int fitting_day(const struct enter_options *o, const struct record *r,
                int32_t day, struct err *e)
{
    char is[DATE_SIZE], today[DATE_SIZE];
    if (day <= o->now.day || record_ahead(r->type, r->col[COL_ATTRS]))
        return 0;
    return err_set(
        e, ERR_DATA,
        _("%s is after today, %s, and a record of type %s tells what "
          "happened (mend the date; planned=yes where it is "
          "arranged)"),
        day_print(day, is), day_print(o->now.day, today),
        schema_types[r->type].name);
}

int fitting_past(const struct enter_options *o, const struct schema_attr *a,
                 struct str value, struct err *e)
{
    struct when when;
    char today[DATE_SIZE];
    if (when_parse(value, &o->zone, &when, e) < 0)
        return -1;
    if (when.day <= o->now.day)
        return 0;
    return err_set(e, ERR_DATA,
                   _("%s: %.*s is after today, %s (give the day on which it "
                     "happened)"),
                   a->name, STR_ARG(value), day_print(o->now.day, today));
}

int fitting_period(enum rec_type type, const char *name, struct str value,
                   int32_t day, struct buf *out, struct err *e)
{
    struct period p;
    char text[PERIOD_SIZE];
    bool compared = type == REC_KPI || type == REC_REPORT;
    if (!compared || !value.n || strcmp(name, "period") != 0) {
        buf_str(out, value);
        return 0;
    }
    if (period_parse(value, day, &p, e) < 0) {
        e->kind = ERR_DATA;
        return err_at(e, name, 0);
    }
    buf_puts(out, period_print(p, text));
    return 0;
}

int fitting_lang(const struct enter_options *o, struct str lang, struct err *e)
{
    struct buf known = {0};
    if (words_known(o->home, lang))
        return 0;
    words_list(o->home, &known);
    err_set(e, ERR_DATA,
            _("lang: there are no words for '%.*s', and papers would be in "
              "English (there are: %s; or put a file %s/paper.%.*s, "
              "see acct-conf(5))"),
            STR_ARG(lang), buf_cstr(&known),
            home_file(o->home, STR("templates")), STR_ARG(lang));
    buf_release(&known);
    return -1;
}
