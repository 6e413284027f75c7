# shellcheck shell=bash
# A browser without a window, for the tests in */browser, which `make browser`
# runs.

# browse OPTION…: with a profile of the test's own, and nothing of the network.
browse() {
    timeout 120 chromium --headless --no-sandbox --disable-gpu \
        --disable-quic --no-first-run --disable-background-networking \
        --disable-component-update --disable-sync \
        --user-data-dir="$PWD/browser" "$@" 2>"$PWD/browser.log"
}

# Prints a page of the current directory as a browser does, to printed.pdf.
print_page() {
    browse --no-pdf-header-footer --print-to-pdf="$PWD/printed.pdf" \
        "file://$PWD/$1" >/dev/null
}
