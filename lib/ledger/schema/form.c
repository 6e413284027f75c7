/* The form in which a value is kept, of those that people write for it. */
#include "base/value/handle.h"
#include "base/value/langtag.h"
#include "ledger/schema/schema.h"

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
    default:
        buf_str(out, value);
    }
}
