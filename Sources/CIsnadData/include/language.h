#ifndef ISNAD_LANGUAGE_H
#define ISNAD_LANGUAGE_H
#include "ISNAD_TABLE.h"

ISNAD_DECLARE(language_model)

#endif
