/* What the sender wrote now, of a text that has more: as mailers write it in
 * English and Russian. */
#include "mime/received.h"

/* A line of the text, and what it is. */
static bool next_line(struct str *rest, struct str *line)
{
    if (!str_cut(rest, '\n', line))
        return false;
    return line->n || rest->p;
}

static bool has(struct str s, const char *word)
{
    return s.n && memmem(s.p, s.n, word, strlen(word));
}

static bool ends(struct str s, const char *word)
{
    size_t n = strlen(word);
    return s.n >= n && memcmp(s.p + s.n - n, word, n) == 0;
}

static bool has_digit(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] >= '0' && s.p[i] <= '9')
            return true;
    return false;
}

/* Blanks, and the marks of what was bold in a page. */
static struct str bare(struct str s)
{
    s = str_trim(s);
    while (s.n && s.p[0] == '*')
        s = (struct str){s.p + 1, s.n - 1};
    while (s.n && s.p[s.n - 1] == '*')
        s.n--;
    while (str_starts(s, "\xc2\xa0"))
        s = (struct str){s.p + 2, s.n - 2};
    return str_trim(s);
}

/* --- where another message begins ------------------------------------------
 */

/* Between dashes, or alone. */
static bool is_divider(struct str line)
{
    static const char *const words[] = {
        "Original Message",
        "Original message",
        "Forwarded message",
        "Forwarded Message",
        "Reply message",
        "Исходное сообщение",
        "Исходное письмо",
        "Оригинальное сообщение",
        "Пересылаемое сообщение",
        "Пересланное сообщение",
        "Перенаправленное сообщение",
        "Конец пересылаемого сообщения",
        "Конец пересланного сообщения",
    };
    static const char *const alone[] = {
        "Begin forwarded message:",
        "Начало переадресованного сообщения:",
        "Начало пересылаемого сообщения:",
    };
    line = bare(line);
    for (size_t i = 0; i < sizeof alone / sizeof alone[0]; i++)
        if (str_is(line, alone[i]))
            return true;
    if (!str_starts(line, "---"))
        return false;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (has(line, words[i]))
            return true;
    return false;
}

/* The heads of what is quoted, as Outlook and others write them. */
enum head { HEAD_NONE, HEAD_FROM, HEAD_MORE };

static enum head head_of(struct str line)
{
    static const struct {
        const char *name;
        enum head head;
    } heads[] = {
        {"From:", HEAD_FROM},       {"От:", HEAD_FROM},
        {"От кого:", HEAD_FROM},    {"Sent:", HEAD_MORE},
        {"Date:", HEAD_MORE},       {"To:", HEAD_MORE},
        {"Cc:", HEAD_MORE},         {"Subject:", HEAD_MORE},
        {"Отправлено:", HEAD_MORE}, {"Отправлен:", HEAD_MORE},
        {"Дата:", HEAD_MORE},       {"Кому:", HEAD_MORE},
        {"Копия:", HEAD_MORE},      {"Тема:", HEAD_MORE},
    };
    line = bare(line);
    for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++)
        if (str_starts(line, heads[i].name))
            return heads[i].head;
    return HEAD_NONE;
}

/* From:, and two more of them within the next lines: who writes a letter by
 * hand has one at most. */
static bool begins_block(struct str line, struct str rest)
{
    enum { LINES = 6 };
    int more = 0;
    struct str next;
    if (head_of(line) != HEAD_FROM)
        return false;
    for (int i = 0; i < LINES && more < 2 && next_line(&rest, &next); i++)
        more += head_of(next) == HEAD_MORE;
    return more == 2;
}

/* "On Mon, 5 Oct 2026 at 10:00, Anna wrote:" */
static bool is_attribution(struct str s)
{
    static const char *const verbs[] = {
        "wrote:",    "writes:",  "пишет:",    "писал:",      "писала:",
        "писал(а):", "написал:", "написала:", "написал(а):", "написал/а:",
        "написали:", "schrieb:", "a écrit :", "escribió:",   "ha scritto:",
    };
    s = bare(s);
    /* Yandex and Mail.ru name the sender, and no verb. */
    bool said = ends(s, ">:") && has(s, "@");
    /* The Bat!, and Thunderbird in German. */
    said = said || (ends(s, ":") && has_digit(s) &&
                    (str_starts(s, "Вы писали ") || has(s, ", you wrote:") ||
                     has(s, " schrieb ")));
    for (size_t i = 0; !said && i < sizeof verbs / sizeof verbs[0]; i++)
        said = ends(s, verbs[i]);
    return said;
}

/* --- what an attribution takes up -------------------------------------------
 */

enum { ATTRIBUTION_LINES = 4, ATTRIBUTION_MOST = 400 };

