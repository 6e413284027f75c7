# What the house test finds, one line each: "FILE: fault", a tab, and what a
# reader wants to know besides.  Reads the table of floors, then what nm says
# of the objects (BUILD is where they are), then the sources.

# --- The table of floors

function room_of(file,   name) {
    name = file
    sub(/\.[ch]$/, "", name)
    if (name in sees)
        return name
    sub(/\/[^\/]*$/, "", name)
    return name
}

# Whether the sight of one room takes in another, or a header of it.
function may_see(from, room, header,   n, w, i, base) {
    if (room == from)
        return 1
    n = split(sees[from], w, " ")
    for (i = 1; i <= n; i++) {
        if (w[i] == room || w[i] == header)
            return 1
        base = w[i]
        if (sub(/\/\*$/, "", base) &&
            (room == base || index(room, base "/") == 1))
            return 1
        # what is called is one of those that a header declares
        if (header == "" && sub(/\/[^\/]*\.h$/, "", base) && room == base)
            return 1
    }
    return 0
}

function read_floor(   n, w, i, all, at) {
    sub(/#.*/, "")
    at = index($0, ":")
    if (!NF)
        return
    if ($2 == "=") {
        for (i = 3; i <= NF; i++)
            list[$1] = list[$1] " " (($i in list) ? list[$i] : $i)
        return
    }
    n = split(substr($0, at + 1), w, " ")
    for (i = 1; i <= n; i++)
        all = all " " ((w[i] in list) ? list[w[i]] : w[i])
    n = split(substr($0, 1, at - 1), w, " ")
    for (i = 1; i <= n; i++)
        sees[w[i]] = all
}

# --- What is found

function found(file, fault, detail) {
    print file ": " fault "\t" detail
}

# --- Objects: who calls whom

# BUILD/lib/base/err.o: err_at T 0 1
function read_symbol(   file) {
    file = substr($1, length(build) + 2)
    sub(/\.o:$/, ".c", file)
    if (file ~ /^cmd\/|^lib\//)
        objects[file]
    if ($3 == "U")
        wants[file] = wants[file] " " $2
    else if ($3 ~ /[TDBRCVW]/)
        owner[$2] = file
}

function judge_calls(   from, to, n, w, i, room) {
    for (from in wants) {
        n = split(wants[from], w, " ")
        room = room_of(from)
        for (i = 1; i <= n; i++) {
            if (is_tool(from) && w[i] ~ /^money_(add|times|percent|ratio)$/)
                found(from, "reckons with money", w[i])
            if (!(w[i] in owner) || owner[w[i]] == from)
                continue
            to = owner[w[i]]
            if (!((from, to) in why))
                calls[from] = calls[from] " " to
            why[from, to] = why[from, to] " " w[i]
            if (!may_see(room, room_of(to), "")) {
                upward++
                found(from, "calls " room_of(to), w[i])
            }
        }
    }
}

# Tarjan's: objects that reach each other are one component.
function visit(v,   n, w, i, u) {
    number[v] = low[v] = ++visited
    stack[++depth] = v
    waiting[v] = 1
    n = split(calls[v], w, " ")
    for (i = 1; i <= n; i++) {
        u = w[i]
        if (!(u in number)) {
            visit(u)
            if (low[u] < low[v])
                low[v] = low[u]
        } else if (waiting[u] && number[u] < low[v])
            low[v] = number[u]
    }
    if (low[v] == number[v])
        close_component(v)
}

function close_component(v,   u, members, n, w, i, j, said) {
    do {
        u = stack[depth--]
        waiting[u] = 0
        members = members " " u
    } while (u != v)
    n = split(members, w, " ")
    if (n < 2)
        return
    circles++
    for (i = 1; i <= n; i++) {
        said = ""
        for (j = 1; j <= n; j++)
            if ((w[i], w[j]) in why) {
                said = said "; " w[j] ":" why[w[i], w[j]]
                if (i < j && (w[j], w[i]) in why)
                    pairs++
            }
        found(w[i], "calls in a circle", substr(said, 3))
    }
}

function judge_circles(   v) {
    for (v in calls)
        if (!(v in number))
            visit(v)
}

# --- Sources

# cmd/TOOL/ and the mains, but not what all tools share
function is_tool(file) {
    return file ~ /^cmd\// && file !~ /^cmd\/cli\//
}

# The line without comments and without what stands between quotes.
function code_of(line,   at, rest) {
    rest = ""
    if (commented) {
        at = index(line, "*/")
        if (!at)
            return ""
        line = substr(line, at + 2)
        commented = 0
    }
    if (line ~ /["']/) {
        gsub(/'(\\?["']|\\\\)'/, "0", line)
        gsub(/"([^"\\]|\\.)*"/, "\"\"", line)
        gsub(/'([^'\\]|\\.)*'/, "0", line)
    }
    while ((at = index(line, "/*"))) {
        rest = substr(line, at + 2)
        line = substr(line, 1, at - 1)
        at = index(rest, "*/")
        if (!at) {
            commented = 1
            return line
        }
        line = line " " substr(rest, at + 2)
    }
    sub(/\/\/.*/, "", line)
    return line
}

