/* Numbers on paper. */
#include <ctype.h>

#include "words/words.h"

/* From the form that machines read. */
static void add_number(const struct paper_lang *l, const char *text,
                       struct buf *out)
{
    size_t whole = 0;
    if (*text == '-' || *text == '+') {
        buf_puts(out, *text == '-' ? "\u2212" : "+");
        text++;
    }
    while (isdigit((unsigned char)text[whole]))
        whole++;
    for (size_t i = 0; i < whole; i++) {
        /* Russian sets no four digits apart, but columns of amounts do. */
        if (i > 0 && (whole - i) % 3 == 0)
            buf_puts(out, paper_word(l, W_GROUP));
        buf_ch(out, text[i]);
    }
    if (text[whole]) {
        buf_puts(out, paper_word(l, W_POINT));
        buf_puts(out, text + whole + 1);
    }
}

void paper_add_money(const struct paper_lang *l, int64_t minor, int digits,
                     struct buf *out)
{
    char text[MONEY_SIZE];
    add_number(l, money_print(minor, digits, text), out);
}

void paper_add_decimal(const struct paper_lang *l, struct decimal d,
                       struct buf *out)
{
    char text[MONEY_SIZE];
    add_number(l, decimal_print(d, text), out);
}
