/* Names that nobody guesses. */
#include <errno.h>
#include <sys/random.h>

#include "base/i18n.h"
#include "ledger/odd.h"
#include "outbox/page/page.h"

/* A byte for each character, of which five bits count. */
int page_token_new(char out[PAGE_TOKEN_SIZE], struct err *e)
{
    unsigned char chance[PAGE_TOKEN_SIZE - 1];
    if (getrandom(chance, sizeof chance, 0) != (ssize_t)sizeof chance)
        return err_errno(e, errno, _("no random bytes for a page's name"));
    for (size_t i = 0; i < sizeof chance; i++)
        out[i] = PAGE_NAME_OF[chance[i] & 31];
    out[sizeof chance] = '\0';
    return 0;
}

bool page_token_is(const char *token)
{
    return record_page_name(str_of(token));
}

bool page_is_wanted(const struct client *c)
{
    return c->known && c->state != CLIENT_LOST;
}

/* The row that first gave it. */
static const struct entry *given_by(struct book *b, const struct client *c,
                                    const char *token)
{
    const struct entry *first = NULL;
    for (const struct client_row *r = c->rows; r; r = r->before)
        if (strcmp(entry_attr(b, r->entry, "page"), token) == 0)
            first = r->entry;
    return first;
}

/* Who of the two had it later? */
static const struct client *later_of(struct book *b, const struct client *x,
                                     const struct client *y, const char *token)
{
    const struct entry *of = given_by(b, x, token),
                       *and = given_by(b, y, token);
    if (!of || !and)
        return y;
    return of->day > and->day || (of->day == and->day && of->line > and->line)
               ? x
               : y;
}

static int check(struct book *b, const struct client *c, const char *token,
                 struct map *taken, struct err *e)
{
    bool fresh;
    if (!*token)
        return 0;
    if (!page_token_is(token))
        return err_set(e, ERR_DATA,
                       _("client '%s': page=%s can be guessed (acct-add client "
                         "%s -s page= takes it back, and --page --all gives "
                         "another)"),
                       c->key, token, c->key);
    struct map_slot *slot = map_put_kept(taken, token, strlen(token), &fresh);
    if (!fresh) {
        const struct client *other = b->clients.v[slot->value];
        const struct client *later = later_of(b, other, c, token);
        return err_set(e, ERR_DATA,
                       _("client '%s' has the page of '%s' (acct-add client %s "
                         "-s page= takes it back)"),
                       later->key, later == c ? other->key : c->key,
                       later->key);
    }
    slot->value = c->n;
    return 0;
}

int page_tokens_check(struct book *b, struct err *e)
{
    struct map taken = {0};
    int rc = 0;
    for (size_t i = 0; rc == 0 && i < b->clients.n; i++) {
        const struct client *c = b->clients.v[i];
        rc = check(b, c, client_attr(b, c, "page"), &taken, e);
    }
    map_release(&taken);
    return rc;
}
