#include "inbox/mails.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "inside.h"

/* --- what is known ---------------------------------------------------------
 */

static uint64_t written(void)
{
    uint64_t types = 0;
    for (int type = 0; type < REC_TYPES; type++)
        if (schema_attr((enum rec_type)type, STR("message")))
            types |= TYPE(type);
    return types;
}

uint64_t mails_types(void)
{
    uint64_t types = written();
    for (int type = 0; type < REC_TYPES; type++)
        if (schema_types[type].ref == REF_OWN)
            types |= TYPE(type);
    return types;
}

/* `thread`: what answers it is about that record.  A task is there since a
 * letter of ours did not arrive. */
static void know(struct mails *in, const struct entry *e, bool thread)
{
    const char *id = TYPE(e->type) & in->written
                         ? entry_attr(in->options.book, e, "message")
                         : "";
    bool fresh;
    if (!*id)
        return;
    if (e->type == REC_TASK) {
        map_put_kept(&in->lost, id, strlen(id), NULL);
        return;
    }
    struct map_slot *slot = map_put_kept(&in->known, id, strlen(id), &fresh);
    if (!thread || (!fresh && slot->value))
        return;
    *vec_push(&in->threads) = e;
    slot->value = (uint32_t)in->threads.n;
}

void mails_open(struct mails *in, const struct mails_options *options)
{
    struct book *b = options->book;
    *in = (struct mails){.options = *options, .written = written()};
    reach_open(&in->reach, b);
    for (size_t i = 0; i < b->entries.n; i++)
        know(in, &b->entries.v[i], true);
    for (size_t i = 0; i < b->later.n; i++)
        know(in, &b->later.v[i], false);
    for (size_t i = 0; i < b->voided.n; i++)
        know(in, &b->voided.v[i], false);
}

void mails_release(struct mails *in)
{
    reach_release(&in->reach);
    map_release(&in->known);
    vec_release(&in->threads);
    map_release(&in->answered);
    map_release(&in->lost);
    arena_release(&in->arena);
}

static const struct entry *thread_of_id(const struct mails *in, struct str id)
{
    const struct map_slot *slot =
        id.n ? map_find(&in->known, id.p, id.n) : NULL;
    return slot && slot->value ? in->threads.v[slot->value - 1] : NULL;
}

/* The record that the message answers: of what it names, the last; NULL. */
static const struct entry *thread_of(const struct mails *in,
                                     const struct received *m)
{
    const char *const lists[] = {m->answers, m->references};
    for (size_t i = 0; i < 2; i++) {
        const struct entry *last = NULL;
        struct str rest = str_of(lists[i]), id;
        while (str_cut(&rest, ' ', &id)) {
            const struct entry *e = thread_of_id(in, id);
            last = e ? e : last;
        }
        if (last)
            return last;
    }
    return NULL;
}

/* FNV-1a; of what has no id, so that it is known again. */
static uint64_t hash(uint64_t h, struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        h = (h ^ (unsigned char)s.p[i]) * UINT64_C(0x100000001b3);
    return h * UINT64_C(0x100000001b3);
}

static const char *id_of(struct mails *in, const struct received *m)
{
    uint64_t h = UINT64_C(0xcbf29ce484222325);
    if (*m->id)
        return m->id;
    h = hash(h, str_of(m->from));
    h = hash(h, str_of(m->subject));
    h = hash(h, (struct str){(const char *)&m->at, sizeof m->at});
    h = hash(h, m->said); /* however its lines end */
    return arena_fmt(&in->arena, "%016llx@none.invalid", (unsigned long long)h);
}

/* --- what is left out ------------------------------------------------------
 */

/* Who has the address; of several clients the one whose thread it is. False:
 * nobody, and that is told. */
static bool find_sender(struct taking *t)
{
    struct reach *reach = &t->in->reach;
    struct str from = str_of(t->m->from);
    if (t->thread && t->thread->client &&
        (t->who = reach_find(reach, from, t->thread->client)))
        return true;
    t->thread = NULL; /* another's: it was passed on */
    t->who = reach_find(reach, from, NULL);
    if (!t->who)
        tell(t, _("nobody is known who writes from %s: '%s' (left out)"),
             t->m->from, rows_subject(t));
    else if (t->who->several)
        tell(t,
             _("several clients write from %s: '%s' (left out: add it by "
               "hand)"),
             t->m->from, rows_subject(t));
    return t->who && !t->who->several;
}

/* What we sent did not arrive: of an address that is dead, its client's book
 * says so; of a letter that nobody read, once, that there is something to do.
 */
static void take_bounce(struct taking *t)
{
    const struct received *m = t->m;
    bool dead = m->status[0] == '5' || !*m->status;
    const struct entry *ours = thread_of_id(t->in, str_of(m->lost));
    t->thread = ours ? ours : t->thread;
    if (*m->failed && t->thread && t->thread->client)
        t->who =
            reach_find(&t->in->reach, str_of(m->failed), t->thread->client);
    if (*m->failed && !t->who)
        t->who = reach_find(&t->in->reach, str_of(m->failed), NULL);
    if (!*m->failed)
        tell(t, _("%s says that a message did not arrive, but not whose: '%s'"),
             m->from, rows_subject(t));
    else if (!dead && !m->given_up)
        tell(t, _("mail to %s is late, and is tried again: '%s'"), m->failed,
             rows_subject(t));
    else if (!t->who)
        tell(t, _("mail to %s did not arrive, and nobody is known by it: '%s'"),
             m->failed, rows_subject(t));
    if (!t->who || (!dead && !m->given_up))
        return;
    if (dead)
        rows_dead(t);
    rows_lost(t, m->lost);
}

static void find_said(struct taking *t)
{
    const struct contact *contact = t->who->contact;
    const char *const names[] = {t->m->from_name, t->who->client->name,
                                 contact ? contact->name : ""};
    t->said = words_within(t->m->said, names, sizeof names / sizeof names[0]);
}

static void take_written(struct taking *t)
{
    const struct received *m = t->m;
    if (!find_sender(t))
        return;
    find_said(t);
    if (m->sort != MAIL_LIST && wish_to_leave(str_of(m->subject), t->said))
        rows_optout(t);
    else if (m->sort == MAIL_AUTO)
        tell(t, _("%s answers automatically: '%s' (left out)"), m->from,
             rows_subject(t));
    else if (m->sort == MAIL_LIST)
        tell(t, _("%s writes to many: '%s' (left out)"), m->from,
             rows_subject(t));
    else if (!rows_response(t))
        rows_touch(t);
}

void mails_take(struct mails *in, const struct received *m,
                struct mails_said *out)
{
    bool fresh;
    *out = (struct mails_said){0};
    arena_release(&in->arena);
    struct taking t = {.in = in, .m = m, .id = id_of(in, m), .out = out};
    map_put(&in->known, t.id, strlen(t.id), &fresh);
    if (!fresh)
        return;
    t.thread = thread_of(in, m);
    if (m->sort == MAIL_BOUNCE)
        take_bounce(&t);
    else if (!*m->from)
        tell(&t, _("mail names no sender: '%s' (left out)"), rows_subject(&t));
    else if (*in->options.ours &&
             reach_same(&in->reach, str_of(m->from), str_of(in->options.ours)))
        tell(&t, _("mail from %s is ours: '%s' (left out)"), m->from,
             rows_subject(&t));
    else
        take_written(&t);
}
