/*
 * The journal of a batch: a file beside the ledger that holds the batch's bytes
 * while they are written, so that a part that a kill or a power cut leaves can
 * be told from rows, and taken away.
 *
 *     acct-batch 3 FROM LENGTH PRINT SUM
 *     the bytes
 *
 * FROM is the ledger's size before, PRINT a fingerprint of its last bytes, an
 * FNV-1a, SUM one of the batch: see below.  The journal is on disk before the
 * ledger is written to: one that is not whole says that nothing of its batch
 * was.
 */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/worker.h"
#include "inside.h"

enum { PRINTED = 4096, FIRST_LINE = 128, ASIDE_MAX = 1000 };

static const char magic[] = "acct-batch ";

/* In acct-batch 1 an FNV-1a of all bytes; in acct-batch 2 of each eighth, from
 * the first to the eighth on, and then of these eight sums; in acct-batch 3
 * likewise of words of eight bytes, the first of which is the lowest: the last
 * word is filled with zeros, and after each the upper half is added to the
 * lower one, bit by bit. */
enum { LANES = 8, WORDS = '3' };

struct sum {
    char version;
    uint64_t lane[LANES];
    size_t lanes;  /* 1 or all */
    size_t at;     /* the lane of the next byte; how many are in the word */
    uint64_t word; /* that is not full yet */
};

static inline uint64_t with(uint64_t sum, uint64_t next)
{
    return (sum ^ next) * UINT64_C(0x100000001b3);
}

static struct sum sum_begin(char version)
{
    struct sum s = {.version = version, .lanes = version == '2' ? LANES : 1};
    for (size_t i = 0; i < LANES; i++)
        s.lane[i] = UINT64_C(0xcbf29ce484222325);
    return s;
}

static inline uint64_t with_word(uint64_t sum, uint64_t word)
{
    enum { HALF = 32 };
    sum = with(sum, word);
    return sum ^ sum >> HALF;
}

static void add_words(struct sum *s, const char *p, const char *end)
{
    uint64_t sum = s->lane[0];
    while (p < end) {
        for (; !s->at && end - p >= LANES; p += LANES)
            sum = with_word(sum, str_word(p));
        if (p < end)
            s->word |= (uint64_t)(unsigned char)*p++ << 8 * s->at++;
        if (s->at == sizeof s->word) {
            sum = with_word(sum, s->word);
            s->word = s->at = 0;
        }
    }
    s->lane[0] = sum;
}

static void add_bytes(struct sum *s, const char *p, const char *end)
{
    for (; p < end; s->at = (s->at + 1) % s->lanes)
        s->lane[s->at] = with(s->lane[s->at], (unsigned char)*p++);
}

static void sum_add(struct sum *s, struct str bytes)
{
    if (s->version == WORDS)
        add_words(s, bytes.p, bytes.p + bytes.n);
    else
        add_bytes(s, bytes.p, bytes.p + bytes.n);
}

static uint64_t sum_end(const struct sum *s)
{
    uint64_t all = s->lane[0];
    for (size_t i = 1; i < s->lanes; i++)
        all = with(all, s->lane[i]);
    return s->version == WORDS && s->at ? with_word(all, s->word) : all;
}

int journal_print(int fd, off_t size, uint64_t *print)
{
    char last[PRINTED];
    off_t n = size < PRINTED ? size : PRINTED;
    ssize_t got = file_read_at(fd, last, (size_t)n, size - n);
    if (got < 0)
        return -1;
    struct sum sum = sum_begin('1');
    sum_add(&sum, (struct str){last, (size_t)got});
    *print = sum_end(&sum);
    return 0;
}

struct journal {
    char version;
    off_t from, length;
    uint64_t print, sum;
    off_t at; /* of the bytes */
};

/* Is it a journal, or a piece of one?  (A power cut may leave zeros.) */
static bool is_ours(const char *head, size_t n)
{
    enum { WORD = sizeof magic - 1 };
    size_t m = WORD < n ? WORD : n;
    if (!n || !head[0])
        return true;
    return memcmp(head, magic, m) == 0 &&
           (n <= WORD || (head[WORD] >= '1' && head[WORD] <= WORDS)) &&
           (n <= WORD + 1 || head[WORD + 1] == ' ');
}

