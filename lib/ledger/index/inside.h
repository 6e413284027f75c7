/*
 * The index's file: blocks, of which the first is the head; behind it there is
 * room for what is put behind the index; then come rows, posts, the directory
 * of the posts, and numbers, each in blocks of its own with their sums.
 */
#ifndef ACCT_LEDGER_INDEX_INSIDE_H
#define ACCT_LEDGER_INDEX_INSIDE_H

#include "ledger/index/index.h"

enum {
    BLOCK = 4096,
    PAYLOAD = BLOCK - 8, /* the sum is the last word */
    LOG_BLOCKS = 64,
    LOG_WORDS = LOG_BLOCKS * BLOCK / 8,
    BASE_BLOCK = 1 + LOG_BLOCKS
};

enum part { PART_ROWS, PART_POSTS, PART_DIRECTORY, PART_NUMBERS, PARTS };

/* How many bytes one takes, and how many stand in a block. */
extern const uint32_t index_sizes[PARTS];
static inline uint64_t part_each(enum part p)
{
    return PAYLOAD / index_sizes[p];
}

struct head {
    char magic[24];
    uint64_t order; /* of bytes */
    struct index_stamp stamp;
    uint64_t salt;
    uint64_t n[PARTS];  /* things, */
    uint64_t at[PARTS]; /* from which block on */
    uint64_t blocks;    /* of the file */
    uint64_t bits;      /* of a name that choose its place in the directory */
    uint64_t odd, line; /* as in index_draft and index_line */
    uint64_t log_rows, log_words, log_sum;
    uint64_t sum; /* of what stands before */
};

extern const struct head index_blank;
uint64_t index_sum(const void *words, size_t bytes, uint64_t salt);
uint64_t index_head_sum(const struct head *h);

#endif
