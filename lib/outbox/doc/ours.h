/*
 * What letters say of us: the settings of [me], as they are on a day.
 */
#ifndef ACCT_OUTBOX_OURS_H
#define ACCT_OUTBOX_OURS_H

#include "base/conf/home.h"
#include "words/words.h"

/* What stands in the place, of the home: me, contacts, email, phone, mobile,
 * telegram, whatsapp, viber, site, pages, hotline and manager.  "" where it is
 * not set; NULL: the place is about something else. */
const char *ours_place(struct home *home, const struct paper_lang *l,
                       int32_t day, struct str name);

#endif
