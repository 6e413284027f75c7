/*
 * What the drawing module shows the program: one table, `acct_draw`, and
 * nothing else.
 */
#ifndef ACCT_PAPER_DRAW_MODULE_H
#define ACCT_PAPER_DRAW_MODULE_H

#include "base/module.h"
#include "paper/brief.h"

#define DRAW_BUILD                                                             \
    {                                                                          \
        ACCT_VERSION,                                                          \
        {                                                                      \
            sizeof(struct paper), sizeof(struct paper_lang),                   \
                sizeof(struct brief), sizeof(struct buf), sizeof(struct err)   \
        }                                                                      \
    }

#define DRAW_SYMBOL "acct_draw"
struct draw_module {
    struct module_build build;
    int (*pdf)(const struct paper *p, struct buf *out, struct err *e);
    int (*brief)(const struct brief *b, struct buf *out, struct err *e);
    int (*png)(struct str svg, struct buf *out, struct err *e);
};

#endif
