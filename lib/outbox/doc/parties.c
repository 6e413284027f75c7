/* What a paper looks like, and who writes to whom. */
#include "inside.h"

#include "base/file.h"
#include "base/i18n.h"

/* One word of two, from an option or else a setting. */
static int choose(const char *what, const char *word,
                  const char *const words[2], bool *second, struct err *e)
{
    for (int i = 0; i < 2; i++)
        if (strcmp(word, words[i]) == 0) {
            *second = i;
            return 0;
        }
    return err_set(e, ERR_USAGE, _("%s: '%s' is not one of %s, %s"), what, word,
                   words[0], words[1]);
}

int making_look(struct making *m, struct err *e)
{
    static const char *const sizes[] = {"a4", "letter"};
    static const char *const layouts[] = {"ru", "intl"};
    static const char *const answers[] = {"yes", "no"};
    struct paper *p = &m->out->paper;
    const struct doc_look *look = m->look;
    const char *size =
        look->size ? look->size : making_setting(m, "paper.size");
    const char *layout =
        look->layout ? look->layout : making_setting(m, "paper.layout");
    bool letter = false, intl = false, bare = false;
    if ((look->lang
             ? words_named(m->words, look->lang, &p->lang, e)
             : words_of(m->words, making_client_lang(m), &p->lang, e)) < 0 ||
        choose(look->size ? "--paper" : "paper.size", size, sizes, &letter, e) <
            0)
        return -1;
    if (!*layout)
        layout = paper_lang_is(p->lang, "ru") && strcmp(p->code, "RUB") == 0
                     ? "ru"
                     : "intl";
    if (choose(look->layout ? "--layout" : "paper.layout", layout, layouts,
               &intl, e) < 0 ||
        choose("paper.qr", making_setting(m, "paper.qr"), answers, &bare, e) <
            0)
        return -1;
    p->size = letter ? PAPER_LETTER : PAPER_A4;
    p->layout = intl ? PAPER_FORM_INTL : PAPER_FORM_RU;
    m->code = !bare;
    return 0;
}

/* Of the language, where it has its own. */
static const char *ours(const struct making *m, enum paper_word word,
                        const char *key)
{
    const char *own = paper_word_on(m->out->paper.lang, word, m->page->day);
    return *own ? own : making_setting(m, key);
}

/* Documents have the text of their client's language, or that of the setting,
 * from the day when they were made. */
static int is_usual(const struct making *m, const char *ground, bool *usual,
                    struct err *e)
{
    const struct paper_lang *theirs;
    *usual = strcmp(ground, making_setting(m, "invoice.ground")) == 0;
    if (*usual)
        return 0;
    if (words_of(m->words, making_client_lang(m), &theirs, e) < 0)
        return -1;
    *usual =
        strcmp(ground, paper_word_on(theirs, W_ME_GROUND, m->page->day)) == 0;
    return 0;
}

/* A rate of 0 % is a rate, and reverse charge has a reason of its own. */
static bool is_untaxed(const struct paper *p)
{
    for (size_t i = 0; i < p->taxes_n; i++)
        if (p->taxes[i].rate.n == 0 && !paper_zero_rated(&p->taxes[i]) &&
            strcmp(p->taxes[i].category, "AE") != 0)
            return true;
    return false;
}

int making_ground(struct making *m, struct err *e)
{
    struct paper *p = &m->out->paper;
    bool usual = !m->page->ground && is_untaxed(p);
    if (*p->ground && is_usual(m, p->ground, &usual, e) < 0)
        return -1;
    if (usual)
        p->ground = ours(m, W_ME_GROUND, "invoice.ground");
    return 0;
}

