#ifndef CISNAD_DATA_H
#define CISNAD_DATA_H

// One line for each header here: a header that is only dropped into the folder is not seen by a build that already has
// the module.
#include "ISNAD_TABLE.h"
#include "events.h"
#include "expressions.h"
#include "language.h"
#include "desk.h"
#include "messages.h"
#include "names.h"
#include "pages.h"
#include "statements.h"
#include "stories.h"
#include "votes.h"

#endif
