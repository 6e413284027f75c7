/* A message as GMime reads it; the door to that, with compose.c. */
#include <gmime/gmime.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text/text.h"
#include "inside.h"
#include "mime/sort.h"

/* What is of use; whoever sends more is cut short. */
enum {
    TEXT_MOST = 256 * 1024,
    NAME_MOST = 500,
    SUBJECT_MOST = 1000,
    ID_MOST = 980,
    IDS_MOST = 64 * 1024,
    DEPTH_MOST = 20 /* parts within parts */
};

/* A message on its way. */
struct parse {
    GMimeMessage *message;
    struct received r;
    struct arena arena;
    struct buf text;
    bool spoken; /* text has all that it will */
};

/* --- headers ---------------------------------------------------------------
 */

/* Clean, and no longer than that. */
static const char *kept(struct parse *p, struct str s, size_t most)
{
    struct buf clean = {0};
    text_clean((struct str){s.p, s.n < most ? s.n : most}, false, &clean);
    return buf_keep(&clean, &p->arena);
}

/* As it stands there, without its line ends. */
static const char *decoded(struct parse *p, struct str raw, size_t most)
{
    struct buf line = {0}, utf8 = {0};
    for (size_t i = 0; i < raw.n && line.n < SUBJECT_MOST * 8; i++)
        if (raw.p[i] != '\r' && raw.p[i] != '\n')
            buf_ch(&line, raw.p[i]);
    mail_decode_words(str_trim(buf_view(&line)), &utf8);
    const char *value = kept(p, str_trim(buf_view(&utf8)), most);
    buf_release(&line);
    buf_release(&utf8);
    return value;
}

/* NULL: there is none. */
static const char *raw_header(const struct parse *p, const char *name)
{
    GMimeHeader *h = g_mime_header_list_get_header(
        g_mime_object_get_header_list(GMIME_OBJECT(p->message)), name);
    return h ? g_mime_header_get_raw_value(h) : NULL;
}

/* The first mailbox of a list. */
static InternetAddress *first_mailbox(InternetAddressList *list)
{
    int n = list ? internet_address_list_length(list) : 0;
    for (int i = 0; i < n; i++) {
        InternetAddress *a = internet_address_list_get_address(list, i);
        if (INTERNET_ADDRESS_IS_MAILBOX(a))
            return a;
    }
    return NULL;
}

static const char *address_of(struct parse *p, InternetAddress *a)
{
    return !a ? ""
              : kept(p,
                     str_of(internet_address_mailbox_get_addr(
                         INTERNET_ADDRESS_MAILBOX(a))),
                     NAME_MOST);
}

/* What stands before the address, where that has encoded words. */
static const char *name_of(struct parse *p, InternetAddress *a)
{
    const char *raw = raw_header(p, "From");
    const char *end = raw ? strchr(raw, '<') : NULL;
    struct str phrase = {raw, end ? (size_t)(end - raw) : 0};
    if (!a)
        return "";
    if (!phrase.n || !memmem(phrase.p, phrase.n, "=?", 2) ||
        memchr(phrase.p, '"', phrase.n))
        return kept(p, str_of(internet_address_get_name(a)), NAME_MOST);
    return decoded(p, phrase, NAME_MOST);
}

/* The ids in a header, the last ones of too many, with a blank between. */
static const char *ids_of(struct parse *p, const char *header)
{
    const char *value =
        g_mime_object_get_header(GMIME_OBJECT(p->message), header);
    size_t n = value ? strlen(value) : 0;
    struct buf all = {0};
    if (!n)
        return "";
    if (n > IDS_MOST)
        value += n - IDS_MOST;
    GMimeReferences *refs = g_mime_references_parse(NULL, value);
    for (int i = 0; i < g_mime_references_length(refs); i++) {
        struct str id = str_of(g_mime_references_get_message_id(refs, i));
        if (!mail_is_id(id))
            continue;
        if (all.n)
            buf_ch(&all, ' ');
        buf_str(&all, id);
    }
    g_mime_references_free(refs);
    return buf_keep(&all, &p->arena);
}

static void read_date(struct parse *p)
{
    GDateTime *at = g_mime_message_get_date(p->message);
    if (!at)
        return;
    p->r.dated = true;
    p->r.at = g_date_time_to_unix(at);
    p->r.offset = (int)(g_date_time_get_utc_offset(at) / G_TIME_SPAN_SECOND);
}

