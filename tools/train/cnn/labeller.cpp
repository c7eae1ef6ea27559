// Trains a labeller of words: tags, or names. A convolutional encoder, then one sum for each label.
//
//   score(label) = U[label] * x + bias
//
// Where networks trained before are named, most of what is learned is to judge as they do together.
// src/language/labeller.ts runs what this writes. Called by tools/train/cnn/train.ts:
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
// How much of what is learned comes from the teachers.
constexpr float TAUGHT = 0.8f;

static int labelCount;

struct Sentence : Words {
  std::vector<int> gold; // 255: not known, nothing is learned from it
};

template <int D, int L> struct Labeller : Encoder<D, L> {
  const int T = (labelCount + 31) / 32 * 32;
  Table *out, *outBias;
  std::vector<float> h, mask, scores, dscores;

  Labeller() : Encoder<D, L>(false) {
    out = this->table("out", D, T, 0.05f);
    outBias = this->table("outBias", 1, T, 0);
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
  // Shares of the labels of row `r`.
  void shares(int r, float *p) const {
    const float *from = &scores[size_t(r) * T];
    const float top = *std::max_element(from, from + labelCount);
    float sum = 0;
    for (int t = 0; t < labelCount; t++) sum += p[t] = std::exp(from[t] - top);
    for (int t = 0; t < labelCount; t++) p[t] /= sum;
  }
};

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
  std::vector<Labeller<TEACHER_WIDTH, TEACHER_DEPTH> *> teachers;
  for (int i = 5; i < argc; i++) {
    teachers.push_back(new Labeller<TEACHER_WIDTH, TEACHER_DEPTH>);
    teachers.back()->load(argv[i]);
  }
  Labeller<WIDTH, DEPTH> net;
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
      for (auto *teacher : teachers) teacher->forward(batch, false);
      net.dscores.assign(net.scores.size(), 0);
      for (size_t b = 0; b < batch.size(); b++)
        for (int i = 0; i < batch[b]->n; i++) {
          const int gold = batch[b]->gold[i];
          if (gold == 255) continue;
          float p[256] = {}, taught[256];
          net.shares(net.base[b] + i, p);
          loss -= std::log(p[gold] + 1e-9f);
          words++;
          float *d = &net.dscores[size_t(net.base[b] + i) * net.T];
          for (int t = 0; t < labelCount; t++) d[t] = p[t];
          d[gold] -= teachers.empty() ? 1 : 1 - TAUGHT;
          for (auto *teacher : teachers) {
            teacher->shares(teacher->base[b] + i, taught);
            for (int t = 0; t < labelCount; t++) d[t] -= TAUGHT * taught[t] / teachers.size();
          }
          for (int t = 0; t < labelCount; t++) d[t] /= BATCH;
        }
      net.backward(batch);
      net.update(rateAt(done++, total));
    }
    printf("epoch %d: loss %.4f, %.1f s of processor time\n", epoch + 1, loss / words,
           double(clock() - began) / CLOCKS_PER_SEC);
  }
  net.save(argv[2]);
}
