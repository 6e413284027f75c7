/* What papers say, in each of their languages. */
#include "out/paper.h"

/* clang-format off */
static const char *const words[PAPER_WORDS][PAPER_LANGS] = {
    /*                  English                        Russian */
    [W_INVOICE]      = {"Invoice",                     "Счёт на оплату"},
    [W_CREDIT]       = {"Credit note",                 "Кредит-нота"},
    [W_QUOTE]        = {"Quote",                       "Коммерческое предложение"},
    [W_ACT]          = {"Certificate of work done",    "Акт об оказании услуг"},
    [W_RECEIPT]      = {"Receipt",                     "Квитанция об оплате"},
    [W_STATEMENT]    = {"Statement of account",        "Выписка о расчётах"},
    [W_REMINDER]     = {"Payment reminder",            "Напоминание об оплате"},
    [W_NUMBERED]     = {"%s No. %s dated %s",          "%s №\u00a0%s от %s"},
    [W_DATED]        = {"%s dated %s",                 "%s от %s"},
    [W_DRAFT]        = {"draft",                       "черновик"},
    [W_PAGE]         = {"Page %d of %d",               "Стр. %d из %d"},
    [W_FROM]         = {"From",                        "Поставщик"},
    [W_TO]           = {"Bill to",                     "Покупатель"},
    [W_PERFORMER]    = {"Contractor",                  "Исполнитель"},
    [W_CUSTOMER]     = {"Client",                      "Заказчик"},
    [W_PAYEE]        = {"Received by",               "Получатель"},
    [W_PAYER]        = {"Received from",             "Плательщик"},
    [W_SENDER]       = {"From",                      "От кого"},
    [W_ADDRESSEE]    = {"To",                        "Кому"},
    [W_NUMBER]       = {"Number",                      "Номер"},
    [W_DATE]         = {"Date of issue",               "Дата"},
    [W_DUE]          = {"Pay by",                      "Оплатить до"},
    [W_VALID]        = {"Valid until",                 "Действительно до"},
    [W_SUPPLIED]     = {"Date of supply",              "Дата оказания услуг"},
    [W_PERIOD]       = {"Period of supply",            "Период"},
    [W_STRETCH]      = {"Period",                    "Период"},
    [W_METHOD]       = {"Paid by",                   "Способ оплаты"},
    [W_BANK_REF]     = {"Bank reference",            "Номер платежа"},
    [W_ORDER]        = {"Order",                       "Заказ"},
    [W_CONTRACT]     = {"Contract",                    "Договор"},
    [W_BASIS]        = {"Basis",                       "Основание"},
    [W_CORRECTS]     = {"Corrects invoice",            "К счёту"},
    [W_FOR]          = {"Invoice",                     "Счёт"},
    [W_TAXID]        = {"VAT ID",                      "Налоговый номер"},
    [W_INN]          = {"INN",                         "ИНН"},
    [W_KPP]          = {"KPP",                         "КПП"},
    [W_EMAIL]        = {"E-mail",                      "Эл. почта"},
    [W_PHONE]        = {"tel.",                        "тел."},
    [W_COL_N]        = {"#",                           "№"},
    [W_COL_TEXT]     = {"Description",                 "Наименование"},
    [W_COL_QTY]      = {"Qty",                         "Кол-во"},
    [W_COL_UNIT]     = {"Unit",                        "Ед."},
    [W_COL_PRICE]    = {"Unit price",                  "Цена"},
    [W_COL_PRICE_GROSS] = {"Unit price incl. VAT",     "Цена с НДС"},
    [W_COL_DISCOUNT] = {"Discount",                    "Скидка"},
    [W_COL_DISCOUNT_GROSS] = {"Discount incl. VAT",    "Скидка с НДС"},
    [W_COL_VAT]      = {"VAT %",                       "НДС, %"},
    [W_COL_NO_VAT]   = {"none",                        "без НДС"},
    [W_COL_NET]      = {"Net",                         "Сумма"},
    [W_COL_GROSS]    = {"Amount incl. VAT",            "Сумма с НДС"},
    [W_COL_DATE]     = {"Date",                        "Дата"},
    [W_COL_CHARGE]   = {"Charged",                     "Начислено"},
    [W_COL_PAYMENT]  = {"Paid",                        "Оплачено"},
    [W_COL_BALANCE]  = {"Balance",                     "Остаток"},
    [W_COL_INVOICE]  = {"Invoice",                   "Счёт"},
    [W_COL_DUE]      = {"Was due",                   "Срок оплаты"},
    [W_COL_OPEN]     = {"To pay",                    "К оплате"},
    [W_COL_AMOUNT]   = {"Amount",                    "Сумма"},
    [W_CARRIED]      = {"Carried forward",             "К переносу"},
    [W_BROUGHT]      = {"Brought forward",             "Перенос"},
    [W_SUM]          = {"Sum of the lines",            "Итого"},
    [W_SUM_GROSS]    = {"Sum of the lines incl. VAT",  "Итого с НДС"},
    [W_ALLOWANCE]    = {"Discount",                    "Скидка"},
    [W_ALLOWANCE_GROSS] = {"Discount incl. VAT",       "Скидка с НДС"},
    [W_ROUNDING]     = {"Rounding",                    "Округление"},
    [W_NET]          = {"Total without VAT",           "Итого без НДС"},
    [W_NET_IN]       = {"of which without VAT",        "В том числе без НДС"},
    [W_VAT]          = {"VAT %s\u00a0%%",              "НДС %s\u00a0%%"},
    [W_VAT_IN]       = {"of which VAT %s\u00a0%%",      "В том числе НДС %s\u00a0%%"},
    [W_VAT_ON]       = {"VAT %s\u00a0%% on %s",        "НДС %s\u00a0%% с %s"},
    [W_VAT_IN_ON]    = {"of which VAT %s\u00a0%% on %s", "В том числе НДС %s\u00a0%% с %s"},
    [W_NO_VAT]       = {"Without VAT",                 "Без НДС"},
    [W_NO_VAT_ON]    = {"Without VAT on %s",           "Без НДС на сумму %s"},
    [W_TOTAL]        = {"Total",                       "Всего к оплате"},
    [W_TOTAL_GROSS]  = {"Total incl. VAT",             "Всего с НДС"},
    [W_TOTAL_CREDIT] = {"Total",                       "Всего"},
    [W_PREPAID]      = {"Prepaid",                     "Предоплата"},
    [W_PAID]         = {"Paid",                        "Оплачено"},
    [W_CREDITED]     = {"Credited",                    "Зачтено"},
    [W_OPEN]         = {"To pay",                      "Осталось оплатить"},
    [W_OVER]         = {"Overpaid",                    "Переплата"},
    [W_RECEIVED]     = {"Received",                  "Получено"},
    [W_OWED]         = {"To pay",                    "К оплате"},
    [W_IN_FAVOUR]    = {"In your favour",            "В вашу пользу"},
    [W_BALANCE]      = {"Balance",                   "Остаток"},
    [W_MOVES]        = {"Payments and credit notes",   "Оплата и зачёты"},
    [W_OPENING]      = {"Balance brought forward",   "Остаток на начало"},
    [W_MOVE_INVOICE] = {"Invoice",                   "Счёт"},
    [W_MOVE_CREDIT]  = {"Credit note",               "Кредит-нота"},
    [W_MOVE_PAYMENT] = {"Payment",                   "Оплата"},
    [W_MOVE_REFUND]  = {"Paid back",                 "Возврат"},
    [W_CLOSING]      = {"Balance",                   "Остаток на конец"},
    [W_ON_ACCOUNT]   = {"On account",                "Аванс"},
    [W_COUNT]        = {"Items: %zu, for a total of %s %s",
                        "Всего наименований %zu, на сумму %s %s"},
    [W_DONE]         = {"Services: %zu, for a total of %s %s",
                        "Всего оказано услуг %zu, на сумму %s %s"},
    [W_DONE_WORDS]   = {"The services above were provided in full and on time. "
                        "The client has no claims as to their scope, quality "
                        "or timing.",
                        "Вышеперечисленные услуги выполнены полностью и в "
                        "срок. Заказчик претензий по объёму, качеству и срокам "
                        "оказания услуг не имеет."},
    [W_IN_WORDS]     = {"In words: %s",                "%s"},
    [W_GREETING]     = {"Dear Sir or Madam,",          "Здравствуйте!"},
    [W_REMIND_1]     = {"Invoice %s dated %s was due on %s, and %s %s of it is "
                        "still open. It may have slipped through, or the "
                        "payment may be on its way; in that case please "
                        "disregard this letter. If anything about the invoice "
                        "is unclear, we are glad to help.",
                        "Напоминаем о счёте №\u00a0%s от %s со сроком оплаты %s: "
                        "по нему осталось %s %s к оплате. Возможно, счёт "
                        "затерялся или деньги уже в пути, тогда это письмо "
                        "можно не принимать во внимание. Если по счёту есть "
                        "вопросы, будем рады помочь."},
    [W_REMIND_2]     = {"We wrote to you about invoice %s dated %s, which was due "
                        "on %s; %s %s is still open. Please tell us when we may "
                        "expect the payment, or what stands in its way. If you "
                        "have paid meanwhile, thank you.",
                        "Мы уже писали вам о счёте №\u00a0%s от %s со сроком "
                        "оплаты %s: по нему по-прежнему %s %s к оплате. "
                        "Сообщите, пожалуйста, когда ждать оплату или что ей "
                        "мешает. Если вы уже заплатили, спасибо."},
    [W_REMIND_3]     = {"Invoice %s dated %s was due on %s. After our earlier "
                        "letters %s %s is still open. Please pay it within the "
                        "next days, or call us, so that we agree on how to "
                        "settle it, in parts if need be.",
                        "По счёту №\u00a0%s от %s со сроком оплаты %s после "
                        "наших писем остаётся %s %s к оплате. Просим оплатить "
                        "его в ближайшие дни или связаться с нами, чтобы "
                        "договориться о порядке расчётов, если нужно, по "
                        "частям."},
    [W_REGARDS]      = {"Kind regards,\n%s",           "С уважением,\n%s"},
    [W_REMARK]       = {"Note",                        "Примечание"},
    [W_GROUND]       = {"VAT is not charged: %s.",     "НДС не облагается: %s."},
    [W_GROUND_ZERO]  = {"VAT 0\u00a0%%: %s.",           "НДС 0\u00a0%%: %s."},
    [W_PAYMENT]      = {"Payment details",             "Реквизиты для оплаты"},
    [W_BANK]         = {"Bank",                        "Банк"},
    [W_BANK_OF]      = {"Beneficiary’s bank",          "Банк получателя"},
    [W_ACCOUNT]      = {"Acc. No.",                    "Сч. №"},
    [W_CORR]         = {"Correspondent account",       "Корр. счёт"},
    [W_BENEFICIARY]  = {"Beneficiary",                 "Получатель"},
    [W_BIK]          = {"BIK",                         "БИК"},
    [W_IBAN]         = {"IBAN",                        "IBAN"},
    [W_BIC]          = {"BIC",                         "SWIFT"},
    [W_REFERENCE]    = {"Payment reference",           "Назначение платежа"},
    [W_SCAN]         = {"Scan to pay",                 "Оплата по QR-коду"},
    [W_SIGNER]       = {"Director",                    "Руководитель"},
    [W_ACCOUNTANT]   = {"Accountant",                  "Бухгалтер"},
    [W_TRADER]       = {"Sole trader",                 "Предприниматель"},
    [W_STAMP]        = {"Stamp",                       "М. П."},
    [W_PURPOSE]      = {"Invoice %s dated %s",            "Оплата по счёту № %s от %s."},
    [W_PURPOSE_VAT]  = {"",                            " В том числе НДС %s руб."},
    [W_PURPOSE_ZERO] = {"",                            " НДС 0 %."},
    [W_PURPOSE_NO_VAT] = {"",                          " НДС не облагается."},
};

