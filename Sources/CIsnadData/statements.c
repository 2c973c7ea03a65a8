#include "statements.h"

static const unsigned char statement_verbs_data[] = {
#embed "../../Data/statements/verbs.tsv"
};
ISNAD_DEFINE(statement_verbs)

static const unsigned char statement_sources_data[] = {
#embed "../../Data/statements/sources.tsv"
};
ISNAD_DEFINE(statement_sources)

static const unsigned char statement_referents_data[] = {
#embed "../../Data/statements/referents.tsv"
};
ISNAD_DEFINE(statement_referents)

static const unsigned char statement_media_data[] = {
#embed "../../Data/statements/media.tsv"
};
ISNAD_DEFINE(statement_media)

static const unsigned char statement_prepositional_data[] = {
#embed "../../Data/statements/prepositional.tsv"
};
ISNAD_DEFINE(statement_prepositional)

static const unsigned char statement_clause_words_data[] = {
#embed "../../Data/statements/clause-words.tsv"
};
ISNAD_DEFINE(statement_clause_words)
