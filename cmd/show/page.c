/* The card as people read it: the frame, and what is no table. */
#include "show/page.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/text/text.h"
#include "work/client/attrs.h"

enum { INDENT = 2, GAP = 2, WIDTH_LEAST = 20 };

void page_heading(struct page *p, const char *text)
{
    fputc('\n', stdout);
    out_styled(stdout, str_of(text), OUT_BOLD, p->c->color);
    fputc('\n', stdout);
}

void page_fact(struct page *p, const char *label, const char *value,
               enum out_style style)
{
    if (!*value)
        return;
    *vec_push(&p->lines) = (struct page_line){
        .label = arena_dup(&p->c->home.arena, label, strlen(label)),
        .value = arena_dup(&p->c->home.arena, value, strlen(value)),
        .style = style,
    };
}

static int width_of(struct str s)
{
    struct buf plain = {0};
    text_plain(s, &plain);
    int width = text_width(buf_view(&plain));
    buf_release(&plain);
    return width;
}

/* The value from column `at` on, broken at blanks before the terminal's edge,
 * and where it has lines of its own. */
static void print_value(struct page *p, const struct page_line *f, int at)
{
    int most = p->c->width > at + WIDTH_LEAST ? p->c->width : 0;
    struct str rest = str_of(f->value), line, word;
    for (bool first = true; str_cut(&rest, '\n', &line); first = false) {
        int col = at;
        if (!first)
            fprintf(stdout, "%*s", at, "");
        while (str_cut(&line, ' ', &word)) {
            int w = width_of(word);
            if (!word.n)
                continue;
            if (col > at && most && col + 1 + w > most) {
                fprintf(stdout, "\n%*s", at, "");
                col = at;
            } else if (col > at) {
                fputc(' ', stdout);
                col++;
            }
            out_styled(stdout, word, f->style, p->c->color);
            col += w;
        }
        fputc('\n', stdout);
    }
}

void page_facts(struct page *p)
{
    int widest = 0;
    for (size_t i = 0; i < p->lines.n; i++) {
        int w = width_of(str_of(p->lines.v[i].label));
        widest = w > widest ? w : widest;
    }
    for (size_t i = 0; i < p->lines.n; i++) {
        struct str label = str_of(p->lines.v[i].label);
        fprintf(stdout, "%*s", INDENT, "");
        out_styled(stdout, label, OUT_DIM, p->c->color);
        fprintf(stdout, "%*s", widest - width_of(label) + GAP, "");
        print_value(p, &p->lines.v[i], INDENT + widest + GAP);
    }
    p->lines.n = 0;
}

struct out *page_table(struct page *p, const struct out_column *columns,
                       size_t n, bool bare)
{
    struct out_options options = {.stream = stdout,
                                  .format = OUT_TABLE,
                                  .color = p->c->color,
                                  .width = p->c->width,
                                  .bare = bare,
                                  .indent = INDENT};
    return out_open(&options, columns, n);
}

int page_table_close(struct page *p, struct out *o)
{
    return out_close(o, &p->c->err);
}

void page_more(struct page *p, size_t n)
{
    char text[128];
    snprintf(text, sizeof text,
             P_("… and %zu more (--all)", "… and %zu more (--all)", n), n);
    fprintf(stdout, "%*s", INDENT, "");
    out_styled(stdout, str_of(text), OUT_DIM, p->c->color);
    fputc('\n', stdout);
}

const char *page_when(struct page *p, const struct entry *e,
                      char buf[DATE_SIZE])
{
    struct when when = {.day = e->day, .timed = e->timed, .at = e->at};
    when_print(&when, &p->c->home.zone, buf);
    if (e->timed) {
        buf[10] = ' ';
        buf[16] = '\0';
    }
    return buf;
}

void page_put_amount(struct out *o, struct book *b, const struct entry *e)
{
    if (!e || !e->has_amount) {
        out_none(o);
        out_none(o);
        return;
    }
    const struct currency *in = book_currency(b, e->currency);
    out_money(o, e->amount, in->digits);
    out_word(o, in->code);
}

