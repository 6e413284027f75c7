/* What goes with a letter. */
#include <stdlib.h>

#include "inside.h"

#include "outbox/report/client.h"
#include "paper/draw.h"

static struct buf *add_file(struct letter_files *f, const char *name)
{
    char *file = arena_fmt(&f->names, "%s.pdf", name);
    for (char *p = file; *p; p++)
        if (*p == '/' || *p == '\\')
            *p = '-';
    *vec_push(&f->all) = (struct mail_file){
        .name = file, .type = "application", .subtype = "pdf"};
    return vec_push(&f->bytes);
}

static int add_paper(struct letter_maker *m, const char *number,
                     const char *module, struct letter_files *f, struct err *e)
{
    struct doc doc = {0};
    struct doc_paper paper = {0};
    int rc = doc_find(m->home, m->book, number, &doc, e);
    if (rc == 0)
        rc = doc_paper_make(&m->papers, &doc.page, true, &paper, e);
    if (rc == 0)
        rc = draw_pdf(module, &paper.paper, add_file(f, number), e);
    doc_paper_release(&paper);
    doc_release(&doc);
    return rc;
}

static int add_report(struct letter_maker *m, const struct letter *l,
                      struct period p, const char *module,
                      struct letter_files *f, struct err *e)
{
    struct brief brief = {0};
    const struct client_report_ask ask = {
        .client = l->client, .period = p, .lang = m->options->lang};
    int rc = client_report(m->book, m->home, &ask, &brief, e);
    if (rc == 0)
        rc = draw_brief(module, &brief,
                        add_file(f, brief.name ? brief.name : "report"), e);
    brief_release(&brief);
    return rc;
}

int letter_files(struct letter_maker *m, const struct letter *l,
                 const char *module, struct letter_files *out, struct err *e)
{
    struct letter scratch = {
        .row = l->row, .client = l->client, .kind = l->kind};
    struct making at = {.by = m, .out = &scratch};
    *out = (struct letter_files){0};
    int rc = about_find(&at, e);
    if (rc == 0 && files_any(&at))
        rc = l->record.type == REC_REPORT
                 ? add_report(m, l, at.about.period, module, out, e)
                 : add_paper(m, files_paper(&at), module, out, e);
    for (size_t i = 0; rc == 0 && i < out->all.n; i++)
        out->all.v[i].bytes = buf_view(&out->bytes.v[i]);
    arena_release(&scratch.arena);
    return rc;
}

void letter_files_release(struct letter_files *f)
{
    for (size_t i = 0; i < f->bytes.n; i++)
        buf_release(&f->bytes.v[i]);
    vec_release(&f->bytes);
    vec_release(&f->all);
    arena_release(&f->names);
}
