// P1, the supersaw pad, written by hand for four float lanes: the reference that the compiler is measured against.
//
//   g++ -O3 -march=native -std=c++17 p1.cpp -o p1
//   p1 --patch P1 --seconds 10 --reps 5 [--write file.f32]      (one JSON line; raw little-endian stereo float32)
//
// It does what the engine's graph of P1 does, operation for operation where a difference could be heard: integer
// phases, a four-point B-spline residual in every saw, droop equaliser, trapezoidal filter whose coefficients are computed
// every 32 samples and interpolated, linear envelopes and linear delay reads per sample, Freeverb's 16 combs and 8
// all-passes. Arithmetic is 128 bits wide everywhere, as WebAssembly's is (memory may be copied in wider pieces).
//
// What algebra gives for nothing is taken: constant factors are folded into neighbouring constants, and the filter's
// states are advanced directly (6 operations and 7 cycles of latency a channel, instead of 7 and 11). -DLITERAL writes saw
// and filter as textbooks do; the difference between the two is the part of the speed that is algebra, not compiler.
// -DPLAIN is what a good first go gives: the voices of -DLITERAL, chorus and Freeverb in scalar code. It is information, not
// the reference.
//
// Tried on a Zen 4 EPYC (g++ 12.2, which uses AVX-512's 32 registers and three-operand logic here; with -march=znver3
// the whole is 10 % slower). Time-stamp cycles per frame at 2.45 GHz, of about 55 for the whole; the first is in use:
//   saws     all 7 in one loop over the samples 30 · two samples at a time 30-31 · integer max 29-31 · sums in mid and side
//            30-33 · one saw after the other through a buffer 32-34 · a branch past the residual where no lane is near
//            its wrap 32 · one constant fewer, derived from another 33 · textbook form 45
//   filter   in a loop of its own 9.8 · textbook form 11 · in the loop of the saws: 7 more in total · the envelope as a
//            ramp where no corner is near: no gain
//   reverb   four combs at once, lanes = four moments, damping by look-ahead, shifted copies from memory 13 · shifts in
//            registers 14 · rings of exactly the delay's length, updated in place 15-16 · lanes = four lines, transposed in
//            and out 25 · scalar damping 30
//   PLAIN    reverb, one channel after the other 44 · both in one loop 59 · wrapped by `if (++at == size) at = 0` 56 · a block
//            through one line after the other 83 · eight combs as arrays 43 · wider vectors: no gain
//   block    64 frames through the reverb 13 · 128: 12.5, but the rest slows down as much · 32: 16 · 224: 14-16
#ifdef PLAIN
#define LITERAL
#endif

#pragma GCC target("prefer-vector-width=128")
#include <immintrin.h>
#include <time.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>
#include <vector>