static void state_fact(struct page *p)
{
    static const enum out_style styles[] = {[CLIENT_ACTIVE] = OUT_GOOD,
                                            [CLIENT_PAUSED] = OUT_WARN,
                                            [CLIENT_LOST] = OUT_BAD};
    const struct client *c = p->card->client;
    const char *reason = c->status ? c->status->text : "";
    char date[DATE_SIZE];
    struct buf text = {0};
    buf_puts(&text, client_states[c->state]);
    if (c->status)
        buf_fmt(&text, _(" since %s"), day_print(c->status->day, date));
    if (*reason)
        buf_fmt(&text, ": %s", reason);
    page_fact(p, _("State"), buf_cstr(&text), styles[c->state]);
    buf_release(&text);
}

static void on_attr(void *arg, const char *name, const char *value)
{
    struct page *p = arg;
    const struct client *referrer =
        strcmp(name, "referrer") == 0 ? book_client(p->book, value) : NULL;
    struct buf text = {0};
    buf_puts(&text, value);
    if (referrer && strcmp(referrer->name, referrer->key) != 0)
        buf_fmt(&text, " (%s)", referrer->name);
    if (strcmp(name, "channel") != 0) /* the client's own is resolved */
        page_fact(p, attrs_title(name), buf_cstr(&text), OUT_PLAIN);
    buf_release(&text);
}

static void referred_fact(struct page *p)
{
    struct buf text = {0};
    for (size_t i = 0; i < p->card->referred.n; i++)
        buf_fmt(&text, "%s%s", i ? ", " : "", p->card->referred.v[i]->key);
    page_fact(p, _("Sent to us"), buf_cstr(&text), OUT_PLAIN);
    buf_release(&text);
}

static void print_head(struct page *p)
{
    const struct client *c = p->card->client;
    char date[DATE_SIZE];
    out_styled(stdout, str_of(c->name), OUT_BOLD, p->c->color);
    fputc('\n', stdout);
    page_fact(p, _("Key"), c->key, OUT_PLAIN);
    state_fact(p);
    page_fact(p, _("Since"), day_print(c->since, date), OUT_PLAIN);
    page_fact(p, _("Owner"), c->owner, OUT_PLAIN);
    page_fact(p, _("Channel"), c->channel, OUT_PLAIN);
    if (c->currency != CURRENCY_NONE)
        page_fact(p, _("Currency"), book_currency(p->book, c->currency)->code,
                  OUT_PLAIN);
    attrs_each(REC_CLIENT, c->rows, on_attr, p);
    referred_fact(p);
    page_facts(p);
}

static void answer_fact(struct page *p, const char *label, const char *name)
{
    page_fact(p, label, entry_attr(p->book, p->card->answered->response, name),
              OUT_PLAIN);
}

static int print_survey(struct page *p)
{
    const struct survey *s = p->card->answered, *asked = p->card->asked;
    char date[DATE_SIZE];
    if (!s && !asked)
        return 0;
    page_heading(p, _("Survey"));
    if (s) {
        page_fact(p, _("Answered"), day_print(s->response->day, date),
                  OUT_PLAIN);
        answer_fact(p, _("Score"), "score");
        answer_fact(p, _("CSAT"), "csat");
        answer_fact(p, _("Liked"), "liked");
        answer_fact(p, _("Disliked"), "disliked");
        answer_fact(p, _("Trouble"), "trouble");
        page_fact(p, _("Remark"), s->response->text, OUT_PLAIN);
    }
    if (asked) {
        char text[128];
        snprintf(text, sizeof text, _("%s, no answer yet"),
                 day_print(asked->entry->day, date));
        page_fact(p, _("Asked"), text, OUT_PLAIN);
    }
    page_facts(p);
    return 0;
}

int show_card_page(struct cli *c, const struct show_options *o, struct book *b,
                   const struct card *card)
{
    typedef int section(struct page *);
    static section *const sections[] = {
        page_people, page_contracts, page_orders,  page_items,
        page_money,  page_touches,   print_survey, page_history,
    };
    struct page p = {.c = c, .options = o, .book = b, .card = card};
    int rc = 0;
    print_head(&p);
    for (size_t i = 0; rc == 0 && i < sizeof sections / sizeof *sections; i++)
        rc = sections[i](&p);
    vec_release(&p.lines);
    return rc;
}
