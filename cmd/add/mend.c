/* acct-add merge, acct-add undo: mending what was entered. */
#include <stdlib.h>

#include "base/i18n.h"
#include "inside.h"
#include "work/enter/mend.h"

int add_merge(struct cli *c, int argc, char **argv, struct cli_record *out)
{
    if (out->ref)
        return cli_usage(c, _("merge: the two clients are operands: OLD NEW"));
    if (argc < 3)
        return cli_usage(c, _("which two are one? (acct-add merge OLD NEW: all "
                              "of OLD is NEW's, and OLD a name for it)"));
    out->ref = argv[1];
    out->client = argv[2];
    out->text = argc > 3 ? cli_join(c, argc - 3, argv + 3) : NULL;
    return 0;
}

static const struct out_column undo_columns[] = {
    {"id", NULL, OUT_TEXT, 0},         {"date", N_("DATE"), OUT_DATE, 0},
    {"type", N_("TYPE"), OUT_TEXT, 0}, {"client", N_("CLIENT"), OUT_TEXT, 24},
    {"ref", N_("REF"), OUT_TEXT, 0},   {"amount", N_("AMOUNT"), OUT_MONEY, 0},
    {"currency", "", OUT_TEXT, 0},     {"text", N_("TEXT"), OUT_TEXT, 0},
};

static int print_undone(struct cli *c, const struct book *b,
                        const struct mend_undone *undone)
{
    struct out *o = cli_out(c, undo_columns,
                            sizeof undo_columns / sizeof undo_columns[0], NULL);
    for (size_t i = 0; i < undone->all.n; i++) {
        const struct entry *e = undone->all.v[i];
        const struct currency *in = book_currency(b, e->currency);
        out_word(o, e->id);
        out_day(o, e->day);
        out_word(o, schema_types[e->type].name);
        out_word(o, e->client ? e->client->key : "");
        out_word(o, e->ref);
        if (e->has_amount)
            out_money(o, e->amount, in->digits + e->finer);
        else
            out_none(o);
        out_word(o, e->has_amount ? in->code : "");
        out_word(o, e->text);
        out_end(o);
    }
    return cli_out_close(c, o);
}

struct undoing {
    struct mend_undone undone;
    bool quiet;
};

static int undo(struct cli *c, struct enter *en, void *arg)
{
    struct undoing *u = arg;
    struct record r = {.type = REC_VOID};
    return mend_undo(&c->home, en, &r, cli_now_ms(), &u->undone, &c->err);
}

static int print(struct cli *c, const struct enter *en, void *arg)
{
    struct undoing *u = arg;
    (void)en;
    return u->quiet ? 0 : print_undone(c, u->undone.book, &u->undone);
}

int add_undo(struct cli *c, bool dry_run, bool quiet)
{
    struct undoing u = {.quiet = quiet};
    struct cli_enter how = {.dry_run = dry_run, .texts = true};
    int rc =
        cli_write(c, &how, MEND_TYPES, &(struct cli_writing){undo, print}, &u);
    vec_release(&u.undone.all);
    return rc;
}