namespace {

using v4 = __m128;   // four notes, or four successive moments
using i4 = __m128i;

inline v4 all(double x) { return _mm_set1_ps(float(x)); }
inline v4 vmax(v4 a, v4 b) { return _mm_max_ps(a, b); }
inline v4 vmin(v4 a, v4 b) { return _mm_min_ps(a, b); }
inline v4 vabs(v4 a) { return _mm_andnot_ps(all(-0.0), a); }
inline v4 withSignOf(v4 s, v4 a) { return _mm_or_ps(a, _mm_and_ps(s, all(-0.0))); }  // a >= 0
inline i4 add(i4 a, i4 b) { return _mm_add_epi32(a, b); }

constexpr int SR = 44100;
constexpr int STEP = 32;   // frames between two evaluations of LFOs and filter coefficients
constexpr int BLOCK = 64;  // frames the reverb works on at a time
constexpr int SAWS = 7;
constexpr double PI = 3.14159265358979323846, TWO31 = 2147483648.0;

// --- elementary functions, four at a time (relative errors about 1e-7) ---

v4 sinOfTurns(i4 phase) {  // a full turn is 2^32
  const v4 turns = _mm_cvtepi32_ps(phase) * all(0x1p-32), a = vabs(turns);
  const v4 x = vmin(a, all(0.5) - a) * all(2 * PI), y = x * x;
  v4 p = all(-1 / 39916800.0) * y + all(1 / 362880.0);
  p = ((p * y + all(-1 / 5040.0)) * y + all(1 / 120.0)) * y + all(-1 / 6.0);
  return _mm_xor_ps(x + x * y * p, _mm_and_ps(turns, all(-0.0)));
}

v4 exp2(v4 x) {
  const i4 n = _mm_cvtps_epi32(x);
  const v4 f = x - _mm_cvtepi32_ps(n);
  v4 p = all(1.5403530e-4) * f + all(1.3333558e-3);
  p = ((p * f + all(9.6181291e-3)) * f + all(5.5504109e-2)) * f + all(2.4022651e-1);
  p = (p * f + all(6.9314718e-1)) * f + all(1);
  return p * _mm_castsi128_ps(_mm_slli_epi32(add(n, _mm_set1_epi32(127)), 23));
}

v4 tan(v4 x) {  // 0 <= x < 0.8
  const v4 y = x * x;
  const v4 s = ((all(1 / 362880.0) * y + all(-1 / 5040.0)) * y + all(1 / 120.0)) * y + all(-1 / 6.0);
  const v4 c = ((all(1 / 40320.0) * y + all(-1 / 720.0)) * y + all(1 / 24.0)) * y + all(-0.5);
  return (x + x * y * s) / (all(1) + y * c);
}

// --- parts ---

// Linear segments as the lower envelope of straight lines (true while the gate ends during sustain, as in P1).
struct Adsr {
  v4 attack, decay, decayAt0, sustain, release, releaseAt0;
  Adsr(double a, double d, double s, double r, double gate)
      : attack(all(1 / (a * SR))), decay(all((1 - s) / (d * SR))), decayAt0(all(1 + a * (1 - s) / d)), sustain(all(s)),
        release(all(s / (r * SR))), releaseAt0(all(s * (gate + r) / r)) {}
  v4 at(v4 t) const {  // t: samples since note-on
    const v4 held = vmin(t * attack, vmax(decayAt0 - t * decay, sustain));
    return vmax(vmin(held, releaseAt0 - t * release), v4{});
  }
};

struct Saw {
  i4 inc;
  v4 left, right;  // gains
#ifdef LITERAL
  v4 period;
#else
  v4 slopeA, atWrapA, slopeB, atWrapB;
#endif
};

// A ramp less the residual of a four-point B-spline step: (a^4 - 4 b^4) / 12, a = max(2 - u, 0), b = max(1 - u, 0), where u
// is the distance to the wrap in nodes of the spline, which lie 1.1 samples apart.
inline v4 sawAt(i4 phase, const Saw& saw) {
#ifdef LITERAL
  const v4 s = _mm_cvtepi32_ps(phase) * all(0x1p-31), u = (all(1) - vabs(s)) * saw.period;
  v4 a = vmax(all(2) - u, v4{}), b = vmax(all(1) - u, v4{});
  a = a * a, b = b * b;
  return s - withSignOf(s, (a * a - all(4) * (b * b)) * all(1.0 / 12));
#else  // scaled by 2^31, which the gains undo; the factors 1/12 and 1/3 are inside a and b
  const v4 s = _mm_cvtepi32_ps(phase), d = vabs(s);
  v4 a = vmax(d * saw.slopeA + saw.atWrapA, v4{}), b = vmax(d * saw.slopeB + saw.atWrapB, v4{});
  a = a * a, b = b * b;
  return s - withSignOf(s, a * a - b * b);
#endif
}

#ifdef PLAIN  // chorus and reverb sample by sample; the compiler may vectorise what it can

// 0.7 x + 0.5 x delayed by d0 samples at the start of a step and by d1 at its end.
class Chorus {
 public:
  void process(float* x, float d0, float d1) {
    const float slope = (d1 - d0) / STEP;
    for (int i = 0; i < STEP; i++) {
      data_[at_] = x[i];
      const float delay = d0 + i * slope;
      const int whole = int(delay);
      const float f = delay - whole;
      const float x0 = data_[(at_ - whole) & (SIZE - 1)], x1 = data_[(at_ - whole - 1) & (SIZE - 1)];
      x[i] = 0.7f * x[i] + 0.5f * (x0 + f * (x1 - x0));
      at_ = (at_ + 1) & (SIZE - 1);
    }
  }

