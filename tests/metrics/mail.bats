#!/usr/bin/env bats
# acct-metrics report as mail: a message that other programs read as it was
# meant, whatever names are in it.

load ../helper

day=2026-10-05

setup() {
    common_setup
    cp -R "$root/examples" mine
    export ACCT_HOME=$PWD/mine
}

report() {
    run2 acct-metrics report --as-of "$day" "$@"
}

# message FILE PYTHON [ARG]: with the message as `m`, and its parts by their
# types.  (A phrase of two encoded words is read by sender(): the library's new
# way puts a blank between them, against RFC 2047.)
message() {
    python3 -c "
import email, email.policy, email.utils, sys
from email.header import decode_header, make_header
raw = open(sys.argv[1], 'rb').read()
m = email.message_from_bytes(raw, policy=email.policy.default)
def sender():
    name, address = email.utils.parseaddr(email.message_from_bytes(raw)['From'])
    return str(make_header(decode_header(name))), address
parts = {p.get_content_type(): p for p in m.walk()}
text, html, pdf = (parts.get(t) for t in ('text/plain', 'text/html', 'application/pdf'))
$2" "$1" "${3-}"
}

@test "mail: what is in it" {
    report -p 2026-08 --lang ru -O text
    mv "$out_file" want.txt
    report -p 2026-08 --lang ru -o want.html
    report -p 2026-08 --lang ru -o want.pdf
    report -p 2026-08 --lang ru -o x.eml --to 'Anna <anna@example.com>'
    assert_status 0
    assert_out ''
    assert_err ''
    message x.eml "
assert not m.defects and not any(p.defects for p in m.walk())
assert [p.get_content_type() for p in m.walk()] == ['multipart/mixed',
    'multipart/alternative', 'text/plain', 'text/html', 'application/pdf']
assert text.get_content_charset() == html.get_content_charset() == 'utf-8'
assert text.get_content() == open('want.txt', newline='').read()
assert html.get_content() == open('want.html', newline='').read()
assert pdf.get_content() == open('want.pdf', 'rb').read()
assert pdf.get_filename() == 'report-2026-08.pdf' and pdf.is_attachment()
for h in m: print(h + ': ' + str(m[h]))" >got
    sed -i 's/\xc2\xa0/ /g; s/^\(Message-I[Dd]: <\)[0-9A-HJKMNP-TV-Z]\{26\}@/\1ULID@/' got
    sort got | diff - <(sort <<'EOF'
From: Tern Studio Ltd <office@tern.example.com>
To: anna@example.com
Subject: Отчёт: август 2026 г.
Date: Mon, 05 Oct 2026 12:00:00 +0000
Message-Id: <ULID@tern.example.com>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="=_acct-message"
EOF
)
    # lines end in LF, are of ASCII, and no longer than lines of mail are
    ! grep -q $'\r' x.eml || wrong 'CR in it'
    LC_ALL=C awk 'length > 78 || /[^ -~\t]/ { exit 1 }' x.eml

    # but for the date and the id, the same again is the same
    report -p 2026-08 --lang ru -O eml --to anna@example.com
    grep -vi '^message-id: ' "$out_file" >again
    grep -vi '^message-id: ' x.eml | cmp - again
    ! cmp "$out_file" x.eml || wrong 'one id for two'
}

@test "mail: from whom, to whom, when" {
    # without --to there is nobody yet; an instant and a zone of one's own
    export TZ=XYZ-5:30
    run2 acct-metrics report -p 2026-08 --as-of 2026-10-05T23:15:00Z -O eml
    assert_status 0
    message "$out_file" "
assert m['To'] is None
assert m['Date'] == 'Tue, 06 Oct 2026 04:45:00 +0530', m['Date']"
    export TZ=UTC
    # the sender is the one of the day
    printf '\n[me 2026-10-01]\nname = Новая студия "Крачка, и К°"\nemail = mailto:new@tern.example.com\n' >>mine/acct.conf
    report -O eml
    assert_status 0
    message "$out_file" "
assert sender() == ('Новая студия \"Крачка, и К°\"', 'new@tern.example.com'), sender()"
    while IFS='|' read -r options text; do
        # shellcheck disable=SC2086  # options
        report $options
        assert_status 2
        assert_out ''
        assert_err_has "$text"
    done <<'EOF'
-O eml --to anna|--to: 'anna' is no e-mail address (give one address: name@example.com)
-O eml --to a@b.example,c@d.example|is no e-mail address
-O html --to a@b.example|--to goes with -O eml
--to a@b.example|--to goes with -O eml
EOF
    echo >mine/acct.conf
    report -o x.eml
    assert_status 1
    assert_err "acct-metrics: mail is from somebody: set me.email in $PWD/mine/acct.conf"
    [ ! -e x.eml ]
    printf '[me]\nemail = none yet\n' >mine/acct.conf
    report -O eml
    assert_status 1
    assert_err "acct-metrics: me.email: 'none yet' is no e-mail address (give one address: name@example.com)"
}

