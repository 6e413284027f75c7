#!/usr/bin/env bats
# Mail as we write it, read by a reader that is not ours.

load ../helper

# writes FILE: the mails that standard input names (see write.c), into FILE.
writes() {
    local flags=-I$root/lib
    [[ $BUILD != */san ]] || flags="$flags -fsanitize=address,undefined"
    # shellcheck disable=SC2046,SC2086  # flags, a word each
    ${CC:-cc} $flags -o write "$root/tests/mime/write.c" "$BUILD/libacct.a" \
        -lcsv $(cd "$root" && pkg-config --libs \
            $(sed -n 's/^\(LIBS\|MAIL\)_PC *:= *//p' Makefile)) -lm
    ./write "$BUILD/acct-mail.so" >"$1"
}

@test "mail: another reader finds what was written, whatever it is" {
    put mails <<'MAILS'
Tern Studio	Your order O-1	Dear Max,\n\nit is ready.\n
Студия «Крачка», "и К°"	Отчёт за сентябрь	Добрый день!\n\nОтчёт готов.\n
A <x@evil.example>, B	re: (comment); a "quoted" one	From here on\n>From there\n.\n..\nFrom\n
x	Ежемесячный отчёт о работе за сентябрь, очень длинное название, которое не помещается в одну строку заголовка	 two blanks  \n\ttab\n= equals =3D\n
Zoë 🦆	🦆 emoji 👩‍👩‍👧 and a really long ASCII word: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa	no line end
y	with = ? and =3D	-- \nsignature\n--=_acct-message--\n--=_acct-text\n
MAILS
    # a line of ten thousand letters
    printf 'long\tlong line\t%s\\n\n' "$(printf 'щ%.0s' {1..10000})" >>mails
    writes box <mails
    python3 - mails box <<'PYTHON'
import email, email.policy, email.utils, mailbox, re, sys
from email.header import decode_header, make_header
raw = open(sys.argv[2], 'rb').read()
assert max(len(line) for line in raw.split(b'\n')) <= 998
assert b'\r' not in raw and all(b < 128 for b in raw)
# mboxrd: the standard library's reader leaves one > too many
messages = [re.sub(rb'(?m)^>(>*From )', rb'\1', m)[:-1] + b'\n' for m in
            re.split(rb'(?:^|(?<=\n\n))From office@tern\.example .*\n', raw)[1:]]
wanted = [line.split('\t') for line in open(sys.argv[1]).read().split('\n')[:-1]]
assert len(messages) == len(wanted) == len(mailbox.mbox(sys.argv[2])), len(messages)
ids = set()
for n, raw in enumerate(messages):
    name, subject, text = wanted[n]
    m = email.message_from_bytes(raw, policy=email.policy.default)
    old = email.message_from_bytes(raw)
    parts = list(m.walk())
    assert not any(p.defects for p in parts), (n, [p.defects for p in parts])
    assert sorted(k.lower() for k in m) == sorted(k for k in ['date', 'from', 'to',
        'subject', 'message-id', 'mime-version', 'content-type'] +
        (['content-transfer-encoding'] if not m.is_multipart() else [])), m.keys()
    read = str(make_header(decode_header(old['Subject'])))
    assert read == subject, (read, subject)
    for field, address in ('From', 'office@tern.example'), ('To', 'b@xn--e1afmkfd.example'):
        who, where = email.utils.parseaddr(old[field])
        assert str(make_header(decode_header(who))) == name, (who, name)
        assert where == address, where
    plain = m.get_body(('plain',))
    assert plain.get_content_charset() == 'utf-8'
    assert plain.get_content().rstrip('\n') == text.replace('\\n', '\n').rstrip('\n'), \
        (plain.get_content(), text)
    html = m.get_body(('html',))
    assert (html is not None) == (n % 2 == 1)
    assert html is None or html.get_content() == '<p>%s</p>\n' % subject, html.get_content()
    files = list(m.iter_attachments())
    assert len(files) == (0 if n % 3 else 2), files
    if files:
        assert files[0].get_content() == b'%PDF\0\r\n\xff bytes'
        assert files[0].get_filename() == 'report.pdf'
        assert files[1].get_filename() == 'Счёт № 7, «Крачка» с очень длинным именем, ' \
            'которое не помещается в одну строку заголовка.pdf', files[1].get_filename()
        assert b"filename*0*=UTF-8''" in raw
    assert re.fullmatch(r'<[!-~]+@tern\.example>', m['Message-ID']), m['Message-ID']
    ids.add(m['Message-ID'])
    assert m['Date'].datetime.isoformat() == '2026-10-05T13:00:%02d+03:00' % (n), m['Date']
assert len(ids) == len(wanted)
print(len(wanted), 'mails')
PYTHON
}

@test "mail: the lines that part messages" {
    printf 'x\tmbox\tFrom A\\n>From B\\n>>From C\\nfrom D\\n> From E\\n\n' >mails
    writes box <mails
    run2 grep -n From box
    assert_out '1:From office@tern.example Mon Oct  5 10:00:00 2026
3:From: x <office@tern.example>
14:>From A
15:>>From B
16:>>>From C
18:> From E'
    [ "$(tail -c 2 box | od -An -c | tr -d ' ')" = '\n\n' ]
}