static void set_seller(struct making *m)
{
    m->out->paper.seller = (struct paper_party){
        .name = ours(m, W_ME_NAME, "me.name"),
        .address = ours(m, W_ME_ADDRESS, "me.address"),
        .taxid = making_setting(m, "me.taxid"),
        .inn = making_setting(m, "me.inn"),
        .kpp = making_setting(m, "me.kpp"),
        .email = making_setting(m, "me.email"),
        .phone = making_setting(m, "me.phone"),
        .signer = ours(m, W_ME_SIGNER, "me.signer"),
        .accountant = ours(m, W_ME_ACCOUNTANT, "me.accountant"),
    };
    struct paper_bank *k = &m->out->paper.bank;
    *k = (struct paper_bank){
        .name = making_setting(m, "me.bank_name"),
        .account = making_setting(m, "me.account"),
        .bik = making_setting(m, "me.bik"),
        .corr = making_setting(m, "me.corr_account"),
        .iban = making_setting(m, "me.iban"),
        .bic = making_setting(m, "me.bic"),
        .iban_bank = making_setting(m, "me.iban_bank"),
        .other = making_setting(m, "me.bank"),
    };
    /* With two accounts, bank_name is that of the first. */
    if (!*k->iban_bank && !*k->account)
        k->iban_bank = k->name;
}

static bool is_word(struct str s, const char *const *words)
{
    for (; *words; words++)
        if (str_is(s, *words))
            return true;
    return false;
}

/* A Russian tax number is ИНН, or ИНН and КПП, with those words before them or
 * a slash between; any other is a VAT id. */
static void set_tax_number(struct making *m, struct paper_party *p,
                           const char *number)
{
    static const char *const inn[] = {"ИНН", "инн", "INN", "inn", NULL};
    static const char *const kpp[] = {"КПП", "кпп", "KPP", "kpp", NULL};
    static const char between[] = " ,;:/";
    struct str found[2] = {{"", 0}, {"", 0}};
    bool named = false;
    size_t n = 0;
    for (const char *at = number + strspn(number, between); *at;
         at += strspn(at, between)) {
        struct str word = {at, strcspn(at, between)};
        at += word.n;
        named = named || is_word(word, inn);
        if (is_word(word, inn) || is_word(word, kpp))
            continue;
        if (n < 2)
            found[n] = word;
        n++;
    }
    bool russian = n >= 1 && n <= 2 && str_digits(found[0]) &&
                   (named || found[0].n == 10 || found[0].n == 12);
    p->taxid = russian ? "" : number;
    p->inn = p->kpp = "";
    if (russian) {
        p->inn = arena_dup(&m->home->arena, found[0].p, found[0].n);
        p->kpp = arena_dup(&m->home->arena, found[1].p, found[1].n);
    }
}

static void set_buyer(struct making *m)
{
    const struct client *client = making_party(m);
    struct paper_party *p = &m->out->paper.buyer;
    *p = (struct paper_party){"", "", "", "", "", "", "", "", ""};
    if (!client)
        return;
    const char *legal = making_of_client(m, "legal");
    p->name = *legal ? legal : client_name_on(m->book, client, m->page->day);
    p->address = making_of_client(m, "address");
    p->phone = making_of_client(m, "phone");
    set_tax_number(m, p, making_of_client(m, "taxid"));
}

void making_parties(struct making *m)
{
    set_seller(m);
    set_buyer(m);
}

int doc_logo(struct home *home, int32_t day, struct buf *out, struct err *e)
{
    enum { MOST = 4 << 20 };
    const char *name = conf_text_on(&home->conf, "paper.logo", day);
    int rc = 0;
    if (*name) {
        rc = file_read(home_file(home, str_of(name)), FILE_MUST, MOST, out, e);
        if (rc < 0)
            err_at(e, "paper.logo", 0);
    }
    return rc;
}

int making_logo(struct making *m, struct err *e)
{
    int rc = doc_logo(m->home, m->page->day, &m->out->logo, e);
    if (rc == 0)
        m->out->paper.logo = buf_view(&m->out->logo);
    return rc;
}

const char *doc_sender(struct home *home, const struct paper_lang *lang,
                       int32_t day)
{
    const char *own = paper_word_on(lang, W_ME_NAME, day);
    return *own ? own : conf_text_on(&home->conf, "me.name", day);
}
