/* Keys of colleagues, and words, that are nearly others. */
#include "base/conf/team.h"

#include "base/i18n.h"
#include "base/text/text.h"

/* Nobody reads more than these. */
enum { CLOSE = 3, FAR = 3 };

void team_closest(const struct team *t, const char *key, struct buf *out)
{
    const struct colleague *near[CLOSE] = {NULL};
    int at[CLOSE] = {FAR, FAR, FAR};
    for (size_t i = 0; i < t->all.n; i++) {
        const struct colleague *m = &t->all.v[i];
        int d = text_distance(str_of(m->key), str_of(key), FAR - 1), k = CLOSE;
        for (; k > 0 && d < at[k - 1]; k--)
            if (k < CLOSE) {
                near[k] = near[k - 1];
                at[k] = at[k - 1];
            }
        if (k < CLOSE && d < at[k]) {
            near[k] = m;
            at[k] = d;
        }
    }
    for (int k = 0; k < CLOSE && near[k]; k++)
        buf_fmt(out, "%s%s", k ? ", " : "", near[k]->key);
}

const char *team_role_like(const char *word)
{
    const char *like = NULL;
    int best = FAR;
    for (int role = 0; role <= TEAM_ROLES; role++) {
        const char *name = role < TEAM_ROLES ? team_roles[role] : "manager";
        int d = text_distance(str_of(name), str_of(word), best);
        if (d < best) {
            best = d;
            like = name;
        }
    }
    return like;
}

bool team_stranger(const struct team *t, const char *key, struct buf *out)
{
    struct buf close = {0};
    if (!*key || !t->all.n || team_find(t, key))
        return false;
    team_closest(t, key, &close);
    if (close.n)
        buf_fmt(out, _("'%s' is not in the team (closest: %s)"), key,
                buf_cstr(&close));
    else
        buf_fmt(out,
                _("'%s' is not in the team (acct.conf has no line for it)"),
                key);
    buf_release(&close);
    return true;
}

const struct colleague *team_alike(const struct team *t, const char *key)
{
    struct buf one = {0}, other = {0};
    const struct colleague *found = NULL;
    text_fold(str_of(key), &one);
    for (size_t i = 0; i < t->all.n && !found; i++) {
        buf_clear(&other);
        text_fold(str_of(t->all.v[i].key), &other);
        if (strcmp(buf_cstr(&one), buf_cstr(&other)) == 0)
            found = &t->all.v[i];
    }
    buf_release(&one);
    buf_release(&other);
    return found;
}
