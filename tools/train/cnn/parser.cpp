// Trains a dependency parser: the encoder of network.h under a greedy arc-hybrid transition parser.
//
//   h  = relu(sum of slot matrices * x + state vectors)                 12 places of the parser's state
//   score(action) = U[action] * h                                       only for the actions that the tags allow
//
// Loss: minus the log-likelihood of the set of actions that lose no gold arc (dynamic oracle, Goldberg and Nivre 2013).
// src/language/parser.ts runs what this writes; slots and state features stand in the same order there.
// Called by tools/train/parser.ts: parser INPUT OUTPUT EPOCHS SEED [TEACHER...]
#include "network.h"

#ifndef WIDTH
#define WIDTH 128
#endif
#ifndef TEACHER_WIDTH
#define TEACHER_WIDTH 128
#endif
#ifndef HIDDEN_DROP
#define HIDDEN_DROP 77
#endif
// How much of what is learned comes from the teachers.
#ifndef TAUGHT
#define TAUGHT 0.5f
#endif
constexpr int LAYERS = 3, SLOTS = 12, MOST = 402;
constexpr int LABEL_FEATURES = 9;
// Sizes of the state features behind the labels: two distances, five counts of dependents, two of what stands between, quotes.
constexpr int OTHER_FEATURES = 10;
constexpr int otherSizes[OTHER_FEATURES] = {9, 9, 5, 5, 5, 5, 5, 16, 16, 8};
constexpr int FEATURES = LABEL_FEATURES + OTHER_FEATURES;

// ---- Data ----

struct Sentence : Words {
  std::vector<int> head, label;
  std::vector<std::vector<int>> children;
  std::vector<int> commas, verbs, marks;
};
static int labelCount;
static std::vector<int> offsets, lists, kinds;