 private:
  static constexpr int SIZE = 1024;  // more than 16 ms
  float data_[SIZE] = {};
  int at_ = 0;
};

struct Comb {
  int size, at = 0;
  float damped = 0, data[1640] = {};
  Comb(int delay) : size(delay) {}
  float process(float x) {
    const float y = data[at];
    damped = 0.92f * y + 0.08f * damped;
    data[at] = x + 0.9352f * damped;
    at = at + 1 == size ? 0 : at + 1;
    return y;
  }
};

struct Allpass {
  int size, at = 0;
  float data[579] = {};
  Allpass(int delay) : size(delay) {}
  float process(float x) {
    const float y = data[at];
    data[at] = x + 0.5f * y;
    at = at + 1 == size ? 0 : at + 1;
    return y - x;
  }
};

class Freeverb {
 public:
  void process(float* left, float* right) {
    float in[BLOCK];
    for (int i = 0; i < BLOCK; i++) in[i] = 0.015f * (left[i] + right[i]);
    for (int c = 0; c < 2; c++) {
      float* x = c ? right : left;
      for (int i = 0; i < BLOCK; i++) {
        float y = 0;
        for (Comb& comb : combs_[c]) y += comb.process(in[i]);
        for (Allpass& allpass : allpasses_[c]) y = allpass.process(y);
        x[i] = 0.8f * x[i] + 0.9f * y;
      }
    }
  }

 private:
  Comb combs_[2][8] = {
      {1116, 1188, 1277, 1356, 1422, 1491, 1557, 1617}, {1139, 1211, 1300, 1379, 1445, 1514, 1580, 1640}};
  Allpass allpasses_[2][4] = {{556, 441, 341, 225}, {579, 464, 364, 248}};
};

#else  // not PLAIN

// A delay line in a ring of whole blocks. Its first block is repeated behind the end and its last sample before the
// start, so that any block-long read, and the same read one sample earlier, is contiguous.
class Ring {
 public:
  explicit Ring(int delay)
      : delay_(delay), size_((delay + 2 * BLOCK - 1) / BLOCK * BLOCK),
        memory_(new(std::align_val_t(64)) float[16 + size_ + BLOCK]()), data_(memory_.get() + 16) {}
  const float* read() const { return data_ + (at_ < delay_ ? at_ - delay_ + size_ : at_ - delay_); }
  float* write() { return data_ + at_; }
  void advance() {
    if (at_ == 0) memcpy(data_ + size_, data_, BLOCK * sizeof(float));
    if ((at_ += BLOCK) == size_) data_[-1] = data_[size_ - 1], at_ = 0;
  }

