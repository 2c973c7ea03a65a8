#ifndef ISNAD_MESSAGES_H
#define ISNAD_MESSAGES_H
#include "ISNAD_TABLE.h"

ISNAD_DECLARE(desk_messages)
ISNAD_DECLARE(help_messages)
ISNAD_DECLARE(messages)
ISNAD_DECLARE(pages_messages)
ISNAD_DECLARE(parser_messages)
ISNAD_DECLARE(report_messages)

#endif