static std::vector<Sentence> readSet(FILE *f) {
  std::vector<Sentence> out(readInt(f));
  for (Sentence &s : out) {
    s.read(f);
    s.head = readInts(f, s.n);
    s.label = readInts(f, s.n);
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

template <int D> struct Network : Encoder<D, LAYERS> {
  Table *slot[SLOTS], *none, *state, *bias, *out, *outBias;
  std::vector<float> proj, dproj;

  Network() : Encoder<D, LAYERS>(true) {
    int stateRows = LABEL_FEATURES * (labelCount + 1);
    for (int size : otherSizes) stateRows += size;
    for (int k = 0; k < SLOTS; k++)
      slot[k] = this->table("slot" + std::to_string(k), D, D, std::sqrt(0.5f / (6 * D)));
    none = this->table("none", SLOTS, D, 0.05f);
    state = this->table("state", stateRows, D, 0.05f);
    bias = this->table("bias", 1, D, 0);
    out = this->table("out", 1 + 2 * labelCount, D, 0.05f, true);
    outBias = this->table("outBias", 1 + 2 * labelCount, 1, 0, true);
  }

  void forward(const std::vector<const Sentence *> &batch, bool train) {
    this->encode(batch, train);
    const int rows = this->rows;
    const size_t size = size_t(rows) * D;
    proj.assign(size * SLOTS, 0);
    for (int k = 0; k < SLOTS; k++)
      multiply(false, false, rows, D, D, this->x[LAYERS].data(), D, slot[k]->at(0), D, &proj[size * k], D);
    if (train) dproj.assign(size * SLOTS, 0);
  }

  void backward(const std::vector<const Sentence *> &batch) {
    const int rows = this->rows;
    const size_t size = size_t(rows) * D;
    this->dx.assign(size, 0);
    for (int k = 0; k < SLOTS; k++) {
      multiply(true, false, D, D, rows, this->x[LAYERS].data(), D, &dproj[size * k], D, slot[k]->grad(0), D);
      multiply(false, true, rows, D, D, &dproj[size * k], D, slot[k]->at(0), D, this->dx.data(), D);
    }
    this->learnBack(batch);
  }

  // Sums of the hidden layer before its relu, for a state of sentence b.
  void hidden(int b, int n, const int *slots, const int *features, float *h) {
    const size_t size = size_t(this->rows) * D;
    memcpy(h, bias->at(0), D * 4);
    for (int k = 0; k < SLOTS; k++) {
      const float *from = slots[k] > n ? none->at(k) : &proj[size * k + size_t(this->base[b] + slots[k]) * D];
      for (int d = 0; d < D; d++) h[d] += from[d];
    }
    for (int k = 0; k < FEATURES; k++) {
      const float *from = state->at(features[k]);
      for (int d = 0; d < D; d++) h[d] += from[d];
    }
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
static std::vector<Network<TEACHER_WIDTH> *> teachers;

template <int D> static void learn(Network<D> &net, int b, const Sentence &s, bool explore) {
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
    fillMask(mask, D, HIDDEN_DROP);
    for (int d = 0; d < D; d++) h[d] *= mask[d] = h[d] > 0 ? mask[d] : 0;
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
    for (auto *teacher : teachers) {
      float th[TEACHER_WIDTH], their[256], sum = 0, most = -1e30f;
      teacher->hidden(b, s.n, slots, features, th);
      for (float &x : th) x = std::max(0.f, x);
      for (int c = 0; c < state.count; c++) most = std::max(most, their[c] = teacher->score(state.actions[c], th));
      for (int c = 0; c < state.count; c++) sum += their[c] = std::exp(their[c] - most);
      for (int c = 0; c < state.count; c++) taught[c] += their[c] / sum / teachers.size();
    }
    for (int c = 0; c < state.count; c++) {
      const float p = scores[c] / all;
      float delta = (costs[c] == least ? p - scores[c] / good : p) / BATCH;
      if (!teachers.empty()) delta = (1 - TAUGHT) * delta + TAUGHT * (p - taught[c]) / BATCH;
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

template <int D> static void evaluate(Network<D> &net, const std::vector<Sentence> &set, const char *name) {
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
  if (argc < 5) return fprintf(stderr, "parser INPUT OUTPUT EPOCHS SEED [TEACHER...]\n"), 1;
  setvbuf(stdout, nullptr, _IOLBF, 0);
  const int epochs = atoi(argv[3]);
  chance ^= uint64_t(atoi(argv[4])) * 0x2545f4914f6cdd1dull;
  FILE *f = fopen(argv[1], "rb");
  if (!f) return fprintf(stderr, "Cannot open %s.\n", argv[1]), 1;
  readTables(f);
  labelCount = readInt(f);
  offsets = readInts(f, (tagCount + 1) * tagCount * 2 + 1);
  lists = readInts(f, readInt(f));
  kinds = readInts(f, tagCount);
  std::vector<Sentence> train = readSet(f), dev = readSet(f);
  fclose(f);
  Network<WIDTH> net;
  for (int i = 5; i < argc; i++) {
    teachers.push_back(new Network<TEACHER_WIDTH>);
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
    shuffle(order);
    lossSum = stepSum = wrongSum = 0;
    for (size_t from = 0; from < order.size(); from += BATCH) {
      std::vector<const Sentence *> batch;
      for (size_t i = from; i < std::min(order.size(), from + BATCH); i++) batch.push_back(&train[order[i]]);
      net.forward(batch, true);
      for (auto *teacher : teachers) teacher->forward(batch, false);
      for (size_t b = 0; b < batch.size(); b++) learn(net, int(b), *batch[b], epoch > 0);
      net.backward(batch);
      net.update(rateAt(done++, total));
    }
    printf("epoch %d: loss %.4f, %.2f %% of steps wrong, %.1f s of processor time\n", epoch + 1, lossSum / stepSum,
           100.0 * wrongSum / stepSum, double(clock() - began) / CLOCKS_PER_SEC);
    evaluate(net, dev, "EWT dev");
  }
  net.save(argv[2]);
}
