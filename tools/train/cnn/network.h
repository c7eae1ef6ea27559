// What the trainers of this folder share: chance, matrix products, tables of numbers, and the encoder of words.
//
//   x  = rows of the word's parts + rows of its marks + vector * W      one row of D numbers a word
//   x += relu(convolution of width 3)                                   LAYERS times
//
// src/language/encoder.ts runs what is trained here.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <string>
#include <vector>

constexpr int VECTOR = 100, BATCH = 16;

// How many marks a word has, its tag the first, where words have any.
#ifndef MARKS
#define MARKS 1
#endif

// ---- Chance ----

static uint64_t chance = 0x9e3779b97f4a7c15ull;
static inline uint64_t next64() {
  chance ^= chance << 13;
  chance ^= chance >> 7;
  chance ^= chance << 17;
  return chance;
}
static inline float uniform() { return float(next64() >> 40) / float(1 << 24); }
static float gauss() {
  float sum = 0;
  for (int i = 0; i < 12; i++) sum += uniform();
  return sum - 6;
}
// Zeros with a chance of `of256` in 256, else what keeps the mean at one.
static void fillMask(float *mask, size_t size, unsigned of256) {
  for (size_t i = 0; i < size; i += 8) {
    uint64_t bits = next64();
    for (size_t j = i; j < std::min(size, i + 8); j++, bits >>= 8) mask[j] = (bits & 255) < of256 ? 0.f : 256.f / (256 - of256);
  }
}

// ---- Matrix products: C (m x n) += op(A) (m x k) * op(B) (k x n), n a multiple of 32 ----

typedef float v16 __attribute__((vector_size(64), aligned(4)));
constexpr int MR = 8, NR = 32;

static void kernel(int k, const float *a, const float *b, float *c, int ldc, int rows) {
  v16 acc[MR][2];
  for (int i = 0; i < MR; i++) acc[i][0] = acc[i][1] = v16{};
  for (int p = 0; p < k; p++) {
    const v16 b0 = *(const v16 *)(b + p * NR), b1 = *(const v16 *)(b + p * NR + 16);
#pragma GCC unroll 8
    for (int i = 0; i < MR; i++) {
      const float s = a[p * MR + i];
      acc[i][0] += s * b0;
      acc[i][1] += s * b1;
    }
  }
  for (int i = 0; i < rows; i++) {
    *(v16 *)(c + i * ldc) += acc[i][0];
    *(v16 *)(c + i * ldc + 16) += acc[i][1];
  }
}

// ta: A is stored k x m; tb: B is stored n x k.
static void multiply(bool ta, bool tb, int m, int n, int k, const float *a, int lda, const float *b, int ldb, float *c,
                     int ldc) {
  static std::vector<float> packA, packB;
  const int panels = (m + MR - 1) / MR;
  packA.resize(size_t(panels) * MR * k);
  packB.resize(size_t(n) * k);
  for (int q = 0; q < panels; q++)
    for (int p = 0; p < k; p++)
      for (int i = 0; i < MR; i++) {
        const int r = q * MR + i;
        packA[(size_t(q) * k + p) * MR + i] = r >= m ? 0.f : ta ? a[size_t(p) * lda + r] : a[size_t(r) * lda + p];
      }
  for (int j = 0; j < n; j += NR) {
    float *to = &packB[size_t(j) * k];
    for (int p = 0; p < k; p++)
      for (int i = 0; i < NR; i++) to[p * NR + i] = tb ? b[size_t(j + i) * ldb + p] : b[size_t(p) * ldb + j + i];
    for (int q = 0; q < panels; q++)
      kernel(k, &packA[size_t(q) * k * MR], to, c + size_t(q) * MR * ldc + j, ldc, std::min(MR, m - q * MR));
  }
}

// ---- Parameters ----

struct Table {
  std::string name;
  int rows, cols;
  bool sparse;
  std::vector<float> w, g, m, v;
  std::vector<int> touched;
  std::vector<uint8_t> isTouched, learned;
  Table(std::string name_, int r, int c, float spread, bool sparse_)
      : name(name_), rows(r), cols(c), sparse(sparse_), w(size_t(r) * c), g(w.size()), m(w.size()), v(w.size()),
        isTouched(r), learned(r) {
    for (float &x : w) x = spread * gauss();
  }
  float *at(int row) { return &w[size_t(row) * cols]; }
  // The gradient of a row, which is then known to have one.
  float *grad(int row) {
    if (sparse && !isTouched[row]) {
      isTouched[row] = learned[row] = 1;
      touched.push_back(row);
    }
    return &g[size_t(row) * cols];
  }
  template <class F> void eachRow(F f) {
    if (sparse)
      for (int row : touched) f(size_t(row) * cols, cols);
    else
      f(0, rows * cols);
  }
};

struct Tables {
  std::vector<Table *> all;
  long steps = 0;

