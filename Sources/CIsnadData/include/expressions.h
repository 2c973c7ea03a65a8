#ifndef ISNAD_EXPRESSIONS_H
#define ISNAD_EXPRESSIONS_H
#include "ISNAD_TABLE.h"

ISNAD_DECLARE(months)

#endif
