#ifndef ISNAD_TABLE_H
#define ISNAD_TABLE_H

#include <stddef.h>
#include <stdint.h>

/// An embedded file.
struct isnad_table {
  const char *name;
  const unsigned char *bytes;
  size_t size;
};

/// A hash of all embedded files with their names: some milliseconds.
uint64_t isnad_tables_hash(void);

/// Declares the accessors of one embedded file: `isnad_NAME_bytes()` and `isnad_NAME_size()`.
#define ISNAD_DECLARE(name)                        \
  const unsigned char *isnad_##name##_bytes(void); \
  size_t isnad_##name##_size(void);

/// Defines them over the array `name##_data`, which an `#embed` fills just before, and puts it among all tables.
#define ISNAD_DEFINE(name)                                                          \
  const unsigned char *isnad_##name##_bytes(void) { return name##_data; }           \
  size_t isnad_##name##_size(void) { return sizeof name##_data; }                   \
  __attribute__((used, retain, section("isnad_tables"))) static const struct        \
      isnad_table name##_table = {#name, name##_data, sizeof name##_data};

#endif
