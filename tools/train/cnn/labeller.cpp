// Trains a labeller of words: tags, or names. A convolutional encoder, then one sum for each label.
//
//   score(label) = U[label] * x + bias
//
// With CHAIN the labels of a sentence are judged together, as one of all sequences that beginnings and insides allow, by these
// sums and one for each pair of neighbours (a conditional random field); only teachers are trained so.
// Where networks trained before are named, most of what is learned is to judge as they do together.
// src/language/tagger.ts and names.ts run what this writes. Called by tools/train/cnn/train.ts:
// labeller INPUT OUTPUT EPOCHS SEED [TEACHER...]
#include "network.h"

#ifndef WIDTH
#define WIDTH 64
#endif
#ifndef DEPTH
#define DEPTH 2
#endif
#ifndef TEACHER_WIDTH
#define TEACHER_WIDTH 256
#endif
#ifndef TEACHER_DEPTH
#define TEACHER_DEPTH 3
#endif
#ifndef OUTPUT_DROP
#define OUTPUT_DROP 77
#endif
#ifndef CHAIN
#define CHAIN 0
#endif
#ifndef TEACHER_CHAIN
#define TEACHER_CHAIN 0
#endif
// How much of what is learned comes from the teachers.
constexpr float TAUGHT = 0.8f;

static int labelCount;

// 255: not known, nothing is learned from it. From 65536 on: one of the labels whose bits are set.
static bool allows(int gold, int label) { return gold == label || (gold >= 65536 && (gold >> label & 1)); }

struct Sentence : Words {
  std::vector<int> gold;
  std::vector<float> taught; // what the teachers judge together
};

// May label `b` stand behind `a`: an inside (even) only behind its own kind?
static bool follows(int a, int b) { return b == 0 || b % 2 == 1 || a == b || a == b - 1; }

template <int D, int L, bool Chain> struct Labeller : Encoder<D, L> {
  const int T = (labelCount + 31) / 32 * 32;
  Table *out, *outBias, *steps = nullptr;
  std::vector<float> h, mask, scores, dscores;

  Labeller() : Encoder<D, L>(false) {
    out = this->table("out", D, T, 0.05f);
    outBias = this->table("outBias", 1, T, 0);
    if (Chain) steps = this->table("steps", labelCount, labelCount, 0);
  }
  void forward(const std::vector<const Sentence *> &batch, bool train) {
    this->encode(batch, train);
    h = this->x[L];
    mask.assign(h.size(), 1);
    if (train) fillMask(mask.data(), mask.size(), OUTPUT_DROP);
    for (size_t i = 0; i < h.size(); i++) h[i] *= mask[i];
    scores.assign(size_t(this->rows) * T, 0);
    for (int r = 0; r < this->rows; r++) memcpy(&scores[size_t(r) * T], outBias->at(0), T * 4);
    multiply(false, false, this->rows, T, D, h.data(), D, out->at(0), T, scores.data(), T);
  }
  void backward(const std::vector<const Sentence *> &batch) {
    multiply(true, false, D, T, this->rows, h.data(), D, dscores.data(), T, out->grad(0), T);
    for (int r = 0; r < this->rows; r++)
      for (int t = 0; t < T; t++) outBias->g[t] += dscores[size_t(r) * T + t];
    this->dx.assign(h.size(), 0);
    multiply(false, true, this->rows, D, T, dscores.data(), T, out->at(0), T, this->dx.data(), D);
    for (size_t i = 0; i < h.size(); i++) this->dx[i] *= mask[i];
    this->learnBack(batch);
  }
  // Shares of the labels of each word by all sequences that `gold`, if given, allows, by forward and backward sums; those of
  // pairs of neighbours are added to `pairs`.
  void chainShares(int row, int n, const int *gold, float *out, std::vector<double> *pairs) const {
    const int K = labelCount;
    std::vector<double> step(K * K), near(n * K), a(n * K), b(n * K, 1);
    for (int p = 0; p < K; p++)
      for (int t = 0; t < K; t++) step[p * K + t] = follows(p, t) ? std::exp(double(steps->at(p)[t])) : 0;
    for (int i = 0; i < n; i++) {
      const float *from = &scores[size_t(row + i) * T];
      const float top = *std::max_element(from, from + K);
      double sum = 0;
      for (int t = 0; t < K; t++) {
        near[i * K + t] = gold && !allows(gold[i], t) ? 0 : std::exp(double(from[t] - top)) + 1e-12;
        double before = i == 0 ? follows(0, t) : 0;
        for (int p = 0; i > 0 && p < K; p++) before += a[(i - 1) * K + p] * step[p * K + t];
        sum += a[i * K + t] = before * near[i * K + t];
      }
      for (int t = 0; t < K; t++) a[i * K + t] /= sum;
    }
    for (int i = n - 2; i >= 0; i--) {
      double sum = 0;
      for (int p = 0; p < K; p++) {
        double behind = 0;
        for (int t = 0; t < K; t++) behind += step[p * K + t] * near[(i + 1) * K + t] * b[(i + 1) * K + t];
        sum += b[i * K + p] = behind;
      }
      for (int p = 0; p < K; p++) b[i * K + p] /= sum;
    }
    for (int i = 0; i < n; i++) {
      double sum = 0;
      for (int t = 0; t < K; t++) sum += a[i * K + t] * b[i * K + t];
      for (int t = 0; t < K; t++) out[i * K + t] = float(a[i * K + t] * b[i * K + t] / sum);
      if (!pairs || i == 0) continue;
      std::vector<double> pair(K * K);
      double all = 0;
      for (int p = 0; p < K; p++)
        for (int t = 0; t < K; t++)
          all += pair[p * K + t] = a[(i - 1) * K + p] * step[p * K + t] * near[i * K + t] * b[i * K + t];
      for (int k = 0; k < K * K; k++) (*pairs)[k] += pair[k] / all;
    }
  }
  // Shares of the labels of all words of sentence `b` of the batch.
  void sharesOf(int b, int n, float *out) const {
    if (Chain) return chainShares(this->base[b], n, nullptr, out, nullptr);
    for (int i = 0; i < n; i++) shares(this->base[b] + i, out + i * labelCount);
  }
  // Shares of the labels of row `r`.
  void shares(int r, float *p) const {
    const float *from = &scores[size_t(r) * T];
    const float top = *std::max_element(from, from + labelCount);
    float sum = 0;
    for (int t = 0; t < labelCount; t++) sum += p[t] = std::exp(from[t] - top);
    for (int t = 0; t < labelCount; t++) p[t] /= sum;
  }
};