 private:
  struct Free { void operator()(float* p) const { operator delete[](p, std::align_val_t(64)); } };
  int delay_, size_, at_ = 0;
  std::unique_ptr<float[], Free> memory_;
  float* data_;
};

// 0.7 x + 0.5 x delayed by d0 samples at the start of a step and by d1 at its end.
class Chorus {
 public:
  void process(float* x, float d0, float d1) {
    for (int i = 0; i < STEP; i += 4) _mm_store_ps(data_ + at_ + i, _mm_load_ps(x + i));
    if (at_ < 2 * STEP) memcpy(data_ + SIZE + at_, data_ + at_, STEP * sizeof(float));
    const int back = int(std::max(d0, d1)) + 1;
    const float* p = data_ + ((at_ - back) & (SIZE - 1));
    const v4 speed = all(1 - (d1 - d0) / STEP);
    v4 pos = all(back - d0) + _mm_setr_ps(0, 1, 2, 3) * speed;
    for (int i = 0; i < STEP; i += 4, pos += all(4) * speed) {
      const i4 n = _mm_cvttps_epi32(pos);
      const v4 f = pos - _mm_cvtepi32_ps(n);
      const v4 a = pairs(p + _mm_extract_epi32(n, 0), p + _mm_extract_epi32(n, 1));
      const v4 b = pairs(p + _mm_extract_epi32(n, 2), p + _mm_extract_epi32(n, 3));
      const v4 x0 = _mm_shuffle_ps(a, b, 0x88), x1 = _mm_shuffle_ps(a, b, 0xdd);
      _mm_store_ps(x + i, all(0.7) * _mm_load_ps(x + i) + all(0.5) * (x0 + f * (x1 - x0)));
    }
    at_ = (at_ + STEP) & (SIZE - 1);
  }

 private:
  static v4 pairs(const float* a, const float* b) {
    return _mm_loadh_pi(_mm_castpd_ps(_mm_load_sd(reinterpret_cast<const double*>(a))), reinterpret_cast<const __m64*>(b));
  }
  static constexpr int SIZE = 1024;  // more than 16 ms and a step
  alignas(64) float data_[SIZE + 2 * STEP] = {};
  int at_ = 0;
};

// Freeverb. All delays are longer than a block, so lanes are four successive moments of one line. The damping inside the
// combs, z[n] = c x[n] + d z[n-1], is looked ahead to z[n] = t[n] + d^2 t[n-2] + d^4 z[n-4] with t[n] = c (x[n] + d x[n-1]).
class Freeverb {
 public:
  void process(float* left, float* right) {
    alignas(64) v4 in[VECTORS], out[VECTORS];
    for (int i = 0; i < VECTORS; i++) in[i] = all(0.015) * (_mm_load_ps(left + 4 * i) + _mm_load_ps(right + 4 * i));
    for (int channel = 0; channel < 2; channel++) {
      Comb* combs = combs_ + 8 * channel;
      for (v4& o : out) o = v4{};
      fourCombs(combs, in, out);
      fourCombs(combs + 4, in, out);
      fourAllpasses(allpasses_ + 4 * channel, out, channel ? right : left);
    }
  }

 private:
  static constexpr int VECTORS = BLOCK / 4;
  struct Comb {
    Ring ring;
    v4 t, z;
    Comb(int delay) : ring(delay), t{}, z{} {}
  };

  static void fourCombs(Comb* combs, const v4* in, v4* out) {
    constexpr double D = 0.08, FEEDBACK = 0.9352;
    const v4 c0 = all(FEEDBACK * (1 - D)), c1 = all(FEEDBACK * (1 - D) * D), d2 = all(D * D), d4 = all(D * D * D * D);
    const float* from[4];
    float* to[4];
    v4 t[4], z[4];
    for (int j = 0; j < 4; j++) {
      from[j] = combs[j].ring.read(), to[j] = combs[j].ring.write();
      t[j] = combs[j].t, z[j] = combs[j].z;
    }
    for (int i = 0; i < VECTORS; i++) {
      v4 sum = out[i];
#pragma GCC unroll 4
      for (int j = 0; j < 4; j++) {
        const v4 x = _mm_loadu_ps(from[j] + 4 * i), before = _mm_loadu_ps(from[j] + 4 * i - 1);
        const v4 now = c0 * x + c1 * before;
        const v4 twoAgo = _mm_shuffle_ps(t[j], now, 0x4e);
        z[j] = now + d2 * twoAgo + d4 * z[j];
        t[j] = now;
        _mm_store_ps(to[j] + 4 * i, in[i] + z[j]);
        sum += x;
      }
      out[i] = sum;
    }
    for (int j = 0; j < 4; j++) combs[j].ring.advance(), combs[j].t = t[j], combs[j].z = z[j];
  }

