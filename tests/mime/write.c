/* Writes mails of odd texts to standard output, as a file of them, for
 * mail.bats; one a line of its input: NAME TAB SUBJECT TAB TEXT [TAB ADDRESS],
 * in which \n is a line end.  The first argument is the module. */
#include <stdio.h>
#include <string.h>

#include "mime/mail.h"
#include "mime/mbox.h"

static struct str unescaped(struct str s, struct buf *out)
{
    buf_clear(out);
    for (size_t i = 0; i < s.n; i++)
        if (i + 1 < s.n && s.p[i] == '\\' && s.p[i + 1] == 'n') {
            buf_ch(out, '\n');
            i++;
        } else {
            buf_ch(out, s.p[i]);
        }
    return buf_view(out);
}

/* Odd ones have a page, every third has files. */
static int write_line(struct mime *mime, char *line, int n, struct buf *out)
{
    static const struct mail_file files[] = {
        {"report.pdf", "application", "pdf", STR("%PDF\0\r\n\xff bytes")},
        {"Счёт № 7, «Крачка» с очень длинным именем, которое не помещается в "
         "одну строку заголовка.pdf",
         "application", "pdf", STR("%PDF")},
    };
    struct err e = ERR_INIT;
    struct buf text = {0}, message = {0}, id = {0}, html = {0}, key = {0};
    char *name = strtok(line, "\t"), *subject = strtok(NULL, "\t");
    struct mail m = {.from_name = name,
                     .from = "office@tern.example",
                     .to_name = name,
                     .subject = subject,
                     .at = 1791194400 + n,
                     .offset = 3 * 3600,
                     .files = files,
                     .n = n % 3 ? 0 : 2};
    m.text = unescaped(str_of(strtok(NULL, "\t\n")), &text);
    m.to = m.reply_to = strtok(NULL, "\n");
    if (!m.to)
        m.to = "b@пример.example";
    buf_fmt(&html, "<p>%s</p>\n", subject);
    if (n % 2)
        m.html = buf_view(&html);
    buf_fmt(&key, "mail:%d", n);
    if (mail_id(buf_view(&key), STR("tern.example"), &id, &e) < 0) {
        fprintf(stderr, "%s\n", e.text);
        return 1;
    }
    m.id = buf_cstr(&id);
    int rc = mail_write(mime, &m, &message, &e);
    if (rc == 0)
        mbox_put(m.from, m.at, buf_view(&message), out);
    else
        fprintf(stderr, "%s\n", e.text);
    buf_release(&text);
    buf_release(&html);
    buf_release(&message);
    buf_release(&id);
    buf_release(&key);
    return rc;
}

int main(int argc, char **argv)
{
    static char line[1 << 20];
    struct mime mime;
    struct err e = ERR_INIT;
    struct buf out = {0};
    int failed = argc < 2;
    mime_open(&mime, argv[1]);
    for (int n = 0; !failed && fgets(line, sizeof line, stdin); n++)
        failed = write_line(&mime, line, n, &out) != 0;
    failed |= mime_close(&mime, 0, &e) != 0;
    fwrite(out.p, 1, out.n, stdout);
    buf_release(&out);
    return failed;
}
