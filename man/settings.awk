# Turns conf_settings[] of lib/base/conf/settings.c, a row a line, into mdoc for
# acct-conf(5); run by man/refresh.

BEGIN {
    kinds["CONF_TEXT"] = "text"
    kinds["CONF_LINES"] = "lines"
    kinds["CONF_SPAN"] = "duration"
    kinds["CONF_NUMBER"] = "number"
    kinds["CONF_TAX"] = "tax"
    kinds["CONF_COUNT"] = "whole number"
    kinds["CONF_CURRENCY"] = "currency"
    kinds["CONF_PRICES"] = "prices"
    kinds["CONF_STAGES"] = "durations"
    kinds["CONF_PATTERN"] = "pattern"
    kinds["CONF_HOURS"] = "hours"
    kinds["CONF_WEEKDAYS"] = "weekdays"
    kinds["CONF_DATE"] = "date"
    kinds["CONF_ZONE"] = "time zone"
    kinds["CONF_MEMBER"] = "colleague"
    kinds["CONF_SERVICE"] = "service"
}

# Lines of the source are at most 80 bytes long.
function wrap(text,    n, word, i, line) {
    n = split(text, word, " ")
    line = word[1]
    for (i = 2; i <= n; i++)
        if (length(line " " word[i]) > 79) {
            print line
            line = word[i]
        } else {
            line = line " " word[i]
        }
    print line
}

/^const struct conf_setting conf_settings/ {
    table = 1
    next
}
table && /^};/ {
    exit
}
# {"section", "name", KIND, "default", N_("help")},
table {
    n = split($0, part, "\"")
    kind = part[5]
    gsub(/[ ,]/, "", kind)
    if (n != 9 || !(kind in kinds)) {
        print FILENAME ":" FNR ": not a row as man/settings.awk knows them" \
            >"/dev/stderr"
        bad = 1
        exit
    }
    if (part[2] != section) {
        if (section != "")
            print ".El"
        section = part[2]
        print ".Ss [" section "]\\&"
        print ".Bl -tag -width churn_after -offset 2n -compact"
    }
    print ".It Cm " part[4]
    wrap(part[8])
    print "(" kinds[kind] (part[6] == "" ? "" : ", default " part[6]) ")"
}
END {
    if (bad || section == "")
        exit 1
    print ".El"
}
