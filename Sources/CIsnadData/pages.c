#include "pages.h"

static const unsigned char desk_icon_data[] = {
#embed "../../Data/pages/icon.svg"
};
ISNAD_DEFINE(desk_icon)

static const unsigned char desk_stylesheet_data[] = {
#embed "../../Data/pages/desk.css"
};
ISNAD_DEFINE(desk_stylesheet)

static const unsigned char measured_quality_data[] = {
#embed "../../Data/pages/quality.tsv"
};
ISNAD_DEFINE(measured_quality)
