#ifndef CISNAD_KERNELS_H
#define CISNAD_KERNELS_H

#include <stddef.h>
#include <stdint.h>

/// The arithmetic of the language model. Each function has variants for AVX-512, for AVX2 with FMA and for any CPU, chosen
/// at run time. Every sum is taken in the same order whatever is computed beside it, so a sentence gets the same scores
/// alone and in a batch; the first two variants give the same bits, the third may differ in the last. Products of bytes have
/// their own variants, for AVX-512 with VNNI, AVX2 with FMA and any CPU, of which the same holds.

/// Columns that stand side by side in a packed matrix.
#define ISNAD_PANEL 16

/// A matrix of `depth` × `columns`, packed in panels of 16 columns: panel by panel, row by row, the last one filled up with
/// zeros. `bias` may be null; its length is `columns` rounded up to whole panels.
typedef struct {
  const float *panels;
  const float *bias;
  size_t depth;
  size_t columns;
} isnad_matrix;

/// `out = rows · matrix (+ bias)`, or `out += rows · matrix` when `accumulate` is not 0. Rows of `out` are `out_stride`
/// floats apart, and whole panels of them are written.
void isnad_multiply(const float *rows, size_t row_count, size_t row_stride, const isnad_matrix *matrix, float *out,
                    size_t out_stride, int accumulate);

/// A matrix of signed bytes, each column with its scale, packed in panels of 16 columns: panel by panel, four rows at a time,
/// column by column the four bytes of a column. `offsets` makes up for rows being shifted by 128. `depth` is a multiple of 4;
/// `scales`, `offsets` and `bias` (which may be null) have `columns` rounded up to whole panels.
typedef struct {
  const int8_t *panels;
  const float *scales;
  const int32_t *offsets;
  const float *bias;
  size_t depth;
  size_t columns;
} isnad_byte_matrix;

/// Packs a matrix of halves that is packed as ``isnad_matrix`` says. `panel_space` has room for one panel of floats.
void isnad_pack_bytes(const uint16_t *halves, size_t depth, size_t padded_columns, float *panel_space, int8_t *panels,
                      float *scales, int32_t *offsets);

/// Rows as bytes, 128 more than their value, each row with its scale. `depth` is a multiple of 16.
void isnad_quantise(const float *rows, size_t row_count, size_t row_stride, size_t depth, uint8_t *out, float *scales);

/// As ``isnad_multiply``, of rows that ``isnad_quantise`` made. The sums of products are exact on every CPU.
void isnad_multiply_bytes(const uint8_t *rows, const float *row_scales, size_t row_count,
                          const isnad_byte_matrix *matrix, float *out, size_t out_stride, int accumulate);

/// One step of an LSTM for `row_count` sentences. `gates` holds the four pre-activations (input, forget, cell, output) of
/// `hidden` units a row; `cells` is updated in place, `out` gets the states.
void isnad_lstm_step(const float *gates, size_t gate_stride, float *cells, size_t row_count, size_t hidden, float *out,
                     size_t out_stride);

/// `out[r] = rows[r] · vector` for rows that lie one after the other; `width` is a multiple of 16.
void isnad_dots(const float *rows, size_t row_count, size_t width, const float *vector, float *out);

/// Packs `columns` rows of `depth` floats, `row_stride` apart, as the columns of a matrix.
void isnad_pack_transposed(const float *rows, size_t columns, size_t row_stride, size_t depth, float *panels);

/// `x < 0 ? 0.1 x : x`.
void isnad_leaky_relu(float *values, size_t count);

/// IEEE half precision to single.
void isnad_widen(const uint16_t *halves, size_t count, float *out);

/// `out = row · scale`, a quantised row of an embedding table.
void isnad_dequantise(const int8_t *row, size_t count, float scale, float *out);

/// CRC-32 (polynomial 0xEDB88320) of more bytes: start with 0.
uint32_t isnad_checksum(uint32_t checksum, const uint8_t *bytes, size_t count);

/// Lets memory that was given back serve what is asked for next, for a program to call when it starts. By default large pieces
/// go back to the system at once, and each page of the next piece costs microseconds.
void isnad_keep_memory(void);

#endif
