#include "work/survey/intake.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/text/text.h"
#include "base/value/typed.h"
#include "book/find.h"

/* Of a client, and not among our own people. */
static bool is_asked(const struct survey *s)
{
    return s->client && !s->entry->internal;
}

/* A client's surveys, one after another; places go up within each, so days stay
 * in order. */
static void group(struct intake *t)
{
    const struct book *b = t->book;
    size_t clients = b->clients.n;
    t->first = mem_new(clients + 1, sizeof *t->first);
    t->of = mem_new(b->surveys.n, sizeof(const struct survey *));
    t->open = mem_new(b->surveys.n, sizeof *t->open);
    for (size_t i = 0; i < b->surveys.n; i++)
        if (is_asked(b->surveys.v[i]))
            t->first[b->surveys.v[i]->client->n + 1]++;
    for (size_t i = 0; i < clients; i++)
        t->first[i + 1] += t->first[i];
    uint32_t *at = mem_new(clients + 1, sizeof *at);
    memcpy(at, t->first, clients * sizeof *at);
    for (size_t i = 0; i < b->surveys.n; i++) {
        const struct survey *s = b->surveys.v[i];
        if (!is_asked(s))
            continue;
        uint32_t place = at[s->client->n]++;
        t->of[place] = s;
        t->open[place] = !s->response                     ? place + 1
                         : place > t->first[s->client->n] ? t->open[place - 1]
                                                          : 0;
    }
    free(at);
}

static const char *cell(const struct form_row *row, enum form_cell k)
{
    return row->cell[k] ? row->cell[k] : "";
}

/* A day as forms write it, with a time behind it or without. */
static int read_day(const struct intake *t, const char *text, int32_t *day,
                    struct err *e)
{
    struct str s = str_of(text), first = s;
    struct when when;
    char shown[DATE_SIZE];
    const char *blank = strchr(text, ' ');
    if (blank && strchr(blank, ':'))
        first.n = (size_t)(blank - text);
    if (when_parse(s, &t->book->options.zone, &when, NULL) == 0) {
        *day = when.day;
    } else if (!day_parse(first, day)) {
        enum typed typed = day_typed(first, day, e);
        if (typed == TYPED_OTHER)
            return when_parse(s, &t->book->options.zone, &when, e);
        if (typed == TYPED_FAULT) {
            e->kind = ERR_DATA;
            return -1;
        }
    }
    return *day <= t->today ? 0
                            : err_set(e, ERR_DATA, _("%s is after today"),
                                      day_print(*day, shown));
}

/* What the columns that there are say of an answer, and when it came: two are
 * alike where this is. */
static void make_key(const struct intake *t, const struct client *client,
                     int32_t day, const char *const *cells, struct buf *key)
{
    buf_clear(key);
    buf_fmt(key, "%s\n%d", client->key, (int)day);
    for (int k = FORM_TEXT; k < FORM_CELLS; k++) {
        buf_ch(key, '\n');
        if (t->form->has[k])
            text_fold(str_of(cells[k] ? cells[k] : ""), key);
    }
}

/* Likewise of a response; without a day where no column says it. */
static void response_key(const struct intake *t, const struct survey *s,
                         bool dated, struct buf *key)
{
    const char *cells[FORM_CELLS] = {[FORM_TEXT] = s->response->text};
    for (int k = FORM_SCORE; k < FORM_CELLS; k++)
        cells[k] = entry_attr(t->book, s->response, form_cells[k]);
    make_key(t, s->client, dated ? s->response->day : DAY_NONE, cells, key);
}

/* As the row has it. */
static void row_key(const struct intake *t, const struct form_row *row,
                    int32_t day, const struct client *client, struct buf *key)
{
    bool dated = *cell(row, FORM_DATE);
    make_key(t, client, dated ? day : DAY_NONE, row->cell, key);
}

void intake_init(struct intake *t, struct book *b, const struct form *f,
                 int32_t today, bool force)
{
    *t = (struct intake){.book = b, .form = f, .today = today, .force = force};
    group(t);
    for (uint32_t i = 0; i < t->first[b->clients.n]; i++)
        for (int dated = 0; t->of[i]->response && dated < 2; dated++) {
            response_key(t, t->of[i], dated, &t->key);
            map_put(&t->said, t->key.p, t->key.n, NULL)->value = i;
        }
}

/* Is it what the survey's own answer says? */
static bool is_known(struct intake *t, const struct form_row *row, int32_t day,
                     const struct survey *s)
{
    struct buf said = {0};
    if (!s->response || !s->client)
        return false;
    response_key(t, s, *cell(row, FORM_DATE), &said);
    row_key(t, row, day, s->client, &t->key);
    bool same = str_is(buf_view(&t->key), buf_cstr(&said));
    buf_release(&said);
    return same;
}

/* NULL: *e says why. */
static struct client *find_client(const struct intake *t,
                                  const struct form_row *row,
                                  struct intake_found *found, struct err *e)
{
    const char *given = cell(row, FORM_CLIENT);
    struct client *client = found->survey ? found->survey->client : NULL;
    if (!*given && !client)
        err_set(e, ERR_DATA, _("whose answer it is, is not said"));
    if (!*given)
        return client;
    if (book_find(t->book, str_of(given), &client, e) == 0)
        return client;
    found->stranger = e->kind == ERR_ABSENT;
    return NULL;
}

