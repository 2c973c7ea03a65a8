#include "stories.h"

static const unsigned char common_stems_data[] = {
#embed "../../Data/stories/common-stems.tsv"
};
ISNAD_DEFINE(common_stems)

static const unsigned char plain_people_data[] = {
#embed "../../Data/stories/plain-people.tsv"
};
ISNAD_DEFINE(plain_people)
