#include "mime/mail.h"

#include "base/apart.h"
#include "base/i18n.h"
#include "mime/mail_module.h"

struct writing {
    const char *module;
    const struct mail *mail;
};

static int write_there(void *arg, struct buf *out, struct err *e)
{
    static const struct module_build ours = MAIL_BUILD;
    const struct writing *w = arg;
    const struct mail_module *m =
        module_open(w->module, _("what writes mail"), MAIL_SYMBOL, &ours, e);
    return m ? m->write(w->mail, out, e) : -1;
}

int mail_write(const char *module, const struct mail *m, struct buf *out,
               struct err *e)
{
    struct writing w = {module, m};
    return apart_run(_("what writes mail"), write_there, &w, out, e);
}
