/*
 * The steps from entries to a book.
 */
#ifndef ACCT_BOOK_INSIDE_H
#define ACCT_BOOK_INSIDE_H

#include "book/book.h"

/* Sorts by (day, place); the timed entries of a day among themselves by
 * time. */
void book_order_entries(struct book *b);
/* void.c: notes what void records that hold name.  A void may be voided in
 * turn. */
void book_mark_voided(struct book *b);
/* By the place of a client, what it has in common with all that a merge, be it
 * void, ever made one with it.  The caller frees it. */
uint32_t *book_kin(struct book *b);
/* A place for what is not empty and may well come again soon. */
static inline size_t book_recent(struct str s)
{
    return (s.n ^ (size_t)(unsigned char)s.p[s.n - 1] << 2 ^
            (size_t)(unsigned char)s.p[s.n / 2] << 1) %
           BOOK_RECENT;
}
/* The client with that key, made where it is new; NULL for "". */
struct client *book_client_of(struct book *b, struct str key);
/* index.c: the place of a ref in book.refs. */
uint32_t book_ref(struct book *b, struct str ref);
/* Gives an entry its ref. */
void book_refer(struct book *b, struct entry *e, struct str ref);
/* That of its kind which has the ref; or, to be set, that which will have it.
 */
const uint32_t *book_bearer(const struct book *b, uint32_t ref_n, int kind);
void book_bear(struct book *b, uint32_t ref_n, int kind, size_t n);
/* merge.c: entries of a key that was merged into another are of that. */
void book_merge_clients(struct book *b);
/* The key of a follow-up, of which the client may have another key now. */
const char *book_key_now(struct book *b, const char *key);
/* amend.c: entries say what those that amend them do. */
void book_apply_amends(struct book *b);
/* Is what a row gives, of a client and at a line, that client's, or was it
 * before it was amended?  NULL: anybody's. */
bool book_theirs(const struct book *b, const struct client *of, uint64_t line,
                 const struct client *client);
/* people.c: which rows had the client's own owner: see entry_answers. */
void book_find_keepers(struct book *b);
/* Clients of whom no row says it are whose the options say. */
void book_name_owners(struct book *b);
/* Who left, and whom we write to first. */
void book_find_people(struct book *b);
/* Takes that out, and the voids themselves; lines with their document; what
 * changed others. */
void book_drop_voided(struct book *b);
/* stranger.c: rows say nothing of what is another client's.  Which name such is
 * found while the book is folded; then they are told apart, and *s is freed.
 * True: there were some. */
struct strangers;
/* index.c: an attribute of a row, NULL: its ref, is another client's. */
void book_disown(struct book *b, struct entry *e,
                 const struct schema_attr *attr, const struct client *owner);
struct strangers *strangers_new(struct book *b);
void strangers_find(void *strangers);
bool strangers_disown(struct strangers *s);
/* What book_next looks at, once the entries stay where they are. */
void book_find_kinds(struct book *b);
/* Makes clients, orders and the rest of the entries. */
void book_fold(struct book *b);
/* index.c: as if it had not, nor book_join_lines. */
void book_unfold(struct book *b);
/* phase.c: what a stage says of a phase of the order. */
void book_tell_phase(struct book *b, struct order *o, const struct entry *e,
                     enum order_stage stage);
/* A chain of rows with one more. */
const struct client_row *book_chain(struct book *b,
                                    const struct client_row *before,
                                    const struct entry *e);
/* two.c: room for what the rows of a source of so many bytes come to. */
void book_reserve(struct book *b, size_t bytes);
/* How far it is filled, each BOOK_TOLD rows; what of it the other thread then
 * makes memory: false: nothing. */
enum { BOOK_TOLD = 1024 };
void book_tell_ahead(struct book *b);
bool book_make_ahead(void *book);
/* Of b and its second what is made while they are asked. */
void book_made_release(struct book *b);
/* rows.c */
void book_rows_release(struct book *b);
/* records.c */
void book_records_release(struct book *b);

/* called.c: what clients are called; plain: names as registers have them, and
 * tax numbers, see called_plain; a part: whole words of what they are now; by
 * sound: the same of names, as text_latin has them. */
enum called_how {
    CALLED_NOW,
    CALLED_BEFORE,
    CALLED_PLAIN,
    CALLED_PART,
    CALLED_SOUND,
    CALLED_HOWS
};
typedef void called_fn(void *arg, struct client *c, const char *name);
void called_each(struct book *b, enum called_how how, called_fn *fn, void *arg);
/* By an index, which is made once: those who are called so (in the book's
 * order, until false comes of it). */
typedef bool called_hit_fn(void *arg, struct client *c);
void called_find(struct book *b, enum called_how how, bool digits, struct str s,
                 called_hit_fn *hit, void *arg);
/* False: s has no word to look for. */
bool called_find_part(struct book *b, struct str s, called_hit_fn *hit,
                      void *arg);
/* Names in another script than this, that sound like it; or have words that
 * do. */
void called_find_sound(struct book *b, struct str plain, bool words,
                       called_hit_fn *hit, void *arg);
/* Appends how a plain name is compared: a tax number by its letters and digits,
 * a Russian one by its ИНН, a firm's name without quotes and legal form. */
void called_plain(struct str name, struct buf *out);
void book_called_release(struct book *b);

/* heads.c, where lines are wanted.  First, which documents there are, voided
 * ones too; then whether a line is of a voided one; then the lines of each. */
void book_find_heads(struct book *b);
bool book_line_voided(const struct book *b, const struct entry *line);
void book_join_lines(struct book *b);

#endif
