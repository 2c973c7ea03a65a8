#include "expressions.h"

static const unsigned char expression_bounds_data[] = {
#embed "../../Data/expressions/bounds.tsv"
};
ISNAD_DEFINE(expression_bounds)

static const unsigned char expression_calendar_data[] = {
#embed "../../Data/expressions/calendar.tsv"
};
ISNAD_DEFINE(expression_calendar)

static const unsigned char expression_cues_data[] = {
#embed "../../Data/expressions/cues.tsv"
};
ISNAD_DEFINE(expression_cues)

static const unsigned char expression_currencies_data[] = {
#embed "../../Data/expressions/currencies.tsv"
};
ISNAD_DEFINE(expression_currencies)

static const unsigned char expression_currency_signs_data[] = {
#embed "../../Data/expressions/currency-signs.tsv"
};
ISNAD_DEFINE(expression_currency_signs)

static const unsigned char expression_labels_data[] = {
#embed "../../Data/expressions/labels.tsv"
};
ISNAD_DEFINE(expression_labels)

static const unsigned char expression_nouns_data[] = {
#embed "../../Data/expressions/nouns.tsv"
};
ISNAD_DEFINE(expression_nouns)

static const unsigned char expression_numbers_data[] = {
#embed "../../Data/expressions/numbers.tsv"
};
ISNAD_DEFINE(expression_numbers)

static const unsigned char expression_peoples_data[] = {
#embed "../../Data/expressions/peoples.tsv"
};
ISNAD_DEFINE(expression_peoples)

static const unsigned char expression_tenses_data[] = {
#embed "../../Data/expressions/tenses.tsv"
};
ISNAD_DEFINE(expression_tenses)
