#include "work/contact/rows.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/text/text.h"

static const char *const names[ACTION_CELLS] = {
    [CELL_KEY] = "key",           [CELL_DATE] = "date",
    [CELL_DUE] = "due",           [CELL_CLIENT] = "client",
    [CELL_CONTACT] = "contact",   [CELL_CHANNEL] = "channel",
    [CELL_ADDRESS] = "address",   [CELL_RULE] = "rule",
    [CELL_REF] = "ref",           [CELL_OWNER] = "owner",
    [CELL_TEMPLATE] = "template", [CELL_RECORD] = "record",
    [CELL_REASON] = "reason",
};
/* Without these there is no letter. */
static const bool needed[ACTION_CELLS] = {
    [CELL_KEY] = true,
    [CELL_CLIENT] = true,
    [CELL_RULE] = true,
    [CELL_RECORD] = true,
};

static int no_rows(struct err *e)
{
    return err_set(e, ERR_DATA,
                   _("these are no action rows (acct-followup -O csv prints "
                     "them; so do acct-survey due and acct-invoice remind)"));
}

static int read_header(struct action_rows *r, const struct str *cells, size_t n,
                       struct err *e)
{
    for (int k = 0; k < ACTION_CELLS; k++) {
        r->at[k] = -1;
        for (size_t i = 0; i < n; i++)
            if (str_is(cells[i], names[k])) {
                if (r->at[k] >= 0)
                    return err_set(e, ERR_DATA,
                                   _("the column %s is there "
                                     "twice"),
                                   names[k]);
                r->at[k] = (int)i;
            }
        if (needed[k] && r->at[k] < 0)
            return no_rows(e);
    }
    r->header = true;
    return 0;
}

static int read_day(struct action_rows *r, const struct str *cells, int column,
                    int32_t *day, struct err *e)
{
    struct when when;
    *day = DAY_NONE;
    if (r->at[column] < 0 || !cells[r->at[column]].n)
        return 0;
    if (when_parse(cells[r->at[column]], &r->zone, &when, e) < 0) {
        struct buf text = {0};
        buf_puts(&text, e->text);
        err_set(e, ERR_DATA, "%s: %s", names[column], buf_cstr(&text));
        buf_release(&text);
        return -1;
    }
    *day = when.day;
    return 0;
}

static const char *cell(struct action_rows *r, const struct str *cells,
                        int column)
{
    if (r->at[column] < 0)
        return "";
    struct str s = cells[r->at[column]];
    return arena_dup(&r->arena, s.p, s.n);
}

static int check_cells(const struct action_rows *r, const struct str *cells,
                       size_t n, struct err *e)
{
    for (int k = 0; k < ACTION_CELLS; k++) {
        if (r->at[k] >= (int)n)
            return err_set(e, ERR_DATA, _("%s: the row has too few cells"),
                           names[k]);
        if (r->at[k] >= 0 &&
            text_has_control(cells[r->at[k]], k == CELL_REASON))
            return err_set(e, ERR_DATA, _("%s: has a control character"),
                           names[k]);
        if (needed[k] && k != CELL_CLIENT && !cells[r->at[k]].n)
            return err_set(e, ERR_DATA, _("%s: is empty"), names[k]);
    }
    return 0;
}

static int on_row(void *arg, const struct str *cells, size_t n, uint64_t line,
                  struct err *e)
{
    struct action_rows *r = arg;
    if (!r->header)
        return read_header(r, cells, n, e);
    if (check_cells(r, cells, n, e) < 0)
        return -1;
    struct action a = {
        .key = cell(r, cells, CELL_KEY),
        .client = cell(r, cells, CELL_CLIENT),
        .contact = cell(r, cells, CELL_CONTACT),
        .channel = cell(r, cells, CELL_CHANNEL),
        .address = cell(r, cells, CELL_ADDRESS),
        .rule = cell(r, cells, CELL_RULE),
        .ref = cell(r, cells, CELL_REF),
        .owner = cell(r, cells, CELL_OWNER),
        .template = cell(r, cells, CELL_TEMPLATE),
        .record = cell(r, cells, CELL_RECORD),
        .reason = cell(r, cells, CELL_REASON),
    };
    if (read_day(r, cells, CELL_DATE, &a.date, e) < 0 ||
        read_day(r, cells, CELL_DUE, &a.due, e) < 0)
        return -1;
    *vec_push(&r->all) = (struct action_row){a, line};
    return 0;
}

/* --- Keys of clients --- */

static int end_line(struct action_rows *r, struct err *e)
{
    struct str key = str_trim(buf_view(&r->line));
    struct arena *arena = &r->arena;
    struct buf whole = {0};
    r->lines++;
    if (!key.n)
        return 0;
    if (!text_valid(key, NULL) || text_has_control(key, false) ||
        memchr(key.p, ',', key.n)) {
        enum { SHOWN = 60 };
        return err_set(e, ERR_DATA,
                       _("'%.*s' is no key of a client (acct-show --list "
                         "-O ids prints them)"),
                       (int)(key.n < SHOWN ? key.n : SHOWN), key.p);
    }
    char *client = arena_dup(arena, key.p, key.n);
    buf_puts(&whole, "campaign:");
    book_key_put(&whole, client);
    buf_ch(&whole, ':');
    book_key_put(&whole, r->campaign);
    *vec_push(&r->all) = (struct action_row){{.key = buf_keep(&whole, arena),
                                              .date = DAY_NONE,
                                              .due = DAY_NONE,
                                              .client = client,
                                              .contact = "",
                                              .channel = "",
                                              .address = "",
                                              .rule = "campaign",
                                              .ref = "",
                                              .owner = "",
                                              .template = r->template,
                                              .record = "touch",
                                              .reason = ""},
                                             r->lines};
    buf_clear(&r->line);
    return 0;
}

static int take_keys(struct action_rows *r, struct str bytes, struct err *e)
{
    enum { LONGEST = 4096 };
    for (size_t i = 0; i < bytes.n; i++) {
        if (bytes.p[i] != '\n') {
            if (r->line.n < LONGEST)
                buf_ch(&r->line, bytes.p[i]);
            continue;
        }
        if (end_line(r, e) < 0)
            return -1;
        buf_clear(&r->line);
    }
    return 0;
}

/* --- Either --- */

void action_rows_begin(struct action_rows *r, struct zone zone)
{
    *r = (struct action_rows){.zone = zone};
    r->csv = csv_reader_new(on_row, r);
}

void action_rows_of_clients(struct action_rows *r, const char *campaign,
                            const char *template)
{
    *r = (struct action_rows){.campaign = campaign, .template = template};
}

static int placed(const struct action_rows *r, int rc, struct err *e)
{
    return rc < 0 && e->kind == ERR_DATA
               ? err_at(e, _("standard input"),
                        r->csv ? csv_line(r->csv) : r->lines)
               : rc;
}

int action_rows_feed(struct action_rows *r, struct str bytes, struct err *e)
{
    return placed(r,
                  r->csv ? csv_feed(r->csv, bytes.p, bytes.n, e)
                         : take_keys(r, bytes, e),
                  e);
}

int action_rows_end(struct action_rows *r, struct err *e)
{
    return placed(r, r->csv ? csv_end(r->csv, e) : end_line(r, e), e);
}

void action_rows_release(struct action_rows *r)
{
    csv_reader_free(r->csv);
    buf_release(&r->line);
    vec_release(&r->all);
    arena_release(&r->arena);
}
