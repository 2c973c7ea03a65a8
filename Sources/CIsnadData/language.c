#include "language.h"

// Read in place as arrays of wider types, hence the alignment.
static _Alignas(64) const unsigned char language_model_data[] = {
#embed "../../Models/language.bin"
};
ISNAD_DEFINE(language_model)
