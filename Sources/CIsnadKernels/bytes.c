// Products of bytes: four times as many in one instruction as of floats, where the CPU has AVX-512 VNNI. The sums are whole
// numbers, so every CPU gets the same ones; only the last step, back to floats, rounds as the floats' kernels do.
#include "CIsnadKernels.h"

#include <math.h>
#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

// What a row's bytes are more than their values: the instructions want one factor without a sign.
#define SHIFT 128

static inline void finish_plain(const int32_t *sums, float row_scale, const isnad_byte_matrix *matrix, size_t first,
                                float *out, int accumulate) {
  for (size_t c = 0; c < ISNAD_PANEL; c++) {
    const float start = accumulate ? out[c] : matrix->bias ? matrix->bias[first + c] : 0;
    out[c] = (float)sums[c] * (row_scale * matrix->scales[first + c]) + start;
  }
}

static void multiply_plain(const uint8_t *rows, const float *row_scales, size_t row_count,
                           const isnad_byte_matrix *matrix, float *out, size_t out_stride, int accumulate) {
  const size_t depth = matrix->depth;
  for (size_t first = 0; first < matrix->columns; first += ISNAD_PANEL) {
    const int8_t *panel = matrix->panels + first * depth;
    for (size_t r = 0; r < row_count; r++) {
      int32_t sums[ISNAD_PANEL];
      memcpy(sums, matrix->offsets + first, sizeof sums);
      for (size_t k = 0; k < depth; k += 4) {
        for (size_t c = 0; c < ISNAD_PANEL; c++) {
          for (size_t i = 0; i < 4; i++) sums[c] += rows[r * depth + k + i] * panel[k * ISNAD_PANEL + 4 * c + i];
        }
      }
      finish_plain(sums, row_scales[r], matrix, first, out + r * out_stride + first, accumulate);
    }
  }
}

#if defined(__x86_64__)

#define AVX2 __attribute__((target("avx2,fma")))
#define VNNI __attribute__((target("avx512f,avx512bw,avx512vnni,avx2,fma")))

AVX2 static inline int32_t four_bytes(const uint8_t *bytes) {
  int32_t value;
  memcpy(&value, bytes, sizeof value);
  return value;
}

// Two rows by one panel. Every column has two sums, of even and odd pairs, until the end: bytes widen to 16 bits, so
// nothing saturates.
AVX2 static inline __attribute__((always_inline)) void avx2_rows(const uint8_t *rows, const float *row_scales,
                                                                 int row_count, const isnad_byte_matrix *matrix,
                                                                 size_t first, float *out, size_t out_stride,
                                                                 int accumulate) {
  const size_t depth = matrix->depth;
  const int8_t *panel = matrix->panels + first * depth;
  __m256i sums[2][4] = {0};
  for (size_t k = 0; k < depth; k += 4) {
    __m256i weights[4];
#pragma unroll
    for (int q = 0; q < 4; q++) {
      weights[q] = _mm256_cvtepi8_epi16(_mm_loadu_si128((const __m128i *)(panel + k * ISNAD_PANEL + 16 * q)));
    }
#pragma unroll
    for (int r = 0; r < row_count; r++) {
      const __m256i value = _mm256_cvtepu8_epi16(_mm_set1_epi32(four_bytes(rows + r * depth + k)));
#pragma unroll
      for (int q = 0; q < 4; q++) {
        sums[r][q] = _mm256_add_epi32(sums[r][q], _mm256_madd_epi16(value, weights[q]));
      }
    }
  }
#pragma unroll
  for (int r = 0; r < row_count; r++) {
    int32_t pairs[2 * ISNAD_PANEL], whole[ISNAD_PANEL];
#pragma unroll
    for (int q = 0; q < 4; q++) _mm256_storeu_si256((__m256i *)(pairs + 8 * q), sums[r][q]);
    for (int c = 0; c < ISNAD_PANEL; c++) whole[c] = matrix->offsets[first + c] + pairs[2 * c] + pairs[2 * c + 1];
    finish_plain(whole, row_scales[r], matrix, first, out + r * out_stride, accumulate);
  }
}

