/*
 * Text as people read it, through ICU (this room is its only door).
 *
 * All strings are UTF-8.  Plain ASCII never reaches ICU, and what ICU needs is
 * opened at the first string that does.
 */
#ifndef ACCT_BASE_TEXT_H
#define ACCT_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"

bool text_ascii(struct str s);
/* Is it of printable ASCII alone? */
bool text_printable(struct str s);
/* Well-formed UTF-8?  *bad (may be NULL) gets the offset of the first fault. */
bool text_valid(struct str s, size_t *bad);
/* Appends s well-formed, with `instead` for each byte that is at fault. */
void text_mend(struct str s, const char *instead, struct buf *out);
#define TEXT_UNKNOWN "\xef\xbf\xbd" /* U+FFFD, what stands for it in files */
/* Appends the character with that number; U+FFFD for what is none. */
void text_put(int32_t c, struct buf *out);
/* Appends s without what text_control finds (a tab is a blank). */
void text_clean(struct str s, bool lines, struct buf *out);
/* Appends s in Unicode's normal form C. */
void text_nfc(struct str s, struct buf *out);
/* Appends s for comparing: NFKC with case folded, blanks run together and
 * taken off the ends. */
void text_fold(struct str s, struct buf *out);
/* Columns on a terminal: wide characters 2, marks 0, flags and pictures that
 * are joined 2. */
int text_width(struct str s);
/* The bytes of s that fit into `width` columns, whole characters as people see
 * them: a flag, a letter with its marks. */
size_t text_fit(struct str s, int width);
/* Is the word, without blanks, what people copy: a key, an id, an address or a
 * link?  Half of it is of no use, so no line is broken in it. */
bool text_pasted(struct str word);
/* The bytes of s that make a line of so many columns: whole words; a word that
 * is wider is cut, and one to be pasted stands out.  0: not even a letter fits,
 * or s begins with a blank. */
size_t text_line(struct str s, int width);
/* Appends s safe for a terminal and on one line: control characters, bidi
 * overrides and malformed bytes as \n, \t, \x1b, \u202e, \xff. */
void text_plain(struct str s, struct buf *out);
/* The first character by which the text would look other than it is, or -1: a
 * control (other than newline and tab where `lines`), what changes the
 * direction of text, ends a line, or is not seen (a byte order mark; tags but
 * of flags). */
int32_t text_control(struct str s, bool lines);
bool text_has_control(struct str s, bool lines);
/* Would a spreadsheet take it for a formula?  '|' lets one start programs;
 * formula.c. */
bool text_formula(struct str s);
/* False: by its first byte it would not. */
static inline bool text_may_run(struct str s)
{
    const uint64_t low = UINT64_C(1) << '\t' | UINT64_C(1) << '\r' |
                         UINT64_C(1) << ' ' | UINT64_C(1) << '+' |
                         UINT64_C(1) << '-' | UINT64_C(1) << '=';
    unsigned char first = s.n ? (unsigned char)s.p[0] : 'a';
    return first < 64 ? low >> first & 1
                      : first == '@' || first == 0xc2 || first == 0xef;
}
/* Appends somebody else's words as a cell: in quotation marks where a
 * spreadsheet would run them. */
void text_cell(struct str s, struct buf *out);
/* May it be a key: no white space of any kind (but plain blanks where `words`),
 * no control, nothing that is not seen or has no meaning, in normal form C?
 * ERR_DATA names the character and its place.  key.c. */
int text_key(struct str s, bool words, struct err *e);
/* Edits (insert, delete, change, swap of neighbours) from a to b by character;
 * stops early and returns limit + 1 beyond the limit (at most 32). */
int text_distance(struct str a, struct str b, int limit);

/* Does s hold these words whole: "orlov" in "maxim orlov", not "orl"? Both are
 * folded; words.c. */
bool text_has_words(struct str s, struct str words);
/* Cuts the next word off *rest; false where there is none. */
bool text_word(struct str *rest, struct str *word);

/* How many bytes the character is that a text begins with, where it is none of
 * ASCII and would move what is around it (overrides of direction, U+2028, C1);
 * else 0.  terminal.c. */
size_t text_unsafe(struct str s);

/* Appends it in capitals; terminal.c. */
void text_upper(struct str s, struct buf *out);

/* The words of a text by the rules of Unicode, without what stands between them
 * and without numbers; breaks.c.  Opening costs milliseconds: only where words
 * are counted. */
struct breaker;
struct breaker *text_breaker_open(void); /* NULL: cannot */
/* The text has to stay; malformed bytes are none of a word. */
void text_breaker_set(struct breaker *b, struct str text);
/* The next word of it; false at its end. */
bool text_breaker_word(struct breaker *b, struct str *word);
void text_breaker_close(struct breaker *b);

