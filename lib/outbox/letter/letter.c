/* A letter, from its row. */
#include "inside.h"

#include "book/find.h"
#include "book/optout.h"
#include "work/contact/salute.h"
#include "work/followup/followup.h"

int letter_maker_init(struct letter_maker *m, struct home *home, struct book *b,
                      const struct letter_options *options, struct err *e)
{
    *m = (struct letter_maker){.home = home, .book = b, .options = options};
    const struct doc_look look = {.lang = options->lang};
    templates_init(&m->templates, home);
    doc_maker_init(&m->papers, home, b, &look);
    int rc = followup_rules_read(home, NULL, &m->rules, e);
    if (rc == 0 && options->hours)
        rc = worktime_user_read(home, &m->work, e);
    if (rc == 0 && options->hours)
        sla_open(&m->clocks, b, &m->work.work, true);
    return rc;
}

void letter_maker_release(struct letter_maker *m)
{
    templates_release(&m->templates);
    rules_release(&m->rules);
    sla_close(&m->clocks);
    worktime_user_release(&m->work);
    map_release(&m->made);
    letter_lists_release(&m->lists);
}

void letter_release(struct letter *l)
{
    arena_release(&l->arena);
}

const char *letter_reader(const struct letter *l)
{
    return l->colleague ? l->colleague
           : l->person  ? l->person->name
                        : l->client->name;
}

/* --- Making it --- */

static int find_template(struct making *m, const struct template **t,
                         struct err *e)
{
    const struct letter_options *o = m->by->options;
    const struct action *row = &m->out->row;
    const char *name = o->template      ? o->template
                       : *row->template ? row->template
                                        : row->rule;
    const char *stage =
        m->about.stage ? entry_attr(m->by->book, m->about.stage, "stage") : "";
    return *stage ? template_find_variant(&m->by->templates, name, stage,
                                          m->out->lang, t, e)
                  : template_find(&m->by->templates, name, m->out->lang, t, e);
}

/* In the reader's own language, if it has one. */
static void find_lang(struct making *m)
{
    const struct contact *p = m->out->person;
    const char *lang = p ? contact_attr(m->by->book, p, "lang") : "";
    if (m->by->options->lang)
        lang = m->by->options->lang;
    m->out->lang = *lang ? lang : client_lang(m->by->book, m->out->client);
}

static void find_reply(struct making *m)
{
    const struct entry *q = m->about.question;
    m->out->reply = q ? entry_attr(m->by->book, q, "message") : "";
}

/* To many at once: to whom it is written is found by who wants its like. */
static int find_reader(struct making *m, struct err *e)
{
    struct action *row = &m->out->row;
    const struct template *t;
    const struct contact *p;
    struct buf kind = {0};
    find_lang(m);
    if (find_template(m, &t, e) < 0)
        return -1;
    template_fill(t, TEMPLATE_KIND, NULL, NULL, &kind);
    enum optout like = kind.n ? optout_of_touch(buf_view(&kind)) : OPTOUT_NEWS;
    if (like != OPTOUT_KINDS &&
        optout_person(m->by->book, m->out->client, like, &p) && p)
        action_address_to(m->by->book, m->out->client, p, true, row);
    buf_release(&kind);
    return 0;
}

static void greet(struct making *m)
{
    m->salutation =
        m->out->colleague
            ? paper_word(m->words, W_GREETING)
            : salutation(m->by->book, m->out->client, m->out->person,
                         m->by->home->today, m->words);
    m->informal = salutation_familiar(m->salutation);
}

static int write_letter(struct making *m, struct err *e)
{
    const struct template *t;
    struct buf kind = {0};
    if (m->by->options->campaign && find_reader(m, e) < 0)
        return -1;
    way_find(m);
    find_lang(m);
    if (find_template(m, &t, e) < 0)
        return -1;
    m->words = t->words;
    greet(m);
    template_fill(t, TEMPLATE_KIND, NULL, NULL, &kind);
    m->out->kind = say_keep(m, &kind);
    if (m->by->options->campaign && !*m->out->kind)
        m->out->kind = "news";
    m->out->bulk = strcmp(m->out->kind, "news") == 0 ||
                   strcmp(m->out->kind, "proposal") == 0;
    check_wanted(m);
    check_gone(m);
    check_complaint(m);
    check_quiet(m);
    places_fill(m, t);
    check_hole(m);
    way_link(m);
    find_reply(m);
    m->out->file = files_name(m);
    m->out->answers = m->about.question != NULL;
    return record_make(m, e);
}

/* However the client was named. */
static const char *campaign_key(const struct making *m)
{
    struct buf key = {0};
    buf_puts(&key, "campaign:");
    book_key_put(&key, m->out->client->key);
    buf_ch(&key, ':');
    book_key_put(&key, m->by->options->campaign);
    return say_keep(m, &key);
}

static int make(struct making *m, struct err *e)
{
    const struct letter_maker *by = m->by;
    if (!record_of_letter(m->out->row.record) && !by->options->template) {
        making_stop(m, LETTER_NONE, "");
        return 0;
    }
    if (book_find(by->book, str_of(m->out->row.client), &m->out->client, e) < 0)
        return -1;
    m->out->row.client = m->out->client->key;
    if (!*m->out->row.owner)
        m->out->row.owner = m->out->client->owner;
    if (by->options->campaign)
        m->out->row.key = campaign_key(m);
    check_double(m);
    check_mark(m);
    check_age(m);
    if (m->out->fate != LETTER_GOES)
        return 0;
    check_hours(m);
    return about_find(m, e) < 0 ? -1 : write_letter(m, e);
}

int letter_make(struct letter_maker *by, const struct action *row,
                uint64_t line, struct letter *out, struct err *e)
{
    *out = (struct letter){
        .row = *row,
        .line = line,
        .kind = "",
        .subject = "",
        .body = "",
        .id = "",
        .reply = "",
        .file = "",
        .link = "",
        .lang = "",
        .why = "",
        .instead = "",
    };
    struct making m = {.by = by, .out = out, .salutation = ""};
    return make(&m, e);
}
