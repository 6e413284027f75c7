#include "words/places.h"

#include "base/i18n.h"
#include "base/text/text.h"

/* clang-format off */
const struct letter_place letter_places[] = {
    /* name, form, what it is; samples in English and Russian */
    {"salutation", PLACE_TEXT, N_("how the letter begins: Hello Max Orlov, or the person's or client's tone"),
     "Hello Max Orlov,",
     "Здравствуйте, Максим Петрович!"},
    {"formality", PLACE_WORD, N_("informal where the salutation is (Hi Max), else formal"),
     "formal",
     "formal"},
    {"name", PLACE_TEXT, N_("the client's name on that day"),
     "Acme Ltd",
     "Кофейня «Ромашка»"},
    {"person", PLACE_TEXT, N_("the name of who is written to"),
     "Max Orlov",
     "Максим Петрович Орлов"},
    {"role", PLACE_TEXT, N_("that person's role"),
     "director",
     "директор"},
    {"signature", PLACE_LINES, N_("the closing, and who signs: the name of who answers for it, and ours"),
     "Kind regards,\nAnna\nTern Studio",
     "С уважением,\nАнна\nСтудия «Крачка»"},
    {"me", PLACE_TEXT, N_("our name"),
     "Tern Studio",
     "Студия «Крачка»"},
    {"owner", PLACE_TEXT, N_("the name of who answers for it on our side"),
     "Anna",
     "Анна"},
    {"owner_phone", PLACE_TEXT, N_("how to call that person"),
     "+357 25 000 101",
     "+7 900 000-00-01"},
    {"owner_email", PLACE_TEXT, N_("that person's e-mail"),
     "anna@tern.example",
     "anna@tern.example"},
    {"manager", PLACE_TEXT, N_("whom to turn to who is not content, with a way to reach them"),
     "Olga, +357 25 000 102",
     "Ольга, +7 900 000-00-02"},
    {"hotline", PLACE_TEXT, N_("whom to call when something cannot wait"),
     "Anna, +357 25 000 101, day and night",
     "Анна, +7 900 000-00-01, в любое время"},
    {"contacts", PLACE_LINES, N_("all our contacts, a line each"),
     "Phone: +357 25 000 100\nTelegram: @tern",
     "Телефон: +7 900 000-00-00\nТелеграм: @tern"},
    {"email", PLACE_TEXT, N_("our e-mail"),
     "office@tern.example",
     "office@tern.example"},
    {"phone", PLACE_TEXT, N_("our telephone"),
     "+357 25 000 100",
     "+7 900 000-00-00"},
    {"mobile", PLACE_TEXT, N_("our mobile telephone"),
     "+357 99 000 100",
     "+7 900 000-00-03"},
    {"telegram", PLACE_TEXT, N_("our handle on Telegram"),
     "@tern",
     "@tern"},
    {"whatsapp", PLACE_TEXT, N_("our number on WhatsApp"),
     "+357 99 000 100",
     "+7 900 000-00-03"},
    {"viber", PLACE_TEXT, N_("our number on Viber"),
     "+357 99 000 100",
     "+7 900 000-00-03"},
    {"site", PLACE_TEXT, N_("our site"),
     "https://tern.example",
     "https://tern.example"},
    {"pages", PLACE_LINES, N_("our pages elsewhere, a line each"),
     "https://social.example/tern",
     "https://social.example/tern"},
    {"order", PLACE_TEXT, N_("the order's number"),
     "O-12",
     "O-12"},
    {"contract", PLACE_TEXT, N_("the contract's number"),
     "C-3",
     "C-3"},
    {"what", PLACE_TEXT, N_("what it is about, in the words of its record"),
     "Logo and style guide",
     "Логотип и гайдлайн"},
    {"stage", PLACE_WORD, N_("of a stage: contract, started, milestone, ready, shipped, delivered, accepted, delayed, cancelled"),
     "ready",
     "ready"},
    {"phase", PLACE_TEXT, N_("the phase of the order that it is about"),
     "Sketches",
     "Эскизы"},
    {"date", PLACE_TEXT, N_("the day when it happened"),
     "5 October 2026",
     "5 октября 2026 г."},
    {"deadline", PLACE_TEXT, N_("until when it was promised"),
     "18 October 2026",
     "18 октября 2026 г."},
    {"before", PLACE_TEXT, N_("the deadline before it was moved"),
     "12 October 2026",
     "12 октября 2026 г."},
    {"end", PLACE_TEXT, N_("the last day of a contract"),
     "31 December 2026",
     "31 декабря 2026 г."},
    {"days", PLACE_NUMBER, N_("how many days: since the start, past due, to go"),
     "5",
     "5"},
    {"n", PLACE_NUMBER, N_("how many there are of what the letter is about"),
     "2",
     "2"},
    {"number", PLACE_TEXT, N_("the number of the invoice, closing document or survey"),
     "INV-2026-0012",
     "INV-2026-0012"},
    {"amount", PLACE_TEXT, N_("the amount of what it is about"),
     "1,200.00 EUR",
     "1 200,00 руб."},
    {"open", PLACE_TEXT, N_("what of it is still to be paid"),
     "900.00 EUR",
     "900,00 руб."},
    {"currency", PLACE_WORD, N_("the currency's code"),
     "EUR",
     "RUB"},
    {"due", PLACE_TEXT, N_("by when it is to be paid, answered or done"),
     "20 October 2026",
     "20 октября 2026 г."},
    {"invoices", PLACE_LINES, N_("open invoices: number, day, due day, amount"),
     "INV-2026-0012, due 20 October 2026: 900.00 EUR",
     "INV-2026-0012, срок 20 октября 2026 г.: 900,00 руб."},
    {"questions", PLACE_LINES, N_("what is asked, a line each"),
     "1. How likely are you to recommend us, from 0 to 10?\n2. What did you like?\n3. What did you not like?\n4. What was hard?",
     "1. Хочется ли порекомендовать нас другим, от 0 до 10?\n2. Что понравилось?\n3. Что не понравилось?\n4. Что было трудно?"},
    {"orders", PLACE_LINES, N_("orders in work, with their deadlines"),
     "O-12 Logo and style guide, until 18 October 2026",
     "O-12 Логотип и гайдлайн, до 18 октября 2026 г."},
    {"services", PLACE_TEXT, N_("services that the client has"),
     "design, support",
     "дизайн, поддержка"},
    {"more", PLACE_TEXT, N_("services that the client does not have and that fit"),
     "a website",
     "сайт"},
    {"goals", PLACE_TEXT, N_("the client's goals"),
     "more orders from the site",
     "больше заказов с сайта"},
    {"period", PLACE_TEXT, N_("the period that it is about"),
     "September 2026",
     "сентябрь 2026 г."},
    {"figures", PLACE_LINES, N_("figures against their targets, a line each"),
     "Visits: 900 of 1,000",
     "Посещения: 900 из 1 000"},
    {"spent", PLACE_NUMBER, N_("how much of a budget is used, in per cent"),
     "80",
     "80"},
    {"score", PLACE_NUMBER, N_("what the client answered: would recommend us, 0 to 10"),
     "10",
     "10"},
    {"trouble", PLACE_TEXT, N_("what the client answered: what was hard"),
     "finding the invoice",
     "найти счёт"},
    {"disliked", PLACE_TEXT, N_("what the client answered: what was not good"),
     "the paper is thin",
     "бумага тонковата"},
    {"link", PLACE_TEXT, N_("where to answer or to read: a survey, a page, a document"),
     "https://tern.example/s/12",
     "https://tern.example/s/12"},
    {"attached", PLACE_WORD, N_("yes where a document goes with it: by e-mail an invoice, closing document or report"),
     "yes",
     "yes"},
    {"text", PLACE_LINES, N_("your own words, given when it is sent: -m"),
     "The words of the answer.",
     "Текст ответа."},
    {"question", PLACE_TEXT, N_("what the client asked"),
     "When can we print?",
     "Когда можно печатать?"},
    {"issue", PLACE_TEXT, N_("what the client complained of"),
     "The colours came out too dark",
     "Цвета получились слишком тёмными"},
    {"done", PLACE_TEXT, N_("what was done about it"),
     "we printed the sheets anew",
     "перепечатали тираж"},
    {"compensation", PLACE_TEXT, N_("what is given for it"),
     "a discount of 10 % on the next order",
     "скидка 10 % на следующий заказ"},
    {"reason", PLACE_TEXT, N_("why it has come to that"),
     "the printer is late with the paper",
     "типография задержала бумагу"},
    {"referral", PLACE_TEXT, N_("the client who came by recommendation"),
     "Wind School",
     "школа «Ветер»"},
};
/* clang-format on */
const size_t letter_places_count =
    sizeof letter_places / sizeof letter_places[0];

const struct letter_place *letter_place(struct str name)
{
    for (size_t i = 0; i < letter_places_count; i++)
        if (str_is(name, letter_places[i].name))
            return &letter_places[i];
    return NULL;
}

int letter_place_unknown(struct str name, struct err *e)
{
    const char *like = NULL;
    int best = 3;
    for (size_t i = 0; i < letter_places_count; i++) {
        const char *known = letter_places[i].name;
        int d = text_distance(str_of(known), name, best);
        if (d < best) {
            best = d;
            like = known;
        }
    }
    if (like)
        return err_set(e, ERR_DATA, _("no place {%.*s} (did you mean {%s}?)"),
                       STR_ARG(name), like);
    return err_set(e, ERR_DATA,
                   _("no place {%.*s} ('acct-letter --list --places' lists "
                     "them)"),
                   STR_ARG(name));
}

const char *letter_place_sample(void *arg, struct str name)
{
    const struct paper_lang *const *lang = arg;
    const struct letter_place *p = letter_place(name);
    return !p ? NULL : (*lang)->russian ? p->ru : p->en;
}
