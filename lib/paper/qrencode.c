#include "paper/qrencode.h"

#include "base/door.h"

LIBRARY_DOOR(qrencode, QRENCODE_FUNCTIONS, "qr", QRENCODE_FILE)
