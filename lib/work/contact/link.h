/*
 * Links that open a chat, a mail or a call with somebody, with the text where
 * the other program takes one: what a person sends with a touch of a finger.
 */
#ifndef ACCT_WORK_LINK_H
#define ACCT_WORK_LINK_H

#include "base/err.h"
#include "base/str.h"

/* Appends the link to an address on a channel:
 *
 *     email     mailto:ADDRESS?subject=…&body=TEXT  RFC 6068
 *     phone     tel:+DIGITS                       RFC 3966
 *     sms       sms:+DIGITS?body=TEXT             RFC 5724
 *     telegram  https://t.me/NAME?text=TEXT, or /+DIGITS
 *     whatsapp  https://wa.me/DIGITS?text=TEXT
 *     viber     viber://chat?number=%2BDIGITS
 *
 * `text` and the subject are any UTF-8, "" for none; a call and Viber take no
 * text, and leave it out, as all but mail do the subject.  Nothing but letters,
 * digits and -._~ goes unescaped from either into the link (+ and @ of an
 * e-mail address).  ERR_DATA, and *out as it was: another channel, or an
 * address that this channel cannot reach.  A messenger needs a number with its
 * country. */
int contact_link(const char *channel, const char *address, const char *subject,
                 const char *text, struct buf *out, struct err *e);
/* Does a link of that channel take the text? */
bool contact_link_takes_text(const char *channel);

#endif