static const char *header(void *arg, const char *name)
{
    struct parse *p = arg;
    return g_mime_object_get_header(GMIME_OBJECT(p->message), name);
}

static void read_headers(struct parse *p)
{
    struct received *r = &p->r;
    struct str id = str_of(g_mime_message_get_message_id(p->message));
    InternetAddress *from = first_mailbox(g_mime_message_get_from(p->message));
    r->from = address_of(p, from);
    r->from_name = name_of(p, from);
    r->to = address_of(p, first_mailbox(g_mime_message_get_to(p->message)));
    r->subject = decoded(p, str_of(raw_header(p, "Subject")), SUBJECT_MOST);
    r->id = mail_is_id(id) ? kept(p, id, ID_MOST) : "";
    r->answers = ids_of(p, "In-Reply-To");
    r->references = ids_of(p, "References");
    const char *failed = header(p, "X-Failed-Recipients");
    r->failed = kept(p, str_trim(str_of(failed)), NAME_MOST);
    r->sort = sort_by_headers(header, p, r->from, r->subject);
    read_date(p);
}

/* --- parts -----------------------------------------------------------------
 */

static bool is_type(GMimeObject *part, const char *type, const char *subtype)
{
    return g_mime_content_type_is_type(g_mime_object_get_content_type(part),
                                       type, subtype);
}

/* Appends the bytes of a part, as it was encoded for its way. */
static void content_of(GMimePart *part, struct buf *out)
{
    GMimeDataWrapper *content = g_mime_part_get_content(part);
    GMimeStream *memory = g_mime_stream_mem_new();
    if (content && g_mime_data_wrapper_write_to_stream(content, memory) >= 0) {
        GByteArray *bytes =
            g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(memory));
        buf_add(out, (const char *)bytes->data,
                bytes->len < TEXT_MOST ? bytes->len : TEXT_MOST);
    }
    g_object_unref(memory);
}

/* Appends a text part in UTF-8, a page without its marks. */
static void add_text(struct parse *p, GMimeObject *part)
{
    struct buf bytes = {0}, utf8 = {0}, plain = {0};
    content_of(GMIME_PART(part), &bytes);
    mail_decode(buf_view(&bytes),
                g_mime_object_get_content_type_parameter(part, "charset"),
                &utf8);
    utf8.n = utf8.n ? str_line_ends(utf8.p, utf8.n) : 0;
    if (is_type(part, "text", "html"))
        mail_strip_html(buf_view(&utf8), &plain);
    else
        buf_str(&plain, buf_view(&utf8));
    text_clean(buf_view(&plain), true, &p->text);
    if (p->text.n && p->text.p[p->text.n - 1] != '\n')
        buf_ch(&p->text, '\n');
    p->spoken = p->text.n >= TEXT_MOST;
    buf_release(&bytes);
    buf_release(&utf8);
    buf_release(&plain);
}

static bool is_attached(GMimeObject *part)
{
    const char *how = g_mime_object_get_disposition(part);
    return how && g_ascii_strcasecmp(how, GMIME_DISPOSITION_ATTACHMENT) == 0;
}

static void walk(struct parse *p, GMimeObject *part, int depth);

/* The forms of one text, of which the plain one is read, where it has any. */
static void walk_forms(struct parse *p, GMimeMultipart *forms, int depth)
{
    int n = g_mime_multipart_get_count(forms);
    size_t before = p->text.n;
    for (int plain = 1; plain >= 0; plain--)
        for (int i = 0; i < n; i++) {
            GMimeObject *form = g_mime_multipart_get_part(forms, i);
            if (is_type(form, "text", "plain") != (plain == 1))
                continue;
            walk(p, form, depth + 1);
            if (str_trim((struct str){buf_cstr(&p->text) + before,
                                      p->text.n - before})
                    .n)
                return;
            p->text.n = before;
        }
}

/* What a server says of a message of ours. */
static void read_report(struct parse *p, GMimePart *part)
{
    struct buf bytes = {0};
    struct sort_report report = {.given_up = false};
    content_of(part, &bytes);
    bytes.n = bytes.n ? str_line_ends(bytes.p, bytes.n) : 0;
    sort_read_report(buf_view(&bytes), &report);
    p->r.sort = report.arrived && !report.failed.n ? MAIL_AUTO : MAIL_BOUNCE;
    if (report.failed.n && !*p->r.status) {
        p->r.failed = kept(p, report.failed, NAME_MOST);
        p->r.status = kept(p, report.status, NAME_MOST);
        p->r.why = kept(p, report.why, NAME_MOST);
        p->r.given_up = report.given_up;
    }
    buf_release(&bytes);
}

