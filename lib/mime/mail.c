#include "mime/mail.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "inside.h"
#include "mime/mail_module.h"

#define AT(member)     offsetof(struct mail, member), false
#define AT_STR(member) offsetof(struct mail, member), true
static const struct pack_member mail_members[] = {
    {AT(from_name)},  {AT(from)},        {AT(to_name)},  {AT(to)},
    {AT(reply_to)},   {AT(subject)},     {AT(id)},       {AT(in_reply_to)},
    {AT(references)}, {AT(unsubscribe)}, {AT_STR(text)}, {AT_STR(html)},
    PACK_END,
};

static const struct pack_member file_members[] = {
    {offsetof(struct mail_file, name), false},
    {offsetof(struct mail_file, type), false},
    {offsetof(struct mail_file, subtype), false},
    {offsetof(struct mail_file, bytes), true},
    PACK_END,
};

static void pack_mail(const struct mail *m, struct buf *out)
{
    pack_put(m, sizeof *m, mail_members, out);
    for (size_t i = 0; i < m->n; i++)
        pack_put(&m->files[i], sizeof m->files[i], file_members, out);
}

/* What pack_mail made. */
static int write_there(const struct mail_module *module, struct str packed,
                       struct buf *out, struct err *e)
{
    struct mail m;
    bool well = pack_take(&packed, &m, sizeof m, mail_members);
    struct mail_file *files = mem_new(m.n + 1, sizeof *files);
    for (size_t i = 0; well && i < m.n; i++)
        well = pack_take(&packed, &files[i], sizeof files[i], file_members);
    m.files = files;
    int rc = well ? module->write(&m, out, e)
                  : err_set(e, ERR_IO, _("the message cannot be written"));
    free(files);
    return rc;
}

static int serve(void *arg, struct str request, struct buf *out, struct err *e)
{
    static const struct module_build ours = MAIL_BUILD;
    const struct mail_module *m = module_open(
        arg, _("what reads and writes mail"), MAIL_SYMBOL, &ours, e);
    if (!m)
        return -1;
    struct str rest = {request.p + 1, request.n - 1};
    return request.p[0] == MIME_WRITE ? write_there(m, rest, out, e)
                                      : m->read(rest, out, e);
}

void mime_open(struct mime *m, const char *module)
{
    *m = (struct mime){{.what = _("what reads and writes mail"),
                        .work = serve,
                        .arg = (char *)module}};
}

int mime_close(struct mime *m, int rc, struct err *e)
{
    struct err ending = ERR_INIT;
    if (apart_close(&m->process, &ending) == 0 || rc < 0)
        return rc;
    *e = ending;
    return -1;
}

int mime_ask(struct mime *m, enum mime_how how, struct str request,
             struct buf *out, struct err *e)
{
    struct buf all = {0};
    buf_ch(&all, (char)how);
    buf_str(&all, request);
    int rc = apart_ask(&m->process, buf_view(&all), out, e);
    buf_release(&all);
    return rc;
}

int mail_write(struct mime *m, const struct mail *mail, struct buf *out,
               struct err *e)
{
    struct buf packed = {0};
    if (mail_check(mail, e) < 0)
        return -1;
    pack_mail(mail, &packed);
    int rc = mime_ask(m, MIME_WRITE, buf_view(&packed), out, e);
    buf_release(&packed);
    return rc;
}
