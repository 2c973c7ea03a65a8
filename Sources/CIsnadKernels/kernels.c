#include "CIsnadKernels.h"

#include <string.h>

#if defined(__x86_64__)
#define VARIANT(name) avx512_##name
#define TARGET __attribute__((target("avx512f,avx2,fma")))
#define ROWS 12
#define PANELS 2
// Without it the compiler broadcasts each value once a panel, and the loads become the limit.
#define KEEP(lanes) __asm__("" : "+v"(lanes))
#include "variant.h"

#define VARIANT(name) avx2_##name
#define TARGET __attribute__((target("avx2,fma")))
#define ROWS 4
#define PANELS 1
#define KEEP(lanes)
#include "variant.h"
#endif

#define VARIANT(name) plain_##name
#define TARGET
#define ROWS 4
#define PANELS 1
#define KEEP(lanes)
#include "variant.h"

#if defined(__x86_64__)
#define CHOOSE(name, ...)                                                              \
  if (__builtin_cpu_supports("avx512f")) avx512_##name(__VA_ARGS__);                   \
  else if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) avx2_##name(__VA_ARGS__); \
  else plain_##name(__VA_ARGS__)
#else
#define CHOOSE(name, ...) plain_##name(__VA_ARGS__)
#endif

void isnad_multiply(const float *rows, size_t row_count, size_t row_stride, const isnad_matrix *matrix, float *out,
                    size_t out_stride, int accumulate) {
  CHOOSE(multiply, rows, row_count, row_stride, matrix, out, out_stride, accumulate);
}

void isnad_lstm_step(const float *gates, size_t gate_stride, float *cells, size_t row_count, size_t hidden, float *out,
                     size_t out_stride) {
  CHOOSE(lstm_step, gates, gate_stride, cells, row_count, hidden, out, out_stride);
}

void isnad_dots(const float *rows, size_t row_count, size_t width, const float *vector, float *out) {
  CHOOSE(dots, rows, row_count, width, vector, out);
}

void isnad_pack_transposed(const float *rows, size_t columns, size_t row_stride, size_t depth, float *panels) {
  for (size_t first = 0; first < columns; first += ISNAD_PANEL) {
    for (size_t k = 0; k < depth; k++) {
      for (size_t c = 0; c < ISNAD_PANEL; c++) {
        *panels++ = first + c < columns ? rows[(first + c) * row_stride + k] : 0;
      }
    }
  }
}

void isnad_leaky_relu(float *values, size_t count) {
  for (size_t i = 0; i < count; i++) values[i] = values[i] < 0 ? values[i] * 0.1f : values[i];
}

void isnad_widen(const uint16_t *halves, size_t count, float *out) {
  for (size_t i = 0; i < count; i++) {
    // The half's exponent and fraction, shifted into a float's place, are 2^112 times too small; so are its denormals.
    uint32_t bits = (uint32_t)(halves[i] & 0x7FFF) << 13;
    float value;
    memcpy(&value, &bits, sizeof value);
    value *= 0x1p112f;
    memcpy(&bits, &value, sizeof bits);
    bits |= (uint32_t)(halves[i] & 0x8000) << 16;
    memcpy(&out[i], &bits, sizeof bits);
  }
}

void isnad_dequantise(const int8_t *row, size_t count, float scale, float *out) {
  for (size_t i = 0; i < count; i++) out[i] = (float)row[i] * scale;
}

uint32_t isnad_checksum(uint32_t checksum, const uint8_t *bytes, size_t count) {
  // The two halves of a byte at once: tables of 64 bytes, and the strings are short.
  static const uint32_t of_upper[16] = {
      0x00000000, 0x1DB71064, 0x3B6E20C8, 0x26D930AC, 0x76DC4190, 0x6B6B51F4, 0x4DB26158, 0x5005713C,
      0xEDB88320, 0xF00F9344, 0xD6D6A3E8, 0xCB61B38C, 0x9B64C2B0, 0x86D3D2D4, 0xA00AE278, 0xBDBDF21C};
  static const uint32_t of_lower[16] = {
      0x00000000, 0x77073096, 0xEE0E612C, 0x990951BA, 0x076DC419, 0x706AF48F, 0xE963A535, 0x9E6495A3,
      0x0EDB8832, 0x79DCB8A4, 0xE0D5E91E, 0x97D2D988, 0x09B64C2B, 0x7EB17CBD, 0xE7B82D07, 0x90BF1D91};
  uint32_t c = ~checksum;
  for (size_t i = 0; i < count; i++) {
    const uint32_t byte = (c ^ bytes[i]) & 255;
    c = c >> 8 ^ of_lower[byte & 15] ^ of_upper[byte >> 4];
  }
  return ~c;
}