/* UNCL 5305.  What Directive 2006/112/EC wants said (art. 226 (11), (11a)). */
static const struct {
    const char *code;
    const char *name[PAPER_LANGS], *note[PAPER_LANGS];
} categories[] = {
    {"Z", {"zero rate", "нулевая ставка"}, {"", ""}},
    {"E", {"exempt", "не облагается"},
     {"Exempt from VAT.", "Операция не облагается НДС."}},
    {"AE", {"reverse charge", "обратное начисление"},
     {"Reverse charge: VAT is to be accounted for by the recipient (Article 196 "
      "of Directive 2006/112/EC).",
      "Обратное начисление: НДС исчисляет и уплачивает получатель услуг (статья "
      "196 Директивы 2006/112/EC)."}},
    {"K", {"intra-Community", "поставка внутри ЕС"},
     {"Intra-Community supply, exempt from VAT (Article 138 of Directive "
      "2006/112/EC).",
      "Поставка внутри ЕС, освобождена от НДС (статья 138 Директивы "
      "2006/112/EC)."}},
    {"G", {"export", "экспорт"},
     {"Export, exempt from VAT (Article 146 of Directive 2006/112/EC).",
      "Экспорт, освобождён от НДС."}},
    {"O", {"outside the scope", "вне сферы НДС"},
     {"Outside the scope of VAT.", "Не является объектом обложения НДС."}},
};
/* clang-format on */

