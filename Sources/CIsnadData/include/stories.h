#ifndef ISNAD_STORIES_H
#define ISNAD_STORIES_H
#include "ISNAD_TABLE.h"

ISNAD_DECLARE(common_stems)
ISNAD_DECLARE(plain_people)

#endif
