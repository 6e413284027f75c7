/* acct-letter --lint */
#include <stdio.h>

#include "base/i18n.h"
#include "base/text/text.h"
#include "inside.h"
#include "outbox/letter/proof.h"

/* FILE[:LINE]: check: what is wrong (remedy) */
static void print_lines(const struct proofs *p)
{
    struct buf line = {0};
    for (size_t i = 0; i < p->all.n; i++) {
        const struct proof *x = &p->all.v[i];
        buf_clear(&line);
        text_plain(str_of(x->file), &line);
        if (x->line)
            buf_fmt(&line, ":%llu", (unsigned long long)x->line);
        buf_fmt(&line, ": %s: ", proof_names[x->check]);
        text_plain(str_of(x->what), &line);
        buf_ch(&line, '\n');
        fwrite(line.p, 1, line.n, stdout);
    }
    buf_release(&line);
}

static int print_rows(struct cli *c, const struct proofs *p)
{
    static const struct out_column columns[] = {
        {"file", N_("File"), OUT_TEXT, 0},
        {"line", N_("Line"), OUT_NUMBER, 0},
        {"check", N_("Check"), OUT_TEXT, 0},
        {"message", N_("What is wrong"), OUT_TEXT, 0},
    };
    struct out *o = cli_out(c, columns, sizeof columns / sizeof *columns, NULL);
    for (size_t i = 0; i < p->all.n; i++) {
        const struct proof *x = &p->all.v[i];
        out_word(o, x->file);
        if (x->line)
            out_int(o, (int64_t)x->line);
        else
            out_none(o);
        out_word(o, proof_names[x->check]);
        out_word(o, x->what);
        out_end(o);
    }
    return cli_out_close(c, o);
}

int letter_lint(struct cli *c)
{
    struct proofs p;
    int rc = proofs_find(&c->home, &p, &c->err);
    if (rc == 0 && !cli_lines(c))
        rc = print_rows(c, &p);
    else if (rc == 0)
        print_lines(&p);
    if (rc == 0)
        rc = proofs_judge(&p, &c->err);
    proofs_release(&p);
    return rc;
}
