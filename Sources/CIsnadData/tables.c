#include "ISNAD_TABLE.h"

#include <string.h>

/// An embedded file; `ISNAD_DEFINE` puts one into the linker's section, which has its ends named by the linker.
extern const struct isnad_table __start_isnad_tables[];
extern const struct isnad_table __stop_isnad_tables[];

static uint64_t mixed(uint64_t hash, uint64_t word) {
  hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
  return hash ^ hash >> 29;
}

static uint64_t hashed(uint64_t hash, const unsigned char *bytes, size_t count) {
  for (; count >= 8; bytes += 8, count -= 8) {
    uint64_t word;
    memcpy(&word, bytes, 8);
    hash = mixed(hash, word);
  }
  uint64_t rest = count;
  for (size_t i = 0; i < count; i++) rest = rest << 8 | bytes[i];
  return mixed(hash, rest);
}

uint64_t isnad_tables_hash(void) {
  uint64_t sum = 0;
  for (const struct isnad_table *table = __start_isnad_tables; table < __stop_isnad_tables; table++) {
    uint64_t hash = hashed(table->size, (const unsigned char *)table->name, strlen(table->name));
    // A sum, since the linker's order of the files may change from one build to the next.
    sum += hashed(hash, table->bytes, table->size);
  }
  return sum;
}
