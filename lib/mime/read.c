#include "base/i18n.h"
#include "inside.h"

#define AT(member)     offsetof(struct received, member), false
#define AT_STR(member) offsetof(struct received, member), true
const struct pack_member received_members[] = {
    {AT(from_name)}, {AT(from)},     {AT(to)},         {AT(subject)},
    {AT(id)},        {AT(answers)},  {AT(references)}, {AT(failed)},
    {AT(status)},    {AT(why)},      {AT(lost)},       {AT(lost_subject)},
    {AT_STR(text)},  {AT_STR(said)}, PACK_END,
};

int received_unpack(struct buf *packed, struct received *out, struct err *e)
{
    struct str rest = buf_view(packed);
    if (!pack_take(&rest, out, sizeof *out, received_members))
        return err_set(e, ERR_IO, _("the message cannot be read"));
    out->bytes = *packed;
    *packed = (struct buf){0};
    return 0;
}

int mail_read(struct mime *m, struct str message, struct received *out,
              struct err *e)
{
    struct buf packed = {0};
    int rc = mime_ask(m, MIME_READ, message, &packed, e);
    if (rc == 0)
        rc = received_unpack(&packed, out, e);
    buf_release(&packed);
    return rc;
}

void received_release(struct received *r)
{
    buf_release(&r->bytes);
}
