#include "print/jansson.h"

#include "base/door.h"

LIBRARY_DOOR(jansson, JANSSON_FUNCTIONS, "json", JANSSON_FILE)