function begin_file(   name, dir) {
    file = FILENAME
    commented = 0
    declared = ""
    macro = 0
    ours = file ~ /^(lib|cmd)\//
    tool = is_tool(file)
    if (!ours)
        return
    if (!(room_of(file) in sees))
        found(file, "stands in no room of the table", "")
    name = dir = file
    sub(/.*\//, "", name)
    sub(/\/[^\/]*$/, "", dir)
    floor = file
    if (!match(floor, /^(cmd|lib)\/[^\/]*\//))
        floor = "cmd/"
    else
        floor = substr(file, 1, RLENGTH)
    files[floor]++
    if (name ~ /\.h$/) {
        headers[file]
        if (name != "inside.h" && name != "commands.h") {
            if (name in taken)
                found(file, "its name is taken", taken[name])
            taken[name] = file
        }
    } else if (++held[dir] == 25)
        found(dir, "more than 24 C files", "")
}

function read_include(line,   name, to) {
    name = line
    sub(/^[^"]*"/, "", name)
    sub(/".*/, "", name)
    if (name ~ /\/inside\.h$/)
        found(file, "names an inside.h by its path", name)
    if (!ours)
        return
    to = name == "inside.h" ? file : "lib/" name
    if (name == "inside.h")
        sub(/[^\/]*$/, name, to)
    else if (file ~ /^cmd\// && name ~ /^[a-z]+\/[a-z_]+\.h$/ &&
             (substr(name, 1, index(name, "/") - 1) in command_room))
        to = "cmd/" name
    includes[file] = includes[file] " " to
}

# What a declaration at the left margin begins, up to its end.
function judge_signature(text,   name, args, n, i, c, deep, commas) {
    if (gsub(/,/, ",", text) < 6 || text !~ /\(/)
        return
    name = text
    sub(/ *\(.*/, "", name)
    sub(/.*[^A-Za-z0-9_]/, "", name)
    args = substr(text, index(text, "("))
    n = length(args)
    for (i = 1; i <= n; i++) {
        c = substr(args, i, 1)
        if (c == "(")
            deep++
        else if (c == ")") {
            if (--deep == 0)
                break
        } else if (c == "," && deep == 1)
            commas++
    }
    if (commas > 5)
        found(file, name " takes more than six arguments", "")
}

function read_declaration(line) {
    if (declared == "" &&
        (line !~ /^[A-Za-z_]/ || line ~ /^[A-Za-z_]+:/))
        return
    declared = declared " " line
    if (line ~ /[;{=]/) {
        judge_signature(declared)
        declared = ""
    }
}

function judge_tool_line(line, raw,   money) {
    if (line ~ /(^|[^A-Z_])ERR_DATA([^A-Z_]|$)/)
        found(file, "makes up a data error", FNR)
    money = "(amount|net|gross|tax|open|overdue|paid|prepaid|credited|left|" \
            "rest|total|sum|minor|rounding|deposit|allowance)"
    if (line ~ ("(->|\\.)" money " *([-+*/]=|[-+*/] )") ||
        line ~ ("(^|[^A-Za-z_>.])" money " *[-+*/]= ") ||
        line ~ ("[-+*/]=? &?[A-Za-z_.>\\[\\]-]*(->|\\.)" money \
                "([^A-Za-z0-9_.-]|$)") ||
        line ~ /__builtin_(add|sub|mul)_overflow/)
        found(file, "reckons with money", FNR)
    if (raw ~ /"[^"]*(%s\/|\/%s|\/%\.\*s)/ || raw ~ /"\/"/)
        found(file, "puts a path together", FNR)
}

# All that a header declares, by name: macros, functions, types, members,
# constants.  A word is one of them where one of ( ; , = [ { : follows; of a
# struct that is named only, where no header has the whole.
function read_header_line(line,   name) {
    if (macro || line ~ /^ *# *define/) {
        if (!macro && match(line, /define +[A-Za-z_0-9]+/))
            names[file] = names[file] " " substr(line, RSTART + 7, RLENGTH - 7)
        macro = line ~ /\\$/
        return
    }
    if (match(line, /struct +[A-Za-z_0-9]+ *{/)) {
        name = substr(line, RSTART + 7, RLENGTH - 8)
        gsub(/ /, "", name)
        whole[name]
    }
    if (line !~ /^ *#/)
        text[file] = text[file] " " line
}

function names_of(header,   t, n, w, i, all, name) {
    if (header in named)
        return names[header]
    named[header]
    t = text[header]
    gsub(/__attribute__/, " ", t)
    gsub(/\(\*/, " ", t)
    while (match(t, /struct +[A-Za-z_0-9]+ *;/)) {
        name = substr(t, RSTART + 7, RLENGTH - 8)
        gsub(/ /, "", name)
        if (!(name in whole))
            all = all " " name
        t = substr(t, 1, RSTART - 1) substr(t, RSTART + RLENGTH)
    }
    while (gsub(/\([^()]*\)/, " <", t))
        ;
    gsub(/\)/, "<", t)
    gsub(/[][<;,={:}]/, " <", t)
    n = split(t, w, " ")
    for (i = 1; i < n; i++)
        if (w[i] ~ /^\*?[A-Za-z_]/ && w[i + 1] == "<") {
            sub(/^\*+/, "", w[i])
            all = all " " w[i]
        }
    return names[header] = names[header] all
}

function read_words(line,   n, w, i) {
    n = split(line, w, /[^A-Za-z0-9_]+/)
    for (i = 1; i <= n; i++)
        used[file, w[i]]
}

function is_used(file, header,   n, w, i) {
    n = split(names_of(header), w, " ")
    for (i = 1; i <= n; i++)
        if ((file, w[i]) in used)
            return 1
    return 0
}

# An inside.h brings what the files of its room share.
function is_shared(inside, header,   f, dir, of) {
    if (inside !~ /\/inside\.h$/)
        return 0
    dir = inside
    sub(/inside\.h$/, "", dir)
    for (f in includes) {
        of = f
        sub(/[^\/]*$/, "", of)
        if (of == dir && index(includes[f] " ", " " inside " ") &&
            is_used(f, header))
            return 1
    }
    return 0
}

function judge_includes(   from, to, n, w, i, room) {
    for (from in includes) {
        n = split(includes[from], w, " ")
        room = room_of(from)
        for (i = 1; i <= n; i++) {
            to = w[i]
            if (!may_see(room, room_of(to), to))
                found(from, "includes " to, "")
            if ((to in headers) && !is_used(from, to) && !is_shared(from, to))
                found(from, "includes " to " for nothing", "")
        }
    }
}

function read_source(   line) {
    line = $0
    if (line ~ /^ *# *include *"/) {
        read_include(line)
        return
    }
    if (!ours || line ~ /^ *# *include/)
        return
    line = code_of(line)
    if (line !~ /[^ ]/)
        return
    read_words(line)
    if (file ~ /\.h$/)
        read_header_line(line)
    if (line !~ /^ *#/)
        read_declaration(line)
    if (tool)
        judge_tool_line(line, $0)
}

function judge_length() {
    if (!ours)
        return
    lines[floor] += length_of
    if (length_of > 400)
        found(file, "more than 400 lines", length_of)
    if (file ~ /^cmd\/acct-/ && length_of > 60)
        found(file, "a main of more than 60 lines", length_of)
}

FILENAME ~ /floors\.txt$/ {
    read_floor()
    for (room in sees)
        if (room ~ /^cmd\/[a-z]+$/)
            command_room[substr(room, 5)]
    next
}
FILENAME == symbols { read_symbol(); next }
FNR == 1 {
    judge_length()
    begin_file()
}
{
    length_of = FNR
    read_source()
}
END {
    judge_length()
    judge_includes()
    judge_calls()
    judge_circles()
    if (!counts)
        exit
    printf "circles of calls: %d (pairs that call each other: %d)\n", \
        circles, pairs >counts
    printf "upward symbols: %d\n", upward >counts
    close(counts)
    for (f in files)
        printf "%s %d files %d lines\n", f, files[f], lines[f] | \
            ("sort >>" counts)
}
