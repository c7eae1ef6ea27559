// Trains the accurate dependency parser: a convolutional encoder under a greedy arc-hybrid transition parser.
//
//   x  = word + ending + beginning + shape + tag + vector * W           one row of D numbers a word; the root has its own
//   x += relu(convolution of width 3)                                   LAYERS times
//   h  = relu(sum of slot matrices * x + state vectors)                 12 places of the parser's state
//   score(action) = U[action] * h                                       only for the actions that the tags allow
//
// Loss: minus the log-likelihood of the set of actions that lose no gold arc (dynamic oracle, Goldberg and Nivre 2013).
// src/language/cnn-parser.ts runs what this writes; slots and state features stand in the same order there.
// Called by tools/train/cnn-parser.ts:  train INPUT OUTPUT EPOCHS SEED
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <string>
#include <vector>

#ifndef D
#define D 128
#endif
#ifndef MIX
#define MIX 0.5f
#endif
#ifndef LAYER_DROP
#define LAYER_DROP 0
#endif
constexpr int LAYERS = 3, SLOTS = 12, VECTOR = 100, BATCH = 16, MOST = 402;
constexpr int LABEL_FEATURES = 9;
// Sizes of the state features behind the labels: two distances, five counts of dependents, two of what stands between, quotes.
constexpr int OTHER_FEATURES = 10;
constexpr int otherSizes[OTHER_FEATURES] = {9, 9, 5, 5, 5, 5, 5, 16, 16, 8};
constexpr int FEATURES = LABEL_FEATURES + OTHER_FEATURES;

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
  std::vector<uint8_t> isTouched;
  Table(std::string name_, int r, int c, float spread, bool sparse_ = false)
      : name(name_), rows(r), cols(c), sparse(sparse_), w(size_t(r) * c), g(w.size()), m(w.size()), v(w.size()),
        isTouched(r) {
    for (float &x : w) x = spread * gauss();
  }
  float *at(int row) { return &w[size_t(row) * cols]; }
  // The gradient of a row, which is then known to have one.
  float *grad(int row) {
    if (sparse && !isTouched[row]) {
      isTouched[row] = 1;
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

// ---- Data ----

struct Sentence {
  int n;
  std::vector<int> word, vec, suffix, prefix, shape, tag, head, label;
  std::vector<std::vector<int>> children;
  std::vector<int> commas, verbs, marks;
};
static int sizes[6]; // words, vectors, suffixes, prefixes, shapes, tags
static int labelCount, tagCount;
static std::vector<int> offsets, lists, kinds;
static std::vector<float> vectors;

static std::vector<int> readInts(FILE *f, size_t n) {
  std::vector<int> out(n);
  if (fread(out.data(), 4, n, f) != n) exit((fprintf(stderr, "The input ends too early.\n"), 1));
  return out;
}
static int readInt(FILE *f) { return readInts(f, 1)[0]; }

static std::vector<Sentence> readSet(FILE *f) {
  std::vector<Sentence> out(readInt(f));
  for (Sentence &s : out) {
    s.n = readInt(f);
    for (auto *column : {&s.word, &s.vec, &s.suffix, &s.prefix, &s.shape, &s.tag, &s.head, &s.label})
      *column = readInts(f, s.n);
    s.children.resize(s.n + 1);
    for (int i = 0; i < s.n; i++) s.children[s.head[i]].push_back(i);
    int c = 0, v = 0, q = 0;
    for (int i = 0; i <= s.n; i++) {
      s.commas.push_back(c);
      s.verbs.push_back(v);
      s.marks.push_back(q);
      if (i == s.n) break;
      const int kind = kinds[s.tag[i]];
      c += kind == 1;
      v += kind == 2;
      q += kind == 3;
    }
  }
  return out;
}

// ---- The parser's state ----

struct State {
  const Sentence *s;
  int stack[MOST], top, next, n;
  int l1[MOST], l2[MOST], r1[MOST], r2[MOST], lc[MOST], rc[MOST], heads[MOST], labels[MOST];
  int actions[256], count;

  void begin(const Sentence &sentence) {
    s = &sentence;
    n = s->n;
    top = next = 0;
    for (int i = 0; i <= n + 1; i++) {
      l1[i] = l2[i] = r1[i] = r2[i] = n + 1;
      lc[i] = rc[i] = 0;
      heads[i] = -1;
      labels[i] = labelCount;
    }
  }
  bool done() const { return next == n && top == 0; }
  int tagOf(int i) const { return i == n ? tagCount : s->tag[i]; }
  void findActions() {
    count = 0;
    if (next < n) actions[count++] = 0;
    if (top == 0) return;
    const int s0 = s->tag[stack[top - 1]];
    if (next < n || top == 1) {
      const int at = (tagOf(next) * tagCount + s0) * 2;
      for (int i = offsets[at]; i < offsets[at + 1]; i++) actions[count++] = 1 + lists[i];
    }
    if (top > 1) {
      const int at = (tagOf(stack[top - 2]) * tagCount + s0) * 2 + 1;
      for (int i = offsets[at]; i < offsets[at + 1]; i++) actions[count++] = 1 + labelCount + lists[i];
    }
  }
  void take(int action) {
    if (action == 0) {
      stack[top++] = next++;
      return;
    }
    const int child = stack[--top];
    if (action <= labelCount) {
      heads[child] = next;
      labels[child] = action - 1;
      l2[next] = l1[next];
      l1[next] = child;
      lc[next]++;
    } else {
      const int head = stack[top - 1];
      heads[child] = head;
      labels[child] = action - 1 - labelCount;
      r2[head] = r1[head];
      r1[head] = child;
      rc[head]++;
    }
  }
  void places(int *slot, int *feature) const {
    const int none = n + 1;
    const int s0 = top > 0 ? stack[top - 1] : none, s1 = top > 1 ? stack[top - 2] : none;
    const int s2 = top > 2 ? stack[top - 3] : none;
    const int b0 = next, b1 = next + 1 <= n ? next + 1 : none, b2 = next + 2 <= n ? next + 2 : none;
    const int all[SLOTS] = {s0, s1, s2, b0, b1, b2, l1[s0], l2[s0], r1[s0], l1[s1], r1[s1], l1[b0]};
    memcpy(slot, all, sizeof all);
    const int of[LABEL_FEATURES] = {l1[s0], l2[s0], r1[s0], r2[s0], l1[s1], r1[s1], r2[s1], l1[b0], l2[b0]};
    int base = 0;
    for (int i = 0; i < LABEL_FEATURES; i++, base += labelCount + 1) feature[i] = base + labels[of[i]];
    const int quoted = ((mark(b0) - mark(s0)) & 1) | (((mark(s0) - mark(s1)) & 1) << 1) | ((mark(b0) & 1) << 2);
    const int other[OTHER_FEATURES] = {distance(s0, b0),      distance(s1, s0),      std::min(lc[s0], 4),
                                       std::min(rc[s0], 4),   std::min(lc[s1], 4),   std::min(rc[s1], 4),
                                       std::min(lc[b0], 4),   between(s0, b0),       between(s1, s0),
                                       quoted};
    for (int i = 0; i < OTHER_FEATURES; base += otherSizes[i], i++) feature[LABEL_FEATURES + i] = base + other[i];
  }
  int mark(int i) const { return i > n ? 0 : s->marks[i]; }
  int distance(int a, int b) const {
    if (a > n || b > n) return 0;
    const int d = b - a;
    return d <= 4 ? d : d <= 6 ? 5 : d <= 10 ? 6 : d <= 18 ? 7 : 8;
  }
  int between(int a, int b) const {
    if (a > n || b > n) return 0;
    return std::min(s->commas[b] - s->commas[a], 3) * 4 + std::min(s->verbs[b] - s->verbs[a], 3);
  }
  // How many gold arcs each action makes impossible, a wrong label counting as one.
  void costs(int *out) const {
    static uint8_t onStack[MOST];
    memset(onStack, 0, n + 2);
    for (int i = 0; i < top; i++) onStack[stack[i]] = 1;
    int shift = 0, left = 0, right = 0, gold = -1;
    bool leftGold = false, rightGold = false, leftHas = false, rightHas = false;
    if (next < n) {
      const int head = s->head[next];
      if (head < next && onStack[head] && head != stack[top - 1]) shift++;
      for (int child : s->children[next]) shift += child < next && onStack[child];
    }
    if (top > 0) {
      const int s0 = stack[top - 1], head = s->head[s0];
      gold = s->label[s0];
      int inBuffer = 0;
      for (int child : s->children[s0]) inBuffer += child >= next;
      leftGold = head == next;
      rightGold = top > 1 && head == stack[top - 2];
      left = inBuffer + (rightGold || head > next);
      right = inBuffer + (head >= next);
    }
    for (int c = 0; c < count; c++) {
      leftHas |= actions[c] == 1 + gold;
      rightHas |= actions[c] == 1 + labelCount + gold;
    }
    for (int c = 0; c < count; c++) {
      const int a = actions[c];
      if (a == 0) out[c] = shift;
      else if (a <= labelCount) out[c] = left + (leftGold && leftHas && a - 1 != gold);
      else out[c] = right + (rightGold && rightHas && a - 1 - labelCount != gold);
    }
  }
};

// ---- The network ----

struct Network {
  std::vector<Table *> all;
  Table *word, *suffix, *prefix, *shape, *tag, *root, *project, *conv[LAYERS], *convBias[LAYERS], *slot[SLOTS], *none,
      *state, *bias, *out, *outBias;

  Network() {
    auto table = [&](const char *name, int rows, int cols, float spread, bool sparse = false) {
      Table *t = new Table(name, rows, cols, spread, sparse);
      all.push_back(t);
      return t;
    };
    int stateRows = LABEL_FEATURES * (labelCount + 1);
    for (int size : otherSizes) stateRows += size;
    word = table("word", sizes[0], D, 0.15f, true);
    suffix = table("suffix", sizes[2], D, 0.15f, true);
    prefix = table("prefix", sizes[3], D, 0.15f, true);
    shape = table("shape", sizes[4], D, 0.15f, true);
    tag = table("tag", sizes[5], D, 0.2f);
    root = table("root", 1, D, 0.3f);
    project = table("project", VECTOR, D, 0.1f);
    for (int l = 0; l < LAYERS; l++) {
      conv[l] = table(("conv" + std::to_string(l)).c_str(), 3 * D, D, std::sqrt(1.0f / (3 * D)));
      convBias[l] = table(("convBias" + std::to_string(l)).c_str(), 1, D, 0);
    }
    for (int k = 0; k < SLOTS; k++) slot[k] = table(("slot" + std::to_string(k)).c_str(), D, D, std::sqrt(0.5f / (6 * D)));
    none = table("none", SLOTS, D, 0.05f);
    state = table("state", stateRows, D, 0.05f);
    bias = table("bias", 1, D, 0);
    out = table("out", 1 + 2 * labelCount, D, 0.05f, true);
    outBias = table("outBias", 1 + 2 * labelCount, 1, 0, true);
  }

  // Activations of one batch.
  int rows = 0;
  std::vector<int> base;
  std::vector<float> x[LAYERS + 1], relu[LAYERS], keep, dx, dz, proj, dproj, vecs, dvecs;
  std::vector<int> wordIds;
  std::vector<uint8_t> vecOn, isPad;

  void forward(const std::vector<const Sentence *> &batch, bool train) {
    base.clear();
    rows = 1;
    for (const Sentence *s : batch) {
      base.push_back(rows);
      rows += s->n + 2;
    }
    const size_t size = size_t(rows) * D;
    for (auto &layer : x) layer.assign(size, 0);
    isPad.assign(rows, 1);
    vecs.assign(size_t(rows) * VECTOR, 0);
    wordIds.assign(rows, 0);
    vecOn.assign(rows, 0);
    for (size_t b = 0; b < batch.size(); b++) {
      const Sentence &s = *batch[b];
      for (int i = 0; i <= s.n; i++) {
        const int r = base[b] + i;
        isPad[r] = 0;
        float *to = &x[0][size_t(r) * D];
        if (i == s.n) {
          memcpy(to, root->at(0), D * 4);
          continue;
        }
        wordIds[r] = train && uniform() < 0.15f ? 0 : s.word[i];
        vecOn[r] = s.vec[i] > 0 && !(train && uniform() < 0.05f);
        const float *parts[5] = {word->at(wordIds[r]), suffix->at(s.suffix[i]), prefix->at(s.prefix[i]),
                                 shape->at(s.shape[i]), tag->at(s.tag[i])};
        for (const float *part : parts)
          for (int d = 0; d < D; d++) to[d] += part[d];
        if (vecOn[r]) memcpy(&vecs[size_t(r) * VECTOR], &vectors[size_t(s.vec[i]) * VECTOR], VECTOR * 4);
      }
    }
    multiply(false, false, rows, D, VECTOR, vecs.data(), VECTOR, project->at(0), D, x[0].data(), D);
    keep.assign(size, 1);
    if (train) {
      for (size_t i = 0; i < size; i += 8) {
        uint64_t bits = next64();
        for (int j = 0; j < 8; j++, bits >>= 8) keep[i + j] = (bits & 255) < 51 ? 0.f : 256.f / 205.f;
      }
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
    proj.assign(size * SLOTS, 0);
    for (int k = 0; k < SLOTS; k++)
      multiply(false, false, rows, D, D, x[LAYERS].data(), D, slot[k]->at(0), D, &proj[size * k], D);
    if (train) dproj.assign(size * SLOTS, 0);
  }

  void backward(const std::vector<const Sentence *> &batch) {
    const size_t size = size_t(rows) * D;
    dx.assign(size, 0);
    for (int k = 0; k < SLOTS; k++) {
      multiply(true, false, D, D, rows, x[LAYERS].data(), D, &dproj[size * k], D, slot[k]->grad(0), D);
      multiply(false, true, rows, D, D, &dproj[size * k], D, slot[k]->at(0), D, dx.data(), D);
    }
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
      const Sentence &s = *batch[b];
      for (int i = 0; i <= s.n; i++) {
        const int r = base[b] + i;
        const float *from = &dx[size_t(r) * D];
        if (i == s.n) {
          for (int d = 0; d < D; d++) root->g[d] += from[d];
          continue;
        }
        float *parts[5] = {word->grad(wordIds[r]), suffix->grad(s.suffix[i]), prefix->grad(s.prefix[i]),
                           shape->grad(s.shape[i]), tag->grad(s.tag[i])};
        for (float *part : parts)
          for (int d = 0; d < D; d++) part[d] += from[d];
      }
    }
    multiply(true, false, VECTOR, D, rows, vecs.data(), VECTOR, dx.data(), D, project->grad(0), D);
  }

  long steps = 0;
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

  // Sums of the hidden layer before its relu, for a state of sentence b.
  void hidden(int b, int n, const int *slots, const int *features, float *h) {
    const size_t size = size_t(rows) * D;
    memcpy(h, bias->at(0), D * 4);
    for (int k = 0; k < SLOTS; k++) {
      const float *from = slots[k] > n ? none->at(k) : &proj[size * k + size_t(base[b] + slots[k]) * D];
      for (int d = 0; d < D; d++) h[d] += from[d];
    }
    for (int k = 0; k < FEATURES; k++) {
      const float *from = state->at(features[k]);
      for (int d = 0; d < D; d++) h[d] += from[d];
    }
  }

  void save(const char *path) {
    FILE *f = fopen(path, "wb");
    for (Table *t : all) {
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

  float score(int action, const float *h) {
    const float *u = out->at(action);
    float sum = outBias->w[action];
    for (int d = 0; d < D; d++) sum += u[d] * h[d];
    return sum;
  }
};

static double lossSum;
static long stepSum, wrongSum;

// Networks trained before: where there are any, half of what is learned is to judge as they do together.
static std::vector<Network *> teachers;

static void learn(Network &net, int b, const Sentence &s, bool explore) {
  static State state;
  state.begin(s);
  const size_t size = size_t(net.rows) * D;
  int slots[SLOTS], features[FEATURES], costs[256];
  float h[D], mask[D], dh[D], scores[256];
  while (!state.done()) {
    state.findActions();
    if (state.count == 1) {
      state.take(state.actions[0]);
      continue;
    }
    state.places(slots, features);
    net.hidden(b, s.n, slots, features, h);
    for (int d = 0; d < D; d += 8) {
      uint64_t bits = next64();
      for (int j = 0; j < 8; j++, bits >>= 8) mask[d + j] = (bits & 255) < 77 || h[d + j] <= 0 ? 0.f : 256.f / 179.f;
    }
    for (int d = 0; d < D; d++) h[d] *= mask[d];
    state.costs(costs);
    int best = 0, right = -1, least = 1 << 20;
    for (int c = 0; c < state.count; c++) least = std::min(least, costs[c]);
    for (int c = 0; c < state.count; c++) {
      scores[c] = net.score(state.actions[c], h);
      if (scores[c] > scores[best]) best = c;
      if (costs[c] == least && (right < 0 || scores[c] > scores[right])) right = c;
    }
    float all = 0, good = 0;
    const float top = scores[best];
    for (int c = 0; c < state.count; c++) {
      scores[c] = std::exp(scores[c] - top);
      all += scores[c];
      if (costs[c] == least) good += scores[c];
    }
    lossSum -= std::log(good / all + 1e-30f);
    stepSum++;
    wrongSum += costs[best] != least;
    memset(dh, 0, sizeof dh);
    float taught[256] = {};
    for (Network *teacher : teachers) {
      float th[D], their[256], sum = 0, most = -1e30f;
      teacher->hidden(b, s.n, slots, features, th);
      for (int d = 0; d < D; d++) th[d] = std::max(0.f, th[d]);
      for (int c = 0; c < state.count; c++) most = std::max(most, their[c] = teacher->score(state.actions[c], th));
      for (int c = 0; c < state.count; c++) sum += their[c] = std::exp(their[c] - most);
      for (int c = 0; c < state.count; c++) taught[c] += their[c] / sum / teachers.size();
    }
    for (int c = 0; c < state.count; c++) {
      const float p = scores[c] / all;
      float delta = (costs[c] == least ? p - scores[c] / good : p) / BATCH;
      if (!teachers.empty()) delta = (1 - MIX) * delta + MIX * (p - taught[c]) / BATCH;
      if (std::fabs(delta) < 1e-7f) continue;
      const int action = state.actions[c];
      const float *u = net.out->at(action);
      float *du = net.out->grad(action);
      for (int d = 0; d < D; d++) {
        dh[d] += delta * u[d];
        du[d] += delta * h[d];
      }
      net.outBias->grad(action)[0] += delta;
    }
    for (int d = 0; d < D; d++) dh[d] *= mask[d];
    for (int k = 0; k < SLOTS; k++) {
      float *to = slots[k] > s.n ? net.none->grad(k) : &net.dproj[size * k + size_t(net.base[b] + slots[k]) * D];
      for (int d = 0; d < D; d++) to[d] += dh[d];
    }
    for (int k = 0; k < FEATURES; k++) {
      float *to = net.state->grad(features[k]);
      for (int d = 0; d < D; d++) to[d] += dh[d];
    }
    for (int d = 0; d < D; d++) net.bias->g[d] += dh[d];
    state.take(state.actions[explore && uniform() < 0.9f ? best : right]);
  }
}

static void evaluate(Network &net, const std::vector<Sentence> &set, const char *name) {
  static State state;
  long words = 0, uas = 0, las = 0;
  int slots[SLOTS], features[FEATURES];
  float h[D];
  for (size_t from = 0; from < set.size(); from += 32) {
    std::vector<const Sentence *> batch;
    for (size_t i = from; i < std::min(set.size(), from + 32); i++) batch.push_back(&set[i]);
    net.forward(batch, false);
    for (size_t b = 0; b < batch.size(); b++) {
      const Sentence &s = *batch[b];
      state.begin(s);
      while (!state.done()) {
        state.findActions();
        int best = state.actions[0];
        if (state.count > 1) {
          state.places(slots, features);
          net.hidden(b, s.n, slots, features, h);
          for (int d = 0; d < D; d++) h[d] = std::max(0.f, h[d]);
          float top = -1e30f;
          for (int c = 0; c < state.count; c++) {
            const float score = net.score(state.actions[c], h);
            if (score > top) {
              top = score;
              best = state.actions[c];
            }
          }
        }
        state.take(best);
      }
      for (int i = 0; i < s.n; i++) {
        words++;
        uas += state.heads[i] == s.head[i];
        las += state.heads[i] == s.head[i] && state.labels[i] == s.label[i];
      }
    }
  }
  printf("  %s: UAS %.2f LAS %.2f\n", name, 100.0 * uas / words, 100.0 * las / words);
}

int main(int argc, char **argv) {
  if (argc < 5) return fprintf(stderr, "train INPUT OUTPUT EPOCHS SEED\n"), 1;
  setvbuf(stdout, nullptr, _IOLBF, 0);
  const int epochs = atoi(argv[3]);
  chance ^= uint64_t(atoi(argv[4])) * 0x2545f4914f6cdd1dull;
  FILE *f = fopen(argv[1], "rb");
  if (!f) return fprintf(stderr, "Cannot open %s.\n", argv[1]), 1;
  for (int &size : sizes) size = readInt(f);
  labelCount = readInt(f);
  tagCount = readInt(f);
  offsets = readInts(f, (tagCount + 1) * tagCount * 2 + 1);
  lists = readInts(f, readInt(f));
  kinds = readInts(f, tagCount);
  vectors.resize(size_t(sizes[1]) * VECTOR);
  if (fread(vectors.data(), 4, vectors.size(), f) != vectors.size()) return 1;
  std::vector<Sentence> train = readSet(f), dev = readSet(f);
  fclose(f);
  Network net;
  for (int i = 5; i < argc; i++) {
    teachers.push_back(new Network);
    teachers.back()->load(argv[i]);
  }
  size_t numbers = 0;
  for (Table *t : net.all) numbers += t->w.size();
  printf("%zu sentences, %.2f M numbers\n", train.size(), numbers / 1e6);
  std::vector<int> order(train.size());
  for (size_t i = 0; i < order.size(); i++) order[i] = int(i);
  const long perEpoch = (order.size() + BATCH - 1) / BATCH, total = perEpoch * epochs;
  long done = 0;
  for (int epoch = 0; epoch < epochs; epoch++) {
    const clock_t began = clock();
    for (size_t i = order.size() - 1; i > 0; i--) std::swap(order[i], order[next64() % (i + 1)]);
    lossSum = stepSum = wrongSum = 0;
    for (size_t from = 0; from < order.size(); from += BATCH) {
      std::vector<const Sentence *> batch;
      for (size_t i = from; i < std::min(order.size(), from + BATCH); i++) batch.push_back(&train[order[i]]);
      net.forward(batch, true);
      for (Network *teacher : teachers) teacher->forward(batch, false);
      for (size_t b = 0; b < batch.size(); b++) learn(net, int(b), *batch[b], epoch > 0);
      net.backward(batch);
      net.update(1e-3f * (0.02f + 0.98f * (1 - float(done) / total)));
      done++;
    }
    printf("epoch %d: loss %.4f, %.2f %% of steps wrong, %.1f s of processor time\n", epoch + 1, lossSum / stepSum,
           100.0 * wrongSum / stepSum, double(clock() - began) / CLOCKS_PER_SEC);
    evaluate(net, dev, "EWT dev");
  }
  net.save(argv[2]);
}
