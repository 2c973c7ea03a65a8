#ifndef ISNAD_NAMES_H
#define ISNAD_NAMES_H
#include "ISNAD_TABLE.h"

ISNAD_DECLARE(countries)
ISNAD_DECLARE(places)
ISNAD_DECLARE(organizations)
ISNAD_DECLARE(groups)
ISNAD_DECLARE(people)
ISNAD_DECLARE(titles)
ISNAD_DECLARE(name_heads)
ISNAD_DECLARE(weak_names)
ISNAD_DECLARE(name_units)
ISNAD_DECLARE(common_words)
ISNAD_DECLARE(word_edges)
ISNAD_DECLARE(names_tagger)
ISNAD_DECLARE(not_names)
ISNAD_DECLARE(name_bodies)
ISNAD_DECLARE(teams)
ISNAD_DECLARE(connecting)
ISNAD_DECLARE(translated_names)
ISNAD_DECLARE(names_latin)
ISNAD_DECLARE(name_letters)
ISNAD_DECLARE(name_tails)
ISNAD_DECLARE(name_complements)
ISNAD_DECLARE(name_glue)
ISNAD_DECLARE(cities)
ISNAD_DECLARE(english_heads)

#endif