  Table *table(std::string name, int rows, int cols, float spread, bool sparse = false) {
    all.push_back(new Table(name, rows, cols, spread, sparse));
    return all.back();
  }
  // Adam, the gradient cut to a length of 20.
  void update(float rate) {
    constexpr float b1 = 0.9f, b2 = 0.98f;
    steps++;
    double sum = 0;
    for (Table *t : all)
      t->eachRow([&](size_t from, int n) {
        float part = 0;
        for (int i = 0; i < n; i++) part += t->g[from + i] * t->g[from + i];
        sum += part;
      });
    const double norm = std::sqrt(sum);
    const float scale = norm > 20 ? float(20 / norm) : 1.f;
    const float c1 = 1 / (1 - std::pow(b1, float(steps))), c2 = 1 / (1 - std::pow(b2, float(steps)));
    for (Table *t : all) {
      t->eachRow([&](size_t from, int n) {
        float *__restrict w = &t->w[from], *__restrict g = &t->g[from], *__restrict m = &t->m[from],
              *__restrict v = &t->v[from];
        for (int i = 0; i < n; i++) {
          const float gi = g[i] * scale;
          m[i] = b1 * m[i] + (1 - b1) * gi;
          v[i] = b2 * v[i] + (1 - b2) * gi * gi;
          w[i] -= rate * m[i] * c1 / (std::sqrt(v[i] * c2) + 1e-8f);
          g[i] = 0;
        }
      });
      for (int row : t->touched) t->isTouched[row] = 0;
      t->touched.clear();
    }
  }
  void save(const char *path) {
    FILE *f = fopen(path, "wb");
    for (Table *t : all) {
      // A part of words that was never learned from counts as unknown.
      for (int row = 1; row < t->rows && t->name.rfind("part", 0) == 0; row++)
        if (!t->learned[row]) memcpy(t->at(row), t->at(0), t->cols * 4);
      const int head[3] = {int(t->name.size()), t->rows, t->cols};
      fwrite(head, 4, 3, f);
      fwrite(t->name.data(), 1, t->name.size(), f);
      fwrite(t->w.data(), 4, t->w.size(), f);
    }
    fclose(f);
  }
  // Numbers that a network of the same shape saved.
  void load(const char *path) {
    FILE *f = fopen(path, "rb");
    if (!f) exit((fprintf(stderr, "Cannot open %s.\n", path), 1));
    for (Table *t : all) {
      fseek(f, 12 + long(t->name.size()), SEEK_CUR);
      if (fread(t->w.data(), 4, t->w.size(), f) != t->w.size()) exit((fprintf(stderr, "%s is too short.\n", path), 1));
    }
    fclose(f);
  }
};

// ---- Words ----

static std::vector<int> partSizes, partLexical; // rows of each part's table; is it dropped with the word?
static int vectorCount, tagCount;                // tagCount, of all marks: 0 where words have none
static std::vector<float> vectors;

static std::vector<int> readInts(FILE *f, size_t n) {
  std::vector<int> out(n);
  if (fread(out.data(), 4, n, f) != n) exit((fprintf(stderr, "The input ends too early.\n"), 1));
  return out;
}
static int readInt(FILE *f) { return readInts(f, 1)[0]; }

static void readTables(FILE *f) {
  const int parts = readInt(f);
  partSizes = readInts(f, parts);
  partLexical = readInts(f, parts);
  vectorCount = readInt(f);
  tagCount = readInt(f);
  vectors.resize(size_t(vectorCount) * VECTOR);
  if (fread(vectors.data(), 4, vectors.size(), f) != vectors.size()) exit((fprintf(stderr, "No vectors.\n"), 1));
}

struct Words {
  int n;
  std::vector<std::vector<int>> part;
  std::vector<int> vec, freq, tag;
  void read(FILE *f) {
    n = readInt(f);
    for (size_t p = 0; p < partSizes.size(); p++) part.push_back(readInts(f, n));
    vec = readInts(f, n);
    freq = readInts(f, n);
    if (tagCount > 0) tag = readInts(f, n * MARKS);
  }
};

// ---- The encoder ----

// Chances in 256 that a number of a word's row is left out in training.
#ifndef INPUT_DROP
#define INPUT_DROP 51
#endif