/* Reads the first line; false where the journal is not whole. */
static bool read_head(int fd, char *head, size_t n, struct journal *j)
{
    enum { PARTS = 4, DECIMAL = 10, HEX = 16 };
    struct stat st;
    uintmax_t part[PARTS];
    char *newline = memchr(head, '\n', n);
    char *at = head + sizeof magic + 1;
    if (!newline || fstat(fd, &st) < 0)
        return false;
    for (int i = 0; i < PARTS; i++) {
        part[i] = strtoumax(at, &at, i < 2 ? DECIMAL : HEX);
        if (*at++ != (i < PARTS - 1 ? ' ' : '\n'))
            return false;
    }
    *j = (struct journal){.version = head[sizeof magic - 1],
                          .from = (off_t)part[0],
                          .length = (off_t)part[1],
                          .print = part[2],
                          .sum = part[3],
                          .at = newline - head + 1};
    return j->from >= 0 && j->length > 0 && st.st_size - j->at == j->length;
}

/* Compares the batch with what stands in the ledger from where it begins. */
static enum rest_kind compare(int fd, const struct journal *j, int ledger,
                              off_t end)
{
    char batch[16384], there[sizeof batch];
    struct sum sum = sum_begin(j->version);
    uint64_t print = 0;
    bool same = end >= j->from && journal_print(ledger, j->from, &print) == 0 &&
                print == j->print;
    for (off_t done = 0; done < j->length;) {
        off_t left = j->length - done, here = end - j->from - done;
        size_t n = left < (off_t)sizeof batch ? (size_t)left : sizeof batch;
        if (file_read_at(fd, batch, n, j->at + done) != (ssize_t)n)
            return REST_SETTLED;
        sum_add(&sum, (struct str){batch, n});
        size_t m = here < (off_t)n ? here > 0 ? (size_t)here : 0 : n;
        same = same &&
               file_read_at(ledger, there, m, j->from + done) == (ssize_t)m &&
               memcmp(batch, there, m) == 0;
        done += (off_t)n;
    }
    if (sum_end(&sum) != j->sum) /* not whole: nothing was written */
        return REST_SETTLED;
    if (!same)
        return REST_UNKNOWN;
    return end == j->from || end - j->from >= j->length ? REST_SETTLED
                                                        : REST_PART;
}