  static void fourAllpasses(Ring* rings, const v4* in, float* x) {  // and the mix with the dry signal
    const float *p0 = rings[0].read(), *p1 = rings[1].read(), *p2 = rings[2].read(), *p3 = rings[3].read();
    float *w0 = rings[0].write(), *w1 = rings[1].write(), *w2 = rings[2].write(), *w3 = rings[3].write();
    for (int i = 0; i < VECTORS; i++) {
      const auto pass = [i](v4 y, const float* from, float* to) {
        const v4 b = _mm_loadu_ps(from + 4 * i);
        _mm_store_ps(to + 4 * i, y + all(0.5) * b);
        return b - y;
      };
      const v4 y = pass(pass(pass(pass(in[i], p0, w0), p1, w1), p2, w2), p3, w3);
      _mm_store_ps(x + 4 * i, all(0.8) * _mm_load_ps(x + 4 * i) + all(0.9) * y);
    }
    for (int j = 0; j < 4; j++) rings[j].advance();
  }

  Comb combs_[16] = {1116, 1188, 1277, 1356, 1422, 1491, 1557, 1617, 1139, 1211, 1300, 1379, 1445, 1514, 1580, 1640};
  Ring allpasses_[8] = {Ring(556), Ring(441), Ring(341), Ring(225), Ring(579), Ring(464), Ring(364), Ring(248)};
};

#endif  // PLAIN

// --- the patch ---

class P1 {
 public:
  P1() {
    const int notes[4] = {60, 64, 67, 71};
    const double detune[SAWS] = {-25, -16, -8, 0, 8, 16, 25}, pan[SAWS] = {-0.8, -0.53, -0.27, 0, 0.27, 0.53, 0.8};
    for (int s = 0; s < SAWS; s++) {
      Saw& saw = saws_[s];
      for (int n = 0; n < 4; n++) {
        const double hz = 440 * std::pow(2, (notes[n] - 69) / 12.0 + detune[s] / 1200);
        reinterpret_cast<int32_t*>(&saw.inc)[n] = int32_t(std::lround(hz / SR * 2 * TWO31));
        const double period = SR / (2 * hz) / 1.1;  // in nodes of the spline, 1.1 samples apart
#ifdef LITERAL
        saw.period[n] = float(period);
#else
        const double a = std::pow(TWO31 / 12, 0.25), b = std::pow(TWO31 / 3, 0.25);
        saw.slopeA[n] = float(a * period / TWO31), saw.atWrapA[n] = float(a * (2 - period));
        saw.slopeB[n] = float(b * period / TWO31), saw.atWrapB[n] = float(b * (1 - period));
#endif
      }
#ifdef LITERAL
      const double gain = 0.06;
#else
      const double gain = 0.06 / TWO31 / 2;  // the filter below gives twice its output
#endif
      saw.left = all(gain * std::cos((pan[s] + 1) * PI / 4)), saw.right = all(gain * std::sin((pan[s] + 1) * PI / 4));
    }
    // LFOs: cutoff, chorus left (sine), chorus right (cosine), none
    const auto perStep = [](double hz) { return int32_t(std::lround(hz * STEP / SR * 2 * TWO31)); };
    lfoInc_ = _mm_setr_epi32(perStep(0.3), perStep(0.6), perStep(0.6), 0);
    lfoPhase_ = _mm_setr_epi32(0, 0, 1 << 30, 0);
    lfo_ = sinOfTurns(lfoPhase_);
    coefficients(a_);
  }

