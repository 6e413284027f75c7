#include "base/text/icu.h"

#include "base/door.h"

/* What it hangs on itself, libicuuc, is searched, too. */
LIBRARY_DOOR(icu, ICU_FUNCTIONS, "icu", ICU_FILE)
