#ifndef ISNAD_EVENTS_H
#define ISNAD_EVENTS_H
#include "ISNAD_TABLE.h"

ISNAD_DECLARE(event_verbs)
ISNAD_DECLARE(event_nouns)
ISNAD_DECLARE(event_participles)
ISNAD_DECLARE(event_classes)
ISNAD_DECLARE(event_cues)
ISNAD_DECLARE(event_words)
ISNAD_DECLARE(event_sectors)
ISNAD_DECLARE(event_happening)

#endif
