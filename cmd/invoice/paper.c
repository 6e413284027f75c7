/* Papers: in which format, and where to. */
#include <stdlib.h>

#include "base/i18n.h"
#include "inside.h"
#include "outbox/doc/receipt.h"
#include "paper/draw.h"
#include "paper/html/html.h"
#include "paper/paper_json.h"
#include "paper/plain/plain.h"

bool invoice_sheet_wanted(const struct cli *c)
{
    return c->own_format && strcmp(c->own_format, "text") != 0;
}

bool invoice_print_as_paper(const struct cli *c,
                            const struct invoice_writing *w)
{
    return !w->quiet && (c->format_given ? c->own_format != NULL : w->dry_run);
}

/* How a paper is made (NULL: it is drawn); a sheet is what a client gets. */
struct maker {
    const char *format;
    int (*make)(const struct paper *p, struct buf *out, struct err *e);
    bool sheet;
};

static const struct maker *maker_of(const struct cli *c)
{
    static const struct maker makers[] = {{"text", plain_make, false},
                                          {"html", html_make, true},
                                          {"pdf", NULL, true},
                                          {"json", paper_json, false},
                                          {"ndjson", paper_ndjson, false}};
    const char *format = c->own_format     ? c->own_format
                         : c->format_given ? out_format_name(c->format)
                                           : "text";
    for (size_t i = 0; i < sizeof makers / sizeof makers[0]; i++)
        if (strcmp(makers[i].format, format) == 0)
            return &makers[i];
    return &makers[0];
}

static int make(struct cli *c, const struct maker *maker, const struct paper *p,
                struct buf *out)
{
    return maker->make ? maker->make(p, out, &c->err)
                       : draw_pdf(cli_draw_module(c), p, out, &c->err);
}

int invoice_paper_print(struct cli *c, struct doc_maker *m,
                        const struct doc_page *page, const char *output)
{
    const struct maker *maker = maker_of(c);
    struct doc_paper p = {0};
    struct buf out = {0};
    int rc = -1;
    if (!maker->make && !output && c->terminal)
        return cli_usage(c, _("a PDF is not for a terminal (-o FILE writes it "
                              "to a file)"));
    if (doc_paper_make(m, page, maker->sheet, &p, &c->err) == 0 &&
        make(c, maker, &p.paper, &out) == 0)
        rc = cli_output(c, "--output", output);
    cli_say_notes(c);
    if (rc == 0)
        fwrite(buf_cstr(&out), 1, out.n, stdout);
    if (rc == 0 && maker->sheet && !*p.paper.seller.name)
        cli_note(c, _("the setting me.name is empty: the paper does not say "
                      "whom it is from"));
    doc_paper_release(&p);
    buf_release(&out);
    return rc;
}

int invoice_paper_print_added(struct cli *c, struct book *b,
                              const struct doc_page *page)
{
    static const struct doc_look usual = {0};
    struct doc_maker m;
    doc_maker_init(&m, &c->home, b, &usual);
    return invoice_paper_print(c, &m, page, NULL);
}

/* --- Receipts ---------------------------------------------------------------
 */

int invoice_print_receipt(struct cli *c, const struct invoice_writing *w,
                          struct book *b, const struct enter *en)
{
    struct doc d;
    if (!invoice_print_as_paper(c, w))
        return invoice_print_numbers(c, w, en, "receipt");
    int rc = receipt_of(&c->home, b, en, w->dry_run, &d, &c->err);
    if (rc == 0)
        rc = invoice_paper_print_added(c, b, &d.page);
    doc_release(&d);
    return rc;
}

/* --- Letters that are issued -------------------------------------------------
 */

int invoice_check_issue(struct cli *c, bool issue,
                        const struct invoice_writing *w,
                        const struct invoice_sheet *sheet, bool made)
{
    const struct {
        const char *name;
        bool given, sheet; /* a sheet has it, too */
    } options[] = {
        {"--dry-run", w->dry_run, false},
        {"--text", w->text, false},
        {"--set", w->set.n > 0, false},
        {"--lang", sheet->look.lang, true},
        {"--layout", sheet->look.layout, true},
        {"--paper", sheet->look.size, true},
    };
    for (size_t i = 0; i < sizeof options / sizeof options[0] && !issue; i++)
        if (options[i].given && !(options[i].sheet && made))
            return cli_usage(c,
                             options[i].sheet
                                 ? _("%s goes with a sheet (-O pdf or html) or "
                                     "--issue only")
                                 : _("%s goes with --issue only"),
                             options[i].name);
    /* A question's answer is not printed where it is empty, no other. */
    c->quiet = w->quiet && !issue;
    if (issue && sheet->output)
        return cli_usage(c, _("--output does not go with --issue: that prints "
                              "the number, and show NUMBER -o FILE makes the "
                              "paper"));
    return 0;
}

int invoice_letter_row(struct cli *c, const struct invoice_writing *w,
                       struct record *out)
{
    struct cli_record words = {
        .type = REC_TOUCH,
        .owner = w->owner,
        .text = w->text,
        .attrs = &w->set,
    };
    return cli_record(c, &words, out);
}