  void render(float* out, int frames) {  // interleaved
    alignas(64) float left[BLOCK], right[BLOCK];
    for (int n = 0; n < frames; n += BLOCK) {
      for (int o = 0; o < BLOCK; o += STEP) {
        const v4 before = lfo_;
        notes(left + o, right + o);
        const v4 d0 = all(0.012 * SR) + all(0.004 * SR) * before, d1 = all(0.012 * SR) + all(0.004 * SR) * lfo_;
        chorus_[0].process(left + o, d0[1], d1[1]);
        chorus_[1].process(right + o, d0[2], d1[2]);
      }
      reverb_.process(left, right);
      const int count = std::min(BLOCK, frames - n);
      for (int i = 0; i < count; i++) out[2 * (n + i)] = left[i], out[2 * (n + i) + 1] = right[i];
    }
  }

 private:
  void coefficients(v4 a[3]) const {
    const v4 octaves = all(3) * cutoffEnvelope_.at(time_) + all(0.75) * _mm_shuffle_ps(lfo_, lfo_, 0);
    const v4 g = tan(all(800 * PI / SR) * exp2(octaves)), k = all(0.5);
    a[0] = all(1) / (all(1) + g * (g + k));
#ifndef LITERAL
    a[0] += a[0];
#endif
    a[1] = g * a[0], a[2] = g * a[1];
#ifndef LITERAL
    a[0] -= all(1);
#endif
  }

  static inline v4 lowPass(v4 x, v4 a1, v4 a2, v4 a3, v4& ic1, v4& ic2) {
    const v4 v3 = x - ic2;
#ifdef LITERAL
    const v4 v1 = a1 * ic1 + a2 * v3, v2 = ic2 + a2 * ic1 + a3 * v3;
    ic1 = all(2) * v1 - ic1, ic2 = all(2) * v2 - ic2;
    return v2;
#else  // with 2 a1 - 1, 2 a2, 2 a3: new ic2 = 2 v2 - ic2, so the sum of both states is 2 v2
    const v4 next = (ic2 + a2 * ic1) + a3 * v3, twice = ic2 + next;
    ic1 = a1 * ic1 + a2 * v3, ic2 = next;
    return twice;
#endif
  }

  // One step of the four notes, summed.
  void notes(float* outLeft, float* outRight) {
    v4 t = time_, b[3], slope[3];
    time_ += all(STEP);
    lfoPhase_ = add(lfoPhase_, lfoInc_);
    lfo_ = sinOfTurns(lfoPhase_);
    coefficients(b);
    for (int i = 0; i < 3; i++) slope[i] = (b[i] - a_[i]) * all(1.0 / STEP);

    alignas(64) v4 left[STEP], right[STEP];
    i4 phase[SAWS];
    memcpy(phase, phase_, sizeof phase);
    for (int i = 0; i < STEP; i++) {
      v4 l{}, r{};
#pragma GCC unroll 7
      for (int s = 0; s < SAWS; s++) {
        const v4 y = sawAt(phase[s], saws_[s]);
        phase[s] = add(phase[s], saws_[s].inc);
        l += y * saws_[s].left, r += y * saws_[s].right;
      }
      left[i] = l, right[i] = r;
    }
    memcpy(phase_, phase, sizeof phase);

    v4 a1 = a_[0], a2 = a_[1], a3 = a_[2];
    Channel L = left_, R = right_;
    for (int i = 0; i < STEP; i += 4) {
      v4 l[4], r[4];
#pragma GCC unroll 4
      for (int j = 0; j < 4; j++) {
        a1 += slope[0], a2 += slope[1], a3 += slope[2];
        const v4 envelope = amplitude_.at(t);
        l[j] = lowPass(L.equalise(left[i + j]), a1, a2, a3, L.ic1, L.ic2) * envelope;
        r[j] = lowPass(R.equalise(right[i + j]), a1, a2, a3, R.ic1, R.ic2) * envelope;
        t += all(1);
      }
      _MM_TRANSPOSE4_PS(l[0], l[1], l[2], l[3]);
      _MM_TRANSPOSE4_PS(r[0], r[1], r[2], r[3]);
      _mm_store_ps(outLeft + i, ((l[0] + l[1]) + l[2]) + l[3]);
      _mm_store_ps(outRight + i, ((r[0] + r[1]) + r[2]) + r[3]);
    }
    left_ = L, right_ = R;
    memcpy(a_, b, sizeof a_);
  }