/* The place behind the client's last survey that was sent by then. */
static uint32_t sent_by(const struct intake *t, const struct client *client,
                        int32_t day)
{
    uint32_t low = t->first[client->n], high = t->first[client->n + 1];
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (t->of[mid]->entry->day <= day)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

/* The one before those which rows of this form have answered; all of them then
 * lead there at once. */
static uint32_t still_open(struct intake *t, uint32_t first, uint32_t from)
{
    uint32_t open = from, next;
    while (open && map_find(&t->taken, t->of[open - 1]->ref,
                            strlen(t->of[open - 1]->ref)))
        open = open - 1 > first ? t->open[open - 2] : 0;
    for (uint32_t at = from; at != open; at = next) {
        next = at - 1 > first ? t->open[at - 2] : 0;
        t->open[at - 1] = open;
    }
    return open;
}

/* The client's survey that has that answer, else the latest without one that
 * was sent by then; NULL: none. */
static const struct survey *choose(struct intake *t, const struct form_row *row,
                                   int32_t day, const struct client *client)
{
    row_key(t, row, day, client, &t->key);
    const struct map_slot *slot = map_find(&t->said, t->key.p, t->key.n);
    if (slot)
        return t->of[slot->value];
    uint32_t first = t->first[client->n], behind = sent_by(t, client, day);
    uint32_t open =
        behind > first ? still_open(t, first, t->open[behind - 1]) : 0;
    return open ? t->of[open - 1] : NULL;
}

/* From now on that survey has this answer: the same again is known, another is
 * an answer to another. */
static void take(struct intake *t, const struct form_row *row,
                 const struct intake_found *found)
{
    const struct survey *s = found->survey;
    if (!is_asked(s))
        return;
    uint32_t at = sent_by(t, s->client, s->entry->day);
    while (t->of[at - 1] != s)
        at--;
    row_key(t, row, found->day, s->client, &t->key);
    map_put(&t->said, t->key.p, t->key.n, NULL)->value = at - 1;
}

/* Two answers to one survey in one form: the same, or a fault. */
static int check_form(struct intake *t, size_t n, struct intake_found *out,
                      struct err *e)
{
    const char *ref = out->survey->ref;
    bool fresh;
    struct map_slot *slot = map_put(&t->taken, ref, strlen(ref), &fresh);
    if (fresh) {
        slot->value = (uint32_t)n + 1;
        take(t, &t->form->rows.v[n], out);
        return 0;
    }
    const struct form_row *first = &t->form->rows.v[slot->value - 1];
    struct buf key = {0};
    row_key(t, first, out->day, out->survey->client, &key);
    row_key(t, &t->form->rows.v[n], out->day, out->survey->client, &t->key);
    out->known = strcmp(cell(first, FORM_DATE),
                        cell(&t->form->rows.v[n], FORM_DATE)) == 0 &&
                 str_is(buf_view(&t->key), buf_cstr(&key));
    buf_release(&key);
    return out->known
               ? 0
               : err_set(e, ERR_DATA,
                         _("survey %s is answered in line %d already (take "
                           "one of the two out)"),
                         ref, (int)first->line);
}

static int find_survey(struct intake *t, const struct form_row *row,
                       struct intake_found *out, struct err *e)
{
    const char *ref = cell(row, FORM_SURVEY);
    if (*ref && !(out->survey = book_survey(t->book, ref)))
        return book_no_ref(t->book, REC_SURVEY, ref, e);
    const struct client *client = find_client(t, row, out, e);
    if (!client)
        return -1;
    if (!out->survey)
        out->survey = choose(t, row, out->day, client);
    out->known = out->survey && is_known(t, row, out->day, out->survey);
    const struct answer_options o = {
        .ref = out->survey ? out->survey->ref : NULL,
        .day = out->day,
        .force = t->force,
    };
    return out->known ? 0 : answer_find(t->book, client, &o, &out->survey, e);
}

int intake_row(struct intake *t, size_t n, struct intake_found *out,
               struct err *e)
{
    const struct form_row *row = &t->form->rows.v[n];
    *out = (struct intake_found){.day = t->today};
    if (!*cell(row, FORM_SCORE) && !*cell(row, FORM_CSAT))
        return err_set(e, ERR_DATA,
                       _("the answer has neither a score (0 to 10) nor a csat "
                         "(1 to 5)"));
    if (*cell(row, FORM_DATE) &&
        read_day(t, cell(row, FORM_DATE), &out->day, e) < 0)
        return err_at(e, form_cells[FORM_DATE], 0);
    if (find_survey(t, row, out, e) < 0)
        return -1;
    return out->known ? 0 : check_form(t, n, out, e);
}

int intake_rest(const struct intake *t, size_t n, struct err *e)
{
    size_t left = t->form->rows.n - n;
    return err_set(e, ERR_DATA,
                   P_("%s: %zu row behind these was not looked at",
                      "%s: %zu rows behind these were not looked at", left),
                   t->form->source, left);
}

int intake_strangers(const struct intake *t, size_t n, struct err *e)
{
    return err_set(e, ERR_DATA,
                   P_("%s: %zu row is of somebody who is not known "
                      "(--skip-unknown leaves such rows out, and takes the "
                      "rest)",
                      "%s: %zu rows are of people who are not known "
                      "(--skip-unknown leaves such rows out, and takes the "
                      "rest)",
                      n),
                   t->form->source, n);
}

void intake_release(struct intake *t)
{
    free(t->of);
    free(t->first);
    free(t->open);
    map_release(&t->said);
    map_release(&t->taken);
    buf_release(&t->key);
}