/* A date in front: of one that goes on in the next line. */
static bool begins_attribution(struct str line)
{
    static const char *const starts[] = {
        "On ",           "Am ",     "Le ",       "El ",       "Il ",
        "пн, ",          "вт, ",    "ср, ",      "чт, ",      "пт, ",
        "сб, ",          "вс, ",    "Пн, ",      "Вт, ",      "Ср, ",
        "Чт, ",          "Пт, ",    "Сб, ",      "Вс, ",      "Понедельник, ",
        "Вторник, ",     "Среда, ", "Четверг, ", "Пятница, ", "Суббота, ",
        "Воскресенье, ",
    };
    line = bare(line);
    if (line.n && line.p[0] >= '0' && line.p[0] <= '9')
        return true;
    for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++)
        if (str_starts(line, starts[i]))
            return has_digit(line);
    return false;
}

/* Does one begin here, be it broken over lines?  *rest goes behind it, *whole
 * is all of it. */
static bool take_attribution(struct str line, struct str *rest,
                             struct str *whole)
{
    struct str after = *rest, next = line;
    bool begun = begins_attribution(line);
    for (int i = 0; i < ATTRIBUTION_LINES; i++) {
        *whole = (struct str){line.p, (size_t)(next.p + next.n - line.p)};
        if (whole->n > ATTRIBUTION_MOST)
            return false;
        if (is_attribution(next)) {
            *rest = after;
            return true;
        }
        if (!begun || !next_line(&after, &next) || !bare(next).n ||
            next.p[0] == '>' || begins_attribution(next))
            return false;
    }
    return false;
}

/* The next line that has something, if it is close. */
static struct str peek(struct str rest)
{
    enum { LINES = 4 };
    struct str line = {NULL, 0};
    for (int i = 0; i < LINES && next_line(&rest, &line); i++)
        if (bare(line).n)
            return line;
    return (struct str){NULL, 0};
}

/* Behind '>', as The Bat! has it behind the initials: "AO> Yes". */
static bool is_quoted(struct str line)
{
    enum { INITIALS = 6 };
    size_t n = 0;
    line = str_trim(line);
    while (n < line.n && n <= INITIALS &&
           ((line.p[n] & 0x80) || (line.p[n] >= 'A' && line.p[n] <= 'Z')))
        n++;
    return n < line.n && n <= INITIALS && line.p[n] == '>';
}

/* Who says so by hand gives no time, and no address. */
static bool is_surely(struct str attribution)
{
    return has_digit(attribution) &&
           (has(attribution, "@") || has(attribution, ":") ||
            has(attribution, "20"));
}

/* --- signatures ------------------------------------------------------------
 */

static bool begins_signature(struct str line)
{
    static const char *const starts[] = {
        "Sent from my ",       "Sent from Yahoo",       "Sent from Outlook",
        "Sent from Mail for ", "Get Outlook for ",      "Sent via ",
        "Отправлено с ",       "Отправлено из ",        "Отправлено через ",
        "Sent with ",          "Получите Outlook для ",
    };
    enum { MOST = 120 };
    if (str_is(line, "-- ") || str_is(str_trim(line), "--"))
        return true;
    line = bare(line);
    for (size_t i = 0; line.n < MOST && i < sizeof starts / sizeof starts[0];
         i++)
        if (str_starts(line, starts[i]))
            return true;
    return false;
}

/* A rule above a block of heads. */
static bool is_rule(struct str line)
{
    line = str_trim(line);
    for (size_t i = 0; i < line.n; i++)
        if (line.p[i] != '_' && line.p[i] != '-')
            return false;
    return line.n >= 8;
}

/* Is nothing of it the sender's, from here on? */
static bool ends_here(struct str line, struct str rest)
{
    struct str below, after = rest, next;
    if (begins_signature(line) || is_divider(line) || begins_block(line, rest))
        return true;
    if (!is_rule(line) || head_of(below = peek(rest)) != HEAD_FROM)
        return false;
    while (next_line(&after, &next) && next.p != below.p)
        ;
    return begins_block(below, after);
}

/* --- all of it -------------------------------------------------------------
 */

/* No more than one empty line between others, none at the start. */
static void add_line(struct str line, size_t start, struct buf *out)
{
    bool empty = !bare(line).n;
    if (empty &&
        (out->n == start || (out->n > start + 1 && out->p[out->n - 2] == '\n')))
        return;
    while (line.n && (line.p[line.n - 1] == ' ' || line.p[line.n - 1] == '\r'))
        line.n--;
    buf_str(out, empty ? (struct str){NULL, 0} : line);
    buf_ch(out, '\n');
}

/* What is quoted is left out, with who is said to have written it; an answer
 * below it, or between, stays. */
void mail_said(struct str text, struct buf *out)
{
    struct str rest = text, line, whole;
    size_t start = out->n;
    while (next_line(&rest, &line)) {
        if (ends_here(line, rest))
            break;
        if (is_quoted(line))
            continue;
        struct str after = rest;
        if (take_attribution(line, &after, &whole)) {
            if (is_quoted(peek(after))) {
                rest = after;
                continue;
            }
            if (is_surely(whole))
                break;
        }
        add_line(line, start, out);
    }
    while (out->n > start && out->p[out->n - 1] == '\n')
        out->n--;
    if (out->n > start)
        buf_ch(out, '\n');
}
