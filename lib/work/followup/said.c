/* How an answer is written: what things and clients say is made of it. */
#include "inside.h"

const char *value_number(const struct given *g, int64_t n)
{
    return arena_fmt(&g->book->arena, "%lld", (long long)n);
}

const char *value_yes(bool is)
{
    return is ? "yes" : "";
}
