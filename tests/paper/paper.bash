# shellcheck shell=bash disable=SC2034,SC2154
# What tests of papers share: a paper is made, and read back with tools that
# know nothing of ours (pdftotext, pdftoppm, zbarimg).
#
#     load ../helper
#     load paper
#
#     pdf INV-1
#     has 'Total, EUR 10.00'
#     [[ $(scan) == *EUR10.00* ]]

# The settings of one who sells in Russia and abroad.
seller() {
    put "$ACCT_HOME/acct.conf" <<'EOF'
[me]
name = ООО «Крачка»
address = 119019, г. Москва, ул. Новый Арбат, д. 21
email = office@tern.example.com
phone = +7 495 000-00-00
taxid = CY10259033P
inn = 7701234560
kpp = 770101001
account = 40702810938000000001
bank_name = ПАО Сбербанк, г. Москва
bik = 044525225
corr_account = 30101810400000000225
iban = DE89 3704 0044 0532 0130 00
bic = COBADEFFXXX
signer = Крачкина А. П.
accountant = Чайкина В. Г.
EOF
}

# studio [SETTING = VALUE]…: a small firm with more about itself, and clients k,
# n (without a tax number) and r, who is Russian.
studio() {
    put "$ACCT_HOME/acct.conf" <<'EOF'
[acct]
currency = EUR
[me]
name = Крачка
inn = 7701234560
taxid = CY10259033P
account = 40702810938000000001
bank_name = ПАО Сбербанк
bik = 044525225
corr_account = 30101810400000000225
EOF
    printf '%s\n' "$@" >>"$ACCT_HOME/acct.conf"
    put "$ledger" <<'EOF'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
a1,2026-01-01,client,k,,,EUR,,,me,Klient,lang=en;taxid=DE123456789
a2,2026-01-01,client,r,,,RUB,,,me,Клиент,lang=ru
a3,2026-01-01,client,n,,,EUR,,,me,Nobody,lang=en
EOF
}

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

# Likewise, wherever the lines of what it says end.
says() {
    local text=${text//[[:space:]]/ }
    while [[ $text == *'  '* ]]; do text=${text//  / }; done
    has "$@"
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
    pdftoppm -r 150 -gray -f 1 -l 1 x.pdf page
    zbarimg -q --raw -Sdisable -Sqrcode.enable page*.pgm 2>/dev/null
}

# Likewise to the byte, whatever they mean.
scan_bytes() {
    pdftoppm -r 150 -gray -f 1 -l 1 x.pdf page
    zbarimg -q --raw -Sbinary -Sdisable -Sqrcode.enable page*.pgm
}

# bill CLIENT -l LINE…: an invoice, and its paper in $text.
bill() {
    number=$(acct-invoice new --as-of 2026-03-01 "$@")
    pdf "$number"
}
