#ifndef ISNAD_TABLE_H
#define ISNAD_TABLE_H

#include <stddef.h>

/// Declares the accessors of one embedded file: `isnad_NAME_bytes()` and `isnad_NAME_size()`.
#define ISNAD_DECLARE(name)                        \
  const unsigned char *isnad_##name##_bytes(void); \
  size_t isnad_##name##_size(void);

/// Defines them over the array `name##_data`, which an `#embed` fills just before.
#define ISNAD_DEFINE(name)                                              \
  const unsigned char *isnad_##name##_bytes(void) { return name##_data; } \
  size_t isnad_##name##_size(void) { return sizeof name##_data; }

#endif
