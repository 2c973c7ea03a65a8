#include "desk.h"

static const unsigned char desk_schemas_data[] = {
#embed "../../Data/desk/schemas.json"
};
ISNAD_DEFINE(desk_schemas)

static const unsigned char demo_drone_post_data[] = {
#embed "../../Samples/drone-post.txt"
};
ISNAD_DEFINE(demo_drone_post)

static const unsigned char demo_flood_second_data[] = {
#embed "../../Data/desk/flood-second.txt"
};
ISNAD_DEFINE(demo_flood_second)

static const unsigned char demo_flood_wire_data[] = {
#embed "../../Samples/flood-wire.txt"
};
ISNAD_DEFINE(demo_flood_wire)

static const unsigned char demo_truce_talks_data[] = {
#embed "../../Samples/truce-talks.txt"
};
ISNAD_DEFINE(demo_truce_talks)
