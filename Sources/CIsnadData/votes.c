#include "votes.h"

static const unsigned char vote_words_data[] = {
#embed "../../Data/votes/words.tsv"
};
ISNAD_DEFINE(vote_words)