static GMimeMessage *read_message(struct str bytes)
{
    const char *charsets[] = {"utf-8", "windows-1251", NULL};
    GMimeStream *stream = g_mime_stream_mem_new_with_buffer(bytes.p, bytes.n);
    GMimeParser *parser = g_mime_parser_new_with_stream(stream);
    GMimeParserOptions *options = g_mime_parser_options_new();
    g_mime_parser_options_set_fallback_charsets(options, charsets);
    GMimeMessage *m = g_mime_parser_construct_message(parser, options);
    g_mime_parser_options_free(options);
    g_object_unref(parser);
    g_object_unref(stream);
    return m;
}

/* Which message of ours it gives back, or the headers of it. */
static void read_returned(struct parse *p, GMimeMessage *m)
{
    struct str id = str_of(m ? g_mime_message_get_message_id(m) : "");
    if (*p->r.lost || !mail_is_id(id))
        return;
    p->r.lost = kept(p, id, ID_MOST);
    p->r.lost_subject =
        kept(p, str_of(g_mime_message_get_subject(m)), SUBJECT_MOST);
}

static void read_returned_headers(struct parse *p, GMimePart *part)
{
    struct buf bytes = {0};
    content_of(part, &bytes);
    GMimeMessage *m = read_message(buf_view(&bytes));
    read_returned(p, m);
    if (m)
        g_object_unref(m);
    buf_release(&bytes);
}

static void walk_parts(struct parse *p, GMimeMultipart *parts, int depth)
{
    int n = g_mime_multipart_get_count(parts);
    for (int i = 0; i < n; i++)
        walk(p, g_mime_multipart_get_part(parts, i), depth + 1);
}

static void walk(struct parse *p, GMimeObject *part, int depth)
{
    if (depth > DEPTH_MOST || p->spoken || !part)
        return;
    if (GMIME_IS_MULTIPART(part) && is_type(part, "multipart", "alternative"))
        walk_forms(p, GMIME_MULTIPART(part), depth);
    else if (GMIME_IS_MULTIPART(part))
        walk_parts(p, GMIME_MULTIPART(part), depth);
    else if (GMIME_IS_MESSAGE_PART(part) && p->r.sort == MAIL_BOUNCE)
        read_returned(
            p, g_mime_message_part_get_message(GMIME_MESSAGE_PART(part)));
    else if (!GMIME_IS_PART(part))
        return; /* another message, in this one */
    else if (is_type(part, "text", "rfc822-headers"))
        read_returned_headers(p, GMIME_PART(part));
    else if (is_type(part, "message", "delivery-status"))
        read_report(p, GMIME_PART(part));
    else if (is_type(part, "message", "disposition-notification"))
        p->r.sort = MAIL_AUTO; /* that it was shown (RFC 8098) */
    else if (is_type(part, "text", "*") && !is_attached(part) &&
             (is_type(part, "text", "plain") || is_type(part, "text", "html")))
        add_text(p, part);
}

/* --- all of it -------------------------------------------------------------
 */

static void put_all(struct parse *p, struct buf *out)
{
    struct buf said = {0};
    p->r.text = buf_view(&p->text);
    mail_said(p->r.text, &said);
    p->r.said = buf_view(&said);
    pack_put(&p->r, sizeof p->r, received_members, out);
    buf_release(&said);
}

int mail_parse(struct str message, struct buf *out, struct err *e)
{
    struct parse p = {.r = {.from_name = "",
                            .from = "",
                            .failed = "",
                            .status = "",
                            .why = "",
                            .lost = "",
                            .lost_subject = ""}};
    struct buf bounded = {0};
    g_mime_init(); /* once: it does not come back from being shut down */
    mail_bound(message, &bounded);
    p.message = read_message(buf_view(&bounded));
    if (p.message) {
        read_headers(&p);
        walk(&p, g_mime_message_get_mime_part(p.message), 0);
        put_all(&p, out);
        g_object_unref(p.message);
    }
    int rc = p.message ? 0 : err_set(e, ERR_DATA, _("this is no message"));
    buf_release(&bounded);
    buf_release(&p.text);
    arena_release(&p.arena);
    return rc;
}
