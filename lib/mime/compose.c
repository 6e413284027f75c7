/* A message as GMime writes it; the door to that, with parse.c. */
#include <gmime/gmime.h>

#include "base/i18n.h"
#include "inside.h"

#define UTF8 "utf-8"

/* A blank stands in what would be read as an encoded word, that may say
 * anything (see mail_check for the rest).  The caller frees it. */
static char *one_line(const char *s)
{
    GString *line = g_string_new(NULL);
    for (const char *p = s; *p; p++) {
        if (p > s && *p == '?' && p[-1] == '=')
            g_string_append_c(line, ' ');
        g_string_append_c(line, *p);
    }
    return g_string_free(line, FALSE);
}

static GMimeObject *new_part(const char *type, const char *subtype,
                             struct str bytes, GMimeContentEncoding encoding)
{
    GMimePart *part = g_mime_part_new_with_type(type, subtype);
    GMimeStream *stream = g_mime_stream_mem_new_with_buffer(bytes.p, bytes.n);
    GMimeDataWrapper *content = g_mime_data_wrapper_new_with_stream(
        stream, GMIME_CONTENT_ENCODING_DEFAULT);
    g_mime_part_set_content(part, content);
    g_mime_part_set_content_encoding(part, encoding);
    g_object_unref(content);
    g_object_unref(stream);
    return GMIME_OBJECT(part);
}

/* Quoted, whatever is in it: lines end as lines of mail do, and none is a
 * boundary, which has an = that stands for itself. */
static GMimeObject *new_text(const char *subtype, struct str text)
{
    GMimeObject *part =
        new_part("text", subtype, text, GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
    g_mime_object_set_content_type_parameter(part, "charset", UTF8);
    return part;
}

/* Else GMime takes the first that has all the letters. */
static void in_utf8(GMimeParamList *list, const char *name)
{
    GMimeParam *param = g_mime_param_list_get_parameter(list, name);
    if (param)
        g_mime_param_set_charset(param, UTF8);
}

static GMimeObject *new_file(const struct mail_file *f)
{
    GMimeObject *part =
        new_part(f->type, f->subtype, f->bytes, GMIME_CONTENT_ENCODING_BASE64);
    g_mime_object_set_disposition(part, GMIME_DISPOSITION_ATTACHMENT);
    g_mime_part_set_filename(GMIME_PART(part), f->name);
    in_utf8(g_mime_content_type_get_parameters(
                g_mime_object_get_content_type(part)),
            "name");
    in_utf8(g_mime_content_disposition_get_parameters(
                g_mime_object_get_content_disposition(part)),
            "filename");
    return part;
}

/* GMime's own boundaries are another each time. */
static GMimeMultipart *new_multipart(const char *subtype, const char *boundary)
{
    GMimeMultipart *parts = g_mime_multipart_new_with_subtype(subtype);
    g_mime_multipart_set_boundary(parts, boundary);
    return parts;
}

static void add(GMimeMultipart *parts, GMimeObject *part)
{
    g_mime_multipart_add(parts, part);
    g_object_unref(part);
}

/* No more parts than it takes. */
static GMimeObject *new_texts(const struct mail *m)
{
    if (!m->html.n)
        return new_text("plain", m->text);
    GMimeMultipart *forms = new_multipart("alternative", "=_acct-text");
    add(forms, new_text("plain", m->text));
    add(forms, new_text("html", m->html));
    return GMIME_OBJECT(forms);
}

static GMimeObject *new_body(const struct mail *m)
{
    GMimeObject *texts = new_texts(m);
    if (!m->n)
        return texts;
    GMimeMultipart *mixed = new_multipart("mixed", "=_acct-message");
    add(mixed, texts);
    for (size_t i = 0; i < m->n; i++)
        add(mixed, new_file(&m->files[i]));
    return GMIME_OBJECT(mixed);
}

/* What mail_check let through. */
static void add_address(InternetAddressList *list, const char *name,
                        const char *address)
{
    struct buf ascii = {0};
    char *line = one_line(name ? name : "");
    (void)mail_address(str_of(address), &ascii, NULL);
    InternetAddress *a =
        internet_address_mailbox_new(*line ? line : NULL, buf_cstr(&ascii));
    internet_address_set_charset(a, UTF8);
    internet_address_list_add(list, a);
    g_object_unref(a);
    g_free(line);
    buf_release(&ascii);
}

static void set_date(GMimeMessage *message, const struct mail *m)
{
    GTimeZone *zone = g_time_zone_new_offset(m->offset);
    GDateTime *utc = g_date_time_new_from_unix_utc(m->at);
    GDateTime *here = g_date_time_to_timezone(utc, zone);
    g_mime_message_set_date(message, here);
    g_date_time_unref(here);
    g_date_time_unref(utc);
    g_time_zone_unref(zone);
}

/* Each of what has blanks between, in angle brackets.  A line break, where the
 * next would make the line too long, is GMime's. */
static void set_bracketed(GMimeMessage *message, const char *header,
                          const char *values, const char *between)
{
    struct str rest = str_of(values), part;
    struct buf all = {0};
    while (values && str_cut(&rest, ' ', &part)) {
        buf_fmt(&all, "%s<%.*s>", all.n ? between : "", STR_ARG(part));
        if (!rest.p)
            g_mime_object_set_header(GMIME_OBJECT(message), header,
                                     buf_cstr(&all), NULL);
    }
    buf_release(&all);
}

static void set_headers(GMimeMessage *message, const struct mail *m)
{
    GMimeObject *object = GMIME_OBJECT(message);
    char *subject = one_line(m->subject);
    add_address(g_mime_message_get_from(message), m->from_name, m->from);
    if (m->reply_to)
        add_address(g_mime_message_get_reply_to(message), NULL, m->reply_to);
    if (m->to)
        add_address(g_mime_message_get_to(message), m->to_name, m->to);
    g_mime_message_set_subject(message, subject, UTF8);
    set_date(message, m);
    g_mime_message_set_message_id(message, m->id);
    set_bracketed(message, "In-Reply-To", m->in_reply_to, " ");
    set_bracketed(message, "References", m->references, " ");
    set_bracketed(message, "List-Unsubscribe", m->unsubscribe, ", ");
    if (m->automatic)
        g_mime_object_set_header(object, "Auto-Submitted", "auto-generated",
                                 NULL);
    g_mime_object_set_header(object, "MIME-Version", "1.0", NULL);
    g_free(subject);
}

int mail_make(const struct mail *m, struct buf *out, struct err *e)
{
    g_mime_init(); /* once: it does not come back from being shut down */
    GMimeMessage *message = g_mime_message_new(TRUE);
    GMimeFormatOptions *how = g_mime_format_options_new();
    GMimeObject *body = new_body(m);
    g_mime_format_options_set_newline_format(how, GMIME_NEWLINE_FORMAT_UNIX);
    g_mime_format_options_set_param_encoding_method(
        how, GMIME_PARAM_ENCODING_METHOD_RFC2231);
    set_headers(message, m);
    g_mime_message_set_mime_part(message, body);
    size_t before = out->n;
    char *text = g_mime_object_to_string(GMIME_OBJECT(message), how);
    if (text)
        buf_puts(out, text);
    g_free(text);
    g_object_unref(body);
    g_object_unref(message);
    g_mime_format_options_free(how);
    return out->n > before
               ? 0
               : err_set(e, ERR_IO, _("the message cannot be written"));
}
