# shellcheck shell=bash disable=SC2034
# What tests of papers share: a paper is made, and read back with tools that
# know nothing of ours (pdftotext, pdftoppm, zbarimg).
#
#     load helper
#     load paper
#
#     pdf INV-1
#     has 'Total, EUR 10.00'
#     [[ $(scan) == *EUR10.00* ]]

show() {
    run2 acct-invoice show --as-of 2026-10-05 "$@"
}

# The text of a PDF, a blank for each run of blanks of any width.
text_of() {
    pdftotext -layout "$1" - | sed 's/ / /g; s/  */ /g'
}

# Sets $text.
read_paper() {
    text=$(text_of x.pdf)
}

# pdf NUMBER [OPTION...]: makes it, and sets $text.
pdf() {
    show "$@" -o x.pdf
    assert_status 0
    assert_err ''
    assert_out ''
    read_paper
}

has() {
    local want
    for want in "$@"; do
        [[ $text == *"$want"* ]] || {
            printf 'not on the paper: %s\n%s\n' "$want" "$text" >&2
            return 1
        }
    done
}

lacks() {
    local want
    for want in "$@"; do
        [[ $text != *"$want"* ]] || {
            printf 'on the paper, but should not be: %s\n' "$want" >&2
            return 1
        }
    done
}

# What the code on the first page of x.pdf says.
scan() {
    pdftoppm -r 150 -png -f 1 -l 1 x.pdf page
    zbarimg -q --raw -Sdisable -Sqrcode.enable page*.png 2>/dev/null
}

# bill CLIENT -l LINE…: an invoice, and its paper in $text.
bill() {
    number=$(acct-invoice new --as-of 2026-03-01 "$@")
    pdf "$number"
}