const char *paper_word(enum paper_lang lang, enum paper_word word)
{
    return words[word][lang];
}

const char *paper_currency(enum paper_lang lang, const char *code)
{
    return lang == PAPER_RU && strcmp(code, "RUB") == 0 ? "руб." : code;
}

const char *paper_category_note(enum paper_lang lang, const char *category)
{
    for (size_t i = 0; i < sizeof categories / sizeof categories[0]; i++)
        if (strcmp(categories[i].code, category) == 0)
            return categories[i].note[lang];
    return "";
}

const char *paper_category_name(enum paper_lang lang, const char *category)
{
    for (size_t i = 0; i < sizeof categories / sizeof categories[0]; i++)
        if (strcmp(categories[i].code, category) == 0)
            return categories[i].name[lang];
    return "";
}

bool paper_zero_rated(const struct paper_tax *t)
{
    return t->rate.n == 0 && strcmp(t->category, "Z") == 0;
}

static const char *const tags[PAPER_LANGS] = {"en", "ru"};

bool paper_lang_parse(const char *tag, enum paper_lang *out)
{
    for (int i = 0; i < PAPER_LANGS; i++)
        if (strncmp(tag, tags[i], 2) == 0 &&
            (tag[2] == '\0' || strchr("-_", tag[2]))) {
            *out = (enum paper_lang)i;
            return true;
        }
    *out = PAPER_EN;
    return false;
}

const char *paper_lang_tag(enum paper_lang lang)
{
    return tags[lang];
}
