/* acct-survey report: who answered, what they said, and in which words. */
#include <stdlib.h>

#include "base/i18n.h"
#include "inside.h"
#include "stats/nps.h"
#include "work/survey/said.h"

/* What a list calls the parts of an answer. */
static const char *const part_titles[SAIDS] = {
    [SAID_DISLIKED] = N_("bad"),
    [SAID_TROUBLE] = N_("hard"),
    [SAID_LIKED] = N_("good"),
    [SAID_REMARK] = N_("remark"),
};

/* The word of the machine formats, or that for people. */
static const char *part_name(const struct cli *c, enum survey_part part)
{
    return c->format == OUT_TABLE ? _(part_titles[part]) : survey_saids[part];
}

static void out_score(struct out *o, int score)
{
    if (score < 0) {
        out_none(o);
        return;
    }
    out_style(o, score >= 9 ? OUT_GOOD : score >= 7 ? OUT_PLAIN : OUT_BAD);
    out_int(o, score);
}

/* --- What was said -------------------------------------------------------- */

static const struct out_column said_columns[] = {
    {"what", N_("SAID"), OUT_TEXT, 0},     {"date", N_("DATE"), OUT_DATE, 0},
    {"client", N_("CLIENT"), OUT_KEY, 0},  {"about", N_("ABOUT"), OUT_KEY, 0},
    {"score", N_("SCORE"), OUT_NUMBER, 0}, {"text", N_("TEXT"), OUT_TEXT, 0},
};
enum { SAID_COLUMNS = sizeof said_columns / sizeof said_columns[0] };

static void said_row(struct cli *c, struct out *o, struct book *b,
                     const struct survey *s, enum survey_part part)
{
    out_word(o, part_name(c, part));
    out_day(o, s->response->day);
    out_word(o, s->client ? s->client->key : "");
    out_word(o, survey_about(b, s->entry));
    out_score(o, survey_score(b, s->response, "score"));
    out_word(o, survey_said(b, s->response, part));
    out_end(o);
}

/* `out` where there is one; else it is opened at the first row. */
static void said_rows(struct cli *c, struct book *b,
                      const struct survey_groups *g, struct out **out)
{
    for (int part = 0; part < SAIDS; part++)
        for (size_t i = 0; i < b->surveys.n; i++) {
            const struct survey *s = b->surveys.v[i];
            if (g->of[i] < 0 || !s->response ||
                !*survey_said(b, s->response, (enum survey_part)part))
                continue;
            if (!*out) {
                putchar('\n');
                *out = cli_out(c, said_columns, SAID_COLUMNS, NULL);
            }
            said_row(c, *out, b, s, (enum survey_part)part);
        }
}

int survey_print_said(struct cli *c, struct book *b,
                      const struct survey_groups *g)
{
    struct out *o =
        cli_out(c, said_columns, SAID_COLUMNS, _("Nothing was said."));
    said_rows(c, b, g, &o);
    return cli_out_close(c, o);
}

int survey_print_said_below(struct cli *c, struct book *b,
                            const struct survey_groups *g)
{
    struct out *o = NULL;
    said_rows(c, b, g, &o);
    return o ? cli_out_close(c, o) : 0;
}

/* --- Who ------------------------------------------------------------------ */

enum side { PROMOTER, PASSIVE, DETRACTOR, SIDES };
static const char *const sides[SIDES] = {
    [PROMOTER] = N_("promoter"),
    [PASSIVE] = N_("passive"),
    [DETRACTOR] = N_("detractor"),
};

static const struct out_column who_columns[] = {
    {"side", N_("SIDE"), OUT_TEXT, 0},
    {"date", N_("DATE"), OUT_DATE, 0},
    {"client", N_("CLIENT"), OUT_KEY, 0},
    {"name", N_("NAME"), OUT_TEXT, OUT_SPARE(1)},
    {"score", N_("SCORE"), OUT_NUMBER, 0},
    {"survey", N_("SURVEY"), OUT_KEY, 0},
    {"kind", N_("KIND"), OUT_TEXT, OUT_SPARE(2)},
    {"about", N_("ABOUT"), OUT_KEY, 0},
    {"owner", N_("OWNER"), OUT_KEY, OUT_SPARE(3)},
};

struct answerer {
    enum side side;
    const char *client;
    const struct survey *survey;
    size_t n; /* its place in the book */
    int score;
};

static int by_side(const void *a, const void *b)
{
    const struct answerer *x = a, *y = b;
    int d = x->side < y->side   ? -1
            : x->side > y->side ? 1
                                : strcmp(x->client, y->client);
    return d ? d : x->n < y->n ? -1 : 1;
}

static enum side side_of(int score)
{
    struct nps one = {0};
    nps_add(&one, score);
    return one.promoters ? PROMOTER : one.passives ? PASSIVE : DETRACTOR;
}

static void who_row(const struct cli *c, struct out *o, struct book *b,
                    const struct answerer *a)
{
    const struct survey *s = a->survey;
    out_word(o, c->format == OUT_TABLE ? _(sides[a->side]) : sides[a->side]);
    out_day(o, s->response->day);
    out_word(o, a->client);
    out_word(o, s->client ? s->client->name : "");
    out_score(o, a->score);
    out_word(o, s->ref);
    out_word(o, survey_kinds[survey_kind_of(s->entry)]);
    out_word(o, survey_about(b, s->entry));
    out_word(o, entry_owner(s->entry));
    out_end(o);
}

int survey_print_who(struct cli *c, struct book *b,
                     const struct survey_groups *g)
{
    VEC(struct answerer) all = {0};
    for (size_t i = 0; i < b->surveys.n; i++) {
        const struct survey *s = b->surveys.v[i];
        int score = g->of[i] >= 0 && s->response
                        ? survey_score(b, s->response, "score")
                        : -1;
        if (score >= 0)
            *vec_push(&all) = (struct answerer){
                side_of(score), s->client ? s->client->key : "", s, i, score};
    }
    if (all.n)
        qsort(all.v, all.n, sizeof *all.v, by_side);
    struct out *o =
        cli_out(c, who_columns, sizeof who_columns / sizeof who_columns[0],
                _("Nobody gave a score."));
    for (size_t i = 0; i < all.n; i++)
        who_row(c, o, b, &all.v[i]);
    vec_release(&all);
    return cli_out_close(c, o);
}

/* --- In which words ------------------------------------------------------- */

enum { WORDS_MOST = 20 };

static const struct out_column word_columns[] = {
    {"what", N_("SAID"), OUT_TEXT, 0},
    {"word", N_("WORD"), OUT_TEXT, 0},
    {"answers", N_("ANSWERS"), OUT_NUMBER, 0},
};

int survey_print_words(struct cli *c, struct book *b,
                       const struct survey_groups *g)
{
    struct out *o =
        cli_out(c, word_columns, sizeof word_columns / sizeof word_columns[0],
                _("Nothing was said."));
    int rc = 0;
    for (int part = 0; rc == 0 && part < SAID_REMARK; part++) {
        struct said_words words;
        rc = survey_words_find(b, g, (enum survey_part)part, WORDS_MOST, &words,
                               &c->err);
        for (size_t i = 0; i < words.all.n; i++) {
            out_word(o, part_name(c, (enum survey_part)part));
            out_word(o, words.all.v[i].word);
            out_int(o, words.all.v[i].answers);
            out_end(o);
        }
        survey_words_release(&words);
    }
    return cli_out_close(c, o) < 0 ? -1 : rc;
}
