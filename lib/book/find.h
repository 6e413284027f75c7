/*
 * Finding whom a person means: a client by key, or by any name, e-mail
 * address, telephone number, handle or tax number that belongs to one client
 * only.  Where no whole name fits, it may be written as banks do, with quotes
 * and a legal form: ООО "Ромашка"; then whole words of a name will do: Orlov
 * for Maxim Orlov; then the name, or words of it, in another script: acme for
 * Акме.
 */
#ifndef ACCT_BOOK_FIND_H
#define ACCT_BOOK_FIND_H

#include "book/book.h"

/* The attributes by which a client or a person is found. */
enum { FIND_HANDLES = 6 };
extern const char *const find_handles[FIND_HANDLES];

/* The book must have been loaded with at least clients and contacts (it always
 * is).  ERR_ABSENT: nobody, with the closest names; ERR_DATA: several. */
int book_find(struct book *b, struct str given, struct client **out,
              struct err *e);

/* Is the client found so by its key, or the whole of what it is called, and not
 * by words of a name or how that sounds? */
bool book_is_whole(struct book *b, const struct client *c, struct str given);

/* The client's own person of that key, as two clients may each have a P-1;
 * NULL. */
struct contact *client_contact(const struct client *c, struct str key);

/* Who sent the client to us: another one, by its key; NULL: nobody that we
 * know. */
const struct client *client_sender(struct book *b, const struct client *c);
/* Clients who sent each other, so that nobody was the first: by client->n the
 * first of its ring in the book, NULL for who is in none.  The caller frees. */
const struct client **book_rings(struct book *b);

/* In which currency the client is billed: the one of that code, where it is not
 * NULL, else the client's, else ours.  ERR_USAGE, of --currency. */
int book_billed(struct book *b, const struct client *client, const char *code,
                uint8_t *out, struct err *e);

/* Appends the refs of that type that are the closest to the given one, with
 * ", " between them, the client's alone where that is not NULL; where nothing
 * is given, the latest. */
void book_closest(struct book *b, enum rec_type type, const struct client *of,
                  struct str given, struct buf *out);
/* Fills *e with ERR_ABSENT: "no KIND 'GIVEN'", and the closest of the refs
 * that the book knows of that type; returns -1.  KIND is translated. */
int book_no_ref(struct book *b, enum rec_type type, const char *given,
                struct err *e);

/* The error for a record that is to be named, and has no id: ERR_DATA with file
 * and line. */
int book_no_id(const struct book *b, const struct entry *e, struct err *err);

#endif
