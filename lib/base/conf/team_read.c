/* [team] of the configuration, line by line. */
#include <stdlib.h>

#include "base/conf/team.h"
#include "base/i18n.h"
#include "base/text/text.h"
#include "base/value/handle.h"

enum { KEY_MOST = 64 };

/* What a part of the value says. */
struct part {
    struct team *team;
    struct colleague *member;
    struct str word; /* its first */
    struct str rest; /* what stands behind that */
    struct err *err;
};

static int take_text(struct part *p, const char **to)
{
    if (**to)
        return err_set(p->err, ERR_DATA, _("'%.*s' is there twice"),
                       STR_ARG(p->word));
    *to = arena_dup(&p->team->arena, p->rest.p, p->rest.n);
    return 0;
}

static int take_name(struct part *p)
{
    return take_text(p, &p->member->name);
}

static int take_phone(struct part *p)
{
    return handle_check(HANDLE_PHONE, p->rest, p->err) < 0
               ? -1
               : take_text(p, &p->member->phone);
}

static int take_email(struct part *p)
{
    return handle_check(HANDLE_EMAIL, p->rest, p->err) < 0
               ? -1
               : take_text(p, &p->member->email);
}

static int take_deputy(struct part *p)
{
    return take_text(p, &p->member->deputy);
}

/* FROM..TO, FROM.. or a day. */
static bool stretch_parse(struct str s, struct period *out)
{
    const char *dots = NULL;
    for (size_t i = 0; i + 1 < s.n && !dots; i++)
        if (s.p[i] == '.' && s.p[i + 1] == '.')
            dots = s.p + i;
    *out = (struct period){.to = DAY_MAX, .unit = PERIOD_DAYS};
    if (!dots) {
        bool day = day_parse(s, &out->from);
        out->to = out->from;
        return day;
    }
    struct str from = str_trim((struct str){s.p, (size_t)(dots - s.p)});
    struct str to =
        str_trim((struct str){dots + 2, (size_t)(s.p + s.n - dots - 2)});
    return day_parse(from, &out->from) && (!to.n || day_parse(to, &out->to));
}

static int take_away(struct part *p)
{
    struct period away;
    if (!stretch_parse(p->rest, &away))
        return err_set(p->err, ERR_DATA,
                       _("away '%.*s' is no stretch of days (write it as in "
                         "away 2026-10-10..2026-10-20)"),
                       STR_ARG(p->rest));
    if (away.to < away.from)
        return err_set(p->err, ERR_DATA, _("away '%.*s' ends before it begins"),
                       STR_ARG(p->rest));
    *vec_push(&p->member->away) = away;
    return 0;
}

static int take_limit(struct part *p)
{
    enum { MOST = 9999 };
    unsigned long n;
    if (!str_number(p->rest, MOST, &n) || n == 0)
        return err_set(p->err, ERR_DATA,
                       _("limit '%.*s' is no number of clients (1 to %d)"),
                       STR_ARG(p->rest), MOST);
    p->member->limit = (int)n;
    return 0;
}

static int take_part(struct part *p)
{
    static const struct {
        const char *word;
        int (*take)(struct part *p);
    } facts[] = {{"name", take_name},   {"phone", take_phone},
                 {"email", take_email}, {"deputy", take_deputy},
                 {"away", take_away},   {"limit", take_limit}};
    enum team_role role = team_role_find(p->word);
    if (role < TEAM_ROLES && !p->rest.n) {
        p->member->roles |= 1u << role;
        return 0;
    }
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
        if (str_is(p->word, facts[i].word))
            return p->rest.n ? facts[i].take(p)
                             : err_set(p->err, ERR_DATA,
                                       _("'%s' says nothing (write what it is "
                                         "behind it)"),
                                       facts[i].word);
    return err_set(p->err, ERR_DATA,
                   _("'%.*s' is no role (account, sales, papers, technician), "
                     "and begins no name, phone, email, deputy, away or limit"),
                   STR_ARG(p->word));
}

static int take_all(struct team *t, struct colleague *m, struct str value,
                    struct err *e)
{
    struct str one;
    while (str_cut(&value, ',', &one)) {
        one = str_trim(one);
        size_t n = 0;
        while (n < one.n && !strchr(" \t", one.p[n]))
            n++;
        struct part p = {
            t, m, {one.p, n}, str_trim((struct str){one.p + n, one.n - n}), e};
        if (one.n && take_part(&p) < 0)
            return -1;
    }
    return 0;
}

