# Turns `acct-add --help all` into mdoc, for the record types in acct-ledger(5);
# run by man/refresh.  The layout of the help: a line "TYPE: …", then rows that
# begin in column 3 with a name (an attribute's with "=KIND") and have their
# text in column 26; more of the text is in column 26, too, and the values of a
# choice are in column 28.

# The length that mandoc's lint sees: it writes each character that is not of
# ASCII in eight bytes, and all of those here have two or three of their own.
function wide(text) {
    return length(text) + 3 * gsub(/[\200-\377]/, "", text)
}

# Text, broken at blanks, with nothing in it that mdoc would act on.
function say(text,    n, words, i, line) {
    gsub(/\\/, "\\e", text)
    n = split(text, words, " ")
    for (i = 1; i <= n; i++) {
        if (line != "" && wide(line " " words[i]) > 78) {
            print line
            line = ""
        }
        line = line (line != "" ? " " : words[i] ~ /^[.']/ ? "\\&" : "") words[i]
    }
    print line
}

function capital(text) {
    return toupper(substr(text, 1, 1)) substr(text, 2)
}

# The row read before, now that all of it is there.
function row_end(    more) {
    if (name == "")
        return
    print ".It Cm " name
    must = sub(/ \(required\)$/, "", text)
    if (kind != "" && kind != "text" && kind != "one of")
        more = kind
    if (must)
        more = more (more == "" ? "" : ", ") "required"
    say(text (more == "" ? "" : " (" more ")") (values == "" ? "" : ":"))
    if (values != "") {
        gsub(/,/, " ,", values)
        print ".Cm " values
    }
    name = ""
}

function list_end() {
    row_end()
    if (list)
        print ".El"
    list = 0
}

function list_begin() {
    list_end()
    print ".Bl -tag -width specialist -offset 2n -compact"
    list = 1
}

/^[a-z]+: / {
    list_end()
    print ".Ss " substr($1, 1, length($1) - 1)
    say(capital(substr($0, length($1) + 2)) ".")
    next
}
/^Columns:/ {
    list_begin()
    next
}
/^Attributes/ {
    list_end()
    print "Attributes:"
    list_begin()
    next
}
# Not every awk has intervals such as / {27}/.
substr($0, 1, 27) ~ /^ +$/ {
    values = values (values == "" ? "" : " ") substr($0, 28)
    next
}
substr($0, 1, 25) ~ /^ +$/ {
    text = text (text == "" ? "" : " ") substr($0, 26)
    next
}
/^  [a-z]/ {
    row_end()
    kind = values = ""
    name = substr($0, 3)
    text = substr($0, 26)
    if (length($0) > 25)
        name = substr($0, 3, 23)
    sub(/ +$/, "", name)
    if (match(name, /=/)) {
        kind = substr(name, RSTART + 1)
        name = substr(name, 1, RSTART - 1)
    }
}
END {
    list_end()
}
