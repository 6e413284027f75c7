/* Which figures there are. */
#include "base/i18n.h"
#include "inside.h"

static const struct out_column columns[] = {
    {"figure", N_("FIGURE"), OUT_KEY, 0},
    {"group", N_("GROUP"), OUT_TEXT, 0},
    {"unit", N_("UNIT"), OUT_TEXT, 0},
    {"usual", N_("USUAL"), OUT_TEXT, 0},
    {"definition", N_("DEFINITION"), OUT_TEXT, 0},
};

int metrics_print_list(struct cli *c)
{
    struct out *o =
        cli_out(c, columns, sizeof columns / sizeof columns[0], NULL);
    bool people = c->format == OUT_TABLE;
    for (size_t i = 0; i < metrics_count(); i++) {
        const struct metrics_about *about = metrics_about(i);
        out_word(o, about->name);
        out_word(o, metrics_groups[about->group]);
        out_word(o, figure_unit_name(about->unit));
        out_word(o, !people        ? about->usual ? "yes" : "no"
                    : about->usual ? _("yes")
                                   : "");
        out_word(o, people ? _(about->says) : about->says);
        out_end(o);
    }
    return cli_out_close(c, o);
}

const struct figure_title *metrics_titles(struct cli *c)
{
    size_t n = metrics_count();
    struct figure_title *titles =
        arena_new(&c->home.arena, (n + 1) * sizeof *titles);
    for (size_t i = 0; i < n; i++)
        titles[i] = (struct figure_title){metrics_about(i)->name,
                                          metrics_about(i)->title};
    return titles;
}
