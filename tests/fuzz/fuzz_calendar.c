/* Calendars: a file is refused with words, or gives days within the bounds; and
 * whatever is written as a thing to do has lines that are lines. */
#include "fuzz.h"

#include "base/ical/ical.h"
#include "base/text/text.h"

struct bounds {
    int32_t from, to;
    size_t n;
};

static void on_day(void *arg, int32_t day, const char *name)
{
    struct bounds *b = arg;
    HOLDS(day >= b->from && day <= b->to);
    HOLDS(name != NULL);
    b->n++;
}

static void check_reading(struct str file)
{
    struct bounds b = {20000, 21000, 0}, again = b;
    struct err e = ERR_INIT;
    struct ical_wish wish = {b.from, b.to, on_day, &b};
    int rc = ical_days(file, "h.ics", &wish, &e);
    holds_error(rc, &e);
    if (rc < 0)
        HOLDS(strncmp(e.text, "h.ics:", 6) == 0);
    e = (struct err)ERR_INIT;
    wish.arg = &again;
    HOLDS(ical_days(file, "h.ics", &wish, &e) == rc);
    HOLDS(again.n == b.n);
}

/* RFC 5545, 3.1: of what else is not seen it says nothing. */
static bool has_control(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        unsigned char next = i + 1 < s.n ? (unsigned char)s.p[i + 1] : 0xff;
        if (c < ' ' || c == 0x7f || (c == 0xc2 && next < 0xa0))
            return true;
    }
    return false;
}

/* Each line ends in CRLF, has at most 75 bytes, and is UTF-8 without control
 * characters; the calendar has one thing to do and one event, whatever they
 * say. */
static void check_writing(const char *text)
{
    const struct ical_item item = {.uid = text,
                                   .summary = text,
                                   .description = text,
                                   .category = text,
                                   .contact = text,
                                   .url = "mailto:a@b.example",
                                   .start = DAY_NONE,
                                   .due = {.day = 20731},
                                   .priority = 1};
    struct buf out = {0};
    struct str rest, line;
    int todos = 0, events = 0;
    ical_begin(&out, text);
    ical_todo(&out, &item, INT64_C(1791158400));
    ical_event(&out, &item, INT64_C(1791158400));
    ical_end(&out);
    rest = buf_view(&out);
    while (rest.n) {
        HOLDS(str_cut(&rest, '\n', &line));
        HOLDS(line.n > 0 && line.p[line.n - 1] == '\r');
        line.n--;
        HOLDS(line.n <= 75);
        HOLDS(text_valid(line, NULL) && !has_control(line));
        todos += str_is(line, "BEGIN:VTODO");
        events += str_is(line, "BEGIN:VEVENT");
    }
    HOLDS(todos == 1 && events == 1);
    buf_release(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct buf text = {0};
    buf_add(&text, (const char *)data, size);
    check_reading(buf_view(&text));
    check_writing(buf_cstr(&text));
    buf_release(&text);
    return 0;
}
