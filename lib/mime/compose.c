/* A message whose parts GMime writes; the door to that, with parse.c. */
#include <gmime/gmime.h>

#include "base/i18n.h"
#include "inside.h"

#define UTF8 "utf-8"

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

static void put_date(const struct mail *m, struct buf *out)
{
    GTimeZone *zone = g_time_zone_new_offset(m->offset);
    GDateTime *utc = g_date_time_new_from_unix_utc(m->at);
    GDateTime *here = g_date_time_to_timezone(utc, zone);
    char *date = g_mime_utils_header_format_date(here);
    buf_fmt(out, "Date: %s\n", date);
    g_free(date);
    g_date_time_unref(here);
    g_date_time_unref(utc);
    g_time_zone_unref(zone);
}

/* What mail_check let through. */
static void put_headers(const struct mail *m, struct buf *out)
{
    put_date(m, out);
    header_mailbox("From", m->from_name, m->from, out);
    if (m->reply_to)
        header_mailbox("Reply-To", NULL, m->reply_to, out);
    header_text("Subject", m->subject, out);
    if (m->to)
        header_mailbox("To", m->to_name, m->to, out);
    header_bracketed("Message-Id", m->id, "", out);
    if (m->in_reply_to)
        header_bracketed("In-Reply-To", m->in_reply_to, "", out);
    if (m->references)
        header_bracketed("References", m->references, "", out);
    if (m->unsubscribe)
        header_bracketed("List-Unsubscribe", m->unsubscribe, ",", out);
    if (m->automatic)
        buf_puts(out, "Auto-Submitted: auto-generated\n");
    buf_puts(out, "MIME-Version: 1.0\n");
}

int mail_make(const struct mail *m, struct buf *out, struct err *e)
{
    g_mime_init(); /* once: it does not come back from being shut down */
    GMimeFormatOptions *how = g_mime_format_options_new();
    GMimeObject *body = new_body(m);
    g_mime_format_options_set_newline_format(how, GMIME_NEWLINE_FORMAT_UNIX);
    g_mime_format_options_set_param_encoding_method(
        how, GMIME_PARAM_ENCODING_METHOD_RFC2231);
    char *text = g_mime_object_to_string(body, how);
    if (text) {
        put_headers(m, out);
        buf_puts(out, text);
    }
    int rc = text ? 0 : err_set(e, ERR_IO, _("the message cannot be written"));
    g_free(text);
    g_object_unref(body);
    g_mime_format_options_free(how);
    return rc;
}
