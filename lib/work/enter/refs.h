/*
 * The keys that a batch may point to: those of the ledger, voided numbers set
 * apart, and those of the batch itself.  Of use only to enter.
 */
#ifndef ACCT_WORK_ENTER_REFS_H
#define ACCT_WORK_ENTER_REFS_H

#include "book/book.h"
#include "ledger/keyed.h"

/* A key's owner. */
struct ref {
    const char *client; /* key, "" where the record has none */
    const char *owner;  /* who answers for it; "": nobody, or not known */
    int32_t day;        /* of the record */
    uint8_t currency;   /* CURRENCY_NONE where it has no amount */
    bool voided;        /* used up, but nothing may point to it */
};

/* A row with an id.  There is one of each in the ledger: it is small. */
enum { REFS_VOIDS_MOST = (1 << 23) - 1 };
struct ref_row {
    const char *ref;     /* "" where it has none */
    uint32_t client;     /* see refs_client_of */
    uint32_t voids : 23; /* void rows that hold and name it */
    uint32_t type : 8;   /* enum rec_type */
    uint32_t amends : 1; /* it gives no key of its own */
};

/* Keys by what series_form makes of them, which is not kept: half a million of
 * them would take as much as all rows' dates. */
struct refs_forms {
    struct refs_form *place; /* by hash; never more than half full */
    size_t n, places;
};

struct refs {
    struct map at[REC_TYPES]; /* ref -> index into all */
    struct keyed keyed;       /* whose keys those are */
    VEC(struct ref) all;
    struct map ids; /* -> index into rows */
    VEC(struct ref_row) rows;
    struct map clients; /* theirs, and those of the batch: see REFS_MADE */
    struct map next;    /* series -> the highest number given */
    /* Made where they are asked for: what keys and ids have in common that are
     * one to people -> the place in at[type].slot or ids.slot, from 1. */
    struct refs_forms forms[REC_TYPES];
    struct map folded;
    size_t formed[REC_TYPES], ids_folded; /* how many are in them */
    size_t lettered;                      /* how many ids were looked through */
    bool small, capital;                  /* their letters */
};

/* Of the book, to which about so many rows with ids will be added. */
void refs_load(struct refs *r, const struct book *b, size_t more);
/* The key, as the id of refs_add_id, has a NUL behind it and is kept by the
 * caller. */
void refs_add(struct refs *r, enum rec_type type, struct str ref,
              struct ref what);
/* Another key of that type that is the same but for case, zeros and the form of
 * the year, or NULL; see series_form. */
const char *refs_alike(struct refs *r, enum rec_type type, struct str ref,
                       int32_t day);
/* An id that is another but for its case, or NULL. */
const char *refs_id_alike(struct refs *r, struct str id);
/* Notes an id; false where it is there. */
bool refs_add_id(struct refs *r, struct str id, const struct ref_row *row);
/* Of a client's value in `clients`: the batch has a record of it; the rest is 1
 * + the currency that it names, 0 for none. */
#define REFS_MADE (1u << 31)
/* What stands in a row for that client, "" where it has none: the place in
 * `clients`. */
uint32_t refs_client(struct refs *r, const char *client);
static inline const char *refs_client_of(const struct refs *r,
                                         const struct ref_row *row)
{
    return r->clients.slot[row->client].key;
}
/* The same name where it is kept as a key or id; NULL. */
const char *refs_kept(const struct refs *r, struct str name);
/* A void row that holds names the one with that id, which is void from here on:
 * nothing may amend it, or point to its key.  A void one holds no more. */
void refs_void(struct refs *r, struct str id);
/* The row with that id, or NULL. */
const struct ref_row *refs_row(const struct refs *r, struct str id);
/* It is that client's now, and in that currency unless that is
 * CURRENCY_NONE. */
void refs_move(struct refs *r, enum rec_type type, struct str ref,
               const char *client, uint8_t currency);
/* NULL where no record of that type gives the key. */
const struct ref *refs_find(const struct refs *r, enum rec_type type,
                            struct str ref);
/* Of any of the types. */
const struct ref *refs_find_in(const struct refs *r, uint64_t types,
                               struct str ref);
/* The highest number of a series, where the book has not all of it. */
struct series;
void refs_begin(struct refs *r, enum rec_type type, const struct series *s,
                uint32_t most);
/* Appends the next free number of a series to *out. */
void refs_number(struct refs *r, enum rec_type type, const char *pattern,
                 int32_t day, const char *client, struct buf *out);
void refs_release(struct refs *r);

#endif
