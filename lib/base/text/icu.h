/*
 * What is called of ICU, which is opened at the first call: icu()->u_charType.
 * What is plain in its headers (macros, constants) is used as it is.
 */
#ifndef ACCT_BASE_TEXT_ICU_H
#define ACCT_BASE_TEXT_ICU_H

#include <unicode/ubrk.h>
#include <unicode/ucal.h>
#include <unicode/ucasemap.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucol.h>
#include <unicode/ucurr.h>
#include <unicode/uidna.h>
#include <unicode/uloc.h>
#include <unicode/unorm2.h>
#include <unicode/unum.h>
#include <unicode/upluralrules.h>
#include <unicode/ures.h>
#include <unicode/uspoof.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>
#include <unicode/utrans.h>

#include "base/module.h"

#define ICU_FUNCTIONS(X)                                                       \
    X(UCNV_FROM_U_CALLBACK_STOP)                                               \
    X(UCNV_TO_U_CALLBACK_STOP)                                                 \
    X(u_UCharsToChars)                                                         \
    X(u_charType)                                                              \
    X(u_getIntPropertyValue)                                                   \
    X(u_hasBinaryProperty)                                                     \
    X(u_isUWhiteSpace)                                                         \
    X(u_isalnum)                                                               \
    X(u_isalpha)                                                               \
    X(u_strFromUTF8)                                                           \
    X(u_strToUTF8)                                                             \
    X(u_toupper)                                                               \
    X(u_uastrcpy)                                                              \
    X(ubrk_close)                                                              \
    X(ubrk_first)                                                              \
    X(ubrk_getRuleStatus)                                                      \
    X(ubrk_next)                                                               \
    X(ubrk_open)                                                               \
    X(ubrk_setUText)                                                           \
    X(ucal_close)                                                              \
    X(ucal_get)                                                                \
    X(ucal_getCanonicalTimeZoneID)                                             \
    X(ucal_open)                                                               \
    X(ucal_setMillis)                                                          \
    X(ucasemap_close)                                                          \
    X(ucasemap_open)                                                           \
    X(ucasemap_utf8ToUpper)                                                    \
    X(ucnv_close)                                                              \
    X(ucnv_convertEx)                                                          \
    X(ucnv_fromUChars)                                                         \
    X(ucnv_open)                                                               \
    X(ucnv_setFromUCallBack)                                                   \
    X(ucnv_setToUCallBack)                                                     \
    X(ucol_close)                                                              \
    X(ucol_open)                                                               \
    X(ucol_strcollUTF8)                                                        \
    X(ucurr_getDefaultFractionDigits)                                          \
    X(ucurr_getNumericCode)                                                    \
    X(uidna_close)                                                             \
    X(uidna_nameToASCII_UTF8)                                                  \
    X(uidna_nameToUnicodeUTF8)                                                 \
    X(uidna_openUTS46)                                                         \
    X(uloc_getISOCountries)                                                    \
    X(unorm2_getNFCInstance)                                                   \
    X(unorm2_getNFKCCasefoldInstance)                                          \
    X(unorm2_normalize)                                                        \
    X(unum_close)                                                              \
    X(unum_formatInt64)                                                        \
    X(unum_open)                                                               \
    X(unum_setTextAttribute)                                                   \
    X(uplrules_close)                                                          \
    X(uplrules_open)                                                           \
    X(uplrules_select)                                                         \
    X(ures_close)                                                              \
    X(ures_getByKey)                                                           \
    X(ures_getSize)                                                            \
    X(ures_getUTF8StringByIndex)                                               \
    X(ures_open)                                                               \
    X(uspoof_checkUTF8)                                                        \
    X(uspoof_close)                                                            \
    X(uspoof_getSkeletonUTF8)                                                  \
    X(uspoof_open)                                                             \
    X(uspoof_setChecks)                                                        \
    X(uspoof_setRestrictionLevel)                                              \
    X(utext_close)                                                             \
    X(utext_openUTF8)                                                          \
    X(utrans_close)                                                            \
    X(utrans_openU)                                                            \
    X(utrans_transUChars)

struct icu {
    ICU_FUNCTIONS(LIBRARY_MEMBER)
};
const struct icu *icu(void);

#endif
