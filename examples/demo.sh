#!/bin/sh
# A morning at the studio: adds a client, looks at what is due, bills, counts.
# Works on a copy of the example ledger, which is removed at the end.
#
#   examples/demo.sh      the tools of this tree (build/), else those in PATH

set -eu

here=$(cd "$(dirname "$0")" && pwd)
if [ -x "${BUILD:-$here/../build}/acct-add" ]; then
    PATH=${BUILD:-$here/../build}:$PATH
fi

umask 077
ACCT_HOME=$(mktemp -d)
trap 'rm -rf "$ACCT_HOME"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
for file in "$here"/*.csv "$here"/acct.conf; do
    cp "$file" "$ACCT_HOME"
done
if [ -d "$here/templates" ]; then
    cp -R "$here/templates" "$ACCT_HOME"
fi
unset ACCT_LEDGER ACCT_CONFIG ACCT_FORMAT
LC_ALL=C.UTF-8
TZ=UTC0
export ACCT_HOME LC_ALL TZ PATH

# The day of the example: the same picture whenever this runs.
today=2026-10-05

heading() {
    printf '\n== %s\n' "$1"
}

# Prints a command as one would type it.
prompt() {
    printf '$'
    for word in "$@"; do
        case $word in
        '' | *[!A-Za-z0-9_./:=+@%,-]*) printf " '%s'" "$word" ;;
        *) printf ' %s' "$word" ;;
        esac
    done
    printf '\n'
}

# Prints a command and runs it.
show() {
    prompt "$@"
    "$@"
}

# Likewise, and keeps what it printed in $answer.
keep() {
    prompt "$@"
    answer=$("$@")
    printf '%s\n' "$answer"
}

heading 'A new client, whom Corvid Press sent'
show acct-add --as-of "$today" -s source=referral -s referrer=corvid \
    -s lang=en -s tone='Dear Ms Vale' -s email=iris@heron.example.com \
    -c email -w boris --currency EUR client heron 'Heron Bookshop'
keep acct-add --as-of "$today" -a 1450 --currency EUR -D +30d -c email \
    -w boris -s service=web order heron 'Reading list pages'
order=$answer
show acct-add --as-of "$today" -r "$order" -c email -w boris -s dir=out \
    -s kind=welcome touch heron 'Welcome: how we work and whom to call'

heading 'Who is to hear from us today, and why'
show acct-followup --due today --as-of "$today" -O table

heading 'An invoice for the first half'
keep acct-invoice new heron --as-of "$today" \
    -l 'Reading list pages: first half|1|pcs|725.00|0' \
    -l 'Photographs|2.5|h|60.00|0'
number=$answer
show acct-invoice show "$number" --as-of "$today"

heading 'A quote that is a plan, accepted: the order and its phases'
keep acct-invoice quote heron --as-of "$today" -m 'Spring catalogue' \
    -l 'Photographs|20|pcs|15.00|0|days=6' \
    -l 'Texts|1|pcs|400.00|0|days=8' \
    -l 'Pages|1|pcs|900.00|0|days=10|after=1,2'
quote=$answer
show acct-invoice show "$quote" --as-of "$today"
show acct-invoice accept "$quote" --as-of "$today"
show acct-show heron --as-of "$today" -O table

heading 'Who owes us, and since when'
show acct-invoice aging --as-of "$today" -O table

heading 'Whom to ask how it was, and what they said'
show acct-survey due --as-of "$today" -O table
show acct-survey report --as-of "$today" -O table

heading 'The month in figures'
show acct-metrics --period 2026-09 --as-of "$today" -O table

heading 'All about one client'
show acct-show romashka --as-of "$today" -O table
