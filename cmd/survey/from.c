/* acct-survey answer --from: what an online form collected. */
#include "base/i18n.h"
#include "cli/feed.h"
#include "inside.h"
#include "work/survey/intake.h"

/* What a run of it works on. */
struct taking {
    const struct survey_from *from;
    struct form form;
    struct intake intake;
    size_t known, faulty, strangers, skipped;
};

int survey_answer_row(struct cli *c, const struct survey *s,
                      const struct survey_reply *reply, struct record *r)
{
    char date[DATE_SIZE];
    struct cli_record words = {
        .type = REC_RESPONSE,
        .client = s->client ? s->client->key : NULL,
        .ref = s->ref,
        .date = day_print(reply->day, date),
        .channel = reply->channel ? reply->channel : s->entry->channel,
        .owner = entry_owner(s->entry),
        .text = reply->text,
    };
    if (cli_record(c, &words, r) < 0)
        return -1;
    for (int k = FORM_SCORE; k < FORM_CELLS; k++)
        if (reply->said[k] && *reply->said[k])
            record_attr(r, form_cells[k], reply->said[k], &c->home.arena);
    if (s->entry->internal)
        record_attr(r, "kind", survey_kinds[SURVEY_KIND_INTERNAL],
                    &c->home.arena);
    return 0;
}

static const char *or_null(const char *cell)
{
    return cell && *cell ? cell : NULL;
}

static int add_row(struct cli *c, struct enter *en, struct taking *t, size_t n,
                   struct intake_found *found)
{
    const struct form_row *row = &t->form.rows.v[n];
    struct record r;
    if (intake_row(&t->intake, n, found, &c->err) < 0)
        return -1;
    t->known += found->known;
    if (found->known)
        return 0;
    struct survey_reply reply = {
        .day = found->day,
        .channel = or_null(row->cell[FORM_CHANNEL]),
        .text = or_null(row->cell[FORM_TEXT]),
        .said = row->cell,
    };
    if (!reply.channel)
        reply.channel = t->from->channel;
    if (survey_answer_row(c, found->survey, &reply, &r) < 0)
        return -1;
    if (enter_add(en, &r, &c->err) == 0)
        return 0;
    enter_refused(en, &r);
    return -1;
}

/* So many faults are told, the last of them as the run's own. */
enum { FAULTS_TOLD = 20 };

/* Whose answer it is, nobody knows: told, and the rest goes on. */
static void skip(struct cli *c, struct taking *t)
{
    if (t->skipped++ < FAULTS_TOLD && !t->from->write.quiet)
        cli_note(c, _("%s (left out)"), c->err.text);
    c->err = (struct err)ERR_INIT;
}

/* The nth row; -1: no more are to be looked at. */
static int take_row(struct cli *c, struct enter *en, struct taking *t, size_t n,
                    struct err *last)
{
    struct intake_found found;
    if (add_row(c, en, t, n, &found) == 0)
        return 0;
    if (c->err.kind == ERR_IO)
        return -1;
    err_at(&c->err, t->form.source, t->form.rows.v[n].line);
    if (found.stranger && t->from->skip_unknown) {
        skip(c, t);
        return 0;
    }
    t->strangers += found.stranger;
    if (t->faulty++)
        cli_say(c, last->text);
    *last = c->err;
    c->err = (struct err)ERR_INIT;
    return 0;
}

static int add(struct cli *c, struct enter *en, void *arg)
{
    struct taking *t = arg;
    struct err last = ERR_INIT;
    intake_init(&t->intake, enter_book(en), &t->form, c->home.today,
                t->from->force);
    size_t i = 0, n = t->form.rows.n;
    for (; i < n && t->faulty < FAULTS_TOLD; i++)
        if (take_row(c, en, t, i, &last) < 0)
            return -1;
    if (!t->faulty)
        return 0;
    if (t->strangers) {
        cli_say(c, last.text);
        (void)intake_strangers(&t->intake, t->strangers, &last);
    }
    if (i < n) {
        cli_say(c, last.text);
        return intake_rest(&t->intake, i, &c->err);
    }
    c->err = last;
    return -1;
}

static void tell_left_out(struct cli *c, const struct taking *t)
{
    size_t more = t->skipped > FAULTS_TOLD ? t->skipped - FAULTS_TOLD : 0;
    if (more)
        cli_note(c,
                 P_("%zu more row of people who are not known: left out",
                    "%zu more rows of people who are not known: left out",
                    more),
                 more);
    if (t->known)
        cli_note(c,
                 P_("%zu row is there already: left out",
                    "%zu rows are there already: left out", t->known),
                 t->known);
}

static int print(struct cli *c, const struct enter *en, void *arg)
{
    const struct taking *t = arg;
    if (t->from->write.quiet)
        return 0;
    tell_left_out(c, t);
    if (t->from->write.dry_run || c->format_given)
        return cli_enter_print(c, en);
    for (size_t i = 0; i < enter_count(en); i++)
        printf("%.*s\n", STR_ARG(enter_row(en, i)->col[COL_REF]));
    return 0;
}

int survey_answer_from(struct cli *c, const struct survey_from *from)
{
    static const struct cli_writing writing = {add, print};
    struct cli_enter how = {.dry_run = from->write.dry_run, .texts = true};
    struct taking t = {.from = from};
    struct feed_how table = {.delimiter = from->delimiter};
    struct form_how file = {.encoding = from->encoding};
    int rc = foreign_delimiter(&table, &file.delimiter, &c->err);
    for (size_t i = 0; rc == 0 && i < from->map.n; i++)
        rc = form_map(&t.form, from->map.v[i], &c->err);
    if (rc == 0)
        rc = form_read(&t.form, from->file, &file, &c->err);
    if (rc == 0)
        rc = cli_write(c, &how, TYPE(REC_SURVEY) | TYPE(REC_RESPONSE), &writing,
                       &t);
    intake_release(&t.intake);
    form_release(&t.form);
    return rc;
}
