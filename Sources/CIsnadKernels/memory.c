#include "CIsnadKernels.h"

#if defined(__GLIBC__)
#include <malloc.h>
#endif

void isnad_keep_memory(void) {
#if defined(__GLIBC__)
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  mallopt(M_TRIM_THRESHOLD, 256 << 20);
  mallopt(M_TOP_PAD, 1 << 20);
#endif
}
