# Makes rows of a C table out of the letters that are built in:
#
#   awk -f letters.awk lib/words/letters/en/welcome ...
#
# They are in the order of the arguments, which make sorts.

function quoted(line) {
    gsub(/[\\"?]/, "\\\\&", line)
    return "\"" line "\\n\""
}

FNR == 1 {
    n = split(FILENAME, part, "/")
    if (NR > 1)
        print "},"
    printf "{\"%s\", \"%s\",\n", part[n - 1], part[n]
}
{ print quoted($0) }
END {
    if (NR)
        print "},"
}
