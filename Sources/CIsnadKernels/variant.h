// The kernels once more for one instruction set. The including file defines:
//   VARIANT(name)  the name of a function in this variant
//   TARGET         the function attribute that allows the instructions
//   ROWS           rows computed together: as many accumulators as the registers hold
//   PANELS         panels computed together
//   KEEP(lanes)    keeps a value in a register, or nothing

typedef float VARIANT(lanes) __attribute__((vector_size(64), aligned(4)));
#define LANES VARIANT(lanes)
#define ALL(x) ((LANES){x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x})

// `ROW_COUNT` rows by `PANEL_COUNT` panels; the counts are constants, so the loops over them unroll into registers.
#define DEFINE_BLOCK(ROW_COUNT, PANEL_COUNT)                                                                             \
  TARGET static void VARIANT(block_##ROW_COUNT##_##PANEL_COUNT)(const float *rows, size_t row_stride,                    \
                                                                const float *panels, size_t depth, const float *bias,   \
                                                                float *out, size_t out_stride, int accumulate) {        \
    LANES sums[ROW_COUNT][PANEL_COUNT];                                                                                 \
    _Pragma("unroll") for (int r = 0; r < ROW_COUNT; r++) {                                                             \
      _Pragma("unroll") for (int p = 0; p < PANEL_COUNT; p++) {                                                         \
        sums[r][p] = accumulate ? *(const LANES *)(out + (size_t)r * out_stride + p * ISNAD_PANEL)                      \
                     : bias     ? *(const LANES *)(bias + p * ISNAD_PANEL)                                              \
                                : (LANES){0};                                                                           \
      }                                                                                                                 \
    }                                                                                                                   \
    const float *row[ROW_COUNT];                                                                                        \
    _Pragma("unroll") for (int r = 0; r < ROW_COUNT; r++) row[r] = rows + (size_t)r * row_stride;                       \
    for (size_t k = 0; k < depth; k++) {                                                                                \
      LANES weights[PANEL_COUNT];                                                                                       \
      _Pragma("unroll") for (int p = 0; p < PANEL_COUNT; p++) weights[p] =                                              \
          *(const LANES *)(panels + ((size_t)p * depth + k) * ISNAD_PANEL);                                             \
      _Pragma("unroll") for (int r = 0; r < ROW_COUNT; r++) {                                                           \
        LANES value = ALL(row[r][k]);                                                                                   \
        KEEP(value);                                                                                                    \
        _Pragma("unroll") for (int p = 0; p < PANEL_COUNT; p++) sums[r][p] += value * weights[p];                       \
      }                                                                                                                 \
    }                                                                                                                   \
    _Pragma("unroll") for (int r = 0; r < ROW_COUNT; r++) {                                                             \
      _Pragma("unroll") for (int p = 0; p < PANEL_COUNT; p++) *(LANES *)(out + (size_t)r * out_stride +                 \
                                                                         p * ISNAD_PANEL) = sums[r][p];                 \
    }                                                                                                                   \
  }

DEFINE_BLOCK(1, 1)
DEFINE_BLOCK(2, 1)
DEFINE_BLOCK(4, 1)
DEFINE_BLOCK(1, 2)
DEFINE_BLOCK(2, 2)
DEFINE_BLOCK(4, 2)
#if ROWS == 12
DEFINE_BLOCK(12, 1)
DEFINE_BLOCK(12, 2)
#endif

#define CALL_BLOCK(ROW_COUNT, PANEL_COUNT)                                                                         \
  VARIANT(block_##ROW_COUNT##_##PANEL_COUNT)(rows + r * row_stride, row_stride, panels, depth, bias,               \
                                             out + r * out_stride + p * ISNAD_PANEL, out_stride, accumulate)

// All rows against one or two panels, which stay in the first cache meanwhile.
#define DEFINE_STRIP(PANEL_COUNT, LARGEST)                                                                              \
  TARGET static void VARIANT(strip_##PANEL_COUNT)(const float *rows, size_t row_count, size_t row_stride,               \
                                                  const float *panels, size_t depth, const float *bias, float *out,    \
                                                  size_t out_stride, size_t p, int accumulate) {                       \
    size_t r = 0;                                                                                                      \
    LARGEST                                                                                                            \
    for (; r + 4 <= row_count; r += 4) CALL_BLOCK(4, PANEL_COUNT);                                                     \
    if (r + 2 <= row_count) {                                                                                          \
      CALL_BLOCK(2, PANEL_COUNT);                                                                                      \
      r += 2;                                                                                                          \
    }                                                                                                                  \
    if (r < row_count) CALL_BLOCK(1, PANEL_COUNT);                                                                     \
  }