static int check_key(const char *key, struct err *e)
{
    struct str s = str_of(key);
    if (!s.n)
        return err_set(e, ERR_DATA,
                       _("a line says nothing of whom (write KEY = account)"));
    if (s.n > KEY_MOST)
        return err_set(e, ERR_DATA, _("the key is longer than %d bytes"),
                       KEY_MOST);
    if (text_key(s, true, e) < 0)
        return -1;
    /* Rules name roles and people alike. */
    if (team_role_find(s) < TEAM_ROLES || str_is(s, "manager"))
        return err_set(e, ERR_DATA,
                       _("a role, and nobody's key (write KEY = %s)"), key);
    return str_is(s, "me")
               ? err_set(e, ERR_DATA,
                         _("stands for owner in [acct], and is nobody's key "
                           "(write that)"))
               : 0;
}

static int add(struct team *t, const char *key, struct str value, uint64_t line,
               struct err *e)
{
    bool fresh;
    if (check_key(key, e) < 0)
        return -1;
    if (!text_valid(value, NULL))
        return err_set(e, ERR_DATA, _("is not UTF-8"));
    if (text_has_control(value, false))
        return err_set(e, ERR_DATA, _("has a control character (take it out)"));
    struct map_slot *slot = map_put(&t->at, key, strlen(key), &fresh);
    if (!fresh)
        return err_set(e, ERR_DATA,
                       _("is in the team already, line %llu (one line each)"),
                       (unsigned long long)t->all.v[slot->value].line);
    const struct colleague *like = team_alike(t, key);
    if (like)
        return err_set(e, ERR_DATA,
                       _("is '%s', line %llu, but for its case (one line "
                         "each)"),
                       like->key, (unsigned long long)like->line);
    slot->value = (uint32_t)t->all.n;
    struct colleague *m = vec_push(&t->all);
    m->key = arena_dup(&t->arena, key, strlen(key));
    m->name = m->phone = m->email = m->deputy = "";
    m->line = line;
    if (take_all(t, m, value, e) < 0)
        return -1;
    if (!*m->name)
        m->name = m->key;
    return 0;
}

int team_add(struct team *t, const char *key, const char *value, uint64_t line,
             struct err *e)
{
    if (add(t, key, str_of(value), line, e) == 0)
        return 0;
    return *key ? err_at(e, key, 0) : -1;
}

static int check_deputy(const struct team *t, const struct colleague *m,
                        struct err *e)
{
    struct buf close = {0};
    if (!*m->deputy)
        return 0;
    if (strcmp(m->deputy, m->key) == 0)
        return err_set(e, ERR_DATA, _("nobody is one's own deputy"));
    if (team_find(t, m->deputy))
        return 0;
    team_closest(t, m->deputy, &close);
    if (close.n)
        err_set(e, ERR_DATA, _("deputy '%s' is not in the team (closest: %s)"),
                m->deputy, buf_cstr(&close));
    else
        err_set(e, ERR_DATA,
                _("deputy '%s' is not in the team (give a line for '%s')"),
                m->deputy, m->deputy);
    buf_release(&close);
    return -1;
}

/* A pair stands in for each other; in a larger circle nobody is the last.
 * `seen` holds by place the walk that came there first, from 1. */
static int check_circle(const struct team *t, size_t from, uint32_t *seen,
                        struct err *e)
{
    const struct colleague *m = &t->all.v[from];
    uint32_t walk = (uint32_t)from + 1;
    size_t place = from;
    while (m && !seen[place]) {
        seen[place] = walk;
        m = team_find(t, m->deputy);
        place = m ? (size_t)(m - t->all.v) : 0;
    }
    const struct colleague *next = m ? team_find(t, m->deputy) : NULL;
    if (!m || seen[place] != walk || !next || team_find(t, next->deputy) == m)
        return 0;
    return err_set(e, ERR_DATA,
                   _("the deputies %s, %s, … stand in for each other in a "
                     "circle (two may, not more)"),
                   m->key, next->key);
}

int team_check(const struct team *t, const char *path, struct err *e)
{
    uint32_t *seen = mem_new(t->all.n, sizeof *seen);
    int rc = 0;
    for (size_t i = 0; i < t->all.n && rc == 0; i++)
        if (check_deputy(t, &t->all.v[i], e) < 0) {
            err_at(e, t->all.v[i].key, 0);
            rc = err_at(e, path, t->all.v[i].line);
        }
    for (size_t i = 0; i < t->all.n && rc == 0; i++)
        if (check_circle(t, i, seen, e) < 0)
            rc = err_at(e, path, t->all.v[i].line);
    free(seen);
    return rc;
}
