#ifndef ISNAD_PAGES_H
#define ISNAD_PAGES_H
#include "ISNAD_TABLE.h"

ISNAD_DECLARE(desk_icon)
ISNAD_DECLARE(desk_stylesheet)
ISNAD_DECLARE(measured_quality)

#endif
