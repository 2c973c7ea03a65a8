#include <libxml/xmlversion.h>
// libxml2 built with ICU would pull in the system's ICU headers, which contradict those inside Foundation. Only encoding handlers
// look different without them, and nothing of ours looks into one.
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>

// `xmlFree` is a variable, which no thread but this one may change and none does.
static inline void isnad_xml_free(void *memory) { xmlFree(memory); }