// `rooted`: a row for the root stands behind the last word. A row of zeros parts the sentences of a batch.
template <int D, int LAYERS> struct Encoder : Tables {
  std::vector<Table *> part;
  Table *tag = nullptr, *root = nullptr, *project, *conv[LAYERS], *convBias[LAYERS];
  const bool rooted;

  explicit Encoder(bool rooted_) : rooted(rooted_) {
    for (size_t p = 0; p < partSizes.size(); p++)
      part.push_back(table("part" + std::to_string(p), partSizes[p], D, 0.15f, true));
    if (tagCount > 0) tag = table("tag", tagCount, D, 0.2f);
    if (rooted) root = table("root", 1, D, 0.3f);
    project = table("project", VECTOR, D, 0.1f);
    for (int l = 0; l < LAYERS; l++) {
      conv[l] = table("conv" + std::to_string(l), 3 * D, D, std::sqrt(1.0f / (3 * D)));
      convBias[l] = table("convBias" + std::to_string(l), 1, D, 0);
    }
  }

  int rows = 0;
  std::vector<int> base;
  std::vector<float> x[LAYERS + 1], relu[LAYERS], keep, dx, dz, vecs;
  std::vector<std::vector<int>> ids;
  std::vector<uint8_t> isPad;

  template <class S> void encode(const std::vector<const S *> &batch, bool train) {
    base.clear();
    rows = 1;
    for (const S *s : batch) {
      base.push_back(rows);
      rows += s->n + 1 + rooted;
    }
    rows += !rooted;
    const size_t size = size_t(rows) * D, parts = part.size();
    for (auto &layer : x) layer.assign(size, 0);
    isPad.assign(rows, 1);
    vecs.assign(size_t(rows) * VECTOR, 0);
    ids.assign(parts, std::vector<int>(rows, 0));
    for (size_t b = 0; b < batch.size(); b++) {
      const S &s = *batch[b];
      for (int i = 0; i < s.n + rooted; i++) {
        const int r = base[b] + i;
        float *to = &x[0][size_t(r) * D];
        isPad[r] = 0;
        if (i == s.n) {
          memcpy(to, root->at(0), D * 4);
          continue;
        }
        // The rarer a word, the oftener it is read by its other parts alone, as unknown words have to be.
        const bool drop = train && uniform() < std::max(0.1f, 1.f / (1 + s.freq[i]));
        for (size_t p = 0; p < parts; p++) {
          const bool without = partLexical[p] ? drop : train && uniform() < 0.05f;
          ids[p][r] = without ? 0 : s.part[p][i];
          const float *from = part[p]->at(ids[p][r]);
          for (int d = 0; d < D; d++) to[d] += from[d];
        }
        for (int k = 0; tag && k < MARKS; k++)
          for (int d = 0; d < D; d++) to[d] += tag->at(s.tag[i * MARKS + k])[d];
        if (s.vec[i] > 0 && !(train && uniform() < 0.05f))
          memcpy(&vecs[size_t(r) * VECTOR], &vectors[size_t(s.vec[i]) * VECTOR], VECTOR * 4);
      }
    }
    multiply(false, false, rows, D, VECTOR, vecs.data(), VECTOR, project->at(0), D, x[0].data(), D);
    keep.assign(size, 1);
    if (train) {
      fillMask(keep.data(), size, INPUT_DROP);
      for (size_t i = 0; i < size; i++) x[0][i] *= keep[i];
    }
    for (int l = 0; l < LAYERS; l++) {
      relu[l].assign(size, 0);
      float *z = relu[l].data();
      multiply(false, false, rows - 2, D, 3 * D, x[l].data(), D, conv[l]->at(0), D, z + D, D);
      for (int r = 0; r < rows; r++)
        for (int d = 0; d < D; d++) {
          const size_t i = size_t(r) * D + d;
          z[i] = isPad[r] ? 0.f : std::max(0.f, z[i] + convBias[l]->w[d]);
          x[l + 1][i] = x[l][i] + z[i];
        }
    }
  }

  // From the gradient of the last layer's rows, in `dx`.
  template <class S> void learnBack(const std::vector<const S *> &batch) {
    const size_t size = size_t(rows) * D;
    for (int l = LAYERS - 1; l >= 0; l--) {
      dz.assign(size, 0);
      for (int r = 0; r < rows; r++)
        if (!isPad[r])
          for (int d = 0; d < D; d++) {
            const size_t i = size_t(r) * D + d;
            dz[i] = relu[l][i] > 0 ? dx[i] : 0.f;
            convBias[l]->g[d] += dz[i];
          }
      multiply(true, false, 3 * D, D, rows - 2, x[l].data(), D, &dz[D], D, conv[l]->grad(0), D);
      for (int w = 0; w < 3; w++)
        multiply(false, true, rows - 2, D, D, &dz[D], D, conv[l]->at(w * D), D, &dx[size_t(w) * D], D);
      for (int r = 0; r < rows; r++)
        if (isPad[r]) std::fill_n(&dx[size_t(r) * D], D, 0.f);
    }
    for (size_t i = 0; i < size; i++) dx[i] *= keep[i];
    for (size_t b = 0; b < batch.size(); b++) {
      const S &s = *batch[b];
      for (int i = 0; i < s.n + rooted; i++) {
        const int r = base[b] + i;
        const float *from = &dx[size_t(r) * D];
        auto give = [&](float *to) {
          for (int d = 0; d < D; d++) to[d] += from[d];
        };
        if (i == s.n) {
          give(root->grad(0));
          continue;
        }
        for (size_t p = 0; p < part.size(); p++) give(part[p]->grad(ids[p][r]));
        for (int k = 0; tag && k < MARKS; k++) give(tag->grad(s.tag[i * MARKS + k]));
      }
    }
    multiply(true, false, VECTOR, D, rows, vecs.data(), VECTOR, dx.data(), D, project->grad(0), D);
  }
};

// How fast is learned at step `done` of `total`.
static float rateAt(long done, long total) { return 1e-3f * (0.02f + 0.98f * (1 - float(done) / total)); }

// The order of an epoch.
static void shuffle(std::vector<int> &order) {
  for (size_t i = order.size() - 1; i > 0; i--) std::swap(order[i], order[next64() % (i + 1)]);
}
