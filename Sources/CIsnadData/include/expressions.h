#ifndef ISNAD_EXPRESSIONS_H
#define ISNAD_EXPRESSIONS_H
#include "ISNAD_TABLE.h"

ISNAD_DECLARE(expression_bounds)
ISNAD_DECLARE(expression_calendar)
ISNAD_DECLARE(expression_cues)
ISNAD_DECLARE(expression_currencies)
ISNAD_DECLARE(expression_currency_signs)
ISNAD_DECLARE(expression_labels)
ISNAD_DECLARE(expression_nouns)
ISNAD_DECLARE(expression_numbers)
ISNAD_DECLARE(expression_peoples)
ISNAD_DECLARE(expression_tenses)

#endif
