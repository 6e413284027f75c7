#!/usr/bin/env bats
# What draws is a module of its own: where it is looked for, and what is said
# where it is not there or not of the program's build.

load ../helper
load paper

setup() {
    common_setup
    studio
    bill k -l 'A|1||100|19'
    rm x.pdf
    mkdir -p else/bin else/lib/acct
    cp "$BUILD/acct-invoice" else/bin/
    PATH=$PWD/else/bin:$PATH
    keep "$ledger"
}

# drawn: the paper of the bill, as PDF.
drawn() {
    show "$number" -o x.pdf
}

refused() {
    drawn
    assert_status 1
    assert_out ''
    [ ! -e x.pdf ]
    same "$ledger"
}

@test "draw: where the module is found" {
    begin 'the module is found beside the program'
    cp "$BUILD/acct-draw.so" else/bin/
    drawn
    assert_status 0
    assert_err ''
    run2 pdftotext x.pdf -
    assert_out_has "$number"

    begin 'the module is found where it is installed, moved or not'
    cp "$BUILD/acct-draw.so" else/lib/acct/
    drawn
    assert_status 0
    mv else moved
    rm x.pdf
    PATH=$PWD/moved/bin:$PATH drawn
    assert_status 0
    ln -s moved/bin/acct-invoice acct-link
    run2 ./acct-link show "$number" -O pdf
    assert_status 0
}

@test "draw: a module that is missing or another's" {
    begin 'a module that is missing is told, and only where it is wanted'
    strings else/bin/acct-invoice | grep -q '^/usr/local/lib/acct/acct-draw.so$'
    # one may be installed here: this program looks beside that place
    LC_ALL=C sed -i 's:/usr/local/lib/acct/:/usr/lokal/lib/acct/:' \
        else/bin/acct-invoice
    refused
    assert_err 'acct-invoice: what draws a PDF cannot be opened: /usr/lokal/lib/acct/acct-draw.so: cannot open shared object file: No such file or directory (install acct again)'
    for format in text html json; do
        show "$number" -O "$format"
        assert_status 0
    done

    begin 'what is no module is told'
    echo 'no module' >else/bin/acct-draw.so
    refused
    assert_err_has 'acct-invoice: what draws a PDF cannot be opened: '
    assert_err_has "$PWD/else/bin/acct-draw.so"
    assert_err_has '(install acct again)'
    echo 'int other;' >other.c
    cc -shared -fPIC -o else/bin/acct-draw.so other.c
    refused
    assert_err_has 'undefined symbol: acct_draw (install acct again)'

    begin 'a module of another build is told'
    put other.c <<'EOF'
const struct { const char *version; unsigned long sizes[4]; } acct_draw = {"9.8.7"};
EOF
    cc -shared -fPIC -o else/bin/acct-draw.so other.c
    version=$(acct-invoice --version)
    refused
    assert_err "acct-invoice: $PWD/else/bin/acct-draw.so: it is of another build (acct 9.8.7) than the program (acct ${version##* }): install both again"
    # of this version, but of other sizes
    sed -i "s/9.8.7/${version##* }/" other.c
    cc -shared -fPIC -o else/bin/acct-draw.so other.c
    refused
    assert_err_has 'it is of another build'
}
