#include "base/ical/libical.h"

#include "base/door.h"

LIBRARY_DOOR(libical, LIBICAL_FUNCTIONS, "calendars", LIBICAL_FILE)
