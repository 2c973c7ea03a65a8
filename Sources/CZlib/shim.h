#include <zlib.h>

// `deflateInit2` and `inflateInit2` are macros, which Swift does not see.
static inline int isnad_deflate_init(z_stream *stream, int level) {
  return deflateInit2(stream, level, Z_DEFLATED, MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
}
/// Makes gzip data.
static inline int isnad_gzip_init(z_stream *stream, int level) {
  return deflateInit2(stream, level, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY);
}
/// Takes both zlib and gzip data.
static inline int isnad_inflate_init(z_stream *stream) { return inflateInit2(stream, MAX_WBITS + 32); }
