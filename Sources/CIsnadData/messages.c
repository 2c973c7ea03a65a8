#include "messages.h"

static const unsigned char desk_messages_data[] = {
#embed "../../Data/messages/desk.tsv"
};
ISNAD_DEFINE(desk_messages)

static const unsigned char help_messages_data[] = {
#embed "../../Data/messages/help.tsv"
};
ISNAD_DEFINE(help_messages)

static const unsigned char messages_data[] = {
#embed "../../Data/messages/messages.tsv"
};
ISNAD_DEFINE(messages)

static const unsigned char pages_messages_data[] = {
#embed "../../Data/messages/pages.tsv"
};
ISNAD_DEFINE(pages_messages)

static const unsigned char parser_messages_data[] = {
#embed "../../Data/messages/parser.tsv"
};
ISNAD_DEFINE(parser_messages)

static const unsigned char report_messages_data[] = {
#embed "../../Data/messages/report.tsv"
};
ISNAD_DEFINE(report_messages)