int journal_look(const char *ledger, int fd, off_t end, struct rest *rest,
                 struct err *e)
{
    struct buf name = {0};
    char head[FIRST_LINE + 1];
    struct journal j;
    struct stat st;
    int rc = 0;
    *rest = (struct rest){0};
    if (!file_beside(ledger, ".batch", &name))
        return 0;
    int in = open(name.p, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (in >= 0) {
        ssize_t n = fstat(in, &st) == 0 && S_ISREG(st.st_mode)
                        ? file_read_at(in, head, FIRST_LINE, 0)
                        : -1;
        head[n > 0 ? n : 0] = '\0';
        rest->kind = REST_STRANGE;
        if (n >= 0 && is_ours(head, (size_t)n)) {
            rest->kind = REST_SETTLED;
            if (read_head(in, head, (size_t)n, &j)) {
                rest->kind = compare(in, &j, fd, end);
                rest->from = j.from;
            }
        }
        close(in);
    } else if (errno == EACCES && stat(name.p, &st) == 0 && !st.st_size) {
        rest->kind = REST_SETTLED; /* it was only begun */
    } else if (errno == EACCES) {
        rc = err_errno(e, errno,
                       _("cannot read %s, which says whether rows of %s are "
                         "part of a batch that was cut off"),
                       name.p, ledger);
    } else if (errno != ENOENT) {
        rest->kind = REST_STRANGE;
    }
    buf_release(&name);
    return rc;
}

void journal_tell(const char *path, off_t end, const struct rest *rest,
                  struct buf *text)
{
    if (rest->kind == REST_PART)
        buf_fmt(text,
                _("%s: rows that were being added were cut off (a crash?): "
                  "none of them counts, and who writes next takes away the "
                  "%lld bytes of them at the end (add them again: all are in "
                  "%s.batch, or .batch-1 and so on once somebody has "
                  "written)"),
                path, (long long)(end - rest->from), path);
    if (rest->kind == REST_UNKNOWN)
        buf_fmt(text,
                _("%s: rows that were being added were cut off (a crash?), and "
                  "the ledger was changed since: see whether some of them "
                  "stand there (all are in %s.batch, or .batch-1 and so on "
                  "once somebody has written)"),
                path, path);
}

static void make_head(const struct held *h, const struct batch *b, uint64_t sum,
                      struct buf *out)
{
    buf_clear(out);
    buf_fmt(out, "%s%c %jd %zu %016" PRIx64 " %016" PRIx64 "\n", magic, WORDS,
            (intmax_t)h->size, batch_size(b), h->print, sum);
}

struct filling {
    const struct batch *batch;
    int fd;
    struct sum sum;
    int rc, number; /* of the error */
};

static int sum_some(void *arg, struct str part)
{
    struct filling *f = arg;
    sum_add(&f->sum, part);
    return 0;
}

static void sum_all(void *arg)
{
    struct filling *f = arg;
    batch_each(f->batch, batch_size(f->batch), sum_some, f);
}

static int write_some(void *arg, struct str part)
{
    const struct filling *f = arg;
    return file_write(f->fd, part, NULL);
}

static void write_all(void *arg)
{
    struct filling *f = arg;
    f->rc = batch_each(f->batch, batch_size(f->batch), write_some, f);
    f->number = errno;
}

/* The first line comes last: the sum is known then.  Until it does, zeros are
 * there, and it is no journal. */
static int fill(const struct held *h, int fd, const struct batch *batch)
{
    enum { EACH = 1000 }; /* bytes that take no time */
    struct buf head = {0};
    struct filling f = {.batch = batch, .fd = fd, .sum = sum_begin(WORDS)};
    if (file_share(fd, h->fd) < 0)
        return -1;
    make_head(h, batch, 0, &head);
    int rc = lseek(fd, (off_t)head.n, SEEK_SET) < 0 ? -1 : 0;
    if (rc == 0) {
        worker_both(batch_size(batch) / EACH, sum_all, &f, write_all, &f);
        rc = f.rc;
        errno = f.number;
    }
    make_head(h, batch, sum_end(&f.sum), &head);
    if (rc == 0)
        rc = file_write_at(fd, head.p, head.n, 0);
    if (rc == 0)
        rc = file_sync(fd);
    buf_release(&head);
    return rc;
}

int journal_write(const struct held *h, const struct batch *batch)
{
    struct buf name = {0};
    if (!file_beside(h->path, ".batch", &name)) {
        errno = ENOENT;
        return -1;
    }
    int fd = open(name.p, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    int rc = fd < 0 ? -1 : fill(h, fd, batch), number = errno;
    if (fd >= 0 && close(fd) < 0 && rc == 0) {
        rc = -1;
        number = errno;
    }
    if (rc == 0 && file_sync_dir(name.p) < 0) {
        rc = -1;
        number = errno;
    }
    if (rc < 0 && fd >= 0)
        unlink(name.p);
    buf_release(&name);
    errno = number;
    return rc;
}

int journal_drop(const struct held *h)
{
    struct buf name = {0};
    int rc = 0;
    if (file_beside(h->path, ".batch", &name) && unlink(name.p) < 0 &&
        errno != ENOENT) {
        /* Empty, it says nothing. */
        int number = errno;
        int fd = open(name.p, O_WRONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
        rc = fd >= 0 && ftruncate(fd, 0) == 0 ? 0 : -1;
        if (fd >= 0)
            close(fd);
        errno = number;
    }
    buf_release(&name);
    return rc;
}

int journal_set_aside(const struct held *h, struct err *e)
{
    struct buf name = {0}, aside = {0};
    int rc = -1;
    bool named = file_beside(h->path, ".batch", &name);
    for (int i = 1; named && rc < 0 && i < ASIDE_MAX; i++) {
        buf_clear(&aside);
        buf_fmt(&aside, "%s-%d", name.p, i);
        rc = link(name.p, aside.p);
        if (rc < 0 && errno != EEXIST)
            break;
    }
    if (rc == 0)
        rc = unlink(name.p);
    if (rc < 0)
        err_errno(e, errno, _("cannot set %s aside"), buf_cstr(&name));
    buf_release(&name);
    buf_release(&aside);
    return rc;
}