AVX2 static void multiply_avx2(const uint8_t *rows, const float *row_scales, size_t row_count,
                               const isnad_byte_matrix *matrix, float *out, size_t out_stride, int accumulate) {
  for (size_t first = 0; first < matrix->columns; first += ISNAD_PANEL) {
    size_t r = 0;
    for (; r + 2 <= row_count; r += 2) {
      avx2_rows(rows + r * matrix->depth, row_scales + r, 2, matrix, first, out + r * out_stride + first, out_stride,
                accumulate);
    }
    if (r < row_count) {
      avx2_rows(rows + r * matrix->depth, row_scales + r, 1, matrix, first, out + r * out_stride + first, out_stride,
                accumulate);
    }
  }
}

// Some rows by two panels: as many sums as the registers hold.
VNNI static inline __attribute__((always_inline)) void vnni_rows(const uint8_t *rows, const float *row_scales,
                                                                 const int row_count, const int panel_count,
                                                                 const isnad_byte_matrix *matrix, size_t first,
                                                                 float *out, size_t out_stride, int accumulate) {
  const size_t depth = matrix->depth;
  const int8_t *panel = matrix->panels + first * depth;
  __m512i sums[12][2];
#pragma unroll
  for (int p = 0; p < panel_count; p++) {
    const __m512i start = _mm512_loadu_si512(matrix->offsets + first + p * ISNAD_PANEL);
#pragma unroll
    for (int r = 0; r < row_count; r++) sums[r][p] = start;
  }
  for (size_t k = 0; k < depth; k += 4) {
    __m512i weights[2];
#pragma unroll
    for (int p = 0; p < panel_count; p++) {
      weights[p] = _mm512_loadu_si512(panel + ((size_t)p * depth + k) * ISNAD_PANEL);
    }
#pragma unroll
    for (int r = 0; r < row_count; r++) {
      __m512i value = _mm512_set1_epi32(four_bytes(rows + r * depth + k));
      __asm__("" : "+v"(value));
#pragma unroll
      for (int p = 0; p < panel_count; p++) sums[r][p] = _mm512_dpbusd_epi32(sums[r][p], value, weights[p]);
    }
  }
#pragma unroll
  for (int r = 0; r < row_count; r++) {
#pragma unroll
    for (int p = 0; p < panel_count; p++) {
      float *place = out + r * out_stride + p * ISNAD_PANEL;
      const size_t column = first + p * ISNAD_PANEL;
      const __m512 start = accumulate     ? _mm512_loadu_ps(place)
                           : matrix->bias ? _mm512_loadu_ps(matrix->bias + column)
                                          : _mm512_setzero_ps();
      const __m512 scale = _mm512_mul_ps(_mm512_set1_ps(row_scales[r]), _mm512_loadu_ps(matrix->scales + column));
      _mm512_storeu_ps(place, _mm512_fmadd_ps(_mm512_cvtepi32_ps(sums[r][p]), scale, start));
    }
  }
}

#define VNNI_ROWS(ROW_COUNT, PANEL_COUNT)                                                                      \
  for (; r + ROW_COUNT <= row_count; r += ROW_COUNT) {                                                         \
    vnni_rows(rows + r * matrix->depth, row_scales + r, ROW_COUNT, PANEL_COUNT, matrix, first,                 \
              out + r * out_stride + first, out_stride, accumulate);                                           \
  }

VNNI static void multiply_vnni(const uint8_t *rows, const float *row_scales, size_t row_count,
                               const isnad_byte_matrix *matrix, float *out, size_t out_stride, int accumulate) {
  size_t first = 0;
  for (; first + ISNAD_PANEL < matrix->columns; first += 2 * ISNAD_PANEL) {
    size_t r = 0;
    VNNI_ROWS(12, 2)
    VNNI_ROWS(4, 2)
    VNNI_ROWS(2, 2)
    VNNI_ROWS(1, 2)
  }
  if (first < matrix->columns) {
    size_t r = 0;
    VNNI_ROWS(12, 1)
    VNNI_ROWS(4, 1)
    VNNI_ROWS(2, 1)
    VNNI_ROWS(1, 1)
  }
}

VNNI static void quantise_vnni(const float *row, size_t depth, float *scale, uint8_t *out) {
  __m512 most = _mm512_setzero_ps();
  for (size_t i = 0; i < depth; i += 16) most = _mm512_max_ps(most, _mm512_abs_ps(_mm512_loadu_ps(row + i)));
  const float largest = _mm512_reduce_max_ps(most);
  const float factor = largest > 0 ? 127 / largest : 0;
  *scale = largest / 127;
  for (size_t i = 0; i < depth; i += 16) {
    const __m512i value = _mm512_cvtps_epi32(_mm512_mul_ps(_mm512_loadu_ps(row + i), _mm512_set1_ps(factor)));
    _mm_storeu_si128((__m128i *)(out + i), _mm512_cvtepi32_epi8(_mm512_add_epi32(value, _mm512_set1_epi32(SHIFT))));
  }
}

