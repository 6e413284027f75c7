/* A bare pass of libcsv over a file: what reading it costs at least. */
#include <csv.h>
#include <stdio.h>

static void cell(void *bytes, size_t n, void *count)
{
    (void)bytes;
    (void)n;
    ++*(long *)count;
}

static void row(int end, void *count)
{
    (void)end;
    (void)count;
}

int main(int argc, char **argv)
{
    static char chunk[1 << 18];
    struct csv_parser p;
    long cells = 0;
    size_t n;
    FILE *f = argc > 1 ? fopen(argv[1], "r") : NULL;
    if (!f || csv_init(&p, 0) != 0)
        return 1;
    while ((n = fread(chunk, 1, sizeof chunk, f)) > 0)
        csv_parse(&p, chunk, n, cell, row, &cells);
    csv_fini(&p, cell, row, &cells);
    csv_free(&p);
    fclose(f);
    return printf("%ld cells\n", cells) < 0;
}