  struct Channel {
    v4 ic1{}, ic2{}, x1{}, x2{}, x3{}, x4{};
    v4 equalise(v4 x) {  // lifts what the B-spline's droop took
      const v4 y = all(1.21) * x2 - all(0.105) * (x + x4);
      x4 = x3, x3 = x2, x2 = x1, x1 = x;
      return y;
    }
  };

  Saw saws_[SAWS];
  i4 phase_[SAWS] = {}, lfoPhase_, lfoInc_;
  v4 lfo_, time_ = _mm_setr_ps(0, -882, -1764, -2646);  // samples since each note's start
  v4 a_[3];
  Adsr amplitude_{0.5, 0.5, 0.8, 1.5, 8}, cutoffEnvelope_{0.8, 1.0, 0.6, 1.5, 8};
  Channel left_, right_;
  Chorus chorus_[2];
  Freeverb reverb_;
};

double milliseconds(clockid_t clock) {
  timespec t;
  clock_gettime(clock, &t);
  return t.tv_sec * 1e3 + t.tv_nsec * 1e-6;
}

[[noreturn]] void fail(const std::string& message) {
  fprintf(stderr, "p1: %s\n", message.c_str());
  exit(2);
}

}  // namespace

int main(int argc, char** argv) {
  std::string patch = "P1", file;
  double seconds = 10;
  int reps = 5;
  for (int i = 1; i < argc; i += 2) {
    const std::string name = argv[i];
    if (i + 1 == argc) fail(name + " needs a value");
    const std::string value = argv[i + 1];
    if (name == "--patch") patch = value;
    else if (name == "--seconds") seconds = atof(value.c_str());
    else if (name == "--reps") reps = atoi(value.c_str());
    else if (name == "--write") file = value;
    else fail("unknown option " + name);
  }
  if (patch != "P1") fail("unknown patch " + patch);
  if (!(seconds > 0 && seconds <= 600) || reps < 0) fail("--seconds must be in (0, 600], --reps at least 0");

  _MM_SET_FLUSH_ZERO_MODE(_MM_FLUSH_ZERO_ON);
  _mm_setcsr(_mm_getcsr() | 0x40);  // denormals are zero

  const int frames = int(std::lround(seconds * SR));
  std::vector<float> out(2 * size_t(frames));
  std::vector<double> wall, cpu;
  double build = 0;
  for (int r = 0; r <= reps; r++) {
    const double start = milliseconds(CLOCK_MONOTONIC);
    const auto p1 = std::make_unique<P1>();
    const double w = milliseconds(CLOCK_MONOTONIC), c = milliseconds(CLOCK_PROCESS_CPUTIME_ID);
    if (r == 0) build = w - start;
    p1->render(out.data(), frames);
    wall.push_back(milliseconds(CLOCK_MONOTONIC) - w), cpu.push_back(milliseconds(CLOCK_PROCESS_CPUTIME_ID) - c);
  }
  const auto list = [](const std::vector<double>& x) {
    std::string s;
    for (size_t i = 1; i < x.size(); i++) s += (i > 1 ? "," : "") + std::to_string(x[i]);
    return "[" + s + "]";
  };
  printf("{\"engine\":\"cpp\",\"version\":\"g++ %s\",\"buildMs\":%f,\"firstMs\":%f,\"repsMs\":%s,\"cpuMs\":%s}\n",
         __VERSION__, build, wall[0], list(wall).c_str(), list(cpu).c_str());
  if (!file.empty()) {
    FILE* f = fopen(file.c_str(), "wb");
    if (!f || fwrite(out.data(), sizeof(float), out.size(), f) != out.size() || fclose(f)) fail("cannot write " + file);
  }
}