static int has_vnni(void) {
  return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vnni");
}

static int has_avx2(void) { return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"); }
#endif

static void quantise_plain(const float *row, size_t depth, float *scale, uint8_t *out) {
  float largest = 0;
  for (size_t i = 0; i < depth; i++) largest = fabsf(row[i]) > largest ? fabsf(row[i]) : largest;
  const float factor = largest > 0 ? 127 / largest : 0;
  *scale = largest / 127;
  for (size_t i = 0; i < depth; i++) out[i] = (uint8_t)((int32_t)rintf(row[i] * factor) + SHIFT);
}

void isnad_multiply_bytes(const uint8_t *rows, const float *row_scales, size_t row_count,
                          const isnad_byte_matrix *matrix, float *out, size_t out_stride, int accumulate) {
#if defined(__x86_64__)
  if (has_vnni()) return multiply_vnni(rows, row_scales, row_count, matrix, out, out_stride, accumulate);
  if (has_avx2()) return multiply_avx2(rows, row_scales, row_count, matrix, out, out_stride, accumulate);
#endif
  multiply_plain(rows, row_scales, row_count, matrix, out, out_stride, accumulate);
}

void isnad_quantise(const float *rows, size_t row_count, size_t row_stride, size_t depth, uint8_t *out, float *scales) {
  for (size_t r = 0; r < row_count; r++) {
#if defined(__x86_64__)
    if (has_vnni()) {
      quantise_vnni(rows + r * row_stride, depth, scales + r, out + r * depth);
      continue;
    }
#endif
    quantise_plain(rows + r * row_stride, depth, scales + r, out + r * depth);
  }
}

// One panel: its columns' scales, then four rows at a time, one byte of each in a number of 32 bits.
static inline __attribute__((always_inline)) void pack_panel(const float *values, size_t depth, int8_t *panel, float *scales,
                                                             int32_t *offsets) {
  float most[ISNAD_PANEL] = {0}, factors[ISNAD_PANEL];
  for (size_t k = 0; k < depth; k++) {
    for (size_t c = 0; c < ISNAD_PANEL; c++) {
      const float size = fabsf(values[k * ISNAD_PANEL + c]);
      most[c] = size > most[c] ? size : most[c];
    }
  }
  for (size_t c = 0; c < ISNAD_PANEL; c++) {
    scales[c] = most[c] / 127;
    factors[c] = most[c] > 0 ? 127 / most[c] : 0;
  }
  int32_t sums[ISNAD_PANEL] = {0};
  for (size_t k = 0; k < depth; k += 4) {
    uint32_t packed[ISNAD_PANEL] = {0};
    for (size_t i = 0; i < 4; i++) {
      for (size_t c = 0; c < ISNAD_PANEL; c++) {
        const float scaled = values[(k + i) * ISNAD_PANEL + c] * factors[c];
        const float half = scaled < 0 ? -0.5f : 0.5f;
        const int32_t value = (int32_t)(scaled + half);
        packed[c] |= (uint32_t)(value & 0xFF) << (8 * i);
        sums[c] += value;
      }
    }
    memcpy(panel + k * ISNAD_PANEL, packed, sizeof packed);
  }
  for (size_t c = 0; c < ISNAD_PANEL; c++) offsets[c] = -SHIFT * sums[c];
}

#if defined(__x86_64__)
// Without fused products: they would round otherwise.
__attribute__((target("avx2"))) static void pack_panel_avx2(const float *values, size_t depth, int8_t *panel, float *scales,
                                                            int32_t *offsets) {
  pack_panel(values, depth, panel, scales, offsets);
}
#endif

void isnad_pack_bytes(const uint16_t *halves, size_t depth, size_t padded_columns, float *panel_space, int8_t *panels,
                      float *scales, int32_t *offsets) {
  for (size_t first = 0; first < padded_columns; first += ISNAD_PANEL) {
    isnad_widen(halves + first * depth, depth * ISNAD_PANEL, panel_space);
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2")) {
      pack_panel_avx2(panel_space, depth, panels + first * depth, scales + first, offsets + first);
      continue;
    }
#endif
    pack_panel(panel_space, depth, panels + first * depth, scales + first, offsets + first);
  }
}
