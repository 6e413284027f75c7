#include "stats/gsl.h"

#include "base/door.h"

/* GSL leaves it to its caller which BLAS it works with. */
LIBRARY_DOOR_ON(gsl, GSL_FUNCTIONS, "fits", GSL_FILE, GSL_ON)
