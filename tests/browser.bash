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

# A script for a copy of the page: what came of `look`, with the page's document
# and window, is its last element.
look='d => {
    const w = d.defaultView, root = d.documentElement
    const style = (query, what) => {
        const at = d.querySelector(query)
        return at && w.getComputedStyle(at)[what]
    }
    return {
        scroll: root.scrollWidth, width: w.innerWidth,
        wide: [...d.querySelectorAll("*")].filter(x => !x.closest(".scroll") &&
            x.getBoundingClientRect().right > root.clientWidth + 0.5).length,
        charts: d.querySelectorAll("svg.chart").length,
        fetched: w.performance.getEntriesByType("resource").map(r => r.name),
        paper: style("body", "backgroundColor"), ink: style("body", "color"),
        faint: style("footer", "color"), head: style("th", "color"),
        label: style(".chart text", "fill"), bar: style(".chart .bar", "fill"),
        shade: style(".lines th", "backgroundColor"),
        code: style(".code", "backgroundColor"),
        link: style("section a", "color"),
        step: style(".steps .now b", "backgroundColor"),
        mark: style(".steps .now b", "color"),
        scan: style(".codes svg", "backgroundColor")
    }
}'

# seen WIDTH OPTION…: what x.html is at that width.  A window has at least 500
# px, a frame has any.
seen() {
    local width=$1
    shift
    python3 - "$width" "$look" >look.html <<'EOF'
import html, sys
page, width, look = open('x.html').read(), int(sys.argv[1]), sys.argv[2]
script = '<script>onload = () => { seen.textContent = JSON.stringify((%s)(%s)) }</script>'
out = '<pre id="seen" hidden></pre>'
if width < 500:
    print('<!DOCTYPE html><iframe id="frame" style="width:%dpx;height:900px;border:0" srcdoc="%s"></iframe>'
        % (width, html.escape(page)), out, script % (look, 'frame.contentDocument'))
else:
    print(page.replace('</body>', out + script % (look, 'document') + '</body>'))
EOF
    browse "$@" --window-size="$((width < 500 ? 600 : width)),900" --dump-dom \
        "file://$PWD/look.html" | sed -n 's/.*<pre id="seen"[^>]*>\(.*\)<\/pre>.*/\1/p' |
        sed 's/&amp;/\&/g' >seen.json
    [ -s seen.json ]
}

# is FILTER: jq says so of what was seen.
is() {
    jq -e "$1" seen.json >/dev/null || { cat seen.json; wrong "not so: $1"; }
}

# contrast A B: of two colours of seen.json, as WCAG 2 defines it.
contrast() {
    jq -e --arg a "$1" --arg b "$2" '
        def light: [scan("[0-9.]+") | tonumber / 255 |
            if . <= 0.04045 then . / 12.92 else pow((. + 0.055) / 1.055; 2.4) end] |
            0.2126 * .[0] + 0.7152 * .[1] + 0.0722 * .[2] + 0.05;
        [(.[$a] | light), (.[$b] | light)] | max / min' seen.json
}