// Adds what the teacher saved in `file`, one of `count`, judges of each sentence.
static void teach(const char *file, int count, std::vector<Sentence> &all) {
  Labeller<TEACHER_WIDTH, TEACHER_DEPTH, TEACHER_CHAIN> teacher;
  teacher.load(file);
  for (size_t from = 0; from < all.size(); from += BATCH) {
    std::vector<const Sentence *> batch;
    for (size_t i = from; i < std::min(all.size(), from + BATCH); i++) batch.push_back(&all[i]);
    teacher.forward(batch, false);
    for (size_t b = 0; b < batch.size(); b++) {
      Sentence &s = all[from + b];
      std::vector<float> judged(s.n * labelCount);
      teacher.sharesOf(int(b), s.n, judged.data());
      s.taught.resize(judged.size());
      for (size_t i = 0; i < judged.size(); i++) s.taught[i] += judged[i] / count;
    }
  }
}

// The gradient of a sentence's scores; returns its loss.
template <int D, int L, bool Chain> static double learn(Labeller<D, L, Chain> &net, int b, const Sentence &s, long &words) {
  const int K = labelCount;
  double loss = 0;
  std::vector<float> judged(s.n * K), wanted(s.n * K);
  std::vector<double> pairs(K * K), wantedPairs(K * K);
  if (Chain) {
    net.chainShares(net.base[b], s.n, nullptr, judged.data(), &pairs);
    net.chainShares(net.base[b], s.n, s.gold.data(), wanted.data(), &wantedPairs);
    for (int k = 0; k < K * K; k++) net.steps->g[k] += float(pairs[k] - wantedPairs[k]) / BATCH;
  } else
    net.sharesOf(b, s.n, judged.data());
  for (int i = 0; i < s.n; i++) {
    if (s.gold[i] == 255) continue;
    float *d = &net.dscores[size_t(net.base[b] + i) * net.T];
    const float *p = &judged[i * K];
    float allowed = 0;
    for (int t = 0; t < K; t++) allowed += allows(s.gold[i], t) ? p[t] : 0;
    loss -= std::log(allowed + 1e-9f);
    words++;
    for (int t = 0; t < K; t++) {
      float want = Chain ? wanted[i * K + t] : allows(s.gold[i], t) ? p[t] / (allowed + 1e-9f) : 0;
      if (!s.taught.empty()) want = (1 - TAUGHT) * want + TAUGHT * s.taught[i * K + t];
      d[t] = (p[t] - want) / BATCH;
    }
  }
  return loss;
}

int main(int argc, char **argv) {
  if (argc < 5) return fprintf(stderr, "labeller INPUT OUTPUT EPOCHS SEED [TEACHER...]\n"), 1;
  setvbuf(stdout, nullptr, _IOLBF, 0);
  const int epochs = atoi(argv[3]);
  chance ^= uint64_t(atoi(argv[4])) * 0x2545f4914f6cdd1dull;
  FILE *f = fopen(argv[1], "rb");
  if (!f) return fprintf(stderr, "Cannot open %s.\n", argv[1]), 1;
  readTables(f);
  labelCount = readInt(f);
  std::vector<Sentence> train(readInt(f));
  for (Sentence &s : train) {
    s.read(f);
    s.gold = readInts(f, s.n);
  }
  fclose(f);
  for (int i = 5; i < argc; i++) teach(argv[i], argc - 5, train);
  Labeller<WIDTH, DEPTH, CHAIN> net;
  std::vector<int> order(train.size());
  for (size_t i = 0; i < order.size(); i++) order[i] = int(i);
  const long total = long((order.size() + BATCH - 1) / BATCH) * epochs;
  long done = 0;
  for (int epoch = 0; epoch < epochs; epoch++) {
    const clock_t began = clock();
    shuffle(order);
    double loss = 0;
    long words = 0;
    for (size_t from = 0; from < order.size(); from += BATCH) {
      std::vector<const Sentence *> batch;
      for (size_t i = from; i < std::min(order.size(), from + BATCH); i++) batch.push_back(&train[order[i]]);
      net.forward(batch, true);
      net.dscores.assign(net.scores.size(), 0);
      for (size_t b = 0; b < batch.size(); b++) loss += learn(net, int(b), *batch[b], words);
      net.backward(batch);
      net.update(rateAt(done++, total));
    }
    printf("epoch %d: loss %.4f, %.1f s of processor time\n", epoch + 1, loss / words,
           double(clock() - began) / CLOCKS_PER_SEC);
  }
  net.save(argv[2]);
}
