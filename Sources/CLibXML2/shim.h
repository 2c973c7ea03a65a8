#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>

// `xmlFree` is a variable, which no thread but this one may change and none does.
static inline void isnad_xml_free(void *memory) { xmlFree(memory); }
