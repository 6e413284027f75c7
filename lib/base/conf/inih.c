#include "base/conf/inih.h"

#include "base/door.h"

LIBRARY_DOOR(inih, INIH_FUNCTIONS, "configuration", INIH_FILE)
