#include "expressions.h"

static const unsigned char months_data[] = {
#embed "../../Data/expressions/months.tsv"
};
ISNAD_DEFINE(months)