# named NAME: the report of whoever is called that; fails where a header is
# there that is none of ours.
named() {
    printf '[me]\nemail = a@example.com\nname = %s\n' "$1" >mine/acct.conf
    report -p 2026-08 -O eml --to b@example.com
    assert_status 0
    message "$out_file" "
assert sorted(h.lower() for h in m) == ['content-type', 'date', 'from',
    'message-id', 'mime-version', 'subject', 'to'], m.keys()
assert not m.defects and len(m['From'].addresses) == 1, m['From']
assert m['From'].addresses[0].addr_spec == 'a@example.com', m['From']
assert m['To'].addresses[0].addr_spec == 'b@example.com'
assert sum(1 for p in m.walk()) == 5
print(sender()[0], end='')"
}

@test "mail: no name becomes a header, an address or a part" {
    local name
    while IFS= read -r name; do
        [ "$(named "$name")" = "$name" ] || wrong "another name: $name"
    done <<'EOF'
A" <x@evil.example>, "B
A <x@evil.example>
x@evil.example, y@evil.example
(comment) A; B: c,
\" A \\
--=_acct-message
Очень длинное имя студии, которое никак не помещается в одну строку заголовка письма, «Крачка»
EOF
    # what looks like an encoded word is read as it was written
    [ "$(named '=?utf-8?q?=0ABcc=3A_x=40evil.example?=')" = '=?utf-8?q?=0ABcc=3A_x=40evil.example?=' ]
}

@test "mail: subjects are one header, however long" {
    # the words of the title are the user's to change
    local long
    long=$(printf 'Ежемесячный отчёт о работе %.0s' {1..12})
    echo "report_title = $long{period}" >mine/templates/paper.ru
    report -p 2026-08 --lang ru -O eml
    assert_status 0
    message "$out_file" "
assert m['Subject'].replace('\xa0', ' ') == sys.argv[2] + 'август 2026 г.', m['Subject']
assert not m.defects" "$long"
    LC_ALL=C awk '/^$/ { exit } length > 78 { exit 1 }' "$out_file"
}

@test "mail: the module that writes it" {
    mkdir bin
    cp "$BUILD/acct-metrics" "$BUILD/acct-draw.so" bin/
    LC_ALL=C sed -i 's:/usr/local/lib/acct/:/usr/lokal/lib/acct/:g' bin/acct-metrics
    PATH=$PWD/bin:$PATH
    report -o x.eml
    assert_status 1
    assert_err 'acct-metrics: what reads and writes mail cannot be opened: /usr/lokal/lib/acct/acct-mail.so: cannot open shared object file: No such file or directory (install acct again)'
    [ ! -e x.eml ]
    report -O html
    assert_status 0
    cp "$BUILD/acct-mail.so" bin/
    report -o x.eml
    assert_status 0
    # another build's is told
    echo 'const struct { const char *version; } acct_mail = {"9.8.7"};' >other.c
    cc -shared -fPIC -o bin/acct-mail.so other.c
    report -o y.eml
    assert_status 1
    assert_err_has "bin/acct-mail.so: it is of another build (acct 9.8.7) than the program"
    [ ! -e y.eml ]
}

@test "mail: the report to a client, too" {
    report --client polyus -p 2026-09 -O text
    mv "$out_file" want.txt
    report --client polyus -p 2026-09 -o x.eml --to s@example.com
    assert_status 0
    assert_err ''
    message x.eml "
assert text.get_content() == open('want.txt', newline='').read()
assert pdf.get_filename() == 'report-2026-09.pdf'
print(m['Subject'].replace('\u00a0', ' '))" >got
    [ "$(<got)" = 'Отчёт для клиента Логистика «Полюс»: сентябрь 2026 г.' ]
    report --client polyus --sent --open
    assert_status 2
    assert_err_has '--open shows a page'
}