#if ROWS == 12
DEFINE_STRIP(1, for (; r + 12 <= row_count; r += 12) CALL_BLOCK(12, 1);)
DEFINE_STRIP(2, for (; r + 12 <= row_count; r += 12) CALL_BLOCK(12, 2);)
#else
DEFINE_STRIP(1, )
DEFINE_STRIP(2, )
#endif

TARGET static void VARIANT(multiply)(const float *rows, size_t row_count, size_t row_stride, const isnad_matrix *matrix,
                                     float *out, size_t out_stride, int accumulate) {
  const size_t count = (matrix->columns + ISNAD_PANEL - 1) / ISNAD_PANEL, depth = matrix->depth;
  size_t p = 0;
  for (; PANELS == 2 && p + 2 <= count; p += 2) {
    VARIANT(strip_2)(rows, row_count, row_stride, matrix->panels + p * depth * ISNAD_PANEL, depth,
                     matrix->bias ? matrix->bias + p * ISNAD_PANEL : NULL, out, out_stride, p, accumulate);
  }
  for (; p < count; p++) {
    VARIANT(strip_1)(rows, row_count, row_stride, matrix->panels + p * depth * ISNAD_PANEL, depth,
                     matrix->bias ? matrix->bias + p * ISNAD_PANEL : NULL, out, out_stride, p, accumulate);
  }
}

TARGET static void VARIANT(dots)(const float *rows, size_t row_count, size_t width, const float *vector, float *out) {
  for (size_t r = 0; r < row_count; r++) {
    LANES sums = {0};
    for (size_t i = 0; i < width; i += ISNAD_PANEL) {
      sums += *(const LANES *)(rows + r * width + i) * *(const LANES *)(vector + i);
    }
    float sum = 0;
    for (int i = 0; i < ISNAD_PANEL; i++) sum += sums[i];
    out[r] = sum;
  }
}

// tanh as a quotient of polynomials (the coefficients are Eigen's): within a few units in the last place.
TARGET static inline __attribute__((always_inline)) void VARIANT(tanh)(const LANES *x, LANES *result) {
  const LANES v = __builtin_elementwise_max(__builtin_elementwise_min(*x, ALL(9.0f)), ALL(-9.0f));
  const LANES s = v * v;
  LANES p = s * -2.76076847742355e-16f + 2.00018790482477e-13f;
  p = p * s + -8.60467152213735e-11f;
  p = p * s + 5.12229709037114e-08f;
  p = p * s + 1.48572235717979e-05f;
  p = p * s + 6.37261928875436e-04f;
  p = p * s + 4.89352455891786e-03f;
  LANES q = s * 1.19825839466702e-06f + 1.18534705686654e-04f;
  q = q * s + 2.26843463243900e-03f;
  q = q * s + 4.89352518554385e-03f;
  *result = v * p / q;
}

TARGET static inline __attribute__((always_inline)) void VARIANT(sigmoid)(const LANES *x, LANES *result) {
  const LANES half = *x * 0.5f;
  LANES t;
  VARIANT(tanh)(&half, &t);
  *result = t * 0.5f + 0.5f;
}

TARGET static void VARIANT(lstm_step)(const float *gates, size_t gate_stride, float *cells, size_t row_count, size_t hidden,
                                      float *out, size_t out_stride) {
  for (size_t r = 0; r < row_count; r++) {
    for (size_t j = 0; j < hidden; j += ISNAD_PANEL) {
      const float *gate = gates + r * gate_stride + j;
      LANES input, forget, candidate, output, bent;
      VARIANT(sigmoid)((const LANES *)gate, &input);
      VARIANT(sigmoid)((const LANES *)(gate + hidden), &forget);
      VARIANT(tanh)((const LANES *)(gate + 2 * hidden), &candidate);
      VARIANT(sigmoid)((const LANES *)(gate + 3 * hidden), &output);
      LANES *cell = (LANES *)(cells + r * hidden + j);
      *cell = forget * *cell + input * candidate;
      VARIANT(tanh)(cell, &bent);
      *(LANES *)(out + r * out_stride + j) = output * bent;
    }
  }
}

#undef LANES
#undef ALL
#undef DEFINE_BLOCK
#undef CALL_BLOCK
#undef DEFINE_STRIP
#undef VARIANT
#undef TARGET
#undef ROWS
#undef PANELS
#undef KEEP
