/* Names that nobody guesses. */
#include <errno.h>
#include <sys/random.h>

#include "base/i18n.h"
#include "outbox/page/page.h"

static const char digits[] = "abcdefghijklmnopqrstuvwxyz234567";

/* A byte for each character, of which five bits count. */
int page_token_new(char out[PAGE_TOKEN_SIZE], struct err *e)
{
    unsigned char chance[PAGE_TOKEN_SIZE - 1];
    if (getrandom(chance, sizeof chance, 0) != (ssize_t)sizeof chance)
        return err_errno(e, errno, _("no random bytes for a page's name"));
    for (size_t i = 0; i < sizeof chance; i++)
        out[i] = digits[chance[i] & 31];
    out[sizeof chance] = '\0';
    return 0;
}

bool page_token_is(const char *token)
{
    enum { MOST = 64 };
    size_t n = strspn(token, digits);
    return !token[n] && n >= PAGE_TOKEN_SIZE - 1 && n <= MOST;
}

bool page_is_wanted(const struct client *c)
{
    return c->known && c->state != CLIENT_LOST;
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
    if (!fresh)
        return err_set(e, ERR_DATA,
                       _("client '%s' has the page of '%s' (acct-add client %s "
                         "-s page= takes it back)"),
                       c->key, b->clients.v[slot->value]->key, c->key);
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
