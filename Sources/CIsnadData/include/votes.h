#ifndef ISNAD_VOTES_H
#define ISNAD_VOTES_H
#include "ISNAD_TABLE.h"

ISNAD_DECLARE(vote_words)

#endif
