// Skip-gram with negative sampling over one file of tokens (one paragraph a line), one thread, fixed seed.
// Usage: word2vec TOKENS VECTORS DIMENSION WINDOW NEGATIVES EPOCHS MIN_COUNT MAX_WORDS
// Writes lines `word count v1 … vD`, most frequent first.
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { slots = 1 << 22, line_limit = 1000, sigmoid_steps = 4096 };
static const float sigmoid_bound = 8.0f;

typedef struct { const char *bytes; uint32_t length, count; } word_t;
static word_t *table;
static int *table_id;
static float sigmoid_of[sigmoid_steps];

static uint64_t state = 0x9E3779B97F4A7C15u;
static inline uint32_t next_random(void) {
  state ^= state << 13; state ^= state >> 7; state ^= state << 17;
  return (uint32_t)(state >> 16);
}
static uint32_t slot_of(const char *bytes, uint32_t length) {
  uint32_t h = 2166136261u;
  for (uint32_t i = 0; i < length; i++) h = (h ^ (uint8_t)bytes[i]) * 16777619u;
  h &= slots - 1;
  while (table[h].bytes && (table[h].length != length || memcmp(table[h].bytes, bytes, length))) h = (h + 1) & (slots - 1);
  return h;
}
static int by_count(const void *a, const void *b) {
  const word_t *x = &table[*(const uint32_t *)a], *y = &table[*(const uint32_t *)b];
  if (x->count != y->count) return x->count < y->count ? 1 : -1;
  uint32_t n = x->length < y->length ? x->length : y->length;
  int d = memcmp(x->bytes, y->bytes, n);
  return d ? d : (int)x->length - (int)y->length;
}
static inline float dot(const float *restrict a, const float *restrict b, int n) {
  float s[16] = {0};
  for (int i = 0; i < n; i += 16) for (int k = 0; k < 16; k++) s[k] += a[i + k] * b[i + k];
  float t = 0;
  for (int k = 0; k < 16; k++) t += s[k];
  return t;
}