/* Order of a language's dictionary (ICU collation); collate.c.  Opening
 * costs milliseconds: only for lists that people read. */
struct collator;
struct collator *text_collator_open(const char *lang); /* NULL: cannot */
int text_compare(const struct collator *c, struct str a, struct str b);
void text_collator_close(struct collator *c);

/* What only looks the same (Latin and Cyrillic letters, l and 1); spoof.c.
 * Opening costs milliseconds: only where a key is not ASCII. */
struct spoof;
struct spoof *text_spoof_open(void); /* NULL: cannot */
/* Appends what all texts that look like this one have in common; where `upper`,
 * those whose capitals do: асме and acme. */
void text_skeleton(const struct spoof *s, struct str text, bool upper,
                   struct buf *out);
/* Has a word with letters of scripts that do not go together? */
bool text_mixed(const struct spoof *s, struct str text);
void text_spoof_close(struct spoof *s);

/* How a word sounds, for who searches: without case, marks and script, in the
 * letters of ASCII where there are such; Ромашка and romashka, Ёлка and елка,
 * Акме and acme are one; latin.c.  Words of ASCII, Cyrillic and Latin with
 * marks never reach ICU, what others need is opened at the first, in
 * milliseconds.  Where ICU has no data they are but folded. */
struct latin;
struct latin *text_latin_open(void);
void text_latin(struct latin *l, struct str word, struct buf *out);
void text_latin_close(struct latin *l);

/* Is it the name of a time zone in IANA's list, be it a link, such as UTC or
 * US/Eastern?  ERR_DATA, with the closest; zonename.c. */
int text_zone_check(struct str name, struct err *e);

/* A time zone by its name, such as Europe/Moscow; zone.c.  Opening costs
 * milliseconds: only where a zone is named. */
struct text_zone;
struct text_zone *text_zone_open(const char *name); /* NULL: unknown */
/* For struct zone (base/date.h), whose arg is the zone. */
int text_zone_offset(int64_t at, void *zone);
void text_zone_close(struct text_zone *z);

/* Appends s in windows-1251.  False, and nothing appended, where that has not
 * all of it: *bad is the first character of s that it lacks; codepage.c.
 * Opening costs milliseconds: only where UTF-8 will not do. */
bool text_windows_1251(struct str s, struct buf *out, struct str *bad);

/* Appends a domain as the network has it (IDNA: xn--…), or as people read it; a
 * plain one in small letters.  False, and nothing appended, for what is none;
 * domain.c.  Opening costs milliseconds: only for what is not ASCII, or begins
 * with xn--. */
bool text_domain_ascii(struct str s, struct buf *out);
bool text_domain_shown(struct str s, struct buf *out);

/* ISO 3166: is it the code of a country, or XK, which banks have for Kosovo?
 * country.c. */
bool text_country(struct str code);

/* Text in another encoding, to UTF-8 a chunk at a time; decode.c. */
struct decoder;
struct decoder *text_decoder_open(const char *encoding); /* NULL: unknown */
/* Appends what the bytes are, or begin; `last`: no more come.  ERR_DATA. */
int text_decode(struct decoder *d, const char *bytes, size_t n, bool last,
                struct buf *out, struct err *e);
void text_decoder_close(struct decoder *d);

/* ISO 4217: the minor unit's exponent, or -1 for an unknown code;
 * currency.c. */
int text_currency_digits(const char code[4]);

/* Appends an amount of money in words, its hundredths in digits: «две тысячи
 * два рубля 05 копеек», "two euros and 05 cents"; a currency that has no words
 * here by its code.  `lang` is ru or en.  False, and nothing appended, for
 * others, and where ICU has no data; amount.c. */
bool text_amount_words(int64_t minor, int digits, const char *code,
                       const char *lang, struct buf *out);

/* The form of a word that goes with that many in a language, such as "ru";
 * TEXT_PLURAL_OTHER where ICU has no data.  plural.c: opening costs
 * milliseconds, once for each language. */
enum text_plural {
    TEXT_PLURAL_ZERO,
    TEXT_PLURAL_ONE,
    TEXT_PLURAL_TWO,
    TEXT_PLURAL_FEW,
    TEXT_PLURAL_MANY,
    TEXT_PLURAL_OTHER,
    TEXT_PLURALS
};
extern const char *const text_plural_names[TEXT_PLURALS];
enum text_plural text_plural(const char *lang, double n);

/* Makes the character at that byte a capital. */
void text_capital(struct buf *b, size_t at);

#endif
