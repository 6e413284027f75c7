#include "base/module.h"

#include <dlfcn.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "base/i18n.h"
#include "base/mem.h"

static bool same_build(const struct module_build *a,
                       const struct module_build *b)
{
    return strcmp(a->version, b->version) == 0 &&
           memcmp(a->sizes, b->sizes, sizeof a->sizes) == 0;
}

/* Where memory is limited, that is why a library is not opened. */
static bool is_short(void)
{
    struct rlimit r;
    return getrlimit(RLIMIT_AS, &r) == 0 && r.rlim_cur != RLIM_INFINITY;
}

const void *module_open(const char *path, const char *what, const char *name,
                        const struct module_build *ours, struct err *e)
{
    void *handle = dlopen(path, RTLD_LAZY | RTLD_LOCAL);
    const struct module_build *theirs = handle ? dlsym(handle, name) : NULL;
    if (!theirs) {
        err_set(e, ERR_IO,
                is_short() ? _("%s cannot be opened: %s (too little memory?)")
                           : _("%s cannot be opened: %s (install acct again)"),
                what, dlerror());
        return NULL;
    }
    if (!same_build(theirs, ours)) {
        err_set(e, ERR_IO,
                _("%s: it is of another build (acct %s) than the program "
                  "(acct %s): install both again"),
                path, theirs->version, ours->version);
        return NULL;
    }
    return theirs;
}

/* Function pointers and pointers to data are of one size where there is a
 * dlsym. */
static void *find_all(const struct library *l)
{
    if (l->on && !dlopen(l->on, RTLD_LAZY | RTLD_GLOBAL))
        library_missing(l->on, dlerror(), is_short());
    void *handle = dlopen(l->file, RTLD_LAZY | RTLD_LOCAL);
    char *functions = mem_new(l->n, sizeof(void *));
    for (size_t i = 0; i < l->n; i++) {
        void *f = handle ? dlsym(handle, l->functions[i]) : NULL;
        if (!f)
            library_missing(l->file, dlerror(), is_short());
        memcpy(functions + i * sizeof f, &f, sizeof f);
    }
    return functions;
}

const void *library_open(const struct library *l, const void *_Atomic *table)
{
    const void *known = atomic_load_explicit(table, memory_order_acquire);
    if (known)
        return known;
    void *fresh = find_all(l);
    if (atomic_compare_exchange_strong(table, &known, fresh))
        return fresh;
    free(fresh);
    return known;
}