int main(int argc, char **argv) {
  if (argc != 9) return 2;
  const int dimension = atoi(argv[3]), window = atoi(argv[4]), negatives = atoi(argv[5]), epochs = atoi(argv[6]);
  const uint32_t min_count = (uint32_t)atoi(argv[7]), max_words = (uint32_t)atoi(argv[8]);
  FILE *file = fopen(argv[1], "rb");
  fseek(file, 0, SEEK_END);
  const size_t size = (size_t)ftell(file);
  rewind(file);
  char *all = malloc(size + 1);
  if (fread(all, 1, size, file) != size) return 1;
  fclose(file);
  table = calloc(slots, sizeof *table);
  table_id = malloc(slots * sizeof *table_id);

  // Pass 1: count.  Pass 2: the text as word numbers, -1 for a line's end, rare words left out.
  size_t tokens = 0;
  for (size_t i = 0; i < size;) {
    while (i < size && (all[i] == ' ' || all[i] == '\n')) i++;
    size_t start = i;
    while (i < size && all[i] != ' ' && all[i] != '\n') i++;
    if (i == start) break;
    uint32_t s = slot_of(all + start, (uint32_t)(i - start));
    if (!table[s].bytes) { table[s].bytes = all + start; table[s].length = (uint32_t)(i - start); }
    table[s].count++;
    tokens++;
  }
  uint32_t *order = malloc(slots * sizeof *order), n = 0;
  for (uint32_t s = 0; s < slots; s++) { table_id[s] = -1; if (table[s].count >= min_count) order[n++] = s; }
  qsort(order, n, sizeof *order, by_count);
  if (n > max_words) n = max_words;
  for (uint32_t i = 0; i < n; i++) table_id[order[i]] = (int)i;
  int *text = malloc((tokens + size / 20 + 16) * sizeof *text);
  size_t length = 0, known = 0;
  for (size_t i = 0; i < size;) {
    if (all[i] == ' ') { i++; continue; }
    if (all[i] == '\n') { i++; if (length && text[length - 1] != -1) text[length++] = -1; continue; }
    size_t start = i;
    while (i < size && all[i] != ' ' && all[i] != '\n') i++;
    int id = table_id[slot_of(all + start, (uint32_t)(i - start))];
    if (id >= 0) { text[length++] = id; known++; }
  }
  text[length++] = -1;
  fprintf(stderr, "word2vec: %zu tokens, %zu kept, %u words\n", tokens, known, n);

  enum { draws = 1 << 22 };
  int *negative = malloc(draws * sizeof *negative);
  double mass = 0, sum = 0;
  for (uint32_t i = 0; i < n; i++) mass += pow(table[order[i]].count, 0.75);
  for (uint32_t i = 0, d = 0; i < n; i++) {
    sum += pow(table[order[i]].count, 0.75);
    while (d < draws && d < sum / mass * draws) negative[d++] = (int)i;
  }
  float *keep = malloc(n * sizeof *keep);
  for (uint32_t i = 0; i < n; i++) {
    double f = table[order[i]].count / (double)known / 1e-4;
    keep[i] = f < 1 ? 1.0f : (float)((sqrt(f) + 1) / f);
  }
  for (int i = 0; i < sigmoid_steps; i++) {
    float x = (2.0f * i / sigmoid_steps - 1) * sigmoid_bound;
    sigmoid_of[i] = 1 / (1 + expf(-x));
  }
  float *in = aligned_alloc(64, (size_t)n * dimension * sizeof(float));
  float *out = aligned_alloc(64, (size_t)n * dimension * sizeof(float));
  memset(out, 0, (size_t)n * dimension * sizeof(float));
  for (size_t i = 0; i < (size_t)n * dimension; i++) in[i] = ((float)(next_random() & 0xFFFF) / 65536 - 0.5f) / dimension;

  float *change = aligned_alloc(64, (size_t)dimension * sizeof(float));
  int line[line_limit];
  size_t seen = 0;
  const float first_rate = 0.03f;
  for (int epoch = 0; epoch < epochs; epoch++) {
    for (size_t at = 0; at < length;) {
      int m = 0;
      for (; at < length && text[at] != -1; at++) {
        seen++;
        if (keep[text[at]] < 1 && (float)(next_random() & 0xFFFFFF) / 16777216 > keep[text[at]]) continue;
        if (m < line_limit) line[m++] = text[at];
      }
      at++;
      float rate = first_rate * (1 - (float)seen / ((float)known * epochs + 1));
      if (rate < first_rate * 1e-3f) rate = first_rate * 1e-3f;
      for (int c = 0; c < m; c++) {
        int reach = 1 + (int)(next_random() % (uint32_t)window);
        // The negatives are drawn once for a centre and shared by its window: a third of the random memory traffic.
        int drawn[16];
        for (int k = 0; k < negatives; k++) drawn[k] = negative[next_random() & (draws - 1)];
        for (int o = c - reach < 0 ? 0 : c - reach; o <= c + reach && o < m; o++) {
          if (o == c) continue;
          float *v = in + (size_t)line[o] * dimension;
          memset(change, 0, (size_t)dimension * sizeof(float));
          for (int k = -1; k < negatives; k++) {
            int target = k < 0 ? line[c] : drawn[k];
            if (k >= 0 && target == line[c]) continue;
            float *u = out + (size_t)target * dimension;
            float x = dot(v, u, dimension);
            float p = x >= sigmoid_bound ? 1 : x <= -sigmoid_bound ? 0
              : sigmoid_of[(int)((x + sigmoid_bound) / (2 * sigmoid_bound) * sigmoid_steps)];
            float g = ((k < 0) - p) * rate;
            for (int i = 0; i < dimension; i++) { change[i] += g * u[i]; u[i] += g * v[i]; }
          }
          for (int i = 0; i < dimension; i++) v[i] += change[i];
        }
      }
    }
    fprintf(stderr, "word2vec: epoch %d done\n", epoch);
  }
  FILE *result = fopen(argv[2], "wb");
  for (uint32_t i = 0; i < n; i++) {
    fprintf(result, "%.*s %u", (int)table[order[i]].length, table[order[i]].bytes, table[order[i]].count);
    for (int d = 0; d < dimension; d++) fprintf(result, " %.5f", in[(size_t)i * dimension + d]);
    fputc('\n', result);
  }
  return fclose(result) != 0;
}
