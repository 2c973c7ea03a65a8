#ifndef ISNAD_DESK_H
#define ISNAD_DESK_H
#include "ISNAD_TABLE.h"

ISNAD_DECLARE(demo_drone_post)
ISNAD_DECLARE(demo_flood_second)
ISNAD_DECLARE(demo_flood_wire)
ISNAD_DECLARE(demo_truce_talks)
ISNAD_DECLARE(desk_schemas)

#endif
