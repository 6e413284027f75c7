/* Mail, read: whatever the bytes are, what comes of them is clean, bounded and
 * the same again.  And mail, written: what is not refused is read as it was
 * meant. */
#include "fuzz.h"

#include "base/text/text.h"
#include "mime/mail_module.h"

extern const struct mail_module acct_mail;

enum { MOST = 2 << 20 };

static void check_string(struct str s, bool lines)
{
    HOLDS(text_valid(s, NULL) && !text_has_control(s, lines));
    HOLDS(s.n < MOST);
}

static void check_ids(const char *ids)
{
    struct str rest = str_of(ids), id;
    while (*ids && str_cut(&rest, ' ', &id))
        HOLDS(mail_is_id(id));
}

static void check_received(const struct received *r)
{
    const char *const lines[] = {r->from_name, r->from,      r->to,  r->subject,
                                 r->failed,    r->status,    r->why, r->id,
                                 r->answers,   r->references};
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++)
        check_string(str_of(lines[i]), false);
    check_string(r->text, true);
    check_string(r->said, true);
    HOLDS(r->said.n <= r->text.n + 1);
    if (*r->id)
        check_ids(r->id);
    check_ids(r->answers);
    check_ids(r->references);
    HOLDS(r->sort >= MAIL_WRITTEN && r->sort <= MAIL_BOUNCE);
    /* what was written now has nothing more that was not */
    struct buf again = {0};
    mail_said(r->said, &again);
    HOLDS(again.n <= r->said.n);
    buf_release(&again);
}

static bool read_one(struct str bytes, struct received *r)
{
    struct buf packed = {0};
    struct err e = ERR_INIT;
    int rc = acct_mail.read(bytes, &packed, &e);
    holds_error(rc, &e);
    if (rc == 0)
        HOLDS(received_unpack(&packed, r, &e) == 0);
    buf_release(&packed);
    return rc == 0;
}

static void check_reading(struct str bytes)
{
    struct received r, again;
    if (!read_one(bytes, &r))
        return;
    check_received(&r);
    HOLDS(read_one(bytes, &again));
    HOLDS(same_text(r.said, again.said));
    HOLDS(strcmp(r.subject, again.subject) == 0);
    received_release(&r);
    received_release(&again);
}

/* Blanks at the ends, and how many there are, are a header's own affair; so is
 * what is like an encoded word. */
static bool is_tidy(const char *s)
{
    size_t n = strlen(s);
    return n && s[0] != ' ' && s[n - 1] != ' ' && !strstr(s, "  ") &&
           !strstr(s, "=?") && !strstr(s, "?=");
}

static void check_writing(const char *text)
{
    struct mail m = {.from_name = text,
                     .from = "a@b.example",
                     .to_name = text,
                     .to = "c@d.example",
                     .subject = text,
                     .id = "x@b.example",
                     .text = STR("Text\n"),
                     .files = &(struct mail_file){text, "text", "x", STR("x")},
                     .n = 1};
    struct buf out = {0};
    struct received r;
    struct err e = ERR_INIT;
    int rc = mail_check(&m, &e);
    holds_error(rc, &e);
    if (rc < 0)
        return;
    HOLDS(acct_mail.write(&m, &out, &e) == 0);
    for (struct str rest = buf_view(&out), line; str_cut(&rest, '\n', &line);)
        HOLDS(line.n <= 998 && text_ascii(line));
    HOLDS(read_one(buf_view(&out), &r));
    HOLDS(strcmp(r.from, m.from) == 0);
    HOLDS(strcmp(r.to, m.to) == 0);
    HOLDS(strcmp(r.id, m.id) == 0);
    HOLDS(str_is(r.text, "Text\n"));
    if (is_tidy(text) && strlen(text) < 500)
        HOLDS(strcmp(r.subject, text) == 0);
    received_release(&r);
    buf_release(&out);
}

static void check_key(struct str key)
{
    struct buf id = {0};
    struct err e = ERR_INIT;
    int rc = mail_id(key, STR("b.example"), &id, &e);
    holds_error(rc, &e);
    HOLDS(rc < 0 || mail_is_id(buf_view(&id)));
    buf_release(&id);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct buf text = {0}, plain = {0}, decoded = {0};
    buf_add(&text, (const char *)data, size);
    check_reading(buf_view(&text));
    check_writing(buf_cstr(&text));
    check_key(buf_view(&text));
    mail_decode(buf_view(&text), NULL, &decoded);
    HOLDS(text_valid(buf_view(&decoded), NULL));
    mail_strip_html(buf_view(&decoded), &plain);
    HOLDS(text_valid(buf_view(&plain), NULL));
    buf_release(&text);
    buf_release(&plain);
    buf_release(&decoded);
    return 0;
}
