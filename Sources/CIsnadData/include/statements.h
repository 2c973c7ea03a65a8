#ifndef ISNAD_STATEMENTS_H
#define ISNAD_STATEMENTS_H
#include "ISNAD_TABLE.h"

ISNAD_DECLARE(statement_verbs)
ISNAD_DECLARE(statement_sources)
ISNAD_DECLARE(statement_referents)
ISNAD_DECLARE(statement_media)
ISNAD_DECLARE(statement_prepositional)
ISNAD_DECLARE(statement_clause_words)

#endif
