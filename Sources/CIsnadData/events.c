#include "events.h"

static const unsigned char event_verbs_data[] = {
#embed "../../Data/events/verbs.tsv"
};
ISNAD_DEFINE(event_verbs)

static const unsigned char event_nouns_data[] = {
#embed "../../Data/events/nouns.tsv"
};
ISNAD_DEFINE(event_nouns)

static const unsigned char event_participles_data[] = {
#embed "../../Data/events/participles.tsv"
};
ISNAD_DEFINE(event_participles)

static const unsigned char event_classes_data[] = {
#embed "../../Data/events/classes.tsv"
};
ISNAD_DEFINE(event_classes)

static const unsigned char event_cues_data[] = {
#embed "../../Data/events/cues.tsv"
};
ISNAD_DEFINE(event_cues)

static const unsigned char event_words_data[] = {
#embed "../../Data/events/words.tsv"
};
ISNAD_DEFINE(event_words)

static const unsigned char event_sectors_data[] = {
#embed "../../Data/events/sectors.tsv"
};
ISNAD_DEFINE(event_sectors)

static const unsigned char event_happening_data[] = {
#embed "../../Data/events/happening.tsv"
};
ISNAD_DEFINE(event_happening)
