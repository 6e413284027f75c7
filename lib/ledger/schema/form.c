/* The form in which a value is kept, of those that people write for it. */
#include "base/value/handle.h"
#include "base/value/langtag.h"
#include "base/value/money.h"
#include "base/value/typed.h"
#include "ledger/schema/schema.h"

/* 9.5 of +9.5; what counts is to be written so, see schema_check. */
static void number_form(struct str value, struct buf *out)
{
    struct decimal d;
    char text[MONEY_SIZE];
    if (decimal_parse(value, &d, NULL) < 0) {
        buf_str(out, value);
        return;
    }
    buf_puts(out, decimal_print(d, text));
}

/* 17.05 and the like as --05-17; the usual forms stay. */
static void birthday_form(struct str value, struct buf *out)
{
    char iso[DATE_SIZE];
    int32_t day;
    bool year = false;
    if (birthday_parse(value, &day) ||
        birthday_typed(value, &day, NULL) != TYPED_TAKEN) {
        buf_str(out, value);
        return;
    }
    day_print(day, iso);
    year = day_civil(day).year != BIRTHDAY_NO_YEAR;
    buf_fmt(out, "%s%s", year ? "" : "--", iso + (year ? 0 : 5));
}

void schema_form(const struct schema_attr *a, struct str value, struct buf *out)
{
    char tag[LANGTAG_SIZE];
    switch (a->kind) {
    case ATTR_LANG:
        buf_str(out, langtag_form(str_trim(value), tag) ? str_of(tag) : value);
        break;
    case ATTR_EMAIL:
        handle_form(HANDLE_EMAIL, value, out);
        break;
    case ATTR_PHONE:
        handle_form(HANDLE_PHONE, value, out);
        break;
    case ATTR_HANDLE:
        handle_form(HANDLE_NAME, value, out);
        break;
    case ATTR_BIRTHDAY:
        birthday_form(value, out);
        break;
    case ATTR_NUMBER:
        number_form(value, out);
        break;
    default:
        buf_str(out, value);
    }
}
