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

# headers: a program of Python begins so; it writes what write.c is given, by
# rows (name, subject, address), and reads them again.
headers() {
    cat <<'PYTHON'
import email, email.header, email.policy, random, re, subprocess, sys
def there_and_back(rows):
    lines = ''.join('%s\t%s\tx\t%s\n' % row for row in rows)
    raw = subprocess.run(['./write', sys.argv[1]], input=lines.encode(),
                         stdout=subprocess.PIPE, check=True).stdout
    heads = [m.split(b'\n\n')[0] + b'\n\n' for m in
             re.split(rb'(?:^|(?<=\n\n))From office@tern\.example .*\n', raw)[1:]]
    assert len(heads) == len(rows), (len(heads), len(rows))
    for head in heads:
        assert all(b < 127 and (b >= 32 or b == 10) for b in head), head
        for line in head.split(b'\n')[:-2]:
            assert line.strip() and len(line) <= (76 if b'=?' in line else 78), line
        assert all(len(w) <= 75 for w in re.findall(rb'=\?[^ \n]*', head)), head
    return heads
def text(raw):  # of words one by one: none ends within a character
    raw = re.sub(r'\n(?=[ \t])', '', raw)
    for word in re.findall(r'=\?\S+\?=', raw):
        email.header.decode_header(word)[0][0].decode()
    return str(email.header.make_header(email.header.decode_header(raw)))
PYTHON
}

@test "mail: any name is read as it was written, and is no header" {
    writes /dev/null </dev/null
    {
        headers
        cat <<'PYTHON'
names = ['René=0D=0ABcc: evil@x.example', 'é=41', 'é=?utf-8?q?=0A?=', 'é_ é?',
    '=?utf-8?q?x=0ABcc=3A_y?=', '"=?utf-8?b?eA==?="', 'é" <x@evil.example>, "B',
    'A "B" \\ C', 'a, b; c: d <e@f.example>', 'a.b', '(c)', 'two  blanks', "O'Neil",
    'a' * 66, 'a' * 67, 'a' * 500, 'word ' * 200 + 'end', 'quoted, ' * 200 + 'end',
    '"' * 300, '\\' * 32, '\\' * 33, 'я' * 22, 'я' * 900, '🦆' * 400, 'a\u0301' * 300,
    'x' * 44 + 'é', 'x' * 45 + 'é', 'x' * 46 + 'é', 'é ' * 80 + 'é', '€a' * 300]
signs = 'aZ09 ="?_=.,:;<>@()[]\\%\'-+/éяж€字🦆\u0301'
draw = random.Random(11)
names += [''.join(draw.choice(signs) for _ in range(draw.choice((1, 5, 20, 60, 200)))).strip()
          or '.' for _ in range(int(sys.argv[2]))]
rows = [(name, name, 'b@c.example') for name in names]
for (name, _, _), head in zip(rows, there_and_back(rows)):
    old = email.message_from_bytes(head)
    assert sorted(set(old.keys())) == sorted(old.keys()) and len(old.keys()) in (8, 9), head
    assert text(old['Subject']) == name, (head, name)
    new = email.message_from_bytes(head, policy=email.policy.default)
    assert new['Reply-To'] == 'b@c.example'
    for header, address in ('From', 'office@tern.example'), ('To', 'b@c.example'):
        assert not new[header].defects, (head, new[header].defects)
        (who,) = new[header].addresses
        assert who.addr_spec == address, head
        # Python's newer reader runs blanks of a word together, and before 3.13 puts
        # some between two
        words = len(re.findall(r'=\?', old[header]))
        read = text(old[header].rsplit(None, 1)[0]) if words else who.display_name
        assert read == name, (head, name, read)
        assert words > 1 or who.display_name.split() == name.split(), (head, name)
    assert new['Subject'] == name, (head, name)
print(len(rows), 'names')
PYTHON
    } >names.py
    run2 python3 names.py "$BUILD/acct-mail.so" "$(many 300 20000)"
    assert_status 0
    assert_out_has ' names'
}

@test "mail: addresses are of ASCII, whatever the domain" {
    writes /dev/null </dev/null
    {
        headers
        cat <<'PYTHON'
domains = """☃.example xn--n3h I♥NY.example xn--iny-zx5a
пример.example xn--e1afmkfd
xn--e1afmkfd.example xn--e1afmkfd
faß.example xn--fa-hia
Bücher.example xn--bcher-kva
例え.example xn--r8jz45g
مثال.example xn--mgbh0fb
ＴＥＲＮ.example tern
Tern.example tern""".split()
rows = [('Zoë', 's', 'max@' + domain) for domain in domains[::2]]
for (_, _, given), label, head in zip(rows, domains[1::2], there_and_back(rows)):
    m = email.message_from_bytes(head)
    address = 'max@%s.example' % label
    assert m['To'].endswith(' <%s>' % address), (head, address)
    assert m['Reply-To'] == address, (head, address)
# a letter of each block; what is no domain is not written
draw, taken, refused = random.Random(5), 0, 0
for block in range(0x80, 0x20000, 0x100):
    letter = chr(draw.randrange(block, block + 0x80))
    if 0xd800 <= ord(letter) < 0xe000 or ord(letter) < 0xa0:
        continue
    try:
        (head,) = there_and_back([('x', 's', 'max@a%sb.example' % letter)])
    except subprocess.CalledProcessError:
        refused += 1
        continue
    taken += 1
    to = email.message_from_bytes(head)['To']
    assert re.fullmatch(r'x <max@[a-z0-9-]+\.example>', to), to
assert taken > 100 and refused > 10, (taken, refused)
print(taken, 'domains')
PYTHON
    } >domains.py
    run2 python3 domains.py "$BUILD/acct-mail.so"
    assert_status 0
    assert_out_has ' domains'
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
